"""What came to nothing: the words by which a clause says so of itself, or of the clause before it."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.expressions import lazily


class Lapses(NamedTuple):
    """Regular expressions of what came to nothing: had but not used, called off, done badly, or late so many times.

    A clause says so of itself (公示栏长期空着, 答复超期4件), or of the clause before it: that its means were not used
    (配了记录仪，一直没用起来), or that not one came of it (挂了牌子，却没调过一起).
    """

    unused: re.Pattern[str]
    """That means are not used, that nothing came of them or nobody came, of itself or of the clause before."""
    own: re.Pattern[str]
    """What else a clause says of what it speaks of itself."""
    off: re.Pattern[str]
    """That it was called off or put off, whatever else the clause deals with."""
    dealt: re.Pattern[str]
    """Before that, what makes it the thing that something is done about: 对超期4件挂牌督办."""
    idle: re.Pattern[str]
    """What else a clause says of the one before it."""
    never: re.Pattern[str]
    """A clause that turns to say that not one came of what was named before it."""
    bad: re.Pattern[str]
    """What did not come about is bad."""

    def of(self, text: str) -> str | None:
        """The words by which a clause says of itself that it came to nothing."""
        if off := self.off.search(text):
            return off[0]
        found = self.unused.search(text) or self.own.search(text)
        return None if found is None or self.dealt.search(text, 0, found.start()) else found[0]

    def behind(self, text: str) -> str | None:
        """The words by which a clause says so of the one before it."""
        if found := self.unused.search(text) or self.idle.search(text):
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
        rf"{one['done_how']}得{one['done_badly']}[^，的]{{0,6}}$",
        rf"{one['badly_off']}$",
        rf"{one['worth']}{one['worth_little']}$",
        rf"{one['late']}(?:的|有|达|了)?{counted}",
        rf"{one['late']}[^，]{{0,2}}率[^，]{{0,3}}高",
        rf"{one['late_until']}[^，]{{1,10}}才",
        rf"{one['just']}{number}[名人家台](?!{one['only_for']})|只[^，]{{1,2}}过{one_of}$",
        rf"率[^，]{{0,2}}{one['rate_below']}[^，]{{0,2}}{number}",
        rf"(?<![没无未])有{number}{one['blank_unit']}[^，的、]{{0,6}}?{one['deny']}(?!{bad})[^，的]{{1,8}}$",
        rf"^{one['some_of']}[^，]{{1,16}}?(?:不(?!{one['not_bad']})|{one['deny']}(?!{bad}))",
        rf"{one['hardly']}不(?!{one['not_bad']})",
        rf"{one['short_by']}[^，]{{0,3}}?{number}",
        rf"{one['halted']}[^，的、]{{0,8}}$",
        rf"^{one['just_left']}[^，]{{1,6}}$|{one['in_name']}$",
        rf"{one['ended_when']}{one['ended']}$",
        rf"{one['still_use']}[^，]{{0,12}}?{one['outdated']}",
        rf"只[^，]{{0,6}}?{one['spoken_of']}过?(?:一下|一次|一嘴)?$",
        rf"(?:^[^，的]{{1,12}}?)?{one['gathering']}{one['put_off_alone']}[^，的]{{0,4}}$",
    )
    held = ("badly_off", "worth", "late", "short_by", "halted", "ended", "still_use", "put_off_alone")
    held_by_own = [word for name in held for word in lexicon[name]]
    return Lapses(
        unused=lazily(rf"{idle}|{failed}|{nobody}", *lexicon["idle"], *lexicon["deny"], *lexicon["nobody"]),
        own=lazily("|".join(own), *lexicon["deny"], *held_by_own, *("得", "才", "只", "仅", "率", "不", "空")),
        off=lazily(
            rf"(?:因[^，]{{1,12}}?|被|{one['as_planned']}[^，]{{1,14}}?|{one['time_and_again']}|{number}次)"
            rf"{one['called_off']}[^，的]{{0,6}}$|{one['handed_up']}[^，]{{0,6}}被{one['turned_down']}$"
            rf"|的{one['as_told']}{one['untrue']}$",
            *lexicon["called_off"],
            *lexicon["untrue"],
            "被",
        ),
        dealt=lazily(rf"(?:{one['deny_on']}|{one['tackle']}|{one['prevent']})[^，]{{0,12}}$"),
        idle=lazily(
            rf"^{one['time_head']}{{0,3}}{one_of}[也都]?{one['deny']}(?!有?(?:{bad}|{one['kept_up']}))[^，的]{{1,4}}$"
            rf"|^{one['came_of']}[^，]{{0,4}}?{one['deny']}{one_of}[^，的]{{0,8}}$"
            rf"|^{one['in_the_end']}[^，]*{one['abandoned']}$"
            rf"|^{one['flat_head']}[^，]*{one['fell_flat']}$"
            rf"|一[^，\d]{{1,4}}?{one['nowhere']}|{one['soon']}{one['given_up']}[^，的]{{0,2}}$",
            *lexicon["deny"],
            *lexicon["abandoned"],
            *lexicon["fell_flat"],
            *lexicon["nowhere"],
            *lexicon["given_up"],
        ),
        never=lazily(
            rf"{one['turn']}[^，]{{0,8}}?(?:{one['deny']}[^，的、]{{1,4}}{one_of}|{one_of}[^，]{{0,6}}?[也都]{one['deny']}"
            rf"|{one['never']})"
        ),
        bad=lazily(rf"{one['deny']}{bad}"),
    )
