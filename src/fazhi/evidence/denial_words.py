"""The words that deny, and those by which it is told what a denial says: a deed undone, or none of something bad."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from fazhi.expressions import lazily, no_part_of
from fazhi.patterns import Lexicon

_NOUN = 8
"""Characters of what is counted, behind its classifier."""


class DeedWords(NamedTuple):
    """What says that something was done."""

    done: re.Pattern[str]
    mark: re.Pattern[str]
    """The same, or a number."""
    verb: re.Pattern[str]
    """A verb right here that does something."""
    doing: re.Pattern[str]
    """A verb that does something, anywhere."""
    at_work: re.Pattern[str]
    """A verb at the head of what is counted, which makes a number that counts nothing a lack: 查处违法行为0件."""
    finished: re.Pattern[str]
    """What stands in a clause between denial and end when the denied verb has no object."""
    things: re.Pattern[str]
    """A number of things or people, none of events, behind no verb: 检察建议5件, 189名监督员."""


def compile_deeds(one: Mapping[str, str], lexicon: Lexicon) -> DeedWords:
    """Compile the words; `one` gives the expression for any one term of a concept, and what `compile_polar` adds."""
    number = r"(?<!\d)[1-9]\d*(?![\d年月日])"
    return DeedWords(
        done=lazily(one["marks_done"], *lexicon["done_mark"]),
        mark=lazily(rf"{one['marks_done']}|{number}"),
        verb=lazily(
            rf"(?:{one['time_head']}|{one['evaluation_how']}|{one['done_mark']}|{one['lawfully']}){{0,4}}{one['deed']}"
        ),
        doing=lazily(f"{one['light']}|{one['issue']}|{one['own_deed']}"),
        at_work=lazily(
            rf"{one['clause_head']}(?:{one['deed']}"
            rf"|(?!{one['happen']})(?:{one['act']}|{one['work_verb']}|{one['tackle']}|{one['mend']}))"
        ),
        finished=lazily(rf"{one['any_how']}{one['carried_through']}$"),
        things=lazily(rf"(?<!\d)[1-9]\d*(?:多|余)?{one['thing_unit']}[^，、\d]{{0,{_NOUN}}}$"),
    )


class BadWords(NamedTuple):
    """What is bad, or only happens: that there was none of it is no lack, and may be a result."""

    anywhere: re.Pattern[str]
    first: re.Pattern[str]
    """A bad outcome right behind the denial: 未逾期, 无一件被撤销."""
    near: re.Pattern[str]
    """A bad outcome close behind a denial that may stand before a noun: 没有重大舆情."""
    end: re.Pattern[str]
    """A bad outcome at the end of what is counted."""
    agent: re.Pattern[str]
    """Those who might have done it, right behind the denial: 没有任何部门."""
    none_of: tuple[str, ...]
    """How denials begin by which what does not happen is mostly bad."""
    happen: re.Pattern[str]
    """A verb of happening right behind the denial: 未发生, 没有收到."""
    lack_first: re.Pattern[str]
    """A lack right behind a denial, which says that there is none: 没有走过场."""
    kept_up: re.Pattern[str]
    """A lapse right behind the denial, of which there was not one: 一次没落下, 无一缺漏, 没有一次落下."""
    not_one: re.Pattern[str]
    """Not one at the end of what stands before a denial: 一次也."""
    kept_on: re.Pattern[str]
    """Right behind a denial, a stop to which it did not come."""
    clean: re.Pattern[str]
    """Not one of them bad: 无一起行政复议纠错."""
    without_fail: re.Pattern[str]
    """Not one without it: 无一件未经审核."""


def compile_bad(one: Mapping[str, str], lexicon: Lexicon) -> BadWords:
    """Compile the words; `one` gives the expression for any one term of a concept, and what `compile_polar` adds."""
    unit, count, bad = one["blank_unit"], one["one_of_many"], one["bad"]
    return BadWords(
        anywhere=lazily(bad),
        first=lazily(rf"(?:{count}|{one['deny_how']}|{one['happen']}|{one['of_kind']}){{0,3}}{bad}"),
        near=lazily(rf"{count}[^，]{{0,14}}?{bad}|[^，]{{0,4}}?{bad}"),
        end=lazily(rf"{bad}[^，]{{0,4}}$"),
        agent=lazily(rf"{count}?{one['agent']}"),
        none_of=tuple(lexicon["none_of_bad"]),
        happen=lazily(rf"(?:{count}|{one['deny_how']}){{0,3}}{one['happen']}"),
        lack_first=lazily(rf"{one['deny_how']}?(?:{one['lack']}|只|光|仅)"),
        kept_up=lazily(rf"(?:有|一)?{one['kept_up']}|一(?:{unit}|{one['time_counted']})[^，的]{{0,2}}?{one['missed']}"),
        not_one=lazily(rf"[一1]{unit}[也都]?$"),
        kept_on=lazily(rf"(?:有|曾)?(?:一[天日次刻])?(?:{one['kept_on']}|{one['shut']})过?$"),
        clean=lazily(rf"{one['deny']}{count}[^，、]{{0,14}}?{bad}", *lexicon["deny"]),
        without_fail=lazily(rf"{one['deny']}{count}[^，、]{{0,8}}?{one['not_undergone']}", *lexicon["deny"]),
    )


class MendingWords(NamedTuple):
    """What makes a lack or a denial none of the unit's: it is prevented, dealt with, put right or only reported."""

    prevent: re.Pattern[str]
    """At the end of what stands before a denial."""
    tackle: re.Pattern[str]
    """The same, of verbs that may name an activity as well (整治), which itself may not have been done."""
    deals_with: re.Pattern[str]
    """The same."""
    dealt: re.Pattern[str]
    """What is done, behind a denial, about what it only describes: 未办结的12件挂牌督办."""
    described: re.Pattern[str]
    """What a denial only describes, behind it: 未编制目录问题."""
    prepositions: frozenset[str]
    no_lack: re.Pattern[str]
    """At the end of what stands before a lack, that there is none: 不是走过场, 绝不敷衍."""
    reported: re.Pattern[str]
    """Who found a lack, before what was not done: 反馈的未编制目录问题."""
    made_good: re.Pattern[str]
    """That something was done, in the clause behind."""
    put_right: re.Pattern[str]
    """At the head of the clause behind a lack, that it was put right: 已补, 立行立改."""
    soon: re.Pattern[str]
    """In the clause behind a lack that others found, that it was put right: 督查指出办得慢，县里逐站限改."""
    fault_found: re.Pattern[str]
    """What a lack only describes, right behind it: 不规范线索."""


def compile_mending(one: Mapping[str, str], lexicon: Lexicon) -> MendingWords:
    """Compile the words; `one` gives the expression for any one term of a concept, and what `compile_polar` adds."""
    return MendingWords(
        prevent=lazily(rf"{one['prevent']}[^，、]{{0,4}}$"),
        tackle=lazily(rf"{one['tackle']}[^，、]{{0,4}}$"),
        deals_with=lazily(rf"{one['deny_on']}[^，、]{{0,4}}$"),
        dealt=lazily(one["deny_dealt"]),
        described=lazily(one["denied_head"]),
        prepositions=frozenset(lexicon["preposition"]),
        no_lack=lazily(rf"{one['no_lack']}$"),
        reported=lazily(one["lack_reported"]),
        made_good=lazily(
            rf"(?!.*(?:{one['deny']}|{one['next_year']}|{one['mean_to']}|{one['status_open']}|{one['unfinished']}))"
            rf".*(?:{one['marks_done']}|\d+{one['blank_unit']}|{one['made_up_for']})"
        ),
        put_right=lazily(rf"(?:[均都现]?{one['repeated_yes']}|{one['at_once']})(?:[^，]{{0,2}}?){one['mended_then']}"),
        soon=lazily(rf"[^，]{{0,12}}?{one['mended_then']}(?![^，]*的)"),
        fault_found=lazily(one["fault_found"]),
    )


class DenialWords(NamedTuple):
    """What denies, how far it reaches, and what a denial is read with."""

    deny: re.Pattern[str]
    deny_not: re.Pattern[str]
    deny_stop: re.Pattern[str]
    deny_twice: re.Pattern[str]
    deny_pair: re.Pattern[str]
    not_that: re.Pattern[str]
    """What says that something is not what was done, though it reaches back to nothing: 而非案卷评查."""
    nought: re.Pattern[str]
    """A number that counts nothing, with its classifier: 0次, 零卷, 为零."""
    nought_said: re.Pattern[str]
    """What says of a number that it is nought, and so of all that is listed before it: 均为零."""
    counted: re.Pattern[str]
    """One of many, right behind a denial: 没有一件."""
    negative: re.Pattern[str]
    """Behind 没有一件, a second denial that is no word of denial anywhere else."""
    none_of: re.Pattern[str]
    """The denial and one of many, right before a second denial."""
    nominal: frozenset[str]
    """Denials that may stand before a noun: to have none of it."""
    time_head: re.Pattern[str]
    occasion: re.Pattern[str]
    """An occasion at the end of a clause."""
    occasion_first: re.Pattern[str]
    """An occasion right behind a denial: 没有行政复议案件."""
    occasion_make: re.Pattern[str]
    deeds: DeedWords
    bad: BadWords
    mending: MendingWords


def compile_denials(
    one: Mapping[str, str], lexicon: Lexicon, deeds: DeedWords, bad: BadWords, mending: MendingWords
) -> DenialWords:
    """Compile the words; `one` gives the expression for any one term of a concept, and what `compile_polar` adds."""
    count = one["one_of_many"]
    any_of_many = rf"{count}|{one['which_of']}[一1]?{one['blank_unit']}?"
    return DenialWords(
        deny=lazily(one["deny"]),
        deny_not=lazily(one["deny_not"]),
        deny_stop=lazily(one["deny_stop"]),
        deny_twice=lazily(one["deny_twice"]),
        deny_pair=lazily(one["deny_pair"]),
        not_that=lazily(
            rf"{one['not_that']}(?!{one['not_merely']}|{one['lack']}|{one['deny']})|{one['not_touched']}(?![^，]*的)",
            *lexicon["not_that"],
            *lexicon["not_touched"],
        ),
        nought=lazily(rf"{one['nought']}|{one['nought_is']}(?:零|〇|0(?:\.0+)?%?)$", *"零〇0"),
        nought_said=lazily(rf"{one['nought_is']}(?:{one['nought']}|零|〇|0(?:\.0+)?%?)$"),
        counted=lazily(rf"{any_of_many}|{one['agent']}"),
        negative=lazily(no_part_of(("不",), lexicon["negative_not"])),
        none_of=lazily(rf"{one['deny']}(?:{any_of_many})[^，]{{0,4}}$", *lexicon["deny"]),
        nominal=frozenset(lexicon["nominal_denial"]),
        time_head=lazily(rf"{one['time_head']}{{0,5}}"),
        occasion=lazily(rf"{one['occasion']}[^，]{{0,4}}$"),
        occasion_first=lazily(rf"(?:{count}|{one['occasion_of']}){{0,3}}{one['occasion']}"),
        occasion_make=lazily(rf"(?:{count}){{0,2}}{one['occasion_make']}"),
        deeds=deeds,
        bad=bad,
        mending=mending,
    )
