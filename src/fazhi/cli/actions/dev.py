"""What `fazhi dev …` does: run the tools that fazhi itself is developed with, in its source tree."""

import subprocess
import sys
from collections.abc import Iterable
from contextlib import chdir
from typing import Final

from fazhi.cli.shipped import source_tree
from fazhi.cli.streams import complain
from fazhi.model.errors import InputError

_TEST: Final = ("pytest", "-n", "auto", "--dist", "worksteal", "-m", "not bench")
_BENCH: Final = (
    "pytest", "tests/bench", "-m", "bench", "-o", "addopts=--strict-markers --strict-config", "-p", "no:randomly", "-s",
)  # fmt: skip
_CHECK: Final = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("vulture",),
    ("importlinter.cli",),
    _TEST,
    _BENCH,
    ("sphinx", "-c", ".", "-W", "-n", "-E", "-q", "docs", "docs/_build/check"),
    ("build", "--outdir", "build/dist", "."),
)
"""Everything that has to hold, the quick ones first; all are modules of the interpreter."""
_NONE: Final = (
    "fazhi dev 只能在 fazhi 的源码文件夹里用（git clone 之后 make test）。",
    "fazhi dev works only in the source tree of fazhi (make test after git clone).",
)


def run_test(*, lang: str) -> int:
    """Run the tests of this software."""
    del lang
    return _all([_TEST])


def run_bench(*, lang: str) -> int:
    """Measure speed and memory alone."""
    del lang
    return _all([_BENCH])


def run_check(*, lang: str) -> int:
    """Run everything that continuous integration runs; the first that fails ends it."""
    del lang
    return _all(_CHECK)


def _all(commands: Iterable[tuple[str, ...]]) -> int:
    root = source_tree()
    if root is None:
        raise InputError(*_NONE)
    with chdir(root):
        for command in commands:
            complain([f"== {' '.join(command)}"])
            if status := subprocess.run([sys.executable, "-m", *command], check=False).returncode:  # noqa: S603 - our own
                return status
    return 0
