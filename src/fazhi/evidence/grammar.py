"""The word lists that grading rests on, compiled once from the lexicon."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.evidence.periods import PeriodWords, YearWords, compile_periods, compile_years
from fazhi.evidence.polar_words import Lapses, PolarWords, compile_lapses, compile_polar
from fazhi.expressions import any_of, lazily, longest_first, no_part_of
from fazhi.model.lexicon import GRADING
from fazhi.model.numerals import AMOUNTS, COUNTING, DIGITS, SCALES
from fazhi.patterns import Lexicon

_SUBJECT = 4
"""Characters of a subject before the word that opens what is said of it: 我区坚持."""

_IN_NAME = "[^，、的和与及了在对向：（《]{0,6}?"
"""What may stand in a name between a duty's words and its head."""
_NO_MODIFIER = "(?![^，]{0,10}的)"
"""That what stands before it does not only describe something."""
_PLANNED = 10
"""Characters between what says that a number was planned, or that it was done, and the number."""
_SUMS_UP = 8
"""Characters between what sums up and the number."""
_YEAR = "年"


class FigureWords(NamedTuple):
    """Regular expressions and words of numbers."""

    number: re.Pattern[str]
    once: re.Pattern[str]
    """One event that took place: 听了一次汇报, but not 一个窗口 or 一批."""
    times: tuple[str, ...]
    """What counts time or a change, though 个 stands in it."""
    naming: frozenset[str]
    """What a single numeral before it as often names as counts: 三项制度."""
    summed: frozenset[str]
    """What a list is summed up in."""
    counting: tuple[str, ...]
    """What counts anything, where a clause speaks of one duty only."""
    threshold: re.Pattern[str]
    aim: re.Pattern[str]
    """Anywhere before a number, these make it a target."""
    aim_reach: int
    """Characters of the longest of them."""
    vague: re.Pattern[str]
    """A quantity that nobody can check: 多次, 若干."""
    number_planned: re.Pattern[str]
    """Before a number, that it was only planned: 计划评查."""
    number_done: re.Pattern[str]
    """How a clause begins that gives the number of what was done of what was planned."""
    number_done_inside: re.Pattern[str]
    """The same within a clause."""


def _compile_figures(one: Mapping[str, str], lexicon: Lexicon) -> FigureWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    some = rf"(?<!{no_part_of(('数',), lexicon['number_noun'])}(?=[十{SCALES}]))"
    """Not 数 that leaves a number open, as in 数十次; in 办件数90件 and 人数十二人 it ends a noun."""
    number_done = rf"{one['in_fact']}[^，；。\d]{{0,{_PLANNED}}}[\d{AMOUNTS}]+(?P<unit>[^，；。\d])"
    return FigureWords(
        number=lazily(
            rf"(?=[\d{AMOUNTS}])"  # most characters begin no number, and are told by this alone
            rf"(?:(?P<words>百分之[{AMOUNTS}点]+|[{DIGITS}]成(?:五|(?=$|[，、；。以多左的])))"
            rf"|(?<![第几\d.]){some}(?P<number>\d[\d,]*(?:\.\d+)?[{SCALES}]*|[{AMOUNTS}]+)(?P<about>余|多)?"
            rf"(?P<scale>[{SCALES}]+)?(?P<percent>%|个百分点)?)"
        ),
        once=lazily(rf"了一{one['event_unit']}(?!性)"),
        times=tuple(lexicon["time_unit"]),
        naming=frozenset(lexicon["naming_unit"]),
        summed=frozenset(lexicon["summed_unit"]),
        counting=tuple(lexicon["counting"]),
        threshold=lazily(one["threshold"]),
        aim=lazily(one["aim"]),
        aim_reach=max(map(len, lexicon["aim"])),
        vague=lazily(one["vague"]),
        number_planned=lazily(rf"{one['number_planned']}[^，；。\d]{{0,{_PLANNED}}}$"),
        number_done=lazily(rf"{one['time_head']}{{0,3}}{number_done}", *lexicon["in_fact"]),
        number_done_inside=lazily(number_done, *lexicon["in_fact"]),
    )


class NameWords(NamedTuple):
    """What makes a duty's words a name, a description, an item of a list or an end, and no more than a mention."""

    placed: re.Pattern[str]
    """Where something is done: 在…中心."""
    meeting_name: re.Pattern[str]
    """The rest of a meeting's name behind a duty's words, and no mechanism of it: 专班例会."""
    paper_name: re.Pattern[str]
    """The rest of the name of a paper or body."""
    handed_on: re.Pattern[str]
    """Behind a duty's words, that they are only passed on or talked of: 要求已转发至各乡镇, 概念."""
    study_name: re.Pattern[str]
    """The rest of the name of a meeting that studies what it names, or of a booklet of it."""
    attended_class: re.Pattern[str]
    """A course that others held and this unit only went to, up to the end of its name."""
    watched: re.Pattern[str]
    """A film that was watched, up to its name."""
    lesson_on: re.Pattern[str]
    """Before the topic of a lesson: 主讲, 课程为."""
    lesson: tuple[str, ...]
    """What the rule of a duty names that asks for lessons itself."""
    taken_up: re.Pattern[str]
    """A verb of hearing of something or taking it up."""
    taken_up_as: re.Pattern[str]
    """What it is taken up as, to the end of the clause: 工作汇报3次."""
    hearing: re.Pattern[str]
    modifier: re.Pattern[str]
    concerning: re.Pattern[str]
    """What says that other things concern a matter: 涉及."""
    listing: re.Pattern[str]
    """How a bracket begins that only lists."""
    purpose: re.Pattern[str]
    """How a clause begins that only tells an end: 确保…."""
    effect: re.Pattern[str]
    """How a clause begins that tells what the one before it was good for: 有效解决…."""
    ability: re.Pattern[str]
    """How a clause ends whose head is an ability or money: 的本领."""
    terms: Mapping[str, str]
    """The words of each concept, one a line."""


def _compile_names(one: Mapping[str, str], lexicon: Lexicon) -> NameWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    return NameWords(
        placed=lazily(rf"在[^，的、和与（]{{0,12}}?{one['office']}"),
        meeting_name=lazily(
            rf"{_IN_NAME}(?:{one['paper_name']}{_IN_NAME})?(?P<head>{one['meeting_name']})(?!{one['standing']})",
            *lexicon["meeting_name"],
        ),
        paper_name=lazily(rf"{_IN_NAME}(?P<head>{one['paper_name']})", *lexicon["paper_name"]),
        handed_on=lazily(
            rf"的?[^，的]{{0,6}}?(?:{one['idea']}[^，]{{0,6}}?{one['handed_on']}|(?P<head>{one['idea_only']})$)",
            *lexicon["idea"],
            *lexicon["idea_only"],
        ),
        study_name=lazily(rf"{_IN_NAME}(?P<head>{one['study_name']})", *lexicon["study_name"]),
        attended_class=lazily(
            rf"(?:[^，的]{{0,8}}?)(?:{one['took_part']})了?[^，的]{{1,8}}?{one['held']}的[^，]*(?P<head>{one['class_held']})",
            *lexicon["class_held"],
        ),
        watched=lazily(rf"{one['watch']}[^，]{{0,24}}?(?P<head>{one['film']})", *lexicon["film"]),
        lesson_on=lazily(no_part_of(lexicon["lesson_on"], lexicon["lesson_on_not"]), *lexicon["lesson_on"]),
        lesson=lexicon["lesson"],
        taken_up=lazily(one["taken_up"]),
        taken_up_as=lazily(rf"[^，；。：]{{0,24}}?{one['taken_up_as']}"),
        hearing=lazily(one["hearing"]),
        modifier=lazily(one["modifier"]),
        concerning=lazily(one["concerning"]),
        listing=lazily(one["listing"]),
        purpose=lazily(rf"{one['leading']}?{one['purpose']}"),
        effect=lazily(rf"{one['leading']}?{one['effect']}"),
        ability=lazily(rf"(?P<head>{one['ability']})(?:的?{one['ability_how']}?{one['ability_gain']})?$"),
        terms={name: "\n".join(terms) for name, terms in lexicon.items()},
    )


class LinkWords(NamedTuple):
    """How a clause or a sentence goes on with the one before it, or opens the one behind."""

    goes_on: re.Pattern[str]
    """What tells that a clause goes on with the object of the one before."""
    each: re.Pattern[str]
    """How a clause begins that says something of every one of what the one before counts."""
    opens: re.Pattern[str]
    """How a clause begins that only says what the one behind deals with."""
    within_field: re.Pattern[str]
    """What stands between a field and what lies in it: 疫情防控中的法律问题."""
    second_deed: re.Pattern[str]
    """How a clause begins that tells another deed of the same thing."""
    meetings: re.Pattern[str]
    """How many meetings there were, at the end of a clause: 党组会6次."""
    goes_on_counting: re.Pattern[str]
    """How a sentence begins that goes on counting what the one before spoke of."""
    said_of_all: frozenset[str]
    """Two characters that the names of many duties have in common."""
    sums_up: re.Pattern[str]
    """What stands before a number that sums up, and the words between."""


def _compile_links(one: Mapping[str, str], lexicon: Lexicon) -> LinkWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    return LinkWords(
        goes_on=lazily(one["goes_on"]),
        each=lazily(rf"(?:{one['throughout']}|{one['each']})"),
        opens=lazily(one["opens"]),
        within_field=lazily(rf"[^，、的]{{0,6}}{one['within_field']}"),
        second_deed=lazily(one["second_deed"]),
        meetings=lazily(
            rf"{one['meeting']}[^，]{{0,2}}[\d十两]+(?:余|多)?[次场]$|[\d十两]+(?:余|多)?次[^，]{{0,6}}{one['meeting']}$"
        ),
        goes_on_counting=lazily(one["count_head"]),
        said_of_all=frozenset(lexicon["said_of_all"]),
        sums_up=lazily(rf"{one['sum_head']}([^，；。《》、]{{0,{_SUMS_UP}}})$"),
    )


class PromiseWords(NamedTuple):
    """What is promised, meant, waited for or unfinished, and what of it was done after all."""

    promise: re.Pattern[str]
    meaning: tuple[str, ...]
    """Words of meaning to do something, one of which every clause holds that `meant` is met in."""
    meant: re.Pattern[str]
    unfinished: re.Pattern[str]
    still: re.Pattern[str]
    """A clause that says of what the one before named that it is still under way: 目前还在酝酿."""
    in_fact: re.Pattern[str]
    """How a clause begins that tells what was done of what was planned: 实际举办3期."""
    named_only: re.Pattern[str]
    """How a clause ends that only names a matter: 已列入计划."""
    task_named: re.Pattern[str]
    """How a clause ends that only names what was set: 旁听庭审3次的任务."""
    object_before: re.Pattern[str]
    """How a clause ends that has its object from the one before: 组织2次."""
    next_year: re.Pattern[str]
    """How a clause begins that tells of the year behind the report's."""
    for_reason: re.Pattern[str]
    """How a clause begins that tells why less was done than was planned."""
    number_in_fact: re.Pattern[str]
    """How a clause begins that gives the number of what was done with no matter of its own: 实际组织3次."""
    put_off: re.Pattern[str]
    """That something was put off."""
    made_up_for: re.Pattern[str]
    """That what was put off was done later: 八月底补办."""
    first_try: re.Pattern[str]
    """That what a clause tells was a first try."""
    try_again: re.Pattern[str]
    was_due: re.Pattern[str]
    """That something was due by then, whenever it was done."""
    early: re.Pattern[str]
    """That it was done before."""
    wait: re.Pattern[str]
    """How a clause begins that says what is waited for."""


def _compile_promises(one: Mapping[str, str], lexicon: Lexicon) -> PromiseWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    return PromiseWords(
        promise=lazily(no_part_of(longest_first(lexicon["promise"]), lexicon["promise_not"]), *lexicon["promise"]),
        meaning=tuple(
            word for word in lexicon["mean_to"] if not word.startswith(tuple(set(lexicon["mean_to"]) - {word}))
        ),
        meant=lazily(_meant(one, lexicon)),
        unfinished=lazily(
            rf"{_still_open(lexicon['unfinished'])}|的{one['asked_for']}[^，\d]{{0,4}}?{one['handed']}(?![^，]*的)"
            rf"|{one['under_way']}(?!{one['at_it']}){_NO_MODIFIER}"
            rf"|{no_part_of(('待',), lexicon['wait_not'])}(?:[^，的]{{1,10}}{one['awaited']}后"
            rf"|{one['waiting_for']}{{1,2}}$)"
            rf"|{one['stage_at']}[^，、的]{{0,6}}?{one['stage']}|{one['no_more_than']}[^，]{{0,10}}?{one['first_draft']}$"
            rf"|{one['at_present']}[^，的]{{0,8}}?{one['drawing_up']}{_NO_MODIFIER}",
            *lexicon["unfinished"],
            *lexicon["stage"],
            *lexicon["no_more_than"],
            *lexicon["drawing_up"],
            *lexicon["under_way"],
            *lexicon["asked_for"],
            "待",
        ),
        still=lazily(rf"{one['time_head']}{{0,3}}(?:还|尚|仍|正)(?:处)?在[^，。；]{{1,8}}$"),
        in_fact=lazily(rf"{one['time_head']}{{0,3}}{one['in_fact']}"),
        named_only=lazily(rf"{one['named_only']}$"),
        task_named=lazily(rf"的[^，的]{{0,6}}?{one['set_task']}$"),
        object_before=lazily(rf"(?:{one['light']}|{one['own_deed']}|{one['act']})\d+(?:余|多)?[^，\d]{{1,2}}$"),
        next_year=lazily(one["next_year"]),
        for_reason=lazily(one["for_reason"]),
        number_in_fact=lazily(rf"{one['time_head']}{{0,3}}{one['in_fact']}[^，\d]{{0,4}}\d"),
        put_off=lazily(one["called_off"]),
        made_up_for=lazily(one["made_up_for"]),
        first_try=lazily(one["first_try"]),
        try_again=lazily(one["try_again"]),
        was_due=lazily(one["was_due"]),
        early=lazily(
            rf"{one['early']}[^，]{{0,12}}?(?:{one['did']}{{1,2}}{one['did_behind']}?(?:的)?$|{one['did']}{one['did_behind']}"
            rf"|{one['did']}[^，的]{{0,8}}\d)"
        ),
        wait=lazily(rf"^{one['wait_for']}[^，]{{1,20}}{one['wait_till']}"),
    )


def _still_open(terms: Iterable[str]) -> str:
    """Words that something is under way; those that end with 中 only at the end of a clause (not 招标中未设门槛)."""
    at_end = [term for term in terms if term.endswith("中")]
    anywhere = [term for term in terms if not term.endswith("中")]
    return f"(?:{any_of(anywhere)}|{any_of(at_end)}(?![^，；（）]*[\u4e00-\u9fff]))"


def _meant(one: Mapping[str, str], lexicon: Lexicon) -> str:
    """Any deed behind a word of meaning to: 拟举办, but not 拟举办的."""
    mean_to = no_part_of(lexicon["mean_to"], lexicon["mean_to_not"])
    counted = rf"{one['meant_count']}(?=[^，的]{{0,16}}?\d)"
    later = (
        rf"[从自于在]?(?:\d{{4}}{_YEAR}|{one['next_year']})度?(?:\d{{1,2}}月)?{one['from_then']}?{one['each_time']}?"
    )
    whole = f"{later}(?:{one['meant_deed']}|{one['meant_count']})(?![^，]*的$)"
    return (
        rf"{mean_to}(?:{whole}|(?:在|于)?(?:{one['meant_deed']}{_NO_MODIFIER}|{counted}|[把将对请让由][^，的]{{2,}}$))"
    )


class Grammar(NamedTuple):
    """What makes a clause an act, general talk or a lack; and the words of each further question of grading."""

    act: re.Pattern[str]
    act_not: re.Pattern[str]
    plain_act: re.Pattern[str]
    """What is an act only where no general word stands before it in its clause: 开展…活动, but not 深入开展…活动."""
    finished: re.Pattern[str]
    """The same of any verb with 了."""
    effected: re.Pattern[str]
    """What looks like such a verb and tells of no act."""
    general: re.Pattern[str]
    """A general word that opens a clause, behind its subject at most, or that ends a stretch of it."""
    general_not: re.Pattern[str]
    asserting: re.Pattern[str]
    """A word anywhere in a clause that says but in general that something was done: 推行, 进一步."""
    event: re.Pattern[str]
    slogan: re.Pattern[str]
    evaluation: re.Pattern[str]
    """An evaluation at the end of a clause: 水平不断提升."""
    evaluation_reach: int
    """Characters of the longest evaluation."""
    equated: re.Pattern[str]
    """What says of a matter named right before it what it is: 历来是难点."""
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
    observed: re.Pattern[str]
    """A verb of observing what a document lays down, right before its title."""
    outcome: re.Pattern[str]
    cause: re.Pattern[str]
    lack: re.Pattern[str]
    mend: re.Pattern[str]
    lapses: Lapses
    """What came to nothing."""
    looks_back: re.Pattern[str]
    """The title of a chapter that looks back on a year, with the year: 2022年工作回顾."""
    day: re.Pattern[str]
    """The month or day on which something happened, and neither a term nor a beginning."""
    figures: FigureWords
    """Numbers, and what they count."""
    periods: PeriodWords
    """The period that a clause begins with."""
    years: YearWords
    """The year that anything else puts it into."""
    names: NameWords
    """What makes a duty's words a name or a description."""
    links: LinkWords
    """How clauses go on with one another."""
    promises: PromiseWords
    """What is promised or unfinished."""
    polar: PolarWords
    """What was not done, done by others, or left open."""


def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Compile the grading words; KeyError names a concept that is not there."""
    one = {name: any_of(lexicon[name]) for name in GRADING}
    long = {name: max(map(len, lexicon[name])) for name in ("evaluation_how", "evaluation", "issue", "issue_tail")}
    made = rf"(?<!\d)\d+(?:余|多)?(?:个|项|条|套|份)?[^，；]{{0,4}}?{one['made_thing']}"
    return Grammar(
        act=lazily(
            # most characters begin no act: what they begin is told by this alone, and not by two hundred words
            rf"(?=[\d{''.join(sorted({word[0] for name in ('act', 'light') for word in lexicon[name]}))}])"
            rf"(?:{one['act']}|{one['light']}[^，；：]{{0,20}}?{one['event']}|{made})"
        ),
        act_not=_no_act(lexicon),
        plain_act=lazily(_plain_act(one, lexicon)),
        finished=lazily(_finished(lexicon)),
        effected=lazily(f"(?:{one['effected']}|{one['general']}|{one['evaluation']})了|{one['no_le']}"),
        general=lazily(rf"^.{{0,{_SUBJECT}}}{one['general']}|{one['general']}$"),
        general_not=lazily(one["general_not"]),
        asserting=lazily(f"{one['general']}|{one['asserting']}"),
        event=lazily(one["event"]),
        slogan=lazily(one["slogan"]),
        evaluation=lazily(rf"(?:{one['evaluation_how']}){one['evaluation']}$"),
        evaluation_reach=long["evaluation_how"] + long["evaluation"],
        equated=lazily(f"[^，的、]{{0,2}}?{no_part_of(lexicon['equated'], lexicon['equated_not'])}"),
        manner_head=lazily(one["manner_head"]),
        manner_tails=tuple(sorted(lexicon["manner_tail"], key=len)),
        ground=lazily(rf"^{one['ground_how']}?{one['ground']}.*{one['ground_tail']}$", *lexicon["ground"]),
        own_deed=lazily(rf"{one['issue']}|{one['own_deed']}"),
        issued=lazily(
            rf"(?<!新){one['issue']}{one['issue_tail']}?(?!的)(?:(?!{one['studied']})[^，；《》与和及、]){{0,10}}$"
        ),
        issued_reach=long["issue"] + long["issue_tail"] + 10,
        observed=lazily(f"{one['observed']}$"),
        outcome=lazily(
            rf"{one['outcome']}|{one['throughout']}[^，；：]{{0,4}}?{one['completed']}|一{one['counting']}也?(?:不|没){one['left']}",
            *lexicon["outcome"],
            *lexicon["throughout"],
            "一",
        ),
        cause=lazily(one["cause"]),
        lack=lazily(one["lack"]),
        mend=lazily(one["mend"]),
        lapses=compile_lapses(one, lexicon),
        looks_back=lazily(rf"(?P<year>(?:19|20)\d\d)年度?(?=[^年]{{0,12}}{one['looks_back']}$)"),
        day=lazily(
            rf"(?<![\d每])(?:1[0-2]|0?[1-9])月(?:(?:[12]\d|3[01]|0?[1-9])[日号])?(?!{one['day_not']})"
            rf"|(?<![{COUNTING}每])(?:十[一二]?|[{DIGITS}])月(?:[{COUNTING}]{{1,3}}[日号]|(?![{COUNTING}]))(?!{one['day_not']})",
            "月",
        ),
        figures=_compile_figures(one, lexicon),
        periods=compile_periods(one),
        years=compile_years(one, lexicon),
        names=_compile_names(one, lexicon),
        links=_compile_links(one, lexicon),
        promises=_compile_promises(one, lexicon),
        polar=compile_polar(one, lexicon),
    )


def _plain_act(one: Mapping[str, str], lexicon: Lexicon) -> str:
    """A light verb with a noun of activity or a mechanism, a report to an assembly, other members of a body, study.

    A step gone through is one as well.
    """
    step = rf"{no_part_of(('经',), lexicon['step_not'])}[^，；：]{{1,20}}?{one['step']}"
    activity = rf"{one['carry_out']}[^，；：]{{0,20}}?{one['activity']}(?!{one['of_activity']})"
    report = rf"向[^，；：]{{0,8}}{one['assembly']}[^，；：]{{0,8}}{one['reported']}"
    members = rf"{one['changed']}[^，；：]{{0,12}}{one['members']}"
    study = rf"{one['meeting']}[^，；：]{{0,12}}{one['studying']}"
    mechanism = rf"{one['put_in_use']}[^，；：]{{1,20}}{one['mechanism']}$"
    return f"{activity}|{mechanism}|{report}|{members}|{study}|{step}|{one['plain_act']}"


def _finished(lexicon: Lexicon) -> str:
    """Any verb with 了; of two characters where these are known to be one."""
    known = {word for name in ("work_verb", "act", "own_deed", "issue", "complete") for word in lexicon[name]}
    return f"(?:{any_of(word for word in known if len(word) > 1)}|[\u4e00-\u9fff])了"


def _no_act(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that are no act, unless their last character begins a longer word: 组织法 is a law, 组织法律讲堂 an act."""
    tails = defaultdict(list)
    for word in lexicon["longer"]:
        tails[word[:1]].append(word[1:])
    guarded = (
        re.escape(term) + (f"(?!{any_of(tails[term[-1]])})" if all(tails.get(term[-1], [""])) else "")
        for term in longest_first(lexicon["act_not"])
    )
    return lazily("|".join(guarded))
