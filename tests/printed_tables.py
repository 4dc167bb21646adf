"""Tables that tests print: with a grid, with level lines, with none; and pages of text that are no tables."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pylopdf_fonts_zh_cn
import typst

FONTS = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
TITLE = "青河县司法局2024年度法治政府建设情况报告"
_HEAD = (
    '#set page(paper: "a4", margin: 72pt)\n#set text(font: "Noto Serif SC", size: {size}pt, lang: "zh")\n'
    "#set smartquote(enabled: false)\n#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n"
)
BEFORE = "2024年，我局坚持依法行政，办理行政复议案件十二件，全部按期办结，现将有关情况列表报告如下，请审阅并提出意见。"
AFTER = "以上数据截至2024年12月底，由各科室报送，经办公室汇总核对后公布，存在的不足主要是培训的针对性不强。"


class Cell(NamedTuple):
    """A cell over several rows or columns."""

    words: str
    rows: int = 1
    columns: int = 1


Rows = Sequence[Sequence[str | Cell]]


class Printed(NamedTuple):
    """A table and how it is set."""

    rows: Rows
    columns: str
    """Widths as typst takes them."""
    align: str = "left + top"
    size: float = 12


_LONG = "全年组织执法人员参加专题培训和法律知识考试，覆盖全部持证人员，考试合格率达到百分之百"
_LONGER = "建立行政执法案卷评查制度，由法制机构牵头，每半年评查一次，对发现的问题逐项列出清单，限期整改并在全县通报"
TABLES = {
    "two years": Printed(
        [["类别", "2023年", "2024年"], ["行政处罚（件）", "12", "15"], ["行政检查（次）", "140", "162"],
         ["行政许可（件）", "1,205", "1,318"]],
        "(1fr, 1fr, 1fr)", "center + horizon",
    ),
    "figures at the right": Printed(
        [["项目", "数量", "单位", "同比"], ["规范性文件", "8", "件", "+3"], ["合同审查", "45", "份", "-2"],
         ["法律顾问", "3", "名", "0"], ["听证会", "1", "场", "+1"]],
        "(2fr, 1fr, 1fr, 1fr)", "right",
    ),
    "a label over rows": Printed(
        [["领域", "事项", "件数"], [Cell("执法", 2), "行政处罚", "12"], ["行政检查", "140"],
         [Cell("复议", 2), "受理案件", "10"], ["审结案件", "9"]],
        "(1fr, 2fr, 1fr)", "center + horizon",
    ),
    "a label over three rows": Printed(
        [["领域", "事项", "件数"], [Cell("执法", 3), "行政处罚", "12"], ["行政检查", "140"], ["行政强制", "2"],
         ["复议", "受理案件", "10"]],
        "(1fr, 2fr, 1fr)", "center + horizon",
    ),
    "a label at the top of its rows": Printed(
        [["领域", "事项", "件数"], [Cell("执法", 3), "行政处罚", "12"], ["行政检查", "140"], ["行政强制", "2"],
         [Cell("复议", 2), "受理案件", "10"], ["审结案件", "9"]],
        "(1fr, 2fr, 1fr)",
    ),
    "years over columns": Printed(
        [[Cell("事项", 2), Cell("2023年", 1, 2), Cell("2024年", 1, 2)], ["件数", "金额", "件数", "金额"],
         ["行政处罚", "12", "30", "15", "42"], ["行政强制", "2", "1", "3", "5"], ["行政征收", "7", "66", "8", "71"]],
        "(2fr, 1fr, 1fr, 1fr, 1fr)", "center + horizon",
    ),
    "long cells": Printed(
        [["序号", "事项", "完成情况"], ["1", "人员培训", _LONG], ["2", "案卷评查", _LONGER], ["3", "文件清理", "已完成"]],
        "(1fr, 2fr, 6fr)", "left + horizon",
    ),
    "long cells from the top": Printed(
        [["序号", "事项", "完成情况"], ["1", "人员培训", _LONG], ["2", "案卷评查", _LONGER], ["3", "文件清理", "已完成"]],
        "(1fr, 2fr, 6fr)",
    ),
    "two long columns": Printed(
        [["事项", "措施", "成效"], ["培训", _LONG, "合格率百分之百，覆盖全部持证人员"], ["评查", _LONGER, "发现问题六项，全部整改"]],
        "(1fr, 4fr, 3fr)",
    ),
    "empty cells": Printed(
        [["事项", "已完成", "未完成", "备注"], ["制定办法", "√", "", ""], ["组织培训", "", "√", "延至明年"],
         ["案卷评查", "√", "", "四十卷"]],
        "(2fr, 1fr, 1fr, 2fr)", "center + horizon",
    ),
    "two columns": Printed(
        [["指标", "数值"], ["行政复议案件", "12件"], ["行政应诉案件", "5件"], ["负责人出庭率", "100%"], ["败诉案件", "0件"]],
        "(1fr, 1fr)",
    ),
    "a row over all columns": Printed(
        [["事项", "责任单位", "进度"], [Cell("一、制度建设", 1, 3)], ["制定办法", "法规科", "已完成"],
         ["清理文件", "办公室", "已完成"], [Cell("二、执法监督", 1, 3)], ["案卷评查", "监督科", "未完成"], ["执法检查", "监督科", "已完成"]],
        "(1fr, 1fr, 1fr)",
    ),
    "small print": Printed(
        [["执法主体", "处罚", "许可", "检查", "强制", "征收"], *[[f"{name}局", *row] for name, row in (
            ("公安", ("210", "1,024", "3,311", "12", "0")), ("市场监管", ("56", "2,210", "870", "0", "0")),
            ("自然资源", ("8", "132", "97", "1", "4")), ("生态环境", ("11", "45", "203", "2", "1")))]],
        "(3fr, 1fr, 1fr, 1fr, 1fr, 1fr)", "center", 9,
    ),
    "wide blanks": Printed(
        [["单位", "学法次数", "参加人次"], ["办公室", "6", "120"], ["法规科", "12", "96"], ["监督科", "8", "88"]],
        "(40%, 30%, 30%)",
    ),
}  # fmt: skip
STYLES = {
    "grid": "stroke: 0.5pt, inset: 5pt",
    "level lines": "stroke: (x: none, y: 0.5pt), inset: 5pt",
    "three lines": "stroke: none, inset: 5pt",
    "no lines": "stroke: none, inset: 5pt",
    "no lines and no room": "stroke: none, inset: (x: 5pt, y: 3.87pt)",
}


def printed_table(table: Printed, style: str, around: bool = True) -> bytes:
    """A PDF of a report with a table in it."""
    cells, high = [], 0
    for row in table.rows:
        for cell in row:
            held = cell if isinstance(cell, Cell) else Cell(cell)
            cells.append(f"table.cell(rowspan: {held.rows}, colspan: {held.columns})[{_escaped(held.words)}]")
        high += 1
    lines = ""
    if style == "three lines":
        head = max(held.rows if isinstance(held, Cell) else 1 for held in table.rows[0])
        lines = f"table.hline(y: 0), table.hline(y: {head}, stroke: 0.5pt), table.hline(y: {high}), "
    body = (
        f"#[#set par(first-line-indent: 0em, justify: false)\n#table(columns: {table.columns}, align: {table.align}, "
        f"{STYLES[style]}, {lines}{', '.join(cells)})]"
    )
    text = [f"#align(center)[#text(size: 1.2em)[{_escaped(TITLE)}]]"]
    text += [_escaped(BEFORE), body, _escaped(AFTER)] if around else [body]
    return typst.compile((_HEAD.format(size=table.size) + "\n\n".join(text)).encode(), font_paths=[FONTS])


def expected(table: Printed) -> list[list[str]]:
    """The words of each row, a label merged over rows in each, one over columns followed by empty cells."""
    grid: dict[tuple[int, int], str] = {}
    wide = 0
    for number, row in enumerate(table.rows):
        at = 0
        for cell in row:
            held = cell if isinstance(cell, Cell) else Cell(cell)
            while (number, at) in grid:
                at += 1
            for down in range(held.rows):
                for over in range(held.columns):
                    grid[number + down, at + over] = "" if over else held.words
            at += held.columns
        wide = max(wide, max(column for line, column in grid if line == number) + 1)
    return [[grid.get((number, at), "") for at in range(wide)] for number in range(len(table.rows))]


_P = "县政府常务会议专题学习法律法规，研究部署法治政府建设工作，听取执法监督情况汇报，审议规范性文件草案"
PROSE = {
    "two columns": f"#columns(2)[{(_P + '。') * 18}]",
    "two columns of short paragraphs": "#columns(2)[" + "\n\n".join(f"{_P[at:at + 24]}。" for at in range(0, 20)) + "]",
    "two columns with headings": "#columns(2)["
    + "\n\n".join(f"{mark}、{_P[at:at + 9]}\n\n{_P}。{_P[::-1]}。" for at, mark in enumerate("一二三四五六"))
    + "]",
    "three columns": f"#set text(size: 9pt)\n#columns(3, gutter: 18pt)[{(_P + '。') * 40}]",
    "columns side by side": f"#grid(columns: (1fr, 1fr), gutter: 20pt, [{(_P + '。') * 5}], [{(_P + '，') * 6}])",
    "a list with wide numbers": "\n\n".join(
        f"#grid(columns: (36pt, 1fr), [{at}.], [{_P * 2}。])" for at in range(1, 7)
    ),
    "a short list with wide numbers": "\n\n".join(
        f"#grid(columns: (36pt, 1fr), [（{mark}）], [{_P[at * 3:at * 3 + 18]}。])" for at, mark in enumerate("一二三四五六")
    ),
    "chapters and pages": "\n\n".join(
        f"#grid(columns: (1fr, auto), [{mark}、{_P[at * 4:at * 4 + 8]}], [{at + 1}])" for at, mark in enumerate("一二三四五")
    )
    + f"\n\n{_P}。",
    "one column": "\n\n".join([f"{_P}。"] * 8),
    "items": "\n\n".join(f"{mark}是{_P[at * 2:at * 2 + 30]}。" for at, mark in enumerate("一二三四五六七八")),
    "a signature": f"{_P}。\n\n#align(right)[青河县司法局]\n\n#align(right)[2025年1月20日]",
    "two columns under a line": f"#line(length: 100%)\n#columns(2)[{(_P + '。') * 10}]\n#line(length: 100%)",
}  # fmt: skip


def printed_prose(name: str) -> bytes:
    """A PDF of a report without tables."""
    text = f"#align(center)[#text(size: 1.2em)[{TITLE}]]\n\n{PROSE[name]}"
    return typst.compile((_HEAD.format(size=12) + text).encode(), font_paths=[FONTS])


def prose(name: str) -> str:
    """Its words in the order in which they are read, without blanks."""
    return "".join(re.findall(r"[㐀-鿿]", re.sub(r"#\w+", "", PROSE[name])))


def _escaped(words: str) -> str:
    return re.sub(r"([\\#$*_`@<>\[\]~/=+\-])", r"\\\1", words)
