"""One finding of the gap report: a line that names it, and folded under it what is asked, found and to be written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fazhi.model.audit import Assessment, Conclusion, Finding
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.law import Citation
from fazhi.model.obligation import Domain, Obligation, Severity
from fazhi.output.words.answer import best_ground
from fazhi.output.words.citation import cite
from fazhi.output.words.findings import order, place_to_write, short_of
from fazhi.patterns.words import written
from fazhi.rules import BY_ID
from fazhi.sphinx_ext.html import Html, _, chip, join, language, link, quoted, said, shorten, tag
from fazhi.sphinx_ext.parts import Need, in_words, pieces, places
from fazhi.sphinx_ext.site import Shown

_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding as the document counts it."""

    number: int
    """Its running number, the gravest first."""
    id: str
    """Identifier of its need and its place on the page."""
    finding: Finding


def numbered(shown: Shown) -> tuple[Numbered, ...]:
    """Every finding numbered without a break: by severity, then by domain, of these what is most likely so first."""
    place = order(shown.audit)
    found = sorted(_identified(shown), key=lambda item: place(item[1]))
    return tuple(Numbered(number, *item) for number, item in enumerate(found, 1))


def domain_of(shown: Shown, finding: Finding) -> Domain | None:
    """The domain of the duty a finding is about; None where it is about the report as a whole."""
    return shown.assessment(finding.obligation).obligation.domain if finding.obligation else None


def need(shown: Shown, item: Numbered) -> Need:
    """The finding as sphinx-needs keeps it."""
    finding = item.finding
    place = (("start", finding.start), ("end", finding.end))
    return Need(
        "finding",
        item.id,
        shorten(finding.message, _TITLE),
        f"{finding.message}\n{finding.remedy}",
        (
            ("report", shown.slug),
            ("rule", finding.rule),
            ("severity", finding.severity.value),
            *((name, value) for name, value in place if value is not None),
            ("concerns", [finding.obligation] if finding.obligation else []),
        ),
    )


def told(shown: Shown, item: Numbered) -> Html:
    """The finding as it stands in the document; what is folded opens where a link leads to it, and on paper."""
    rows = pieces.definitions(*_rows(shown, item.finding))
    body = tag("div", rows, _technical(shown, item.finding), id=item.id, class_="fz-finding-told")
    quiet = " fz-quiet" if item.finding.severity is Severity.NOTICE else ""
    edge = f" fz-edge-{_assessment(shown, item).conclusion.replace('_', '-')}" if item.finding.obligation else ""
    line = tag("summary", *_line(shown, item))
    return tag("details", line, body, class_=f"fz-finding{edge}{quiet}", **_data(shown, item))


def _data(shown: Shown, item: Numbered) -> dict[str, str | None]:
    """What a finding is filtered by, as its attributes."""
    told: dict[str, str | None] = {"data_severity": item.finding.severity.value}
    if item.finding.obligation:
        assessment = _assessment(shown, item)
        told["data_conclusion"] = assessment.conclusion.value
        told["data_domain"] = assessment.obligation.domain.value
        told["data_likelihood"] = assessment.likelihood.value if assessment.likelihood else None
    return told


def subject(shown: Shown, finding: Finding) -> Html:
    """What a finding is about, as a link: its duty, or the rule where it concerns the report as a whole."""
    if finding.obligation is None:
        return link(_name(shown, finding), f"rules/{finding.rule}")
    duty = shown.assessment(finding.obligation).obligation
    return places.obligation_link(duty, _name(shown, finding))


def _identified(shown: Shown) -> Iterator[tuple[str, Finding]]:
    """Every finding with its identifier; a rule that complains twice of one duty is numbered."""
    seen: Counter[str] = Counter()
    for finding in shown.audit.findings:
        id = places.finding_id(shown, finding.rule, finding.obligation)
        seen[id] += 1
        yield places.finding_id(shown, finding.rule, finding.obligation, seen[id] - 1), finding


def _assessment(shown: Shown, item: Numbered) -> Assessment:
    assert item.finding.obligation is not None  # noqa: S101 - asked only of findings on a duty
    return shown.assessment(item.finding.obligation)


def _name(shown: Shown, finding: Finding) -> str:
    if finding.obligation is None:
        return BY_ID[finding.rule].title_in(language())
    duty = shown.assessment(finding.obligation).obligation
    return duty.title_in(language())


def _line(shown: Shown, item: Numbered) -> Iterator[Html]:
    """Number, name and requirement, article, conclusion and likelihood: all that one line has room for."""
    yield tag("span", f"{item.number}.", class_="fz-serial")
    yield tag("span", _name(shown, item.finding), class_="fz-finding-name")
    if item.finding.obligation is None:
        return
    assessment = _assessment(shown, item)
    duty = assessment.obligation
    asked = duty.requirement_in(language())
    if BY_ID[item.finding.rule].of_report:  # such as a waiver that waives nothing: the line has to say so
        asked = item.finding.message_in(language())
    yield tag("span", asked, class_="fz-finding-asked")
    best = best_ground(shown.audit, assessment)
    yield tag("span", *(_law(shown, best.citation) if best else ()), class_="fz-finding-law")
    yield tag("span", chip(assessment.conclusion), pieces.sure(assessment), class_="fz-finding-mark")


def _law(shown: Shown, citation: Citation) -> tuple[Html, Html]:
    """A citation in two, so that its place stays in sight where its title is cut."""
    text = cite(citation, shown.audit.instruments, language())
    at = places.after_title(text, shown.audit.instruments[citation.instrument])
    return tag("span", text[:at]), tag("span", text[at:])


def _rows(shown: Shown, finding: Finding) -> Iterator[tuple[str, str]]:
    """What is asked, by which articles, what the report has, what to write, and why it is so grave."""
    message = finding.message_in(language())
    remedy = finding.remedy_in(language())
    if finding.obligation is None:
        yield _("理由"), message
        yield _("报告里"), _words(shown, finding)
        yield _("怎么写"), remedy
        return
    assessment = shown.assessment(finding.obligation)
    duty = assessment.obligation
    yield _("要求"), duty.requirement_in(language())
    yield _("依据"), pieces.citations_together(assessment.basis, shown.audit.instruments, shown.laws)
    yield _("报告里"), join(in_words(shown, assessment), _where_to(shown, assessment))
    yield _("怎么写"), remedy
    yield _("复核"), pieces.decided(assessment)
    yield _("判定"), join(*_verdict(shown, assessment, finding, message), between="" if language() == "zh" else " ")


def _where_to(shown: Shown, assessment: Assessment) -> Html:
    """Of what is told nowhere, where it would be."""
    if assessment.conclusion is not Conclusion.MISSING:
        return Html("")
    return tag("p", quoted(place_to_write(assessment, shown.audit, language()) + _("。")), class_="fz-where-to")


def _verdict(shown: Shown, assessment: Assessment, finding: Finding, message: str) -> Iterator[Html | str]:
    """What is wrong, as far as the conclusion does not say it, and where the severity comes from."""
    if told := short_of(assessment, finding.rule, language()):
        yield told
    elif finding.rule != "missing_evidence":
        yield message
    if shown.severity(assessment.obligation.id) is assessment.severity:
        why = _("{name}：{values}").format(name=said(assessment.severity), values=assessment.why.of(language()))
        yield quoted(why + _("。"))


def _words(shown: Shown, finding: Finding) -> Html:
    """The words a finding is about, where there are some and the text is at hand."""
    if finding.start is None or finding.end is None:
        return Html("")
    words = shown.quote(finding.start, finding.end)
    where = pieces.stretch(shown.report, finding.start, finding.end)
    if words is None:
        return Html(where)
    scan = pieces.scanned(shown.report, finding.start, finding.end)
    return join(quoted(shorten(words, _TITLE), class_="fz-quote", title=where), scan)


def _technical(shown: Shown, finding: Finding) -> Html:
    """For whoever keeps the catalogue: identifiers, the rule as it is written and its file; never printed."""
    lines = [link(tag("code", finding.rule), f"rules/{finding.rule}")]
    if finding.obligation is not None:
        assessment = shown.assessment(finding.obligation)
        found: tuple[Evidence | NearMiss, ...] = (*assessment.evidence, *assessment.near)
        lines.insert(0, places.obligation_link(assessment.obligation, tag("code", finding.obligation)))
        lines += [_written(shown, item, assessment.obligation) for item in found if item.rule]
    items = (tag("li", item) for item in dict.fromkeys(lines))
    return tag("details", tag("summary", _("编号和规则")), tag("ul", *items, class_="fz-plain"), class_="fz-technical")


def _written(shown: Shown, item: Evidence | NearMiss, duty: Obligation) -> Html:
    place = pieces.stretch(shown.report, item.start, item.end)
    return join(place, " ", tag("code", quoted(written(duty, item))))
