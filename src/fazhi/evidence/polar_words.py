"""The words that tell what was not done, done by others or left open, compiled once from the lexicon."""

import re
from collections.abc import Mapping
from typing import NamedTuple

DEED = ("light", "issue", "own_deed", "complete")
"""Concepts of the verbs that a clause may begin with when it tells of a deed."""

RANKS = ("镇乡", "县区旗", "市州盟", "省")
"""The last characters of places, the lowest first."""


class PolarWords(NamedTuple):
    """Regular expressions of denial, of others, and of what is left open."""

    deny: re.Pattern[str]
    deny_not: re.Pattern[str]
    deny_stop: re.Pattern[str]
    deny_twice: re.Pattern[str]
    deny_pair: re.Pattern[str]
    prevent: re.Pattern[str]
    """At the end of what stands before a denial."""
    tackle: re.Pattern[str]
    """The same, of verbs that may name an activity as well (整治), which itself may not have been done."""
    deny_on: re.Pattern[str]
    """The same."""
    deny_dealt: re.Pattern[str]
    denied_head: re.Pattern[str]
    bad: re.Pattern[str]
    bad_first: re.Pattern[str]
    """A bad outcome right behind the denial: 未逾期, 无一件被撤销."""
    happen: re.Pattern[str]
    """A verb of happening right behind the denial: 未发生, 没有收到."""
    occasion: re.Pattern[str]
    occasion_make: re.Pattern[str]
    deed: re.Pattern[str]
    """A verb right here that does something."""
    finished: re.Pattern[str]
    """What stands in a clause between denial and end when the denied verb has no object."""
    mark: re.Pattern[str]
    """Words that something was done."""
    bare: re.Pattern[str]
    """A clause that denies what the one before it named, and no more: 一次也没办."""
    nought: re.Pattern[str]
    """A number that counts nothing, with its classifier: 0次, 零卷, 为零."""
    bare_nought: re.Pattern[str]
    time_head: re.Pattern[str]
    answer_no: re.Pattern[str]
    answer_yes: re.Pattern[str]
    answer_open: re.Pattern[str]
    question: re.Pattern[str]
    column_lack: re.Pattern[str]
    column_plan: re.Pattern[str]
    column_aside: re.Pattern[str]
    column_last: re.Pattern[str]
    row_lack: re.Pattern[str]
    row_plan: re.Pattern[str]
    other_unit: re.Pattern[str]
    own_affair: re.Pattern[str]
    place_not: re.Pattern[str]
    organs: tuple[re.Pattern[str], ...]
    """An organ of a county, a city or a province at the head of a clause, the lowest first."""
    places: tuple[re.Pattern[str], ...]
    """A place by name that does something there, of the same ranks."""
    order: re.Pattern[str]
    should: re.Pattern[str]
    should_not: re.Pattern[str]
    """Words that only look as if they said what should be done."""
    condition: re.Pattern[str]
    consequence: re.Pattern[str]
    purpose: re.Pattern[str]
    ability: re.Pattern[str]
    blank: re.Pattern[str]
    """In the text as printed."""


def compile_polar(one: Mapping[str, str]) -> PolarWords:
    """Compile the words of polarity; `one` gives for each concept the expression for any one of its terms.

    Repetitions are bounded, so that no clause can be read in ever more ways.
    """
    unit = one["blank_unit"]
    count = rf"(?:[一1]{unit}{one['denied_head']}?|任何)"
    head = rf"(?:{one['time_head']}|{count}){{0,5}}"
    nought = (
        r"(?<![\d.第零〇一二三四五六七八九十百千万亿])"
        rf"(?:0(?:\.0+)?(?![\d.])|[零〇](?![零〇一二三四五六七八九])){unit}"
    )
    deed = f"(?:{'|'.join(one[name] for name in DEED)})"
    done = rf"{one['complete']}{one['complete_tail']}?"
    how = f"{one['deny_how']}{{0,3}}"
    return PolarWords(
        deny=re.compile(one["deny"]),
        deny_not=re.compile(one["deny_not"]),
        deny_stop=re.compile(one["deny_stop"]),
        deny_twice=re.compile(one["deny_twice"]),
        deny_pair=re.compile(one["deny_pair"]),
        prevent=re.compile(rf"{one['prevent']}[^，、]{{0,4}}$"),
        tackle=re.compile(rf"{one['tackle']}[^，、]{{0,4}}$"),
        deny_on=re.compile(rf"{one['deny_on']}[^，、]{{0,4}}$"),
        deny_dealt=re.compile(one["deny_dealt"]),
        denied_head=re.compile(one["denied_head"]),
        bad=re.compile(one["bad_outcome"]),
        bad_first=re.compile(rf"(?:{count}|{one['deny_how']}|{one['happen']}){{0,3}}{one['bad_outcome']}"),
        happen=re.compile(rf"(?:{count}|{one['deny_how']}){{0,3}}{one['happen']}"),
        occasion=re.compile(one["occasion"]),
        occasion_make=re.compile(rf"(?:{count}){{0,2}}{one['occasion_make']}"),
        deed=re.compile(rf"(?:{one['time_head']}|{one['evaluation_how']}|{one['done_mark']}|依法){{0,4}}{deed}"),
        finished=re.compile(rf"{how}{done}$"),
        mark=re.compile(rf"{one['done_mark']}|[1-9]\d*"),
        bare=re.compile(rf"{head}{one['deny']}{how}(?:{done})?(?:{count})?$"),
        nought=re.compile(rf"{nought}|{one['nought_is']}(?:零|〇|0(?:\.0+)?%?)$"),
        bare_nought=re.compile(rf"{head}{one['nought_of']}{{0,2}}(?:{nought}|{one['nought_is']}?(?:零|0))$"),
        time_head=re.compile(rf"{one['time_head']}{{0,5}}"),
        answer_no=re.compile(rf"{one['answer_no']}(?:（[^）]*）)?"),
        answer_yes=re.compile(one["answer_yes"]),
        answer_open=re.compile(one["answer_open"]),
        question=re.compile(one["question"]),
        column_lack=re.compile(one["column_lack"]),
        column_plan=re.compile(one["column_plan"]),
        column_aside=re.compile(one["column_aside"]),
        column_last=re.compile(one["column_last"]),
        row_lack=re.compile(one["row_lack"]),
        row_plan=re.compile(one["row_plan"]),
        other_unit=re.compile(one["other_unit"]),
        own_affair=re.compile(one["own_affair"]),
        place_not=re.compile(one["place_not"]),
        organs=tuple(
            re.compile(rf"(?!{one['place_not']})[{ends}](?:[^，的市]{{0,6}}?){one['organ']}") for ends in RANKS[1:]
        ),
        places=tuple(
            re.compile(
                rf"(?![^，]{{0,3}}?{one['own_place']})([^，的、]{{2,3}}[{ends}])(?:[^，的]{{0,4}}?{one['organ']})?{deed}"
            )
            for ends in RANKS[1:]
        ),
        order=re.compile(rf"{one['order']}(?:[^，]{{0,6}}?){one['ordered']}"),
        should=re.compile(rf"^[^，]{{0,6}}?{one['should_who']}[^，的]{{0,8}}?{one['should']}|{one['should_alone']}"),
        should_not=re.compile(one["should_not"]),
        condition=re.compile(rf"(?!{one['condition_not']}){one['condition']}|凡[^，]*的$"),
        consequence=re.compile(one["consequence"]),
        purpose=re.compile(one["purpose"]),
        ability=re.compile(rf"(?!{one['ability_not']}){one['ability']}"),
        blank=re.compile(_blank(unit)),
    )


def _blank(unit: str) -> str:
    """Where a number or a name should be filled in and is not."""
    sign = r"(?:[xXｘＸ×╳]{1,4}|[*＊]{2,4}|[_＿]+|[○〇◯□]{2,}|△+|[（(][ \t\u3000]*[）)]|[【\[][ \t\u3000]*[】\]])"
    return rf"(?<![\da-zA-Z×.]){sign}[ \t]*{unit}|[_＿]{{2,}}|(?:19|20)(?:[xXｘＸ×]{{2}}|[_＿]{{1,}}|[○〇]{{2}})年"
