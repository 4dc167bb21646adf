"""Pages on rules: their cases that are not met, each with what was found instead, and what their entries are met by."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median
from typing import Final

from fazhi.lab.cases import Outcome
from fazhi.lab.coverage import Entry
from fazhi.model.both import pick
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.obligation import Catalogue
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.columns import pad
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import one_line
from fazhi.output.words.why import not_higher, reasons, shortfall

COVERAGE_SCHEMA: Final = "fazhi.rules-coverage/1"
"""Name and version of the JSON format."""
_NAME_WIDTH = 32
_NUMBER_WIDTH = 10


def cases_text(outcomes: Sequence[Outcome], catalogue: Catalogue, options: Options) -> str:
    """How many cases are met, and the others in full."""
    return render(_page(outcomes, catalogue, options.language), options.width, options.colour)


def _page(outcomes: Sequence[Outcome], catalogue: Catalogue, language: str) -> Iterator[Block]:
    for outcome in outcomes:
        if not outcome.right:
            yield from _wrong(outcome, catalogue, language)
    wrong = sum(not outcome.right for outcome in outcomes)
    names = sorted({outcome.case.obligation for outcome in outcomes})
    about = names[0] if len(names) == 1 else pick(language, f"{len(names)} 项义务", f"{len(names)} obligations")
    said = pick(
        language,
        f"{about}：{len(outcomes)} 个用例，{wrong} 个不符。",
        f"{about}: {len(outcomes)} cases, {wrong} not met.",
    )
    yield block(Span(said, Tone.BAD if wrong else Tone.GOOD))


def _wrong(outcome: Outcome, catalogue: Catalogue, language: str) -> Iterator[Block]:
    case = outcome.case
    yield block(Span("✕ ", Tone.BAD), Span(str(case), Tone.STRONG), hang=2)
    yield block(f"“{one_line(case.report.text[case.start :])}”", first=4)
    wanted = word(case.strength, language) + (f" · {word(case.polarity, language)}" if case.polarity else "")
    yield block(Span(pick(language, "应为 ", "wanted "), Tone.FAINT), wanted, first=4)
    for item in outcome.found:
        grade = f"{word(item.strength, language)} · {word(item.polarity, language)} "
        short = not_higher(item.reasons, language)
        told = "；".join(filter(None, (reasons(item.reasons, language), short)))
        yield _line(pick(language, "找到 ", "found "), f"{grade}{_place(outcome, item, catalogue)} {told}")
    for near in outcome.missed.near:
        told = f"{shortfall(near, language)} {_place(outcome, near, catalogue)}"
        yield _line(pick(language, "相近 ", "near "), told)
    if not (outcome.found or outcome.missed.near):
        yield _line(pick(language, "什么也没有找到", "nothing was found"), "")
    yield BLANK


def _line(label: str, told: str) -> Block:
    return block(Span(label, Tone.FAINT), told, first=4, hang=9)


def _place(outcome: Outcome, item: Evidence | NearMiss, catalogue: Catalogue) -> str:
    """The words, and the rule's line in the catalogue."""
    quote = one_line(outcome.case.report.text[item.start : item.end])
    duty = catalogue.obligation(item.obligation)
    where = f"（{duty.at.file}:{item.line}）" if duty else ""
    return f"“{quote}” {item.rule}{where}"


def _coverage_text(entries: Sequence[Entry], each: bool, options: Options) -> str:
    """How many entries each rule has and how many nothing bears out; with `each` every entry and what meets it."""
    return render(_coverage(entries, each, options.language), options.width, options.colour)


def _coverage_json(entries: Sequence[Entry], _each: bool, _options: Options) -> str:
    """What each entry is met by as one JSON object and a line end, always with every entry."""
    data = {
        "schema": COVERAGE_SCHEMA,
        "entries": len(entries),
        "borne_out": sum(entry.borne_out for entry in entries),
        "obligations": [
            {
                "id": id,
                "entries": [
                    {
                        "list": entry.key,
                        "pattern": entry.pattern.text,
                        "line": entry.pattern.line,
                        "borne_out": entry.borne_out,
                        "met_by": [{"text": item.text, "copied": item.copied} for item in entry.met],
                    }
                    for entry in group
                ],
            }
            for id, group in _by_duty(entries)
        ],
    }
    return json_text(data)


COVERAGE_WRITERS: Final[Mapping[str, Callable[[Sequence[Entry], bool, Options], str]]] = {
    "text": _coverage_text,
    "json": _coverage_json,
}
"""How what entries are met by is written, by the name of the format."""


def _coverage(entries: Sequence[Entry], each: bool, language: str) -> Iterator[Block]:
    groups = [(id, list(group)) for id, group in _by_duty(entries)]
    if each:
        for entry in entries:
            yield from _entry(entry, language)
        yield BLANK
    heads = pick(language, "条目 只有出处 无文可证", "entries copied unmet").split()
    yield block(Span(pad(pick(language, "义务", "obligation"), _NAME_WIDTH) + _columns(heads), Tone.FAINT))
    for id, group in groups:
        title = pick(language, group[0].obligation.title, "")
        yield block(pad(f"{id} {title}", _NAME_WIDTH) + _columns(_figures(group)), whole=True)
    yield block(
        Span(pad(pick(language, "合计", "all"), _NAME_WIDTH) + _columns(_figures(entries)), Tone.STRONG), whole=True
    )
    sizes = [len(group) for _, group in groups] or [0]
    yield block(
        pick(
            language,
            f"每项最多 {max(sizes)} 条，中位数 {median(sizes):g} 条。",
            f"At most {max(sizes)} entries for an obligation, median {median(sizes):g}.",
        )
    )


def _entry(entry: Entry, language: str) -> Iterator[Block]:
    mark = Span("✓ ", Tone.GOOD) if entry.borne_out else Span("✕ ", Tone.BAD)
    place = f"{entry.obligation.at.file}:{entry.pattern.line}"
    yield block(mark, f"{entry.key} ", Span(entry.pattern.text, Tone.STRONG), f" {place}", hang=2)
    for item in entry.met:
        copied = pick(language, "（抄自此处，不作数）", " (copied from here: does not count)") if item.copied else ""
        yield block(Span(f"{item.text}{copied}", Tone.FAINT), first=4)


def _figures(entries: Sequence[Entry]) -> list[str]:
    copied = sum(bool(entry.met) and not entry.borne_out for entry in entries)
    return [str(len(entries)), str(copied), str(sum(not entry.met for entry in entries))]


def _columns(items: Sequence[str]) -> str:
    return "".join(pad(item, _NUMBER_WIDTH, right=True) for item in items)


def _by_duty(entries: Sequence[Entry]) -> Iterator[tuple[str, Iterator[Entry]]]:
    return groupby(entries, key=lambda entry: entry.obligation.id)
