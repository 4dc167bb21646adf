"""The forms of the Word papers that come with the package, made anew each time: what an office may replace.

A form is a document with words in braces for what the audit says; `fazhi pdf --copy-templates` writes them out.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fazhi.model.both import CHINESE, Both, pick
from fazhi.output.papers.official import BODY, HEI, SIZE, font, indent, lay, new_document, rule, saved, table

if TYPE_CHECKING:
    from docx.document import Document

_MIDDLE: Final = 105
"""Millimetres from the margin to where the signatory is named."""
_RED: Final = "C00000"
_HEADS: Final = {
    Both("序号", "No."): (12, "{{ 问题.序号 }}"),
    Both("事项", "Duty"): (28, "{{ 问题.事项 }}"),
    Both("存在问题", "What is wrong"): (37, "{{ 问题.存在问题 }}"),
    Both("依据", "Basis"): (51, "{{ 问题.依据 }}"),
    Both("怎么写", "What to write"): (53, "{{ 问题.怎么写 }}"),
    Both("责任单位", "Office"): (22, "{{ 问题.责任单位 }}"),
    Both("整改时限", "Deadline"): (22, "{{ 问题.整改时限 }}"),
}
"""The columns of a list of problems across the sheet: millimetres, and what stands in a cell."""
_COUNTS: Final = {
    Both("领域", "Domain"): (32, "{{ 领域.名称 }}"),
    Both("应写", "Due"): (18, "{{ 领域.应写 }}"),
    Both("写实", "Supported"): (18, "{{ 领域.写实 }}"),
    Both("写虚", "Weak"): (18, "{{ 领域.写虚 }}"),
    Both("只写打算", "Planned"): (26, "{{ 领域.只写打算 }}"),
    Both("只认不足", "Admitted"): (26, "{{ 领域.只认不足 }}"),
    Both("没写", "Missing"): (18, "{{ 领域.没写 }}"),
}
"""The same of the table of domains."""
_LIMIT: Final = Both("{{ 限度 }}", "{{ 限度 }}")
_DATE: Final = Both("　　　　年　　月　　日", "____ / __ / __")


class _Paper(NamedTuple):
    """A form that is being made."""

    document: "Document"
    language: str


def form(name: str, language: str = CHINESE) -> bytes:
    """The form of a paper in one language, as a document; the names of its fields are the same in both.

    Raises:
        InputError: The library that writes it is not installed.
    """
    made = new_document()
    _FORMS[name](_Paper(made, language))
    return saved(made)


def _notice(made: _Paper) -> None:
    """The notice: a letter, and the list across the sheet behind it."""
    _head(made)
    _say(
        made,
        Both(
            "关于{{ 年度 }}年度法治政府建设年度报告\n核查{% if 待整改 %}问题整改{% else %}情况{% endif %}的通知",
            "Notice {% if 待整改 %}to put right what was found{% else %}of the audit{% endif %}\n"
            "{% if 待整改 %}in{% else %}of{% endif %} the {{ 年度 }} report on rule-of-law government",
        ),
        "Title",
    )
    _blank(made)
    to = "{% if 责任单位 %}{{ 责任单位 }}{% else %}{{ 单位 }}{% endif %}"
    _say(made, Both(f"{to}：", f"To {to}:"), letters=0)
    _say(
        made,
        Both(
            "依据现行有效的规定，对{{ 报告名 }}的文本作了核查。"
            "{% if 待整改 %}其中需要{% if 责任单位 %}你单位{% else %}各责任单位{% endif %}整改的问题 {{ 待整改数 }} 个"
            "（{{ 待整改构成 }}），列在附件中，现予通知。{% else %}没有需要整改的问题，现予通知。{% endif %}",
            "The text of {{ 报告名 }} was audited by the law in force. "
            "{% if 待整改 %}{{ 待整改数 }} findings ({{ 待整改构成 }}), which the annex lists, are to be put right by "
            "{% if 责任单位 %}you{% else %}the departments named{% endif %}.{% else %}There is nothing to put right."
            "{% endif %}",
        ),
    )
    _say(made, Both("一、核查情况", "1. What was found"), "Heading 1")
    _say(made, _same("{{ 结论 }}"))
    _say(made, _LIMIT)
    with _block(made, "if 待整改"):
        _asked(made)
    _blank(made)
    _say(made, Both("附件：问题清单", "Annex: list of findings"))
    _signed(made)
    _across(made)
    _say(made, Both("附件", "Annex"), letters=0, family=HEI)
    _say(made, Both("问 题 清 单", "List of findings"), "Title")
    _blank(made)
    _problems(made, "待整改")


def _asked(made: _Paper) -> None:
    """What the notice asks for: check each finding, answer in time, enclose what shows it."""
    _say(made, Both("二、整改要求", "2. What is asked"), "Heading 1")
    _say(made, Both("（一）逐项核对。", "(1) Check each."), "Heading 2")
    _say(
        made,
        Both(
            "对照附件，逐项核对工作实际和档案材料。已经做了而文本中未见的，按“怎么写”一栏补写；没有做的，提出整改措施；"
            "本年度没有发生的，在报告中写明没有。",
            "Check each finding of the annex against the work and the files. What was done and is not seen in the text "
            "is to be written as the column “What to write” says; for what was not done, propose a measure; of what "
            "had no occasion in the year, say so in the report.",
        ),
    )
    _say(made, Both("（二）按时办理。", "(2) In time."), "Heading 2")
    _say(
        made,
        Both(
            "附件列有整改时限的，按时限办理；没有列明的，由责任单位提出。请于　　　　年　　月　　日前反馈整改情况。",
            "Keep the deadlines of the annex; where there is none, the department proposes one. Please reply by "
            "____ / __ / __.",
        ),
    )
    _say(made, Both("（三）附上佐证。", "(3) With evidence."), "Heading 2")
    _say(
        made,
        Both(
            "反馈时写明佐证材料的文号、台账名称或者存放地点，使人能够找来核对。",
            "Name the document, the ledger or the place of what shows it, so that anybody can look it up.",
        ),
    )


def _findings(made: _Paper) -> None:
    """The list of problems, across the sheet."""
    lay(made.document.sections[0], across=True)
    _say(
        made,
        Both(
            "{{ 单位 }}\n{{ 年度 }}年度法治政府建设年度报告核查问题清单",
            "{{ 单位 }}\nFindings in the {{ 年度 }} report on rule-of-law government",
        ),
        "Title",
    )
    _blank(made)
    _say(
        made,
        Both(
            "{% if 责任单位 %}责任单位：{{ 责任单位 }}　　{% endif %}"
            "共 {{ 问题数 }} 个问题{% if 问题构成 %}（{{ 问题构成 }}）{% endif %}　　"
            f"填表日期：{_DATE.zh}",
            "{% if 责任单位 %}Department: {{ 责任单位 }}   {% endif %}"
            "{{ 问题数 }} findings{% if 问题构成 %} ({{ 问题构成 }}){% endif %}   "
            f"Date: {_DATE.en}",
        ),
        letters=0,
        family=BODY,
        size=14,
    )
    _problems(made, "问题清单")
    _blank(made)
    _say(made, Both("说明：{{ 限度 }}{{ 依据说明 }}", "Note: {{ 限度 }} {{ 依据说明 }}"), "No Spacing")


def _opinion(made: _Paper) -> None:
    """The opinion: what was audited, the answer, the problems in sentences, and by what it can be checked again."""
    _head(made)
    _say(
        made,
        Both(
            "关于{{ 单位 }}\n{{ 年度 }}年度法治政府建设年度报告的核查意见",
            "Opinion on the {{ 年度 }} report on rule-of-law government\n{{ 单位 }}",
        ),
        "Title",
    )
    _blank(made)
    _when(made, "虚构", "{{ 虚构 }}")
    _say(made, Both("一、核查对象和方法", "1. What was audited, and how"), "Heading 1")
    _say(made, _same("{{ 核查对象 }}"))
    _say(made, _LIMIT)
    _say(made, Both("二、核查结论", "2. Conclusion"), "Heading 1")
    _say(made, _same("{{ 结论 }}"))
    _when(made, "复核情况", "{{ 复核情况 }}")
    _when(made, "整改情况", "{{ 整改情况 }}")
    _counts(made)
    _blank(made)
    with _block(made, "if 问题清单"):
        _say(made, Both("三、存在问题", "3. Findings"), "Heading 1")
        with _block(made, "for 级 in 按严重程度"):
            _of_severity(made)
    _signed(made)
    _blank(made)
    _say(made, Both("核查凭据", "Proof"), "No Spacing", family=HEI)
    with _block(made, "for 凭据 in 核查凭据"):
        _say(made, Both("{{ 凭据.名称 }}：{{ 凭据.内容 }}", "{{ 凭据.名称 }}: {{ 凭据.内容 }}"), "No Spacing")


def _of_severity(made: _Paper) -> None:
    """The findings of one severity: the light ones named together, the others one by one."""
    _say(
        made,
        Both(
            "（{{ 级.序 }}）{{ 级.严重程度 }}的问题 {{ 级.个数 }} 个",
            "({{ 级.序 }}) {{ 级.严重程度 }}: {{ 级.个数 }} findings",
        ),
        "Heading 2",
    )
    with _block(made, "if 级.轻"):
        _say(
            made,
            Both(
                "{{ 级.事项 }}。没有发生的，写明没有即可；其余见问题清单。",
                "{{ 级.事项 }}. Where none occurred, say so; for the others see the list of findings.",
            ),
        )
        _say(made, _same("{%p else %}"))
        with _block(made, "for 问题 in 级.问题"):
            _problem(made)


def _problem(made: _Paper) -> None:
    """One finding in sentences."""
    _told(
        made,
        Both("{{ 问题.序号 }}．{{ 问题.事项 }}。", "{{ 问题.序号 }}. {{ 问题.事项 }}. "),
        Both(
            "{{ 问题.要求 }}{{ 问题.存在问题 }}"
            "{% if 问题.原文 %}原文：{{ 问题.原文 }}。{% endif %}"
            "{% if 问题.首要依据 %}依据：{{ 问题.首要依据 }}。{% endif %}{{ 问题.怎么写 }}"
            "{% if 问题.责任单位 %}责任单位：{{ 问题.责任单位 }}。{% endif %}"
            "{% if 问题.整改时限 %}整改时限：{{ 问题.整改时限 }}。{% endif %}"
            "{% if 问题.复核 %}{{ 问题.复核 }}。{% endif %}",
            "{{ 问题.要求 }} {{ 问题.存在问题 }} "
            "{% if 问题.原文 %}Words: {{ 问题.原文 }}. {% endif %}"
            "{% if 问题.首要依据 %}Basis: {{ 问题.首要依据 }}. {% endif %}{{ 问题.怎么写 }} "
            "{% if 问题.责任单位 %}Department: {{ 问题.责任单位 }}. {% endif %}"
            "{% if 问题.整改时限 %}By when: {{ 问题.整改时限 }}. {% endif %}"
            "{% if 问题.复核 %}{{ 问题.复核 }}.{% endif %}",
        ),
    )


def _same(told: str) -> Both:
    """What stands in the form in either language."""
    return Both(told, told)


def _head(made: _Paper) -> None:
    """Number and signatory, left blank, above a red line."""
    from docx.shared import Mm  # noqa: PLC0415 - an extra, slow to load

    line = made.document.add_paragraph()
    indent(line, 0)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(_MIDDLE))
    line.add_run(pick(made.language, "　　　　〔　　　　〕　　号\t签发人：", "No. ____ [____] __\tSigned by:"))
    rule(line, "bottom", _RED, 16)
    _blank(made)


def _signed(made: _Paper) -> None:
    """Room for name, seal and day of who issues it."""
    _blank(made)
    _blank(made)
    for told in (Both("（印章）", "(seal)"), _DATE):
        line = made.document.add_paragraph(told.of(made.language))
        line.alignment = 2  # type: ignore[assignment]  # right
        indent(line, 0, behind=4)


def _across(made: _Paper) -> None:
    """What follows stands on turned sheets."""
    lay(made.document.add_section(), across=True)


def _problems(made: _Paper, which: str) -> None:
    """A table of problems, a row each."""
    _grid(made, _HEADS, f"{{%tr for 问题 in {which} %}}", frozenset((0, 5, 6)))
    with _block(made, f"if not {which}"):
        _say(made, Both("没有需要整改的问题。", "There is nothing to put right."))


def _counts(made: _Paper) -> None:
    """The table of domains: how many duties of each came to what."""
    _grid(made, _COUNTS, "{%tr for 领域 in 领域统计 %}", frozenset(range(len(_COUNTS))))


def _grid(made: _Paper, columns: Mapping[Both, tuple[int, str]], each: str, middle: frozenset[int]) -> None:
    """A table with a row for each of something; the columns in the `middle` are centred."""
    heads = [head.of(made.language) for head in columns]
    grid = table(made.document, heads, [wide for wide, _ in columns.values()], rows=3)
    _cell(grid, 1, 0, each)
    _cell(grid, 3, 0, "{%tr endfor %}")
    for at, (_, told) in enumerate(columns.values()):
        _cell(grid, 2, at, told, middle=at in middle)


def _cell(grid: Any, row: int, column: int, told: str, *, middle: bool = False) -> None:
    line = grid.cell(row, column).paragraphs[0]
    line.style = "No Spacing"
    grid.cell(row, column).vertical_alignment = 1
    if middle:
        line.alignment = 1
    line.add_run(told)


def _say(
    made: _Paper,
    told: Both,
    style: str = "Normal",
    *,
    letters: int | None = None,
    family: str = "",
    size: float = SIZE,
) -> None:
    """A paragraph; `letters` is how far its first line is indented where that is not its style's way."""
    line = made.document.add_paragraph(style=style)
    run = line.add_run(told.of(made.language))
    if family:
        font(run, family, None if style == "No Spacing" else size)
    if letters is not None:
        indent(line, letters)


@contextmanager
def _block(made: _Paper, told: str) -> Iterator[None]:
    """Paragraphs that are there if something is, or for each of something: `if 虚构`, `for 级 in 按严重程度`."""
    _say(made, _same(f"{{%p {told} %}}"))
    yield
    _say(made, _same(f"{{%p end{told.partition(' ')[0]} %}}"))


def _told(made: _Paper, first: Both, then: Both) -> None:
    """A paragraph whose first words name what it is about."""
    line = made.document.add_paragraph()
    font(line.add_run(first.of(made.language)), HEI)
    line.add_run(then.of(made.language))


def _when(made: _Paper, name: str, told: str) -> None:
    """A paragraph that is there only where something is told."""
    with _block(made, f"if {name}"):
        _say(made, _same(told))


def _blank(made: _Paper) -> None:
    made.document.add_paragraph()


_FORMS: Final[Mapping[str, Callable[[_Paper], None]]] = {
    "notice": _notice,
    "findings": _findings,
    "opinion": _opinion,
}
"""Every form, by the name of its file."""
