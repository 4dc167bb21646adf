"""Pieces that several pages share: citations, definition lists, tables, bars."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from fazhi.laws import LawFolder
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.law import Citation, Instrument
from fazhi.model.report import SURE, Report, Step
from fazhi.output.words.citation import cite, cite_same, together
from fazhi.output.words.decided import one_decided, to_confirm
from fazhi.sphinx_ext.html import (
    Html,
    _,
    chart,
    chip,
    join,
    language,
    name,
    picture,
    quoted,
    said,
    shorten,
    strength_of,
    tag,
)
from fazhi.sphinx_ext.parts import places
from fazhi.sphinx_ext.site import Exhibit, Shown

_MOST_STRIPS = 6
"""Strips of a page that are shown with one stretch of a report."""
_LONGEST_HEAD = 28
"""Characters of a report's name at the head of a column."""
_LONGEST_ARTICLE = 4000
"""Characters above which what a citation leads to is a whole document and is not quoted."""


def citations_together(
    basis: Sequence[Citation], instruments: Mapping[str, Instrument], laws: LawFolder | None = None
) -> Html:
    """Citations of one version in one line that leads to the first of them, with the words of each."""
    if not basis:
        return tag("p", _("该年度没有生效的依据"), class_="fz-none")
    items = (_together(same, instruments, laws) for same in together(basis))
    return tag("ul", *(tag("li", *item) for item in items), class_="fz-plain")


def _together(
    same: Sequence[Citation], instruments: Mapping[str, Instrument], laws: LawFolder | None
) -> Iterator[Html | str]:
    yield places.citation_link(same[0], cite_same(same, instruments, language()))
    yield " "
    yield chip(same[0].verified)
    yield from (law_words(item, laws, instruments) for item in same)


def citation(item: Citation, instruments: Mapping[str, Instrument]) -> Html:
    """One citation with its mark."""
    mark = chip(item.verified)
    if item.checked is not None:
        mark = tag("span", mark, title=_("{day} 核对").format(day=item.checked.isoformat()))
    return join(places.citation_link(item, cite(item, instruments, language())), " ", mark)


def path(steps: Iterable[Step]) -> Html:
    """Headings and items above a passage, shortened."""
    return join(*(quoted(shorten(str(step), 16)) for step in steps), between=" › ")


def ways(up: Html, before: Html | None, after: Html | None) -> Html:
    """From the page of one item of a list to the list, and to the items before and after it."""
    items = (join("← ", before) if before else "", join("↑ ", up), join(after, " →") if after else "")
    return tag("nav", tag("ul", *(tag("li", item) for item in items)), class_="fz-neighbours", aria_label=_("前后各项"))


def definitions(*pairs: tuple[str, str]) -> Html:
    """A list of terms, each with what it says."""
    rows = (tag("div", tag("dt", term), tag("dd", meaning)) for term, meaning in pairs if meaning)
    return tag("dl", *rows, class_="fz-facts")


def table(caption: str, head: Sequence[str], body: Iterable[Html], class_: str = "") -> Html:
    """A table that scrolls within itself, its head repeated on every printed page."""
    cells = (tag("th", cell, scope="col") for cell in head)
    inner = tag(
        "table",
        tag("caption", tag("span", caption)),
        tag("thead", tag("tr", *cells)),
        *body,
        class_=f"fz-table {class_}".strip(),
    )
    return tag("div", inner, class_="fz-scroll", tabindex="0", role="region", aria_label=caption)


def report_heads(reports: Sequence[Shown]) -> list[Html]:
    """What each report is called at the head of a column: a name too long for one loses its middle, never its year.

    Where that would make two of them alike, all of both is told.
    """
    short = [_middle_out(shown.label) for shown in reports]
    told = [each if short.count(each) == 1 else shown.label for each, shown in zip(short, reports, strict=True)]
    return [
        quoted(each, title=None if each == shown.label else shown.label)
        for each, shown in zip(told, reports, strict=True)
    ]


def _middle_out(label: str) -> str:
    if len(label) <= _LONGEST_HEAD:
        return label
    return f"{label[: _LONGEST_HEAD // 2 - 1]}…{label[-_LONGEST_HEAD // 2 :]}"


def tally(assessments: Iterable[Assessment]) -> dict[Conclusion, int]:
    """How many came to each conclusion; every conclusion is there."""
    counts = dict.fromkeys(Conclusion, 0)
    for item in assessments:
        counts[item.conclusion] += 1
    return counts


def bar(counts: Mapping[Conclusion, int]) -> Html:
    """The counts as one bar; the numbers stand beside it in words."""
    total = sum(counts.values()) or 1
    stretches = (
        chart.Stretch(count / total, f"fz-{name(conclusion)}", f"{said(conclusion)} {count}")
        for conclusion, count in counts.items()
    )
    return chart.bar(stretches, counted(counts))


def occurring(counted: Iterable[Mapping[Conclusion, int]]) -> tuple[Conclusion, ...]:
    """The conclusions that occur in any of the counts: a column of zeros says nothing."""
    found = {conclusion for counts in counted for conclusion, count in counts.items() if count}
    return tuple(conclusion for conclusion in Conclusion if conclusion in found)


def counted(counts: Mapping[Conclusion, int]) -> str:
    """The counts in words, those of nothing left out."""
    return _("，").join(f"{said(conclusion)} {count}" for conclusion, count in counts.items() if count)


def stretch(report: Report, start: int, end: int) -> str:
    """Where a stretch of a report lies, by its page where there are pages, and by its characters."""
    sure, place = report.sure_of(start, end), placed(start, end, report.page_of(start))
    return place if sure is None or sure >= SURE else _("{place}，识别存疑").format(place=place)


def placed(start: int, end: int, page: int | None = None) -> str:
    """Characters, behind their page where there is one."""
    characters = _("第 {start}—{end} 字").format(start=start, end=end)
    return characters if page is None else _("第 {page} 页，{characters}").format(page=page, characters=characters)


def scanned(report: Report, start: int, end: int) -> Html:
    """The strips of the pages that the doubtful words of a stretch were read off by a machine."""
    strips = report.strips_of(start, end)[:_MOST_STRIPS]
    if not strips:
        return Html("")
    alt = _("原图的一行")
    told = tag("span", _("识别存疑，原图："), class_="fz-note")
    return tag("span", told, *(picture(strip, alt) for strip in strips), class_="fz-scan")


def source(address: str | None) -> Html:
    """Where something was seen, as text to be copied and no link of ours: its words as people write them.

    Some addresses were written down with their words encoded twice.
    """
    if not address:
        return Html("")
    return tag("code", quoted(unquote(unquote(address)).replace(" ", "%20")), class_="fz-source")


def legend(values: Iterable[Conclusion]) -> Html:
    """What the symbols mean."""
    return tag("ul", *(tag("li", chip(value)) for value in values), class_="fz-legend")


def law_words(item: Citation, laws: LawFolder | None, instruments: Mapping[str, Instrument]) -> Html:
    """The words that a citation leads to, in a part to unfold, where the office supplies the texts of the law."""
    words = None if laws is None else laws.words(item, instruments)
    if words is None or len(words) > _LONGEST_ARTICLE:
        return Html("")
    lines = (tag("p", quoted(line)) for line in words.splitlines())
    return tag("details", tag("summary", _("原文")), tag("blockquote", *lines), class_="fz-details fz-law")


def no_laws(laws: LawFolder | None) -> Html:
    """How to have the words of the law beside the duties, where no text of it is supplied."""
    if laws is not None:
        return Html("")
    return tag("p", _("要在这里看到条文原文：把法律法规文本放进一个文件夹，用 LAWS=文件夹 指明。"), class_="fz-note")


def sure(assessment: Assessment) -> Html:
    """How sure the conclusion is, where that is known."""
    if assessment.likelihood is None:
        return Html("")
    return join(" ", tag("span", _("把握{sure}").format(sure=said(assessment.likelihood)), class_="fz-note"))


def reason(assessment: Assessment) -> Html:
    """Why a duty does not bind or was waived, if that is so."""
    return tag("p", assessment.reason.of(language()), class_="fz-note") if assessment.reason else Html("")


def decided(assessment: Assessment) -> Html:
    """Who decided on a duty, what and when, and what has to be looked at again; nothing where nobody has."""
    told = (tag("li", quoted(one_decided(item, language()))) for item in assessment.decided)
    return tag("ul", *told, class_="fz-plain") if assessment.decided else Html("")


def settled(audit: Audit) -> str:
    """How many decisions and waivers there are, and how many have to be looked at again; empty where there is none."""
    decided = sum(len(item.decided) for item in audit.assessments)
    waived = audit.counts[Conclusion.WAIVED]
    again = to_confirm(audit)
    told = []
    if decided:
        doubt = _("（{count} 条请再确认）").format(count=again) if again else ""
        told.append(_("复核意见 {count} 条").format(count=decided) + doubt)
    if waived:
        told.append(_("豁免 {count} 项").format(count=waived))
    return _("，").join(told)


def who(assessment: Assessment) -> Html:
    """Who decided, in a line of a cell or a note, each decision by itself; nothing where nobody has decided."""
    told = (tag("span", quoted(one_decided(item, language())), class_="fz-who") for item in assessment.decided)
    return join(*told, between=" ")


def passage(shown: Shown, exhibit: Exhibit, obligation: str, most: int) -> Html:
    """A passage with what it shows of a duty, a link to where it stands."""
    here = next(item for item in exhibit.evidence if item.obligation == obligation)
    return join(
        strength_of(here.strength, here.polarity),
        " ",
        places.exhibit_link(shown, exhibit, _words(shown, exhibit, most)),
    )


def _words(shown: Shown, exhibit: Exhibit, most: int) -> Html:
    """The words of a passage; where the text is not supplied or a whole part is meant, what it is called."""
    if exhibit.wide:
        return join(f"[{exhibit.number}] ", _("整个“{part}”部分").format(part=said(exhibit.part)))
    words = shown.quote(exhibit.start, exhibit.end)
    if words is None:
        return join(f"[{exhibit.number}] {stretch(shown.report, exhibit.start, exhibit.end)} ", path(exhibit.path[-1:]))
    return quoted(shorten(words, most), class_="fz-quote")
