"""The words of some patterns, found in a whole text in one go.

To take all words apart and build their automaton takes 28 ms, and a text holds few of them: the first text is looked
through for those alone that begin with two characters which it holds next to each other, and that takes 7 ms. From the
second text on there is one automaton for every text.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from operator import add, itemgetter
from typing import Final, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from fazhi.patterns.longer import Longer
from fazhi.patterns.syntax import Lexicon, concepts, spell_out
from fazhi.remembered import once

_HEAD: Final = 2
"""Characters of a word by which it is known that a text cannot hold it."""

_START: Final = itemgetter(0)
_Meaning = TypeVar("_Meaning")


class Words(Generic[_Meaning]):
    """The words that some segments stand for."""

    def __init__(
        self,
        segments: Sequence[str],
        lexicon: Lexicon,
        longer: Iterable[Longer],
        meaning: Callable[[Sequence[str]], _Meaning],
    ) -> None:
        """`meaning` is what a word means by the segments that it stands for; KeyError for an unknown concept."""
        self._written = segments
        self._lexicon = {name: lexicon[name] for name in dict.fromkeys(concepts("\n".join(segments)))}
        self._longer = longer
        self._meaning = meaning
        self._asked = False

    def find(self, text: str) -> list[tuple[int, int, _Meaning]]:
        """Start, end and meaning of every occurrence of every word, in this order; of no piece of a longer word."""
        whole = _whole(text)
        automaton = self._of_every_text if self._asked else self._of_text(whole)
        self._asked = True
        return automaton.find(whole)

    @once
    def _of_every_text(self) -> "_Automaton[_Meaning]":
        return _Automaton(self._written, self._lexicon, self._longer, self._meaning)

    def _of_text(self, text: str) -> "_Automaton[_Meaning]":
        """The automaton of the words that a text can hold."""
        heads = {*text, *map(add, text, text[1:])}
        lexicon = {name: tuple(_held(terms, heads)) for name, terms in self._lexicon.items()}
        literal = (segment for segment in self._written if "{" in segment or segment[:_HEAD] in heads)
        longer = (item for item in self._longer if item.word[:_HEAD] in heads)
        return _Automaton(literal, lexicon, longer, self._meaning)


class _Automaton(Generic[_Meaning]):
    """The automaton of the words that some segments stand for."""

    def __init__(
        self,
        written: Iterable[str],
        lexicon: Lexicon,
        longer: Iterable[Longer],
        meaning: Callable[[Sequence[str]], _Meaning],
    ) -> None:
        words: dict[str, list[str]] = {}
        for segment in written:
            for word in spell_out(segment, lexicon):
                words.setdefault(word, []).append(segment)
        cut: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for item in longer:
            if item.word[item.start : item.end] in words:
                cut[item.word].append((item.start, item.end))
                if item.word not in words:
                    cut[item.word].append((0, len(item.word)))
        for word in cut:
            words.setdefault(word, [])
        self._cut = {at: cut[word] for at, word in enumerate(words) if word in cut}
        """The ranges in a longer word that are met as no words of their own, by its number."""
        self._segments = list(words.values())
        self._known = _Known(self._segments, meaning)
        # the contiguous kind is built as fast as the other, and finds in half the time
        self._made = AhoCorasick(words, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def find(self, text: str) -> list[tuple[int, int, _Meaning]]:
        met, known, cut = self._made.find_matches_as_indexes(text, overlapping=True), self._known, self._cut
        pieces = {(at + start, at + end) for word, at, _ in met if word in cut for start, end in cut[word]}
        found = [(start, end, known[word]) for word, start, end in met if (start, end) not in pieces]
        found.sort(key=_START)  # they come by their ends
        return found


class _Known(dict[int, _Meaning]):
    """What each word means, by its number, worked out when it is first met."""

    def __init__(self, segments: Sequence[Sequence[str]], meaning: Callable[[Sequence[str]], _Meaning]) -> None:
        self._segments, self._meaning = segments, meaning

    def __missing__(self, word: int) -> _Meaning:
        found = self[word] = self._meaning(self._segments[word])
        return found


def _held(words: Iterable[str], heads: Container[str]) -> Iterator[str]:
    """The words that begin as a text does somewhere."""
    return (word for word in words if word[:_HEAD] in heads)


def _whole(text: str) -> str:
    """The text, half characters that no automaton reads replaced; of the same length."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text
