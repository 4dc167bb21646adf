"""The traceability matrix of one report: duties by the parts of the report, and by the articles that carry them."""

from collections.abc import Iterator
from typing import Final

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Domain
from fazhi.model.report import Part
from fazhi.sphinx_ext.html import Html, _, pick, safe, said, tag
from fazhi.sphinx_ext.pages import matrix_articles, matrix_controls
from fazhi.sphinx_ext.pages.matrix_cells import basis, facts, heads, judged, passages
from fazhi.sphinx_ext.parts import Section, nothing_supplied, pieces, places, short_block, unsupplied
from fazhi.sphinx_ext.parts import facts as report_facts
from fazhi.sphinx_ext.site import Shown, Site

_MUCH: Final = 4
"""A part with one in so many of the passages holds much of the evidence."""


def page(site: Site, argument: str) -> Section | None:
    """The matrix of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(argument, "matrix")
    note = safe("") if shown.report.supplied else unsupplied()
    return Section(
        f"matrix-{shown.folder}",
        _("{report} 追溯矩阵").format(report=shown.label),
        (
            short_block(shown, "matrix"),
            note,
            pieces.legend(Conclusion),
            _switch(),
            matrix_controls.template(shown),
            Section("by-part", _("义务 × 部分"), (_by_part(site, shown),)),
            Section("by-article", _("义务 × 条文"), (matrix_articles.table(shown),)),
            Section("the-report", _("所核查的报告"), (report_facts(shown),)),
        ),
        wide=True,
    )


def _switch() -> Html:
    """The way to each table; with the script it shows one at a time."""
    views = (("by-part", _("义务 × 部分")), ("by-article", _("义务 × 条文")))
    links = (tag("a", label, href=f"#{id}", class_="fz-button") for id, label in views)
    return tag("nav", *links, class_="fz-ways fz-views", aria_label=_("两种排法"))


def _by_part(site: Site, shown: Shown) -> Html:
    parts = _parts(shown)
    seen: set[Conclusion] = set()
    bodies = (_domain(shown, domain, parts, seen) for domain in Domain if site.obligations(domain))
    head = [*heads((_("义务"), "")), *(_part(shown, part) for part in parts), _("依据")]
    return pieces.table(_caption(shown), head, bodies, "fz-matrix fz-by-part")


def _part(shown: Shown, part: Part) -> Html:
    """The head of a part; one that holds much of the evidence takes more room."""
    here = sum(item.part is part for item in shown.exhibits)
    return tag("span", said(part), class_="fz-most" if here * _MUCH >= len(shown.exhibits) else None)


def _caption(shown: Shown) -> str:
    return _("{report}：{duties} 项义务 × {passages} 个片段（{counts}）").format(
        report=shown.label,
        duties=len(shown.audit.assessments),
        passages=len(shown.exhibits),
        counts=pieces.counted(shown.audit.counts),
    )


def _parts(shown: Shown) -> tuple[Part, ...]:
    """Parts that hold any evidence, in the order of the report."""
    present = {item.part for item in shown.exhibits}
    return tuple(part for part in Part if part in present)


def _domain(shown: Shown, domain: Domain, parts: tuple[Part, ...], seen: set[Conclusion]) -> Html:
    assessments = [item for item in shown.audit.assessments if item.obligation.domain is domain]
    label = tag(
        "th",
        said(domain),
        tag("span", pieces.counted(pieces.tally(assessments)), class_="fz-note"),
        scope="rowgroup",
        colspan=str(len(parts) + 5),
    )
    rows = (_row(shown, item, parts, seen) for item in assessments)
    return tag("tbody", tag("tr", label, class_="fz-group"), *rows)


def _row(shown: Shown, assessment: Assessment, parts: tuple[Part, ...], seen: set[Conclusion]) -> Html:
    """One duty; the first of each conclusion carries the anchor that the overview points at."""
    obligation = assessment.obligation
    first = assessment.conclusion not in seen
    seen.add(assessment.conclusion)
    title = places.obligation_link(obligation, pick(obligation.title, obligation.title_en))
    return tag(
        "tr",
        tag("th", title, tag("code", obligation.id), scope="row"),
        *judged(assessment),
        *_cells(shown, assessment, parts),
        tag("td", basis(assessment, shown.audit.instruments)),
        id=f"c-{assessment.conclusion}" if first else None,
        class_=f"fz-row-{assessment.conclusion.replace('_', '-')}",
        **facts(assessment),
    )


def _cells(shown: Shown, assessment: Assessment, parts: tuple[Part, ...]) -> Iterator[Html]:
    if assessment.conclusion in {Conclusion.NOT_APPLICABLE, Conclusion.WAIVED}:
        reason = pick(assessment.reason or "", assessment.reason_en or "")
        yield tag("td", reason, colspan=str(len(parts) or 1), class_="fz-none")
        return
    found = shown.of(assessment.obligation.id)
    for part in parts:
        yield tag("td", passages(shown, [item for item in found if item.part is part], assessment.obligation.id))
