"""One build at a time into a folder: the second waits, says so, and gives up after a while."""

import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from filelock import FileLock, Timeout
from sphinx.application import Sphinx
from sphinx.config import Config

from fazhi.model.errors import InputError

_FILE: Final = ".fazhi.lock"
"""Lies in the folder that is built into, as Sphinx's own .buildinfo does; empty."""
PATIENCE: Final = 600
"""Seconds: the largest sites take a few minutes."""
_HELD: "WeakKeyDictionary[Sphinx, ExitStack]" = WeakKeyDictionary()


def alone(out: Path, patience: float = PATIENCE) -> ExitStack:
    """Keep others from building into a folder until what is returned is closed; one process may ask again.

    The system lets go of it when the process ends, however that ends. A folder that cannot be written to is none of
    ours: who builds there will say so.

    Raises:
        InputError: Another build was still at it when patience ended.
    """
    held = ExitStack()
    lock = FileLock(out / _FILE, is_singleton=True)
    try:
        out.mkdir(parents=True, exist_ok=True)
        try:
            held.enter_context(lock.acquire(timeout=0))
        except Timeout:
            sys.stderr.write(
                f"另一次构建正在写 {out}，等它结束（最多 {patience:g} 秒）…"
                f" / Another build is writing {out}; waiting for it, {patience:g} seconds at most …\n"
            )
            sys.stderr.flush()
            held.enter_context(lock.acquire(timeout=patience))
    except Timeout:
        raise InputError(
            f"等了 {patience:g} 秒，另一次构建还在写 {out}；请等它结束再试，或者另选一个文件夹。",
            f"Another build is still writing {out} after {patience:g} seconds; try again when it has ended, or choose "
            "another folder.",
        ) from None
    except OSError:
        held.close()
    return held


def register(app: Sphinx) -> None:
    """Hold the folder from before anything is read of the last build until this one has ended."""
    app.connect("config-inited", _begin, priority=0)
    app.connect("build-finished", _end, priority=1000)


def _begin(app: Sphinx, _config: Config) -> None:
    try:
        _HELD[app] = alone(Path(app.outdir), PATIENCE)
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from error


def _end(app: Sphinx, _error: Exception | None) -> None:
    with suppress(KeyError):
        _HELD.pop(app).close()
