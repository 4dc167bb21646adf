"""Small faults of reading met in the field: items that count something, what pages leave behind, task lists."""

import pytest

from fazhi.model.report import PassageKind
from reading_helpers import reading, words

HEAD = "云岭县人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n"


def kinds(text: str, name: str = "报告.txt") -> list[tuple[PassageKind, str]]:
    report = reading(HEAD + text, name=name)
    return [(item.kind, words(report, item)) for item in report.passages][2:]


@pytest.mark.parametrize(
    "unit", ["卷", "台", "册", "本", "例", "学时", "课时", "堂", "部", "批", "人次", "辆", "张", "次", "件"]
)
@pytest.mark.parametrize("mark", ["（{}）", "{}. ", "{}、"])
def test_an_item_that_counts_something_is_a_sentence_whatever_it_counts_by(unit: str, mark: str) -> None:
    items = [f"{mark.format(number)}评查案卷{number}0{unit}" for number in ("一二三" if "（" in mark else "123")]
    items = [item.replace("一0", "10").replace("二0", "20").replace("三0", "30") for item in items]
    assert [kind for kind, _ in kinds("\n".join(items))] == [PassageKind.SENTENCE] * 3


@pytest.mark.parametrize("lead", ["打造三支队伍", "公布四张清单", "开展两本证书清理", "办理建议10件"])
def test_an_item_with_something_told_under_it_is_a_heading_still(lead: str) -> None:
    found = kinds(f"（一）{lead}\n全年认真办理。\n（二）加强监督\n接受人大监督。\n")
    assert found[0] == (PassageKind.HEADING, f"（一）{lead}")


@pytest.mark.parametrize("entity", ["&nbsp;", "&ensp;", "&emsp;", "&#160;", "&ldquo;"])
def test_what_a_page_leaves_behind_is_not_seen(entity: str) -> None:
    report = reading(f"{HEAD}组织集体学法6{entity}次，办理建议3件。\n")
    assert "学法6次" in report.normal.text
    assert entity in report.text
    assert words(report, report.passages[-1]) == f"组织集体学法6{entity}次，办理建议3件。"


def test_what_only_looks_like_one_stays() -> None:
    assert "甲&乙；丙" in reading(f"{HEAD}与甲&乙;丙签约。\n").normal.text


def test_an_item_of_a_task_list_is_a_sentence_ticked_or_not() -> None:
    found = kinds("- [x] 评查案卷40卷\n- [ ] 编制重大行政决策事项目录\n", "报告.md")
    assert [kind for kind, _ in found] == [PassageKind.SENTENCE] * 2


SOURCE = {
    "&mdash;&mdash;": "——",
    "&hellip;": "…",
    "&amp;nbsp;": "",
    "&#50;": "2",
    "&#x38;": "8",
    "&#27861;": "法",
    "&ge;": "≥",
    "&times;": "×",
    "<br/>": "",
    "<strong>": "",
    '<span style="x">': "",
    '<a href="?a=1&amp;b=2">': "",
}


@pytest.mark.parametrize("left", SOURCE)
def test_what_a_source_writes_is_read_as_what_a_page_shows(left: str) -> None:
    report = reading(f"{HEAD}组织学习{left}次，办理建议3件。\n")
    assert f"组织学习{SOURCE[left]}次，办理建议3件。" in report.normal.text
    assert words(report, report.passages[-1]) == f"组织学习{left}次，办理建议3件。"


@pytest.mark.parametrize("kept", ["甲&乙;丙", "A&B;C", "a<b和c>d", "见<p1>表", "&foo;", "R&D;投入"])
def test_what_is_no_source_of_a_page_stays(kept: str) -> None:
    assert kept[:2].lower() in reading(f"{HEAD}说明{kept}。\n").normal.text


def test_a_heading_behind_tags_and_blanks_of_a_source_is_one() -> None:
    text = (
        HEAD.partition("\n")[0]
        + "\n<p>一、主要举措</p>\n<p>评查案卷3卷。</p>\n&nbsp;&nbsp;二、存在的不足\n力量不足。\n"
    )
    assert [str(item.step) for item in reading(text).headings] == ["一、主要举措", "二、存在的不足"]


@pytest.mark.parametrize("name", ["报告.txt", "报告.md"])
def test_a_comment_is_no_text(name: str) -> None:
    report = reading(f"{HEAD}评查案卷3卷。\n<!-- 聘请顾问\n二、不足\n-->\n组织学习2次。\n", name=name)
    assert not [item for item in report.passages if "顾问" in words(report, item)]
    assert len(report.headings) == 1
    assert "<!--" in reading(f"{HEAD}评查案卷3卷。<!-- 没有写完\n", name=name).text


LISTS = [
    ["1.窗口人手紧缺", "2.培训办法陈旧"],
    ["（一）补齐窗口人手", "（二）修订培训办法", "（三）用好执法平台"],
    ["一是窗口人手紧缺", "二是培训办法陈旧"],
    ["● 评查案卷 30 卷", "● 培训骨干 210 人次"],
]


@pytest.mark.parametrize("items", LISTS)
def test_items_that_tell_all_there_is_are_sentences_though_no_stop_ends_them(items: list[str]) -> None:
    assert [kind for kind, _ in kinds("\n".join(items))] == [PassageKind.SENTENCE] * len(items)


def test_a_paragraph_behind_a_whole_list_does_not_make_its_items_headings() -> None:
    items = ["1.窗口人手紧缺", "2.培训办法陈旧", "3.平台用得少"]
    assert {kind for kind, _ in kinds("\n".join([*items, "以上各点都已列入整改。"]))} == {PassageKind.SENTENCE}


def test_items_with_something_told_under_them_stay_headings() -> None:
    text = "1.补齐窗口人手\n招录4人。\n2.修订培训办法\n印发新办法。\n3.用好执法平台\n全员上线。\n"
    assert [kind for kind, _ in kinds(text)] == [PassageKind.HEADING, PassageKind.SENTENCE] * 3
