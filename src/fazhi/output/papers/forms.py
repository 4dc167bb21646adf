"""The forms of the Word papers that come with the package, made anew each time: what an office may replace.

A form is a document with words in braces for what the audit says; `fazhi pdf --copy-templates` writes them out.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from fazhi.output.papers.official import BODY, HEI, SIZE, font, indent, lay, new_document, rule, saved, table

if TYPE_CHECKING:
    from docx.document import Document

_MIDDLE: Final = 105
"""Millimetres from the margin to where the signatory is named."""
_RED: Final = "C00000"
_HEADS: Final = {
    "序号": (12, "{{ 问题.序号 }}"),
    "事项": (30, "{{ 问题.事项 }}"),
    "存在问题": (46, "{{ 问题.存在问题 }}"),
    "依据": (58, "{{ 问题.依据 }}"),
    "怎么写": (42, "{{ 问题.怎么写 }}"),
    "责任单位": (18, "{{ 问题.责任单位 }}"),
    "整改时限": (19, "{{ 问题.整改时限 }}"),
}
"""The columns of a list of problems across the sheet: millimetres, and what stands in a cell."""
_LIMIT: Final = "{{ 限度 }}"


def form(name: str) -> bytes:
    """The form of a paper, as a document.

    Raises:
        InputError: The library that writes it is not installed.
    """
    made = new_document()
    _FORMS[name](made)
    return saved(made)


def _notice(made: "Document") -> None:
    """The notice: a letter, and the list across the sheet behind it."""
    _head(made)
    _say(made, "关于{{ 年度 }}年度法治政府建设年度报告\n核查问题整改的通知", "Title")
    _blank(made)
    _say(made, "{% if 责任单位 %}{{ 责任单位 }}{% else %}{{ 单位 }}{% endif %}：", letters=0)
    _say(
        made,
        "依据现行有效的规定，对{{ 报告名 }}的文本作了核查。"
        "{% if 待整改 %}其中需要{% if 责任单位 %}你单位{% else %}各责任单位{% endif %}整改的问题 {{ 待整改数 }} 个"
        "（{{ 待整改构成 }}），列在附件中，现予通知。{% else %}没有需要整改的问题，现予通知。{% endif %}",
    )
    _say(made, "一、核查情况", "Heading 1")
    _say(made, "{{ 结论 }}")
    _say(made, _LIMIT)
    _when(made, "复核情况", "{{ 复核情况 }}")
    _say(made, "{%p if 待整改 %}")
    _say(made, "二、整改要求", "Heading 1")
    _say(made, "（一）逐项核对。", "Heading 2")
    _say(
        made,
        "对照附件，逐项核对工作实际和档案材料。已经做了而文本中未见的，按“怎么写”一栏补写；没有做的，提出整改措施；"
        "本年度没有发生的，在报告中写明没有。",
    )
    _say(made, "（二）按时办理。", "Heading 2")
    _say(
        made,
        "附件列有整改时限的，按时限办理；没有列明的，由责任单位提出。请于　　　　年　　月　　日前反馈整改情况。",
    )
    _say(made, "（三）附上佐证。", "Heading 2")
    _say(made, "反馈时写明佐证材料的文号、台账名称或者存放地点，使人能够找来核对。")
    _say(made, "{%p endif %}")
    _blank(made)
    _say(made, "附件：问题清单")
    _signed(made)
    _across(made)
    _say(made, "附件", letters=0, family=HEI)
    _say(made, "问 题 清 单", "Title")
    _blank(made)
    _problems(made, "待整改")


def _findings(made: "Document") -> None:
    """The list of problems, across the sheet."""
    lay(made.sections[0], across=True)
    _say(made, "{{ 单位 }}\n{{ 年度 }}年度法治政府建设年度报告核查问题清单", "Title")
    _blank(made)
    _say(
        made,
        "{% if 责任单位 %}责任单位：{{ 责任单位 }}　　{% endif %}共 {{ 问题数 }} 个问题（{{ 问题构成 }}）　　"
        "填表日期：　　　　年　　月　　日",
        letters=0,
        family=BODY,
        size=14,
    )
    _problems(made, "问题清单")
    _blank(made)
    _say(made, "说明：{{ 限度 }}{{ 依据说明 }}", "No Spacing")


def _opinion(made: "Document") -> None:
    """The opinion: what was audited, the answer, the problems in sentences, and by what it can be checked again."""
    _head(made)
    _say(made, "关于{{ 单位 }}\n{{ 年度 }}年度法治政府建设年度报告的核查意见", "Title")
    _blank(made)
    _when(made, "虚构", "{{ 虚构 }}")
    _say(made, "一、核查对象和方法", "Heading 1")
    _say(made, "{{ 核查对象 }}")
    _say(made, _LIMIT)
    _say(made, "二、核查结论", "Heading 1")
    _say(made, "{{ 结论 }}")
    _when(made, "复核情况", "{{ 复核情况 }}")
    _when(made, "整改情况", "{{ 整改情况 }}")
    _counts(made)
    _blank(made)
    _say(made, "{%p if 问题清单 %}")
    _say(made, "三、存在问题", "Heading 1")
    _say(made, "{%p for 级 in 按严重程度 %}")
    _say(made, "（{{ 级.序 }}）{{ 级.严重程度 }}的问题 {{ 级.个数 }} 个", "Heading 2")
    _say(made, "{%p if 级.轻 %}")
    _say(made, "{{ 级.事项 }}。没有发生的，写明没有即可；其余见问题清单。")
    _say(made, "{%p else %}")
    _say(made, "{%p for 问题 in 级.问题 %}")
    _told(
        made,
        "{{ 问题.序号 }}．{{ 问题.事项 }}。",
        "{{ 问题.要求 }}{{ 问题.存在问题 }}"
        "{% if 问题.原文 %}原文：{{ 问题.原文 }}。{% endif %}"
        "{% if 问题.首要依据 %}依据：{{ 问题.首要依据 }}。{% endif %}{{ 问题.怎么写 }}"
        "{% if 问题.责任单位 %}责任单位：{{ 问题.责任单位 }}。{% endif %}"
        "{% if 问题.整改时限 %}整改时限：{{ 问题.整改时限 }}。{% endif %}"
        "{% if 问题.复核 %}{{ 问题.复核 }}。{% endif %}",
    )
    _say(made, "{%p endfor %}")
    _say(made, "{%p endif %}")
    _say(made, "{%p endfor %}")
    _say(made, "{%p endif %}")
    _signed(made)
    _blank(made)
    _say(made, "核查凭据", "No Spacing", family=HEI)
    _say(made, "{%p for 凭据 in 核查凭据 %}")
    _say(made, "{{ 凭据.名称 }}：{{ 凭据.内容 }}", "No Spacing")
    _say(made, "{%p endfor %}")


def _head(made: "Document") -> None:
    """Number and signatory, left blank, above a red line."""
    from docx.shared import Mm  # noqa: PLC0415 - an extra, slow to load

    line = made.add_paragraph()
    indent(line, 0)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(_MIDDLE))
    line.add_run("　　　　〔　　　　〕　　号\t签发人：")
    rule(line, "bottom", _RED, 16)
    _blank(made)


def _signed(made: "Document") -> None:
    """Room for name, seal and day of who issues it."""
    _blank(made)
    _blank(made)
    for told in ("（印章）", "　　　　年　　月　　日"):
        line = made.add_paragraph(told)
        line.alignment = 2  # type: ignore[assignment]  # right
        indent(line, 0, behind=4)


def _across(made: "Document") -> None:
    """What follows stands on turned sheets."""
    lay(made.add_section(), across=True)


def _problems(made: "Document", which: str) -> None:
    """A table of problems, a row each."""
    heads = list(_HEADS)
    grid = table(made, heads, [wide for wide, _ in _HEADS.values()], rows=3)
    _cell(grid, 1, 0, f"{{%tr for 问题 in {which} %}}")
    _cell(grid, 3, 0, "{%tr endfor %}")
    for at, (_, told) in enumerate(_HEADS.values()):
        _cell(grid, 2, at, told, middle=at in {0, 5, 6})
    _say(made, f"{{%p if not {which} %}}")
    _say(made, "没有需要整改的问题。")
    _say(made, "{%p endif %}")


def _counts(made: "Document") -> None:
    """The table of domains: how many duties of each came to what."""
    heads = ["领域", "应写", "写实", "写虚", "只写打算", "只认不足", "没写"]
    grid = table(made, heads, [32, 18, 18, 18, 26, 26, 18], rows=3)
    _cell(grid, 1, 0, "{%tr for 领域 in 领域统计 %}")
    _cell(grid, 3, 0, "{%tr endfor %}")
    for at, head in enumerate(heads):
        _cell(grid, 2, at, f"{{{{ 领域.{head} }}}}" if at else "{{ 领域.名称 }}", middle=True)


def _cell(grid: Any, row: int, column: int, told: str, *, middle: bool = False) -> None:
    line = grid.cell(row, column).paragraphs[0]
    line.style = "No Spacing"
    grid.cell(row, column).vertical_alignment = 1
    if middle:
        line.alignment = 1
    line.add_run(told)


def _say(
    made: "Document",
    told: str,
    style: str = "Normal",
    *,
    letters: int | None = None,
    family: str = "",
    size: float = SIZE,
) -> None:
    """A paragraph; `letters` is how far its first line is indented where that is not its style's way."""
    line = made.add_paragraph(style=style)
    run = line.add_run(told)
    if family:
        font(run, family, None if style == "No Spacing" else size)
    if letters is not None:
        indent(line, letters)


def _told(made: "Document", first: str, then: str) -> None:
    """A paragraph whose first words name what it is about."""
    line = made.add_paragraph()
    font(line.add_run(first), HEI)
    line.add_run(then)


def _when(made: "Document", name: str, told: str) -> None:
    """A paragraph that is there only where something is told."""
    _say(made, f"{{%p if {name} %}}")
    _say(made, told)
    _say(made, "{%p endif %}")


def _blank(made: "Document") -> None:
    made.add_paragraph()


_FORMS: Final[Mapping[str, Callable[["Document"], None]]] = {
    "notice": _notice,
    "findings": _findings,
    "opinion": _opinion,
}
"""Every form, by the name of its file."""
