"""How much more memory a piece of work may take, so that it fails with a sentence before the machine is short of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_STATM: Final = Path("/proc/self/statm")
"""Where Linux tells the pages that a process has reserved."""


@contextmanager
def room(bytes_more: int) -> Iterator[None]:
    """While this is open, what would take more than that raises MemoryError; where systems have no limits, it is open.

    The limit is of what the process reserves, which is more than it fills.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows

        reserved = int(_STATM.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (ImportError, OSError, ValueError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = reserved + bytes_more
    if soft == resource.RLIM_INFINITY or most < soft:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
