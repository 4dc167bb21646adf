"""The annotated text of one report: all its words in their outline, every passage of evidence marked."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.decision import Decided, Standing
from fazhi.model.evidence import Evidence, NearMiss, Polarity, Shortfall, Strength, strongest_first
from fazhi.model.obligation import Domain, Obligation
from fazhi.model.report import SURE, Part, Report
from fazhi.output.words.decided import one_decided, to_confirm
from fazhi.output.words.why import shortfall
from fazhi.reading.normal import readable
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, chip, join, language, quoted, said, shorten, strength_of, tag
from fazhi.sphinx_ext.parts import (
    Need,
    Section,
    facts,
    nearest,
    nothing_supplied,
    pieces,
    places,
    strip,
    title_block,
    unsupplied,
    why,
)
from fazhi.sphinx_ext.site import Block, Exhibit, Kind, Placed, Run, Shown, Site, runs, stretches

_Duties = Mapping[str, Obligation]
_DEEPEST = 6
_JOINED = Html("&#8288;")
"""No line begins with the number behind a passage."""
_QUOTED = 48
"""Characters of a passage in the list of decisions."""
_CHARACTERS_A_LINE, _NOTES_A_LINE = 38, 1.35
"""Of a paragraph and of the notes beside it, which are set smaller."""


def page(site: Site, argument: str) -> Section | None:
    """The page of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(site, argument)
    items = (_evidence(shown, item) for item in shown.exhibits)
    return Section(
        f"text-{shown.folder}",
        shown.label,
        (
            title_block(shown, "index"),
            _report(shown),
            _summary(shown),
            *items,
            *_body(site, shown),
            Section("the-report", _("所核查的报告"), (facts(shown),)),
        ),
        wide=True,
    )


def annotated(shown: Shown, obligations: _Duties) -> Html:
    """The whole text, part by part."""
    placed = Placed(item for item in shown.exhibits if not item.wide)
    parts = (
        _part(shown, number, part, blocks, placed, obligations)
        for number, (part, blocks) in enumerate(stretches(shown.report), 1)
    )
    return tag("div", *parts, class_="fz-annotated")


def _report(shown: Shown) -> Need:
    """The report as sphinx-needs keeps it: what it is and the digest of its file, never its words."""
    report = shown.report
    return Need(
        "report",
        places.report_id(shown),
        shown.title(language()),
        "",
        (
            ("report", shown.slug),
            ("unit", report.unit or ""),
            ("unit_kind", report.unit_kind),
            ("year", report.year),
            ("digest", report.sha256),
        ),
    )


def _evidence(shown: Shown, exhibit: Exhibit) -> Need:
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
    items = (
        tag("li", places.matrix_link(shown, join(tag("b", str(counts[item])), chip(item)), conclusion=item.value))
        for item in pieces.occurring([counts])
    )
    return tag(
        "div",
        pieces.bar(counts),
        tag("ul", *items, class_="fz-counts"),
        strip.strip(shown),
        id=places.report_id(shown),
        class_="fz-card",
    )


def _body(site: Site, shown: Shown) -> Iterator[Section]:
    obligations = {item.id: item for item in site.catalogue.obligations}
    if shown.report.supplied:
        body: tuple[Html, ...] = (_settled(shown), _unsupported(site, shown), _key(), annotated(shown, obligations))
        yield Section("full-text", _("全文"), body)
    else:
        body = (unsupplied(), _settled(shown), _unsupported(site, shown), _selectors(shown, obligations))
        yield Section("full-text", _("片段定位"), body)


def _settled(shown: Shown) -> Html:
    """What people decided and waived, all of it: of a passage that was rejected no note tells any more."""
    decided = [(item, each) for item in shown.audit.assessments for each in item.decided]
    waived = [item for item in shown.audit.assessments if item.conclusion is Conclusion.WAIVED]
    counted = pieces.settled(shown.audit)
    if not counted:
        return Html("")
    starts = [block.start for _name, blocks in stretches(shown.report) for block in blocks]
    lines = [tag("li", *_decision(shown, *item, starts)) for item in decided]
    lines += [tag("li", _called(item), " ", chip(item.conclusion), " ", *_reason(item)) for item in waived]
    return tag(
        "details",
        tag("summary", counted),
        tag("ul", *lines, class_="fz-plain"),
        id=places.settled_id(shown),
        class_="fz-details fz-settled",
        open="" if to_confirm(shown.audit) else None,
    )


def _decision(shown: Shown, item: Assessment, each: Decided, starts: Sequence[int]) -> Iterator[Html]:
    """Duty, conclusion, who decided what, and the passage it is about, a link to where it stands."""
    yield join(_called(item), " ", chip(item.conclusion), " ", quoted(one_decided(each, language())))
    at = each.decision.place
    if at is None or each.standing is Standing.GONE:
        return
    words = shown.quote(at.start, at.end)
    told = pieces.stretch(shown.report, at.start, at.end) if words is None else quoted(shorten(words, _QUOTED))
    above = bisect_right(starts, at.start)
    yield join(" ", tag("a", told, href=f"#text-{starts[above - 1]}") if above else told)


def _called(item: Assessment) -> Html:
    return places.obligation_link(item.obligation)


def _reason(item: Assessment) -> Iterator[Html]:
    if item.reason is not None:
        yield quoted(item.reason.of(language()))


def _unsupported(site: Site, shown: Shown) -> Html:
    """The duties that nothing in the text supports, by domain, to be opened beside it."""
    gaps = {item.obligation.id: item for item in shown.audit.assessments if item.conclusion.gap}
    if not gaps:
        return Html("")
    rows = []
    for domain in Domain:
        found = [gaps[item.id] for item in site.obligations(domain) if item.id in gaps]
        duties = (tag("li", _gap(shown, item)) for item in found)
        if found:
            rows.append((said(domain), tag("ul", *duties, class_="fz-plain")))
    summary = tag("summary", _("缺口：{count} 项义务").format(count=len(gaps)))
    return tag(
        "aside", tag("details", summary, pieces.definitions(*rows), class_="fz-details"), class_="fz-unsupported"
    )


def _gap(shown: Shown, assessment: Assessment) -> Html:
    """A duty that nothing supports, and the passage nearest to it."""
    closest = nearest(shown, assessment)
    return join(chip(assessment.conclusion), " ", places.obligation_link(assessment.obligation), " ", closest)


def _key() -> Html:
    """What the grounds and the underlines mean, in words."""
    meanings: tuple[tuple[str, str, str], ...] = (
        (said(Strength.RESULT), "fz-ev fz-s-result fz-p-done", _("写出了结果：数字、比例、日期、文号")),
        (said(Strength.MEASURE), "fz-ev fz-s-measure fz-p-done", _("写出了具体做法：会议、机构、制度、文件")),
        (said(Strength.ASSERTION), "fz-ev fz-s-assertion fz-p-done", _("只有口号，没有可以核对的内容")),
        (said(Polarity.PLANNED), "fz-ev fz-p-planned", _("只说将要做")),
        (said(Polarity.ADMITTED), "fz-ev fz-p-admitted", _("只说没做好")),
        (_("灰字"), "fz-dead", _("不涉及任何义务")),
    )
    items = (tag("li", tag("span", label, class_=style), " ", meaning) for label, style, meaning in meanings)
    return tag("ul", *items, class_="fz-legend fz-text-key", aria_label=_("图例"))


def _part(shown: Shown, number: int, part: Part, blocks: Sequence[Block], placed: Placed, obligations: _Duties) -> Html:
    start, end = blocks[0].start, blocks[-1].end
    whole = [item for item in shown.exhibits if item.wide and start <= item.start < end]
    label = tag(
        "p", tag("span", _("部分"), class_="fz-part-word"), said(part), id=strip.part_id(number), class_="fz-part-label"
    )
    lines = (_block(shown, item, placed.touching(item.start, item.end), obligations) for item in blocks)
    return tag(
        "section",
        label,
        _notes(shown, [[item] for item in whole], obligations, anchored=True),
        *lines,
        class_=f"fz-part fz-part-{part}",
        aria_label=said(part),
    )


def _block(shown: Shown, block: Block, inside: Sequence[Exhibit], obligations: _Duties) -> Html:
    words = join(*(_run(shown.report, run, block) for run in runs(block, inside)))
    starting = sorted((item for item in inside if block.start <= item.start), key=lambda item: item.number)
    closest = shown.near(block.start, block.end)
    begun = dict.fromkeys(places.near_id(shown, item.start) for item in closest)
    begun |= dict.fromkeys(places.slip_id(shown, start) for start in shown.slipping(block.start, block.end))
    anchors = (tag("span", "", id=id) for id in begun)
    near = [item for item in closest if item.shortfall is not Shortfall.FAINT]
    lacking = [item for item in near if shown.assessment(item.obligation).conclusion.gap]
    notes = _margin(_merged(shown, starting), block, bool(lacking))
    beside = (*(_notes(shown, group, obligations) for group in notes[:1]), *_folded(shown, notes[1:], obligations))
    margin = tag("div", *beside, _alike(lacking, obligations), class_="fz-margin") if starting or lacking else ""
    scan = pieces.scanned(shown.report, block.start, block.end)
    return tag("div", *anchors, _element(block, words), scan, margin, class_="fz-block", id=f"text-{block.start}")


def _merged(shown: Shown, exhibits: Sequence[Exhibit]) -> list[list[Exhibit]]:
    """Passages of one sentence that speak of the same duties share a note."""
    starts = [item.start for item in shown.report.passages]
    notes: dict[tuple[int, tuple[str, ...]], list[Exhibit]] = {}
    for item in exhibits:
        notes.setdefault((bisect_right(starts, item.start), item.obligations), []).append(item)
    return list(notes.values())


def _margin(notes: Sequence[list[Exhibit]], block: Block, more: bool) -> list[list[list[Exhibit]]]:
    """The notes that the paragraph has room for beside it, and those that it has not: none tears it from the next.

    `more` where a line on what comes near the text is to follow.
    """
    room = max(1, (block.end - block.start) * _NOTES_A_LINE / _CHARACTERS_A_LINE - more)
    lines = list(accumulate(len(note[0].evidence) for note in notes))
    if not lines or lines[-1] <= room + 1:
        return [list(notes)]
    fits = bisect_right(lines, room)
    return [list(notes[:fits]), list(notes[fits:])]


def _folded(shown: Shown, groups: Sequence[list[list[Exhibit]]], obligations: _Duties) -> Iterator[Html]:
    for notes in groups:
        summary = tag("summary", _("另有 {count} 条旁注").format(count=len(notes)))
        yield tag("details", summary, _notes(shown, notes, obligations), class_="fz-more-notes")


def _alike(closest: Sequence[NearMiss], obligations: _Duties) -> Html:
    """The duties that a block comes nearest to without supporting them, to be unfolded."""
    if not closest:
        return Html("")
    each = (
        tag("li", places.obligation_link(obligations[item.obligation]), " ", quoted(shortfall(item, language())))
        for item in closest
    )
    summary = tag("summary", _("相近而不算：{count} 项义务").format(count=len(closest)))
    return tag("details", summary, tag("ul", *each, class_="fz-plain"), class_="fz-near fz-technical")


def _element(block: Block, words: Html) -> Html:
    if block.kind is Kind.TITLE:
        return tag("p", words, class_="fz-words fz-report-title")
    if block.kind is Kind.HEADING:
        return tag(f"h{min(block.level + 2, _DEEPEST)}", words, class_="fz-words")
    return tag("p", words, class_="fz-words fz-row" if block.kind is Kind.ROW else "fz-words")


def _run(report: Report, run: Run, block: Block) -> Html:
    words = quoted(readable(report, run.start, run.end))
    if not run.exhibits:
        return words
    beginning = [item for item in run.exhibits if item.start == run.start]
    ending = [item for item in run.exhibits if item.end == run.end or run.end == block.end < item.end]
    for item in beginning:
        words = tag("span", words, id=item.id)
    best = min(run.exhibits, key=_worth)
    strength = f" fz-s-{best.strength.key}" if best.polarity is Polarity.DONE else ""
    style = f"fz-ev{strength} fz-p-{best.polarity}"
    return join(tag("mark", words, class_=style), *(_reference(item) for item in ending))


def _worth(exhibit: Exhibit) -> tuple[int, int]:
    """The least for what tells most: what was done, the strongest first, before what is promised or owned up to."""
    return list(Polarity).index(exhibit.polarity), -exhibit.strength


def _reference(exhibit: Exhibit) -> Html:
    """The number behind a passage, leading to its note."""
    worth = exhibit.strength if exhibit.polarity is Polarity.DONE else exhibit.polarity
    name = _("{number} 号片段：{worth}").format(number=exhibit.number, worth=said(worth))
    label = join(_JOINED, SYMBOLS[worth], str(exhibit.number))
    link = tag("a", label, href=f"#{exhibit.id}-note", title=name, aria_label=name)
    return tag("sup", link, class_=f"fz-ref fz-p-{exhibit.polarity}")


def _notes(shown: Shown, notes: Sequence[Sequence[Exhibit]], obligations: _Duties, *, anchored: bool = False) -> Html:
    """Notes on passages; `anchored` where nothing in the text carries the passages' own anchors."""
    if not notes:
        return Html("")
    return tag("ul", *(_note(shown, item, obligations, anchored) for item in notes), class_="fz-notes")


def _note(shown: Shown, note: Sequence[Exhibit], obligations: _Duties, anchored: bool) -> Html:
    """What passages of one sentence show of the same duties: the numbers lead back to them."""
    first, *further = note
    numbers = join(_number(first, anchored), *(tag("span", _number(item), id=f"{item.id}-note") for item in further))
    duties = tag("ul", *_duties(shown, note, obligations))
    return tag(
        "li",
        tag("span", numbers, _page(shown.report, first)),
        duties,
        id=f"{first.id}-note",
        class_=f"fz-note-{first.polarity}",
    )


def _page(report: Report, exhibit: Exhibit) -> Html:
    """The page a passage stands on, in a report that has pages."""
    page, sure = report.page_of(exhibit.start), report.sure_of(exhibit.start, exhibit.end)
    if page is None:
        return Html("")
    place = _("第 {page} 页").format(page=page)
    doubtful = sure is not None and sure < SURE
    told = _("{place}，识别存疑").format(place=place) if doubtful else place
    return tag("span", " ", told, class_="fz-note")


def _number(exhibit: Exhibit, anchored: bool = False) -> Html:
    name = _("{number} 整部分").format(number=exhibit.number) if exhibit.wide else str(exhibit.number)
    return tag(
        "a",
        name,
        href=f"#{exhibit.id}",
        id=exhibit.id if anchored else None,
        class_="fz-number",
        aria_label=_("回到 {name} 片段").format(name=name),
    )


def _duties(shown: Shown, note: Sequence[Exhibit], obligations: _Duties) -> Iterator[Html]:
    """Each duty, with why the passage that tells most of it counts for so much, at the pointer or the focus."""
    told: dict[str, list[Evidence]] = {}
    for item in (item for exhibit in note for item in exhibit.evidence):
        told.setdefault(item.obligation, []).append(item)
    for item in (strongest_first(found)[0] for found in told.values()):
        duty = obligations[item.obligation]
        reason = tag("span", quoted(why(shown, item)), class_="fz-why fz-on-demand", role="note")
        people = _of_passages(shown, duty.id, note)
        yield tag("li", strength_of(item.strength, item.polarity), " ", places.obligation_link(duty), people, reason)


def _of_passages(shown: Shown, duty: str, note: Sequence[Exhibit]) -> Html:
    """Who decided on one of those passages, as far as that duty goes."""
    here = {(each.start, each.end) for each in note}
    told = (
        tag("span", quoted(one_decided(each, language())), class_="fz-who")
        for each in shown.assessment(duty).decided
        if each.decision.place is not None and (each.decision.place.start, each.decision.place.end) in here
    )
    return join(*told)


def _selectors(shown: Shown, obligations: _Duties) -> Html:
    """What is known of each passage without its words."""
    in_order = sorted(shown.exhibits, key=lambda item: item.number)
    rows = (_selector(shown, item, obligations) for item in in_order)
    caption = _("{report}：{count} 处佐证的定位").format(report=shown.label, count=len(shown.exhibits))
    return pieces.table(caption, [_("号"), _("位置"), _("部分"), _("摘要"), _("强度与义务")], [tag("tbody", *rows)])


def _selector(shown: Shown, exhibit: Exhibit, obligations: _Duties) -> Html:
    return tag(
        "tr",
        tag("th", str(exhibit.number), scope="row"),
        tag(
            "td",
            pieces.path(exhibit.path),
            tag("span", f" {pieces.stretch(shown.report, exhibit.start, exhibit.end)}", class_="fz-note"),
        ),
        tag("td", said(exhibit.part)),
        tag("td", tag("code", exhibit.digest)),
        tag("td", tag("ul", *_duties(shown, [exhibit], obligations), class_="fz-plain")),
        id=exhibit.id,
    )
