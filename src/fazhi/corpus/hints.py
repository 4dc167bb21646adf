"""What the names of a file and of its folders tell of a report, where neither its title nor anybody does."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from fazhi.corpus.manifest import HEADS
from fazhi.intake import Asked, Intake, take_in
from fazhi.model.both import Both, Doubt
from fazhi.model.errors import InputError
from fazhi.model.report import Report
from fazhi.model.unit import UnitKind
from fazhi.model.words import unit_kind
from fazhi.places import place_in
from fazhi.reading.structure.naming import kind_of

_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BY_PATH: Final = ("year", "unit_kind", "unit")


def taken_in(
    path: Path, file: str, asked: Asked, take: Callable[[Path, Asked], Intake]
) -> tuple[Intake, Sequence[str]]:
    """A report; what neither its title nor anybody tells, its name may, and that is noted.

    Args:
        path: Where it lies now.
        file: Its name, from the folder of the corpus on.
        asked: What is said of it.
        take: Takes a report in.
    """
    told: Sequence[str] = ()
    try:
        taken = take(path, asked)
    except InputError:
        hinted = by_path(file, asked)
        if hinted == asked:
            raise
        taken = take(path, hinted)
        told = tuple(name for name in _BY_PATH if getattr(hinted, name) != getattr(asked, name))
    if "year" in told and (doubt := _other_year(taken.report)) is not None:
        report = replace(taken.report, notices=(*taken.report.notices, doubt))
        taken = replace(taken, report=report)
    if taken.report.territory is None and (place := place_in(*_folders(file))):
        return replace(taken, report=replace(taken.report, territory=place)), (*told, "territory")
    return taken, told


def take_named(file: str, name: str, asked: Asked, here: Path, kept: Path | None) -> Intake:
    """One of several reports that are named from `here`, with what its name told among its notices.

    Args:
        file: The report as it was named: a file, or a folder of those that are kept.
        name: Its name from the folder of the corpus on.
        asked: What is said of it.
        here: The folder that it is named from.
        kept: Where a project keeps reports.
    """
    taken, told = taken_in(Path(file), name, asked, lambda _path, asked: take_in(file, asked, here, kept))
    notices = tuple(_notices(taken.report, told))
    return replace(taken, report=replace(taken.report, notices=(*taken.report.notices, *notices))) if notices else taken


def told_by_names(told: Sequence[str]) -> Both:
    """A sentence on the facts that names told."""
    zh, en = "、".join(HEADS[name].zh for name in told), ", ".join(HEADS[name].en for name in told)
    return Both(f"{zh}取自文件名和文件夹名。", f"From the names of file and folders: {en}.")


def _notices(report: Report, told: Sequence[str]) -> Iterator[Both]:
    said = [name for name in told if name in _BY_PATH and not (name == "year" and _other_year(report))]
    if said:
        yield Doubt(*told_by_names(said))
    if "territory" in told:
        yield told_by_names(["territory"])


def _other_year(report: Report) -> Doubt | None:
    """What to check of a report whose title has another year, which cannot be, than its name."""
    titled = sorted({*_YEAR.findall(report.title)} - {str(report.year)})
    if not titled:
        return None
    return Doubt(
        f"标题写的是 {'、'.join(titled)} 年，不可用；年度 {report.year} 取自文件名和文件夹名，请核对。",
        f"The title has {', '.join(titled)}, which cannot be; the year {report.year} is from the names of file and "
        "folder, check it.",
    )


def by_path(file: str, asked: Asked) -> Asked:
    """What the names of a file and of its folders tell, where nothing was said: year, unit and its kind."""
    stem, *folders = _folders(file)
    years = {year for name in (stem, *folders) for year in _YEAR.findall(name)}
    year = asked.year or (int(years.pop()) if len(years) == 1 else None)
    named = next((kind for name in folders if (kind := unit_kind(name))), None)
    unit = _YEAR.sub("", stem).strip(" 年度-_—（）()·.")
    kind = asked.unit_kind or named or kind_of(unit)
    own = unit if asked.unit is None and kind and kind_of(unit) is kind else asked.unit
    return replace(asked, year=year, unit_kind=UnitKind(kind) if kind else None, unit=own)


def _folders(file: str) -> list[str]:
    """The names of a file without its suffix and of the folders it lies in, the nearest first."""
    *folders, name = file.split("/")
    return [name.rpartition(".")[0] or name, *reversed(folders)]
