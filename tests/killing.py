"""Commands run in processes that are killed: at a moment, at a touch of the disk, or in the middle of a write.

A process with everything loaded forks each of them, so that a thousand take minutes and not hours.
"""

import ctypes
import json
import os
import resource
import signal
import struct
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

TOUCHES = ("open", "os.rename", "os.remove", "os.mkdir", "os.listdir", "os.scandir", "os.chmod")
"""What counts as a touch of the disk, by the names of Python's audit events."""


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    """Its exit status; minus the number of the signal that ended it."""
    seconds: float
    told: str


class Forge:
    """A process that forks commands."""

    def __init__(self, folder: Path, warm: Sequence[Sequence[str]]) -> None:
        """`warm` are commands that write nothing, run to load all there is to load."""
        self._process = subprocess.Popen(
            [sys.executable, __file__, json.dumps(warm)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()

    def run(self, command: Sequence[str], **how: Any) -> Ended:
        """Run one command to its end.

        Args:
            command: What `fazhi` is told.
            how: `after`, seconds to its end; `touch`, the touch of the disk at which it ends; `size`, the bytes of a
                file at which a write ends it; `full`, the bytes at which a write fails; `plain`, whether permissions
                hold for it even where it runs as root.
        """
        return self.together([command], **how)[0]

    def together(self, commands: Sequence[Sequence[str]], **how: Any) -> list[Ended]:
        """The same of several at once."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([[list(command) for command in commands], how]) + "\n")
        self._process.stdin.flush()
        return [Ended(*each) for each in json.loads(self._process.stdout.readline())]


def _serve() -> None:
    import filelock  # noqa: F401 - what is loaded late is loaded here, once for all

    from fazhi.cli import main

    with (Path(os.devnull)).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        for command in json.loads(sys.argv[1]):
            main(command)
    for line in sys.stdin:
        commands, how = json.loads(line)
        begun = [_fork(main, command, how) for command in commands]
        print(json.dumps([_wait(child, pipe, how) for child, pipe in begun]), flush=True)


def _fork(main: Any, command: list[str], how: dict[str, Any]) -> tuple[int, int]:
    there, here = os.pipe()
    child = os.fork()
    if child:
        os.close(here)
        return child, there
    os.dup2(here, 1)
    os.dup2(here, 2)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
    _arrange(how)
    status = 70
    try:
        status = main(command)
        sys.stdout.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(status)


def _arrange(how: dict[str, Any]) -> None:
    """Have the process end, or a write fail, where it is to."""
    if "size" in how or "full" in how:
        if "size" in how:
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (how.get("size", how.get("full")),) * 2)
    if how.get("plain") and os.geteuid() == 0:
        header = struct.pack("Ii", 0x20080522, 0)  # no capability is left: permissions hold for this user too
        assert ctypes.CDLL(None).capset(header, bytes(24)) == 0
    if "touch" in how:
        left, here = [how["touch"]], str(Path.cwd())

        def touched(name: str, told: tuple[Any, ...]) -> None:
            if name in TOUCHES and (not isinstance(told[0], str) or not told[0].startswith("/") or here in told[0]):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(touched)


def _wait(child: int, pipe: int, how: dict[str, Any]) -> tuple[int, float, str]:
    begin = time.monotonic()
    if "after" in how:
        time.sleep(how["after"])
        os.kill(child, signal.SIGKILL)  # it waits to be asked how it ended, so that the number is still its own
    with os.fdopen(pipe, encoding="utf-8", errors="replace") as told:
        words = told.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), time.monotonic() - begin, words


if __name__ == "__main__":
    _serve()
