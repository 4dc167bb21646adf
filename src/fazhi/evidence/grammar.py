"""The word lists that grading rests on, compiled once from the lexicon."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.evidence.polar_words import PolarWords, compile_polar
from fazhi.model.lexicon import GRADING

Lexicon = Mapping[str, tuple[str, ...]]


class Grammar(NamedTuple):
    """What makes a clause an act, a slogan, a promise, an admission."""

    act: re.Pattern[str]
    act_not: re.Pattern[str]
    event: re.Pattern[str]
    slogan: re.Pattern[str]
    evaluation: re.Pattern[str]
    """An evaluation at the end of a clause: 水平不断提升."""
    evaluation_reach: int
    """Characters of the longest evaluation."""
    manner_head: re.Pattern[str]
    manner_tails: tuple[str, ...]
    """The shortest first. A clause of manner holds a head and, behind it, ends with a tail: 通过…等方式."""
    ground: re.Pattern[str]
    """A clause that only names its ground: 根据…要求."""
    own_deed: re.Pattern[str]
    issued: re.Pattern[str]
    """A verb that issues a document right before its title."""
    issued_reach: int
    """Characters before a title in which that verb lies."""
    threshold: re.Pattern[str]
    aim: re.Pattern[str]
    """Anywhere before a number, these make it a target."""
    aim_reach: int
    """Characters of the longest of them."""
    vague: re.Pattern[str]
    """A quantity that nobody can check: 多次, 若干."""
    outcome: re.Pattern[str]
    cause: re.Pattern[str]
    promise: re.Pattern[str]
    unfinished: re.Pattern[str]
    lack: re.Pattern[str]
    mend: re.Pattern[str]
    other_period: re.Pattern[str]
    this_period: re.Pattern[str]
    polar: PolarWords
    """What was not done, done by others, or left open."""


def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the grading words; KeyError names a concept that is not there."""
    one = {name: any_of(lexicon[name]) for name in GRADING}
    long = {name: max(map(len, lexicon[name])) for name in ("evaluation_how", "evaluation", "issue", "aim")}
    made = rf"(?<!\d)\d+(?:余|多)?(?:个|项|条|套|份)?[^，；]{{0,4}}?{one['made_thing']}"
    return Grammar(
        act=re.compile(rf"{one['act']}|{one['light']}[^，；：]{{0,20}}?{one['event']}|{made}"),
        act_not=re.compile(one["act_not"]),
        event=re.compile(one["event"]),
        slogan=re.compile(one["slogan"]),
        evaluation=re.compile(rf"(?:{one['evaluation_how']}){one['evaluation']}$"),
        evaluation_reach=long["evaluation_how"] + long["evaluation"],
        manner_head=re.compile(one["manner_head"]),
        manner_tails=tuple(sorted(lexicon["manner_tail"], key=len)),
        ground=re.compile(rf"^(?:并|严格|坚持|认真)?{one['ground']}.*{one['ground_tail']}$"),
        own_deed=re.compile(rf"{one['issue']}|{one['own_deed']}"),
        issued=re.compile(rf"{one['issue']}(?:了|实施|出台|并实施|印发)?[^，；《》]{{0,10}}$"),
        issued_reach=long["issue"] + len("并实施") + 10,
        threshold=re.compile(one["threshold"]),
        aim=re.compile(one["aim"]),
        aim_reach=long["aim"],
        vague=re.compile(one["vague"]),
        outcome=re.compile(one["outcome"]),
        cause=re.compile(one["cause"]),
        promise=re.compile(one["promise"]),
        unfinished=re.compile(one["unfinished"]),
        lack=re.compile(one["lack"]),
        mend=re.compile(one["mend"]),
        other_period=re.compile(
            rf"^(?:在|于|截至|截止|到|至)?{one['last_year']}"
            rf"|(?<!{_one_character(lexicon['comparison'])})"
            rf"(?:{one['other_period']}|{one['last_year']}度?(?:{one['done_mark']}|全年)?(?:{one['light']}|{one['own_deed']}|{one['work_verb']}|{one['act']})(?![^，]*的))"
        ),
        this_period=re.compile(one["this_period"]),
        polar=compile_polar(one, lexicon),
    )


def any_of(terms: Iterable[str]) -> str:
    """A regular expression for any one of the terms, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(terms, key=lambda term: (-len(term), term)))) + ")"


def _one_character(terms: Iterable[str]) -> str:
    return "[" + "".join(map(re.escape, sorted(terms))) + "]"
