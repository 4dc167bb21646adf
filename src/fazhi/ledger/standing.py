"""How far the answers are: what is overdue, answered without papers, or struck off while the report still lacks it."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both
from fazhi.model.follow import Fate
from fazhi.model.ledger import Done, Field, Sheet
from fazhi.model.words import word
from fazhi.output.words.findings import called
from fazhi.output.words.followed import commitment_ids
from fazhi.output.words.problems import Problem, problems, settled


class Point(StrEnum):
    """What there may be to complain of."""

    said: Both

    OVERDUE = ("overdue", "逾期未销号", "overdue and not closed")
    WITHOUT_EVIDENCE = ("without_evidence", "有答复而没有佐证材料", "answered without evidence")
    STILL_LACKING = ("still_lacking", "已销号而报告里仍然没有", "closed while the report still lacks it")

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        """One point by its value, with how it is said."""
        point = str.__new__(cls, value)
        point._value_ = value
        point.said = Both(zh, en)
        return point


class Complaint(NamedTuple):
    """One point of one row."""

    point: Point
    sheet: Sheet
    row: str
    told: Both


def complaints(audit: Audit, day: date) -> tuple[Complaint, ...]:
    """What is to be complained of on that day, by point."""
    found = [each for item in problems(audit) for each in _of_problem(item, day)]
    told = {(each.point, each.row) for each in found}
    found += [each for each in _of_duties(audit) if (each.point, each.row) not in told]
    found += _of_settled(audit)
    found += _of_commitments(audit)
    return tuple(sorted(found, key=lambda each: list(Point).index(each.point)))


def _of_duties(audit: Audit) -> Iterator[Complaint]:
    for item in audit.assessments:
        told = audit.records.ledger.entry(Sheet.SELF_CHECK, item.obligation.id).values
        answered = Field.ANSWER in told or told.get(Field.DONE) in {Done.DONE, Done.PARTLY}
        if answered and Field.MATERIAL not in told and _lacks(item):
            zh = f"{item.obligation.id} {item.obligation.title}：有答复，没有写佐证材料。"
            en = f"{item.obligation.id} {item.obligation.title_en}: answered, and no papers are named."
            yield Complaint(Point.WITHOUT_EVIDENCE, Sheet.SELF_CHECK, item.obligation.id, Both(zh, en))


def _of_settled(audit: Audit) -> Iterator[Complaint]:
    """Rows struck off without papers whose finding the report no longer gives rise to: who closed it showed nothing."""
    for was in settled(audit, audit.records.ledger):
        papers = Field.MATERIAL in was.entry.values or Field.MATERIAL in was.beside.values
        if was.entry.closed and not papers:
            zh = f"{was.id} {was.name.zh}：已销号，没有写佐证材料。"
            en = f"{was.id} {was.name.en}: closed, and no papers are named."
            yield Complaint(Point.WITHOUT_EVIDENCE, Sheet.RECTIFICATION, was.id, Both(zh, en))


def _of_commitments(audit: Audit) -> Iterator[Complaint]:
    if audit.follow is None:
        return
    for id, item in zip(commitment_ids(audit.follow), audit.follow.items, strict=True):
        told = audit.records.ledger.entry(Sheet.COMMITMENTS, id).values
        if item.fate is not Fate.ANSWERED and Field.ANSWER in told and Field.MATERIAL not in told:
            year, kind = audit.follow.earlier.year, item.commitment.kind
            zh = f"{id} {year}年的{word(kind)}：有答复，没有写佐证材料。"
            en = f"{id}, {word(kind, 'en')} of {year}: answered, and no papers are named."
            yield Complaint(Point.WITHOUT_EVIDENCE, Sheet.COMMITMENTS, id, Both(zh, en))


def _of_problem(problem: Problem, day: date) -> Iterator[Complaint]:
    name = Both(f"{problem.id} {called(problem.item, 'zh')}", f"{problem.id} {called(problem.item, 'en')}")
    told = problem.entry.values

    def complain(point: Point, zh: str, en: str) -> Complaint:
        return Complaint(point, Sheet.RECTIFICATION, problem.id, Both(f"{name.zh}：{zh}", f"{name.en}: {en}"))

    if problem.late(day) and problem.due and problem.due.day:
        late = (day - problem.due.day).days
        due = (
            problem.due.said if problem.due.said == str(problem.due.day) else f"{problem.due.said}（{problem.due.day}）"
        )
        whose = f"，责任单位 {problem.department}" if problem.department else ""
        yield complain(
            Point.OVERDUE,
            f"整改时限 {due}，已过 {late} 天，没有销号{whose}。",
            f"due {due}, {late} days ago, and not closed.",
        )
    if (Field.PROGRESS in told or problem.entry.closed) and not problem.material:
        yield complain(Point.WITHOUT_EVIDENCE, "有进展或已销号，没有写佐证材料。", "answered, and no papers are named.")
    if problem.entry.closed:
        about = problem.item.assessment
        how = word(about.conclusion) if about and _lacks(about) else "问题还在"
        how_en = word(about.conclusion, "en") if about and _lacks(about) else "still there"
        yield complain(
            Point.STILL_LACKING,
            f"已销号，而所读的报告里仍是“{how}”；请补进报告，或者撤销销号。",
            f'closed, while the report that was read is still "{how_en}"; add it to the report or reopen it.',
        )


def _lacks(item: Assessment) -> bool:
    return item.conclusion.gap or item.conclusion is Conclusion.WEAK
