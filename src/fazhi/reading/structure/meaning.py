"""Which part of a report the words of a heading or the opening of a sentence announce."""

import re
from functools import cache
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.report import Part
from fazhi.reading.vocabulary import one_of

_LONGEST_NAME = 16
"""Characters of the longest name of a part; a longer one tells of a shortcoming itself."""
_YEAR = re.compile("((?:19|20)\\d\\d)年")
_OF_YEAR = re.compile(r"\d年")
_TASKS = lazily(lambda: rf"^(?!.*{one_of('annex_settled')}).*{one_of('annex_tasks')}")
_YEAR_OPENING = lazily(lambda: rf"^(?:在)?((?:19|20)\d\d)年(?:度)?[^。]{{0,16}}?{one_of('year_plan')}")
_CLOSES = dict(zip("【［[〖〔（(「『《〈<{｛", "】］]〗〕）)」』》〉>}｝", strict=True))
_BRACKETED = re.compile(
    rf"([{re.escape(''.join(_CLOSES))}])\s*(.{{1,28}}?)\s*([{re.escape(''.join(_CLOSES.values()))}])[：:]?"
)
_ANNEXED = lazily(lambda: rf"\W*{one_of('annex_number')}")
_LABEL = re.compile(r"[【［\[〖〔]([^【】［］\[\]〖〗〔〕，。；：]{2,20})[】］\]〗〕]")


class Meaning(NamedTuple):
    """What a heading says of its part."""

    part: Part | None
    """None where its words say nothing."""
    mixed: bool = False
    """Whether it announces shortcomings and plans together."""


def heading_meaning(title: str, base: int, *, chapter: bool) -> Meaning:
    """The part a heading announces; plans may be told by a year after `base`, the year that is reported on."""
    says = _headings()
    words = unbracketed(re.sub(r"[\s“”\"‘’]", "", title))
    if chapter and says.annex.search(words):
        return Meaning(Part.CLOSING)
    if says.leader.search(words):
        return Meaning(Part.LEADERSHIP)
    lacks = (says.lacks if chapter else says.lacks_below).search(words)
    if lacks and not says.mended.search(words):
        return Meaning(Part.SHORTCOMINGS, mixed=bool(says.mixed.search(words)))
    if chapter and says.done.search(words) and not says.next.search(words):
        return Meaning(Part.WORK)
    if (says.plans if chapter else says.plans_below).search(words) or (chapter and _later(words, base)):
        return Meaning(Part.PLANS)
    return Meaning(None)


def caption_meaning(name: str, base: int) -> Part | None:
    """The part that the name of a table or an annex says it is of; one that names the year reported on tells of work.

    Tasks that are handed out are none of it.
    """
    part = heading_meaning(name, base, chapter=True).part
    years = set(map(int, _YEAR.findall(name)))
    if part is Part.WORK and years - {base}:
        return None
    if part is None and _TASKS.search(name):
        return Part.PLANS
    return Part.WORK if part is None and years == {base} else part


def hands_out(name: str, base: int) -> bool:
    """Whether the name of a table says no more than that it lists tasks, of which its columns may tell what came."""
    return heading_meaning(name, base, chapter=True).part is None and _TASKS.search(name) is not None


def unbracketed(words: str) -> str:
    """The words without the one pair of brackets that is around them, if there is one: 【存在问题】, ［下年安排］：."""
    found = _BRACKETED.fullmatch(words)
    return found[2].strip() if found and _CLOSES[found[1]] == found[3] else words


def names_lacks(words: str) -> bool:
    """Whether words name the part that tells of shortcomings, and say no more: 存在的不足."""
    return len(words) <= _LONGEST_NAME and _headings().lacks_below.search(words) is not None


def sentence_meaning(sentence: str, base: int) -> Part | None:
    """The part that the opening of a sentence switches to, if it does."""
    opens = _openings()
    if not (opens.any.search(sentence) or _OF_YEAR.search(sentence)):
        return None
    if opens.plans.match(sentence):
        return Part.PLANS
    year = _YEAR_OPENING.match(sentence)
    if year and int(year[1]) > base:
        return Part.PLANS
    if opens.lacks.search(sentence):
        return Part.SHORTCOMINGS
    return Part.WORK if opens.done.match(sentence) else None


def names_annex(line: str) -> bool:
    """Whether a line lists annexes by their numbers: 附件：1. 名单."""
    return _ANNEXED.match(line) is not None and _headings().annex.search(line) is not None


def label_of(text: str, start: int, end: int) -> re.Match[str] | None:
    """The name in brackets that a paragraph begins with, as the first group: 【存在问题】人手少."""
    return _LABEL.match(text, start, end)


def label_meaning(sentence: str, base: int) -> Part | None:
    """The part that a label in square brackets names at the beginning of a paragraph: 【存在问题】法治宣传形式单一。"""
    label = label_of(sentence, 0, len(sentence))
    return caption_meaning(label[1], base) if label else None


def _later(words: str, base: int) -> bool:
    years = [int(year) for year in _YEAR.findall(words)]
    return bool(years) and min(years) > base


class _Headings(NamedTuple):
    """What headings are told by; `below` is for those under a chapter, which must say more to be believed."""

    annex: re.Pattern[str]
    leader: re.Pattern[str]
    lacks: re.Pattern[str]
    lacks_below: re.Pattern[str]
    mended: re.Pattern[str]
    mixed: re.Pattern[str]
    done: re.Pattern[str]
    next: re.Pattern[str]
    plans: re.Pattern[str]
    plans_below: re.Pattern[str]


@cache
def _headings() -> _Headings:
    lack, following, there = one_of("lack"), one_of("next"), one_of("lack_is")
    return _Headings(
        annex=re.compile(f"^(?:{one_of('annex')}|.{{0,12}}{one_of('glossary')}.{{0,6}}{one_of('glossary_end')}$)"),
        leader=re.compile(f"{one_of('leader_alone')}|{one_of('leader')}.{{0,16}}{one_of('leader_duty')}"),
        lacks=re.compile(
            f"{there}.{{0,14}}{lack}|{lack}.{{0,8}}{one_of('lack_with')}"
            f"|^{one_of('lack_head')}?(?:的)?{lack}(?:$|及|和|与)|{one_of('lack_title')}"
            f"|{one_of('lack_faced')}.{{0,6}}{one_of('lack', 'challenge')}"
            f"|{one_of('of_work')}(?:中|上)?的?{one_of('lack_main')}?{lack}$|^{one_of('cause')}"
        ),
        lacks_below=re.compile(
            f"^(?:{one_of('lack_head_below')}|{one_of('lack_pushing')}.{{0,16}})*{there}的?{one_of('lack_kind')}*{lack}"
            f".{{0,12}}$|^{one_of('lack_main')}?{lack}(?:$|[及和与].{{0,12}}$)|^{one_of('lack_start')}"
        ),
        mended=re.compile(
            f"{one_of('mend_before')}.{{0,14}}{lack}|{lack}.{{0,4}}{one_of('mend_after')}(?!{one_of('mend_not')})"
        ),
        mixed=re.compile(f"{lack}.{{0,10}}(?:{following}|{one_of('mixed_of')}?{one_of('mixed_plan')})"),
        done=re.compile(one_of("done")),
        next=re.compile(following),
        plans=re.compile(
            f"{following}|{one_of('plan')}{one_of('plan_tail')}?$|{one_of('plan_title')}|{one_of('plan_last')}$"
        ),
        plans_below=re.compile(f"^(?:.{{0,10}}[及和与])?{following}|{one_of('of_work')}{one_of('plan_below')}$"),
    )


class _Openings(NamedTuple):
    """What openings of sentences are told by."""

    any: re.Pattern[str]
    """What every one of them holds that names no year; looked for first, since most sentences hold nothing of it."""
    plans: re.Pattern[str]
    lacks: re.Pattern[str]
    done: re.Pattern[str]


@cache
def _openings() -> _Openings:
    lack, there = one_of("lack"), one_of("lack_is")
    return _Openings(
        any=re.compile(one_of("next_opening", "lack", "done_opening", "opening_sign", "salute")),
        plans=re.compile(
            f"^(?:{one_of('salute_first')}[，！])?(?:{one_of('opening_at')}[^，。]{{2,20}}，)?{one_of('next_opening')}(?:[^，。]{{0,12}})?"
            f"(?:，|：|{one_of('opening_end')})"
        ),
        lacks=re.compile(
            f"(?:^|，)(?:[^，。]{{0,24}}，)?(?:{one_of('lack_turn')}|{one_of('we')}[局区县市镇委]?)*[，]?[^，。]{{0,16}}"
            f"(?:{one_of('lack_seen')}|也?{one_of('lack_seen_still')}(?:，)?(?:仍|还|尚)?{there}"
            f"|{there}{one_of('lack_some')}[^，。]{{0,8}}{lack}"
            f"|(?:仍|还|尚|又)(?:然|旧)?{one_of('lack_have')}(?:着)?{one_of('lack_many')}?(?:的)?"
            f"[^，。]{{0,10}}{one_of('lack', 'challenge')})"
            f"|^{one_of('lack_when')}?[^，。]{{0,6}}{there}的?{one_of('lack_main_kind')}?{lack}{one_of('lack_main')}?"
            f"{one_of('lack_follows')}"
            f"|^{one_of('lack_main')}?{one_of('lack_opening')}{one_of('lack_main')}?{one_of('lack_opening_tail')}"
        ),
        done=re.compile(f"^(?:{one_of('salute')}[，！、]?)*(?:$|{one_of('done_opening')})"),
    )
