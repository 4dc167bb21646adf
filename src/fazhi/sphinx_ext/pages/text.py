"""The annotated text of one report: all its words in their outline, every passage of evidence marked."""

from collections.abc import Iterator, Sequence

from fazhi.model.audit import Conclusion
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.obligation import Domain
from fazhi.sphinx_ext.html import Html, _, chip, said, tag
from fazhi.sphinx_ext.pages.annotate import annotated, selectors
from fazhi.sphinx_ext.parts import Need, Section, nothing_supplied, pieces, places, title_block, unsupplied
from fazhi.sphinx_ext.site import Exhibit, Shown, Site


def page(site: Site, argument: str) -> Section | None:
    """The page of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(argument)
    items = (need(shown, item) for item in shown.exhibits)
    return Section(
        f"text-{shown.folder}",
        shown.label,
        (title_block(shown, "index"), _summary(shown), *items, *_body(site, shown)),
        wide=True,
    )


def need(shown: Shown, exhibit: Exhibit) -> Need:
    """The passage as sphinx-needs keeps it: where it stands and what it shows, never its words."""
    return Need(
        "evidence",
        exhibit.id,
        f"{shown.label} 第 {exhibit.number} 号片段",
        "",
        (
            ("report", shown.slug),
            ("start", exhibit.start),
            ("end", exhibit.end),
            ("digest", exhibit.digest),
            ("part", exhibit.part.value),
            ("strength", exhibit.strength.key),
            ("polarity", exhibit.polarity.value),
            ("grades", [f"{item.obligation}={item.strength.key}/{item.polarity}" for item in exhibit.evidence]),
            ("supports", list(exhibit.obligations)),
        ),
    )


def _summary(shown: Shown) -> Html:
    counts = shown.audit.counts
    return tag(
        "div",
        pieces.bar(counts),
        tag("ul", *(tag("li", tag("b", str(counts[item])), chip(item)) for item in Conclusion), class_="fz-counts"),
        class_="fz-card",
    )


def _body(site: Site, shown: Shown) -> Iterator[Section]:
    obligations = {item.id: item for item in site.catalogue.obligations}
    if shown.report.supplied:
        yield Section("full-text", _("全文 Text"), (_unsupported(site, shown), _key(), annotated(shown, obligations)))
    else:
        body = (unsupplied(), _unsupported(site, shown), selectors(shown, obligations))
        yield Section("full-text", _("片段定位 Selectors"), body)


def _unsupported(site: Site, shown: Shown) -> Html:
    """The duties that nothing in the text supports, by domain, to be opened beside it."""
    gaps = {item.obligation.id: item for item in shown.audit.assessments if item.conclusion.gap}
    if not gaps:
        return Html("")
    rows = []
    for domain in Domain:
        found = [gaps[item.id] for item in site.obligations(domain) if item.id in gaps]
        duties = (tag("li", chip(item.conclusion), " ", places.obligation_link(item.obligation)) for item in found)
        if found:
            rows.append((said(domain), tag("ul", *duties, class_="fz-plain")))
    summary = tag("summary", _("全文没有支持的义务：{count} 项").format(count=len(gaps)))
    return tag(
        "aside", tag("details", summary, pieces.definitions(*rows), class_="fz-details"), class_="fz-unsupported"
    )


def _key() -> Html:
    """What the underlines and symbols mean."""
    strengths: Sequence[Strength] = tuple(reversed(Strength))[:3]
    samples = (
        tag("li", chip(item), tag("span", _("下划线"), class_=f"fz-ev fz-s-{item.key} fz-p-done")) for item in strengths
    )
    lines = (
        tag("li", chip(item), tag("span", _("底纹"), class_=f"fz-ev fz-s-measure fz-p-{item}"))
        for item in (Polarity.PLANNED, Polarity.ADMITTED)
    )
    return tag("ul", *samples, *lines, class_="fz-legend", aria_label=_("图例"))
