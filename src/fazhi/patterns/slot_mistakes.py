"""Mistakes in rules written with slots: a slot that nothing can fill, and an entry that another makes superfluous."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fazhi.patterns.syntax import CLAUSE_JOINT, EITHER_WAY, Lexicon, parse, spell_out
from fazhi.yamlfile import Line, Problems


class Slots(NamedTuple):
    """The lists of one rule."""

    about: Sequence[Line]
    subject: Sequence[Line]
    act: Sequence[Line]
    shows: Sequence[Line]
    excluding: Sequence[Line]


def check_slots(slots: Slots, lines: Mapping[str, int], lexicon: Lexicon, problems: Problems) -> None:
    """Report what is wrong with a rule written with slots; `lines` says where each list begins."""
    if slots.subject and not (slots.act or slots.shows):
        problems.add(
            lines["subject"],
            "subject 要有 act 或 shows 配合才算数：请补上对它做了什么、以什么为证；单凭它就够的词写进 about",
            "subject counts only together with act or shows: say what was done to it or what shows it; words that are "
            "enough by themselves go into about",
        )
    if not (slots.subject or slots.about):
        key = "act" if slots.act else "shows"
        problems.add(
            lines[key],
            f"{key} 永远填不满：没有 subject，也没有 about，不知道说的是什么；请写上 subject",
            f"{key} can never be filled: there is neither subject nor about to say what is spoken of; add subject",
        )
    for name, entries, others in (
        ("about", slots.about, slots.about),
        ("subject", slots.subject, (*slots.about, *slots.subject)),
        ("act", slots.act, (*slots.shows, *slots.act)),
        ("shows", slots.shows, slots.shows),
        ("not", slots.excluding, slots.excluding),
    ):
        _check_superfluous(name, entries, others, lexicon, problems)


def _check_superfluous(
    name: str, entries: Sequence[Line], others: Sequence[Line], lexicon: Lexicon, problems: Problems
) -> None:
    broad = [(other, words) for other in others if (words := _single(other.text, lexicon))]
    for entry in entries:
        segments = list(_spelt(entry.text, lexicon))
        for other, words in broad:
            if other is not entry and any(_all_hold(segment, words) for segment in segments):
                problems.add(
                    entry.line,
                    f"{name} 的 {entry.text} 是多余的：凡有它之处，第 {other.line} 行的 {other.text} 都已算数，请删去",
                    f"{entry.text} in {name} is superfluous: wherever it stands, {other.text} on line {other.line} "
                    "counts already; remove it",
                )
                break


def _single(pattern: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a pattern of one segment; none of a longer one."""
    if CLAUSE_JOINT in pattern or EITHER_WAY in pattern:
        return ()
    return next(_spelt(pattern, lexicon), ())


def _spelt(pattern: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The words of each segment; a concept that is not there is a mistake of its own."""
    for segment in parse(pattern):
        try:
            yield spell_out(segment.text, lexicon)
        except KeyError:
            yield ()


def _all_hold(segment: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each way to say a segment holds one of some words."""
    return bool(segment) and all(any(word in said for word in words) for said in segment)
