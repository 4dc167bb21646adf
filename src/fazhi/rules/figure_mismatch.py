"""The rule that figures agree: parts with their total, a rate with its counts."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.audit import Audit
from fazhi.model.numerals import AMOUNTS, COUNTING, value_of
from fazhi.model.obligation import Severity
from fazhi.model.report import Passage, PassageKind, Report
from fazhi.rules.base import Complaint, Stretch, report_rule
from fazhi.wordlists import one_of

_any = partial(one_of, "rules")
_COUNTED = "件宗起人份项条家户名场期次个处卷册例篇桩台辆所支张班元"
_COUNT = lazily(
    lambda: (
        r"(?=\d)(?<!\d)(?<!\d,)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<about>余|多)?(?P<scale>[万亿])?(?P<about2>余|多)?"
        rf"(?P<unit>{_any('counted_in')}|[{_COUNTED}])"
    )
)
_BREAKDOWN = lazily(
    lambda: (
        rf"[（(](?:{_any('of_which')}[：，]?|(?=[^（）()]*、))|，?{_any('of_which')}[：，]?|(?:——|：)(?=[^，。；：]*\d[^，。；：]*、)"
    )
)
_LISTED = ("——", "：")
"""What stands between a total and its parts alone, right behind the total: 案件40件：处罚28件、许可12件."""
_AND = re.compile(rf"[、，]|(?<=[{_COUNTED}次])以?[和与及](?=[^，、；。\d]*\d)")
_WHOLE_SENTENCE = lazily(lambda: f"{_any('of_which')}|。")
_BRACKET_END = re.compile("[）)]")
_LIST_END = lazily(lambda: f"{_any('of_which')}|[。；]")
_SENTENCE_END = lazily(lambda: f"{_any('of_which')}|[。；：（）]")
_OF_WHICH = lazily(lambda: _any("of_which"))
_DIGIT = re.compile(r"\d")
_MOST_PARTS = 30
"""A longer list is no breakdown."""
_NUMERAL = lazily(
    lambda: (
        rf"(?=[{COUNTING}零〇两千])(?<![第{AMOUNTS}\d])(?:百分之(?P<share>[{COUNTING}零〇两]+)"
        rf"|(?<=[为达到是])(?P<tenths>[一二三四五六七八九])成(?P<half>[半五])?"
        rf"|(?P<number>[{COUNTING}零〇两千]+)(?=[余多]?(?:{_any('counted_in')}|[{_COUNTED}])))"
    )
)
"""A share or a number of things in Chinese numerals; of a number after 第 nothing is counted."""
_RATE = lazily(lambda: rf"(?P<name>{_any('rate')}){_any('rate_is')}?(?P<rate>\d+(?:\.\d+)?)%(?!{_any('at_least')})")
_OF_SOME = lazily(lambda: rf"(?P<how>{_any('of_some')})[^，；。\d]{{0,4}}$")
"""What stands before the name of a rate of those done in one way alone: no share of all that the counts are of.

Where the last count is of these as well, the rate is its share: 按期答复38件，按期答复率95%.
"""
_SUM = lazily(lambda: rf"[，、]{_any('sum')}(?=\d)")
"""What a total behind its parts begins with."""
_SHARE = lazily(lambda: rf"，占{_any('share_of')}?{_any('share_is')}?(?P<share>\d+(?:\.\d+)?)%(?!{_any('at_least')})")
_GROWTH = lazily(
    lambda: (
        rf"[由从][^，。；]{{0,8}}?(?<![\d.])(?P<old>\d[\d,]*(?:\.\d+)?)(?P<unit>[万亿]?[^\d，。；]{{1,3}}?){_any('changed')}[到至为]"
        rf"(?P<new>\d[\d,]*(?:\.\d+)?)(?P=unit)，{_any('than_before')}?{_any('changed_by')}{_any('changed_to')}?"
        r"(?P<rate>\d+(?:\.\d+)?)%"
    )
)
_COMPARED = lazily(
    lambda: (
        rf"(?<![\d.])(?P<new>\d[\d,]*)(?P<unit>{_any('counted_in')}|[{_COUNTED}])，(?:比|较|而)?{_any('last_time')}"
        rf"(?:的|为|是|有)?(?P<old>\d[\d,]*)(?P=unit)，?(?:{_any('than_before')})?"
        rf"(?:{_any('more')}了?(?P<more>\d[\d,]*)(?P=unit)|{_any('changed_by')}{_any('changed_to')}?(?P<rate>\d+(?:\.\d+)?)%)"
    )
)
_NO_SUM = lazily(lambda: _any("no_sum"))
_ROUGHLY = lazily(lambda: f"{_any('roughly')}$")
_LONGEST_ROUGHLY = 4
_TOTAL = lazily(lambda: f"^{_any('total_row')}$")
_PARTIAL = lazily(lambda: _any("partial_row"))
_NESTED = lazily(lambda: _any("not_a_part"))
"""Words in a part by which it is no part of the total but something else told of it."""
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}
_SLACK = 1
"""Percentage points by which a rate may differ from its counts."""
_NEARLY = 0.1
"""Share of the total that parts told as 其中 may leave out and still be taken for all of them."""
_IN_CELL = lazily(lambda: rf"(\d[\d,]*)({_any('counted_in')}|[{_COUNTED}次]?)")


class _Count(NamedTuple):
    """A number of things."""

    value: float
    unit: str
    exact: bool


@report_rule(
    title="数字不符",
    title_en="Figures that disagree",
    remedy="核对总数与分项、比率与件数，改正其一；口径不同的，写明口径。",
    remedy_en="Check the total against its parts, or the rate against its counts; say so where they count differently.",
)
def figure_mismatch(audit: Audit) -> Iterator[Complaint]:
    """同一句里，总数与“其中”、括号里或前面的分项加不拢，比率、占比、增减与给出的数算不出来；表中一列与合计不符。由人核对。

    为什么：数字对不上，整份报告的数字都会受疑。
    只看同一单位、没有“余”“多”的数；“其中”可以只举几项，所以分项之和明显小于总数的不提示。

    通过：承办建议提案40件，其中建议28件、提案12件。
    不通过：承办建议提案40件，其中建议28件、提案15件；收到意见50条，采纳30条，采纳率80%。

    In one sentence parts do not add up to their total, or a rate, a share or a change contradicts the counts it is of;
    or a column of a table does not add up to its last row. For a person to check.

    Why: One figure that does not fit throws doubt on all the others. Only figures of one unit that are not rounded are
    looked at; parts introduced by “of which” may be a selection, so a sum well below the total is passed over.

    Passes: Forty proposals and motions were handled, of which 28 proposals and 12 motions.
    Fails: Forty, of which 28 proposals and 15 motions; 50 opinions received, 30 taken up, a rate of 80 %.
    """
    for passage in audit.report.passages:
        if passage.kind is PassageKind.SENTENCE:
            normal = audit.report.normal
            text = normal.text[normal.to_normal(passage.start) : normal.to_normal(passage.end)]
            figures = _NUMERAL.sub(_in_digits, text)
            if _DIGIT.search(figures) is None:
                continue
            yield from _sums(figures, passage)
            yield from _sums_behind(figures, passage)
            yield from _rates(figures, passage)
            yield from _shares(figures, passage)
            yield from _growth(figures, passage)
            yield from _compared(figures, passage)
    yield from _columns(audit.report)


def _in_digits(found: re.Match[str]) -> str:
    """五件 as 5件, 百分之百 as 100%."""
    if tenths := found["tenths"]:
        return f"{value_of(tenths)}{5 if found['half'] else 0}%"
    words = (found["share"] or found["number"]).replace("两", "二")
    return f"{value_of(words)}%" if found["share"] else str(value_of(words))


def _sums(text: str, passage: Passage) -> Iterator[Complaint]:
    breakdowns = list(_BREAKDOWN.finditer(text))
    counts = list(_COUNT.finditer(text)) if breakdowns else []
    for found in breakdowns:
        total = _last(counts, found.start())
        bracket = found[0][0] in "（("
        if found[0] in _LISTED and not any(count.end() == found.start() for count in counts):
            continue
        items = found[0].endswith("：") and "，" not in text[found.end() :]
        end = (_BRACKET_END if bracket else _WHOLE_SENTENCE if items else _LIST_END).search(text, found.end())
        told = text[found.end() : end.start() if end else len(text)]
        told = told.replace("；", "、") if items else told
        parts = _parts(told, total)
        if total is None or len(parts) < 2 or _add_up_before(told, total):  # noqa: PLR2004 - one part is no breakdown
            continue
        whole = round(sum(parts), 6)
        if whole > total.value or (whole < total.value and (bracket or total.value - whole <= total.value * _NEARLY)):
            said = f"分项之和 {whole:,.10g} 与总数 {total.value:,.10g}{total.unit} 不符"
            yield _complaint(passage, said, f"the parts add up to {whole:,.10g}, the total is {total.value:,.10g}")


def _sums_behind(text: str, passage: Passage) -> Iterator[Complaint]:
    """Parts first and their total behind them: 建议28件、提案15件，共40件."""
    for found in _SUM.finditer(text):
        total = _COUNT.match(text, found.end())
        if total is None or not (whole := _count(total)).exact:
            continue
        items = re.split("[、，]", _SENTENCE_END.split(text[: found.start()])[-1])
        parts: list[float] = []
        for item in reversed(items[-_MOST_PARTS:]):
            part = _parts(item, whole)
            if not part:
                break
            parts += part
        sums = [round(sum(parts[:many]), 6) for many in range(2, len(parts) + 1)]
        if sums and whole.value not in sums:
            said = f"分项之和 {sums[-1]:,.10g} 与总数 {whole.value:,.10g}{whole.unit} 不符"
            yield _complaint(passage, said, f"the parts add up to {sums[-1]:,.10g}, the total is {whole.value:,.10g}")


def _shares(text: str, passage: Passage) -> Iterator[Complaint]:
    """The share that a part told as 其中 has of its total."""
    for found in _SHARE.finditer(text):
        clause = re.split("[。；]", text[: found.start()])[-1]
        *before, part = _OF_WHICH.split(clause)
        parts = [_count(item) for item in _COUNT.finditer(part)]
        if not before or len(parts) != 1 or not parts[0].exact:
            continue
        wholes = [_count(item) for told in before for item in _COUNT.finditer(told)]
        values = [item.value for item in wholes if item.unit == parts[0].unit and item.exact and item.value]
        share, value = float(found["share"]), parts[0].value
        if values and all(abs(100 * value / whole - share) > _SLACK for whole in values):
            real = f"{100 * value / values[-1]:.1f}%"
            said = f"占比写作 {found['share']}%，按 {value:,.10g}/{values[-1]:,.10g} 算是 {real}"
            yield _complaint(passage, said, f"the share is given as {found['share']}%, {value:,.10g} are {real}")


def _growth(text: str, passage: Passage) -> Iterator[Complaint]:
    """From one figure to another, and by how much."""
    for found in _GROWTH.finditer(text):
        old, new = (float(found[name].replace(",", "")) for name in ("old", "new"))
        if not old or "%" in found["unit"] or abs(abs(new - old) * 100 / old - float(found["rate"])) <= _SLACK:
            continue
        real = f"{abs(new - old) * 100 / old:.1f}%"
        said = f"变化写作 {found['rate']}%，从 {found['old']} 到 {found['new']} 算是 {real}"
        yield _complaint(passage, said, f"the change is given as {found['rate']}%, by the figures it is {real}")


def _compared(text: str, passage: Passage) -> Iterator[Complaint]:
    """This year's figure beside that of the last, and by how much it is more or less: 50件，比上年的40件多12件."""
    for found in _COMPARED.finditer(text):
        new, old = (float(found[name].replace(",", "")) for name in ("new", "old"))
        change = new - old
        if found["more"]:
            told, real = float(found["more"].replace(",", "")), abs(change)
            if told != real:
                said = f"增减写作 {found['more']}{found['unit']}，{found['new']} 与 {found['old']} 相差 {real:,.10g}"
                yield _complaint(
                    passage, said, f"the change is given as {found['more']}, the difference is {real:,.10g}"
                )
        elif old and found["rate"] and abs(abs(change) * 100 / old - float(found["rate"])) > _SLACK:
            real_rate = f"{abs(change) * 100 / old:.1f}%"
            said = f"变化写作 {found['rate']}%，从 {found['old']} 到 {found['new']} 算是 {real_rate}"
            yield _complaint(
                passage, said, f"the change is given as {found['rate']}%, by the figures it is {real_rate}"
            )


def _columns(report: Report) -> Iterator[Complaint]:
    """Columns of a table whose last row or first is their total, and rows of which the last cell is."""
    rows: list[list[str]] = []
    first: tuple[list[str], Passage] | None = None
    for passage in (*report.passages, None):
        if passage is None or passage.kind is not PassageKind.ROW:
            if first and len(rows) > 2:  # noqa: PLR2004 - the heads and two rows
                yield from _column_sums(rows, *first)
            rows, first = [], None
            continue
        cells = _cells(report, passage)
        name = next(filter(None, cells[:2]), "")
        if _TOTAL.match(name):
            if len(rows) == 1 and first is None:
                first = cells, passage
                continue
            if first is None:
                yield from _column_sums(rows, cells, passage)
            rows, first = [], None
        elif _PARTIAL.search(name):
            rows, first = [[]], None  # what is told in between cannot be added up
        else:
            if rows and rows[0]:
                yield from _row_sum(rows[0], cells, passage)
            rows.append(cells)


def _cells(report: Report, passage: Passage) -> list[str]:
    """The cells of a row as printed, without what only sets them apart; of all between the borders."""
    line = report.text[report.text.rfind("\n", 0, passage.start) + 1 : passage.end].partition("\n")[0]
    if "|" in line and "\t" not in line:
        return [cell.strip().strip("*_`") for cell in line.strip().strip("|").split("|")]
    return [cell.strip() for cell in line.split("\t")]


def _number(cell: str) -> tuple[int, str] | None:
    """The number that a cell holds alone or with its classifier, and that."""
    found = _IN_CELL.fullmatch(cell)
    return (int(found[1].replace(",", "")), found[2]) if found else None


def _row_sum(heads: Sequence[str], cells: Sequence[str], passage: Passage) -> Iterator[Complaint]:
    """A row whose last cell is the total of those before it."""
    if len(heads) != len(cells) or not _TOTAL.match(heads[-1]):
        return
    numbers = [_number(cell) for cell in cells[1:]]
    told = [number for number in numbers if number]
    if len(told) != len(numbers) or len(told) < 3 or len({unit for _, unit in told}) > 1:  # noqa: PLR2004 - two and a total
        return
    whole, total = sum(number for number, _ in told[:-1]), told[-1][0]
    if whole != total:
        said = f"表中“{cells[0]}”一行加起来是 {whole:,}，合计写作 {total:,}"
        yield _complaint(passage, said, f"a row of the table adds up to {whole:,}, its total is {total:,}")


def _column_sums(rows: Sequence[Sequence[str]], totals: Sequence[str], passage: Passage) -> Iterator[Complaint]:
    body = rows[1:]
    if len(body) < 2 or any(len(row) != len(rows[0]) for row in rows):  # noqa: PLR2004 - one row is its own total
        return
    totals = [*totals[:1], *[""] * (len(rows[0]) - len(totals)), *totals[1:]]
    if len(totals) != len(rows[0]):
        return
    for at in range(1, len(totals)):
        if _NO_SUM.search(rows[0][at]):
            continue
        numbers = [_number(row[at]) for row in (*body, totals)]
        told = [number for number in numbers if number]
        if len(told) != len(numbers) or len({unit for _, unit in told}) > 1:
            continue
        whole, total = sum(number for number, _ in told[:-1]), told[-1][0]
        if whole != total:
            said = f"表中“{rows[0][at]}”一列加起来是 {whole:,}，合计写作 {total:,}"
            yield _complaint(passage, said, f"a column of the table adds up to {whole:,}, its total is {total:,}")


def _parts(text: str, total: _Count | None) -> list[float]:
    """The parts of a total: one figure in each item, all of its unit; none where anything else stands among them."""
    parts: list[float] = []
    for item in _AND.split(text, maxsplit=_MOST_PARTS) if total else ():
        counts = [_count(found) for found in _COUNT.finditer(item)]
        if total is None or len(counts) != 1 or _NESTED.search(item):
            break
        if len(parts) == _MOST_PARTS:
            return []
        if counts[0].unit != total.unit or not counts[0].exact:
            break
        parts.append(counts[0].value)
    return parts


def _add_up_before(text: str, total: _Count) -> bool:
    """Whether the parts before one of the commas are all of the total: 纠纷126件，包括邻里58件、土地68件，化解124件."""
    pieces = text.split("，", _MOST_PARTS)
    before = (_parts("，".join(pieces[:many]), total) for many in range(1, len(pieces)))
    return any(len(parts) > 1 and round(sum(parts), 6) == total.value for parts in before)


def _rates(text: str, passage: Passage) -> Iterator[Complaint]:
    found = _RATE.search(text)
    if found is None:
        return
    told = list(_COUNT.finditer(text[: found.start()]))
    counts = [_count(item) for item in told]
    clause = re.split("[，；。]", text[: told[-1].end()])[-1] if told else ""
    some = _OF_SOME.search(text[: found.start()])
    if some and some["how"] not in clause:
        return
    counted = re.sub(f"{_any('rate_tail')}$", "", found["name"])
    if not set(counted) & set(clause):  # the last count is of something else: 败诉2件，出庭率100%
        return
    if len(counts) != 2 or counts[0].unit != counts[1].unit or not all(item.exact for item in counts):  # noqa: PLR2004
        return
    between = text[told[0].end() : told[1].start()]
    if "、" in between and not set(counted) & set(between):  # two matters side by side: 建议40件、提案30件，办复率100%
        return
    whole, part = counts[0].value, counts[1].value
    if part <= whole and whole and abs(100 * part / whole - float(found["rate"])) > _SLACK:
        real = f"{100 * part / whole:.1f}%"
        said = f"{found['name']}写作 {found['rate']}%，按 {part:,.10g}/{whole:,.10g} 算是 {real}"
        yield _complaint(
            passage, said, f"the rate is given as {found['rate']}%, {part:,.10g} of {whole:,.10g} are {real}"
        )


def _complaint(passage: Passage, zh: str, en: str) -> Complaint:
    where = f"第{passage.start}—{passage.end}字"
    message = f"{where}：{zh}，请核对。"
    english = f"Characters {passage.start}-{passage.end}: {en}."
    return Complaint(message, english, Stretch(passage.start, passage.end), Severity.NOTICE)


def _last(counts: Sequence[re.Match[str]], before: int) -> _Count | None:
    """The count that stands last in the clauses before a breakdown, if it is exact."""
    number = bisect_right(counts, before, key=lambda found: found.end()) - 1
    last = _count(counts[number]) if number >= 0 else None
    return last if last and last.exact else None


def _count(found: re.Match[str]) -> _Count:
    value = float(found["number"].replace(",", "")) * _SCALES[found["scale"]]
    roughly = _ROUGHLY.search(found.string, found.start() - _LONGEST_ROUGHLY, found.start())
    return _Count(value, found["unit"], not (found["about"] or found["about2"] or roughly))
