"""What a report promises and owns up to: plans and shortcomings, without headings, introductions and closing words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final

from fazhi.evidence.quote import digest, original
from fazhi.expressions import lazily
from fazhi.model.evidence import Found, Polarity
from fazhi.model.follow import Commitment, CommitmentKind, Stretch
from fazhi.model.report import Part, Passage, Report
from fazhi.wordlists import one_of

KINDS: Final = {Part.PLANS: CommitmentKind.PLAN, Part.SHORTCOMINGS: CommitmentKind.SHORTCOMING}
_SEGMENT: Final = re.compile("[^；;\n]+")
_NUMBERING: Final = re.compile(
    "^(?:[一二三四五六七八九十]+(?:是|要)|（[一二三四五六七八九十0-9]+）|[0-9]+[.、．]|[—－-]+|[①-⑳])+"
)
_LEAST: Final = 8
"""Characters below which a stretch is a heading."""
_HEADED: Final = 16
"""The same for a sentence by itself at the head of a paragraph that goes on: 繁荣文化体育事业。"""
_ENDS: Final = "，。！？；、 \n"
_CAUSE: Final = lazily(lambda: one_of("across", "cause"))
_FRAMING: Final = lazily(lambda: one_of("across", "closing", "opening"))
"""Words that introduce what follows, or close the report."""


def commitments_of(report: Report, found: Mapping[str, Found]) -> tuple[Commitment, ...]:
    """Every commitment of a report, in the order of its text, with the duties that evidence says it speaks of."""
    spoken = sorted(
        (item.start, item.obligation)
        for each in found.values()
        for item in each.evidence
        if item.polarity is not Polarity.DONE and item.terms
    )
    starts = [start for start, _ in spoken]
    made: list[Commitment] = []
    for kind, passage, start, end in _ranges(report):
        at = stretch(report, passage, start, end)
        here = spoken[bisect_left(starts, at.start) : bisect_left(starts, at.end)]
        duties = dict.fromkeys(duty for _, duty in here)
        made.append(Commitment(kind, at, tuple(duties)))
    return tuple(made)


def _ranges(report: Report) -> Iterator[tuple[CommitmentKind, Passage, int, int]]:
    """The passage and the range in the normalised text of each commitment; one numbered shortcoming is one."""
    held: tuple[Passage, int, int] | None = None
    for passage in report.passages:
        kind = KINDS.get(passage.part)
        if kind is None or not passage.kind.tells:
            continue
        if kind is CommitmentKind.SHORTCOMING and len(passage.path) > 1:
            whole = _whole(report, passage)
            if held is not None and _goes_on(report, held[0], passage):
                held = (held[0], held[1], whole[1])
                continue
            if held is not None:
                yield kind, *held
            held = (passage, *whole)
            continue
        if held is not None:
            yield CommitmentKind.SHORTCOMING, *held
            held = None
        for start, end in segments(report, passage):
            text = report.normal.text[start:end]
            caused = kind is CommitmentKind.SHORTCOMING and _CAUSE.match(text)
            if not (caused or _promises_nothing(text) or _heads_paragraph(report, passage, text)):
                yield kind, passage, start, end
    if held is not None:
        yield CommitmentKind.SHORTCOMING, *held


def _whole(report: Report, passage: Passage) -> tuple[int, int]:
    """The range of a passage in the normalised text, from its first stretch to its last."""
    ranges = list(segments(report, passage)) or [(report.normal.to_normal(passage.start),) * 2]
    return ranges[0][0], ranges[-1][1]


def _goes_on(report: Report, first: Passage, passage: Passage) -> bool:
    """Whether a passage stands in one paragraph with another, under the same number."""
    return first.path == passage.path and "\n" not in report.text[first.start : passage.start]


def segments(report: Report, passage: Passage) -> Iterator[tuple[int, int]]:
    """The ranges of a passage's stretches between semicolons, in the normalised text, without their numbers."""
    begin = report.normal.to_normal(passage.start)
    text = report.normal.text[begin : report.normal.to_normal(passage.end)]
    for match in _SEGMENT.finditer(text):
        words = match[0].strip(_ENDS)
        if words:
            first = match.start() + match[0].index(words)
            number = _NUMBERING.match(words)
            yield begin + first + (number.end() if number else 0), begin + first + len(words)


def stretch(report: Report, passage: Passage, start: int, end: int) -> Stretch:
    """A range of the normalised text as a stretch of the report."""
    first, last = original(report, (start, end))
    return Stretch(first, last, digest(report.text[first:last]), passage.part, passage.path)


def _promises_nothing(text: str) -> bool:
    """Whether a stretch is a heading, introduces what follows or closes the report."""
    if len(text) < _LEAST or text.endswith("："):
        return True
    return _FRAMING.search(text) is not None


def _heads_paragraph(report: Report, passage: Passage, text: str) -> bool:
    """Whether a sentence is the heading that a paragraph begins with: 繁荣文化体育事业。"""
    if len(text) > _HEADED or re.search("[，0-9“《]", text):
        return False
    before, behind = report.text[: passage.start].rstrip(" \u3000"), report.text[passage.end :].lstrip(" \u3000”")
    return (not before or before.endswith("\n")) and bool(behind) and not behind.startswith("\n")
