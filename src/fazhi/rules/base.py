"""What a finding rule is: a name, a manual and a check."""

from collections.abc import Callable, Iterator
from inspect import cleandoc
from typing import NamedTuple

from fazhi.model.audit import Assessment, Audit, Finding
from fazhi.model.both import Both, pick
from fazhi.model.decision import Verdict
from fazhi.model.evidence import Evidence, NearMiss, Shortfall
from fazhi.model.obligation import Severity
from fazhi.model.report import Part
from fazhi.model.words import word
from fazhi.patterns import literals

_BEGINNING = 24
"""Characters of a paragraph that say whether it is in English; further on it may quote Chinese."""
Check = Callable[[Assessment], Iterator["Complaint"]]
"""Complains of one assessment."""
ReportCheck = Callable[[Audit], Iterator["Complaint"]]
"""Complains of a report as a whole."""


class Stretch(NamedTuple):
    """A stretch of the untouched text, end exclusive."""

    start: int
    end: int


class Complaint(NamedTuple):
    """What a rule says; what it leaves open follows from the assessment it is about."""

    message: str
    message_en: str
    at: Evidence | NearMiss | Stretch | None = None
    """The passage it is about, where there is one."""
    severity: Severity | None = None
    """Set where it differs from the assessment's."""
    about: Assessment | None = None
    """The assessment it is about; a rule on the report as a whole may name one."""


class Rule(NamedTuple):
    """One finding rule; its identifier is the name of its function and of its file."""

    id: str
    title: str
    title_en: str
    manual: Both
    """What it complains of, why, an example that passes and one that does not."""
    complain: ReportCheck
    remedy: Both | None
    """What to do, where that does not follow from the obligation."""
    of_records: bool = False
    """Whether it complains of what the auditors recorded, and not of the report: no matter of the departments."""

    def title_in(self, language: str) -> str:
        """What it is called."""
        return pick(language, self.title, self.title_en)

    @property
    def of_report(self) -> bool:
        """Whether it looks at the report as a whole rather than at each duty by itself."""
        return self.remedy is not None

    def check(self, audit: Audit) -> Iterator[Finding]:
        """The findings of this rule; those the audit may hold already are not looked at."""
        for complaint in self.complain(audit):
            yield self._finding(complaint)

    def _finding(self, complaint: Complaint) -> Finding:
        about = complaint.about
        of_duty = Both(about.obligation.remedy, about.obligation.remedy_en) if about else Both("", "")
        remedy = self.remedy or of_duty
        return Finding(
            rule=self.id,
            severity=complaint.severity or (about.severity if about else Severity.NOTICE),
            obligation=about.obligation.id if about else None,
            basis=about.basis if about else (),
            start=complaint.at.start if complaint.at else None,
            end=complaint.at.end if complaint.at else None,
            message=complaint.message,
            message_en=complaint.message_en,
            remedy=remedy.zh,
            remedy_en=remedy.en,
        )


def rule(title: str, title_en: str) -> Callable[[Check], Rule]:
    """Make a rule of a function on one assessment; its docstring is the manual, Chinese and then English."""

    def make(complain: Check) -> Rule:
        def each(audit: Audit) -> Iterator[Complaint]:
            for assessment in audit.assessments:
                for complaint in complain(assessment):
                    yield complaint._replace(about=assessment)

        return Rule(complain.__name__, title, title_en, manual_of(complain), each, None)

    return make


def report_rule(
    title: str, title_en: str, remedy: str, remedy_en: str, *, of_records: bool = False
) -> Callable[[ReportCheck], Rule]:
    """Make a rule of a function on a whole report; its docstring is the manual, Chinese and then English."""

    def make(complain: ReportCheck) -> Rule:
        said = Both(remedy, remedy_en)
        return Rule(complain.__name__, title, title_en, manual_of(complain), complain, said, of_records)

    return make


def manual_of(check: Callable[..., object]) -> Both:
    """The manual in the docstring of a check, in Chinese up to the first paragraph that begins in English."""
    paragraphs = cleandoc(check.__doc__ or "").split("\n\n")
    at = next((at for at, text in enumerate(paragraphs) if text[:_BEGINNING].isascii()), len(paragraphs))
    return Both("\n\n".join(paragraphs[:at]), "\n\n".join(paragraphs[at:]))


def nearest(assessment: Assessment) -> Both:
    """A sentence on the passage that came nearest and why it did not suffice."""
    if not assessment.near:
        return Both("未找到说到它的文字。", "No text that speaks of it was found.")
    near = assessment.near[0]
    where = "".join(step.number for step in near.path) or word(near.part)
    if near.shortfall is Shortfall.FAINT:
        shared = "".join(f"“{each}”" for each in near.words.split("、") if each)
        return Both(
            f"未找到说到它的文字；最相近的一句在“{where}”（第{near.start}—{near.end}字），"
            f"也只{f'同有{shared}' if shared else '有个别词相同'}。",
            "No text that speaks of it was found; the closest sentence, "
            f"characters {near.start}-{near.end}, shares little.",
        )
    behind = _behind(near) if near.words else ""
    detail = f"（{behind}）" if behind else ""
    return Both(
        f"相近的片段在“{where}”（第{near.start}—{near.end}字）：{word(near.shortfall)}{detail}。",
        f"The nearest passage, characters {near.start}-{near.end}: {word(near.shortfall, 'en')}.",
    )


def by_reviewer(assessment: Assessment) -> Complaint | None:
    """What there is to say where a reviewer gave the conclusion: who and why, and no passage of ours; else None."""
    for item in assessment.decided:
        event = item.decision
        if event.verdict is Verdict.CONCLUSION and event.conclusion == assessment.conclusion.value:
            title, named = assessment.obligation.title, word(assessment.conclusion)
            english = word(assessment.conclusion, "en")
            why = f"：{event.note}" if event.note else ""
            why_en = f": {event.note}" if event.note else ""
            return Complaint(
                f"“{title}”经{event.reviewer}复核认定为“{named}”{why}。",
                f"{event.reviewer} decided that this is {english}{why_en}.",
            )
    return None


def _behind(near: NearMiss) -> str:
    """The words behind a shortfall; a part is told by its name, a pattern of concepts alone by nothing."""
    if near.shortfall is Shortfall.OTHER_PART:
        return word(Part(near.words))
    if near.shortfall is Shortfall.EXCLUDED:
        return "、".join(literals(near.words))
    return f"同有{near.words}" if near.shortfall.by_wording else near.words


def strongest(evidence: tuple[Evidence, ...]) -> Evidence:
    """The strongest of some evidence, the first of equals."""
    return max(evidence, key=lambda item: (item.strength, -item.start))
