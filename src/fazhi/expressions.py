"""Regular expressions compiled when they are first asked.

An audit knows some three hundred and meets a third of them; to compile them all takes it 60 ms of 250.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from sys import maxsize
from typing import Any, cast

_Ask = Callable[[str, int, int], re.Match[str] | None]


def lazily(source: str | Callable[[], str], *words: str) -> re.Pattern[str]:
    """The expression, which is compiled when it is first used; re.error for a bad one comes only then.

    Its source may be made then as well, where making it reads lists of words.

    Of some `words`, where they are given, every text holds one that it is met in. Where nearly all clauses hold none,
    asking for those first takes a tenth of the time that searching takes, and often saves compiling.
    """
    return cast("re.Pattern[str]", _Gated(source, words) if words else _Lazy(source))


def any_of(terms: Iterable[str]) -> str:
    """A regular expression for any one of the terms, the longest first."""
    return "(?:" + "|".join(map(re.escape, longest_first(terms))) + ")"


def no_part_of(terms: Iterable[str], longer: Iterable[str]) -> str:
    """A regular expression for any of the terms where it is no part of one of the longer words: 共, but not in 公共."""
    return "(?:" + "|".join(f"{_guard(term, longer)}{re.escape(term)}" for term in terms) + ")"


def longest_first(terms: Iterable[str]) -> list[str]:
    """Terms in the order in which one of them is to be tried."""
    return sorted(sorted(terms), key=len, reverse=True)


def not_behind(terms: Iterable[str]) -> str:
    """That none of the terms stands right before: 清理近五年的文件 is a deed of this year."""
    return "".join(f"(?<!{re.escape(term)})" for term in longest_first(terms))


def _guard(term: str, longer: Iterable[str]) -> str:
    """Looks about for the longer words that hold a term."""
    return "".join(
        f"(?!(?<={re.escape(word[:at])}){re.escape(word[at:])})" if at else f"(?!{re.escape(word)})"
        for word in longer
        if (at := word.find(term)) >= 0
    )


class _Lazy:
    """Stands for an expression, each method of which is that of the expression from its first use on."""

    def __init__(self, source: str | Callable[[], str]) -> None:
        self.source = source

    @property
    def pattern(self) -> str:
        return self.source if isinstance(self.source, str) else self.source()

    @cached_property
    def made(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def search(self) -> "_Ask":
        return self.made.search

    @cached_property
    def match(self) -> "_Ask":
        return self.made.match

    @cached_property
    def fullmatch(self) -> "_Ask":
        return self.made.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self.made.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        return self.made.findall

    @cached_property
    def sub(self) -> Callable[..., str]:
        return self.made.sub

    @cached_property
    def split(self) -> Callable[..., list[str | Any]]:
        return self.made.split


class _Gated(_Lazy):
    """Stands for an expression that is tried only on texts with one of some words."""

    def __init__(self, source: str | Callable[[], str], words: Iterable[str]) -> None:
        super().__init__(source)
        self.words = words

    @cached_property
    def signs(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(_signs(self.words))}]")

    @cached_property
    def search(self) -> "_Ask":
        return _gated(self.signs.search, lambda: self.made.search)

    @cached_property
    def match(self) -> "_Ask":
        return _gated(self.signs.search, lambda: self.made.match)

    @cached_property
    def fullmatch(self) -> "_Ask":
        return _gated(self.signs.search, lambda: self.made.fullmatch)


def _gated(gate: _Ask, make: Callable[[], _Ask]) -> _Ask:
    """What asks only where the gate lets a text pass, made when it first does."""
    asked: _Ask | None = None

    def ask(text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        nonlocal asked
        if not gate(text, start, end):
            return None
        asked = asked or make()
        return asked(text, start, end)

    return ask


def _signs(words: Iterable[str]) -> str:
    """Characters of which each of some words holds one: of each word the one that most of them hold."""
    known = Counter(chain.from_iterable(map(set, words)))
    return "".join(sorted({max(word, key=lambda letter: (known[letter], letter)) for word in words}))
