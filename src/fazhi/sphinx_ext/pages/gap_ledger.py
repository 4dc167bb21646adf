"""What the unit answered to the findings, in place of the blank form: measures, who, by when, how far, struck off."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from fazhi.clock import shown_day
from fazhi.ledger.standing import complaints
from fazhi.model.ledger import Closed, Entry, Field
from fazhi.output.words.problems import Problem, Settled, problems, settled
from fazhi.rules import BY_ID
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, said, tag
from fazhi.sphinx_ext.pages.gap_finding import Numbered, subject
from fazhi.sphinx_ext.parts import Section, pieces
from fazhi.sphinx_ext.site import Shown

_CLOSED: Final = "✓"
_LATE: Final = "‼"


def ledger(shown: Shown, found: Sequence[Numbered]) -> Section:
    """The table of answers, a row for each finding, and what is to be complained of."""
    day = shown_day()
    answers = zip(found, problems(shown.audit), strict=True)
    asked = [(number, item) for number, item in answers if not BY_ID[item.item.finding.rule].of_records]
    answered = [item for _number, item in asked]
    closed = sum(item.entry.closed for item in answered)
    late = sum(item.late(day) for item in answered)
    left = settled(shown.audit, shown.audit.records.ledger)
    lead = _("取自台账（ledger.yaml）：{count} 个问题，已销号 {closed} 个，逾期 {late} 个。")
    caption = _("整改台账：{count} 项").format(count=len(asked) + len(left))
    head = [
        _("序号"), _("义务"), _("整改措施"), _("责任单位"), _("整改时限"), _("进展情况"), _("佐证材料"), _("是否销号"),
    ]  # fmt: skip
    rows = (_row(shown, number, item, day) for number, item in asked)
    return Section(
        "reply",
        _("四、整改台账"),
        (
            tag("p", lead.format(count=len(answered), closed=closed, late=late), *_left(left), class_="fz-lead"),
            *_complained(shown, day),
            pieces.table(caption, head, [tag("tbody", *rows, *map(_settled, left))], "fz-reply"),
        ),
    )


def _left(left: Sequence[Settled]) -> Iterator[str]:
    """How many were answered that are no findings any more."""
    if left:
        told = _("另有 {count} 项先前答复过、现在不再列为问题的，排在最后，其中已销号 {closed} 个。")
        yield told.format(count=len(left), closed=sum(item.entry.closed for item in left))


def _complained(shown: Shown, day: date) -> Iterator[Html]:
    speaking = language()
    told = [
        tag("li", item.point.said.of(speaking), _("："), quoted(item.told.of(speaking)))
        for item in complaints(shown.audit, day)
    ]
    if told:
        yield tag("ul", *told)


def _row(shown: Shown, number: Numbered, item: Problem, day: date) -> Html:
    return tag(
        "tr",
        tag("th", tag("a", str(number.number), href=f"#{number.id}"), scope="row"),
        tag("td", subject(shown, number.finding)),
        *_answers(item.entry, item.beside, item.department, _due(item, day)),
    )


def _settled(item: Settled) -> Html:
    """The row of what is no finding any more: it has no number, and is never late."""
    speaking = language()
    due = quoted(item.entry.values.get(Field.DEADLINE, ""))
    return tag(
        "tr",
        tag("th", "–", scope="row"),
        tag("td", quoted(item.name.of(speaking)), tag("br"), tag("small", quoted(item.why.of(speaking)))),
        *_answers(item.entry, item.beside, item.department, due),
    )


def _answers(entry: Entry, beside: Entry, department: str, due: Html) -> Iterator[Html]:
    """The cells of what was answered."""
    values = entry.values
    leader, person = values.get(Field.LEADER, ""), values.get(Field.PERSON) or beside.values.get(Field.PERSON, "")
    who = [each for each in (department, leader, person) if each]
    yield tag("td", quoted(values.get(Field.MEASURE, "")))
    yield tag("td", quoted(_("、").join(who)))
    yield tag("td", due)
    yield tag("td", quoted(values.get(Field.PROGRESS) or beside.values.get(Field.ANSWER, "")))
    yield tag("td", quoted(values.get(Field.MATERIAL) or beside.values.get(Field.MATERIAL, "")))
    yield tag("td", _struck_off(entry))


def _due(item: Problem, day: date) -> Html:
    if item.due is None:
        return Html("")
    due = quoted(item.due.said)
    return join(due, tag("strong", f" {_LATE} ", _("逾期"))) if item.late(day) else due


def _struck_off(entry: Entry) -> Html:
    told = entry.values.get(Field.CLOSED)
    if told is None:
        return Html("")
    sign = f"{_CLOSED} " if entry.closed else ""
    return join(sign, said(Closed(told)), " ", quoted(entry.values.get(Field.CLOSED_ON, "")))
