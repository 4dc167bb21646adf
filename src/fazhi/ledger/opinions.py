"""Opinions of reviewers in a table that came back, made the same statements on the report as at any other door.

A row tells one thing of one duty: that its conclusion is right, that it is another, or what its only passage is worth.
Whatever a row cannot tell, such as which of several passages is meant, is refused with the door that can. What the
reviewer saw when the table was sent out has to be what stands there now.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from fazhi.evidence.statement import CONCLUSIONS, STRENGTHS, Statement, event_of, name_and_role
from fazhi.ledger.cell import BLANK
from fazhi.ledger.columns import ALSO, CHOICES, CLEAR, CONCLUSION, STRENGTH
from fazhi.ledger.exported import Seen
from fazhi.ledger.tables import Wanted, book_of
from fazhi.model.audit import Assessment, Audit
from fazhi.model.decision import Decision, Standing, Verdict
from fazhi.model.department import Departments
from fazhi.model.errors import InputError, Mistake
from fazhi.model.evidence import Strength
from fazhi.model.ledger import Field, Ledger, Sheet
from fazhi.model.words import word
from fazhi.output.words.decided import named
from fazhi.output.words.quote import one_line
from fazhi.output.words.tally import SYMBOLS

_SAW: Final = (
    "要求", "法定依据（条款）", "佐证位置与原文", STRENGTH, CONCLUSION, "存在问题", "复核意见", "复核人", "复核日期",
)  # fmt: skip
"""What a reviewer goes by, and what others have decided."""
_ALSO: Final = {name: item for name, item in ALSO[Field.OPINION].items() if isinstance(item, Verdict)}
_TOLD: Final = {word(item): item for item in Verdict} | _ALSO
_OFFERED: Final = "、".join(word(item) for item in CHOICES[Field.OPINION])
_DAY: Final = 10
"""Characters of the day in a time."""
_CONTRADICTS: Final = frozenset(("不同意", "不认可", "不属实"))
"""Words that are said of a passage and of a conclusion alike: which, the rest of the row tells."""
_CONCLUSIONS: Final = {word(item): item for item in CONCLUSIONS.values()}
_STRENGTHS: Final = {word(item): item for item in STRENGTHS.values()}


class Said(NamedTuple):
    """What stands in a reviewer's columns of one row."""

    row: str
    sheet: str
    """File and sheet, as messages name them."""
    places: Mapping[str, str]
    """Each cell by the head of its column."""
    cells: Mapping[str, str]
    """What they say, by head; days as they are stored."""
    changed: frozenset[str]
    """Heads of those that are not as they were sent out."""
    sent: Mapping[str, Seen]
    """The row as it was sent out."""

    def at(self, head: str) -> str:
        """A cell as a message names it; the row where there is no such cell."""
        return f"{self.sheet}!{self.places.get(head) or next(iter(self.places.values()))}"


class Judged(NamedTuple):
    """What an opinion comes to."""

    said: Said
    event: Decision


class _UnclearError(ValueError):
    """An opinion that cannot be taken."""

    def __init__(self, head: str, zh: str, en: str) -> None:
        super().__init__(zh)
        self.head = head
        self.zh = zh
        self.en = en


class Bench:
    """The report as it stands now, before which opinions come; and what was decided on it by now."""

    def __init__(self, found: Audit, log: Sequence[Decision]) -> None:
        """`found` is the audit of the kept report with that log."""
        self.log = log
        self._found = found
        self._assessments = {item.obligation.id: item for item in found.assessments}
        books = [book_of(found, Ledger(), Wanted("", Departments({}, {}), quotes=quotes)) for quotes in (True, False)]
        self._now: list[dict[str, dict[str, str]]] = []
        """Of each way to send it out the digests of every row, by head."""
        for book in books:
            table = next(each for each in book.tables if each.sheet is Sheet.SELF_CHECK)
            heads = [column.head for column in table.columns]
            rows = zip(table.rows, book.digests[Sheet.SELF_CHECK], strict=True)
            self._now.append({row.id: dict(zip(heads, cells, strict=True)) for row, cells in rows})

    def already(self, said: Said) -> bool:
        """Whether what the row says was decided by now, as where a table is read twice."""
        item = self._assessments.get(said.row)
        told = said.cells.get("复核意见", "")
        if item is None or self._turned(said, item):
            return False
        if not item.decided:
            return told in CLEAR and "复核意见" in said.sent and said.sent["复核意见"].digest != BLANK
        last = _last(item)
        if _TOLD.get(told.strip("。 ")) is Verdict.CONFIRMED:
            fresh = {head: told for head, told in said.cells.items() if head != "复核说明" or head in said.changed}
            return any(
                each.confirmed is not None and _says(said._replace(cells=fresh), each.confirmed)
                for each in item.decided
                if not each.standing.suspect
            )
        named = last.verdict is _TOLD.get(told.strip("。 "))
        turned = last.verdict in {Verdict.CONCLUSION, Verdict.STRENGTH} and (not told or told in _CONTRADICTS)
        return (named or turned) and _says(said, last)

    def judge(self, said: Said) -> tuple[Judged | None, Mistake | None]:
        """The event that an opinion comes to, or what is wrong with it."""
        try:
            self._check_seen(said)
            statement = self._statement(said, self._assessments[said.row])
            return Judged(said, event_of(statement, self._found, self.log)), None
        except _UnclearError as error:
            zh, en, head = error.zh, error.en, error.head
        except InputError as error:
            zh, en, head = error.zh.rstrip("。"), error.en.rstrip("."), "复核意见"
        return None, Mistake(said.at(head), 0, f"{said.row} 的复核意见：{zh}", f"{said.row}, opinion: {en}")

    def _turned(self, said: Said, item: Assessment) -> bool:
        """Whether the row says another conclusion or strength than stands there, or one that is none."""
        try:
            return _conclusion(said, item) is not None or _strength(said, item) is not None
        except _UnclearError:
            return True

    def _check_seen(self, said: Said) -> None:
        """_UnclearError where what the reviewer saw is no longer what stands there."""
        variants = [each[said.row] for each in self._now if said.row in each]
        if not variants:
            raise _UnclearError(
                "复核意见", "这一项已经不在台账里，请重新导出再复核", "the duty is no longer in the ledger; export anew"
            )
        seen = {head: said.sent[head].digest for head in _SAW if head in said.sent}
        differing = min(([head for head in seen if now.get(head) != seen[head]] for now in variants), key=len)
        if differing:
            names = "、".join(differing)
            raise _UnclearError(
                "复核意见",
                f"导出以后，{names}变了，复核的人没有看到现在的；请重新导出，看过再填",
                f"{names} changed since the export and was not seen by the reviewer; export anew, look, and fill it in",
            )

    def _statement(self, said: Said, item: Assessment) -> Statement:
        cells = said.cells
        reviewer, note = cells.get("复核人", ""), cells.get("复核说明", "")
        if not reviewer:
            raise _UnclearError("复核人", "没有写复核人，请写上姓名", "no reviewer is named; put a name down")
        told = cells.get("复核意见", "")
        day = cells.get("复核日期") if "复核日期" in said.changed else None  # another's day stands there till then
        if told and _TOLD.get(told.strip("。 ")) is Verdict.CONFIRMED:
            return _confirmation(said, item)
        if told in CLEAR:
            return Statement(said.row, "revoked", reviewer, note=note, day=day, number=_revocable(item))
        conclusion, strength = _conclusion(said, item), _strength(said, item)
        verdict = _verdict(told, conclusion is not None, strength is not None)
        if verdict is Verdict.CONCLUSION and not note:
            raise _UnclearError(
                "复核说明", "改定结论要写明理由，请填“复核说明”", "a changed conclusion needs its reason"
            )
        return Statement(
            said.row,
            verdict.value,
            reviewer,
            note=note,
            day=day,
            conclusion=conclusion if verdict is Verdict.CONCLUSION else None,
            strength=strength.key if strength is not None and verdict is Verdict.STRENGTH else None,
            passage=_passage(item) if verdict in {Verdict.REJECTED, Verdict.STRENGTH} else None,
        )


def _verdict(told: str, concluded: bool, graded: bool) -> Verdict:
    """What is said; _UnclearError where the row contradicts itself, or tells what no row can."""
    verdict = _TOLD.get(told.strip("。 ")) if told else None
    if told and verdict in {None, Verdict.REVOKED, Verdict.CARRIED}:
        raise _UnclearError(
            "复核意见",
            f"不能填“{one_line(told)}”，只能是：{_OFFERED}",
            f'"{one_line(told)}" is none of: {_OFFERED}',
        )
    if verdict is Verdict.ADDED:
        raise _UnclearError(
            "复核意见",
            "补认要指明是哪一段文字，表里说不清；请在 fazhi review 里选中文字，或用 fazhi decide",
            "to add evidence its words have to be named, which no table can; use fazhi review or fazhi decide",
        )
    if concluded and graded:
        raise _UnclearError(
            CONCLUSION,
            "“结论”和“佐证强度”都改了，一行只能定一件；请留一件",
            "both conclusion and strength were changed; a row settles one of them",
        )
    if concluded:
        return _turned_to(Verdict.CONCLUSION, verdict, told, CONCLUSION)
    if graded:
        return _turned_to(Verdict.STRENGTH, verdict, told, STRENGTH)
    for wanted, head in ((Verdict.CONCLUSION, CONCLUSION), (Verdict.STRENGTH, STRENGTH)):
        if verdict is wanted:
            raise _UnclearError(
                head,
                f"填了“{word(wanted)}”，请把“{head}”改成所定的",
                f"{word(wanted, 'en')}: put down in {head} what it is",
            )
    return verdict or Verdict.ACCEPTED


def _turned_to(wanted: Verdict, verdict: Verdict | None, told: str, head: str) -> Verdict:
    """The verdict that a changed cell stands for, if the word beside it does not say another thing."""
    if verdict in {None, wanted} or (told in _CONTRADICTS and wanted is Verdict.CONCLUSION):
        return wanted
    raise _UnclearError(
        head,
        f"“复核意见”填的是“{one_line(told)}”，“{head}”却改了；请改填“{word(wanted)}”，或者把“{head}”改回来",
        f"the opinion is {one_line(told)}, and {head} was changed; write {word(wanted)}, or put {head} back",
    )


def _conclusion(said: Said, item: Assessment) -> str | None:
    """The conclusion that the reviewer put down, by its name in YAML; None where it is the one that stands there."""
    told = said.cells.get(CONCLUSION, "") if CONCLUSION in said.changed else ""
    bare = told.lstrip("".join(SYMBOLS.values())).strip()
    if not bare or bare == word(item.conclusion):
        return None
    if bare not in _CONCLUSIONS:
        names = "、".join(_CONCLUSIONS)
        raise _UnclearError(
            CONCLUSION, f"不能填“{one_line(told)}”，只能是：{names}", f'"{one_line(told)}" is none of: {names}'
        )
    return _CONCLUSIONS[bare].value


def _strength(said: Said, item: Assessment) -> Strength | None:
    """The strength that the reviewer put down; None where it is the one that stands there."""
    told = said.cells.get(STRENGTH, "") if STRENGTH in said.changed else ""
    if not told or told == word(item.strength):
        return None
    if told not in _STRENGTHS:
        names = "、".join(_STRENGTHS)
        raise _UnclearError(
            STRENGTH, f"不能填“{one_line(told)}”，只能是：{names}", f'"{one_line(told)}" is none of: {names}'
        )
    return _STRENGTHS[told]


def _passage(item: Assessment) -> str:
    """The only passage of a duty; _UnclearError where there is none, or which is meant cannot be told."""
    if len(item.evidence) != 1:
        many = len(item.evidence)
        raise _UnclearError(
            "复核意见",
            f"这一项有 {many} 处佐证，表里说不清是哪一处；请用 fazhi review 或 fazhi decide，或者改定结论",
            f"the duty has {many} passages, and a table cannot tell which is meant; use fazhi review or fazhi decide, "
            "or change the conclusion",
        )
    (one,) = item.evidence
    return f"{one.start}-{one.end}"


def _last(item: Assessment) -> Decision:
    """The decision that the row shows, of a duty that has one."""
    return max((each.decision for each in item.decided), key=lambda event: event.number)


def _confirmation(said: Said, item: Assessment) -> Statement:
    """That the decision which is to be looked at again still holds; day and note only where they were put down anew."""
    fresh = {head: said.cells[head] for head in ("复核日期", "复核说明") if head in said.changed and head in said.cells}
    suspect = [each for each in item.decided if each.standing.suspect]
    there = [each for each in suspect if each.standing is not Standing.GONE]
    again = sorted(each.decision.number for each in there or suspect)
    if said.changed & {CONCLUSION, STRENGTH}:
        raise _UnclearError(
            "复核意见",
            "填了“确认”，结论或者强度却改了；要改就填“改定结论”或者“改定强度”，要确认就改回来",
            "it is confirmed, and conclusion or strength was changed; say which it is",
        )
    if not again:
        raise _UnclearError("复核意见", "没有要再确认的复核意见", "there is no opinion that is to be confirmed")
    if len(again) > 1:
        numbers = " ".join(map(str, again))
        raise _UnclearError(
            "复核意见",
            f"这一项有 {len(again)} 条要再确认，表里说不清是哪一条；看过之后用 fazhi confirm 报告 {numbers}",
            f"{len(again)} opinions on the duty are to be confirmed, and a table cannot tell which is meant; look at "
            f"them and use fazhi confirm REPORT {numbers}",
        )
    reviewer, note, day = said.cells["复核人"], fresh.get("复核说明", ""), fresh.get("复核日期")
    return Statement(said.row, Verdict.CONFIRMED.value, reviewer, note=note, day=day, number=again[0])


def _says(said: Said, event: Decision) -> bool:
    """Whether reviewer, note and day of a row are those of an event."""
    day = said.cells.get("复核日期") if "复核日期" in said.changed else None
    name, role = name_and_role(said.cells.get("复核人", ""))
    same = (name, role, said.cells.get("复核说明", "")) == (event.reviewer, event.role, event.note or "")
    return same and (day is None or day in {event.day, event.time[:_DAY]})


def _revocable(item: Assessment) -> int:
    if not item.decided:
        raise _UnclearError("复核意见", "没有可撤销的复核意见", "there is no opinion to revoke")
    return _last(item).number


def described(judged: Judged) -> str:
    """An opinion as a preview tells it."""
    event = judged.event
    told = word(event.verdict)
    if event.revokes is not None:
        told = f"撤销第 {event.revokes} 条"
    if event.event is not None:
        told = f"确认第 {event.event} 条"
    told += "".join(_settled(event))
    told += f"（{named(event).zh}{f'，{event.day}' if event.day else ''}）"
    return f"{told}{f'：{event.note}' if event.note else ''}"


def _settled(event: Decision) -> Iterator[str]:
    if event.conclusion is not None:
        yield f"为{next(name for name, item in _CONCLUSIONS.items() if item.value == event.conclusion)}"
    if event.strength is not None:
        yield f"为{word(event.strength)}"
