"""The traceability matrix of one report: every duty with its articles, its conclusion and its passages by part."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Domain
from fazhi.model.report import Part
from fazhi.model.words import word
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.heading import nothing_supplied, title_block, unsupplied
from fazhi.sphinx_ext.marks import chip
from fazhi.sphinx_ext.markup import Html, safe, tag
from fazhi.sphinx_ext.page import Section
from fazhi.sphinx_ext.site import Shown, Site
from fazhi.sphinx_ext.speech import _


def page(site: Site, argument: str) -> Section | None:
    """The matrix of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(argument)
    note = safe("") if shown.report.supplied else unsupplied()
    return Section(
        f"matrix-{shown.folder}",
        _("{report} 追溯矩阵").format(report=shown.label),
        (title_block(shown, "matrix"), note, _legend(), _matrix(site, shown)),
        wide=True,
    )


def _legend() -> Html:
    return pieces.legend(Conclusion)


def _matrix(site: Site, shown: Shown) -> Html:
    parts = _parts(shown)
    seen: set[Conclusion] = set()
    bodies = (_domain(shown, domain, parts, seen) for domain in Domain if site.obligations(domain))
    head = ["义务 Obligation", "依据 Basis", "结论", *(f"{word(part)}" for part in parts)]
    return pieces.table(_caption(shown), head, bodies, "fz-matrix")


def _caption(shown: Shown) -> str:
    counts = shown.audit.counts
    return (
        f"{shown.label}：{len(shown.audit.assessments)} 项义务 × {len(shown.exhibits)} 个片段（"
        f"{pieces.counted(counts)}）"
    )


def _parts(shown: Shown) -> tuple[Part, ...]:
    """Parts that hold any evidence, in the order of the report."""
    present = {item.part for item in shown.exhibits}
    return tuple(part for part in Part if part in present)


def _domain(shown: Shown, domain: Domain, parts: tuple[Part, ...], seen: set[Conclusion]) -> Html:
    assessments = [item for item in shown.audit.assessments if item.obligation.domain is domain]
    label = tag(
        "th",
        word(domain),
        tag("span", pieces.counted(pieces.tally(assessments)), class_="fz-note"),
        scope="rowgroup",
        colspan=str(len(parts) + 3),
    )
    rows = (_row(shown, item, parts, seen) for item in assessments)
    return tag("tbody", tag("tr", label, class_="fz-group"), *rows)


def _row(shown: Shown, assessment: Assessment, parts: tuple[Part, ...], seen: set[Conclusion]) -> Html:
    """One duty; the first of each conclusion carries the anchor that the overview points at."""
    obligation = assessment.obligation
    first = assessment.conclusion not in seen
    seen.add(assessment.conclusion)
    return tag(
        "tr",
        tag("th", places.obligation_link(obligation), tag("code", obligation.id), scope="row"),
        tag("td", pieces.citations(assessment.basis, shown.audit.instruments)),
        tag("td", chip(assessment.conclusion), chip(assessment.severity)),
        *_cells(shown, assessment, parts),
        id=f"c-{assessment.conclusion}" if first else None,
        class_=f"fz-row-{assessment.conclusion.replace('_', '-')}",
    )


def _cells(shown: Shown, assessment: Assessment, parts: tuple[Part, ...]) -> Iterator[Html]:
    if assessment.conclusion in {Conclusion.NOT_APPLICABLE, Conclusion.WAIVED}:
        yield tag("td", assessment.reason or "", colspan=str(len(parts) or 1), class_="fz-none")
        return
    found = shown.of(assessment.obligation.id)
    for part in parts:
        here = [item for item in found if item.part is part]
        yield tag("td", pieces.passages(shown, here, assessment.obligation.id, 40))
