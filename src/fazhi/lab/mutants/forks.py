"""Whether the tests notice a breakage: each in a process of its own, forked from one that has loaded the rest."""

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType
from typing import Final, NoReturn

from fazhi.lab.mutants.breakages import Mutant
from fazhi.model.both import Both
from fazhi.model.errors import InputError

_COLLECT: Final = "--collect-only"
_FAULT: Final = 70
"""Status of a process in which the tests did not come to be run."""
_LOADED: Final = "loaded.json"
_PATIENCE: Final = 5
"""How many times as long as without a breakage the tests may take; a loop without end counts as noticed."""
_STARTING: Final = 5
"""Seconds of the processor for loading what is tested, besides."""
_WAITING: Final = 60
"""Seconds by the clock that a busy machine may add to that."""
_MOST_MEMORY: Final = 4 * 1024**3
"""Bytes of address space for the tests of one breakage; a list without end counts as noticed too."""
_QUICK: Final = ("-x", "-q", "--disable-plugin-autoload", "-p", "no:cacheprovider")
_NO_FORK: Final = Both(
    "变异测试要靠 fork，本系统没有；请在 Linux 或者 macOS 上做。",
    "Mutation testing forks, which this system cannot; do it on Linux or macOS.",
)


def meet(root: Path, mutants: Iterable[Mutant], jobs: int, work: Path) -> Iterator[tuple[Mutant, bool]]:
    """Whether the tests notice each breakage.

    This process loads what the tests need of other people's software, once. Each breakage gets a fork of it, in which
    the broken code takes the place of its module before the tests import that; files stay as they are.

    Raises:
        InputError: The tests fail without any breakage, or there are none, or the system cannot fork.
    """
    if not hasattr(os, "fork"):
        raise InputError.of(_NO_FORK)
    limits: dict[tuple[str, ...], int] = {}
    running: dict[int, Mutant] = {}
    for mutant in mutants:
        if mutant.tests not in limits:
            limits[mutant.tests] = _limit(root, mutant.tests, work)
        while len(running) >= jobs:
            yield _ended(running, work)
        running[_begun(root, mutant.tests, work, mutant=mutant, limit=limits[mutant.tests])] = mutant
    while running:
        yield _ended(running, work)


def _limit(root: Path, tests: tuple[str, ...], work: Path) -> int:
    """How many seconds of the processor the tests may take with a breakage.

    What collecting them loads from elsewhere stays loaded in this process. Then they run as they will, but for the
    breakage.
    """
    process = _begun(root, tests, work, _COLLECT)
    os.waitpid(process, 0)
    with suppress(FileNotFoundError):
        for name in json.loads((work / str(process) / _LOADED).read_text(encoding="utf-8")):
            with suppress(Exception):  # what cannot be loaded by itself is loaded by the tests
                import_module(name)
    process = _begun(root, tests, work)
    _, status, used = os.wait4(process, 0)
    if status:
        raise InputError(
            f"{'、'.join(tests)} 没有通过或者不存在，先改好它们再做变异测试。",
            f"{', '.join(tests)} fail or are not there; mend them before anything is broken.",
        )
    return _STARTING + round(_PATIENCE * (used.ru_utime + used.ru_stime))


def _ended(running: dict[int, Mutant], work: Path) -> tuple[Mutant, bool]:
    process, status = os.wait()
    shutil.rmtree(work / str(process), ignore_errors=True)
    mutant = running.pop(process)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _FAULT:
        raise RuntimeError(f"the tests of {mutant.key} were not run")
    return mutant, status != 0


def _begun(
    root: Path, tests: tuple[str, ...], work: Path, *options: str, mutant: Mutant | None = None, limit: int = 0
) -> int:
    """The number of a process that runs the tests, with or without a breakage; its status is theirs."""
    process = os.fork()
    return process or _run(root, tests, work / str(os.getpid()), options, mutant, limit)


def _run(
    root: Path, tests: tuple[str, ...], folder: Path, options: tuple[str, ...], mutant: Mutant | None, limit: int
) -> NoReturn:
    """Run them and end with their status."""
    status = _FAULT
    try:
        _confine(root, folder, limit)
        for name in [each for each in sys.modules if each.partition(".")[0] == "fazhi"]:
            del sys.modules[name]  # this process has loaded some, in whose place nothing broken could come
        if mutant:
            sys.meta_path.insert(0, _Broken(root, mutant))
        import hypothesis  # noqa: PLC0415 - for development alone
        import pytest  # noqa: PLC0415 - the same

        search = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # and no shrinking: one failure is enough
        hypothesis.settings.register_profile("mutants", derandomize=True, database=None, phases=search)
        hypothesis.settings.load_profile("mutants")
        for files in _in_turn(root, tests, mutant):
            status = int(pytest.main([*_QUICK, *options, f"--basetemp={folder / 'tests'}", *files]))
            if status:
                break
        if _COLLECT in options:
            (folder / _LOADED).write_text(json.dumps(_loaded(root)), encoding="utf-8")
    finally:
        os._exit(status)


def _in_turn(root: Path, tests: tuple[str, ...], mutant: Mutant | None) -> list[list[str]]:
    """The files of tests; first those named like the module that is broken, so that the others need not be loaded."""
    files = [path.relative_to(root).as_posix() for pattern in tests for path in sorted(root.glob(pattern))]
    own = [name for name in files if mutant and Path(name).stem.endswith(f"_{Path(mutant.file).stem}")]
    others = [name for name in files if name not in own]
    return [group for group in (own, others) if group]


def _confine(root: Path, folder: Path, limit: int) -> None:
    """Let a process say nothing, keep what it writes to its folder, and take no more than its share of the machine."""
    import resource  # noqa: PLC0415 - Windows has none, nor does it get here

    folder.mkdir()
    os.chdir(root)
    sys.path[:0] = [str(root / "src")]
    os.environ["XDG_CACHE_HOME"] = str(folder)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    if limit:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        signal.alarm(_WAITING + _PATIENCE * limit)  # by the clock, for what waits without end


def _loaded(root: Path) -> list[str]:
    """The modules that were loaded from elsewhere than the source tree, but for parts of pytest that it must load."""
    ours = tuple(str(root / folder) for folder in ("src", "tests"))
    files = {name: getattr(module, "__file__", None) for name, module in sys.modules.items()}
    return [
        name for name, file in files.items() if file and not file.startswith(ours) and not name.startswith("_pytest.")
    ]


class _Broken(SourceFileLoader):
    """Finds and loads the broken code where its module is asked for."""

    def __init__(self, root: Path, mutant: Mutant) -> None:
        super().__init__(_module(mutant.file), str(root / mutant.file))
        self.code = mutant.code

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The broken module, and nothing else."""
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, _: str) -> CodeType:
        """The broken code, in place of what the file has."""
        return compile(self.code, self.path, "exec")


def _module(file: str) -> str:
    """The name by which a file of the source tree is imported."""
    parts = Path(file).relative_to("src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
