"""What the unit answered to the findings, in place of the blank form: measures, who, by when, how far, struck off."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from fazhi.ledger.standing import complaints, today
from fazhi.model.ledger import Closed, Field
from fazhi.output.words.problems import Problem, problems
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, said, tag
from fazhi.sphinx_ext.pages.gap_finding import Numbered, subject
from fazhi.sphinx_ext.parts import Section, pieces
from fazhi.sphinx_ext.site import Shown

_CLOSED: Final = "✓"
_LATE: Final = "‼"


def ledger(shown: Shown, found: Sequence[Numbered]) -> Section:
    """The table of answers, a row for each finding, and what is to be complained of."""
    day = today()
    answered = problems(shown.audit)
    closed = sum(item.entry.closed for item in answered)
    late = sum(item.late(day) for item in answered)
    lead = _("取自台账（ledger.yaml）：{count} 个问题，已销号 {closed} 个，逾期 {late} 个。")
    caption = _("整改台账：{count} 项").format(count=len(found))
    head = [
        _("序号"), _("义务"), _("整改措施"), _("责任单位"), _("整改时限"), _("进展情况"), _("佐证材料"), _("是否销号"),
    ]  # fmt: skip
    rows = (_row(shown, number, item, day) for number, item in zip(found, answered, strict=True))
    return Section(
        "reply",
        _("四、整改台账"),
        (
            tag("p", lead.format(count=len(answered), closed=closed, late=late), class_="fz-lead"),
            *_complained(shown, day),
            pieces.table(caption, head, [tag("tbody", *rows)], "fz-reply"),
        ),
    )


def _complained(shown: Shown, day: date) -> Iterator[Html]:
    speaking = language()
    told = [
        tag("li", item.point.said.of(speaking), _("："), quoted(item.told.of(speaking)))
        for item in complaints(shown.audit, day)
    ]
    if told:
        yield tag("ul", *told)


def _row(shown: Shown, number: Numbered, item: Problem, day: date) -> Html:
    values = item.entry.values
    person = values.get(Field.PERSON) or item.beside.values.get(Field.PERSON, "")
    leader = values.get(Field.LEADER, "")
    who = [each for each in (item.department, leader, person) if each]
    return tag(
        "tr",
        tag("th", tag("a", str(number.number), href=f"#{number.id}"), scope="row"),
        tag("td", subject(shown, number.finding)),
        tag("td", quoted(values.get(Field.MEASURE, ""))),
        tag("td", quoted(_("、").join(who))),
        tag("td", _due(item, day)),
        tag("td", quoted(item.answer)),
        tag("td", quoted(item.material)),
        tag("td", _struck_off(item)),
    )


def _due(item: Problem, day: date) -> Html:
    if item.due is None:
        return Html("")
    due = quoted(item.due.said)
    return join(due, tag("strong", f" {_LATE} ", _("逾期"))) if item.late(day) else due


def _struck_off(item: Problem) -> Html:
    told = item.entry.values.get(Field.CLOSED)
    if told is None:
        return Html("")
    sign = f"{_CLOSED} " if item.entry.closed else ""
    return join(sign, said(Closed(told)), " ", quoted(item.entry.values.get(Field.CLOSED_ON, "")))
