"""The page of a unit: each of its reports in the look of a single audit, and its duties over the years."""

from collections.abc import Iterator, Sequence
from shlex import quote
from typing import Any, Final

from fazhi.corpus.fair import Held
from fazhi.corpus.gathered import Verdict
from fazhi.model.audit import Conclusion
from fazhi.model.both import pick
from fazhi.model.obligation import Domain
from fazhi.output.pages import fair
from fazhi.output.words.answer import Gap, best_of, first_of
from fazhi.output.words.citation import cite
from fazhi.output.words.citation import place as article_place
from fazhi.output.words.lagging import ASKED
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
    section,
    seen_of,
    table_file,
    where,
)
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, chip, join, language, name, quoted, said, strength_of, tag
from fazhi.sphinx_ext.parts import pieces

COLUMNS: Final = ("file", "year", "obligation", "title", "domain", "conclusion", "strength", "severity", "evidence")


def page(view: View, unit: Unit) -> bytes:
    """The page of one unit."""
    place = Place(unit.address)
    facts = pieces.definitions(
        (_("单位类别"), said(unit.kind)), (_("所在地"), quoted(unit.place) if unit.place else "")
    )
    reports = [part for held in unit.reports for part in _report(view, unit, held, place)]
    return document(place, unit.name, facts, *reports, download(place, f"unit/{unit.slug}.csv"))


def file(view: View, unit: Unit) -> bytes:
    """All verdicts on its reports for a spreadsheet."""
    return table_file(COLUMNS, _rows(view, unit))


def _rows(view: View, unit: Unit) -> Iterator[Sequence[Any]]:
    for held in unit.reports:
        for item in view.verdicts(held):
            duty = view.gathered.duties[item.duty]
            found = item.conclusion.value, said(item.strength), item.severity.value, item.evidence
            yield held.file, held.year, duty.id, duty_title(duty), duty.domain.value, *found


def _report(view: View, unit: Unit, held: Held, place: Place) -> Iterator[Html]:
    verdicts = view.verdicts(held)
    counts = counts_of(verdicts)
    seen = _("应写 {due} 项，有佐证的 {seen} 项。").format(due=sum(counts.values()), seen=seen_of(counts))
    card = tag(
        "div",
        tag("p", seen, class_="fz-answer"),
        tag("p", pieces.bar(counts)),
        tag("p", pieces.counted(counts), class_="fz-note"),
        *_since(view, unit, held),
        *_standing(view, held, place),
        class_="fz-card",
    )
    yield section(_("{year} 年度").format(year=held.year), card, id=f"y{held.year}")
    yield tag("p", _("文件："), quoted(held.file), class_="fz-meta")
    for doubt in held.doubts:
        yield tag("p", "※ ", quoted(doubt.of(language())), class_="fz-note")
    yield from _ask_first(view, verdicts, place)
    yield _map(view, verdicts, place)
    found = view.gathered.findings.get(held.file, ())
    if found:
        items = (tag("li", chip(item.severity), " ", pick(language(), item.message, item.message_en)) for item in found)
        yield join(tag("h3", _("整篇的问题")), tag("ul", *items, class_="fz-plain"))
    yield _duties(view, held, verdicts, place)
    yield _next(held)


def _ask_first(view: View, verdicts: Sequence[Verdict], place: Place) -> Iterator[Html]:
    """The gaps that matter most, ranked as the overview of a single audit ranks them, each with its article."""
    duties = view.gathered.duties
    gaps = [
        Gap(item, item.severity, duties[item.duty].domain, item.grounds, item.likelihood)
        for item in verdicts
        if item.conclusion.gap
    ]
    found = first_of(gaps, view.instruments, ASKED)
    if not found:
        return
    items = (tag("li", *_asked(view, gap, place)) for gap in found)
    head = pick(language(), f"先问这 {len(found)} 项", f"Ask these {len(found)} first")
    yield join(tag("h3", head), tag("ol", *items, class_="fz-plain"))


def _asked(view: View, gap: Gap[Verdict], place: Place) -> Iterator[Html | str]:
    duty, cited = gap.what.duty, _article(view, gap)
    yield from (chip(gap.severity), " ", place.link(duty_title(view.gathered.duties[duty]), duty_address(duty)), " ")
    yield tag("span", said(gap.what.conclusion), _("，") if cited else "", cited, class_="fz-note")


def _article(view: View, gap: Gap[Verdict]) -> str:
    """The citation that carries the duty best; by identifier where the catalogue at hand does not know it."""
    best = best_of(gap.grounds, view.instruments)
    if best is None:
        return ""
    cited = best.citation
    if cited.instrument in view.instruments:
        return cite(cited, view.instruments, language())
    return f"{cited.instrument} {article_place(cited, language())}"


def _next(held: Held) -> Html:
    """How to see the passages themselves and to write to the unit: the pages hold no words of the report."""
    file = quote(held.file)
    return tag(
        "p",
        pick(
            language(),
            "看片段、相近的文字和怎么写，在语料的文件夹里运行 ",
            "For passages, near ones and remedies run in the corpus ",
        ),
        tag("code", f"fazhi audit {file}"),
        pick(language(), "；写整改通知用 ", "; for a notice to the unit "),
        tag("code", f"fazhi export {file} --paper notice"),
        pick(language(), "。", "."),
        class_="fz-note",
    )


def _since(view: View, unit: Unit, held: Held) -> Iterator[Html]:
    """Which gaps are new, closed, stand or were not due in the year before; nothing where two reports may be those."""
    years = [item.year for item in unit.reports]
    earlier = [item for item in unit.reports if item.year < held.year]
    before = max(earlier, key=lambda item: item.year, default=None)
    if before is None or years.count(held.year) > 1 or years.count(before.year) > 1:
        return
    was = {item.duty: item for item in view.verdicts(before) if item.due}
    both = [(was[item.duty], item) for item in view.verdicts(held) if item.due and item.duty in was]
    opened, closed, stood = (
        sum((first.conclusion.gap, second.conclusion.gap) == change for first, second in both)
        for change in ((False, True), (True, False), (True, True))
    )
    due_since = sum(item.conclusion.gap for item in view.verdicts(held) if item.due and item.duty not in was)
    then, then_en = ("上一年", "the year before") if before.year + 1 == held.year else ("那一年", "then")
    told = pick(
        language(),
        f"比 {before.year} 年：新缺口 {opened}，已补上 {closed}，{then}也缺的 {stood}"
        f"{f'，新适用而缺的 {due_since}' if due_since else ''}。",
        f"Since {before.year}: {opened} new gaps, {closed} closed, {stood} as {then_en}"
        f"{f', {due_since} of duties that did not bind then' if due_since else ''}.",
    )
    yield tag("p", told, class_="fz-note")


def _standing(view: View, held: Held, place: Place) -> Iterator[Html]:
    for group in view.groups:
        if (group.unit_kind, group.law_year) != (held.unit_kind, held.law_year):
            continue
        item = next(item for item in group.units if item.held.file == held.file)
        told = [_("有佐证 {rate}").format(rate=f"{held.rate:.0%}")]
        if item.corrected:
            told.append(_("校正后 {rate}").format(rate=interval(item.corrected)))
        if item.standing:
            told.append(_("与同组比：{standing}").format(standing=fair.standing(item, language())))
        way = place.link(group_name(group), group_address(group))
        yield tag("p", _("，").join(told), _("。"), " ", way, class_="fz-note")


def _map(view: View, verdicts: Sequence[Verdict], place: Place) -> Html:
    """A square for every duty, by domain."""
    rows = []
    for domain in Domain:
        here = [item for item in verdicts if view.gathered.duties[item.duty].domain is domain]
        if here:
            due = [item for item in here if item.due]
            total = f"{sum(not item.conclusion.gap for item in due)} / {len(due)}"
            squares = tag("ul", *(tag("li", _square(view, item, place)) for item in here))
            row = tag("th", said(domain), scope="row"), tag("td", squares), tag("td", total, class_="fz-map-sum")
            rows.append(tag("tr", *row))
    caption = _("每项义务一格；右边是有佐证的和应写的项数")
    return tag("table", tag("caption", caption), tag("tbody", *rows), class_="fz-map")


def _square(view: View, item: Verdict, place: Place) -> Html:
    grave = f" fz-{name(item.severity)}" if item.conclusion.gap else ""
    words = f"{duty_title(view.gathered.duties[item.duty])}{_('：')}{said(item.conclusion)}"
    style = f"fz-square fz-{name(item.conclusion)}{grave}"
    way = place.to(duty_address(item.duty))
    return tag("a", SYMBOLS[item.conclusion], class_=style, href=way, aria_label=words)


def _duties(view: View, held: Held, verdicts: Sequence[Verdict], place: Place) -> Html:
    shown = sorted(
        (item for item in verdicts if item.due), key=lambda item: (not item.conclusion.gap, -item.severity.rank)
    )
    rows = [_duty(view, held, item, place) for item in shown]
    aside = sum(not item.due for item in verdicts)
    head = [_("义务"), _("结论"), _("严重程度"), _("佐证在哪里")]
    made = pieces.table(_("应写的义务，缺口在前"), head, [tag("tbody", *rows)], "fz-stacked")
    note = tag("p", _("另有 {many} 项不适用或豁免。").format(many=aside), class_="fz-note") if aside else Html("")
    return join(tag("details", tag("summary", _("逐项看")), made, note, class_="fz-details"))


def _duty(view: View, held: Held, item: Verdict, place: Place) -> Html:
    label = place.link(duty_title(view.gathered.duties[item.duty]), duty_address(item.duty))
    places = view.gathered.passages.get((held.file, item.duty), ())
    items = [tag("li", strength_of(found.strength, found.polarity), " ", *where(found)) for found in places]
    more = item.evidence - len(places)
    if more > 0:
        items.append(tag("li", _("另有 {many} 处").format(many=more), class_="fz-note"))
    grave = chip(item.severity) if item.conclusion is not Conclusion.SUPPORTED else ""
    return tag(
        "tr",
        tag("th", label, " ", tag("code", item.duty), scope="row"),
        tag("td", chip(item.conclusion)),
        tag("td", grave),
        tag("td", tag("ul", *items, class_="fz-plain") if items else ""),
    )
