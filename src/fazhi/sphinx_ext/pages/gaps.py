"""The gap list of one report: what is not shown, on what ground it is due, what came near, what to add."""

from collections import Counter
from collections.abc import Iterator

from fazhi.model.audit import Conclusion, Finding
from fazhi.model.obligation import Severity
from fazhi.model.words import word
from fazhi.rules import RULES
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.heading import nothing_supplied, title_block
from fazhi.sphinx_ext.marks import chip
from fazhi.sphinx_ext.markup import Html, link, quoted, shorten, tag
from fazhi.sphinx_ext.page import Need, Section
from fazhi.sphinx_ext.site import Shown, Site
from fazhi.sphinx_ext.speech import _
from fazhi.sphinx_ext.verdict import explained, near


def page(site: Site, argument: str) -> Section | None:
    """The gap page of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(argument)
    bodies = (_level(shown, severity) for severity in Severity)
    return Section(
        f"gaps-{shown.folder}",
        _("{report} 缺口清单").format(report=shown.label),
        (title_block(shown, "gaps"), _scope(shown), *(item for item in bodies if item), _aside(shown)),
        wide=True,
    )


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


def _scope(shown: Shown) -> Html:
    counts = shown.audit.counts
    gaps = sum(count for conclusion, count in counts.items() if conclusion.gap)
    return tag(
        "p",
        f"目录中 {len(shown.audit.assessments)} 项义务，{counts[Conclusion.NOT_APPLICABLE]} 项不适用，"
        f"{counts[Conclusion.WAIVED]} 项已豁免；缺口 {gaps} 项，佐证偏弱 {counts[Conclusion.WEAK]} 项。"
        "缺口指报告没有文字说明，不等于没有做；发生时才有的义务未提及的，列为提示。",
        class_="fz-lead",
    )


def _level(shown: Shown, severity: Severity) -> Section | None:
    found = [(id, item) for id, item in _identified(shown) if item.severity is severity]
    if not found:
        return None
    body = [piece for id, item in found for piece in (need(shown, item, id), _finding(shown, item, id))]
    title = f"{word(severity)} {word(severity, 'en').capitalize()}（{len(found)}）"
    return Section(f"level-{severity}", title, tuple(body))


def _identified(shown: Shown) -> Iterator[tuple[str, Finding]]:
    """Every finding with its identifier; a rule that complains twice of one duty is numbered."""
    seen: Counter[str] = Counter()
    for finding in shown.audit.findings:
        id = places.finding_id(shown, finding.rule, finding.obligation)
        seen[id] += 1
        yield places.finding_id(shown, finding.rule, finding.obligation, seen[id] - 1), finding


def _finding(shown: Shown, finding: Finding, id: str) -> Html:
    if finding.obligation is None:
        rule = next(rule for rule in RULES if rule.id == finding.rule)
        head = tag("h3", link(f"{rule.title} {rule.title_en}", f"rules/{rule.id}", ""))
        return tag(
            "article",
            head,
            tag("p", finding.message),
            pieces.definitions(("原文", _quoted(shown, finding)), ("建议", finding.remedy)),
            id=id,
            class_="fz-finding",
        )
    assessment = shown.audit.assessment(finding.obligation)
    obligation = assessment.obligation
    return tag(
        "article",
        tag(
            "h3", places.obligation_link(obligation), " ", tag("code", obligation.id), " ", chip(assessment.conclusion)
        ),
        tag("p", finding.message),
        pieces.definitions(
            ("依据", pieces.citations(assessment.basis, shown.audit.instruments)),
            ("已有片段", explained(shown, obligation)),
            ("最近的片段", near(shown, assessment)),
            ("建议", finding.remedy),
        ),
        id=id,
        class_=f"fz-finding fz-edge-{assessment.conclusion.replace('_', '-')}",
    )


def _quoted(shown: Shown, finding: Finding) -> Html:
    """The words a finding is about, where there are some and the text is at hand."""
    if finding.start is None or finding.end is None:
        return Html("")
    words = shown.quote(finding.start, finding.end)
    where = f"第 {finding.start}—{finding.end} 字"
    return Html(where) if words is None else quoted(shorten(words, 120), class_="fz-quote", title=where)


def _aside(shown: Shown) -> Section:
    """What was not judged, with the reason: skipping is a result too."""
    left = [
        item for item in shown.audit.assessments if item.conclusion in {Conclusion.NOT_APPLICABLE, Conclusion.WAIVED}
    ]
    rows = (
        tag(
            "tr",
            tag("th", places.obligation_link(item.obligation), scope="row"),
            tag("td", chip(item.conclusion)),
            tag("td", item.reason or ""),
        )
        for item in left
    )
    caption = f"未列入缺口的义务：{len(left)} 项"
    table = pieces.table(caption, ["义务", "结论", "理由"], [tag("tbody", *rows)])
    body = table if left else tag("p", "目录中的义务全部适用。", class_="fz-note")
    return Section("not-judged", "不适用与豁免 Not judged", (body,))
