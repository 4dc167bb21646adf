"""The reports of the project side by side: how each fares, how a unit changes from year to year, and every duty."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Domain, Obligation
from fazhi.output.words.answer import DUE
from fazhi.output.words.decided import people_said
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, chart, is_chinese, join, language, name, quoted, safe, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site

_ENOUGH = 2


_TOLD_APART = 9
"""Reports up to which each has its number in its dot."""


def page(site: Site, _argument: str) -> Section:
    """The heat map; with fewer than two reports, what would stand here."""
    title = _("报告对照")
    if len(site.shown) < _ENOUGH:
        return Section("compare", title, (tag("p", _("有两份以上的报告时，这里逐项对照。"), class_="fz-note"),))
    years = [_over_years(shown) for shown in _units(site)]
    duties = Section("duties", _("逐项对照"), (pieces.legend(Conclusion), _in_one_screen(site), _map(site)))
    return Section("compare", title, (_lead(site), _standing(site), *years, duties), wide=True)


def _standing(site: Site) -> Section:
    """Every domain as a line with a dot for each report, the one that was given larger, with its number."""
    own = next((shown for shown in site.shown if shown.given), None)
    peers = [shown for shown in site.shown if own is None or shown.report.unit_kind is own.report.unit_kind]
    title = _("各领域写实的比例")
    if own is not None and len(peers) == 1:
        alone = _("网站里没有单位类别相同的别的报告，这里不比。")
        return Section("standing", title, (tag("p", alone, class_="fz-none"),))
    told = [_("每个圆点是一份报告，左端一项也没写实，右端应写的都写实；指着圆点看是哪一份。")]
    if own is None and len(peers) <= _TOLD_APART:
        names = _("；").join(f"{at} {shown.label}" for at, shown in enumerate(peers, start=1))
        told.append(_("圆里是报告的号数：{names}。").format(names=names))
    if own is not None:
        told.append(_("大圆点是本次核查的报告；只同单位类别相同的报告比，共 {count} 份。").format(count=len(peers)))
    head = [_("领域"), _("各报告写实的比例"), *([_("本次核查")] if own else []), _("中位数")]
    rows = [_stands(_("全部"), site.catalogue.obligations, peers, own)]
    rows += [
        _stands(said(domain), site.obligations(domain), peers, own) for domain in Domain if site.obligations(domain)
    ]
    caption = _("各领域写实的比例：{count} 份报告").format(count=len(peers))
    table = pieces.table(caption, head, [tag("tbody", *rows)], "fz-lines")
    return Section("standing", title, (tag("p", ("" if is_chinese() else " ").join(told)), table))


def _stands(label: str, duties: Sequence[Obligation], peers: Sequence[Shown], own: Shown | None) -> Html:
    shares = [(shown, share) for shown in peers if (share := _rate(shown, duties)) is not None]
    apart = own is None and len(peers) <= _TOLD_APART
    number = {shown.folder: at for at, shown in enumerate(peers, start=1)} if apart else {}
    found = [
        chart.Dot(share, f"{shown.label} {share:.0%}", shown is own, number.get(shown.folder))
        for shown, share in shares
    ]
    middle = f"{median(share for _shown, share in shares):.0%}" if shares else ""
    own_share = next((share for shown, share in shares if shown is own), None)
    own_cell = [] if own is None else [tag("td", "" if own_share is None else f"{own_share:.0%}")]
    line = tag("td", chart.dots(found, _("{domain}：中位数 {share}").format(domain=label, share=middle)))
    return tag("tr", tag("th", label, scope="row"), line, *own_cell, tag("td", middle))


def _units(site: Site) -> Iterator[list[Shown]]:
    """The reports of each unit that has them of several years, a report a year, in order."""
    named = sorted((shown for shown in site.shown if shown.report.unit), key=lambda shown: str(shown.report.unit))
    for _unit, same in groupby(named, key=lambda shown: shown.report.unit):
        years = {shown.report.year: shown for shown in same}
        if len(years) >= _ENOUGH:
            yield [years[year] for year in sorted(years)]


def _over_years(reports: Sequence[Shown]) -> Section:
    """Every domain as a line from year to year, with the numbers beside it."""
    unit, everything = str(reports[0].report.unit), [item.obligation for item in reports[0].audit.assessments]
    head = [_("领域"), _("走势"), *(str(shown.report.year) for shown in reports)]
    domains = ((domain, [item for item in everything if item.domain is domain]) for domain in Domain)
    rows = [_slopes(_("全部"), everything, reports)]
    rows += [_slopes(said(domain), duties, reports) for domain, duties in domains if duties]
    caption = _("{unit}：各年写实的比例").format(unit=unit)
    table = pieces.table(caption, head, [tag("tbody", *rows)], "fz-lines")
    note = _("各年适用的法和应写的项数不同，升降也可能由此而来。")
    years = f"{reports[0].report.year}–{reports[-1].report.year}"
    changes = (_changed(before, after) for before, after in pairwise(reports))
    return Section(f"years-{reports[0].slug}", f"{unit} {years}", (tag("p", note, class_="fz-note"), table, *changes))


def _changed(before: Shown, after: Shown) -> Html:
    """The gaps that a report closed since the one before it, and those that it opened, of the duties due in both."""
    both = [item.obligation for item in after.audit.assessments]
    pairs = [(duty, before.assessment(duty.id).conclusion, after.assessment(duty.id).conclusion) for duty in both]
    closed = [duty for duty, then, now in pairs if then.gap and now in DUE and not now.gap]
    opened = [duty for duty, then, now in pairs if now.gap and then in DUE and not then.gap]
    told = _("{year} 年比 {other} 年").format(year=after.report.year, other=before.report.year)
    return join(
        tag("h3", told),
        pieces.definitions(
            (_("补上的缺口"), _counted(closed)),
            (_("新增的缺口"), _counted(opened)),
        ),
    )


def _counted(duties: Sequence[Obligation]) -> Html:
    """How many duties, and which."""
    named = join(*map(places.obligation_link, duties), between=_("、"))
    count = _("{count} 项").format(count=len(duties))
    return join(count, _("："), named) if duties else safe(count)


def _slopes(label: str, duties: Sequence[Obligation], reports: Sequence[Shown]) -> Html:
    told = [(shown.report.year, _rate(shown, duties)) for shown in reports]
    said_of = [(year, share, f"{year} {_percent(share)}") for year, share in told]
    line = chart.slope(said_of, f"{label} " + _("，").join(words for _year, _share, words in said_of))
    cells = (tag("td", _percent(share)) for _year, share in told)
    return tag("tr", tag("th", label, scope="row"), tag("td", line), *cells)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _lead(site: Site) -> Html:
    sentence = _("{duties} 项义务 × {reports} 份报告。格内是结论和本年度已做佐证的最高强度；点开看该报告的佐证。")
    note = _("各报告所属的年度、单位类别和适用的法不同，不适用的义务不能相比。")
    counted = sentence.format(duties=len(site.catalogue.obligations), reports=len(site.shown))
    return tag("p", counted, "" if is_chinese() else " ", note, class_="fz-lead")


def _in_one_screen(site: Site) -> Html:
    """Every domain as a small grid, a row for each report and a column for each of its duties."""
    numbered = (tag("li", places.report_link(shown, quoted(shown.label))) for shown in site.shown)
    grids = (_grid(site, domain) for domain in Domain if site.obligations(domain))
    said_so = _("一格一项义务，一行一份报告，行首是下面的号数；指着一格看是什么。")
    return join(
        tag("p", said_so, class_="fz-note"),
        tag("ol", *numbered, class_="fz-numbered"),
        tag("dl", *grids, class_="fz-grids"),
    )


def _grid(site: Site, domain: Domain) -> Html:
    duties = site.obligations(domain)
    rows = [[_square(shown, duty) for duty in duties] for shown in site.shown]
    shares = _("，").join(f"{at} {_share(shown, duties)}" for at, shown in enumerate(site.shown, 1))
    grid = chart.squares(rows, _("{name}：{values}").format(name=said(domain), values=shares))
    return tag("div", tag("dt", said(domain)), tag("dd", grid))


def _square(shown: Shown, duty: Obligation) -> chart.Square:
    conclusion = shown.assessment(duty.id).conclusion
    title = duty.title_in(language())
    words = _("{name}：{values}").format(name=title, values=_("，").join((shown.label, said(conclusion))))
    return chart.Square(SYMBOLS[conclusion], f"fz-{name(conclusion)}", words)


def _map(site: Site) -> Html:
    named = zip(site.shown, pieces.report_heads(site.shown), strict=True)
    head = [_("义务"), *(places.report_link(shown, label) for shown, label in named), _("缺口")]
    bodies = (_domain(site, domain) for domain in Domain if site.obligations(domain))
    caption = _("义务与报告对照：{count} 份报告").format(count=len(site.shown))
    return pieces.table(caption, head, bodies, "fz-heat fz-by-report")


def _domain(site: Site, domain: Domain) -> Html:
    duties = site.obligations(domain)
    shares = (tag("td", _share(shown, duties), data_label=str(at)) for at, shown in enumerate(site.shown, start=1))
    label = tag("th", said(domain), scope="rowgroup")
    rows = (_row(site, item) for item in duties)
    return tag("tbody", tag("tr", label, *shares, tag("td", ""), class_="fz-group"), *rows)


def _share(shown: Shown, duties: Sequence[Obligation]) -> str:
    """How many of a domain's duties that bind a report supports."""
    return "{} / {}".format(*_supported(shown, duties))


def _rate(shown: Shown, duties: Sequence[Obligation]) -> float | None:
    """Their share; None where no duty binds it."""
    supported, binding = _supported(shown, duties)
    return supported / binding if binding else None


def _supported(shown: Shown, duties: Sequence[Obligation]) -> tuple[int, int]:
    counts = pieces.tally(shown.assessment(item.id) for item in duties)
    binding = sum(counts.values()) - counts[Conclusion.NOT_APPLICABLE] - counts[Conclusion.WAIVED]
    return counts[Conclusion.SUPPORTED], binding


def _row(site: Site, obligation: Obligation) -> Html:
    found = [(shown, shown.assessment(obligation.id)) for shown in site.shown]
    gaps = sum(item.conclusion.gap for _shown, item in found)
    title = obligation.title_in(language())
    label = tag("th", places.obligation_link(obligation, title), " ", tag("code", obligation.id), scope="row")
    count = tag("td", str(gaps) if gaps else "", class_="fz-count", data_label=_("缺口"))
    return tag("tr", label, *_cells(found), count)


def _cells(found: Sequence[tuple[Shown, Assessment]]) -> Iterator[Html]:
    """A cell for each report; where the table has no room for a column each, its label is the report's number."""
    for at, (shown, item) in enumerate(found, start=1):
        words = join(_sign(item.conclusion), said(item.conclusion))
        here = shown.of(item.obligation.id)
        linked = places.exhibit_link(shown, here[0], words) if here else words
        strength = tag("span", said(item.strength), class_="fz-note") if item.strength else Html("")
        people = tag("span", quoted(told), class_="fz-who") if (told := people_said(item, language())) else Html("")
        inner = tag("span", linked, " ", strength, people)
        yield tag("td", inner, class_=f"fz-cell fz-{name(item.conclusion)}", data_label=str(at))


def _sign(conclusion: Conclusion) -> Html:
    return tag("span", SYMBOLS[conclusion], class_="fz-sign", aria_hidden="true")
