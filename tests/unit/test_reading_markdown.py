"""Markdown: its headings, rows and marks."""

import pytest

from fazhi.model.report import PassageKind
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
