"""Whether the next year's report answers a commitment: rare words that both share, the duty, and figures.

A shared stretch counts the more, the longer it is and the fewer sentences of both reports have its pairs of characters.
Official prose shares much that shows nothing, so words that stand everywhere are blotted out before.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from fazhi.across.commitments import KINDS, commitments_of, segments, stretch
from fazhi.evidence.clauses import split
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.ngrams import bigrams
from fazhi.expressions import lazily
from fazhi.model.evidence import Found, Polarity, Strength
from fazhi.model.follow import Commitment, CommitmentKind, Fate, Followed, FollowThrough, Stretch, Tie, TieKind
from fazhi.model.report import Part, Passage, Report
from fazhi.wordlists import one_of

_DEEDS: Final = frozenset((Part.LEADERSHIP, Part.WORK))
_BLOT: Final = "\0"
_SAME: Final = 92.0
"""How much alike two stretches must be, of a hundred, to be the same words again."""
_ENOUGH: Final = 1.1
"""What a sentence must share with a commitment to answer it: what is shared, times the root of its share."""
_SURELY: Final = 2.3
"""The same where the commitment stands in the later report again, in the same words."""
_RUN: Final = 4
"""A shared stretch so long counts more than its pairs."""
_LONGER: Final = 0.35
"""How much more, for each further character."""
_LONGEST: Final = 12
_MANY: Final = 60
"""A pair of characters in more stretches than this leads to none of them."""
_FEW: Final = 30
"""Of fewer stretches than this, it is as if there were so many: what stands in both of two is no common word."""
_COMMON: Final = 0.2
"""How much a pair counts within a word that stands everywhere."""
_WHERE: Final = 0.4
"""The same where a clause only says where something is to be done."""
_ALONE: Final = 0.9
"""How much counts what is shared where it is one stretch of words and nothing else, as far as the stretch that it
stands in speaks of nothing else: the subject alone, with another deed, is no answer."""
_TELLING: Final = 0.5
"""What a stretch must count to be something in common by itself: common words are not."""
_DUTY: Final = 1.0
_FIGURE: Final = 1.5
_HEADED: Final = 0.4
"""How much a pair counts that stands only in the headings above the sentence."""
_TOLD: Final = 3
"""Ties that are told of words."""
_NUMBER: Final = re.compile(r"\d[\d,.]*[^\d\s，。；、：（）]")
_YEAR: Final = re.compile(r"(?:19|20)\d\d年")
_EVERYWHERE: Final = lazily(lambda: one_of("across", "common"))
_PLACED: Final = lazily(
    lambda: f"(?:^|(?<={_BLOT})){one_of('across', 'where')}[^{_BLOT}]{{2,14}}?(?={one_of('across', 'deed')})"
)
"""The beginning of a clause that only says where, or by what, a deed is to be done."""
_MEASURED: Final = lazily(lambda: rf"\d[\d.,]*[余多]?[百千万亿]*[余多]?{one_of('across', 'measure')}")
"""A number with what it counts in: 17.7万平方米 and 42万平方米 have nothing in common."""


class _Row(NamedTuple):
    """A stretch of the later report that tells of a deed."""

    passage: Passage
    start: int
    end: int
    text: str
    """Its normalised text, what stands everywhere blotted out."""
    headed: str
    """The same of the headings above it."""
    figures: frozenset[str]
    duties: Mapping[str, Strength]
    strength: Strength


class _Score(NamedTuple):
    value: float
    ties: tuple[Tie, ...]


def follow(
    earlier: Report, report: Report, before: Mapping[str, Found], now: Mapping[str, Found], grammar: Grammar
) -> FollowThrough:
    """What became of every commitment of the earlier report in the later.

    Args:
        earlier: Last year's report.
        report: This year's.
        before: What a search found in the earlier one.
        now: The same in the later.
        grammar: The words by which promises and acts are told.
    """
    commitments = commitments_of(earlier, before)
    texts = [_text(earlier, item) for item in commitments]
    rows = list(_rows(report, now, grammar))
    worth = _Worth([*(row.text for row in rows), *(_blotted(text) for text in texts)])
    index = _Index([row.text for row in rows])
    again = _Again(report)
    return FollowThrough(
        earlier,
        tuple(
            _followed(item, text, report, (rows, index, worth), again)
            for item, text in zip(commitments, texts, strict=True)
        ),
    )


def _followed(
    item: Commitment,
    text: str,
    report: Report,
    deeds: tuple[Sequence[_Row], "_Index", "_Worth"],
    promised: "_Again",
) -> Followed:
    rows, index, worth = deeds
    blotted = _blotted(text)
    figures, each = _figures(text), worth.each(blotted)
    again = promised.of(text)
    enough = _ENOUGH if again is None else _SURELY
    best: tuple[float, int, _Score] | None = None
    for number in index.sharing(blotted):
        score = _score(item, blotted, figures, rows[number], each)
        if score.value >= enough and (best is None or score.value > best[0]):
            best = (score.value, number, score)
    if best is not None:
        row = rows[best[1]]
        at = stretch(report, row.passage, row.start, row.end)
        return Followed(item, Fate.ANSWERED, at, row.strength, again, best[2].ties)
    if again is not None:
        return Followed(item, Fate.REPEATED, None, Strength.NONE, again, (Tie(TieKind.SAME),))
    return Followed(item, Fate.UNANSWERED, None, Strength.NONE, None, ())


class _Worth:
    """What a pair of characters counts: more, the fewer stretches have it; little within a word that is everywhere."""

    def __init__(self, texts: Sequence[str]) -> None:
        many: Counter[str] = Counter()
        for text in texts:
            many.update(set(bigrams(text)))
        self._many, self._all = many, max(len(texts), _FEW)

    def _rarity(self, pair: str) -> float:
        return log(self._all / max(self._many[pair], 1)) / log(self._all)

    def each(self, text: str) -> list[float]:
        """What each pair of a text counts where it stands."""
        rare = [0.0 if _BLOT in pair else self._rarity(pair) for pair in bigrams(text)]
        for expression, counts in ((_EVERYWHERE, _COMMON), (_PLACED, _WHERE)):
            for found in expression.finditer(text):
                for at in range(found.start(), found.end() - 1):
                    rare[at] *= counts
        return rare


class _Index:
    """Which texts have a pair of characters; pairs that many have tell nothing and would take the square of time."""

    def __init__(self, texts: Sequence[str]) -> None:
        held: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for pair in set(bigrams(text)):
                held[pair].append(number)
        self._held = {pair: numbers for pair, numbers in held.items() if len(numbers) <= _MANY}

    def sharing(self, text: str) -> list[int]:
        """Numbers of those that share two pairs at least with a text, ascending."""
        many: Counter[int] = Counter()
        for pair in set(bigrams(text)):
            if _BLOT not in pair:
                many.update(self._held.get(pair, ()))
        return sorted(number for number, count in many.items() if count > 1)


def _score(item: Commitment, text: str, figures: frozenset[str], row: _Row, each: Sequence[float]) -> _Score:
    """What a row shares with a commitment, given what each pair of its text counts."""
    seen: set[str] = set()
    value = plain = 0.0
    told: list[tuple[float, str]] = []
    for start, end in _apart(text, row.text, each):
        mine = [at for at in range(start, end - 1) if text[at : at + 2] not in seen]
        seen.update(text[at : at + 2] for at in mine)
        pairs = sum(each[at] for at in mine)
        count = pairs * (1 + _LONGER * max(0, min(end - start, _LONGEST) - _RUN + 1))
        plain += pairs
        value += count
        told.append((count, text[start:end]))
    above = {at for at, pair in enumerate(bigrams(text)) if pair in row.headed and pair not in seen}
    value += sum(each[at] for at in above) * _HEADED
    best = sorted(told, key=lambda each: (-each[0], each[1]))[:_TOLD]
    ties = [Tie(TieKind.WORDS, run) for at, (count, run) in enumerate(best) if count >= _TELLING or not at]
    duties = [duty for duty in item.duties if duty in row.duties]
    numbers = sorted(figures & row.figures)
    ties += [Tie(TieKind.DUTY, duty) for duty in duties[:1]]
    ties += [Tie(TieKind.FIGURE, number) for number in numbers[:1]]
    value += (_DUTY if duties else 0) + (_FIGURE if numbers else 0)
    many = sum(count >= _TELLING for count, _ in told) + bool(duties) + bool(numbers)
    alone = 1.0 if many > 1 or not told else _ALONE * _fills(max(told)[1], row.text)
    whole = sum({pair: each[at] for at, pair in enumerate(bigrams(text))}.values())  # what it says twice is one thing
    return _Score(value * sqrt(plain / (whole or 1)) * alone, tuple(ties))


def _fills(words: str, text: str) -> float:
    """How much of the stretch it stands in a run of words is, from 0 to 1: what speaks of it alone, or of more."""
    at = text.find(words)
    start, end = text.rfind(_BLOT, 0, at) + 1, text.find(_BLOT, at)
    return len(words) / ((end if end >= 0 else len(text)) - start)


def _apart(text: str, other: str, each: Sequence[float]) -> list[tuple[int, int]]:
    """The stretches that another text has too, each at a place of its own there, from left to right.

    区综合 of 区综合艺术馆 is no second thing in common where 社区综合服务中心 already answers 综合服务中心.
    """
    taken: list[tuple[int, int]] = []
    kept = []
    for start, end in sorted(_runs(text, other), key=lambda run: (run[0] - run[1], -sum(each[run[0] : run[1] - 1]))):
        words = text[start:end]
        at = other.find(words)
        while at >= 0 and any(at < last - 1 and first < at + len(words) - 1 for first, last in taken):
            at = other.find(words, at + 1)
        if at >= 0:
            taken.append((at, at + len(words)))
            kept.append((start, end))
    return sorted(kept)


def _runs(text: str, other: str) -> Iterator[tuple[int, int]]:
    """The ranges of the longest stretches, two characters or more, that stand in another text, from left to right."""
    at = 0
    while at < len(text) - 1:
        end = at + 2
        if _BLOT in text[at:end] or text[at:end] not in other:
            at += 1
            continue
        while end < len(text) and text[end] != _BLOT and text[at : end + 1] in other:
            end += 1
        yield at, end
        at = end - 1


def _rows(report: Report, found: Mapping[str, Found], grammar: Grammar) -> Iterator[_Row]:
    """The stretches of a report that tell of what was done, in the order of the text."""
    evidence = sorted(
        (item for each in found.values() for item in each.evidence if item.terms),
        key=lambda item: (item.start, item.end, item.obligation),
    )
    starts = [item.start for item in evidence]
    for passage in report.passages:
        if passage.part not in _DEEDS or not passage.kind.tells:
            continue
        here = evidence[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        headed = _blotted("\n".join(step.title for step in passage.path))
        for start, end in segments(report, passage):
            text = report.normal.text[start:end]
            first, last = report.normal.to_original(start), report.normal.to_original(end - 1) + 1
            mine = [item for item in here if item.start < last and first < item.end]
            done = [item for item in mine if item.polarity is Polarity.DONE and item.strength >= Strength.ASSERTION]
            if mine and not done:
                continue
            strength = max([_strength(text, start, grammar), *(item.strength for item in done)])
            if strength < Strength.ASSERTION or (not done and _is_no_deed(text, start, grammar)):
                continue
            duties: dict[str, Strength] = {}
            for item in done:
                duties[item.obligation] = max(item.strength, duties.get(item.obligation, Strength.NONE))
            yield _Row(passage, start, end, _blotted(text), headed, _figures(text), duties, strength)


def _strength(text: str, start: int, grammar: Grammar) -> Strength:
    """What a stretch shows by itself, of whatever it speaks."""
    clauses = split(text, start, grammar)
    if any(clause.counted_anyhow for clause in clauses):
        return Strength.RESULT
    if any(clause.act for clause in clauses):
        return Strength.MEASURE
    return Strength.MENTION if all(clause.slogan for clause in clauses) else Strength.ASSERTION


def _is_no_deed(text: str, start: int, grammar: Grammar) -> bool:
    """Whether a stretch promises, owns up to a lack, or says that something was not done."""
    return any(
        grammar.promises.promise.search(clause.bare) or clause.lack or clause.denials
        for clause in split(text, start, grammar)
    )


def _promised(report: Report) -> Iterator[tuple[Passage, int, int, str]]:
    """What a report promises and admits itself."""
    for passage in report.passages:
        if passage.part in KINDS and passage.kind.tells:
            for start, end in segments(report, passage):
                yield passage, start, end, report.normal.text[start:end]


class _Again:
    """What a report promises and admits itself, to find the same words in."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._promised = list(_promised(report))
        self._same = {text: number for number, (*_, text) in reversed(list(enumerate(self._promised)))}
        self._index = _Index([text for *_, text in self._promised])

    def of(self, text: str) -> Stretch | None:
        """Where the same stands, or nearly the same."""
        found = self._same.get(text)
        if found is None:
            alike = (at for at in self._index.sharing(text) if fuzz.ratio(text, self._promised[at][3]) >= _SAME)
            found = next(alike, None)
        if found is None:
            return None
        passage, start, end, _ = self._promised[found]
        return stretch(self._report, passage, start, end)


def _text(report: Report, item: Commitment) -> str:
    """The words of a commitment; of a shortcoming with its heading, which as often says what is lacking."""
    normal = report.normal
    text = normal.text[normal.to_normal(item.at.start) : normal.to_normal(item.at.end)]
    headed = item.kind is CommitmentKind.SHORTCOMING and len(item.at.path) > 1
    return f"{item.at.path[-1].title}，{text}" if headed and item.at.path[-1].title not in text else text


def _blotted(text: str) -> str:
    """A text with all but words blotted out, each stretch of it by one mark; what numbers count in is no word."""
    return re.sub(r"[^\u4e00-\u9fffA-Za-z]+", _BLOT, _MEASURED.sub(_BLOT, text))


def _figures(text: str) -> frozenset[str]:
    """The numbers in a text with what they count; no years."""
    return frozenset(found[0] for found in _NUMBER.finditer(_YEAR.sub("", text)))
