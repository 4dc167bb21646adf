"""Answers in forms and check lists: 是否…：否, …情况：无, an unticked box."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.evidence.answers import Answer
from fazhi.evidence.clauses import Clause
from fazhi.evidence.options import answered
from fazhi.evidence.polar_words import PolarWords
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Polarity
from fazhi.model.report import Passage

BOX = re.compile(
    r"(?=[□☐◻❏☑☒■√✓✔\[（○◯·])"
    r"(?:(?P<open>[□☐◻❏]|\[\]|（）|[○◯](?=[是否有无]))|(?P<ticked>[☑☒■√✓✔]|\[[x√✓✔]\]|（[√✓✔]）|·(?=[是否有无])))"
)
"""A box, ticked or open."""
_BORDER = re.compile("[；。\n]")
_LEAD = re.compile(r"^[-·*+\d.、（）一二三四五六七八九十]*$")
_IN_BRACKETS = re.compile("（([^（）]*)）$")
_ASKING = frozenset("：？")


class Box(NamedTuple):
    """The range that a box is for, in the normalised text."""

    start: int
    end: int
    ticked: bool
    sign: str


def answer(clauses: list[Clause], number: int, passage: Passage, around: Surroundings) -> Answer | None:
    """What a form says of the item in a clause, if it is an item of a form."""
    clause = clauses[number]
    words = clause.grammar.polar
    if clause.text.endswith("）") and (ends := _IN_BRACKETS.search(clause.text)):
        told = _said(clause.text[: ends.start()], ends[1], asks=False, words=words)
        if told:
            return told
    if parted := dashed(clause):
        more = _following(clauses, number) if clause.closing == "，" else []
        return _said(parted[0], "，".join((parted[1], *more)), asks=True, words=words)
    asks = clause.asks
    if not asks and clause.closing not in _ASKING:
        return None
    if clause.closing not in _ASKING and clause.closing:
        return None
    behind = _following(clauses, number) or [around.behind(passage)]
    return _said(clause.text, "，".join(behind).strip("。；，"), asks=asks or clause.closing == "？", words=words)


def dashed(clause: Clause) -> tuple[str, str] | None:
    """A question and its answer behind a dash: 是否聘请法律顾问——是."""
    item, dash, behind = clause.text.partition("——")
    return (item, behind) if dash and clause.grammar.polar.question.search(item) else None


def _following(clauses: list[Clause], number: int) -> list[str]:
    """The clauses behind one, to the end of its sentence or its item."""
    found: list[str] = []
    for clause in clauses[number + 1 :]:
        found.append(clause.text)
        if clause.closing != "，":
            break
    return found


def _said(item: str, told: str, *, asks: bool, words: PolarWords) -> Answer | None:
    """What is told behind an item, by its first words."""
    if words.bad_end.search(item) and not (words.at_work.match(item) or (asks and not words.happen.search(item))):
        return None
    return answered(item, told, words.options) or _worded(item, told, asks=asks, words=words)


def _worded(item: str, told: str, *, asks: bool, words: PolarWords) -> Answer | None:
    """What is told in words of an item of which something bad is no question."""
    sentence = _unlabelled(_ENDED.split(told, maxsplit=1)[0], words)
    behind, _, more = sentence.partition("，")
    if asks and (repeated := words.answer_repeated.fullmatch(behind)) and repeated["verb"] in item:
        polarity = Polarity.ADMITTED if repeated["deny"] else Polarity.DONE
        return Answer(polarity, behind, bare=not repeated["deny"] and not more)
    if words.answer_no.fullmatch(behind):
        return Answer(Polarity.ADMITTED, f"{item[:8]}：{behind}" if len(item) <= _ITEM else behind)
    if words.answer_open.fullmatch(behind):
        return Answer(Polarity.PLANNED, behind)
    if words.answer_yes.fullmatch(behind):
        return Answer(Polarity.DONE, sentence if asks else behind, bare=not (asks and more))
    return None


_ENDED = re.compile("[。；？]")
_ITEM = 12
"""Characters of an item short enough to be quoted with its answer."""


def unanswered(clauses: list[Clause], number: int, passage: Passage, around: Surroundings) -> bool:
    """Whether a clause asks and nothing answers."""
    clause = clauses[number]
    if not clause.asks:
        return False
    last = number + 1 == len(clauses)
    return (last or clause.closing == "；") and not around.behind(passage).strip("。；") and not BOX.search(clause.text)


def boxes(text: str, offset: int) -> tuple[Box, ...]:
    """What each box of a passage is for; `offset` is where the passage begins in the normalised text."""
    if not BOX.search(text):
        return ()
    found: list[Box] = []
    start = 0
    for border in (*(match.start() for match in _BORDER.finditer(text)), len(text)):
        found += _boxes(text, start, border)
        start = border + 1
    return tuple(Box(box.start + offset, box.end + offset, box.ticked, box.sign) for box in found)


def _boxes(text: str, start: int, end: int) -> Iterator[Box]:
    """Of one item of a form: boxes stand before what they are for, or behind it."""
    marks = list(BOX.finditer(text, start, end))
    if not marks:
        return
    leading = _LEAD.match(text[start : marks[0].start()])
    behind = text[marks[-1].end() : end].strip("，：、")
    if leading or behind:
        ends = [mark.start() for mark in marks[1:]] + [end]
        for mark, stop in zip(marks, ends, strict=True):
            yield Box(mark.start(), stop, bool(mark["ticked"]), mark[0])
        return
    begin = start
    for mark in marks:
        yield Box(begin, mark.end(), bool(mark["ticked"]), mark[0])
        begin = mark.end()


def boxed(text: str, offset: int, found: tuple[Box, ...], at: int, words: PolarWords) -> Answer | None:
    """What the boxes of a passage say of what stands at an offset of the normalised text."""
    box = next((box for box in found if box.start <= at < box.end), None)
    if box is not None:
        return None if box.ticked else Answer(Polarity.ADMITTED, box.sign)
    asked = next((box for box in found if box.start >= at), None)
    if asked is None:
        return None
    border = _BORDER.search(text, at - offset)
    group = [
        box for box in found if asked.start <= box.start and (border is None or box.start < border.start() + offset)
    ]
    labels = [(box, _label(text, offset, box, words)) for box in group]
    if not any(words.answer_no.fullmatch(label) or words.answer_yes.fullmatch(label) for _, label in labels):
        return None
    ticked = [label for box, label in labels if box.ticked]
    if not ticked:
        return Answer(Polarity.ADMITTED, group[0].sign)
    if any(words.answer_no.fullmatch(label) for label in ticked):
        return Answer(Polarity.ADMITTED, next(label for label in ticked if words.answer_no.fullmatch(label)))
    return Answer(Polarity.DONE, ticked[0], bare=True)


def _label(text: str, offset: int, box: Box, words: PolarWords) -> str:
    """The words that a box is for, without its sign."""
    return _unlabelled(text[box.start - offset : box.end - offset].replace(box.sign, "").strip("，：、 "), words)


def _unlabelled(text: str, words: PolarWords) -> str:
    """An answer without the letter of its option: B.否."""
    found = words.options.labelled.match(text)
    return text[found.end() :] if found else text
