"""The columns of the ledger's tables, by their heads: who fills them in, with what, and how wide they are."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final, NamedTuple

from fazhi.model.decision import Verdict
from fazhi.model.ledger import Closed, Done, Field, Sheet

Value = str | int | date
"""What a cell shows."""
ID: Final = "编号"
"""The head of the column by which rows are found again."""
CONCLUSION: Final = "结论"
STRENGTH: Final = "佐证强度"
"""Heads of what the audit says and a reviewer may say otherwise."""
REVIEW: Final[Mapping[str, Field]] = {
    "复核意见": Field.OPINION,
    "复核说明": Field.EXPLANATION,
    "复核人": Field.REVIEWER,
    "复核日期": Field.REVIEWED,
}
"""What reviewers fill in, by head: kept with the decisions and not in the ledger."""
CLEAR: Final = frozenset(("（清空）", "(清空)", "【清空】", "清空"))
"""What is written to take out what stands there."""


class Column(NamedTuple):
    """A column of a sheet: its head, who fills it in and with what."""

    head: str
    width: float
    """In characters, as spreadsheets count."""
    field: Field | None = None
    """What people fill in there; None where the audit speaks."""
    also: tuple[str, ...] = ()
    """Other heads under which offices have it."""
    own: bool = False
    """Whether the office added it."""
    printed: bool = True
    """Whether it is printed; what is not stands behind all that is."""


TABLES: Final[Mapping[Sheet, tuple[Column, ...]]] = {
    Sheet.SELF_CHECK: (
        Column("序号", 4.5),
        Column(ID, 11.5, None, ("义务编号",)),
        Column("领域", 6),
        Column("审查事项", 9, None, ("事项", "义务")),
        Column("要求", 15),
        Column("法定依据（条款）", 20, None, ("法定依据", "依据")),
        Column("责任单位", 8.5, Field.DEPARTMENT, ("责任部门", "牵头单位", "责任科室")),
        Column("责任人", 7, Field.PERSON, ("具体责任人", "经办人")),
        Column("完成情况", 7, Field.DONE, ("落实情况",)),
        Column("佐证位置与原文", 32),
        Column("结论", 7),
        Column("存在问题", 14),
        Column("怎么写", 17),
        Column("单位答复", 13, Field.ANSWER, ("答复", "答复意见", "情况说明")),
        Column("佐证材料", 11, Field.MATERIAL, ("证明材料", "支撑材料", "印证材料")),
        Column("备注", 6.5, Field.NOTE),
        Column("把握", 6, printed=False),
        Column("佐证强度", 6, printed=False),
        Column("复核意见", 9, Field.OPINION, printed=False),
        Column("复核说明", 16, Field.EXPLANATION, ("复核理由",), printed=False),
        Column("复核人", 9, Field.REVIEWER, printed=False),
        Column("复核日期", 11.5, Field.REVIEWED, ("复核时间",), printed=False),
    ),
    Sheet.RECTIFICATION: (
        Column("序号", 4.5),
        Column(ID, 12.5, None, ("问题编号",)),
        Column("领域", 6),
        Column("严重程度", 5),
        Column("问题", 25, None, ("存在问题", "问题描述")),
        Column("依据", 19, None, ("法定依据",)),
        Column("怎么写", 16),
        Column("整改措施", 18, Field.MEASURE, ("措施",)),
        Column("责任领导", 7, Field.LEADER, ("分管领导",)),
        Column("责任单位", 8.5, Field.DEPARTMENT, ("责任部门", "牵头单位", "责任科室")),
        Column("责任人", 7, Field.PERSON, ("具体责任人", "经办人")),
        Column("整改时限", 11, Field.DEADLINE, ("整改期限", "完成时限", "完成时间", "时限")),
        Column("进展情况", 16, Field.PROGRESS, ("整改情况", "进展", "整改进展")),
        Column("佐证材料", 12, Field.MATERIAL, ("证明材料", "支撑材料", "印证材料")),
        Column("是否销号", 5.5, Field.CLOSED, ("销号情况", "销号")),
        Column("销号时间", 10.5, Field.CLOSED_ON, ("销号日期",)),
    ),
    Sheet.COMMITMENTS: (
        Column("序号", 4.5),
        Column(ID, 13, None, ("承诺编号",)),
        Column("种类", 5.5),
        Column("上年的承诺", 34, None, ("承诺", "承诺事项")),
        Column("位置", 18),
        Column("下文", 9),
        Column("本年的文字", 26),
        Column("责任单位", 10, Field.DEPARTMENT, ("责任部门", "牵头单位", "责任科室")),
        Column("责任人", 7, Field.PERSON, ("具体责任人", "经办人")),
        Column("单位答复", 26, Field.ANSWER, ("答复", "答复意见", "情况说明", "落实情况")),
        Column("佐证材料", 14, Field.MATERIAL, ("证明材料", "支撑材料", "印证材料")),
        Column("备注", 8, Field.NOTE),
    ),
}
"""Every table of the ledger."""
OWN_WIDTH: Final = 16
CHOICES: Final[Mapping[Field, tuple[Enum, ...]]] = {
    Field.DONE: tuple(Done),
    Field.OPINION: (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.STRENGTH, Verdict.CONCLUSION, Verdict.CONFIRMED),
    Field.CLOSED: tuple(Closed),
}
"""What may stand in a column with a list to choose from."""
ALSO: Final[Mapping[Field, Mapping[str, Enum]]] = {
    Field.DONE: {
        "完成": Done.DONE, "已落实": Done.DONE, "基本完成": Done.PARTLY, "未落实": Done.OPEN, "未开展": Done.OPEN,
        "不涉及": Done.NO_OCCASION, "√": Done.DONE, "✓": Done.DONE, "×": Done.OPEN,
    },
    Field.OPINION: {
        "同意": Verdict.ACCEPTED, "属实": Verdict.ACCEPTED, "不同意": Verdict.REJECTED, "不属实": Verdict.REJECTED,
        "不认可": Verdict.REJECTED, "补充佐证": Verdict.ADDED, "强度有误": Verdict.STRENGTH,
        "结论有误": Verdict.CONCLUSION, "再确认": Verdict.CONFIRMED, "仍然成立": Verdict.CONFIRMED,
    },
    Field.CLOSED: {
        "已销号": Closed.CLOSED, "销号": Closed.CLOSED, "√": Closed.CLOSED, "未销号": Closed.OPEN, "未": Closed.OPEN,
        "×": Closed.OPEN,
    },
}  # fmt: skip
"""What people write for it besides."""
DAYS: Final = frozenset((Field.REVIEWED, Field.CLOSED_ON))
"""What is a day in full."""
DATED: Final = DAYS | {Field.DEADLINE}
