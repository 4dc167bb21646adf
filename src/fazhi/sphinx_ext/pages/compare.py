"""The reports of the project side by side: one row for each duty, one column for each report."""

from collections.abc import Iterator, Sequence

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.both import pick
from fazhi.model.obligation import Domain, Obligation
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, is_chinese, join, language, name, quoted, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site

_ENOUGH = 2


def page(site: Site, _argument: str) -> Section:
    """The heat map; with fewer than two reports, what would stand here."""
    title = _("报告对照")
    if len(site.shown) < _ENOUGH:
        return Section("compare", title, (tag("p", _("有两份以上的报告时，这里逐项对照。"), class_="fz-note"),))
    return Section("compare", title, (_lead(site), pieces.legend(Conclusion), _map(site)), wide=True)


def _lead(site: Site) -> Html:
    sentence = _("{duties} 项义务 × {reports} 份报告。格内是结论和本年度已做佐证的最高强度；点开看该报告的佐证。")
    note = _("各报告所属的年度、单位类别和适用的法不同，不适用的义务不能相比。")
    counted = sentence.format(duties=len(site.catalogue.obligations), reports=len(site.shown))
    return tag("p", counted, "" if is_chinese() else " ", note, class_="fz-lead")


def _map(site: Site) -> Html:
    head = [_("义务"), *(places.report_link(shown, quoted(shown.label)) for shown in site.shown), _("缺口")]
    bodies = (_domain(site, domain) for domain in Domain if site.obligations(domain))
    caption = _("义务与报告对照：{count} 份报告").format(count=len(site.shown))
    return pieces.table(caption, head, bodies, "fz-heat")


def _domain(site: Site, domain: Domain) -> Html:
    duties = site.obligations(domain)
    shares = (tag("td", _share(shown, duties)) for shown in site.shown)
    label = tag("th", said(domain), scope="rowgroup")
    rows = (_row(site, item) for item in duties)
    return tag("tbody", tag("tr", label, *shares, tag("td", ""), class_="fz-group"), *rows)


def _share(shown: Shown, duties: Sequence[Obligation]) -> str:
    """How many of a domain's duties that bind a report supports."""
    counts = pieces.tally(shown.assessment(item.id) for item in duties)
    binding = sum(counts.values()) - counts[Conclusion.NOT_APPLICABLE] - counts[Conclusion.WAIVED]
    return f"{counts[Conclusion.SUPPORTED]} / {binding}"


def _row(site: Site, obligation: Obligation) -> Html:
    found = [(shown, shown.assessment(obligation.id)) for shown in site.shown]
    gaps = sum(item.conclusion.gap for _shown, item in found)
    title = pick(language(), obligation.title, obligation.title_en)
    label = tag("th", places.obligation_link(obligation, title), " ", tag("code", obligation.id), scope="row")
    return tag("tr", label, *_cells(found), tag("td", str(gaps) if gaps else "", class_="fz-count"))


def _cells(found: Sequence[tuple[Shown, Assessment]]) -> Iterator[Html]:
    for shown, item in found:
        words = join(_sign(item.conclusion), said(item.conclusion))
        here = shown.of(item.obligation.id)
        linked = places.exhibit_link(shown, here[0], words) if here else words
        strength = tag("span", said(item.strength), class_="fz-note") if item.strength else Html("")
        yield tag("td", linked, " ", strength, class_=f"fz-cell fz-{name(item.conclusion)}")


def _sign(conclusion: Conclusion) -> Html:
    return tag("span", SYMBOLS[conclusion], class_="fz-sign", aria_hidden="true")
