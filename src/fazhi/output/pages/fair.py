"""Units of a corpus beside each other: a table for each kind of unit and year of law, never one across them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from fazhi.corpus.fair import FEWEST, Compared, Group
from fazhi.corpus.manifest import by_note, in_columns, together
from fazhi.corpus.rates import Standing
from fazhi.model.both import Both, pick
from fazhi.model.words import word
from fazhi.output.pages.asked import TERMINAL, Told, book_of
from fazhi.output.pages.asked import WRITERS as ANSWERS
from fazhi.output.terminal.layout import block, render
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import neutral, one_line

SCHEMA: Final = "fazhi.corpus-comparison/1"
STANDINGS: Final[Mapping[Standing, Both]] = {
    Standing.BELOW: Both("明显偏低", "clearly below"),
    Standing.WITHIN: Both("在范围内", "within"),
    Standing.ABOVE: Both("明显偏高", "clearly above"),
}
COLUMNS: Final = (
    "unit_kind",
    "law_year",
    "place",
    "unit",
    "year",
    "file",
    "due",
    "seen",
    "seen_percent",
    "corrected_percent",
    "corrected_low",
    "corrected_high",
    "shrunk_percent",
    "near_low",
    "near_high",
    "far_low",
    "far_high",
    "standing",
    "wide_low",
    "wide_high",
    "standing_wide",
    "doubts",
)
_RANKS: Final = ("rank_low", "rank_high")
_SHOWN: Final = (
    "unit",
    "year",
    "due",
    "seen_percent",
    "corrected_percent",
    "corrected_low",
    "corrected_high",
    "standing",
    "standing_wide",
)
"""What fits into a terminal; a file has all columns."""
_CORRECTED: Final = ("corrected_percent", "corrected_low", "corrected_high")
_STANDING: Final = ("standing", "standing_wide")
SEEN: Final = Both("有佐证%", "with support %")
"""The name of a rate that is not corrected."""
_NAMED: Final = 8
"""Units named above a table."""


def rows_of(group: Group) -> list[dict[str, Any]]:
    """A row for each report, shares in per cent."""
    return [_row(group, item) for item in group.units]


def table(groups: Sequence[Group], language: str, with_ranks: bool) -> Told:
    """All rows under the names of their columns."""
    names = (*COLUMNS, *(_RANKS if with_ranks else ()))
    rows = [
        [_doubts(item, language) if name == "doubts" else _worded(name, row[name], language) for name in names]
        for group in groups
        for item, row in zip(group.units, rows_of(group), strict=True)
    ]
    return Told(names, rows, language, ready=True)


def _doubts(item: Compared, language: str) -> str | None:
    """What to check of a report, as a sentence among many."""
    told = together(item.held.doubts)
    return in_columns(told).of(language) if told else None


def summary(group: Group) -> dict[str, Any]:
    """A group in numbers, for programs."""
    counts, found = group.correction.counts, group.estimate
    return {
        "unit_kind": group.unit_kind.value,
        "law_year": group.law_year,
        "reports": len(group.units),
        "seen_percent": _percent(group.rate),
        "estimate": None if found is None else [_percent(value) for value in found],
        "corrected": counts is not None,
        "dispersion": round(group.dispersion, 2),
        "sensitivity": None if counts is None else round(counts.sensitivity, 4),
        "specificity": None if counts is None else round(counts.specificity, 4),
        "note": group.correction.why.zh,
        "note_en": group.correction.why.en,
    }


def head(group: Group, language: str) -> str:
    """The sentence that stands above a group: the rate of all, and what it is."""
    found = group.estimate
    if found is None:
        return pick(language, "没有应写的义务。", "Nothing is due.")
    rate, low, high = (f"{value:.1%}" for value in found)
    many = len(group.units)
    if many == 1:  # how far units differ is not to be told from one
        return pick(
            language,
            f"1 份报告，应写的有佐证的占 {rate}。{group.correction.why.zh}",
            f"1 report; {rate} of what is due has support. {group.correction.why.en}",
        )
    return pick(
        language,
        f"{many} 份报告，应写的有佐证的占 {rate}（95% 区间 {low}—{high}）。{group.correction.why.zh}",
        f"{many} reports; {rate} of what is due has support (95 % interval {low} to {high}). {group.correction.why.en}",
    )


def notes(group: Group, language: str) -> Iterator[str]:
    """Who stands out, in the order of place and name."""
    if not group.enough:
        yield pick(language, f"不足 {FEWEST} 份，不说谁偏高偏低。", f"Fewer than {FEWEST}: nobody stands out.")
        return
    counted = {item: len(group.of(item)) for item in Standing}
    yield pick(language, "，", ", ").join(f"{STANDINGS[item].of(language)} {many}" for item, many in counted.items())
    yield dispersed(group, language)


def standing(item: Compared, language: str) -> str:
    """How a unit stands, and how it does by the widened limits where that is something else."""
    if item.standing is None:
        return "–"
    told = STANDINGS[item.standing].of(language)
    if item.standing_wide is None or item.standing_wide is item.standing:
        return told
    return told + pick(
        language,
        f"，放宽界限后{STANDINGS[item.standing_wide].of(language)}",
        f", by widened limits {STANDINGS[item.standing_wide].of(language)}",
    )


def to_check(group: Group, language: str) -> Iterator[str]:
    """Reports that a person should check before the group is used: what they are, or that they stand there twice."""
    doubtful = ((item.held.file, together(item.held.doubts) or Both("", "")) for item in group.doubtful())
    for listed, doubt in by_note(doubtful):
        told = in_columns(doubt).of(language)
        if len(listed) == 1:
            yield pick(
                language,
                f"先核对 {listed[0]}，它算在内：{told}",
                f"Check first {listed[0]}, which counts: {told}",
            )
        else:
            yield pick(
                language,
                f"先核对 {len(listed)} 份，都算在内：{told}{'、'.join(listed)}。",
                f"Check {len(listed)} first, which count: {told} {', '.join(listed)}.",
            )
    if twice := group.twice():
        files = pick(language, "、", ", ").join(item.held.file for item in twice)
        yield pick(
            language,
            f"同一单位同一年度的不止一份，都算在内，请留下一份：{files}。",
            f"There are several of one unit and year, and all count; keep one of each: {files}.",
        )


def dispersed(group: Group, language: str) -> str:
    """One sentence on whether units differ by more than chance, and who stands out even so."""
    if group.dispersion <= 1:
        return pick(
            language,
            "各单位的差别合起来不超过偶然，界限不必放宽",
            "All in all the units differ no more than by chance; the limits need no widening",
        )
    low, high = (len(group.even_so(item)) for item in (Standing.BELOW, Standing.ABOVE))
    return pick(
        language,
        f"各单位之间差别的方差是偶然的 {group.dispersion:.1f} 倍；界限照此放宽，仍明显偏低 {low}，仍明显偏高 {high}",
        f"The units vary {group.dispersion:.1f} times as much as by chance; with limits widened accordingly "
        f"{low} are still clearly below and {high} clearly above",
    )


def _text(groups: Sequence[Group], language: str, with_ranks: bool) -> bytes:
    made = _overview(groups, language) if len(groups) > 1 else []
    for group in groups:
        names = (*(_RANKS if with_ranks else ()), *_shown(group))
        rows = [[_worded(name, row[name], language) for name in names] for row in rows_of(group)]
        made.append(_title(group, language))
        said = [head(group, language), *notes(group, language), *_outstanding(group, language)]
        made += (
            render([block(each, hang=2)], TERMINAL, colour=False).rstrip("\n")
            for each in (*said, *to_check(group, language))
        )
        made.append(ANSWERS["text"](Told(names, rows, language, ready=True)).decode())
    if not groups:
        made.append(pick(language, "（没有）\n", "(none)\n"))
    return "\n".join(made).encode("utf-8", "backslashreplace")


def _shown(group: Group) -> Iterator[str]:
    """What a terminal shows of a group: nothing that is empty for all of it."""
    for name in _SHOWN:
        if (group.correction.counts or name not in _CORRECTED) and (group.enough or name not in _STANDING):
            yield name


def _rate_head(groups: Sequence[Group]) -> Both:
    """What the rate of a group is, told of a column: rates that no labels correct are not called corrected."""
    return Both("校正%", "corrected %") if any(group.correction.counts for group in groups) else SEEN


def _title(group: Group, language: str) -> str:
    law = pick(language, f"{group.law_year} 年的法", f"law of {group.law_year}")
    return f"{word(group.unit_kind, language)} · {law}"


def _overview(groups: Sequence[Group], language: str) -> list[str]:
    """All groups at a glance, before each by itself."""
    reports = sum(len(group.units) for group in groups)
    rows = [_group_row(group, language) for group in groups]
    told = Told([item.of(language) for item in _group_heads(groups)], rows, language, ready=False)
    first = pick(language, f"{len(groups)} 组，{reports} 份报告", f"{len(groups)} groups, {reports} reports")
    return [first, ANSWERS["text"](told).decode()]


def _group_heads(groups: Sequence[Group]) -> tuple[Both, ...]:
    return (
        Both("组", "group"),
        Both("报告", "reports"),
        _rate_head(groups),
        Both("下限%", "from %"),
        Both("上限%", "to %"),
        *(STANDINGS[each] for each in (Standing.BELOW, Standing.ABOVE)),
    )


def _group_row(group: Group, language: str) -> list[str | float | None]:
    found: list[float | None] = [None] * 3
    if group.estimate is not None:
        found = [_percent(value) for value in group.estimate]
        found[1:] = found[1:] if len(group.units) > 1 else [None] * 2
    stand = [len(group.of(each)) if group.enough else None for each in (Standing.BELOW, Standing.ABOVE)]
    return [_title(group, language), len(group.units), *found, *stand]


def _groups(groups: Sequence[Group], language: str) -> Told:
    """The groups with all that a paper tells of their rates."""
    heads = (
        *_group_heads(groups),
        *(
            Both(f"放宽后{each.zh}", f"{each.en}, widened")
            for each in (STANDINGS[Standing.BELOW], STANDINGS[Standing.ABOVE])
        ),
        Both("未校正%", "uncorrected %"),
        Both("差别是偶然的几倍", "times chance"),
        Both("灵敏度%", "sensitivity %"),
        Both("特异度%", "specificity %"),
        Both("怎样校正", "how corrected"),
    )
    rows = []
    for group in groups:
        counts = group.correction.counts
        wide = [len(group.even_so(each)) if group.enough else None for each in (Standing.BELOW, Standing.ABOVE)]
        sure = [_percent(counts.sensitivity), _percent(counts.specificity)] if counts else [None, None]
        about = [_percent(group.rate), round(group.dispersion, 2), *sure, group.correction.why.of(language)]
        rows.append([*_group_row(group, language), *wide, *about])
    return Told([item.of(language) for item in heads], rows, language, ready=False)


def _outstanding(group: Group, language: str) -> Iterator[str]:
    """By name those who stand out, in the order of place and name."""
    for each in (Standing.BELOW, Standing.ABOVE):
        units = group.of(each) if group.enough else []
        if units:
            names = pick(language, "、", ", ").join(
                f"{one_line(item.held.unit)} {item.held.year}" for item in units[:_NAMED]
            )
            more = pick(language, " 等", " and others") if len(units) > _NAMED else ""
            between = pick(language, "：", ": ")
            yield f"{STANDINGS[each].of(language)}{between}{names}{more}"


def _json(groups: Sequence[Group], _language: str, with_ranks: bool) -> bytes:
    told = [{**summary(group), "units": [_plain(row, with_ranks) for row in rows_of(group)]} for group in groups]
    return json_text({"schema": SCHEMA, "groups": told}).encode()


def _csv(groups: Sequence[Group], language: str, with_ranks: bool) -> bytes:
    return ANSWERS["csv"](table(groups, language, with_ranks))


def _xlsx(groups: Sequence[Group], language: str, with_ranks: bool) -> bytes:
    sheets = {
        pick(language, "各单位", "Units"): table(groups, language, with_ranks),
        pick(language, "各组", "Groups"): _groups(groups, language),
    }
    return book_of(sheets)


WRITERS: Final[Mapping[str, Callable[[Sequence[Group], str, bool], bytes]]] = {
    "text": _text,
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
"""How a comparison is written, by the name of the format."""


def _row(group: Group, item: Compared) -> dict[str, Any]:
    held, found, rank = item.held, item.corrected, item.rank
    values = (_percent(value) for value in found) if found else (None, None, None)
    return {
        "unit_kind": group.unit_kind.value,
        "law_year": group.law_year,
        "place": held.place,
        "unit": held.unit,
        "year": held.year,
        "file": held.file,
        "due": held.due,
        "seen": held.seen,
        "seen_percent": _percent(held.rate),
        **dict(zip(("corrected_percent", "corrected_low", "corrected_high"), values, strict=True)),
        "shrunk_percent": _percent(item.shrunk),
        "near_low": _percent(item.near.low),
        "near_high": _percent(item.near.high),
        "far_low": _percent(item.far.low),
        "far_high": _percent(item.far.high),
        "standing": item.standing.value if item.standing else None,
        "wide_low": _percent(item.wide.low),
        "wide_high": _percent(item.wide.high),
        "standing_wide": item.standing_wide.value if item.standing_wide else None,
        "doubts": "".join(doubt.zh for doubt in held.doubts) or None,
        "rank_low": rank[0] if rank else None,
        "rank_high": rank[1] if rank else None,
    }


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _worded(name: str, value: Any, language: str) -> Any:
    return STANDINGS[Standing(value)].of(language) if name in {"standing", "standing_wide"} and value else value


def _plain(row: Mapping[str, Any], with_ranks: bool) -> dict[str, Any]:
    return {
        name: neutral(value) if isinstance(value, str) else value
        for name, value in row.items()
        if with_ranks or name not in _RANKS
    }
