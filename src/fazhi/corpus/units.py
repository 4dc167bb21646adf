"""Many units over the years: each by itself, with those that cannot be followed and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from fazhi.corpus.batch import Unread
from fazhi.corpus.years import Years, over_years
from fazhi.intake import Intake
from fazhi.model.audit import Audit, Records
from fazhi.model.both import Both
from fazhi.model.report import Report
from fazhi.whose import numbered, of_report


class Read(NamedTuple):
    """A report that was read."""

    file: str
    taken: Intake

    @property
    def report(self) -> Report:
        """The report as it was read."""
        return self.taken.report

    @property
    def unit(self) -> str:
        """Whose it is, as far as it tells."""
        return self.report.unit or self.report.title or self.file


@dataclass(frozen=True, slots=True)
class Units:
    """Units over the years."""

    years: tuple[Years, ...]
    """Of each unit that has reports of two years or more, in the order in which they were named."""
    alone: tuple[Unread, ...]
    """Reports that are followed by nothing: of units with one year only, and where two are of one year."""
    unread: tuple[Unread, ...]


def by_unit(read: Sequence[Read]) -> list[list[Read]]:
    """The reports of each unit, in the order of the years."""
    found: dict[int, list[Read]] = {}
    for number, item in zip(numbered([of_report(each.report) for each in read]), read, strict=True):
        found.setdefault(number, []).append(item)
    return [sorted(items, key=attrgetter("report.year")) for items in found.values()]


def follow_each(
    read: Sequence[Read],
    unread: Sequence[Unread],
    make: Callable[[Report, Records], Audit],
    watch: Callable[[], object],
) -> Units:
    """Follow every unit; `make` audits a report, and `watch` is told after each.

    Where a unit has two reports of one year, which counts nobody can tell: both are named, and its other years stand.
    """
    years, alone = list[Years](), list[Unread]()
    for items in by_unit(read):
        once, twice = _once(items)
        alone += twice
        if len(once) > 1:
            years.append(over_years([*_audits(once, make, watch)]))
        else:
            alone += [Unread(item.file, Both("这个单位只有这一年度的", "its unit has this year only")) for item in once]
    return Units(tuple(years), tuple(alone), tuple(unread))


def _once(items: Sequence[Read]) -> tuple[list[Read], list[Unread]]:
    once, twice = list[Read](), list[Unread]()
    years = [item.report.year for item in items]
    for item in items:
        year = item.report.year
        if years.count(year) == 1:
            once.append(item)
            continue
        told = Both(
            f"{item.unit}有几份{year}年度的报告，请每年留一份", f"{item.unit} has several reports on {year}; keep one"
        )
        twice.append(Unread(item.file, told))
    return once, twice


def _audits(
    items: Sequence[Read], make: Callable[[Report, Records], Audit], watch: Callable[[], object]
) -> Iterator[Audit]:
    """The audits, each beside the report of the year before where there is one."""
    before: Report | None = None
    for item in items:
        records = item.taken.records
        if before is not None and before.year + 1 == item.report.year:
            records = replace(records, earlier=before)
        yield make(item.report, records)
        before = item.report
        watch()
