"""Markdown: its headings, rows and marks."""

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
