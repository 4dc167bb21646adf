"""What became of last year's commitments, and what was copied: for a reader, for programs and for a spreadsheet."""

from collections.abc import Iterator
from typing import Any, Final

from fazhi.across import share_of_work
from fazhi.model.audit import Audit
from fazhi.model.both import Both, pick
from fazhi.model.copied import CopySort
from fazhi.model.follow import Fate, Followed, FollowThrough
from fazhi.model.words import word
from fazhi.output.pages.book import Sheet
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block
from fazhi.output.words.columns import cut
from fazhi.output.words.followed import HEADS, cells, counted, place, said, ties

_FATES: Final = {Fate.UNANSWERED: Tone.BAD, Fate.REPEATED: Tone.FAIR, Fate.ANSWERED: Tone.GOOD}
_QUOTED: Final = 64
"""Columns to which a passage is quoted."""


def follow_blocks(follow: FollowThrough, later: Audit, language: str) -> Iterator[Block]:
    """What became of last year's commitments, those without an answer first, and what was copied."""
    report = later.report
    yield BLANK
    yield block(
        Span(pick(language, "【上年的承诺】", "[Last year's commitments] "), Tone.STRONG), counted(follow, language)
    )
    for fate in (Fate.UNANSWERED, Fate.REPEATED, Fate.ANSWERED):
        for item in follow.of(fate):
            at = item.commitment.at
            words = cut(said(follow.earlier, at), _QUOTED)
            yield block(
                Span(word(fate, language), _FATES[fate]),
                f" {word(item.commitment.kind, language)}“{words}”（{place(at, language)}）",
                first=2,
                hang=6,
            )
            answer = item.answer or item.again
            if answer is not None:
                strength = "" if item.answer is None else f" · {word(item.strength, language)}"
                told = f"→ “{cut(said(report, answer), _QUOTED)}”（{place(answer, language)}{strength}）"
                yield block(told, first=6)
                yield block(Span(ties(item, language), Tone.FAINT), first=6)
    copies = [item for item in later.copied or () if item.sort is CopySort.COPIED]
    if copies:
        share = round(100 * share_of_work(report, copies))
        yield BLANK
        title = pick(language, f"【沿用上年的文字】{len(copies)} 处", f"[Copied from last year] {len(copies)}")
        of_work = pick(language, f"，占举措部分 {share}%", f", {share}% of the work part")
        yield block(Span(title, Tone.STRONG), of_work)
        for copy in copies:
            yield block(f"“{cut(said(report, copy.at), _QUOTED)}”（{place(copy.at, language)}）", first=2, hang=6)


def follow_object(item: Followed) -> dict[str, Any]:
    """One commitment for programs."""
    answer = item.answer or item.again
    return {
        "kind": item.commitment.kind.value,
        "start": item.commitment.at.start,
        "end": item.commitment.at.end,
        "digest": item.commitment.at.digest,
        "obligations": list(item.commitment.duties),
        "fate": item.fate.value,
        "strength": item.strength.key,
        "answer": None if answer is None else {"start": answer.start, "end": answer.end, "digest": answer.digest},
        "ties": [{"kind": tie.kind.value, "words": tie.words} for tie in item.ties],
    }


def follow_sheet(follow: FollowThrough, later: Audit, language: str) -> Sheet:
    """The commitments of one year as a sheet."""
    year = follow.earlier.year
    rows = [cells(item, follow, later.report, language) for item in follow.items]
    return Sheet(Both(f"{year}年的承诺", f"Commitments of {year}"), [item.of(language) for item in HEADS], rows, 2)
