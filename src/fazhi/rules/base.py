"""What a finding rule is: a name, a manual and a check."""

from collections.abc import Callable, Iterator
from inspect import cleandoc
from typing import NamedTuple

from fazhi.model.audit import Assessment, Finding
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.obligation import Severity
from fazhi.model.words import word

Check = Callable[[Assessment], Iterator["Complaint"]]


class Complaint(NamedTuple):
    """What a rule says of one assessment; the rest of the finding follows from the assessment."""

    message: str
    message_en: str
    at: Evidence | NearMiss | None = None
    """The passage it is about, where there is one."""
    severity: Severity | None = None
    """Set where it differs from the assessment's."""


class Rule(NamedTuple):
    """One finding rule; its identifier is the name of its function and of its file."""

    id: str
    title: str
    title_en: str
    manual: str
    """What it complains of, why, an example that passes and one that does not."""
    complain: Check

    def check(self, assessment: Assessment) -> Iterator[Finding]:
        """The findings of this rule on one assessment."""
        for complaint in self.complain(assessment):
            yield Finding(
                rule=self.id,
                severity=complaint.severity or assessment.severity,
                obligation=assessment.obligation.id,
                basis=assessment.basis,
                start=complaint.at.start if complaint.at else None,
                end=complaint.at.end if complaint.at else None,
                message=complaint.message,
                message_en=complaint.message_en,
                remedy=assessment.obligation.remedy,
                remedy_en=assessment.obligation.remedy_en,
            )


def rule(title: str, title_en: str) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring is the manual."""

    def make(complain: Check) -> Rule:
        return Rule(complain.__name__, title, title_en, cleandoc(complain.__doc__ or ""), complain)

    return make


def nearest(assessment: Assessment) -> tuple[str, str]:
    """A sentence, Chinese and English, on the passage that came nearest and why it did not suffice."""
    if not assessment.near:
        return "全文没有相近的表述。", "No passage comes near."
    near = assessment.near[0]
    where = "".join(step.number for step in near.path) or word(near.part)
    detail = f"（{near.words}）" if near.words else ""
    return (
        f"最接近的片段在“{where}”（第{near.start}—{near.end}字）：{word(near.shortfall)}{detail}。",
        f"The nearest passage, characters {near.start}-{near.end}: {word(near.shortfall, 'en')}.",
    )


def strongest(evidence: tuple[Evidence, ...]) -> Evidence:
    """The strongest of some evidence, the first of equals."""
    return max(evidence, key=lambda item: (item.strength, -item.start))
