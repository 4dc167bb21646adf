"""`fazhi serve` as a process, its lines read as they come."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_PATIENCE = 120


class Serving:
    """A project's site, served from a port that is free."""

    def __init__(self, project: Path, out: Path, *options: str) -> None:
        command = [sys.executable, "-m", "fazhi", "serve", "--port=0", f"--output={out}"]
        self._process = subprocess.Popen(
            [*command, f"--catalogue={project / 'requirements'}", *options],
            cwd=project, env={**os.environ, "REPORT": "", "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
            preexec_fn=_listen,  # noqa: PLW1509 - no lock is held
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self._process.stdout:
            self._lines.put(line)

    def until(self, words: str) -> str:
        """What was said up to and with the line that has these words."""
        said = ""
        while True:
            try:
                line = self._lines.get(timeout=_PATIENCE)
            except queue.Empty:
                raise TimeoutError(f"not said: {words}; said: {said}") from None
            said += line
            if words in line:
                return said

    def address(self) -> str:
        """Where the site is, once it was built for the first time."""
        return re.search(r"http://\S+", self.until("http://")).group()

    def seconds(self) -> float:
        """What the next build took, by its own word."""
        return float(re.search(r"up to date in ([0-9.]+) s", self.until("up to date in")).group(1))

    def stop(self) -> int:
        """As with Ctrl-C, which goes to every process; the exit status."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(_PATIENCE)

    def ended(self) -> int:
        """Its exit status, once it ended by itself."""
        return self._process.wait(_PATIENCE)

    def silent(self, seconds: float) -> bool:
        """Whether nothing is said for so long."""
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def rest(self) -> str:
        """What it still said before it ended."""
        self._reader.join()
        return "".join(self._lines.queue)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._process.stdout.close()


def _listen() -> None:
    """Take Ctrl-C as a process in a terminal does: one that a shell started in the background ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
