"""The word lists that grading rests on, compiled once from the lexicon."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.model.lexicon import GRADING

Lexicon = Mapping[str, tuple[str, ...]]


class Grammar(NamedTuple):
    """What makes a clause an act, a slogan, a promise, an admission."""

    act: re.Pattern[str]
    act_not: re.Pattern[str]
    plain_act: re.Pattern[str]
    """What is an act only where no general word stands before it in its clause: 开展…活动, but not 深入开展…活动."""
    general: re.Pattern[str]
    goes_on: re.Pattern[str]
    """What tells that a clause goes on with the object of the one before."""
    opens: re.Pattern[str]
    """How a clause begins that only says what the one behind deals with."""
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
    counting: tuple[str, ...]
    """What counts anything, where a clause speaks of one duty only."""
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


def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the grading words; KeyError names a concept that is not there."""
    one = {name: any_of(lexicon[name]) for name in GRADING}
    long = {name: max(map(len, lexicon[name])) for name in ("evaluation_how", "evaluation", "issue", "aim")}
    made = rf"(?<!\d)\d+(?:余|多)?(?:个|项|条|套|份)?[^，；]{{0,4}}?{one['made_thing']}"
    return Grammar(
        act=re.compile(rf"{one['act']}|{one['light']}[^，；：]{{0,20}}?{one['event']}|{made}"),
        act_not=_no_act(lexicon),
        plain_act=re.compile(_plain_act(one)),
        general=re.compile(one["general"]),
        goes_on=re.compile(one["goes_on"]),
        opens=re.compile(one["opens"]),
        event=re.compile(one["event"]),
        slogan=re.compile(one["slogan"]),
        evaluation=re.compile(rf"(?:{one['evaluation_how']}){one['evaluation']}$"),
        evaluation_reach=long["evaluation_how"] + long["evaluation"],
        manner_head=re.compile(one["manner_head"]),
        manner_tails=tuple(sorted(lexicon["manner_tail"], key=len)),
        ground=re.compile(rf"^(?:并|严格|坚持|认真)?{one['ground']}.*{one['ground_tail']}$"),
        own_deed=re.compile(rf"{one['issue']}|{one['own_deed']}"),
        issued=re.compile(
            rf"(?<!新){one['issue']}(?:了|实施|出台|并实施|印发)?(?!的)(?:(?!{one['studied']})[^，；《》与和及、]){{0,10}}$"
        ),
        issued_reach=long["issue"] + len("并实施") + 10,
        counting=tuple(lexicon["counting"]),
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
            rf"^(?:在|于|截至|截止|到|至)?{one['last_year']}|(?<!{_one_character(lexicon['comparison'])}){one['other_period']}"
        ),
        this_period=re.compile(one["this_period"]),
    )


def any_of(terms: Iterable[str]) -> str:
    """A regular expression for any one of the terms, the longest first."""
    return "(?:" + "|".join(map(re.escape, _longest(terms))) + ")"


def _plain_act(one: Mapping[str, str]) -> str:
    """A light verb with a noun of activity, a report to an assembly, other members of a body, study at a meeting."""
    activity = rf"{one['carry_out']}[^，；：]{{0,20}}?{one['activity']}(?!{one['of_activity']})"
    report = rf"向[^，；：]{{0,8}}{one['assembly']}[^，；：]{{0,8}}报告"
    members = rf"调整[^，；：]{{0,12}}{one['members']}"
    study = rf"{one['meeting']}[^，；：]{{0,12}}学习"
    return f"{activity}|{report}|{members}|{study}|{one['plain_act']}"


def _no_act(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that are no act, unless their last character begins a longer word: 组织法 is a law, 组织法律讲堂 an act."""
    tails = defaultdict(list)
    for word in lexicon["longer"]:
        tails[word[:1]].append(word[1:])
    guarded = (
        re.escape(term) + (f"(?!{any_of(tails[term[-1]])})" if all(tails.get(term[-1], [""])) else "")
        for term in _longest(lexicon["act_not"])
    )
    return re.compile("|".join(guarded))


def _longest(terms: Iterable[str]) -> list[str]:
    return sorted(terms, key=lambda term: (-len(term), term))


def _one_character(terms: Iterable[str]) -> str:
    return "[" + "".join(map(re.escape, sorted(terms))) + "]"
