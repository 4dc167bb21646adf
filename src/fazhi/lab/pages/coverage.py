"""What the entries of rules are met by, as a page of text or as JSON."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import Final

from fazhi.lab.coverage import Entry
from fazhi.model.both import pick
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.columns import pad

SCHEMA: Final = "fazhi.rules-coverage/1"
"""Name and version of the JSON format."""
_NAME = 32
_NUMBER = 10


def coverage_text(entries: Sequence[Entry], each: bool, colour: bool, width: int, language: str) -> str:
    """How many entries each rule has and how many nothing bears out; with `each` every entry and what meets it."""
    return render(_page(entries, each, language), width, colour)


def coverage_json(entries: Sequence[Entry]) -> str:
    """The same as one JSON object and a line end."""
    data = {
        "schema": SCHEMA,
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
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _page(entries: Sequence[Entry], each: bool, language: str) -> Iterator[Block]:
    groups = [(id, list(group)) for id, group in _by_duty(entries)]
    if each:
        for entry in entries:
            yield from _entry(entry, language)
        yield BLANK
    heads = pick(language, "条目 只有出处 无文可证", "entries copied unmet").split()
    yield block(Span(pad(pick(language, "义务", "obligation"), _NAME) + _columns(heads), Tone.FAINT))
    for id, group in groups:
        title = pick(language, group[0].obligation.title, "")
        yield block(pad(f"{id} {title}", _NAME) + _columns(_figures(group)), whole=True)
    yield block(Span(pad(pick(language, "合计", "all"), _NAME) + _columns(_figures(entries)), Tone.STRONG), whole=True)
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
    return "".join(" " * max(1, _NUMBER - len(item) * (1 + (not item.isascii()))) + item for item in items)


def _by_duty(entries: Sequence[Entry]) -> Iterator[tuple[str, Iterator[Entry]]]:
    return groupby(entries, key=lambda entry: entry.obligation.id)
