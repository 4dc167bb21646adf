"""The findings of an audit as a document lists them: their order, their numbers, and what each is about."""

from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

from fazhi.model.audit import Assessment, Audit, Conclusion, Finding
from fazhi.model.both import pick
from fazhi.model.obligation import Domain, Severity
from fazhi.model.report import Part
from fazhi.model.words import word
from fazhi.output.words.answer import doubt
from fazhi.output.words.columns import cut
from fazhi.output.words.quote import one_line, trail
from fazhi.rules import BY_ID

_WHOLE: Final = len(Domain)
"""Where findings on the report as a whole stand among the domains: last."""
_TRAIL: Final = 40
"""Columns of the heading under which something would be told."""
_SHORT: Final = frozenset(("weak_evidence", "plan_only", "admitted_only"))
"""Rules whose complaint the conclusion tells of."""


class Listed(NamedTuple):
    """A finding as a document counts it."""

    number: int
    """Its running number, the gravest first."""
    finding: Finding
    assessment: Assessment | None
    """Of the duty it is about; None where it is about the report as a whole."""
    conclusion: Conclusion | None
    """What it tells of the duty; None where another finding tells that, or it is about the whole report."""

    @property
    def domain(self) -> Domain | None:
        """The domain of that duty."""
        return self.assessment.obligation.domain if self.assessment else None


def order(audit: Audit) -> Callable[[Finding], tuple[int, int, int]]:
    """By what findings are ordered: by severity, then by domain, of these what is most likely so first."""
    assessments = {item.obligation.id: item for item in audit.assessments}

    def place(finding: Finding) -> tuple[int, int, int]:
        about = assessments[finding.obligation] if finding.obligation else None
        domain = list(Domain).index(about.obligation.domain) if about else _WHOLE
        return list(Severity).index(finding.severity), domain, doubt(about.likelihood if about else None)

    return place


def listed(audit: Audit, least: Severity = Severity.NOTICE) -> tuple[Listed, ...]:
    """Every finding that is at least that grave, numbered without a break."""
    assessments = {item.obligation.id: item for item in audit.assessments}
    leading = audit.leading()
    found = []
    for number, finding in enumerate(sorted(audit.findings, key=order(audit)), 1):
        about = assessments[finding.obligation] if finding.obligation else None
        tells = about is not None and leading[about.obligation.id] is finding
        conclusion = about.conclusion if about and tells else None
        lacking = conclusion is not None and (conclusion.gap or conclusion is Conclusion.WEAK)
        found.append(Listed(number, finding, about, conclusion if lacking else None))
    return tuple(item for item in found if item.finding.severity.rank >= least.rank)


def place_to_write(assessment: Assessment, audit: Audit, language: str) -> str:
    """Where in the report a duty that nothing speaks of would be told.

    Where most is told of the duties of its domain; else under the first heading of a part in which evidence for it
    counts; else the name of that part.
    """
    rule = assessment.obligation.evidence
    if rule.section is not None:
        part = word(rule.section, language)
        return pick(language, f"宜单列“{part}”部分", f"A part of its own: {part}")
    beside = Counter(
        item.path
        for other in audit.assessments
        if other.obligation.domain is assessment.obligation.domain
        for item in other.evidence
        if item.path and item.part in rule.parts
    )
    if beside:
        step = trail(max(beside, key=lambda path: (beside[path], -len(path))), _TRAIL)
        return pick(language, f"宜写在“{step}”，同一领域的内容在那里", f"Best in “{step}”, with the rest of its domain")
    part_of = next((part for part in (Part.WORK, *rule.parts) if part in rule.parts), Part.WORK)
    heading = next((item for item in audit.report.headings if item.part is part_of), None)
    named = word(part_of, language) if heading is None else cut(one_line(str(heading.step)), _TRAIL)
    return pick(language, f"宜写在“{named}”部分", f"Best in the part “{named}”")


def called(item: Listed, language: str) -> str:
    """What a finding is about: its duty's title, or the rule's where it concerns the report as a whole."""
    if item.assessment is not None:
        duty = item.assessment.obligation
        return duty.title_in(language)
    return BY_ID[item.finding.rule].title_in(language)


def short_of(assessment: Assessment, rule: str, language: str) -> str:
    """How what is told of a duty falls short, where that rule complains of it; else empty."""
    if rule == "silent_event":
        zh = "有事才有的义务：本年没有发生的，写明“没有”即可。"
        return pick(language, zh, "A duty that arises only on an event: where none occurred in the year, say so.")
    if rule not in _SHORT:
        return ""
    if assessment.conclusion is Conclusion.PLANNED:
        return pick(language, "只见于计划，没有本年度已做的内容。", "Only promised; nothing done in the year is told.")
    if assessment.conclusion is Conclusion.ADMITTED:
        zh = "只见于自认的不足，没有本年度已做的内容。"
        return pick(language, zh, "Only owned up to as lacking; nothing done in the year is told.")
    have, need = word(assessment.strength, language), word(assessment.obligation.expects, language)
    zh = f"写到的只够“{have}”，应达到“{need}”。"
    return pick(language, zh, f"What is told reaches {have}; {need} is expected.")
