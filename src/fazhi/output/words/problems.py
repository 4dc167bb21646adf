"""The findings of an audit as people answer to them: under which identifiers, and what was answered."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both
from fazhi.model.days import When
from fazhi.model.ledger import Entry, Field, Ledger, Sheet
from fazhi.model.obligation import Catalogue
from fazhi.model.words import word
from fazhi.output.words.findings import Listed, listed
from fazhi.rules import BY_ID


class Problem(NamedTuple):
    """A finding with what was answered to it."""

    id: str
    item: Listed
    entry: Entry
    beside: Entry
    """What was filled in of the same duty in the other table."""
    due: When | None

    preset: str = ""
    """Who answers for it unless somebody wrote down another."""

    @property
    def department(self) -> str:
        """Who answers for it."""
        return self.told(Field.DEPARTMENT) or self.preset

    @property
    def material(self) -> str:
        """The papers that show it."""
        return self.told(Field.MATERIAL)

    @property
    def answer(self) -> str:
        """How far it is, else what was answered of the duty."""
        return self.entry.values.get(Field.PROGRESS) or self.beside.values.get(Field.ANSWER, "")

    def told(self, field: Field) -> str:
        """What was filled in of it, else of the same duty in the other table; empty where nothing was."""
        return self.entry.values.get(field) or self.beside.values.get(field, "")

    def late(self, day: date) -> bool:
        """Whether its day has passed and it was not struck off."""
        return self.due is not None and self.due.day is not None and self.due.day < day and not self.entry.closed


class Settled(NamedTuple):
    """A row that was answered while it was a finding, which it is no longer: its answers are kept in sight."""

    id: str
    assessment: Assessment | None
    """Of the duty it was about; None where it was about the whole report, or the catalogue no longer has the duty."""
    name: Both
    """What it was about."""
    why: Both
    """Why it is none any more."""
    entry: Entry
    beside: Entry
    """What was filled in of the same duty in the other table."""
    preset: str
    """Who answers for it unless somebody wrote down another."""

    @property
    def department(self) -> str:
        """Who answers for it."""
        return self.entry.values.get(Field.DEPARTMENT) or self.preset


def problem_ids(audit: Audit) -> Mapping[int, str]:
    """The identifier of every finding by its number: its duty's for the one that tells of the conclusion on it."""
    leading = audit.leading()
    seen: Counter[str] = Counter()
    found = {}
    for item in listed(audit):
        finding = item.finding
        duty = finding.obligation
        name = finding.rule if duty is None else duty if leading[duty] is finding else f"{duty}.{finding.rule}"
        seen[name] += 1
        found[item.number] = name if seen[name] == 1 else f"{name}.{seen[name]}"
    return found


def problems(audit: Audit) -> tuple[Problem, ...]:
    """Every finding with its answers, in the order in which documents list them."""
    ids = problem_ids(audit)
    ledger, year = audit.records.ledger, audit.report.year + 1
    found = []
    for item in listed(audit):
        id = ids[item.number]
        entry = ledger.entry(Sheet.RECTIFICATION, id)
        beside = ledger.entry(Sheet.SELF_CHECK, id)
        found.append(Problem(id, item, entry, beside, entry.deadline(year), preset(audit, item.assessment)))
    return tuple(found)


def preset(audit: Audit, about: Assessment | None) -> str:
    """The department that answers first for a duty, or for the report as a whole; empty where none is known."""
    kind, departments = audit.report.unit_kind, audit.records.departments
    return departments.of(kind, about.obligation) if about else departments.whole(kind)


def settled(audit: Audit, ledger: Ledger) -> tuple[Settled, ...]:
    """What was answered and is no finding any more, in catalogue order; what is about no duty stands last."""
    now = set(problem_ids(audit).values())
    order = {item.obligation.id: number for number, item in enumerate(audit.assessments)}
    about = {item.obligation.id: item for item in audit.assessments}
    titles = {id: Both(item.obligation.title, item.obligation.title_en) for id, item in about.items()}
    found = []
    for id, entry in ledger.entries.get(Sheet.RECTIFICATION, {}).items():
        if id in now or not (entry.values or entry.own):
            continue
        assessment = about.get(id.partition(".")[0])
        name = row_called(id, titles)
        beside = ledger.entry(Sheet.SELF_CHECK, id)
        why = _why_none(id, assessment)
        found.append(
            Settled(id, assessment, name if name.zh else Both(id, id), why, entry, beside, preset(audit, assessment))
        )
    return tuple(sorted(found, key=lambda item: (order.get(item.id.partition(".")[0], len(order)), item.id)))


def titles_of(catalogue: Catalogue) -> Mapping[str, Both]:
    """What each duty is called, by its identifier."""
    return {item.id: Both(item.title, item.title_en) for item in catalogue.obligations}


def row_called(id: str, titles: Mapping[str, Both]) -> Both:
    """What the row of such an identifier is about; empty where nothing tells."""
    duty, _, more = id.partition(".")
    rule = BY_ID.get(more.partition(".")[0])
    of_report = BY_ID.get(duty)
    if (name := titles.get(duty)) is not None:
        return Both(f"{name.zh}（{rule.title}）", f"{name.en} ({rule.title_en})") if rule else name
    return Both(of_report.title, of_report.title_en) if of_report else Both("", "")


def _why_none(id: str, about: Assessment | None) -> Both:
    """Why it is a finding no more."""
    if about is None or id != about.obligation.id:
        return Both("现在的报告里不再有这个问题", "the report of now gives no rise to it")
    if about.conclusion is Conclusion.SUPPORTED:
        return Both("现在的报告已经写实", "the report of now supports it")
    zh, en = word(about.conclusion), word(about.conclusion, "en")
    return Both(f"现在的结论是“{zh}”", f'the conclusion is "{en}" now')
