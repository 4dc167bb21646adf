"""The page of a duty: how each group and every unit fares, and where the best passages are."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from fazhi.corpus.gathered import Duty, Example, Verdict
from fazhi.corpus.rates import corrected
from fazhi.model.unit import UnitKind
from fazhi.sphinx_ext.corpus.frame import (
    Place,
    Unit,
    View,
    counts_of,
    document,
    download,
    duty_address,
    duty_title,
    group_address,
    group_name,
    interval,
    newest_first,
    section,
    seen_of,
    table_file,
    where,
)
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, beside, join, name, quoted, said, strength_of, tag
from fazhi.sphinx_ext.parts import pieces

COLUMNS: Final = ("file", "unit", "unit_kind", "year", "conclusion", "strength", "severity", "evidence")
Judged = dict[str, Verdict]
"""What is said of a duty, by file."""


def page(view: View, duty: Duty, judged: Judged) -> bytes:
    """The page of one duty."""
    place = Place(duty_address(duty.id))
    facts = pieces.definitions((_("编号"), tag("code", duty.id)), (_("领域"), said(duty.domain)))
    return document(
        place,
        duty_title(duty),
        beside(duty.title, duty.title_en),
        tag("p", asked, class_="fz-duty") if (asked := view.requirement(duty)) else Html(""),
        facts,
        section(_("各组"), _groups(view, place, judged)),
        section(_("写得好的"), *_examples(view, duty, place)),
        section(_("各单位"), *_units(view, place, judged), download(place, f"duty/{duty.id}.csv")),
    )


def rows(view: View, judged: Judged) -> Iterator[Sequence[Any]]:
    """What every report says of the duty."""
    for held in view.gathered.reports:
        if item := judged.get(held.file):
            found = item.conclusion.value, said(item.strength), item.severity.value, item.evidence
            yield held.file, held.unit, held.unit_kind.value, held.year, *found


def file(view: View, judged: Judged) -> bytes:
    """What every report says of the duty, as a file for a spreadsheet."""
    return table_file(COLUMNS, rows(view, judged))


def _groups(view: View, place: Place, judged: Judged) -> Html:
    made = []
    for group in newest_first(view.groups):
        counts = counts_of(judged[item.held.file] for item in group.units if item.held.file in judged)
        due, seen = sum(counts.values()), seen_of(counts)
        if due:
            rate = corrected(seen, due, group.correction.counts) if group.correction.counts else None
            made.append(
                tag(
                    "tr",
                    tag("th", place.link(group_name(group), group_address(group)), scope="row"),
                    tag("td", pieces.bar(counts), class_="fz-wide"),
                    tag("td", str(due)),
                    tag("td", f"{seen / due:.0%}"),
                    tag("td", interval(rate)),
                )
            )
    if not made:
        return tag("p", _("这项义务对这些报告都不适用。"), class_="fz-none")
    head = [_("组"), _("分布"), _("应写的报告"), _("有佐证"), _("校正后（95% 区间）")]
    return pieces.table(_("各组写得怎样"), head, [tag("tbody", *made)], "fz-numbers")


def _examples(view: View, duty: Duty, place: Place) -> Iterator[Html]:
    found = view.gathered.examples(duty.id)
    if not found:
        yield tag("p", _("没有写明已做的片段。"), class_="fz-none")
        return
    yield tag("ul", *(tag("li", *_example(view, item, place)) for item in found), class_="fz-plain fz-examples")


def _example(view: View, item: Example, place: Place) -> Iterator[Html | str]:
    held, passage = item.held, item.passage
    yield strength_of(passage.strength, passage.polarity)
    yield " "
    yield place.link(join(quoted(held.unit), f" {held.year}"), view.of_file[held.file].address, f"y{held.year}")
    yield " "
    yield from where(passage)
    if words := view.words.get((held.file, passage.digest)):
        yield tag("blockquote", quoted(words))
    else:
        yield join(" ", tag("code", passage.digest))


def _units(view: View, place: Place, judged: Judged) -> Iterator[Html]:
    for kind in UnitKind:
        units = [unit for unit in view.units if unit.kind is kind]
        if not units:
            continue
        years = sorted({held.year for unit in units for held in unit.reports})
        made = [tag("tr", *_unit(unit, years, place, judged)) for unit in units]
        head = [_("单位"), *map(str, years)]
        yield pieces.table(said(kind), head, [tag("tbody", *made)], "fz-heat")


def _unit(unit: Unit, years: Sequence[int], place: Place, judged: Judged) -> Iterator[Html]:
    yield tag("th", place.link(quoted(unit.name), unit.address), scope="row")
    by_year = {held.year: judged.get(held.file) for held in reversed(unit.reports)}
    for year in years:
        yield _cell(by_year.get(year))


def _cell(item: Verdict | None) -> Html:
    if item is None:
        return tag("td", "")
    sign = tag("span", SYMBOLS[item.conclusion], class_="fz-sign", aria_hidden="true")
    strength = tag("span", said(item.strength), class_="fz-note") if item.strength and item.due else ""
    return tag("td", sign, said(item.conclusion), " ", strength, class_=f"fz-cell fz-{name(item.conclusion)}")
