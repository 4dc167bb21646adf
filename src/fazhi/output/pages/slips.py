"""What should not leave the office with a report, for a reader and for programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from fazhi.model.both import pick
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import quote, trail
from fazhi.precheck import Slip

SCHEMA: Final = "fazhi.precheck/1"
_TRAIL: Final = 28
_QUOTED: Final = 66
"""Columns of the sentence that is quoted."""
_MOST: Final = 20
"""Places of one kind that are told in the text; the others are counted."""


def _text(report: Report, slips: Sequence[Slip], options: Options) -> str:
    return render(_page(report, slips, options.language), options.width, options.colour)


def _page(report: Report, slips: Sequence[Slip], language: str) -> Iterator[Block]:
    yield block(Span(report.called(language), Tone.STRONG))
    for notice in report.notices:
        yield block(Span(f"※ {notice.of(language)}", Tone.FAINT), hang=3)
    yield BLANK
    if not slips:
        nothing = pick(language, "没有发现不该带出去的。", "Nothing was found that should not leave.")
        yield block(Span(nothing, Tone.GOOD))
    else:
        many = len(slips)
        yield block(
            Span(pick(language, f"发出之前要看的 {many} 处", f"Before it goes out: {many} to see to"), Tone.BAD)
        )
    for check, found in groupby(slips, key=lambda slip: slip.check):
        here = list(found)
        yield BLANK
        head = pick(language, f"【{check.title}】{len(here)} 处：", f"[{check.title.en}] {len(here)}: ")
        yield block(Span(head, Tone.STRONG), check.remedy.of(language))
        for before, slip in zip((None, *here), here[:_MOST], strict=False):
            yield from _told(report, slip, language, again=before is not None and before.passage is slip.passage)
        if len(here) > _MOST:
            rest = len(here) - _MOST
            told = pick(language, f"还有 {rest} 处，见 --format json", f"{rest} more: see --format json")
            yield block(Span(told, Tone.FAINT), first=2)
    yield BLANK
    yield block(Span(_closing(language), Tone.FAINT))


def _told(report: Report, slip: Slip, language: str, *, again: bool) -> Iterator[Block]:
    """What is wrong and where, and the sentence unless it was told right before."""
    yield block("○ ", slip.message.of(language), Span(_where(report, slip, language), Tone.FAINT), first=2, hang=4)
    if slip.passage is not None and not again:
        words = quote(report, slip.passage.start, slip.passage.end, _QUOTED)
        if words:
            yield block(Span(words, Tone.FAINT), first=4)


def _where(report: Report, slip: Slip, language: str) -> str:
    """The place in brackets; nothing for the file as a whole."""
    if slip.start is None or slip.passage is None:
        return ""
    path = trail(slip.passage.path, _TRAIL) or word(slip.passage.part, language)
    if f"第{slip.start}—" in slip.message.zh:  # a rule's message has its place
        return pick(language, f"（{path}）", f" ({path})")
    page = report.page_of(slip.start)
    zh, en = ("", "") if page is None else (f"第{page}页，", f"page {page}, ")
    return pick(language, f"（{zh}第{slip.start}字，{path}）", f" ({en}character {slip.start}, {path})")


def _closing(language: str) -> str:
    return pick(
        language,
        "只看写法，不看事实；没有列出的，不等于没有问题。",
        "This looks at the writing, not at the facts; what is not listed may be wrong all the same.",
    )


def _json(report: Report, slips: Sequence[Slip], _options: Options) -> str:
    found = {
        "schema": SCHEMA,
        "report": {
            "slug": report.slug,
            "title": report.title,
            "unit_kind": report.unit_kind.value,
            "year": report.year,
            "sha256": report.sha256,
            "characters": report.characters,
        },
        "slips": [_object(report, slip) for slip in slips],
    }
    return json_text(found)


def _object(report: Report, slip: Slip) -> dict[str, Any]:
    passage = slip.passage
    placed = slip.start is not None and slip.end is not None
    return {
        "check": slip.check.id,
        "title": slip.check.title.zh,
        "title_en": slip.check.title.en,
        "message": slip.message.zh,
        "message_en": slip.message.en,
        "remedy": slip.check.remedy.zh,
        "remedy_en": slip.check.remedy.en,
        "start": slip.start,
        "end": slip.end,
        "words": report.text[slip.start : slip.end] if placed else None,
        "part": passage.part.value if passage else None,
        "path": [str(step) for step in passage.path] if passage else [],
        "sentence": {"start": passage.start, "end": passage.end} if passage else None,
    }


WRITERS: Final[Mapping[str, Callable[[Report, Sequence[Slip], Options], str]]] = {"text": _text, "json": _json}
"""How it is written, by the name of the format."""
