"""Decisions, a waiver and a ledger on one kept report, for tests of what every view makes of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from fazhi.cli import main
from fazhi.evidence.statement import Statement, event_of
from fazhi.model.audit import Assessment, Audit
from fazhi.model.evidence import Evidence, Strength
from fazhi.model.ledger import Entry, Field, Ledger, Sheet
from fazhi.records import write_ledger
from fazhi.records.decisions import append
from ledgers import SLUG, make_project

REVIEWER = "张三"
NOTE = "另见\n卷宗 <b>*3*</b> 号"
"""What a reviewer notes, with a line break and what Markdown and HTML take for markup."""
DECIDED = (
    ("SUPERVISE_001", "不认", "--quote", "全年办理人大代表建议28件，满意率100%", "--note", NOTE),
    ("DECISION_007", "改定强度", "--quote", "严格执行三重一大集体决策制度", "--strength", "measure"),
    ("DECISION_001", "补认", "--quote", "严格执行三重一大集体决策制度", "--strength", "assertion"),
    ("DISPUTE_004", "改定结论", "--conclusion", "not_applicable", "--note", "本年没有案件"),
)
"""What is decided, as `fazhi decide` takes it."""
WAIVER = (
    "- {{obligation: {id}, reason: 由市级统一评查, owner: 法制科, until: {until}, approved_by: 李局长, "
    "basis: 局党组会纪要〔2024〕3号}}\n"
)
ROLE = "法制科科长"
"""What some of the decisions name the reviewer as."""
CONCLUSIONS = {
    "FUNCTION_012": "not_applicable",
    "DECISION_001": "weak",
    "DECISION_007": "supported",
    "ENFORCE_001": "planned",
    "ENFORCE_007": "waived",
    "SUPERVISE_001": "missing",
    "DISPUTE_004": "not_applicable",
}
"""What it all comes to on the report of `ledgers`."""
ANSWERS: Mapping[Sheet, Mapping[str, Mapping[Field, str]]] = {
    Sheet.SELF_CHECK: {"SUPERVISE_001": {Field.PERSON: "李四", Field.MATERIAL: "建议办理台账"}},
    Sheet.RECTIFICATION: {
        "SUPERVISE_001": {
            Field.DEPARTMENT: "政府办公室、督查室",
            Field.MEASURE: "补写办理件数",
            Field.LEADER: "王五",
            Field.DEADLINE: "3月底前",
            Field.PROGRESS: "正在核对",
        },
        "ENFORCE_001": {Field.DEPARTMENT: "司法局", Field.CLOSED: "closed", Field.CLOSED_ON: "2023-02-10"},
        "DECISION_001": {Field.DEADLINE: "持续整改"},
    },
}
"""What was answered."""


def put_in_play(folder: Path, answers: Mapping[Sheet, Mapping[str, Mapping[Field, str]]] = ANSWERS) -> None:
    """Answer the findings of the report in a folder."""
    entries = {sheet: {row: Entry(values) for row, values in rows.items()} for sheet, rows in answers.items()}
    write_ledger(folder, Ledger(entries=entries))


def make_in_play(folder: Path) -> Path:
    """A project of seven duties whose one report has it all; gives the folder of its record. The shell is in it."""
    record = make_project(folder)
    (record / "waivers.yaml").write_text(WAIVER.format(id="ENFORCE_007", until="2023-12-31"), encoding="utf-8")
    for each in DECIDED:
        assert main(["decide", SLUG, *each, "--by", REVIEWER]) == 0
    put_in_play(record)
    return record


def _graded(weak: Sequence[Assessment], supported: Sequence[Assessment]) -> tuple[Assessment, str]:
    """A weak verdict and the strength that makes it full; where there is none, a full one and one that does not."""
    if weak:
        return weak[0], weak[0].obligation.expects.key
    full = next(item for item in supported[2:] if item.obligation.expects > Strength.ASSERTION)
    return full, Strength.ASSERTION.key


def play(folder: Path, audit: Audit) -> None:
    """Of the audit of the report in a folder overrule verdicts of every kind, accept a gap, and answer problems.

    Which duties these are follows from what the audit says.
    """
    by: dict[str, list[Assessment]] = {}
    for item in audit.assessments:
        by.setdefault(item.conclusion.value, []).append(item)
    missing, supported, (planned, *_) = by["missing"], by["supported"], by["planned"]
    weak, grade = _graded(by.get("weak", []), supported)
    waiver = WAIVER.format(id=missing[0].obligation.id, until=f"{audit.report.year + 1}-12-31")
    (folder / "waivers.yaml").write_text(waiver, encoding="utf-8")
    seen = _at(supported[1].evidence[0])
    decided = (
        *((supported[0], "rejected", {"passage": _at(found), "note": NOTE}) for found in supported[0].evidence),
        (supported[1], "accepted", {"passage": seen}),
        (missing[1], "conclusion", {"conclusion": "planned", "note": "见工作要点"}),
        (missing[2], "conclusion", {"conclusion": "not_applicable", "note": "本年没有这类事项"}),
        (missing[3], "added", {"passage": seen, "strength": "assertion"}),
        (weak, "strength", {"passage": _at(weak.evidence[0]), "strength": grade}),
        (planned, "conclusion", {"conclusion": "admitted", "note": "还没有动手"}),
    )
    roles = (ROLE, None)
    said = (
        Statement(item.obligation.id, verdict, REVIEWER, roles[at % 2], **told)
        for at, (item, verdict, told) in enumerate(decided)
    )
    append(folder, (), *(event_of(each, audit, ()) for each in said))
    answered = (missing[1], missing[3], planned)
    answers = (
        {Field.DEPARTMENT: "政府办公室、督查室", Field.DEADLINE: "3月底前", Field.PROGRESS: "正在核对"},
        {Field.DEADLINE: "持续整改"},
        {Field.DEPARTMENT: "司法局", Field.CLOSED: "closed", Field.CLOSED_ON: f"{audit.report.year + 1}-02-10"},
    )
    rows = {item.obligation.id: told for item, told in zip(answered, answers, strict=True)}
    put_in_play(folder, {Sheet.RECTIFICATION: rows})


def _at(found: Evidence) -> str:
    return f"{found.start}-{found.end}"
