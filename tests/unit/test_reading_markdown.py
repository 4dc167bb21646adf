"""Markdown: its headings, rows and marks."""

import pytest

from fazhi.model.errors import InputError
from fazhi.model.report import PassageKind
from fazhi.reading.document import DROP
from fazhi.reading.formats.markdown import check_marks, read_markdown
from fazhi.reading.formats.text import WRAPPED
from reading_helpers import of_kind, path_of, reading, words

TEXT = """# 高青县2022年法治政府建设工作报告

## 一、主要举措

### （一）**加强**领导

- 印发[《意见》](https://example.org/a_b)3件。
- 召开 *全县* 会议。

| 项目 | 数量 |
|---|---|
| 复议 | 12件 |

## 工作打算

**一是加强培训。**多办`讲座`。
"""


def test_headings_nest_by_their_depth() -> None:
    report = reading(TEXT, name="a.md")
    assert path_of(report, "印发") == ["一、主要举措", "（一）加强领导", "-"]
    assert [str(heading.step) for heading in report.headings if heading.level == 1] == ["一、主要举措", "工作打算"]


def test_marks_do_not_hinder_matching() -> None:
    normal = reading(TEXT, name="a.md").normal.text
    for phrase in ("加强领导", "印发《意见》3件。", "召开全县会议。", "复议，12件", "一是加强培训。多办讲座。"):
        assert phrase in normal


def test_offsets_point_into_the_untouched_markdown() -> None:
    report = reading(TEXT, name="a.md")
    assert of_kind(report, PassageKind.TITLE) == ["# 高青县2022年法治政府建设工作报告"]
    assert of_kind(report, PassageKind.ROW)[-1] == "| 复议 | 12件 |"
    assert words(report, report.passages[-2]) == "**一是加强培训。**"


def test_a_name_without_the_suffix_is_plain_text() -> None:
    assert "*全县*" in reading(TEXT).normal.text


TITLE = "# 云岭县人民政府2022年度法治政府建设情况报告"
HEAD = f"{TITLE}\n\n## 一、主要工作\n\n"


def shown(text: str) -> list[tuple[str, str]]:
    """Kind of every passage below the title and the first heading, and how matching sees it."""
    report = reading(HEAD + text, name="a.md")
    normal = report.normal
    return [
        (item.kind, normal.text[normal.to_normal(item.start) : normal.to_normal(item.end)].strip("，"))
        for item in report.passages[2:]
    ]


@pytest.mark.parametrize("rule", ["--- | ---", ":--|--:", "|---|---|"])
def test_the_rule_of_a_table_goes_with_its_head(rule: str) -> None:
    rows = [(PassageKind.ROW, "类别，件数"), (PassageKind.ROW, "处罚，12")]
    assert shown(f"类别 | 件数\n{rule}\n处罚 | 12\n\n办理3件。") == [*rows, (PassageKind.SENTENCE, "办理3件。")]


def test_what_only_holds_a_bar_is_no_table() -> None:
    assert shown("甲 | 乙\n丙 | 丁") == [(PassageKind.SENTENCE, "甲|乙"), (PassageKind.SENTENCE, "丙|丁")]


@pytest.mark.parametrize(("line", "depth"), [("====", 1), ("----", 2)])
def test_a_line_that_is_underlined_is_a_heading(line: str, depth: int) -> None:
    text = f"# 云岭县人民政府2022年度法治政府建设情况报告\n\n主要工作\n{line}\n\n办理3件。"
    report = reading(text, name="a.md")
    assert path_of(report, "办理3件") == ["主要工作"]
    assert of_kind(report, PassageKind.HEADING) == ["主要工作"]
    assert shown(f"办理4件。\n{line}\n办理3件。")[0] == (PassageKind.SENTENCE, "办理4件。")


def test_blanks_behind_the_signs_make_no_heading_deeper() -> None:
    report = reading(f"{TITLE}\n\n##     主要工作\n\n推进。\n\n### 培训情况\n\n办理3件。", name="a.md")
    assert path_of(report, "办理3件") == ["主要工作", "培训情况"]


def test_a_heading_that_is_underlined_stays_as_deep_as_its_signs_say() -> None:
    report = reading(f"{TITLE}\n\n## 主要工作\n\n推进。\n\n### 培训情况\n====\n\n办理3件。", name="a.md")
    assert path_of(report, "办理3件") == ["主要工作", "培训情况"]


READ = {
    "a table whose lines end as on old machines": (
        "类别 | 件数\r--- | ---\r处罚 | 12\r\r办 | 理。",
        ["=类别 ， 件数", "=处罚 ， 12", "办 | 理。"],
    ),
    "a table below two blank lines": (
        "审核。\r\n\r\n类别 | 件数\r\n--- | ---\r\n处罚 | 12",
        ["审核。", "=类别 ， 件数", "=处罚 ， 12"],
    ),
    "no table with a blank line within": ("类别 | 件数\n\n--- | ---\n处罚 | 12", ["类别 | 件数", "处罚 | 12"]),
    "nor with one of other ends": ("类别 | 件数\n\r\n--- | ---\n处罚 | 12", ["类别 | 件数", "处罚 | 12"]),
    "nor with one of old machines": ("类别 | 件数\r\r--- | ---\r处罚 | 12", ["类别 | 件数", "处罚 | 12"]),
    "nor without a bar in its head": ("类别\n|---|\n处罚", ["类别", "处罚"]),
    "a table of one column": ("| 项目 |\n|---|\n| 复议 |\n办理。", ["= 项目 ", "= 复议 ", "办理。"]),
    "a row without a table": ("| 复议 | 12件 |\n\n| 办理3件。", ["= 复议 ， 12件 ", "| 办理3件。"]),
    "a row of one cell without a table": ("| 复议 |\n\n| 审核", ["= 复议 ", "| 审核"]),
    "a table in a quotation": (
        "> | 复议 | 件 |\n> |---|---|\n> | 简易 | 2 |\n>\n> 办理。",
        ["= 复议 ， 件 ", "= 简易 ， 2 ", "办理。"],
    ),
    "an empty quotation at the end": ("> 办理3件。\n\n>", ["办理3件。"]),
    "rows of tags on lines of their own": (
        "表：<table>\n<tr>\n<td>类别</td>\n<td>件数</td>\n</tr>\n<tr>\n<td>处罚</td>\n<td>12</td></tr>\n"
        "<tr><td>复议</td>\n<td>2</td></tr>\n<tr>\n<td>诉讼</td>\n</tr>\n</table>\n办理。",
        ["表：", "=类别，件数", "=处罚，12", "=复议，2", "=诉讼", "办理。"],
    ),
    "rows of tags on one line": (
        "表： <table><tr><td>类别</td> <td>件数</td></tr> <tr><th>处罚</th><td>12</td></tr></table>不含简易。\n审核。",
        ["表： ", "=类别，件数", "=处罚，12", "不含简易。", "审核。"],
    ),
    "an empty cell at the end": ("| 处罚 ||\n", ["= 处罚 ，"]),
    "blank lines in a cell": ("<tr>\n<td>类别\n\n合计</td>\n</tr>\n办理。", ["=类别合计", "办理。"]),
    "a row of tags that is indented": ("  <tr>\n<td>类别</td>\n</tr>", ["=类别"]),
    "headings that are closed": (
        "## 其他 ##\n\n办理 ##\n\n> ## 问题 {#p}\n\n不足。",
        ["##其他", "办理 ##", "##问题", "不足。"],
    ),
    "an item above a rule": ("- 印发文件\n---\n办理。", ["- 印发文件", "办理。"]),
    "an item by another sign above a rule": ("+ 印发文件\n---\n办理。", ["+ 印发文件", "办理。"]),
    "a number above a rule": ("1. 印发文件\n---\n办理。", ["##1. 印发文件", "办理。"]),
    "a rule above a rule": ("***\n---\n___\n---\n办理。", ["办理。"]),
    "a quotation above a rule": ("> 其他\n---\n办理。", ["其他", "办理。"]),
    "a rule in a quotation": ("其他\n> ---\n> 办理。", ["其他", "办理。"]),
    "a heading in a quotation": ("> 其他\n> ---\n> 办理。", ["##其他", "办理。"]),
    "headings by lines below them": (
        "**其他**\n====\n审核。\n\n问题\n----\n不足。",
        ["#其他", "审核。", "##问题", "不足。"],
    ),
    "code": ("```\n**12**\n```\n\n**办理**。", ["**12**", "办理。"]),
    "code within more signs": ("````\n```\n**12**\n````\n\n**办理**。", ["```", "**12**", "办理。"]),
    "code within other signs": ("~~~ c\n```\n**12**\n~~~\n\n**办理**。", ["```", "**12**", "办理。"]),
    "code within which it seems to begin": ("```\n```c\n**12**\n```\n\n**办理**。", ["```c", "**12**", "办理。"]),
    "code closed by more signs": ("```\n**12**\n`````\n\n**办理**。", ["**12**", "办理。"]),
    "lines of code below each other": ("```\n其他\n----\n```\n办理。", ["其他", "----", "办理。"]),
    "code within a line": ("```办理```3件。\n\n**审核**。", ["办理3件。", "审核。"]),
    "a text that was copied whole": (
        "```Markdown\n## 其他\n\n**办理**。\n```\n\n**审核**。",
        ["##其他", "办理。", "审核。"],
    ),
    "how a form is to be filled in": (
        "办理。\n\n公开。\n\n> 填写说明：按实际填写。\n> 不超过100字。\n> 可以另附。\n\n审核。",
        ["办理。", "公开。", "填写说明：按实际填写。\n> 不超过100字。\n> 可以另附。", "审核。"],
    ),
    "a quotation of two lines": ("> 办理3件。\n> 审核2件。", ["办理3件。", "审核2件。"]),
    "front matter behind signs": (
        "% 报告\n% 云岭县 \n% 2023年\n\n办理。",
        ["报告", "云岭县", "2023年", "办理。"],
    ),
    "front matter in YAML": (
        "---\ntitle: '报告' # 稿\nother: 甲\nauthor : 云岭县\ndate:\n---\n办理。",
        ["title:报告", "author :云岭县", "date:", "办理。"],
    ),
    "values of several lines in YAML": (
        "---\ntitle: >-\n  云岭县\n  报告\nauthor: |\n  云岭县\ndate: >\n---\n办理。",
        ["title:云岭县报告", "author:云岭县", "date:", "办理。"],
    ),
    "front matter in JSON": ('{\n  "title": "报告",\n  "x": 1\n}\n办理。', ["title :报告", "办理。"]),
    "figures in emphasis": ("印发_3_件、__12__份。", ["印发3件、12份。"]),
    "words that are struck out": ("办~~4~~3件。", ["办3件。"]),
    "a tag": ("#标签 办理。\n\n##其他", ["#标签 办理。", "##其他"]),
    "remarks": ("%%草稿%%\n\n办理%%核%%3件。\n\n::: {.note}\n审核。\n:::", ["办理3件。", "审核。"]),
}
"""Texts, and their lines without what is hidden from matching; # before a heading as often as deep, = before a row."""


@pytest.mark.parametrize("name", READ)
def test_its_marks_make_lines_headings_and_rows_and_are_not_seen(name: str) -> None:
    text, lines = READ[name]
    document = read_markdown(text)
    seen = list(text)
    for mask in document.masks:
        seen[mask.start : mask.end] = [mask.filler.replace(DROP, ""), *[""] * (mask.end - mask.start - 1)]
    found = [("#" * block.depth + "=" * block.row, "".join(seen[block.start : block.end])) for block in document.blocks]
    assert [mark + line for mark, line in found if line] == lines


FIRST = {
    "**（一）**加强": "（一）**加强",
    "__1.__ 加强": "1.__ 加强",
    "\\(一\\)加强": "(一\\)加强",
    "## *（一）加强*": "（一）加强*",
    "> **（一）加强": "（一）加强",
    "* 加强": "* 加强",
    "> * 加强": "* 加强",
    "***": "*",
    ">": ">",
}
"""Lines, and what their numbers are looked for in."""


@pytest.mark.parametrize("line", FIRST)
def test_a_line_begins_behind_its_marks(line: str) -> None:
    assert line[read_markdown(line).blocks[0].first :] == FIRST[line]


def test_lines_that_are_broken_by_hand_are_told_of() -> None:
    line = "全年组织行政执法人员参加法律知识培训和考试，评查行政执法案卷，"
    assert [notice.zh for notice in read_markdown(f"{line}\n" * 8 + "办理。").notices] == [WRAPPED.zh]
    assert not read_markdown("办理。\n").notices


def test_a_text_of_too_many_marks_is_refused() -> None:
    check_marks("*" * 500_000, "a.md")
    with pytest.raises(InputError, match=r"50 万处[^\0]*500,000"):
        check_marks("*" * 500_000 + "_", "a.md")


MATTERS = {
    "a list in YAML before the title": "---\ntags:\n[甲, 乙]\ntitle: {}\n---\n",
    "names in quotes": "---\n'title': '{}'\n---\n",
    "TOML, before its tables": "+++\ntitle = '{}'\n[params]\ntitle = '别的'\n+++\n",
    "JSON": '{{\n  "title": "{}",\n  "draft": false\n}}\n',
}


@pytest.mark.parametrize("name", MATTERS)
def test_the_title_is_read_from_front_matter_of_every_kind(name: str) -> None:
    title = "云岭县人民政府2022年度法治政府建设情况报告"
    report = reading(f"{MATTERS[name].format(title)}\n## 一、主要工作\n\n办理3件。", name="a.md")
    assert report.title == title
    assert not any("别的" in words(report, passage) for passage in report.passages)


def test_front_matter_is_underlined_by_its_end_and_no_heading() -> None:
    report = reading(f"---\ntitle: x\nauthor: 云岭县\n---\n\n{HEAD}办理3件。", name="a.md")
    assert [str(item.step) for item in report.headings] == ["一、主要工作"]
    assert report.title == "云岭县人民政府2022年度法治政府建设情况报告"


def test_a_comment_of_several_lines_is_not_seen() -> None:
    assert "".join(words for _, words in shown("办理<!-- 草稿\n待核实 -->3件。<!-- 未完")) == "办理3件。<!--未完"


def test_the_mark_of_a_footnote_is_not_seen() -> None:
    assert shown("办理3件[^1]。\n\n[^1]: 数据截至年底。") == [
        (PassageKind.SENTENCE, "办理3件。"),
        (PassageKind.SENTENCE, "数据截至年底。"),
    ]


@pytest.mark.parametrize("box", ["- [ ]", "* [x]", "1. [ ]", "（1）□", "□"])
def test_an_item_of_a_check_list_is_no_heading(box: str) -> None:
    told = [kind for kind, _ in shown(f"{box} 编制目录\n\n{box} 修订制度\n\n全年办理。")]
    assert told == [PassageKind.SENTENCE] * 3
