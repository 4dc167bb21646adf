"""Negation in a clause: which words deny, and how far each reaches forward and back.

A denial reaches from its word to the end of its clause, or to a word that turns to something else (但), and back to
the subject before it where no act stands between (目录尚未建立). It denies nothing where it is part of a word (未来),
where two of them cancel (无一不公开, 未经审核不得印发), where the lack is another's and is dealt with
(对未办结的12件挂牌督办), and where what did not happen is something bad (未发生事故).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.evidence.denial_words import BadWords, DeedWords, DenialWords, MendingWords

_LIST = "、"
_BRACKETS = (("（", "）"), ("【", "】"), ("［", "］"), ("[", "]"))
_ASIDE = re.compile("（[^（）]*）")
_HEAD_NOUN = 3
"""Characters of 的 and the shortest noun behind it."""
_NEAR = 12
"""Characters before a denial in which the verb stands that deals with what was not done."""
_WORDS = 3
"""Characters behind a denial that are quoted with it."""


class Denial(NamedTuple):
    """One denial; all offsets count characters of the clause."""

    start: int
    """Where its word begins."""
    end: int
    """Where its reach ends."""
    back: int
    """Where the subject begins that it denies as well; its own start where it reaches back to none."""
    words: str
    """The denial with what it denies first."""
    occasion: bool
    """Whether it says that an occasion did not arise: 没有制发规范性文件."""

    def denies(self, start: int, end: int) -> bool:
        """Whether a range of the clause lies in its reach, in front or behind."""
        if start < self.end and end > self.start:
            return start >= self.start
        return self.back <= start and end <= self.start


def may_deny(text: str, words: DenialWords) -> bool:
    """Whether a text has a word that denies, or a number that is nought; most have neither."""
    return bool(words.deny.search(text) or words.nought.search(text) or words.not_that.search(text))


def denials(text: str, behind: str, words: DenialWords) -> tuple[Denial, ...]:
    """The denials of a clause in the order of the text; `behind` is the clause after it, empty where there is none."""
    if not may_deny(text, words):
        return ()
    seen = words.deny_pair.sub(blot, words.deny_not.sub(blot, text))
    found = [*_spoken(seen, behind, words), *_noughts(seen, words), *_something_else(seen, words)]
    return tuple(sorted(found))


def _spoken(text: str, behind: str, words: DenialWords) -> Iterator[Denial]:
    """The denials by a word."""
    marks = list(words.deny.finditer(text))
    cancelled, listed = 0, 0
    for number, mark in enumerate(marks):
        if mark.start() < cancelled:
            continue
        low, high = _bounds(text, mark.start(), mark.end(), words)
        after = marks[number + 1].start() if number + 1 < len(marks) else high
        low = max(low, listed)
        if after < high and text[after - 1] == _LIST:
            high = listed = after
        if after < high and words.counted.match(text, mark.end()):
            cancelled = high  # 没有一件案件未经审核
            continue
        if words.counted.match(text, mark.end()) and words.negative.search(text, mark.end(), high):
            continue  # 没有一条该公开的瞒着不公开
        tail, before = text[mark.end() : high], text[low : mark.start()]
        if _is_none(mark[0], before, tail, "" if high < len(text) else behind, words):
            continue
        back = low + _back(before, tail, words.deeds)
        shown = text[mark.start() : min(high, mark.end() + _WORDS)]
        yield Denial(mark.start(), high, back, shown, _is_occasion(mark[0], tail, words))


def _bounds(text: str, start: int, end: int, words: DenialWords) -> tuple[int, int]:
    """How far a denial may reach back and forward: to a bracket about it or a word that turns to something else."""
    low, high = 0, len(text)
    for left, right in _BRACKETS:
        begin = text.rfind(left, 0, start) + 1
        low = max(low, begin if begin and text.find(right, begin, start) < 0 else 0)
        if text.startswith(left) and left != "（":
            continue  # the mark of an item: 【未完成】案卷评查
        close, opened = text.find(right, end), text.find(left, end)
        high = min(high, close if close >= 0 and (opened < 0 or close < opened) else len(text))
    for turn in words.deny_stop.finditer(text, low, high):
        if turn.end() <= start:
            low = turn.end()
        elif turn.start() >= end:
            return low, turn.start()
    return low, high


def _is_none(word: str, before: str, tail: str, behind: str, words: DenialWords) -> bool:
    """Whether the word denies no deed of the unit."""
    bad, mending = words.bad, words.mending
    never_missed = bad.kept_up.match(tail) and (tail.startswith("一") or bad.not_one.search(before))
    if never_missed or bad.kept_on.match(tail) or bad.first.match(tail) or mending.prevent.search(before[-_NEAR:]):
        return True
    if mending.tackle.search(before[-_NEAR:]) and not words.deeds.finished.match(tail):
        return True
    if words.deny_twice.search(tail) or (behind and (_twice_behind(behind, words) or mending.put_right.match(behind))):
        return True
    if bad.happen.match(tail) or bad.lack_first.match(tail) or _is_made_good(before, tail, behind, mending):
        return True
    if word in words.nominal and _has_none_bad(tail, bad, words.deeds):
        return True
    return _is_others_lack(before, tail, words)


def _is_made_good(before: str, tail: str, behind: str, words: MendingWords) -> bool:
    """Whether somebody found the lack and the clause behind tells what was done: 反馈的“未编制目录”问题，已编制."""
    found = words.reported.search(before)
    return bool(found and words.described.search(tail) and words.made_good.match(behind))


def _has_none_bad(tail: str, bad: BadWords, deeds: DeedWords) -> bool:
    """Whether what there is none of is bad, and not a deed that deals with something bad."""
    if agent := bad.agent.match(tail):
        return bad.first.match(tail, agent.end()) is not None
    return bool(bad.near.match(tail)) and not deeds.at_work.match(tail) and not deeds.doing.search(tail)


def _twice_behind(behind: str, words: DenialWords) -> bool:
    """Whether the clause after it forbids what the denial left undone: 未经审核的，一律不得印发."""
    return words.deny_twice.search(behind, 0, 8) is not None


def _is_others_lack(before: str, tail: str, words: DenialWords) -> bool:
    """Whether the lack only says which cases or people something is done about."""
    mending, of = words.mending, tail.find("的")
    if 0 <= of < len(tail) - 1:
        if mending.deals_with.search(before[-_NEAR:]):
            return True
        named = words.time_head.sub("", before, count=1) != ""  # 11名考试未过的调离: those are named before it
        return mending.prepositions.isdisjoint(tail[:of]) and bool(
            mending.dealt.search(tail, of + (1 if named else _HEAD_NOUN))
        )
    return bool(mending.deals_with.search(before[-_NEAR:]) and mending.described.search(tail))


def _back(before: str, tail: str, words: DeedWords) -> int:
    """Where in what stands before it the subject begins that a denial denies; its length where there is none.

    What was done before it is not denied (组织评查未覆盖基层), unless the denied verb says only that nothing was done
    (组织评查的工作未开展).
    """
    before = _ASIDE.sub(blot, before)
    listed = before.rfind(_LIST) + 1
    if listed and words.mark.search(before, 0, listed):
        before, skipped = before[listed:], listed
    else:
        skipped = 0
    if words.mark.search(before) and not _counts_things(before, words):
        return skipped + len(before)
    if words.verb.match(before) and tail and not words.finished.match(tail):
        return skipped + len(before)
    return skipped


def _counts_things(before: str, words: DeedWords) -> bool:
    """Whether what stands before a denial only counts those of which it is said: 检察建议5件未予办理."""
    return bool(words.things.search(before)) and not (words.done.search(before) or words.at_work.search(before))


def _is_occasion(word: str, tail: str, words: DenialWords) -> bool:
    """Whether it denies that there was an occasion, such as a document to be examined."""
    if not words.occasion_make.match(tail) and not (word in words.nominal and words.occasion_first.match(tail)):
        return False
    return words.occasion.search(tail) is not None


def _something_else(text: str, words: DenialWords) -> Iterator[Denial]:
    """The denials that say what it was not that was done."""
    for mark in words.not_that.finditer(text):
        if words.none_of.search(text[: mark.start()]):
            continue  # 无一人不是持证上岗
        yield Denial(mark.start(), len(text), mark.start(), text[mark.start() : mark.end() + _WORDS], occasion=False)


def _noughts(text: str, words: DenialWords) -> Iterator[Denial]:
    """The denials by a number that counts nothing, unless what it counts is something bad."""
    for nought in words.nought.finditer(text):
        low = max(text.rfind(mark, 0, nought.start()) for mark in (*"、（）", "\n")) + 1
        ends = [at for mark in "、（）" if (at := text.find(mark, nought.end())) >= 0]
        high = min(ends, default=len(text))
        part = text[low:high]
        if words.deeds.at_work.match(part) or not words.bad.anywhere.search(part):
            said = words.nought_said.search(text, low, nought.end())
            back = _listed_from(text, low, words.deeds) if said else low
            yield Denial(nought.start(), high, back, nought[0], words.occasion.search(part) is not None)


def _listed_from(text: str, low: int, words: DeedWords) -> int:
    """Where the list begins of all whose number is said to be nought, up to an item that was done: A、B次数均为零."""
    while text[low - 1 : low] == _LIST:
        first = text.rfind(_LIST, 0, low - 1) + 1
        if words.mark.search(text, first, low - 1) or "）" in text[first:low]:
            break
        low = first
    return low


def blot(match: re.Match[str]) -> str:
    """As many characters that mean nothing as a match has."""
    return "＿" * len(match[0])
