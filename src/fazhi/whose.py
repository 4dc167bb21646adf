"""Which reports are of one unit: names and places told in full or in part, and two units of one name told apart.

By this it is known as well which kept reports are looked at beside one: its unit's of the year before, and those of
other units.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.model.record import FILE, ReportRecord
from fazhi.model.report import Report
from fazhi.places import place_in, place_named
from fazhi.reading.structure.naming import bare_name, is_of_town
from fazhi.records.report import Head, heads_of

_KEPT: Final = 4096
"""Names that are taken apart once; a site asks for those of its units at each duty."""
MOST_OTHERS: Final = 40
"""Reports that are kept above which other units' are not looked at: each of them would be read for each other one.
`fazhi corpus copies` is made for many."""


class Whose(NamedTuple):
    """A unit by its bare name: 郯城县人民政府 is 郯城县, and 高青县司法局 is the 司法局 of that place."""

    name: str
    """As it is told, without the word for its body."""
    own: str
    """The same without the names of its places."""
    place: Place | None

    @property
    def is_vague(self) -> bool:
        """Whether another report may tell more exactly where it is."""
        return self.place is None or (not self.place.county and is_of_town(self.name))


@lru_cache(_KEPT)
def whose(unit: str, place: Place | None) -> Whose:
    """The unit of a name, at a place where that is known."""
    name = bare_name("".join(unit.split()))
    own = name
    for step in (place.province, place.city, place.county) if place else ():
        own = own.removeprefix(step)
    return Whose(name, own, place)


def of_report(report: Report) -> Whose:
    """Whose a report is, as far as it tells."""
    return whose(report.unit or report.title or report.name, report.territory)


def numbered(units: Sequence[Whose]) -> list[int]:
    """A number for each, the same for those that are one unit.

    One without a place, and a town of which the city alone is known, is the unit of that name in such a place where
    there is only one; where there are several, nobody can tell which, and it is a unit by itself.
    """
    placed: dict[str, set[tuple[str, Place | None]]] = {}
    for item in units:
        if not item.is_vague:
            placed.setdefault(item.name, set()).add((item.own, item.place))
    keys = []
    for item in units:
        key: tuple[str, Place | None] = (item.own, item.place)
        if item.is_vague:
            fit = [each for each in placed.get(item.name, ()) if _may_be(each[1], item.place)]
            key = fit[0] if len(fit) == 1 else (item.name, item.place)
        keys.append(key)
    order = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return [order[key] for key in keys]


def _may_be(fine: Place | None, coarse: Place | None) -> bool:
    return coarse is None or (fine is not None and fine.within(coarse))


def is_one(reports: Iterable[Report]) -> bool:
    """Whether reports are all of one unit."""
    return len(set(numbered([of_report(each) for each in reports]))) == 1


def earlier_folder(home: Path, folders: Sequence[Path], record: ReportRecord | None, report: Report) -> Path | None:
    """The folder of last year's report: the one the record names, else the only one of that unit and the year before.

    Args:
        home: Where reports are kept.
        folders: Those that keep one.
        record: What is recorded of the report.
        report: The report.

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
    heads = heads_of(folders)
    found = [head.folder for head in _of_unit(heads, of_report(report)) if head.year == report.year - 1]
    return found[0] if len(found) == 1 else None  # of two of one year nobody can tell which is meant


def other_folders(folders: Sequence[Path], report: Report) -> tuple[Path, ...]:
    """The folders of other units' reports of the same year or before; none where more than `MOST_OTHERS` are kept.

    One that may be of this unit, though nobody can tell, is none of another.
    """
    if len(folders) > MOST_OTHERS:
        return ()
    heads, own = heads_of(folders), of_report(report)
    ours = {head.folder for head in _of_unit(heads, own)}
    ours |= {
        head.folder
        for head, unit in zip(heads, _units(heads), strict=True)
        if unit.name == own.name and (unit.is_vague or own.is_vague)
    }
    return tuple(head.folder for head in heads if head.folder not in ours and head.year <= report.year)


def _of_unit(heads: tuple[Head, ...], own: Whose) -> list[Head]:
    numbers = _numbered(heads, own)
    return [head for head, number in zip(heads, numbers[:-1], strict=True) if number == numbers[-1]]


@lru_cache(maxsize=64)
def _numbered(heads: tuple[Head, ...], own: Whose) -> list[int]:
    """A number for the unit of each, and last for that of the report."""
    return numbered([*_units(heads), own])


@lru_cache(maxsize=4)
def _units(heads: tuple[Head, ...]) -> tuple[Whose, ...]:
    """Whose each is, by its record; a unit that was made up lies only where that says."""
    return tuple(_whose(head) for head in heads)


def _whose(head: Head) -> Whose:
    try:
        place = place_named(head.territory) if head.territory else None
    except InputError:  # what is wrong with the record is told where it is read whole
        place = None
    return whose(head.unit, place if place or head.fictional else place_in(head.unit))
