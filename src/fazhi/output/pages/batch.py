"""Many audits on one page: how each report fares, what most of them lack, and what could not be read."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Final, NamedTuple

from fazhi.corpus import Audited, Outcome, Twins, Unread
from fazhi.corpus.manifest import by_note, in_columns
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.both import ENGLISH, Both, pick
from fazhi.model.obligation import Obligation, Severity
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.formats.json import audit_object
from fazhi.output.pages.book import write_book
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.answer import LIMITS
from fazhi.output.words.cells import csv_text
from fazhi.output.words.columns import cut, pad
from fazhi.output.words.lagging import Peers, asked, behind, peers
from fazhi.output.words.quote import neutral, one_line
from fazhi.output.words.table import cells, heads
from fazhi.output.words.tally import SYMBOLS, in_force

SCHEMA: Final = "fazhi.batch/1"
_LEADS: Final = (
    Both("文件", "File"),
    Both("单位", "Unit"),
    Both("单位类别", "Kind"),
    Both("年度", "Year"),
    Both("所在地", "Place"),
)
_COLUMNS: Final = (
    Both("年度", "year"),
    Both("适用", "duties"),
    Both("写实", "supported"),
    Both("写虚", "weak"),
    Both("缺口", "gaps"),
    Both("必须缺", "mandatory"),
)
_ORDER: Final = Both("同类单位、同一年的法，必须缺多的在前", "Within a kind and year of law, most mandatory gaps first")
_ASIDE: Final = Both("；※ 要先核对，排在后面", "; ※ are to be checked first, and come behind")
_NAME: Final = 30
_WIDE: Final = 8
_NAME_EN: Final = 19
_WIDE_EN: Final = 10
"""Columns of the names and of each number: together they fit the narrowest terminal."""
_MOST: Final = 10
"""Duties listed as those that most reports lack."""
_ALL_ASKED: Final = 30
"""Reports up to which the page tells of each what to ask first; of more, what was not read would be lost below."""
_FIRST: Final = 3
"""Of each group, where there are more."""


def _text(outcomes: Iterable[Outcome], options: Options) -> bytes:
    """The page for a reader."""
    return _bytes([render(_page(outcomes, options), options.width, options.colour)])


def _page(outcomes: Iterable[Outcome], options: Options) -> Iterator[Block]:
    language, seen = options.language, _Seen(options.language)
    for item in outcomes:
        seen.note(item)
    many = len(seen.lines)
    told = pick(language, f"核查 {many} 份报告", f"{many} reports audited")
    if seen.unread:
        told += pick(language, f"，{len(seen.unread)} 份未能读出", f", {len(seen.unread)} could not be read")
    if seen.doubtful:
        told += pick(language, f"，{len(seen.doubtful)} 份要先核对", f", {len(seen.doubtful)} to be checked first")
    yield block(Span(told, Tone.STRONG))
    ranked = sorted(seen.lines, key=lambda each: each.behind)
    if ranked:
        yield BLANK
        yield _row(pick(language, "单位", "unit"), [head.of(language) for head in _COLUMNS], language, Tone.FAINT)
    if many > 1:
        yield block(
            Span(_ORDER.of(language), Tone.FAINT), Span(_ASIDE.of(language) if seen.doubtful else "", Tone.FAINT)
        )
    for group, lines in groupby(ranked, key=lambda each: each.peers):
        if many > 1:
            yield block(Span(group.told(language), Tone.FAINT))
        yield from (each.line for each in lines)
    if many > 1:
        yield _row(pick(language, "合计", "all"), ["", *map(str, seen.sums)], language, Tone.STRONG)
        yield from _most(seen.lacking, seen.bound, seen.duties, language)
        yield from _asked(ranked, language)
    if ranked:
        yield BLANK
        yield block(Span(LIMITS.of(language), Tone.FAINT))
    yield from _twice(seen.twice, language)
    yield from _doubts(seen.doubtful, language)
    yield from _failures(seen.unread, language)


class _Line(NamedTuple):
    """A report in the table."""

    behind: tuple[int, int, bool, int, int]
    peers: Peers
    line: Block
    unit: str
    asked: tuple[Block, ...]
    """What to ask its unit first."""


class _Seen:
    """What the page tells, noted while the audits go by."""

    def __init__(self, language: str) -> None:
        self._language, self._twins = language, Twins()
        self.lines: list[_Line] = []
        self.sums = [0] * (len(_COLUMNS) - 1)
        self.lacking, self.bound = Counter[str](), Counter[str]()
        self.duties: dict[str, Obligation] = {}
        self.unread: list[Unread] = []
        self.doubtful: list[Audited] = []
        self.twice: list[tuple[str, str]] = []

    def note(self, item: Outcome) -> None:
        """Count one more outcome."""
        if isinstance(item, Unread):
            self.unread.append(item)
            return
        numbers = _numbers(item.audit)
        self.sums = [total + number for total, number in zip(self.sums, numbers, strict=True)]
        self.lines.append(_line(item, numbers, self._language))
        if item.audit.report.doubts:
            self.doubtful.append(item)
        if first := self._twins.twin(item):
            self.twice.append((first, item.file))
        for found in item.audit.assessments:
            self.duties[found.obligation.id] = found.obligation
            if found.conclusion.judged:
                self.bound[found.obligation.id] += 1
                self.lacking[found.obligation.id] += found.conclusion.gap


def _line(item: Audited, numbers: Iterable[int], language: str) -> _Line:
    audit, report = item.audit, item.audit.report
    unit = one_line(report.unit or item.file)
    name = f"※ {unit}" if report.doubts else unit
    row = _row(name, [str(report.year), *map(str, numbers)], language)
    return _Line(behind(audit), peers(audit), row, f"{unit} {report.year}", tuple(_questions(audit, language)))


def _questions(audit: Audit, language: str) -> Iterator[Block]:
    for found, article in asked(audit, language):
        duty = found.obligation
        yield block(
            Span(f"{SYMBOLS[found.conclusion]} ", Tone.BAD),
            f"{duty.id} {duty.title_in(language)}",
            Span(f" {article}", Tone.FAINT),
            first=4,
            hang=6,
        )


def _asked(ranked: Sequence[_Line], language: str) -> Iterator[Block]:
    """Of every unit the gaps that matter most, in the order of the table."""
    yield BLANK
    yield block(Span(pick(language, "各单位先问什么：最重的三项缺口", "What to ask each unit first"), Tone.STRONG))
    shown = ranked
    if len(ranked) > _ALL_ASKED:
        shown = [each for _, lines in groupby(ranked, key=lambda each: each.peers) for each in islice(lines, _FIRST)]
        told = Both(
            f"每组只列前 {_FIRST} 家；全部 {len(ranked)} 份的，加 --output 文件.xlsx，在“先问什么”一页。",
            f"The first {_FIRST} of each group; --output FILE.xlsx has all {len(ranked)} on a sheet.",
        )
        yield block(Span(told.of(language), Tone.FAINT), first=2, hang=4)
    for each in shown:
        none = pick(language, "：没有缺口", ": no gap")
        yield block(each.unit, Span("" if each.asked else none, Tone.FAINT), first=2, hang=4)
        yield from each.asked


def _numbers(audit: Audit) -> tuple[int, ...]:
    """Duties in force, supported, weak, gaps, and of these the mandatory ones."""
    counts = audit.counts
    gaps = audit.gaps()
    mandatory = len(audit.gaps(Severity.MANDATORY))
    return in_force(counts), counts[Conclusion.SUPPORTED], counts[Conclusion.WEAK], len(gaps), mandatory


def _row(name: str, numbers: Iterable[str], language: str, tone: Tone = Tone.PLAIN) -> Block:
    long, wide = (_NAME_EN, _WIDE_EN) if language == ENGLISH else (_NAME, _WIDE)
    return block(Span(pad(cut(name, long), long) + "".join(pad(each, wide, right=True) for each in numbers), tone))


def _most(
    lacking: Mapping[str, int], bound: Mapping[str, int], duties: Mapping[str, Obligation], language: str
) -> Iterator[Block]:
    """The duties that most reports have as a gap: one that binds a single report says nothing of the others."""
    order = {id: at for at, id in enumerate(duties)}
    ranked = sorted(
        filter(lacking.get, duties),
        key=lambda each: (-lacking[each], bound[each], -duties[each].severity.rank, order[each]),
    )
    if not ranked:
        return
    yield BLANK
    yield block(Span(pick(language, "缺口最多的义务", "What most reports lack"), Tone.STRONG))
    for id in ranked[:_MOST]:
        title = duties[id].title_in(language)
        share = pick(language, f"：{bound[id]} 份里 {lacking[id]} 份有缺口", f": {lacking[id]} of {bound[id]}")
        yield block(f"{id} {title}", Span(share, Tone.FAINT), first=2, hang=6)


def _twice(twice: Sequence[tuple[str, str]], language: str) -> Iterator[Block]:
    """Files of one unit and year: two drafts, or one report in two formats."""
    if not twice:
        return
    yield BLANK
    told = pick(language, "同一单位同一年度不止一份，都算在内", "Several of one unit and year, and all count")
    yield block(Span(told, Tone.STRONG))
    for first, second in twice:
        both = pick(language, f"{one_line(first)} 与 {one_line(second)}", f"{one_line(first)} and {one_line(second)}")
        yield block(Span("※ ", Tone.FAINT), both, first=2, hang=4)


def _doubts(doubtful: Sequence[Audited], language: str) -> Iterator[Block]:
    """Reports whose conclusions rest on something that a person had better look at first."""
    if not doubtful:
        return
    yield BLANK
    told = f"要先核对的 {len(doubtful)} 份，都算在内"
    yield block(Span(pick(language, told, f"{len(doubtful)} to be checked first; they count"), Tone.STRONG))
    for files, doubt in by_note(
        (item.file, in_columns(doubt)) for item in doubtful for doubt in item.audit.report.doubts
    ):
        for file in files:
            yield block(Span("※ ", Tone.FAINT), one_line(file), first=2, hang=4)
        yield block(Span(one_line(doubt.of(language)), Tone.FAINT), first=4)


def _failures(unread: Iterable[Unread], language: str) -> Iterator[Block]:
    unread = list(unread)
    if not unread:
        return
    yield BLANK
    yield block(Span(pick(language, f"未能读出的 {len(unread)} 份", f"{len(unread)} not read"), Tone.STRONG))
    for item in unread:
        yield block(Span("✕ ", Tone.BAD), f"{one_line(item.file)}", first=2, hang=4)
        yield block(Span(one_line(in_columns(item.why).of(language)), Tone.FAINT), first=4)


def _csv(outcomes: Iterable[Outcome], options: Options) -> bytes:
    """A row a duty of each report, and a row for each file that could not be read, its reason in the last column."""
    return csv_text(_rows(outcomes, options.language, options.quotes)).encode()


def _rows(outcomes: Iterable[Outcome], language: str, quotes: bool) -> Iterator[list[str]]:
    head = [*(head.of(language) for head in _LEADS), *heads(language, quotes)]
    yield head
    for item in outcomes:
        if isinstance(item, Unread):
            yield [item.file, *[""] * (len(head) - 2), item.why.of(language)]
            continue
        leads = _leads(item, language)
        for found in item.audit.assessments:
            yield [*leads, *cells(found, item.audit, language, quotes)]


def _leads(item: Audited, language: str) -> list[str]:
    """What tells the report apart."""
    report, place = item.audit.report, item.audit.bound.place
    whose = report.unit or report.title or ""
    return [item.file, whose, word(report.unit_kind, language), str(report.year), str(place or "")]


def _json(outcomes: Iterable[Outcome], options: Options) -> bytes:
    """One object; each audit in it is what a single report's JSON is, with its file beside it."""
    return _bytes(_json_parts(outcomes, options))


def _json_parts(outcomes: Iterable[Outcome], options: Options) -> Iterator[str]:
    yield f'{{"schema": "{SCHEMA}", "reports": ['
    unread: list[Unread] = []
    between = "\n"
    for item in outcomes:
        if isinstance(item, Unread):
            unread.append(item)
            continue
        found = {"file": neutral(item.file), "audit": audit_object(item.audit, options.quotes, options.min_severity)}
        yield between + json.dumps(found, ensure_ascii=True)
        between = ",\n"
    failures = [{"file": neutral(item.file), "why": item.why.zh, "why_en": item.why.en} for item in unread]
    yield f'\n], "unread": {json.dumps(failures, ensure_ascii=True)}}}\n'


def _xlsx(outcomes: Iterable[Outcome], options: Options) -> bytes:
    """A book that sorts, filters and totals."""
    audits, unread = [], []
    for item in outcomes:
        if isinstance(item, Unread):
            unread.append((item.file, item.why))
        else:
            audits.append((item.file, item.audit))
    return write_book(audits, unread, options)


def _bytes(parts: Iterable[str]) -> bytes:
    return "".join(parts).encode("utf-8", "backslashreplace")


WRITERS: Final[Mapping[str, Callable[[Iterable[Outcome], Options], bytes]]] = {
    "text": _text,
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
"""How many audits are written, by the name of the format."""
