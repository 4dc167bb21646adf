"""The findings of an audit as people answer to them: under which identifiers, and what was answered."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from fazhi.model.audit import Audit
from fazhi.model.days import When
from fazhi.model.ledger import Entry, Field, Sheet
from fazhi.output.words.findings import Listed, listed


class Problem(NamedTuple):
    """A finding with what was answered to it."""

    id: str
    item: Listed
    entry: Entry
    beside: Entry
    """What was filled in of the same duty in the other table."""
    due: When | None

    @property
    def department(self) -> str:
        """Who answers for it, as far as somebody wrote it down."""
        return self.told(Field.DEPARTMENT)

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
        found.append(Problem(id, item, entry, ledger.entry(Sheet.SELF_CHECK, id), entry.deadline(year)))
    return tuple(found)
