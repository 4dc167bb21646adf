"""What differs between two audits, for a reader, for a spreadsheet and for programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from fazhi.corpus.comparison import Change, Difference, Words, of
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.follow import FollowThrough
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.formats.json import decided_object
from fazhi.output.pages.alone import tables_page
from fazhi.output.pages.book import Sheet, write_sheets
from fazhi.output.pages.follow import follow_blocks, follow_object, follow_sheet
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.cells import csv_text
from fazhi.output.words.decided import people_said
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import one_line, quote, where
from fazhi.whose import is_one

SCHEMA: Final = "fazhi.comparison-of-reports/1"
NAMES: Final = {
    Change.OPENED: Both("新缺口", "new gaps"),
    Change.WEAKENED: Both("变虚", "weakened"),
    Change.BEGAN: Both("新适用", "new duties"),
    Change.CLOSED: Both("已补上", "closed"),
    Change.STRENGTHENED: Both("写实了", "strengthened"),
    Change.OTHERWISE: Both("结论有变", "otherwise changed"),
    Change.ENDED: Both("不再适用", "no longer in force"),
    Change.SAME: Both("没有变化", "unchanged"),
}
TONES: Final = {
    Change.OPENED: Tone.BAD,
    Change.WEAKENED: Tone.FAIR,
    Change.CLOSED: Tone.GOOD,
    Change.STRENGTHENED: Tone.GOOD,
}
_WORDS: Final = {
    Words.GONE: Both("这些文字后一份里没有了", "these words are gone from the second"),
    Words.EDITED: Both("两份的文字不同", "the words differ"),
    Words.KEPT: Both("两份里都有这些文字", "both have these words"),
    Words.NEW: Both("这些文字前一份里没有", "the first has no such words"),
}
_FIRST, _SECOND = Both("前一份", "first"), Both("后一份", "second")
_QUOTED: Final = 64
"""Columns to which a passage is quoted."""
_IN_FULL: Final = 400
"""Columns of a passage on a page that is not bound to a terminal."""
_PEOPLE: Final = (Both("前一份的复核", "Decided on the first"), Both("后一份的复核", "Decided on the second"))
_HEADS: Final = (
    Both("编号", "ID"),
    Both("领域", "Domain"),
    Both("义务", "Duty"),
    Both("变化", "Change"),
    Both("前一份", "First"),
    Both("后一份", "Second"),
    Both("严重程度", "Severity"),
    Both("所据", "Passage"),
    Both("文字", "Words"),
    *_PEOPLE,
)
_NAMED: Final = [item.zh for item in _HEADS]


class Compared(NamedTuple):
    """Two audits and what differs between them."""

    first: Audit
    second: Audit
    differences: Sequence[Difference]

    @property
    def follow(self) -> FollowThrough | None:
        """What the second says of the commitments of the first, where it is the unit's next report."""
        told = self.second.follow
        return told if told is not None and told.earlier.sha256 == self.first.report.sha256 else None


def _text(found: Compared, options: Options) -> str:
    return render(_page(found, options.language), options.width, options.colour)


def _page(found: Compared, language: str) -> Iterator[Block]:
    first, second = found.first.report, found.second.report
    yield block(Span(f"{_called(first, language)} → {_called(second, language)}", Tone.STRONG))
    for note in _notes(found, language):
        yield block(f"※ {note}", hang=3)
    yield BLANK
    lacking = [len(item.gaps()) for item in (found.first, found.second)]
    yield block(
        Span(pick(language, f"缺口 {lacking[0]} → {lacking[1]} 项", f"gaps {lacking[0]} → {lacking[1]}"), Tone.STRONG)
    )
    counted = [(change, len(of(found.differences, change))) for change in Change]
    told = [f"{NAMES[change].of(language)} {many}" for change, many in counted if many]
    yield block(pick(language, "、", ", ").join(told), first=2)
    for change in Change:
        items = of(found.differences, change)
        if items and change is not Change.SAME:
            yield BLANK
            name = NAMES[change].of(language)
            yield block(Span(pick(language, f"【{name}】{len(items)} 项", f"[{name}] {len(items)}"), Tone.STRONG))
            for item in items:
                yield from _told(item, found, language)
    yield from _settled(of(found.differences, Change.SAME), language)
    if found.follow is not None:
        yield from follow_blocks(found.follow, found.second, language)


def _settled(same: Sequence[Difference], language: str) -> Iterator[Block]:
    """Who settled what among the duties that did not change, of which nothing else is told."""
    told = [item for item in same if people_said(item.before, language) or people_said(item.after, language)]
    if not told:
        return
    title = f"【没有变化而有人定过】{len(told)} 项"
    yield BLANK
    yield block(Span(pick(language, title, f"[Unchanged, and settled by people] {len(told)}"), Tone.STRONG))
    for item in told:
        duty, now = item.obligation, word(item.after.conclusion, language)
        name = pick(language, f" {duty.title}：{now}", f" {duty.title_en}: {now}")
        yield block(Span(duty.id, Tone.STRONG), name, first=2, hang=6)
        yield from _people(item, language)


def _called(report: Report, language: str) -> str:
    """Unit and year, and the file that tells two drafts apart."""
    name = one_line(report.unit or report.title or report.name)
    return pick(
        language,
        f"{name} {report.year}年（{one_line(report.name)}）",
        f"{name} {report.year} ({one_line(report.name)})",
    )


def _notes(found: Compared, language: str) -> Iterator[str]:
    """What else than the text differs, so that nobody takes it for the text's doing."""
    first, second = found.first, found.second
    if first.law_year != second.law_year:
        yield pick(
            language,
            f"适用的法不同：{first.law_year} 年、{second.law_year} 年；新适用和不再适用的由此而来。",
            f"The law differs: of {first.law_year} and of {second.law_year}; duties begin and end by it.",
        )
    units = [item.report.unit for item in (first, second)]
    if None not in units and not is_one([first.report, second.report]):
        named = [one_line(str(unit)) for unit in units]
        yield pick(
            language,
            f"单位不同（{'、'.join(named)}）：是两家的差别，不是一家的变化。",
            f"Units differ ({', '.join(named)}): what follows is how they differ, not how one of them changed.",
        )
    if first.report.unit_kind is not second.report.unit_kind:
        kinds = [word(item.report.unit_kind, language) for item in (first, second)]
        yield pick(
            language,
            f"单位类别不同（{'、'.join(kinds)}），义务不尽相同。",
            f"Kinds of unit differ ({', '.join(kinds)}).",
        )
    if first.bound.place != second.bound.place:
        places = [str(item.bound.place or pick(language, "不明", "not known")) for item in (first, second)]
        yield pick(
            language,
            f"所在地不同（{'、'.join(places)}），地方规定不同。",
            f"Places differ ({', '.join(places)}), and so do local regulations.",
        )
    if first.report.sha256 == second.report.sha256:
        yield pick(language, "两份是同一个文件。", "Both are one file.")


def _told(item: Difference, found: Compared, language: str) -> Iterator[Block]:
    duty = item.obligation
    was, now = (word(each.conclusion, language) for each in (item.before, item.after))
    title = duty.title_in(language)
    severity = f" · {word(item.after.gravity, language)}"
    yield block(
        Span(duty.id, Tone.STRONG),
        f" {title}",
        Span(pick(language, f"：{was} → {now}", f": {was} → {now}"), TONES.get(item.change, Tone.PLAIN)),
        Span(severity, Tone.FAINT),
        first=2,
        hang=6,
    )
    yield from _people(item, language)
    if item.passage is not None:
        report = (found.first if item.of_first else found.second).report
        words = quote(report, item.passage.start, item.passage.end, _QUOTED)
        place = where(item.passage, report, language)
        said = f"“{words}”（{place}）" if words is not None else place
        side = (_FIRST if item.of_first else _SECOND).of(language) + pick(language, "：", ": ")
        yield block(Span(side, Tone.FAINT), f"{said}{_became(item, language)}", first=6)
        if item.words is Words.EDITED and item.like is not None:
            other = (found.second if item.of_first else found.first).report
            side = (_SECOND if item.of_first else _FIRST).of(language)
            yield block(Span(f"{side}：“{quote(other, *item.like, _QUOTED)}”", Tone.FAINT), first=6)


def _people(item: Difference, language: str) -> Iterator[Block]:
    """What people said of the duty in either report, a line each."""
    for label, each in zip(_PEOPLE, (item.before, item.after), strict=True):
        if told := people_said(each, language):
            yield block(Span(f"{label.of(language)}{pick(language, '：', ': ')}{told}", Tone.FAINT), first=6)


def _became(item: Difference, language: str) -> str:
    if item.words is None:
        return ""
    return pick(language, "：", ": ") + _WORDS[item.words].of(language)


def _csv(found: Compared, options: Options) -> str:
    rows = (_cells(item, found, options.language) for item in found.differences)
    return csv_text([[head.of(options.language) for head in _HEADS], *rows])


def _cells(item: Difference, found: Compared, language: str) -> Iterator[str]:
    duty = item.obligation
    yield duty.id
    yield word(duty.domain, language)
    yield duty.title_in(language)
    yield NAMES[item.change].of(language)
    yield word(item.before.conclusion, language)
    yield word(item.after.conclusion, language)
    yield word(item.after.gravity, language)
    report = (found.first if item.of_first else found.second).report
    yield "" if item.passage is None else where(item.passage, report, language)
    yield "" if item.words is None else _WORDS[item.words].of(language)
    yield people_said(item.before, language)
    yield people_said(item.after, language)


def _json(found: Compared, _options: Options) -> str:
    made = {
        "schema": SCHEMA,
        "first": _report(found.first),
        "second": _report(found.second),
        "differences": [_object(item) for item in found.differences],
        "follow": None if found.follow is None else [follow_object(item) for item in found.follow.items],
    }
    return json_text(made)


def _report(audit: Audit) -> dict[str, Any]:
    report = audit.report
    return {
        "file": report.name,
        "sha256": report.sha256,
        "unit": report.unit,
        "unit_kind": report.unit_kind.value,
        "year": report.year,
        "law_year": audit.law_year,
    }


def _object(item: Difference) -> dict[str, Any]:
    passage = item.passage
    return {
        "obligation": item.obligation.id,
        "change": item.change.value,
        "before": item.before.conclusion.value,
        "after": item.after.conclusion.value,
        "severity": item.after.severity.value,
        "decided": {"before": people_object(item.before), "after": people_object(item.after)},
        "passage": None
        if passage is None
        else {"of": "first" if item.of_first else "second", "start": passage.start, "end": passage.end},
        "words": None if item.words is None else item.words.value,
        "like": None if item.like is None else list(item.like),
    }


def people_object(item: Assessment) -> dict[str, Any]:
    """What people said of a verdict, for programs."""
    waived = item.reason if item.conclusion is Conclusion.WAIVED else None
    return {
        "waived": None if waived is None else waived.zh,
        "decisions": [decided_object(each) for each in item.decided],
    }


def _xlsx(found: Compared, options: Options) -> bytes:
    language = options.language
    head = [item.of(language) for item in _HEADS]
    rows = [[*_cells(item, found, language)] for item in found.differences]
    sheets = [Sheet(Both("逐项对照", "Duties"), head, rows, 1)]
    if found.follow is not None:
        sheets.append(follow_sheet(found.follow, found.second, language))
    return write_sheets(sheets, options)


def _html(found: Compared, options: Options) -> str:
    """A page by itself: what the text tells, a table for each kind of change, and what stayed the same behind them."""
    language = options.language
    first, second = found.first.report, found.second.report
    lacking = [len(item.gaps()) for item in (found.first, found.second)]
    lead = [
        *(f"※ {note}" for note in _notes(found, language)),
        pick(language, f"缺口 {lacking[0]} → {lacking[1]} 项", f"gaps {lacking[0]} → {lacking[1]}"),
    ]
    sheets = [_changed(found, change, language) for change in Change if change is not Change.SAME]
    if found.follow is not None:
        sheets.append(follow_sheet(found.follow, found.second, language))
    sheets.append(_changed(found, Change.SAME, language))
    return tables_page(f"{_called(first, language)} → {_called(second, language)}", lead, sheets, language, folded=1)


def _changed(found: Compared, change: Change, language: str) -> Sheet:
    """The duties of one kind of change, with their verdicts and the words by which they came to differ."""
    at, before, after, words = (_NAMED.index(name) for name in ("变化", "前一份", "后一份", "文字"))
    rows = []
    for item in of(found.differences, change):
        row: list[str | int | Conclusion] = [*_cells(item, found, language)]
        row[before], row[after] = item.before.conclusion, item.after.conclusion
        row[words] = "\n".join(filter(None, (_quoted_of(item, found, language), str(row[words]))))
        rows.append(row[:at] + row[at + 1 :])
    head = [item.of(language) for item in _HEADS]
    return Sheet(NAMES[change], head[:at] + head[at + 1 :], rows, 1)


def _quoted_of(item: Difference, found: Compared, language: str) -> str:
    """The words by which a verdict came to differ, and what is like them in the other text."""
    if item.passage is None:
        return ""
    here, there = (found.first, found.second) if item.of_first else (found.second, found.first)
    words = quote(here.report, item.passage.start, item.passage.end, _IN_FULL)
    told = f"“{words}”" if words is not None else ""
    if item.words is Words.EDITED and item.like is not None:
        side = (_SECOND if item.of_first else _FIRST).of(language)
        told += f"\n{side}{pick(language, '：', ': ')}“{quote(there.report, *item.like, _IN_FULL)}”"
    return told


WRITERS: Final[Mapping[str, Callable[[Compared, Options], str | bytes]]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
    "html": _html,
}
"""How a comparison is written, by the name of the format."""
