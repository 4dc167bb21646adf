"""The words of some patterns, found in a whole text in one go.

To take all words apart and build their automaton takes 28 ms, and a text holds few of them: the first text is looked
through for those alone that begin with two characters which it holds next to each other, and that takes 7 ms. From the
second text on there is one automaton for every text.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import add, itemgetter
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from fazhi.patterns.longer import Longer
from fazhi.patterns.syntax import Lexicon, concepts, spell_out
from fazhi.remembered import once

_HEAD: Final = 2
"""Characters of a word by which it is known that a text cannot hold it."""

Occurrence = tuple[int, int, str]
"""Where a word begins and ends, and the word."""
_START: Final = itemgetter(0)


class Words:
    """The words that some segments stand for."""

    def __init__(self, segments: Sequence[str], lexicon: Lexicon, longer: Iterable[Longer]) -> None:
        """KeyError for a concept that is not in the lexicon."""
        self._written = segments
        self._lexicon = {name: lexicon[name] for name in dict.fromkeys(concepts("\n".join(segments)))}
        self._longer = longer
        self._asked = False

    def find(self, text: str) -> tuple[list[Occurrence], Mapping[str, Sequence[str]]]:
        """Every occurrence of every word, overlapping ones too, by start and end; no piece of a longer word.

        With it the segments that each of the words stands for, as they are written.
        """
        whole = _whole(text)
        automaton = self._of_every_text if self._asked else self._of_text(whole)
        self._asked = True
        return automaton.find(whole), automaton.segments

    @once
    def _of_every_text(self) -> "_Automaton":
        return _Automaton(self._written, self._lexicon, self._longer)

    def _of_text(self, text: str) -> "_Automaton":
        """The automaton of the words that a text can hold."""
        heads = {*text, *map(add, text, text[1:])}
        lexicon = {name: tuple(_held(terms, heads)) for name, terms in self._lexicon.items()}
        literal = (segment for segment in self._written if "{" in segment or segment[:_HEAD] in heads)
        return _Automaton(literal, lexicon, (item for item in self._longer if item.word[:_HEAD] in heads))


class _Automaton:
    """The automaton of the words that some segments stand for."""

    def __init__(self, written: Iterable[str], lexicon: Lexicon, longer: Iterable[Longer]) -> None:
        segments: dict[str, list[str]] = {}
        for segment in written:
            for word in spell_out(segment, lexicon):
                segments.setdefault(word, []).append(segment)
        self.segments: Mapping[str, Sequence[str]] = segments
        """Those that each word stands for."""
        self._pieces: dict[str, list[tuple[int, int]]] = defaultdict(list)
        """The ranges in a longer word that are no words of their own."""
        for item in longer:
            if item.word[item.start : item.end] in segments:
                self._pieces[item.word].append((item.start, item.end))
        self._words = list(dict.fromkeys([*segments, *self._pieces]))
        # the contiguous kind is built as fast as the other, and finds in half the time
        self._made = AhoCorasick(self._words, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def find(self, text: str) -> list[Occurrence]:
        words = self._words
        found = [
            (start, end, words[at]) for at, start, end in self._made.find_matches_as_indexes(text, overlapping=True)
        ]
        found.sort(key=_START)  # they come by their ends
        longer = [item for item in found if item[2] in self._pieces]
        if not longer:
            return found
        pieces = {(at + first, at + last) for at, _, word in longer for first, last in self._pieces[word]}
        return [item for item in found if item[2] in self.segments and item[:2] not in pieces]


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
