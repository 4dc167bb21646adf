"""One finding of the gap report: its number, its need, and its duty, ground, reason, passages and remedy."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi.model.audit import Finding
from fazhi.model.obligation import Severity
from fazhi.rules import RULES
from fazhi.sphinx_ext.html import Html, _, chip, join, link, pick, quoted, shorten, tag
from fazhi.sphinx_ext.parts import Need, explained, near, pieces, places
from fazhi.sphinx_ext.site import Shown


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding as the document counts it."""

    number: int
    """Its running number, the gravest first."""
    id: str
    """Identifier of its need and its place on the page."""
    finding: Finding


def numbered(shown: Shown) -> tuple[Numbered, ...]:
    """Every finding by severity, the gravest first, numbered without a break."""
    found = sorted(_identified(shown), key=lambda item: list(Severity).index(item[1].severity))
    return tuple(Numbered(number, *item) for number, item in enumerate(found, 1))


def need(shown: Shown, finding: Finding, id: str) -> Need:
    """The finding as sphinx-needs keeps it."""
    place = (("start", finding.start), ("end", finding.end))
    return Need(
        "finding",
        id,
        shorten(finding.message, 120),
        f"{finding.message}\n{finding.remedy}",
        (
            ("report", shown.slug),
            ("rule", finding.rule),
            ("severity", finding.severity.value),
            *((name, value) for name, value in place if value is not None),
            ("concerns", [finding.obligation] if finding.obligation else []),
        ),
    )


def subject(shown: Shown, finding: Finding) -> Html:
    """What a finding is about, as a link: its duty, or the rule where it concerns the report as a whole."""
    if finding.obligation is None:
        rule = next(rule for rule in RULES if rule.id == finding.rule)
        return link(pick(rule.title, rule.title_en), f"rules/{rule.id}")
    duty = shown.assessment(finding.obligation).obligation
    label = places.obligation_link(duty, pick(duty.title, duty.title_en))
    return join(label, " ", tag("code", duty.id))


def finding(shown: Shown, item: Numbered) -> Html:
    """The finding as it stands in the document."""
    told = item.finding
    edge, mark = "", Html("")
    if told.obligation is not None:
        assessment = shown.assessment(told.obligation)
        edge, mark = f" fz-edge-{assessment.conclusion.replace('_', '-')}", chip(assessment.conclusion)
    number = tag("span", f"{item.number}.", class_="fz-serial")
    return tag(
        "article",
        tag("h4", number, " ", subject(shown, told), " ", mark),
        pieces.definitions(*_grounds(shown, told), (_("建议"), pick(told.remedy, told.remedy_en))),
        id=item.id,
        class_=f"fz-finding{edge}",
    )


def _grounds(shown: Shown, told: Finding) -> Iterator[tuple[str, str]]:
    """Ground, reason and passages, as far as the finding has them."""
    message = pick(told.message, told.message_en)
    if told.obligation is None:
        yield _("理由"), message
        yield _("所涉原文"), _words(shown, told)
        return
    assessment = shown.assessment(told.obligation)
    yield _("依据"), pieces.citations(assessment.basis, shown.audit.instruments)
    yield _("理由"), message
    yield _("已有片段"), explained(shown, assessment.obligation)
    yield _("最近的片段及不算的原因"), near(shown, assessment)


def _identified(shown: Shown) -> Iterator[tuple[str, Finding]]:
    """Every finding with its identifier; a rule that complains twice of one duty is numbered."""
    seen: Counter[str] = Counter()
    for finding in shown.audit.findings:
        id = places.finding_id(shown, finding.rule, finding.obligation)
        seen[id] += 1
        yield places.finding_id(shown, finding.rule, finding.obligation, seen[id] - 1), finding


def _words(shown: Shown, finding: Finding) -> Html:
    """The words a finding is about, where there are some and the text is at hand."""
    if finding.start is None or finding.end is None:
        return Html("")
    words = shown.quote(finding.start, finding.end)
    where = _("第 {start}—{end} 字").format(start=finding.start, end=finding.end)
    return Html(where) if words is None else quoted(shorten(words, 120), class_="fz-quote", title=where)
