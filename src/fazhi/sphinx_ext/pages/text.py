"""The annotated text of one report: all its words in their outline, every passage of evidence marked."""

from collections.abc import Iterator, Mapping, Sequence

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import NearMiss, Polarity, Strength
from fazhi.model.obligation import Domain, Obligation
from fazhi.model.report import Part, Report
from fazhi.output.words.why import shortfall
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, chip, join, language, quoted, said, strength_of, tag
from fazhi.sphinx_ext.parts import (
    Need,
    Section,
    nearest,
    nothing_supplied,
    pieces,
    places,
    title_block,
    unsupplied,
    why,
)
from fazhi.sphinx_ext.site import Block, Exhibit, Kind, Placed, Run, Shown, Site, runs, stretches

_Duties = Mapping[str, Obligation]
_DEEPEST = 6


def page(site: Site, argument: str) -> Section | None:
    """The page of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(site, argument)
    items = (_evidence(shown, item) for item in shown.exhibits)
    return Section(
        f"text-{shown.folder}",
        shown.label,
        (title_block(shown, "index"), _report(shown), _summary(shown), *items, *_body(site, shown)),
        wide=True,
    )


def annotated(shown: Shown, obligations: _Duties) -> Html:
    """The whole text, part by part."""
    placed = Placed(item for item in shown.exhibits if not item.wide)
    parts = (_part(shown, part, blocks, placed, obligations) for part, blocks in stretches(shown.report))
    return tag("div", *parts, class_="fz-annotated")


def _report(shown: Shown) -> Need:
    """The report as sphinx-needs keeps it: what it is and the digest of its file, never its words."""
    report = shown.report
    return Need(
        "report",
        places.report_id(shown),
        shown.title,
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
    return tag(
        "div",
        pieces.bar(counts),
        tag("ul", *(tag("li", tag("b", str(counts[item])), chip(item)) for item in Conclusion), class_="fz-counts"),
        id=places.report_id(shown),
        class_="fz-card",
    )


def _body(site: Site, shown: Shown) -> Iterator[Section]:
    obligations = {item.id: item for item in site.catalogue.obligations}
    if shown.report.supplied:
        yield Section("full-text", _("全文"), (_unsupported(site, shown), _key(), annotated(shown, obligations)))
    else:
        body = (unsupplied(), _unsupported(site, shown), _selectors(shown, obligations))
        yield Section("full-text", _("片段定位"), body)


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
    summary = tag("summary", _("全文没有支持的义务：{count} 项").format(count=len(gaps)))
    return tag(
        "aside", tag("details", summary, pieces.definitions(*rows), class_="fz-details"), class_="fz-unsupported"
    )


def _gap(shown: Shown, assessment: Assessment) -> Html:
    """A duty that nothing supports, and the passage nearest to it."""
    closest = nearest(shown, assessment)
    return join(chip(assessment.conclusion), " ", places.obligation_link(assessment.obligation), " ", closest)


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


def _part(shown: Shown, part: Part, blocks: Sequence[Block], placed: Placed, obligations: _Duties) -> Html:
    start, end = blocks[0].start, blocks[-1].end
    whole = [item for item in shown.exhibits if item.wide and start <= item.start < end]
    label = tag("p", tag("span", _("部分"), class_="fz-part-word"), said(part), class_="fz-part-label")
    lines = (_block(shown, item, placed.touching(item.start, item.end), obligations) for item in blocks)
    return tag(
        "section",
        label,
        _notes(shown, whole, obligations, anchored=True),
        *lines,
        class_=f"fz-part fz-part-{part}",
        aria_label=said(part),
    )


def _block(shown: Shown, block: Block, inside: Sequence[Exhibit], obligations: _Duties) -> Html:
    words = join(*(_run(shown.report, run, block) for run in runs(block, inside)))
    starting = [item for item in inside if block.start <= item.start]
    closest = shown.near(block.start, block.end)
    begun = dict.fromkeys(places.near_id(shown, item.start) for item in closest)
    anchors = (tag("span", "", id=id) for id in begun)
    lacking = [item for item in closest if shown.assessment(item.obligation).conclusion.gap]
    notes = join(_notes(shown, starting, obligations), _alike(lacking, obligations))
    return tag("div", *anchors, _element(block, words), notes, class_="fz-block")


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
    return tag("p", words, class_="fz-words")


def _run(report: Report, run: Run, block: Block) -> Html:
    words = quoted(report.text[run.start : run.end])
    if not run.exhibits:
        return words
    beginning = [item for item in run.exhibits if item.start == run.start]
    ending = [item for item in run.exhibits if item.end == run.end or run.end == block.end < item.end]
    for item in beginning:
        words = tag("span", words, id=item.id)
    strongest = max(run.exhibits, key=lambda item: item.strength)
    style = f"fz-ev fz-s-{strongest.strength.key} fz-p-{strongest.polarity}"
    return join(tag("mark", words, class_=style), *(_reference(item) for item in ending))


def _reference(exhibit: Exhibit) -> Html:
    """The number behind a passage, leading to its note."""
    label = join(SYMBOLS[exhibit.polarity], SYMBOLS[exhibit.strength], str(exhibit.number))
    told = {"number": exhibit.number, "strength": said(exhibit.strength), "polarity": said(exhibit.polarity)}
    name = _("{number} 号片段，{strength}，{polarity}").format(**told)
    link = tag("a", label, href=f"#{exhibit.id}-note", title=name, aria_label=name)
    return tag("sup", link, class_=f"fz-ref fz-p-{exhibit.polarity}")


def _notes(shown: Shown, exhibits: Sequence[Exhibit], obligations: _Duties, *, anchored: bool = False) -> Html:
    """Notes on passages; `anchored` where nothing in the text carries the passages' own anchors."""
    if not exhibits:
        return Html("")
    return tag("ul", *(_note(shown, item, obligations, anchored) for item in exhibits), class_="fz-notes")


def _note(shown: Shown, exhibit: Exhibit, obligations: _Duties, anchored: bool) -> Html:
    name = _("整部分") if exhibit.wide else str(exhibit.number)
    here = exhibit.id if anchored else None
    back = tag(
        "a",
        name,
        href=f"#{exhibit.id}",
        id=here,
        class_="fz-number",
        aria_label=_("回到 {name} 片段").format(name=name),
    )
    duties = tag("ul", *_duties(shown, exhibit, obligations))
    return tag(
        "li", back, _page(shown.report, exhibit), duties, id=f"{exhibit.id}-note", class_=f"fz-note-{exhibit.polarity}"
    )


def _page(report: Report, exhibit: Exhibit) -> Html:
    """The page a passage stands on, in a report that has pages."""
    page = report.page_of(exhibit.start)
    return Html("") if page is None else tag("span", _("第 {page} 页").format(page=page), class_="fz-note")


def _duties(shown: Shown, exhibit: Exhibit, obligations: _Duties) -> Iterator[Html]:
    """Each duty the passage speaks of, with why it counts for so much shown at the pointer or the keyboard's focus."""
    for item in exhibit.evidence:
        duty = obligations[item.obligation]
        reason = tag("span", quoted(why(shown, item)), class_="fz-why fz-on-demand", role="note")
        yield tag("li", strength_of(item.strength, item.polarity), " ", places.obligation_link(duty), reason)


def _selectors(shown: Shown, obligations: _Duties) -> Html:
    """What is known of each passage without its words."""
    rows = (_selector(shown, item, obligations) for item in shown.exhibits)
    caption = _("{report}：{count} 个片段的定位").format(report=shown.label, count=len(shown.exhibits))
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
        tag("td", tag("ul", *_duties(shown, exhibit, obligations), class_="fz-plain")),
        id=exhibit.id,
    )
