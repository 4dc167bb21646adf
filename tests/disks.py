"""A disk of a few pages, which is really full when it is full, for tests of what is left then."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PAGE = 4096
"""Bytes in which a disk in memory gives out its room."""


@contextmanager
def small(folder: Path, pages: int) -> Iterator[None]:
    """Lay a disk of so many pages over a folder; the test is passed over where that cannot be.

    Only root on Linux can, and not in most containers: no want of the machine, so a run in which nothing may be skipped
    passes it over too, and what a write limit and /dev/full show stands there for it.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a disk in memory is mounted by root on Linux only")
    command = ["mount", "-t", "tmpfs", "-o", f"size={pages * PAGE}", "tmpfs", folder]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no disk in memory can be mounted here: {getattr(error, 'stderr', error)}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill_up(folder: Path, left: int) -> Path:
    """Take all the room there is but for so many pages; gives the file that takes it."""
    taking = folder / "full"
    with taking.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(PAGE))
        except OSError:
            pass
    with taking.open("rb+") as file:
        file.truncate(max(taking.stat().st_size // PAGE - left, 0) * PAGE)
    return taking
