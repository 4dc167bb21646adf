"""Tables of contents are left out in every format, told by head, page numbers and the headings that come again."""

from pathlib import Path

import pytest

from fazhi.model.report import Report
from fazhi.reading import read, read_text
from fazhi.reading.formats.contents import contents
from word_files import document, p, told, word_file

TITLE = "红叶县人民政府2023年度法治政府建设情况报告"
HEADS = ("一、工作开展情况", "（一）规范决策", "（二）规范执法", "二、当前存在的主要问题", "三、下步计划")
BODY = (
    "根据有关规定，现将情况报告如下。",
    HEADS[0],
    "受理信访27件，全部办结。",
    HEADS[1],
    "公布重大行政决策事项目录，列入事项6项。",
    f"{HEADS[2]}。评查行政执法案卷420卷。",
    HEADS[3],
    "用得还不熟练，根源是骨干人员流动快。",
    HEADS[4],
    "继续压缩办事时限。",
    "红叶县人民政府",
    "2024年2月4日",
)
FORMS = {
    "blank": "{} {}",
    "tab": "{}\t{}",
    "ellipses": "{}………………{}",
    "dots": "{}............{}",
    "spread dots": "{} . . . . . . {}",
    "middle dots": "{}··········{}",
    "rule": "{}______{}",
    "brackets": "{}............（{}）",
    "dashes": "{}…… - {} -",
    "第几页": "{}  第{}页",
    "on the next line": "{}\n{}",
    "in a list": "- {} {}",
}
LIST_HEADS = ("目录", "目　录", "目 次", "目录：", "## 目录", "CONTENTS", "目录 Contents")


def listed(form: str) -> str:
    return "\n".join(form.format(head, at) for at, head in enumerate(HEADS, 2))


def text(listing: str, head: str) -> str:
    return "\n".join([TITLE, *([head] if head else []), listing, *BODY]) + "\n"


def heads(report: Report) -> list[str]:
    return [str(item.step) for item in report.headings]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["报告.txt", "报告.docx"])
def test_a_table_of_contents_is_not_the_outline(form: str, name: str, tmp_path: Path) -> None:
    words = text(listed(FORMS[form]), "目　录")
    if name.endswith(".txt"):
        report = read_text(words, name=name)
    else:
        body = "".join(p(line.replace("\t", "</w:t><w:tab/><w:t>")) for line in words.split("\n")[1:])
        report = read(word_file(tmp_path, document(body, title=TITLE)))
    assert heads(report) == list(HEADS)
    assert report.title == TITLE
    assert "目录未读入" in told(report)
    assert "目　录" not in report.text


@pytest.mark.parametrize("head", LIST_HEADS)
def test_it_is_told_by_any_head(head: str) -> None:
    assert heads(read_text(text("\n".join(HEADS), head), name="报告.txt")) == list(HEADS)


@pytest.mark.parametrize("form", ["{}............（{}）", "{}…………{}", "{}\t{}", "{}"])
def test_without_a_head_it_is_told_by_dots_or_by_headings_that_come_again(form: str) -> None:
    assert heads(read_text(text(listed(form), ""), name="报告.txt")) == list(HEADS)


LISTED_ONLY = ("一、规范决策的做法", "二、规范执法的做法", "三、化解纠纷的做法")
"""Entries that no heading of the text repeats."""


@pytest.mark.parametrize(
    ("form", "again", "gone"),
    [
        ("{}…………{}", 1, True),
        ("{}...{}", 1, True),
        ("{}...{}", 0, False),  # figures behind dots
        ("{}..{}", 1, False),  # two dots lead nowhere
        ("{} {}", 1, False),
        ("{}\t{}", 6, True),
        ("{}\t{}", 5, False),
    ],
)
def test_without_a_head_dots_need_one_heading_that_comes_again_and_pages_two_of_three(
    form: str, again: int, gone: bool
) -> None:
    entries = [*HEADS, "结语"][:again] + list(LISTED_ONLY)
    lines = [TITLE, *(form.format(entry, at) for at, entry in enumerate(entries, 2)), *BODY, "结语", "谢谢。"]
    assert contents(lines) == (set(range(1, len(entries) + 1)) if gone else set())


@pytest.mark.parametrize(("head", "gone"), [("主要工作", True), ("老做法", False)])
def test_a_heading_of_four_characters_is_known_by_how_a_line_begins(head: str, gone: bool) -> None:
    listing = [f"{entry}…………{at}" for at, entry in enumerate((head, *LISTED_ONLY[:2]))]
    assert contents([TITLE, *listing, f"{head}：受理信访27件。"]) == ({1, 2, 3} if gone else set())


def test_a_heading_is_known_without_its_number() -> None:
    listing = [f"{head.lstrip('（一二三）、')}…………{at}" for at, head in enumerate(HEADS, 2)]
    assert contents([TITLE, *listing, *BODY]) == set(range(1, 1 + len(HEADS)))


def test_chapters_on_one_page_are_entries_all_the_same() -> None:
    listing = [f"{head}\t{page}" for head, page in zip(HEADS, (1, 1, 2, 2, 2), strict=True)]
    for head in (["目录"], []):
        lines = [TITLE, *head, *listing, *BODY]
        assert contents(lines) == set(range(1, 1 + len(head) + len(HEADS)))


def test_entries_of_two_lines_each_are_entries_too() -> None:
    heads = ("一、关于主要工作开展情况", "二、关于存在的主要问题")
    listing = [f"{head[:6]}\n{head[6:]} {page}" for head, page in zip(heads, (2, 5), strict=True)]
    lines = "\n".join([TITLE, "目录", *listing, heads[0], BODY[2], heads[1], BODY[7]]).split("\n")
    assert contents(lines) == set(range(1, 6))


LISTS = {
    "two entries under a head": (["目录", f"{HEADS[0]}\t1", f"{HEADS[3]}\t2"], 3),
    "pages in Roman numerals before others": (["前言\ti", "说明\tii", *(f"{head}\t1" for head in HEADS)], 7),
    "pages behind which others begin anew": (["目录", *(f"{head}\t5" for head in HEADS), "附件\t4"], 6),
    "figures after it that fall": ([*(f"{head}\t5" for head in HEADS), "评查案卷 4"], 5),
    "a line of figures longer than any entry": (["目录", *(f"{head} 2" for head in HEADS), f"{'案卷' * 60} 3"], 6),
    "an entry that says a sentence, with dots": (["目录", *(f"{head} 2" for head in HEADS), "办得怎样？……… 3"], 7),
    "a sentence that comes again": (["目录", *(f"{head} 2" for head in HEADS), "继续压缩办事时限。"], 6),
    "three of seven with dots, one that comes again": (
        [*(f"{head}…………1" for head in (HEADS[0], "甲事", "乙事")), *(f"{what}事 2" for what in "丙丁戊己")],
        0,
    ),
    "one entry under a head": (["目录", f"{HEADS[0]}\t1"], 0),
    "another list behind a line that is no entry": (
        ["目录", *(f"{head}\t5" for head in HEADS), "现报告如下。", *(f"{head}\t5" for head in HEADS)],
        6,
    ),
    "a head framed by a rule": ([f"{'*' * 30}目录{'*' * 30}", *HEADS], 6),
}
"""The lines at the top, and how many of them are a table of contents."""


@pytest.mark.parametrize("name", LISTS)
def test_it_ends_where_its_entries_end(name: str) -> None:
    listing, of_it = LISTS[name]
    assert contents([TITLE, *listing, *BODY]) == set(range(1, 1 + of_it))


def test_a_file_may_end_with_it() -> None:
    entries = ["目录", f"{HEADS[0]}\t1", f"{HEADS[3]}\t2"]
    assert contents([TITLE, *entries]) == {1, 2, 3}
    assert contents([TITLE, *entries, "审核人"]) == {1, 2, 3}
    assert contents([TITLE, *entries, "三、下一步工作的", "打算………… 3"]) == {1, 2, 3, 4, 5}


def test_behind_the_beginning_of_the_text_it_needs_a_head() -> None:
    listing = [f"{entry}\t{page}" for page, entry in enumerate(HEADS, 2)]
    for begun in ("现将有关情况报告如下，请予审阅提出意见。", "第一章 总则"):
        assert not contents([TITLE, begun, *listing, *BODY])
        assert contents([TITLE, begun, "目录", *listing, *BODY]) == set(range(2, 3 + len(HEADS)))
    assert contents([TITLE, "现将有关情况报告如下，请审阅提出意见。", *listing, *BODY]) == set(range(2, 2 + len(HEADS)))


def numbered(numbers: str, *more: str) -> list[str]:
    return [*(f"{number}、第{number}项工作" for number in numbers), *more]


BARE = {
    "a text under the last but one alone": (numbered("一二三"), "二", True),
    "nothing under any": (numbered("一二三"), "", False),
    "half of them without a number": (numbered("一二三", "前言", "附件", "附注"), "二", True),
    "most of them without a number": (numbered("一二三", "前言", "附件", "附注", "附图"), "二", False),
    "two with a number": (numbered("一二", "前言", "附件"), "二", False),
}
"""A list without head and pages whose lines come again, the number of the heading with a text, and whether it goes."""


@pytest.mark.parametrize("name", BARE)
def test_without_head_and_pages_it_is_numbered_headings_with_a_text(name: str) -> None:
    listing, told_under, gone = BARE[name]
    body = [line for head in listing for line in (head, *(["办理27件。"] if head[0] == told_under else []))]
    assert contents([TITLE, *listing, *body]) == (set(range(1, len(listing) + 1)) if gone else set())


def test_an_entry_of_two_lines_is_one() -> None:
    listing = listed("{}........{}").replace("开展情况", "开展\n情况", 1)
    assert heads(read_text(text(listing, "目录"), name="报告.txt")) == list(HEADS)


def test_other_entries_go_with_it() -> None:
    listing = f"前言\t1\n{listed('{}' + chr(9) + '{}')}\n附件\t9"
    assert "前言" not in read_text(text(listing, "目录"), name="报告.txt").text


KEPT = {
    "no listing": [TITLE, *BODY],
    "a catalogue that is published": [TITLE, *BODY[:4], "目录", "列入事项6项，已经公布。", *BODY[5:]],
    "a table of numbers": [TITLE, "类别 2022", "案件 12", "复议 30", "诉讼 40", "信访 55", *BODY],
    "figures that rise": [TITLE, *BODY[:3], "评查案卷 12", "办理复议 30", "应诉案件 45", *BODY[3:]],
    "the same line again": [TITLE, "一、", "一、", "一、", "一、", *BODY],
    "figures behind dots": [
        TITLE,
        *BODY[:2],
        "评查案卷（卷）………… 12",
        "办理复议（件）………… 30",
        "应诉（件）………… 45",
        *BODY[2:],
    ],
    "figures behind dots above all chapters": [TITLE, "评查案卷………… 12", "办理复议………… 30", "应诉………… 45", *BODY],
    "a list that comes again": [
        TITLE,
        *BODY[:2],
        "1.评查案卷",
        "2.讲评案例",
        "3.旁听庭审",
        *BODY[9:10],
        "1.评查案卷",
        "2.讲评案例",
        "3.旁听庭审",
    ],
    "the same above all chapters": [
        TITLE,
        "1.评查案卷",
        "2.讲评案例",
        "3.旁听庭审",
        "打算",
        "1.评查案卷",
        "2.讲评案例",
        "3.旁听庭审",
    ],
    "a sentence of dots": [TITLE, *BODY[:3], "他说……", "我说……", "大家说……", *BODY[3:]],
}


@pytest.mark.parametrize("name", KEPT)
def test_lines_that_only_look_like_a_table_of_contents_stay(name: str) -> None:
    assert not contents(KEPT[name])


def test_a_listing_never_takes_the_headings_themselves() -> None:
    lines = text(listed("{} {}"), "目录").split("\n")
    assert contents(lines) == set(range(1, 2 + len(HEADS)))


@pytest.mark.parametrize("form", ["- [{}](#p{})", "* [{}](#p{})", "1. [{}](#p{})", "- {} …… {}"])
def test_in_markdown_it_is_left_out_too(form: str) -> None:
    body = "\n\n".join(f"## {line}" if line in HEADS else line for line in BODY)
    report = read_text(f"# {TITLE}\n\n## 目录\n\n{listed(form)}\n\n{body}\n", name="报告.md")
    assert [head for head in heads(report) if head in HEADS] == list(HEADS)
    assert "## 目录" not in report.text
    assert "目录未读入" in told(report)
