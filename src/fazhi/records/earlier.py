"""Which kept reports are looked at beside a report: its unit's of the year before, and those of other units."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from fazhi.model.errors import InputError
from fazhi.model.record import ReportRecord
from fazhi.records.report import FILE

_HEAD: Final = re.compile(r"""^(unit|year): *["']?([^"'#\n]+?)["']? *(?:#.*)?$""", re.MULTILINE)
"""Unit and year in a record, read without the rest of it; the report that is found by them is then read whole."""
MOST_OTHERS: Final = 40
"""Reports that are kept above which other units' are not looked at: each of them would be read for each other one.
`fazhi corpus copies` is made for many."""


def earlier_folder(
    home: Path, folders: Sequence[Path], record: ReportRecord | None, of: tuple[str, int]
) -> Path | None:
    """The folder of last year's report: the one the record names, else the only one of that unit and the year before.

    Args:
        home: Where reports are kept.
        folders: Those that keep one.
        record: What is recorded of the report.
        of: Unit and year of the report.

    Raises:
        InputError: The record names a folder that keeps no report.
    """
    if record is not None and record.previous:
        if not (home / record.previous / FILE).is_file():
            raise InputError(
                f"report.yaml 的 previous 写的是 {record.previous}，{home} 下没有登记的这份报告；请核对。",
                f"report.yaml names {record.previous} as previous, and {home} keeps no such report; check it.",
            )
        return home / record.previous
    state = tuple((folder.name, (folder / FILE).stat().st_mtime_ns) for folder in folders)
    return _by_unit_and_year(home, state).get((of[0], of[1] - 1))


def other_folders(home: Path, folders: Sequence[Path], of: tuple[str, int]) -> tuple[Path, ...]:
    """The folders of other units' reports of the same year or before; none where more than `MOST_OTHERS` are kept."""
    if len(folders) > MOST_OTHERS:
        return ()
    told = _heads(home, tuple((folder.name, (folder / FILE).stat().st_mtime_ns) for folder in folders))
    return tuple(home / name for name, unit, year in told if unit != of[0] and year <= of[1])


@lru_cache(maxsize=4)
def _by_unit_and_year(home: Path, state: tuple[tuple[str, int], ...]) -> Mapping[tuple[str, int], Path]:
    """The folders by unit and year; of two of one year nobody can tell which is meant.

    Kept until a record changes: of 1,000 reports each would read 1,000 records else.
    """
    found: dict[tuple[str, int], list[Path]] = {}
    for name, unit, year in _heads(home, state):
        found.setdefault((unit, year), []).append(home / name)
    return {key: folders[0] for key, folders in found.items() if len(folders) == 1}


@lru_cache(maxsize=4)
def _heads(home: Path, state: tuple[tuple[str, int], ...]) -> tuple[tuple[str, str, int], ...]:
    """Name of the folder, unit and year of each record that tells them."""
    found = []
    for name, _changed in state:
        told = dict(_HEAD.findall((home / name / FILE).read_text(encoding="utf-8", errors="replace")))
        if {"unit", "year"} <= told.keys() and told["year"].isdecimal():
            found.append((name, told["unit"], int(told["year"])))
    return tuple(found)
