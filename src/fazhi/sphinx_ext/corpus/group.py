"""The page of a group: its rate, the funnel, places by domains, strengths, and every unit with its interval."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from fazhi.corpus.fair import Compared, Group, Held
from fazhi.corpus.rates import FAR, NEAR, Standing, limits, widened
from fazhi.model.evidence import Strength
from fazhi.model.obligation import Domain
from fazhi.output.pages import fair
from fazhi.sphinx_ext.corpus.answer import answer
from fazhi.sphinx_ext.corpus.frame import (
    Place,
    View,
    document,
    download,
    group_address,
    group_name,
    interval,
    section,
    warm,
)
from fazhi.sphinx_ext.html import Html, _, chart, chip, join, language, quoted, said, tag
from fazhi.sphinx_ext.parts import pieces

_SHOWN: Final = (Strength.RESULT, Strength.MEASURE, Strength.ASSERTION, Strength.MENTION, Strength.NONE)
_STYLES: Final = {
    Strength.RESULT: "fz-supported",
    Strength.MEASURE: "fz-measure",
    Strength.ASSERTION: "fz-weak",
    Strength.MENTION: "fz-waived",
    Strength.NONE: "fz-not-applicable",
}
_MARGIN: Final = 5
"""Duties by which a funnel reaches further than its units."""


def page(view: View, group: Group) -> bytes:
    """The page of one group of units."""
    place = Place(group_address(group))
    return document(
        place,
        group_name(group),
        answer(view, group, place),
        tag("p", fair.head(group, language()), class_="fz-note"),
        section(_("漏斗图"), *_funnel(view, group, place)),
        section(_("各地各领域"), _heat(view, group), download(place, "csv/heat.csv")),
        section(_("强度的分布"), _strengths(view, group), download(place, "csv/strengths.csv")),
        section(_("各单位"), _units(view, group, place), download(place, "csv/reports.csv")),
    )


def heat_rows(view: View, group: Group) -> Iterator[Sequence[Any]]:
    """Place by domain: what is due and how much of it has support."""
    for label, domains in _by_place(view, group).items():
        for domain in Domain:
            seen, due = domains.get(domain, (0, 0))
            if due:
                share = round(100 * seen / due, 1)
                yield group.unit_kind.value, group.law_year, label, domain.value, due, seen, share


def strength_rows(view: View, group: Group) -> Iterator[Sequence[Any]]:
    """Domain by strength: how many duties that are due."""
    for domain, counted in _by_domain(view, group).items():
        yield group.unit_kind.value, group.law_year, domain.value, *(counted[item] for item in _SHOWN)


def _funnel(view: View, group: Group, place: Place) -> Iterator[Html]:
    units = [item for item in group.units if item.held.due]
    if not group.enough or not units:
        yield tag("p", " ".join(fair.notes(group, language())), class_="fz-note")
        return
    first = max(min(item.held.due for item in units) - _MARGIN, 1)
    span = range(first, max(item.held.due for item in units) + _MARGIN + 1)
    lines: list[tuple[str, list[tuple[int, float]]]] = [
        ("fz-funnel-mean", [(span[0], group.rate), (span[-1], group.rate)])
    ]
    for style, level in (("fz-funnel-near", NEAR), ("fz-funnel-far", FAR)):
        both = [(due, limits(group.rate, due, level)) for due in span]
        lines.append((style, [(due, found.low) for due, found in both]))
        lines.append((style, [(due, found.high) for due, found in both]))
    if group.dispersion > 1:
        wide = [(due, widened(limits(group.rate, due, FAR), group.rate, group.dispersion)) for due in span]
        lines.append(("fz-funnel-wide", [(due, found.low) for due, found in wide]))
        lines.append(("fz-funnel-wide", [(due, found.high) for due, found in wide]))
    points = [_point(view, item, place) for item in units]
    label = _("漏斗图：{many} 份报告，横轴是应写的项数，纵轴是有佐证的比例").format(many=len(units))
    yield chart.funnel(points, lines, _("应写的项数"), label)
    told = _("虚线是 95% 界限，实线是 99.8% 界限：各单位之间若只有偶然的差别，就有这么多落在里面。图上的比例未经校正。")
    yield tag("p", told, class_="fz-note")
    if group.dispersion > 1:
        told = _("最外面的点线是放宽的界限：各单位之间本来就差得比偶然多，照差多少放宽。")
        yield tag("p", told, class_="fz-note")
    yield tag("p", _("。").join(fair.notes(group, language())))
    for standing in (Standing.BELOW, Standing.ABOVE):
        if found := group.of(standing):
            links = join(*(_link(view, item, place) for item in found), between=_("、"))
            yield tag("p", tag("strong", fair.STANDINGS[standing].of(language())), _("："), links)


def _point(view: View, item: Compared, place: Place) -> chart.Point:
    held, standing = item.held, item.standing or Standing.WITHIN
    words = f"{held.unit} {held.year}: {held.seen} / {held.due}, {held.rate:.0%}"
    style = f"fz-stands-{standing.value}"
    return chart.Point(held.due, held.rate, style, words, place.to(view.of_file[held.file].address))


def _by_place(view: View, group: Group) -> dict[str, dict[Domain, tuple[int, int]]]:
    """By the widest division in which the places of the group differ."""
    held = [item.held for item in group.units]
    divisions: tuple[Callable[[Held], str], ...] = (
        lambda item: item.province,
        lambda item: item.province + item.city,
        lambda item: item.place,
        lambda item: item.place or item.unit,
    )
    label = next((by for by in divisions if len({by(item) for item in held}) > 1), divisions[-1])
    found: dict[str, dict[Domain, tuple[int, int]]] = {}
    for item in sorted(held, key=label):
        domains = found.setdefault(label(item) or "–", {})
        for verdict in view.verdicts(item):
            if verdict.due:
                domain = view.gathered.duties[verdict.duty].domain
                seen, due = domains.get(domain, (0, 0))
                domains[domain] = seen + (not verdict.conclusion.gap), due + 1
    return found


def _by_domain(view: View, group: Group) -> dict[Domain, Counter[Strength]]:
    found: dict[Domain, Counter[Strength]] = {}
    for item in group.units:
        for verdict in view.verdicts(item.held):
            if verdict.due:
                found.setdefault(view.gathered.duties[verdict.duty].domain, Counter())[verdict.strength] += 1
    return {domain: found[domain] for domain in Domain if domain in found}


def _heat(view: View, group: Group) -> Html:
    found = _by_place(view, group)
    domains = [domain for domain in Domain if any(domain in each for each in found.values())]
    head = [_("所在地"), *(said(domain) for domain in domains), _("全部")]
    rows = []
    for label, each in found.items():
        whole = sum(seen for seen, _due in each.values()), sum(due for _seen, due in each.values())
        cells = [warm(*each.get(domain, (0, 0))) for domain in domains]
        rows.append(tag("tr", tag("th", quoted(label), scope="row"), *cells, warm(*whole)))
    return pieces.table(_("各地各领域应写的义务里有佐证的比例"), head, [tag("tbody", *rows)], "fz-warm")


def _strengths(view: View, group: Group) -> Html:
    head = [_("领域"), _("分布"), *(chip(item) for item in _SHOWN)]
    rows = []
    for domain, counted in _by_domain(view, group).items():
        total = sum(counted.values())
        stretches = [
            chart.Stretch(counted[item] / total, _STYLES[item], f"{said(item)} {counted[item]}") for item in _SHOWN
        ]
        told = _("，").join(f"{said(item)} {counted[item]}" for item in _SHOWN if counted[item])
        cells = [tag("td", str(counted[item]), class_=None if counted[item] else "fz-zero") for item in _SHOWN]
        line = tag("td", chart.bar(stretches, told), class_="fz-wide")
        rows.append(tag("tr", tag("th", said(domain), scope="row"), line, *cells))
    return pieces.table(_("各领域应写的义务最强的佐证"), head, [tag("tbody", *rows)], "fz-numbers")


def _units(view: View, group: Group, place: Place) -> Html:
    rows, corrected = [], group.correction.counts is not None
    for item in group.units:
        standing = fair.standing(item, language())
        rows.append(
            tag(
                "tr",
                tag("th", _link(view, item, place), scope="row"),
                tag("td", str(item.held.due)),
                tag("td", f"{item.held.rate:.0%}"),
                *([tag("td", interval(item.corrected))] if corrected else []),
                tag("td", f"{item.shrunk:.0%}"),
                tag("td", standing),
            )
        )
    head = [
        _("单位"),
        _("应写"),
        _("有佐证"),
        *([_("校正后（95% 区间）")] if corrected else []),
        _("收缩后"),
        _("与同组比"),
    ]
    return pieces.table(_("各单位，按所在地和名称排，不是名次"), head, [tag("tbody", *rows)])


def _link(view: View, item: Compared, place: Place) -> Html:
    label = join(quoted(item.held.unit), f" {item.held.year}")
    return place.link(label, view.of_file[item.held.file].address, f"y{item.held.year}")
