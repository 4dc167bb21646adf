"""The signs of the site: a symbol, a word and a colour for each conclusion, strength, polarity and severity."""

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Final

from fazhi.model.evidence import Polarity, Strength
from fazhi.model.law import Verification
from fazhi.model.obligation import Severity
from fazhi.output.words import tally
from fazhi.sphinx_ext.html.markup import Html, safe, tag
from fazhi.sphinx_ext.html.speech import is_chinese, language, other, said

SYMBOLS: Final[Mapping[Enum, str]] = {
    **dict[Enum, str](tally.SYMBOLS.items()),
    **dict[Enum, str](tally.STRENGTHS.items()),
    **dict[Enum, str](tally.POLARITIES.items()),
    Severity.MANDATORY: "‼",
    Severity.EXPECTED: "!",
    Severity.NOTICE: "·",
    Verification.TEXT: "✓",
    Verification.EXCERPT: "◐",
    Verification.RECALL: "?",
}
"""No colour ever stands without its symbol."""


def name(value: Enum) -> str:
    """The value's name as it stands in class names."""
    return value.name.lower().replace("_", "-")


def sign(value: Enum) -> Html:
    """The symbol alone, hidden from screen readers, which read the word beside it."""
    return tag("span", SYMBOLS[value], class_=f"fz-sign fz-{name(value)}", aria_hidden="true")


def chip(value: Enum) -> Html:
    """Symbol and word in the value's colour; in English, the Chinese word on hover."""
    return _chip(value, language())


@lru_cache(maxsize=None, typed=True)
def _chip(value: Enum, _language: str) -> Html:
    """Kept, for a thousand rows have a few different ones; typed, for `planned` is a conclusion and a polarity."""
    return tag(
        "span",
        tag("span", SYMBOLS[value], class_="fz-sign", aria_hidden="true"),
        said(value),
        class_=f"fz-chip fz-{type(value).__name__.lower()} fz-{name(value)}",
        title=None if is_chinese() else other(value),
    )


def beside(zh: str, en: str) -> Html:
    """The Chinese words, under the English ones of a site in English; a Chinese site says it once."""
    return safe("") if is_chinese() or zh == en else tag("span", zh, lang="zh", class_="fz-zh")


def chinese(text: str | None) -> Html:
    """What the catalogue has in Chinese only, marked as such on a site in another language."""
    return safe(text or "") if is_chinese() or not text else tag("span", text, lang="zh")


def strength_of(strength: Strength, polarity: Polarity) -> Html:
    """What a passage shows: its strength; of what is only promised or owned up to, that alone."""
    return chip(strength) if polarity is Polarity.DONE else chip(polarity)
