"""The words of a report with their marks, and the notes beside them that lead to the duties."""

from collections.abc import Iterator, Mapping, Sequence

from fazhi.model.obligation import Obligation
from fazhi.model.report import Part, Report
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, both, join, quoted, said, strength_of, tag
from fazhi.sphinx_ext.parts import pieces, places, why
from fazhi.sphinx_ext.site import Block, Exhibit, Kind, Placed, Run, Shown, runs, stretches

Obligations = Mapping[str, Obligation]
_DEEPEST = 6


def annotated(shown: Shown, obligations: Obligations) -> Html:
    """The whole text, part by part."""
    placed = Placed(item for item in shown.exhibits if not item.wide)
    parts = (_part(shown, part, blocks, placed, obligations) for part, blocks in stretches(shown.report))
    return tag("div", *parts, class_="fz-annotated")


def selectors(shown: Shown, obligations: Obligations) -> Html:
    """What is known of each passage without its words."""
    rows = (_selector(shown, item, obligations) for item in shown.exhibits)
    caption = _("{report}：{count} 个片段的定位").format(report=shown.label, count=len(shown.exhibits))
    return pieces.table(caption, [_("号"), _("位置"), _("部分"), _("摘要"), _("强度与义务")], [tag("tbody", *rows)])


def _part(shown: Shown, part: Part, blocks: Sequence[Block], placed: Placed, obligations: Obligations) -> Html:
    start, end = blocks[0].start, blocks[-1].end
    whole = [item for item in shown.exhibits if item.wide and start <= item.start < end]
    label = tag("p", tag("span", _("部分"), class_="fz-part-word"), both(part), class_="fz-part-label")
    lines = (_block(shown, item, placed.touching(item.start, item.end), obligations) for item in blocks)
    return tag(
        "section",
        label,
        _notes(shown, whole, obligations, anchored=True),
        *lines,
        class_=f"fz-part fz-part-{part}",
        aria_label=said(part),
    )


def _block(shown: Shown, block: Block, inside: Sequence[Exhibit], obligations: Obligations) -> Html:
    words = join(*(_run(shown.report, run, block) for run in runs(block, inside)))
    starting = [item for item in inside if block.start <= item.start]
    return tag("div", _element(block, words), _notes(shown, starting, obligations), class_="fz-block")


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


def _notes(shown: Shown, exhibits: Sequence[Exhibit], obligations: Obligations, *, anchored: bool = False) -> Html:
    """Notes on passages; `anchored` where nothing in the text carries the passages' own anchors."""
    if not exhibits:
        return Html("")
    return tag("ul", *(_note(shown, item, obligations, anchored) for item in exhibits), class_="fz-notes")


def _note(shown: Shown, exhibit: Exhibit, obligations: Obligations, anchored: bool) -> Html:
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
    return tag("li", back, duties, id=f"{exhibit.id}-note", class_=f"fz-note-{exhibit.polarity}")


def _duties(shown: Shown, exhibit: Exhibit, obligations: Obligations) -> Iterator[Html]:
    """Each duty the passage speaks of, with why it counts for so much shown at the pointer or the keyboard's focus."""
    for item in exhibit.evidence:
        duty = obligations[item.obligation]
        reason = tag("span", quoted(why(shown, item, duty)), class_="fz-why fz-on-demand", role="note")
        yield tag("li", strength_of(item.strength, item.polarity), " ", places.obligation_link(duty), reason)


def _selector(shown: Shown, exhibit: Exhibit, obligations: Obligations) -> Html:
    return tag(
        "tr",
        tag("th", str(exhibit.number), scope="row"),
        tag(
            "td",
            pieces.path(exhibit.path),
            tag("span", f" {pieces.stretch(exhibit.start, exhibit.end)}", class_="fz-note"),
        ),
        tag("td", said(exhibit.part)),
        tag("td", tag("code", exhibit.digest)),
        tag("td", tag("ul", *_duties(shown, exhibit, obligations), class_="fz-plain")),
        id=exhibit.id,
    )
