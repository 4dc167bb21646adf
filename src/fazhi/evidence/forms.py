"""Answers in forms and check lists: 是否…：否, …情况：无, an unticked box."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.form_words import Answer, AnswerWords
from fazhi.evidence.options import answered
from fazhi.evidence.polar_words import PolarWords
from fazhi.evidence.surroundings import Surroundings
from fazhi.expressions import lazily
from fazhi.model.evidence import Polarity
from fazhi.model.report import Passage

_BOX_SIGNS = "□☐◻❏⬜☑☒■√✓✔✅[（○◯·×✗✘✖❌❎🚫⛔⏳⌛🔜"
BOX = lazily(
    rf"(?=[{re.escape(_BOX_SIGNS)}])"
    r"(?:(?P<open>[□☐◻❏⬜✗✘✖❌❎🚫⛔⏳⌛🔜]|\[[-~]?\]|（）|[○◯×](?=[是否有无])"
    r"|(?:(?<![^；。\n\-])|(?<=\d[.、．]))×(?![×月年日])|(?<![×\d])×(?=[；。\n]|\Z))"
    r"|(?P<ticked>[☑☒■√✓✔✅]|\[[x√✓✔]\]|（[√✓✔]）|·(?=[是否有无])))",
    *_BOX_SIGNS,
)
"""A box, ticked or open."""
_BORDER = re.compile("[；。\n]")
_LEAD = re.compile(r"^[-·*+\d.、（）一二三四五六七八九十]*$")
_IN_BRACKETS = re.compile("（([^（）]*)）$")
_BEHIND_DASH = re.compile(r"——(?P<said>[^—，。；：\d]{2,8})$")
"""The state of an item behind a dash: 组织旁听庭审2次——已撤回."""
_ASKING = frozenset("：？")
_REMARK = re.compile("[，：；（]")
"""What parts an answer from what is remarked of it."""
_SIZES = (4, 3, 2, 1)
"""Characters of answers that stand before their boxes."""
_ITEM = 120
"""Characters about a word in which the item of a list that holds it begins and ends."""
_ENDED = re.compile("[。；？]")
_SHORT = 12
"""Characters of an item short enough to be quoted with its answer."""


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
    if (ends := _BEHIND_DASH.search(clause.text)) and (stated := _state(ends["said"], words.answers)):
        return None if stated.polarity is Polarity.DONE else stated
    asks = clause.asks
    if not asks and clause.closing not in _ASKING:
        return None
    if clause.closing not in _ASKING and clause.closing:
        return None
    behind = _following(clauses, number) or [around.behind(passage)]
    return _said(clause.text, "，".join(behind).strip("。；，"), asks=asks or clause.closing == "？", words=words)


def points(item: str, words: AnswerWords) -> Answer | None:
    """What the points that an item got say of it, where it got none."""
    match list(words.points.finditer(item)):
        case [got] if not int(got["points"]):
            return Answer(Polarity.ADMITTED, got[0])
    return None


def status_of(item: str, at: int, words: AnswerWords) -> Answer | None:
    """What brackets behind an item of a list, or before it, say of what stands at an offset of it: 案卷评查【未办】."""
    if (led := words.item_led.match(item)) and at >= led.end():
        if words.led_no.fullmatch(led["said"]):
            return Answer(Polarity.ADMITTED, led["said"])
        if stated := _state(led["said"], words):
            return stated
    begin = max(0, at - _ITEM)
    for found in words.item_status.finditer(item[begin : at + _ITEM]):
        if found.start() <= at - begin < found.end() and len(found["said"]) > 1:
            return _state(found["said"], words)
    return None


def _state(said: str, words: AnswerWords) -> Answer | None:
    """What brackets say of their item."""
    polarity = _answers(said, words) or (Polarity.ADMITTED if words.state_no.fullmatch(said) else None)
    return Answer(polarity, said, bare=polarity is Polarity.DONE) if polarity else None


def slashed(item: str, words: AnswerWords) -> Answer | None:
    """Which of two answers parted by a stroke is ticked: 配备公职律师（有/无√）."""
    found = words.slashed.search(item)
    if found is None or bool(found["one"]) == bool(found["two"]):
        return None
    answers = _answers(found["first"], words), _answers(found["second"], words)
    polarity, label = (answers[0], found["first"]) if found["one"] else (answers[1], found["second"])
    if polarity is None or {Polarity.DONE, Polarity.ADMITTED} != set(answers):
        return None
    return Answer(polarity, label, bare=polarity is Polarity.DONE)


def dashed(clause: Clause) -> tuple[str, str] | None:
    """A question and its answer behind a dash: 是否聘请法律顾问——是."""
    item, dash, behind = clause.text.partition("——")
    return (item, behind) if dash and clause.grammar.polar.answers.question.search(item) else None


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
    if _is_bad(item, asks=asks, words=words):
        return None
    return answered(item, told, words.options) or _worded(item, told, asks=asks, words=words.answers)


def _is_bad(item: str, *, asks: bool, words: PolarWords) -> bool:
    """Whether an item names something bad, so that none of it is no lack; of a question, where it may happen."""
    if not words.bad.end.search(item) or words.deeds.at_work.match(item):
        return False
    return not asks or words.bad.happen.search(item) is not None


def _worded(item: str, told: str, *, asks: bool, words: AnswerWords) -> Answer | None:
    """What is told in words of an item of which something bad is no question."""
    if reply := words.reply.match(told):
        told = told[reply.end() :]
    sentence = _unlabelled(_ENDED.split(told)[0], words)
    behind, _, more = sentence.partition("，")
    if asks and (repeated := words.repeated.fullmatch(behind)) and repeated["verb"] in item:
        polarity = Polarity.ADMITTED if repeated["deny"] else Polarity.DONE
        return Answer(polarity, behind, bare=not repeated["deny"] and not more)
    if words.no.fullmatch(behind):
        return Answer(Polarity.ADMITTED, f"{item[:8]}：{behind}" if len(item) <= _SHORT else behind)
    if words.open.fullmatch(behind):
        return Answer(Polarity.PLANNED, behind)
    if words.yes.fullmatch(behind):
        return Answer(Polarity.DONE, sentence if asks else behind, bare=not (asks and more))
    return None


def unanswered(clauses: list[Clause], number: int, passage: Passage, around: Surroundings) -> bool:
    """Whether a clause asks and nothing answers."""
    clause = clauses[number]
    if not clause.asks:
        return False
    last = number + 1 == len(clauses)
    return (last or clause.closing == "；") and not around.behind(passage).strip("。；") and not BOX.search(clause.text)


def boxes(text: str, offset: int, words: AnswerWords) -> tuple[Box, ...]:
    """What each box of a passage is for; `offset` is where the passage begins in the normalised text."""
    if not BOX.search(text):
        return ()
    found: list[Box] = []
    start = 0
    for border in (*(match.start() for match in _BORDER.finditer(text)), len(text)):
        found += _boxes(text, start, border, words)
        start = border + 1
    return tuple(Box(box.start + offset, box.end + offset, box.ticked, box.sign) for box in found)


def _boxes(text: str, start: int, end: int, words: AnswerWords) -> Iterator[Box]:
    """Of one item of a form: boxes stand before what they are for, or behind it."""
    marks = list(BOX.finditer(text, start, end))
    if not marks:
        return
    lead = text[start : marks[0].start()]
    named = _answer_before(lead, text[marks[0].end() : marks[1].start()], words) if len(marks) > 1 else ""
    behind = text[marks[-1].end() : end].strip("，：、")
    if _LEAD.match(lead) or (behind and not named) or _answers(behind, words):
        ends = [mark.start() for mark in marks[1:]] + [end]
        for mark, stop in zip(marks, ends, strict=True):
            yield Box(mark.start(), _label_end(text, mark.end(), stop, words), bool(mark["ticked"]), mark[0])
        return
    begin = marks[0].start() - len(named) if named else start
    for mark in marks:
        yield Box(begin, mark.end(), bool(mark["ticked"]), mark[0])
        begin = mark.end()


def _answer_before(lead: str, between: str, words: AnswerWords) -> str:
    """The answer that the words before the first of several boxes end with, where the next box has one too: 是□ 否√."""
    if _answers(_answer_of(between), words) is None:
        return ""
    return next((lead[-size:] for size in _SIZES if _answers(lead[-size:], words)), "")


def _answer_of(label: str) -> str:
    """A label without what is remarked behind it: 否，疫情后未恢复."""
    return _REMARK.split(label.strip("，：、"))[0]


def _label_end(text: str, start: int, end: int, words: AnswerWords) -> int:
    """Where the label of a box ends: a remark behind an answer is none of it."""
    label = text[start:end]
    answer = _answer_of(label)
    if answer == label.strip("，：、") or _answers(_unlabelled(answer, words), words) is None:
        return end
    return start + label.index(answer) + len(answer)


def _answers(label: str, words: AnswerWords) -> Polarity | None:
    """What a label answers by itself."""
    if words.no.fullmatch(label):
        return Polarity.ADMITTED
    if words.open.fullmatch(label):
        return Polarity.PLANNED
    return Polarity.DONE if words.yes.fullmatch(label) else None


def boxed(text: str, offset: int, found: tuple[Box, ...], at: int, words: AnswerWords) -> Answer | None:
    """What the boxes of a passage say of what stands at an offset of the normalised text."""
    box = next((box for box in found if box.start <= at < box.end), None)
    if box is not None and not box.ticked:
        return Answer(Polarity.PLANNED if words.open.fullmatch(box.sign) else Polarity.ADMITTED, box.sign)
    if box is not None:
        return None
    start = max(map(text[: at - offset].rfind, "；。\n")) + 1 + offset
    border = _BORDER.search(text, at - offset)
    end = border.start() + offset if border else len(text) + offset
    groups = list(_groups(text, offset, [box for box in found if start <= box.start < end], words))
    asked = next((group for group in groups if group[0].box.start >= at), None)
    if asked is not None:
        return _chosen(asked, remark=False)
    return _chosen(groups[-1], remark=True) if groups else None


class _Labelled(NamedTuple):
    """A box and what its label answers."""

    box: Box
    label: str
    answer: Polarity | None


def _groups(text: str, offset: int, found: Sequence[Box], words: AnswerWords) -> Iterator[list[_Labelled]]:
    """The boxes of each question of an item: with an answer that was there already another question is begun."""
    labels = [_unlabelled(_bare_label(text, offset, box), words) for box in found]
    exact = {_answers(label, words) for label in labels} - {None}
    group: list[_Labelled] = []
    for box, label in zip(found, labels, strict=True):
        answer = _answers(label, words) or _answer_and_remark(label, exact, words)
        if answer and any(item.answer is answer for item in group):
            yield group
            group = []
        group.append(_Labelled(box, label, answer))
    if group:
        yield group


def _answer_and_remark(label: str, exact: set[Polarity | None], words: AnswerWords) -> Polarity | None:
    """What the label of a box begins with, where other boxes have answers of the other kind: 否 因经费不足."""
    if Polarity.DONE in exact and words.no.match(label):
        return Polarity.ADMITTED
    return Polarity.DONE if Polarity.ADMITTED in exact and words.yes.match(label) else None


def _chosen(group: Sequence[_Labelled], *, remark: bool) -> Answer | None:
    """What a question's boxes say of what it asks, or of what is remarked behind its answers."""
    if not any(item.answer in {Polarity.ADMITTED, Polarity.DONE} for item in group):
        return None
    ticked = [item for item in group if item.box.ticked]
    if not ticked:
        return Answer(Polarity.ADMITTED, group[0].box.sign)
    for polarity in (Polarity.ADMITTED, Polarity.PLANNED):
        if told := next((item.label for item in ticked if item.answer is polarity), None):
            return Answer(polarity, told)
    return None if remark else Answer(Polarity.DONE, ticked[0].label, bare=True)


def _bare_label(text: str, offset: int, box: Box) -> str:
    """The words that a box is for, without its sign."""
    return text[box.start - offset : box.end - offset].replace(box.sign, "").strip("，：、 ")


def _unlabelled(text: str, words: AnswerWords) -> str:
    """An answer without the letter of its option: B.否."""
    found = words.labelled.match(text)
    return text[found.end() :] if found else text
