"""Passages that two reports have alike, for a reader, for a spreadsheet, side by side in a browser and for programs."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from rapidfuzz.distance import Indel

from fazhi.corpus.copies import Copy, Share, Side
from fazhi.model.both import Both, pick
from fazhi.model.copied import CopySort
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.pages.alone import page, safe
from fazhi.output.pages.book import Sheet, write_sheets
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.cells import csv_text
from fazhi.output.words.columns import cut
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import one_line

SCHEMA: Final = "fazhi.copies/1"
_QUOTED: Final = 88
"""Columns of a passage that is quoted."""
_MOST: Final = 100
"""Pairs of reports that the text lists; tables have them all."""
_SIDE: Final = (Both("文件", "File"), Both("单位", "Unit"), Both("年度", "Year"), Both("原文", "Words"))
_HEAD: Final = (
    *_SIDE,
    *(Both(f"另一份的{item.zh}", f"Other {item.en.lower()}") for item in _SIDE),
    Both("种类", "Kind"),
    Both("句数", "Sentences"),
    Both("字数", "Characters"),
    Both("相似（%）", "Alike (%)"),
)
_SHARED: Final = Both("举措部分相同的", "The same in the work part")
_SHARE_HEAD: Final = (
    *_SIDE[:3],
    Both("与别的单位相同（%）", "Others have (%)"),
    Both("与往年相同（%）", "Own years have (%)"),
    Both("几处", "Passages"),
    Both("哪些单位", "Which units"),
)
_LISTED: Final = 20
_UNITS: Final = 3
"""Reports, and of each the units, that the text and the page name above the passages."""
_STYLE: Final = (
    "table{table-layout:fixed}td.k,th.k{width:7rem}small{color:#5b6470}mark{background:#ffe08a;color:inherit}"
)


class Found(NamedTuple):
    """What was found among so many reports."""

    reports: int
    copies: Sequence[Copy]
    every: bool
    """Whether what everybody writes alike is listed too."""
    shares: Sequence[Share] = ()
    """How much of each report's work part is copied."""

    @property
    def listed(self) -> list[Copy]:
        """The passages to list: those copied, the longest first within each pair of reports, and the pairs likewise."""
        shown = [item for item in self.copies if self.every or item.sort is CopySort.COPIED]
        whole = Counter[tuple[str, str]]()
        for item in shown:
            whole[_pair(item)] += item.characters
        return sorted(shown, key=lambda item: (-whole[_pair(item)], _pair(item), -item.characters, item.one.start))

    @property
    def most(self) -> list[Share]:
        """The reports of which enough is copied for the rule to complain, the largest share first."""
        told = [item for item in self.shares if item.much]
        return sorted(told, key=lambda item: (-max(item.others, item.own), item.held.file))


def _pair(item: Copy) -> tuple[str, str]:
    return item.one.file, item.other.file


def _text(found: Found, options: Options) -> str:
    return render(_page(found, options.language), options.width, options.colour)


def _page(found: Found, language: str) -> Iterator[Block]:
    yield block(Span(_counted(found, language), Tone.STRONG))
    yield from _reports(found.most, language)
    pairs = [list(items) for _, items in groupby(found.listed, key=_pair)]
    for items in pairs[:_MOST]:
        first, many = items[0], sum(item.characters for item in items)
        yield BLANK
        told = pick(language, f"：{len(items)} 处，{many} 字", f": {len(items)}, {many} characters")
        yield block(Span(_names(first, language), Tone.STRONG), told)
        for item in items:
            sort = "" if item.sort is CopySort.COPIED else f"{word(item.sort, language)} · "
            alike = pick(language, f"相似 {_percent(item)}%", f"{_percent(item)}% alike")
            yield block(
                f"“{_quoted(item.one)}”", Span(f"（{_where(item.one, language)}）", Tone.FAINT), first=2, hang=4
            )
            if item.one.words != item.other.words:
                yield block(f"“{_quoted(item.other)}”", first=2, hang=4)
            yield block(Span(f"{sort}{alike}，{_where(item.other, language)}", Tone.FAINT), first=4)
    if len(pairs) > _MOST:
        rest = len(pairs) - _MOST
        yield BLANK
        yield block(
            pick(
                language,
                f"还有 {rest} 对报告；要全部，请加 --output 文件.xlsx 或 .html。",
                f"{rest} more pairs of reports: --output FILE.xlsx or .html has them all.",
            )
        )


def _reports(most: Sequence[Share], language: str) -> Iterator[Block]:
    """Who copied much, before the passages."""
    if not most:
        return
    yield BLANK
    yield block(Span(_much(most, language), Tone.STRONG))
    for item in most[:_LISTED]:
        held = item.held
        yield block(
            f"{one_line(held.unit)} {held.year}",
            Span(pick(language, f"：{_shares(item, language)}", f": {_shares(item, language)}"), Tone.FAINT),
            first=2,
            hang=4,
        )
    if len(most) > _LISTED:
        rest = len(most) - _LISTED
        yield block(pick(language, f"还有 {rest} 份", f"and {rest} more"), first=2)


def _much(most: Sequence[Share], language: str) -> str:
    many = len(most)
    return pick(
        language,
        f"举措部分有一成以上与别的报告相同的 {many} 份",
        f"{many} reports of which a tenth of the work part or more stands in another",
    )


def _shares(item: Share, language: str) -> str:
    """How much of a report is that of others, and of the unit's own earlier ones."""
    told = []
    if item.others:
        units = pick(language, "、", ", ").join(map(one_line, item.units[:_UNITS]))
        more = pick(language, "等", " and others") if len(item.units) > _UNITS else ""
        told.append(
            pick(
                language,
                f"与别的单位 {item.others:.0%}（{units}{more}）",
                f"{item.others:.0%} of others ({units}{more})",
            )
        )
    if item.own:
        told.append(pick(language, f"与本单位往年 {item.own:.0%}", f"{item.own:.0%} of its own earlier years"))
    return pick(language, "，", ", ").join(told)


def _counted(found: Found, language: str) -> str:
    """How many there are, and what was set apart."""
    copies = [item for item in found.copies if item.sort is CopySort.COPIED]
    own = sum(item.own for item in copies)
    apart: Counter[CopySort] = Counter(item.sort for item in found.copies if item.sort is not CopySort.COPIED)
    told = pick(
        language,
        f"{found.reports} 份报告，相同或相近的文字 {len(copies)} 处，其中同一单位各年之间 {own} 处",
        f"{found.reports} reports; {len(copies)} passages stand in two of them, {own} within one unit",
    )
    if not apart:
        return told
    named = pick(language, "、", ", ").join(f"{word(sort, language)} {apart[sort]}" for sort in CopySort if apart[sort])
    return told + pick(language, f"；另有{named} 处，不算照抄", f"; set apart and no copies: {named}")


def _names(item: Copy, language: str) -> str:
    return " ↔ ".join(_called(side, language) for side in (item.one, item.other))


def _called(side: Side, language: str) -> str:
    name = one_line(side.unit)
    return pick(
        language, f"{name} {side.year}年（{one_line(side.file)}）", f"{name} {side.year} ({one_line(side.file)})"
    )


def _where(side: Side, language: str) -> str:
    return pick(language, f"第{side.start}—{side.end}字", f"characters {side.start}-{side.end}")


def _quoted(side: Side) -> str:
    return cut(one_line(side.words), _QUOTED)


def _percent(item: Copy) -> int:
    return round(100 * item.likeness)


def _rows(found: Found, language: str) -> Iterator[list[str | int]]:
    for item in Found(found.reports, found.copies, every=True).listed:
        row: list[str | int] = []
        for side in (item.one, item.other):
            row += [side.file, side.unit, side.year, one_line(side.words)]
        yield [*row, word(item.sort, language), item.sentences, item.characters, _percent(item)]


def _csv(found: Found, options: Options) -> str:
    return csv_text([[head.of(options.language) for head in _HEAD], *_rows(found, options.language)])


def _xlsx(found: Found, options: Options) -> bytes:
    head = [item.of(options.language) for item in _HEAD]
    sheets = [Sheet(Both("照抄", "Copies"), head, list(_rows(found, options.language)), 1)]
    if found.shares:
        heads = [item.of(options.language) for item in _SHARE_HEAD]
        sheets.insert(0, Sheet(Both("各份报告", "Reports"), heads, list(_share_rows(found, options.language)), 2))
    return write_sheets(sheets, options)


def _share_rows(found: Found, language: str) -> Iterator[list[str | int]]:
    """A row for each report, those with the largest share first."""
    for item in sorted(found.shares, key=lambda item: (-max(item.others, item.own), item.held.file)):
        units = pick(language, "、", ", ").join(map(one_line, item.units))
        shares = (round(100 * item.others), round(100 * item.own))
        yield [item.held.file, one_line(item.held.unit), item.held.year, *shares, item.places, units]


def _json(found: Found, _options: Options) -> str:
    made = {
        "schema": SCHEMA,
        "reports": found.reports,
        "copies": [
            {
                "sort": item.sort.value,
                "sentences": item.sentences,
                "characters": item.characters,
                "likeness": round(item.likeness, 3),
                "one": _side(item.one),
                "other": _side(item.other),
            }
            for item in Found(found.reports, found.copies, every=True).listed
        ],
    }
    return json_text(made)


def _side(side: Side) -> dict[str, Any]:
    return {"file": side.file, "unit": side.unit, "year": side.year, "start": side.start, "end": side.end}


def _html(found: Found, options: Options) -> str:
    """A page by itself: each passage in both reports side by side, what differs marked."""
    language = options.language
    title = pick(language, "报告之间相同的文字", "Passages that reports have alike")
    passages = "".join(_section(list(items), language) for _, items in groupby(found.listed, key=_pair))
    body = f"<p>{safe(_counted(found, language))}</p>{_share_table(found.most, language)}{passages}"
    return page(title, body, _STYLE, language)


def _share_table(most: Sequence[Share], language: str) -> str:
    """Who copied much, above the passages."""
    if not most:
        return ""
    unit, year, shared = (safe(head.of(language)) for head in (_SIDE[1], _SIDE[2], _SHARED))
    rows = "".join(
        f'<tr><td>{safe(one_line(item.held.unit))}</td><td class="k">{item.held.year}</td>'
        f"<td>{safe(_shares(item, language))}</td></tr>"
        for item in most
    )
    head = f'<tr><th>{unit}</th><th class="k">{year}</th><th>{shared}</th></tr>'
    return f"<h2>{safe(_much(most, language))}</h2><table>{head}{rows}</table>"


def _section(items: Sequence[Copy], language: str) -> str:
    first = items[0]
    heads = "".join(f"<th>{safe(_called(side, language))}</th>" for side in (first.one, first.other))
    kind = safe(_HEAD[8].of(language))
    rows = "".join(_row(item, language) for item in items)
    return f'<h2>{safe(_names(first, language))}</h2><table><tr><th class="k">{kind}</th>{heads}</tr>{rows}</table>'


def _row(item: Copy, language: str) -> str:
    one, other = one_line(item.one.words), one_line(item.other.words)
    blocks = Indel.opcodes(one, other)
    left = "".join(_marked(one[each.src_start : each.src_end], each.tag) for each in blocks)
    right = "".join(_marked(other[each.dest_start : each.dest_end], each.tag) for each in blocks)
    places = [f"<br><small>{safe(_where(side, language))}</small>" for side in (item.one, item.other)]
    kind = f"{safe(word(item.sort, language))}<br><small>{_percent(item)}%</small>"
    return f'<tr><td class="k">{kind}</td><td>{left}{places[0]}</td><td>{right}{places[1]}</td></tr>'


def _marked(words: str, tag: str) -> str:
    shown = safe(words)
    return shown if tag == "equal" or not shown else f"<mark>{shown}</mark>"


WRITERS: Final[Mapping[str, Callable[[Found, Options], str | bytes]]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
    "html": _html,
}
"""How copies are written, by the name of the format."""
