"""The sentences that come closest to a duty in wording: shown where nothing supports it, never counted as evidence.

Sentences are ranked as BM25 ranks documents (Robertson and Zaragoza 2009), by pairs of characters, since Chinese words
are not parted: a pair counts the more, the more of the duty's own wording holds it, and the fewer duties and sentences
do. Nothing depends on how many sentences a report has, so that one on another matter changes no rank.

What only opens, closes, signs or explains a report says nothing, and comes near no duty.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain, repeat
from math import log, sqrt
from operator import mul
from typing import Final, NamedTuple

from fazhi.evidence.ngrams import bigrams
from fazhi.evidence.quote import digest, original
from fazhi.model.evidence import Found, NearMiss, Shortfall
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.report import Part, Passage, PassageKind, Report, Step
from fazhi.patterns import Lexicon, concepts, without_concepts
from fazhi.remembered import remembered

MOST: Final = 2
"""Sentences given for one duty."""
_PATTERN: Final = 1.0
"""What a pair of characters counts in a pattern; more where several hold it."""
_OTHERS: Final = (1.0, 0.5, 0.3, 0.1)
"""What it counts besides in title, requirement, remedy and terms of concepts."""
_HEADED: Final = 0.5
"""How much of that a pair counts that stands only in the headings above a sentence."""
_ELSEWHERE: Final = 0.8
"""How much of its score a sentence keeps in a part where evidence for the duty does not count."""
_USUAL, _LENGTH = 40, 0.25
"""Characters of a usual sentence, and how much of the score depends on the length."""
_COMMON: Final = 24
"""A pair of characters in more sentences than this tells none of them apart, and is not looked at."""
_SECOND: Final = 0.5
"""The second sentence is given only if it has so much of the score of the first."""
_FAINT: Final = 5.0
"""Below this score a sentence shares next to nothing; it is given alone, and is told so. Of 360 passages that readers
marked 3 in 100 lie below it, of the closest sentences to 412 duties on which they found nothing half."""
_SHORT, _SHARE = 45, 0.5
"""A sentence longer than this is cut to the clauses next to one another that hold so much of what it shares."""
_TOLD: Final = 3
"""Shared words that are named."""
_FAINT_WORD: Final = 0.25
"""A word that counts for less than so much of the one that counts most is not named."""
_CLAUSE = re.compile("[^，；：]+[，；：]?")
_PARTICLE: Final = "particle"
"""The concept of the lexicon that holds the particles; one without it names words as they are."""
_READ = frozenset((PassageKind.SENTENCE, PassageKind.ROW))
_ANNOUNCED: Final = "announced"
"""The concept of what opens or closes a report."""
_GLOSSARY: Final = "glossary"
"""The concept of the headings below which words are explained."""
_LEAST_SAID: Final = 24
"""Letters that a sentence must have besides what it announces, or it does nothing else."""
_PAIR: Final = 2
"""Characters of most words, and of the pairs that are compared."""
_HIDDEN: Final = "\0"
"""Stands for every letter of a clause that is not looked at."""
_STOPS: Final = "。！？；，"
_LEADING_IN: Final = "："


class _Text:
    """The wording of a duty, and what its pairs of characters count, each worked out when a report first holds it."""

    def __init__(self, patterns: str, others: Sequence[str], rarity: Callable[[str], float]) -> None:
        """`patterns` has one a line; `others` are title, requirement, remedy and the terms of its concepts."""
        self.whole = "\n".join((patterns, *others))
        self._patterns = patterns
        self._inside = _told_by(patterns)
        self._others = [(count, _told_by(other)) for count, other in zip(_OTHERS, others, strict=True)]
        self.pairs = self._inside.union(*(pairs for _, pairs in self._others))
        self.worth = _Worth(self._count, rarity)
        """What each of its pairs counts."""

    def _count(self, pair: str) -> float:
        count = _PATTERN + log(self._patterns.count(pair)) if pair in self._inside else 0.0
        for other, pairs in self._others:
            count += other if pair in pairs else 0.0
        return count


class _Worth(dict[str, float]):
    """What pairs of characters count, each worked out when it is first asked for."""

    def __init__(self, count: Callable[[str], float], rarity: Callable[[str], float]) -> None:
        self._count, self._rarity = count, rarity

    def __missing__(self, pair: str) -> float:
        found = self[pair] = self._count(pair) * self._rarity(pair)
        return found


class Wording:
    """The wording of all duties, each taken apart when a report first asks for it."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Counted at once is only in how many duties each pair of characters occurs."""
        self._obligations = {item.id: item for item in catalogue.obligations}
        self._lexicon = catalogue.lexicon
        self._common: Counter[str] = Counter()
        for item in catalogue.obligations:
            self._common.update(_told_by(f"{item.title}\n{item.requirement}"))
        self._texts: dict[str, _Text] = {}
        self.holding: dict[str, list[str]] = {}
        """The duties taken apart so far that hold a pair of characters, by the pair."""
        self.particles = "".join(catalogue.lexicon.get(_PARTICLE, ()))
        """Characters that no word that is told begins or ends with."""
        self.announced = tuple(catalogue.lexicon.get(_ANNOUNCED, ()))
        """Words of what opens or closes a report."""
        self.glossary = tuple(catalogue.lexicon.get(_GLOSSARY, ()))
        """Words of the headings below which words are explained."""
        self.pairs = frozenset(term for terms in catalogue.lexicon.values() for term in terms if len(term) == _PAIR)
        """Words of two characters: where one lies across the edge of what is shared, that is no word's edge."""
        self.rows: Callable[[Report], Sequence[_Row]] = remembered(lambda report: _rows(report, self))
        """The passages of a report, which are asked for twice."""

    def text(self, obligation: str) -> _Text:
        """The wording of the duty of that identifier."""
        if obligation not in self._texts:
            text = self._texts[obligation] = _text(self._obligations[obligation], self._lexicon, self._rarity)
            for pair in text.pairs:
                self.holding.setdefault(pair, []).append(obligation)
        return self._texts[obligation]

    def _rarity(self, pair: str) -> float:
        """1 at most: the more, the fewer duties hold a pair in title or requirement."""
        many = len(self._obligations)
        return log(1 + many / (1 + self._common[pair])) / log(1 + many)


class _Row(NamedTuple):
    """A passage as it is compared."""

    passage: Passage
    start: int
    """Where it begins in the normalised text."""
    text: str
    silent: bool
    """Whether it says nothing of what was done."""


class _Shared(NamedTuple):
    """The wording of a duty, so far as a report shares it."""

    obligation: Obligation
    text: _Text
    pairs: Mapping[str, float]
    """What each pair of characters counts that the report holds too and that tells its sentences apart, in order."""


def nearest(
    report: Report, wanted: Iterable[tuple[Obligation, Found]], wording: Wording
) -> Iterator[tuple[str, tuple[NearMiss, ...]]]:
    """For each of these duties the sentences closest in wording, the closest first; none that was found before.

    Args:
        report: The report searched.
        wanted: The duties, each with what the rules found of it.
        wording: That of all duties.
    """
    asked = {obligation.id: (obligation, found, wording.text(obligation.id)) for obligation, found in wanted}
    index = _Index(report, wording)
    shared: dict[str, list[str]] = {id: [] for id in asked}
    for pair in sorted(index.telling):
        for id in wording.holding[pair]:
            if id in shared:
                shared[id].append(pair)
    for id, (obligation, found, text) in asked.items():
        known = [*((item.start, item.end) for item in found.evidence), *((item.start, item.end) for item in found.near)]
        duty = _Shared(obligation, text, {pair: text.worth[pair] for pair in shared[id]})
        closest = _closest(index, duty, known)
        yield id, tuple(_near(report, duty, row, wording, shortfall) for row, shortfall in closest)


def unsaid(report: Report, wording: Wording) -> Iterator[tuple[int, int]]:
    """Where the passages lie that say nothing of what was done: title, address, signature, date, what announces."""
    return ((row.passage.start, row.passage.end) for row in wording.rows(report) if row.silent)


def _rows(report: Report, wording: Wording) -> list[_Row]:
    """The passages of a report."""
    announced = tuple(word for word in wording.announced if word in report.normal.text)  # so that each is asked for few
    return [_row(report, item, announced, wording) for item in report.passages]


def _row(report: Report, passage: Passage, announced: Sequence[str], wording: Wording) -> _Row:
    """A passage, the clauses that only announce hidden."""
    start, end = report.normal.to_normal(passage.start), report.normal.to_normal(passage.end)
    text = report.normal.text[start:end]
    if any(word in text for word in announced):
        text = _CLAUSE.sub(
            lambda clause: _hidden(clause[0]) if any(word in clause[0] for word in announced) else clause[0], text
        )
    silent = passage.kind is PassageKind.SENTENCE and _is_furniture(passage, text, report.title, wording)
    return _Row(passage, start, text, silent or passage.kind is PassageKind.TITLE)


def _is_furniture(item: Passage, text: str, title: str, wording: Wording) -> bool:
    """Whether a line only opens, closes, signs or explains a report, or leads to what follows."""
    if item.part is Part.CLOSING:
        above = "".join(step.title for step in item.path)
        return not above or any(word in above for word in wording.glossary)
    if text.endswith(_LEADING_IN):
        return not set(text) & set(_STOPS)
    unended = item.part is Part.PREAMBLE and text[-1:] not in _STOPS
    return unended or text in title or (_HIDDEN in text and sum(map(str.isalpha, text)) < _LEAST_SAID)


class _Index:
    """The sentences of a report, and which of them hold a pair of characters, themselves or in a heading above."""

    def __init__(self, report: Report, wording: Wording) -> None:
        """Pairs that no duty holds are passed over, and passages that say nothing."""
        known = wording.holding
        self.rows = [row for row in wording.rows(report) if row.passage.kind in _READ and not row.silent]
        self.lengths = [1 - _LENGTH + _LENGTH * len(row.text) / _USUAL for row in self.rows]
        own: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            for pair in _pairs_in(row.text, known):
                own[pair].append(number)
        self._own = own
        self._headed: dict[str, list[list[int]]] = defaultdict(list)
        """The sentences below each heading that holds a pair."""
        below: dict[tuple[Step, ...], list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            below[row.passage.path[-2:]].append(number)
        for path, numbers in below.items():
            for pair in _pairs_in("\n".join([step.title for step in path]), known):
                self._headed[pair].append(numbers)
        common = {pair for pair, numbers in own.items() if len(numbers) > _COMMON}
        self.telling = {*own, *self._headed} - common
        """The pairs that tell sentences apart."""
        self._standing: dict[tuple[Part, ...], list[float]] = {}
        self._places: dict[str, tuple[Sequence[int], Sequence[int], float]] = {}

    def standing(self, parts: tuple[Part, ...]) -> list[float]:
        """How much of its score each sentence keeps: less if it is long, or where evidence does not count."""
        if parts not in self._standing:
            self._standing[parts] = [
                (1 if row.passage.part in parts else _ELSEWHERE) / length
                for row, length in zip(self.rows, self.lengths, strict=True)
            ]
        return self._standing[parts]

    def scores(self, duty: _Shared) -> list[float]:
        """What each sentence shares with a duty."""
        found = [0.0] * len(self.rows)
        places = self._places
        for pair, worth in duty.pairs.items():
            here, above, root = places.get(pair) or self._placed(pair)
            value = worth / root
            for number in here:
                found[number] += value
            value *= _HEADED
            for number in above:
                found[number] += value
        return found

    def _placed(self, pair: str) -> tuple[Sequence[int], Sequence[int], float]:
        """The sentences that hold a pair, those that only have it above them, and the square root of how many."""
        here = self._own.get(pair, ())
        above = [number for numbers in self._headed.get(pair, ()) for number in numbers if number not in here]
        found = self._places[pair] = here, above, sqrt(len(here) + len(above))
        return found


def _closest(index: _Index, duty: _Shared, known: Sequence[tuple[int, int]]) -> Iterator[tuple[_Row, Shortfall]]:
    """The sentences closest to a duty, without those that are known already; a faint one only if there is no other."""
    rule = duty.obligation.evidence
    standing = index.standing(tuple(Part) if rule.section is not None else rule.parts)
    scores = list(map(mul, index.scores(duty), standing))
    least = max(scores, default=0.0) * _SECOND
    given = 0
    for score, number in sorted([(-score, number) for number, score in enumerate(scores) if score >= least > 0]):
        row, faint = index.rows[number], -score < _FAINT
        if given == MOST or (faint and (given or known)):
            return
        if not any(row.passage.start < end and start < row.passage.end for start, end in known):
            given += 1
            yield row, Shortfall.FAINT if faint else Shortfall.ALIKE


def _near(report: Report, duty: _Shared, row: _Row, wording: Wording, shortfall: Shortfall) -> NearMiss:
    worth = [*map(duty.pairs.get, bigrams(row.text), repeat(0.0))]
    first, last = _clauses(row.text, [0.0, *accumulate(worth)])
    start, end = original(report, (row.start + first, row.start + last))
    passage, quote = row.passage, digest(report.text[start:end])
    words = "、".join(_words(row.text[first:last], worth[first : last - 1], duty.text.whole, wording))
    return NearMiss(duty.obligation.id, start, end, quote, passage.part, passage.path, "", 0, shortfall, words)


def _clauses(text: str, worth: list[float]) -> tuple[int, int]:
    """The clauses of a sentence that hold most of what it shares, those next to one another, as a range of it.

    `worth` says what all pairs of the text before each of its characters count.
    """
    if len(text) <= _SHORT:
        return 0, len(text)
    clauses = [match.span() for match in _CLAUSE.finditer(text)]
    each = [worth[end - 1] - worth[start] for start, end in clauses]
    first = last = each.index(max(each))
    while worth[clauses[last][1] - 1] - worth[clauses[first][0]] < _SHARE * worth[-1]:
        before = each[first - 1] if first else -1.0
        behind = each[last + 1] if last + 1 < len(each) else -1.0
        first, last = (first - 1, last) if before > behind else (first, last + 1)
    start, end = clauses[first][0], clauses[last][1]
    return start, end - 1 if text[end - 1] in "，；：" else end


def _words(text: str, worth: list[float], duty: str, wording: Wording) -> list[str]:
    """The words that a text shares with a duty, of many those that count most, in the order of the text.

    `worth` says what each pair of the text counts, `duty` is how the duty is worded.
    """
    found: dict[str, float] = {}
    at = 0
    while at < len(worth):
        if not worth[at]:
            at += 1
            continue
        end = at + 1
        while end < len(worth) and worth[end] and text[at : end + 2] in duty:
            end += 1
        word = _whole(text, at, end + 1, wording.pairs).strip(wording.particles)
        if len(word) > 1:
            found[word] = sum(worth[at:end])
        at = end + 1
    ranked = sorted(found, key=lambda word: (-found[word], word))
    told: list[str] = []
    for word in ranked:
        faint = found[word] < found[ranked[0]] * _FAINT_WORD
        if len(told) < _TOLD and not faint and not any(word in more for more in told):
            told.append(word)
    return [word for word in found if word in told]


def _whole(text: str, start: int, end: int, pairs: Set[str]) -> str:
    """What is shared, without halves of words at its edges: 系统 of 系统接|入, nothing of 举|办法|治."""
    before, behind = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
    torn = start > 0 and (before in pairs or before[0].isdigit())
    cut = behind in pairs
    if end - start == _PAIR:
        return "" if torn and cut and before in pairs else text[start:end]
    if torn and text[start + 1 : start + 3] in pairs:
        start += 1
    if cut and end - start > _PAIR and text[end - 3 : end - 1] in pairs:
        end -= 1
    return text[start:end]


def _text(obligation: Obligation, lexicon: Lexicon, rarity: Callable[[str], float]) -> _Text:
    rule = obligation.evidence
    patterns = (
        *rule.about,
        *rule.subject,
        *rule.act,
        *rule.shows,
        *rule.measures,
        *rule.results,
        *rule.topic,
        *rule.on_topic,
    )
    written = "\n".join([item.text for item in patterns])
    terms = "\n".join(chain(*(lexicon.get(name, ()) for name in dict.fromkeys(concepts(written)))))
    others = (obligation.title, obligation.requirement, obligation.remedy, terms)
    return _Text(without_concepts(written, "\n"), others, rarity)


def _hidden(clause: str) -> str:
    return _HIDDEN * (len(clause) - 1) + clause[-1]


def _told_by(text: str) -> set[str]:
    """The pairs of letters in a text; those with a figure, a mark or a line end tell nothing of its matter."""
    return set(filter(str.isalpha, bigrams(text)))


def _pairs_in(text: str, known: Mapping[str, object]) -> set[str]:
    """The pairs of characters in a text that are known."""
    return known.keys() & bigrams(text)
