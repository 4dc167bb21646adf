"""What came to nothing: had but not used, called off, done badly, or late so many times.

A clause says so of itself (公示栏长期空着, 答复超期4件), or of the clause before it: that its means were not used
(配了记录仪，一直没用起来), or that not one came of it (挂了牌子，却没调过一起).
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.expressions import lazily


class Lapses(NamedTuple):
    """Regular expressions of what came to nothing."""

    own: re.Pattern[str]
    """What a clause says of what it speaks of itself."""
    dealt: re.Pattern[str]
    """Before that, what makes it the thing that something is done about: 对超期4件挂牌督办."""
    idle: re.Pattern[str]
    """A clause that says of the means named before it that they are not used."""
    never: re.Pattern[str]
    """A clause that turns to say that not one came of what was named before it."""
    bad: re.Pattern[str]
    """What did not come about is bad."""

    def of(self, text: str) -> str | None:
        """The words by which a clause says of itself that it came to nothing."""
        found = self.own.search(text)
        return None if found is None or self.dealt.search(text, 0, found.start()) else found[0]

    def behind(self, text: str) -> str | None:
        """The words by which a clause says so of the one before it."""
        if found := self.idle.search(text):
            return found[0]
        found = self.never.match(text)
        return None if found is None or self.bad.search(text) else found[0]


def compile_lapses(one: Mapping[str, str], lexicon: Mapping[str, Iterable[str]]) -> Lapses:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    number = r"(?:[1-9]\d*|[一二两三四五六七八九十])"
    counted, one_of = number + one["blank_unit"], rf"[一1]{one['blank_unit']}"
    bad = rf"(?:{one['deny_how']}|{one['happen']}|{one_of}){{0,3}}{one['bad_outcome']}"
    idle = rf"{one['idle']}[^，的]{{0,4}}$"
    failed = rf"{one['deny']}{one['deny_how']}{{0,2}}{one['failed']}$"
    nobody = rf"{one['nobody']}[^，的]{{0,3}}?{one['turned_up']}[^，的]{{0,4}}$"
    own = (
        idle,
        failed,
        nobody,
        rf"{one['done_how']}得{one['done_badly']}[^，的]{{0,6}}$",
        rf"{one['badly_off']}$",
        rf"{one['worth']}{one['worth_little']}$",
        rf"(?:因[^，]{{1,12}}?|被|原[定计][^，]{{1,14}}?){one['called_off']}[^，的]{{0,6}}$",
        rf"{one['late']}(?:的|有|达|了)?{counted}",
        rf"{one['late']}[^，]{{0,2}}率[^，]{{0,3}}高",
        rf"{one['late_until']}[^，]{{1,10}}才",
        rf"(?:只有|仅有){number}[名人家台](?!{one['only_for']})|只[^，]{{1,2}}过{one_of}$",
        rf"率[^，]{{0,2}}{one['rate_below']}[^，]{{0,2}}{number}",
        rf"(?<![没无未])有{number}{one['blank_unit']}[^，的、]{{0,6}}?{one['deny']}(?!{bad})[^，的]{{1,8}}$",
        rf"^{one['some_of']}[^，]{{1,16}}?(?:不(?!{one['not_bad']})|{one['deny']}(?!{bad}))",
        rf"{one['hardly']}不(?!{one['not_bad']})",
    )
    held = [*lexicon["idle"], *lexicon["deny"], *lexicon["nobody"]]
    held_by_own = [word for name in ("badly_off", "worth", "called_off", "late") for word in lexicon[name]]
    return Lapses(
        own=lazily("|".join(own), *held, *held_by_own, *"得才只仅率不"),
        dealt=lazily(rf"(?:{one['deny_on']}|{one['tackle']}|{one['prevent']})[^，]{{0,12}}$"),
        idle=lazily(
            rf"{idle}|{failed}|{nobody}|^{one['in_the_end']}[^，]*{one['abandoned']}$"
            rf"|^{one['flat_head']}[^，]*{one['fell_flat']}$",
            *held,
            *lexicon["abandoned"],
            *lexicon["fell_flat"],
        ),
        never=lazily(
            rf"{one['turn']}[^，]{{0,8}}?(?:{one['deny']}[^，的、]{{1,4}}{one_of}|{one_of}[^，]{{0,6}}?[也都]{one['deny']}"
            rf"|{one['never']})"
        ),
        bad=lazily(rf"{one['deny']}{bad}"),
    )
