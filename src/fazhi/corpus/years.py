"""One unit over the years: which gaps are new, closed or persist, and whether text, law or place changed them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from fazhi.corpus.comparison import Change, Difference, compare
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.errors import InputError
from fazhi.model.obligation import Obligation
from fazhi.whose import is_one


class Cause(StrEnum):
    """What made a verdict differ from that of the year before."""

    TEXT = "text"
    LAW = "law"
    """The duty began, ended or changed its weight with the law in force."""
    PLACE = "place"
    """It binds in one of two places only."""
    KIND = "kind"
    """It binds one of two kinds of unit or roles only."""
    CATALOGUE = "catalogue"
    """The audits were made by other catalogues."""


@dataclass(frozen=True, slots=True)
class Step:
    """One duty from one year to the next."""

    year: int
    """The later year."""
    change: Change
    cause: Cause | None
    """None where nothing changed."""


@dataclass(frozen=True, slots=True)
class Course:
    """One duty over all years."""

    obligation: Obligation
    assessments: tuple[Assessment, ...]
    """One of each report, in the order of the years."""
    steps: tuple[Step, ...]
    """From each report to the next."""
    standing: int
    """Years in a row, up to the last, in which it was a gap; 0 where it is none now; without a report they end."""

    @property
    def latest(self) -> Assessment:
        """The verdict on the newest report."""
        return self.assessments[-1]


@dataclass(frozen=True, slots=True)
class Years:
    """The reports of one unit over the years."""

    audits: tuple[Audit, ...]
    """In the order of the years."""
    courses: tuple[Course, ...]
    """In catalogue order."""

    def changed(self, at: int, *changes: Change) -> list[tuple[Course, Step]]:
        """The duties that changed so from the report at a place to the next, the gravest first."""
        found = [(item, item.steps[at]) for item in self.courses if item.steps[at].change in changes]
        return sorted(found, key=lambda each: -each[0].assessments[at + 1].gravity.rank)

    @property
    def missing(self) -> list[int]:
        """The years between the first and the last of which there is no report."""
        own = {audit.report.year for audit in self.audits}
        return [year for year in range(min(own), max(own)) if year not in own]

    def standing(self, least: int = 2) -> list[Course]:
        """Gaps that stand in so many reports in a row or more, the oldest and gravest first."""
        found = [item for item in self.courses if item.standing >= least]
        return sorted(found, key=lambda item: (-item.standing, -item.latest.gravity.rank))


def over_years(audits: Sequence[Audit]) -> Years:
    """The courses of all duties, given the audits of one unit's reports in the order of the years.

    Raises:
        InputError: They are of several units, or two are of one year.
    """
    _check(audits)
    compared = [compare(first, second) for first, second in pairwise(audits)]
    causes = [[_cause(item, first, second) for item in differences] for differences, (first, second) in
              zip(compared, pairwise(audits), strict=True)]  # fmt: skip
    known = [{item.obligation.id: item for item in audit.assessments} for audit in audits]
    steps: dict[str, list[Step]] = {}
    for differences, why, audit in zip(compared, causes, audits[1:], strict=True):
        for item, cause in zip(differences, why, strict=True):
            steps.setdefault(item.obligation.id, []).append(Step(audit.report.year, item.change, cause))
    courses, own = [], [item.report.year for item in audits]
    for duty, told in steps.items():
        if len(told) == len(audits) - 1:
            assessments = tuple(each[duty] for each in known)
            courses.append(Course(assessments[-1].obligation, assessments, tuple(told), _standing(assessments, own)))
    return Years(tuple(audits), tuple(courses))


def _check(audits: Sequence[Audit]) -> None:
    units = list(dict.fromkeys(item.report.unit or item.report.title for item in audits))
    if len(units) > 1 and not is_one(item.report for item in audits):
        raise InputError(
            f"这几份报告属于不同的单位（{'、'.join(units)}）；依年度对照请只给一个单位的报告。",
            f"These reports are of several units ({', '.join(units)}); to follow the years give those of one.",
        )
    seen: dict[int, str] = {}
    for item in audits:
        name = seen.setdefault(item.report.year, item.report.name)
        if name != item.report.name:
            raise InputError(
                f"{name} 和 {item.report.name} 都是{item.report.year}年度的报告；请每年留一份。",
                f"{name} and {item.report.name} are both reports on {item.report.year}; keep one of each year.",
            )


def _standing(assessments: Sequence[Assessment], years: Sequence[int]) -> int:
    many = 0
    for item, year in zip(reversed(assessments), reversed(years), strict=True):
        if not item.conclusion.gap or year != years[-1] - many:
            break
        many += 1
    return many


def _cause(item: Difference, first: Audit, second: Audit) -> Cause | None:
    if item.change is Change.SAME:
        return None
    if first.catalogue_digest != second.catalogue_digest:
        return Cause.CATALOGUE
    if Conclusion.NOT_APPLICABLE not in {item.before.conclusion, item.after.conclusion}:
        return Cause.TEXT
    if first.bound.kind is not second.bound.kind or first.bound.roles != second.bound.roles:
        return Cause.KIND
    if first.bound.place != second.bound.place:
        return Cause.PLACE
    return Cause.TEXT if _decided(item) else Cause.LAW


def _decided(item: Difference) -> bool:
    """Whether a reviewer, and not the law, said that the duty does not apply."""
    return any(each.decision.conclusion == Conclusion.NOT_APPLICABLE.value
               for side in (item.before, item.after) for each in side.decided)  # fmt: skip
