"""The tools that fazhi itself is developed with, run in its source tree."""

import subprocess
import sys
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path
from typing import Final

from fazhi.cli.shipped import source_tree
from fazhi.cli.streams import complain
from fazhi.model.both import Both
from fazhi.model.errors import InputError

TEST: Final = ("pytest", "-n", "auto", "--dist", "worksteal", "-m", "not bench")
TORTURE: Final = ("pytest", "tests/unit/test_torture.py", "-s", "-p", "no:randomly")
BENCH: Final = (
    "pytest", "tests/bench", "-m", "bench", "-o", "addopts=--strict-markers --strict-config", "-p", "no:randomly", "-s",
)  # fmt: skip
CHECK: Final = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("vulture",),
    ("importlinter.cli",),
    TEST,
    BENCH,
    ("sphinx", "-c", ".", "-W", "-n", "-E", "-q", "docs", "docs/_build/check"),
    ("build", "--outdir", "build/dist", "."),
)
"""Everything that has to hold, the quick ones first; all are modules of the interpreter."""
_NONE: Final = Both(
    "fazhi dev 只能在 fazhi 的源码文件夹里用（git clone 之后 make test）。",
    "fazhi dev works only in the source tree of fazhi (make test after git clone).",
)


def run_all(commands: Iterable[tuple[str, ...]]) -> int:
    """Run them in the source tree, one after the other; the status of the first that fails.

    Raises:
        InputError: fazhi was installed without its sources.
    """
    with chdir(need_source_tree()):
        for command in commands:
            complain([f"== {' '.join(command)}"])
            if status := subprocess.run([sys.executable, "-m", *command], check=False).returncode:  # noqa: S603 - our own
                return status
    return 0


def need_source_tree() -> Path:
    """The folder that fazhi's sources lie in.

    Raises:
        InputError: fazhi was installed without it.
    """
    root = source_tree()
    if root is None:
        raise InputError.of(_NONE)
    return root
