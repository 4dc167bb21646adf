"""From one draft to the next: where words of the old text are in the new one, while both are at hand.

The drafts are aligned clause by clause, so that of two passages alike the order and what stands around them tell which
is which; a clause that stands in both is taken, and no other can be found in its place. What was edited is looked for
among the clauses that are new: it may differ in a fifth of its characters, in none of the words that its duty goes by,
and must say what it said (`reworded`).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein, Opcode

from fazhi.evidence.reworded import Telling

MOST: Final = 0.2
"""Share of its characters in which an edited passage may differ from what it was.

At half of them look-alike text was taken for the passage; a fifth found 107 of 109 edited sentences.
"""
_HULL: Final = 0.5
"""The same for the whole clauses around it, where they stand in their place."""
_LONGEST: Final = 2000
"""Characters of a passage that is looked for though it was edited; a longer one is a whole section, never the same."""
_WEAK: Final = 6
"""Characters of a clause that stands alone between others that changed, below which it aligns nothing."""
_CLAUSE: Final = re.compile(r"[^\s，。；：！？,;:!?][^\n，。；：！？,;:!?]*")
_STOP: Final = re.compile("[。；！？.;!?]")
_JOINT: Final = re.compile(r"[\s，。；：！？,;:!?]")
_REACH: Final = 200
"""Characters of a clause that are looked at on either side of a passage."""
Span = tuple[int, int]


class Wanted(NamedTuple):
    """A passage of the old text that is looked for in the new one."""

    start: int
    end: int
    words: frozenset[str] = frozenset()
    """The words its duty goes by."""


class _Clause(NamedTuple):
    start: int
    end: int
    text: str
    """Without blanks."""


class _Found(NamedTuple):
    """Where it stands now."""

    start: int
    end: int
    edits: int


def carried(old: str, new: str, wanted: Sequence[Wanted], telling: Telling) -> list[Span | None]:
    """Where each passage of the old text stands in the new one; None where it does not."""
    drafts = _Drafts(old, new, telling)
    found = {each: drafts.find(each) for each in dict.fromkeys(wanted)}
    kept = _one_each(found)
    return [kept[each] for each in wanted]


def _one_each(found: Mapping[Wanted, _Found | None]) -> dict[Wanted, Span | None]:
    """No two passages that stood apart may stand in one place now: the one that changed less does."""
    kept: dict[Wanted, Span | None] = dict.fromkeys(found)
    taken: list[tuple[Wanted, _Found]] = []
    for each, at in sorted(((each, at) for each, at in found.items() if at), key=lambda item: item[1].edits):
        if not any(_meet(at, other) and not _meet(each[:2], held[:2]) for held, other in taken):
            taken.append((each, at))
            kept[each] = (at.start, at.end)
    return kept


class _Drafts:
    """Two drafts, their clauses aligned."""

    def __init__(self, old: str, new: str, telling: Telling) -> None:
        self.old, self.new, self._telling = old, new, telling
        self.before, self.after = _clauses(old), _clauses(new)
        self._starts = [clause.start for clause in self.before]
        self.to = _aligned([item.text for item in self.before], [item.text for item in self.after])
        self._from = {there: here for here, there in self.to.items()}
        self._runs = list(_runs([at in self._from for at in range(len(self.after))]))

    def find(self, wanted: Wanted) -> _Found | None:
        """Where it stands now: in its place, or else wherever the new text has what the old one had not."""
        first, last = self._hull(wanted)
        if first > last:
            return None
        regions = self._regions(first, last)
        return (
            self._unchanged(wanted, first, last)
            or self._same_words(wanted, regions)
            or self._edited(wanted, (first, last), regions, _HULL)
            or self._same_words(wanted, regions, whole=False)
            or self._same_words(wanted, self._runs)
            or self._edited(wanted, (first, last), self._runs, MOST)
        )

    def _hull(self, wanted: Wanted) -> tuple[int, int]:
        """The first and the last clause it lies in."""
        first = max(0, bisect_right(self._starts, wanted.start) - 1)
        if first < len(self.before) and self.before[first].end <= wanted.start:
            first += 1
        return first, bisect_right(self._starts, wanted.end - 1) - 1

    def _regions(self, first: int, last: int) -> list[tuple[int, int]]:
        """The clauses of the new text behind what stands before it and before what stands behind it, end exclusive."""
        own = {self.to[at] for at in range(first, last + 1) if at in self.to}
        open_ = [at not in self._from or at in own for at in range(len(self.after))]
        before = next((self.to[at] for at in range(first - 1, -1, -1) if at in self.to), -1)
        behind = next((self.to[at] for at in range(last + 1, len(self.before)) if at in self.to), len(self.after))
        begin, end = before + 1, behind
        while begin < len(open_) and open_[begin]:
            begin += 1
        while end > 0 and open_[end - 1]:
            end -= 1
        return list(dict.fromkeys(each for each in ((before + 1, begin), (end, behind)) if each[0] < each[1]))

    def _unchanged(self, wanted: Wanted, first: int, last: int) -> _Found | None:
        """Where its clauses stand in both, in one piece."""
        there = [self.to.get(at) for at in range(first, last + 1)]
        begin, end = there[0], there[-1]
        if begin is None or end is None or there != list(range(begin, end + 1)):
            return None
        start = self.after[begin].start + max(0, wanted.start - self.before[first].start)
        stop = self.after[end].end + wanted.end - self.before[last].end
        words = self.old[wanted.start : wanted.end]
        return _Found(start, stop, 0) if self.new[start:stop] == words else None

    def _same_words(self, wanted: Wanted, regions: Iterable[tuple[int, int]], *, whole: bool = True) -> _Found | None:
        """Where the words wanted stand in clauses that the old text had not; of several those in the same surroundings.

        With `whole` what was a whole clause is one still.
        """
        words = self.old[wanted.start : wanted.end]
        found = [at for region in regions for at in _all(self.new, words, *self._range(region))]
        found = [at for at in found if self._stands_alike(wanted, (at, at + len(words)), whole=whole)]
        if len(found) > 1:
            found = [at for at in found if self._around(wanted, at, at + len(words))]
        return _Found(found[0], found[0] + len(words), 0) if len(found) == 1 else None

    def _stands_alike(self, wanted: Wanted, found: Span, *, whole: bool) -> bool:
        """Whether nothing stands in its clauses now that changes what the same words say."""
        was, now = _rest(self.old, wanted[:2]), _rest(self.new, found)
        alike = not whole or all(bool(a) == bool(b) for a, b in zip(was, now, strict=True))
        return alike and not self._telling.differ("…".join(was), "…".join(now))

    def _around(self, wanted: Wanted, start: int, end: int) -> bool:
        """Whether what stands before or behind is what stood there."""
        old = _neighbours(self.old, wanted.start, wanted.end)
        return any(a == b and a for a, b in zip(old, _neighbours(self.new, start, end), strict=True))

    def _edited(
        self, wanted: Wanted, hull: tuple[int, int], regions: Iterable[tuple[int, int]], most: float
    ) -> _Found | None:
        """The clauses among those that are nearest to its own, if they are near enough and nothing else is as near."""
        text = _plain(self.old[self.before[hull[0]].start : self.before[hull[1]].end])
        if len(text) > _LONGEST:
            return None
        near = sorted(
            (edits, window) for region in regions for window, edits in _near(text, self.after, region, self.new, most)
        )
        if not near:
            return None
        edits, window = near[0]
        if any(each == edits and not _meet(other, window) for each, other in near[1:]):
            return None
        there = self.new[slice(*self._range(window))]
        if self._nearer(there, hull, edits):
            return None
        found = self._mapped(wanted, hull, window)
        return found if found and self._is_same(wanted, found) else None

    def _nearer(self, there: str, hull: tuple[int, int], edits: int) -> bool:
        """Whether other clauses of the old text that are not in the new one come as near to it."""
        runs = _runs([at in self.to for at in range(len(self.before))])
        text = _plain(there)
        return any(
            other <= edits and not _meet(window, (hull[0], hull[1] + 1))
            for run in runs
            for window, other in _near(text, self.before, run, self.old, MOST)
        )

    def _mapped(self, wanted: Wanted, hull: tuple[int, int], window: tuple[int, int]) -> _Found | None:
        """The stretch of those clauses that the passage became."""
        begin, end = self.before[hull[0]].start, self.before[hull[1]].end
        start, stop = self._range(window)
        old, new = self.old[begin:end], self.new[start:stop]
        codes = list(Levenshtein.opcodes(old, new))
        first = _image(codes, max(0, wanted.start - begin), low=True)
        last = _image(codes, min(wanted.end, end) - begin, low=False)
        if first >= last:
            return None
        words = self.old[wanted.start : wanted.end]
        closed = _STOP.match(words[-1]) and _STOP.match(self.new, start + last)
        there = (start + first, start + last + (1 if closed else 0))
        return _Found(*there, Levenshtein.distance(words, self.new[slice(*there)]))

    def _is_same(self, wanted: Wanted, found: _Found) -> bool:
        """Whether it is the passage, edited, and no other that looks like it."""
        was, now = self.old[wanted.start : wanted.end], self.new[found.start : found.end]
        return (
            found.edits <= MOST * max(len(was), len(now))
            and all(word in now for word in wanted.words if word in was)
            and not self._telling.differ(_whole(self.old, wanted[:2]), _whole(self.new, found[:2]))
            and self._telling.same(was, now)
        )

    def _range(self, window: tuple[int, int]) -> Span:
        """The characters of clauses of the new text, end exclusive."""
        begin, end = window
        return (self.after[begin].start, self.after[end - 1].end) if begin < end else (0, 0)


def _clauses(text: str) -> list[_Clause]:
    found = []
    for match in _CLAUSE.finditer(text):
        words = match[0].rstrip()
        found.append(_Clause(match.start(), match.start() + len(words), _plain(words)))
    return found


def _plain(text: str) -> str:
    return "".join(text.split())


def _aligned(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which clause of the new text each of the old one is.

    A clause that stands in either once is the same wherever it went, and takes along the equal ones around it, which
    is how sections that change places keep what is in them (Heckel 1978); between those the order tells.
    """
    there = _once(new)
    to = {at: there[text] for text, at in _once(old).items() if text in there and len(text) >= _WEAK}
    taken = set(to.values())
    for step in (1, -1):
        for at in sorted(to, reverse=step < 0):
            here, other = at + step, to[at] + step
            while (
                0 <= here < len(old)
                and 0 <= other < len(new)
                and here not in to
                and other not in taken
                and old[here] == new[other]
            ):
                to[here] = other
                taken.add(other)
                here, other = here + step, other + step
    for (begin, end), (first, last) in _gaps(to, len(old), len(new), taken):
        for block in LCSseq.opcodes(old[begin:end], new[first:last]):
            if block.tag == "equal":
                size = block.src_end - block.src_start
                start, stop = begin + block.src_start, first + block.dest_start
                if sum(map(len, old[start : start + size])) >= _WEAK or size == len(old):
                    to.update((start + more, stop + more) for more in range(size))
    return to


def _once(texts: Sequence[str]) -> dict[str, int]:
    """Where each text stands that stands there once."""
    many = Counter(texts)
    return {text: at for at, text in enumerate(texts) if many[text] == 1}


def _gaps(to: Mapping[int, int], old: int, new: int, taken: Collection[int]) -> list[tuple[Span, Span]]:
    """The stretches of both texts that lie between the same two clauses and are aligned to nothing."""
    found = []
    for begin, end in _runs([at in to for at in range(old)]):
        first = to[begin - 1] + 1 if begin else 0
        last = first
        while last < new and last not in taken:
            last += 1
        if first < last and (end == old or to[end] == last):
            found.append(((begin, end), (first, last)))
    return found


def _runs(taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The stretches that are not taken, end exclusive."""
    begin = 0
    for at, held in enumerate([*taken, True]):
        if held:
            if begin < at:
                yield begin, at
            begin = at + 1


def _near(
    text: str, clauses: Sequence[_Clause], region: tuple[int, int], whole: str, most: float
) -> Iterator[tuple[tuple[int, int], int]]:
    """The windows of clauses in a region that differ from a text in no more than a share of their characters."""
    for begin in range(*region):
        for end in range(begin + 1, region[1] + 1):
            there = _plain(whole[clauses[begin].start : clauses[end - 1].end])
            allowed = int(most * max(len(text), len(there)))
            if len(there) > len(text) + allowed:
                break
            edits = Levenshtein.distance(text, there, score_cutoff=allowed)
            if edits <= allowed:
                yield (begin, end), edits


def _image(codes: Sequence[Opcode], at: int, *, low: bool) -> int:
    """Where an offset of the old stretch comes to lie in the new one; what was put in there is taken along."""
    for code in codes if low else reversed(codes):
        tag, start, end, there, stop = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        if start <= at <= end and (start == at == end or (at < end if low else at > start)):
            if tag == "equal":
                return there + at - start
            return there if low else stop
    return codes[-1].dest_end if codes and at else 0


def _all(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Where words stand in a stretch; the marks of punctuation at their end may stand behind it."""
    at = text.find(words, start, end + 4)
    while words and at >= 0 and at < end:
        yield at
        at = text.find(words, at + 1, end + 4)


def _rest(text: str, span: Sequence[int]) -> tuple[str, str]:
    """What stands in the same clauses before and behind a stretch."""
    before = _JOINT.split(text[max(0, span[0] - _REACH) : span[0]])[-1]
    end = span[1] - 1 if _JOINT.match(text[span[1] - 1]) else span[1]
    return before, _JOINT.split(text[end : end + _REACH])[0]


def _whole(text: str, span: Sequence[int]) -> str:
    """The clauses that a stretch lies in."""
    before, behind = _rest(text, span)
    return f"{before}{text[span[0] : span[1]]}{behind}"


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """A few characters before and behind."""
    return _plain(text[max(0, start - 24) : start])[-8:], _plain(text[end : end + 24])[:8]


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
