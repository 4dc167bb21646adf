"""Regular expressions compiled when they are first asked, or not at all where what they come to was kept.

An audit knows some three hundred and meets a third of them; to compile these takes it a tenth of its time, to take up
what was kept of all of them a sixtieth. Python has no public way to keep a compiled expression, so that the one it has
inside is used, as it keeps bytecode: for this very Python alone, and where it is not as expected, expressions are
compiled anew.
"""

import re
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import chain
from sys import maxsize
from typing import Any, NamedTuple, cast

from fazhi.cache import keep, kept

_KEPT = "expressions"
"""The name under which they are kept."""
_WORD = "I"
"""The numbers of a compiled expression, as an array has them."""
_TRIED = r"(?:(?<!从)未|没有)[^，]{0,2}?(?P<number>[1-9]\d*)件"
"""An expression of the usual kind."""
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def lazily(source: str, *words: str) -> re.Pattern[str]:
    """The expression, which is compiled when it is first used; re.error for a bad one comes only then.

    Of some `words`, where they are given, every text holds one that it is met in. Where nearly all clauses hold none,
    asking for those first takes a tenth of the time that searching takes, and often saves compiling.
    """
    return cast("re.Pattern[str]", _Gated(source, words) if words else _Lazy(source))


class _Lazy:
    """Stands for an expression and becomes like it, method by method, once one is asked for."""

    def __init__(self, source: str) -> None:
        self.pattern = source

    def __getattr__(self, name: str) -> Any:
        made = _compiled(self.pattern)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


class _Gated(_Lazy):
    """The same of an expression of which only a text with one of some words is asked."""

    def __init__(self, source: str, words: Iterable[str]) -> None:
        super().__init__(source)
        self.words = words

    def __getattr__(self, name: str) -> Any:
        if name == "signs":
            self.signs = re.compile(f"[{re.escape(_signs(self.words))}]")
            return self.signs
        if name not in {"search", "match", "fullmatch"}:
            return super().__getattr__(name)
        ask = _gated(self.signs.search, lambda: getattr(_compiled(self.pattern), name))
        setattr(self, name, ask)
        return ask


_Ask = Callable[[str, int, int], re.Match[str] | None]


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


class _Code(NamedTuple):
    """What an expression comes to."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]
    """The number of each named group."""


_codes: dict[str, _Code] = {}
"""What is known of expressions, by how they are written."""


def recall(expressions: Iterable[object], *, shipped: bool) -> None:
    """Take up what was kept of the expressions in some tuples, and keep it where it was not.

    Args:
        expressions: Expressions, tuples of them, and whatever else.
        shipped: Whether the words in them are those that came with the package; of others nothing is kept.
    """
    inside = _inside()
    if inside is None:
        return
    sources, key = set(_sources(expressions)), f"{sys.version} {inside.engine.MAGIC}"
    _codes.update(kept(_KEPT, key) or {})
    if shipped and not sources <= _codes.keys():
        made = {source: inside.code(source) for source in sources}
        keep(_KEPT, key, made)
        _codes.update(made)


def _sources(expressions: Iterable[object]) -> Iterator[str]:
    for item in expressions:
        if isinstance(item, _Lazy):
            yield item.pattern
        elif isinstance(item, tuple):
            yield from _sources(item)


class _Inside(NamedTuple):
    """What Python compiles expressions with."""

    engine: Any
    compiler: Any
    parser: Any

    def code(self, source: str) -> _Code:
        """What an expression comes to."""
        parsed = self.parser.parse(source)
        code = array(_WORD, self.compiler._code(parsed, 0))  # noqa: SLF001 - see above
        return _Code(parsed.state.flags, code.tobytes(), parsed.state.groups, parsed.state.groupdict)

    def compiled(self, source: str, known: _Code) -> re.Pattern[str]:
        """The expression that comes to this."""
        names: list[str | None] = [None] * known.groups
        for name, number in known.names.items():
            names[number] = name
        code = array(_WORD, known.code).tolist()
        made = self.engine.compile(source, known.flags, code, known.groups - 1, known.names, tuple(names))
        return cast("re.Pattern[str]", made)


@cache
def _inside() -> _Inside | None:
    """The same, tried out; None where it is not as expected."""
    try:
        inside = _Inside(*map(import_module, ("_sre", "re._compiler", "re._parser")))
        tried = inside.compiled(_TRIED, inside.code(_TRIED))
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return None
    found = tried.fullmatch("未办1件")
    return inside if found and found.groupdict() == {"number": "1"} else None


def _compiled(source: str) -> re.Pattern[str]:
    known, inside = _codes.get(source), _inside()
    return inside.compiled(source, known) if known and inside else re.compile(source)
