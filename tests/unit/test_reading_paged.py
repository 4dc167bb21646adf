"""A text saved out of a PDF reads as its paragraphs do: page numbers, running heads and page breaks cut no sentence."""

import pytest

from fazhi.model.report import PassageKind
from fazhi.reading.formats.paged import unpaged
from fazhi.reading.formats.pagination import is_page_number, may_be_page_number
from reading_helpers import of_kind, reading, words

HEAD = "青河县司法局2023年度法治政府建设情况报告\n一、主要工作\n"
BODY = (
    "（一）规范执法。全年评查行政执法案卷四十卷，落实执法全过程\n"
    "记录制度，配备执法记录仪三十五台，音像记录覆盖全部现场检查\n"
    "活动，全年没有因为程序违法被上级撤销的决定，行政执法信息在\n"
    "七个工作日内向社会公开。完善规范性文件审核机制，全年制定规\n"
    "范性文件两件，经过公开征求意见和集体讨论，按期向县政府报{}"
    "备两件。落实行政机关负责人出庭应诉制度，全年应诉行政案件五\n"
    "件，负责人出庭五件，出庭率达到百分之一百，依法履行生效判决\n"
    "，没有一件被法院发出司法建议的情形。\n"
    "（二）加强学习。组织集体学法六次，参加的有一百二十人次，人\n"
    "人写了心得，局里逐份看过并打了分，分数列入年度考核的结果。\n"
)
PAGE_BREAKS = {
    "form feed": "\n\f",
    "blank lines and form feed": "\n\n\f",
    "number between dashes": "\n— 2 —\n",
    "number between blank lines": "\n\n- 2 -\n\n\n\f",
    "bare number at a form feed": "\n\n2\n\n\f",
    "number on top of the next page": "\n\f2\n\n",
    "roman number": "\n\nii\n\f",
    "第几页": "\n第 2 页 共 10 页\n",
    "共几页": "\n共10页 第2页\n",
    "English": "\nPage 2 of 10\n",
    "full-width": "\n－２－\n",
    "Windows line ends": "\r\n— 2 —\r\n",
}
WHOLE = "按期向县政府报备两件。"


@pytest.mark.parametrize("name", PAGE_BREAKS)
def test_a_page_break_does_not_cut_a_sentence(name: str) -> None:
    report = reading(HEAD + BODY.format(PAGE_BREAKS[name]))
    sentences = ["".join(words(report, item).split()) for item in report.passages]
    assert next(text for text in sentences if "按期" in text).endswith(WHOLE)
    assert not [text for text in sentences if "2" in text and "页" in text]


def test_a_line_cut_short_by_its_page_goes_on_with_the_rest_of_it() -> None:
    text = HEAD + BODY.format("\n").replace("备两件。落实行政机关", "备两件。落实行政\n— 2 —\n机关")
    report = reading(text)
    assert any("落实行政机关负责人出庭应诉" in "".join(words(report, item).split()) for item in report.passages)


def test_what_was_left_out_is_told() -> None:
    report = reading(HEAD + BODY.format("\n— 2 —\n"))
    assert any("页码" in notice.zh and "1 行" in notice.zh for notice in report.notices)
    assert "— 2 —" not in report.text


def test_running_heads_are_left_out_and_the_title_stays() -> None:
    head = "青河县司法局2023年度法治政府建设情况报告\n"
    text = HEAD + BODY.format("\n— 1 —\n" + head) + "\n— 2 —\n" + head + BODY.format("\n— 3 —\n" + head)
    report = reading(text)
    assert report.text.count(head) == 1
    assert report.title == head.strip()


def test_a_title_that_is_a_running_head_of_the_first_page_too_stands_once() -> None:
    page = "机关公文汇编二〇二三年卷\n"
    text = page + HEAD + BODY.format("\n\f" + page) + "\f" + page + BODY.format("\n")
    assert page not in reading(page + text).text[len(page) :]


def test_an_annex_of_cells_does_not_keep_lines_from_being_joined() -> None:
    cells = "".join(f"{number}\n执法{number}队\n2\n2\n无\n" for number in range(1, 60))
    report = reading(HEAD + BODY.format("\n") + "附表\n序号\n单位\n评查\n合格\n备注\n" + cells)
    assert any(WHOLE in "".join(words(report, item).split()) for item in report.passages)
    assert "执法7队" in report.text


def test_numbers_of_rows_are_no_page_numbers() -> None:
    text = "附表\n" + "".join(f"{number}\n执法队\n三件\n无\n" for number in range(1, 30))
    assert unpaged(text).text == text


def test_bare_numbers_that_count_on_far_from_one_another_are() -> None:
    page = "全年办理行政复议案件十二件，全部按期办结。\n" * 20
    assert unpaged(f"{page}1\n{page}2\n{page}3\n").left == 3


def test_a_margin_of_blanks_is_no_indent() -> None:
    plain = HEAD + BODY.format("\n\f")
    printed = "".join(f"      {line}" for line in plain.splitlines(keepends=True))
    report = reading(printed)
    assert any(WHOLE in "".join(words(report, item).split()) for item in report.passages)


def test_a_heading_at_the_foot_of_a_page_stays_one() -> None:
    text = HEAD + BODY.format("\n") + "二、存在的不足和原因\n— 2 —\n执法人员的水平还不高，培训的针对性不够强。\n"
    assert "二、存在的不足和原因" in of_kind(reading(text), PassageKind.HEADING)


NUMBERS = ["— 2 —", "-2-", "– 12 –", "·3·", "第3页", "第三页", "第 3 页 / 共 10 页", "共10页第3页", "Page 3", "－２－"]
BARE = ["3", "iv", "XII", "3/10", "１２"]
NONE = ["2024年", "3件", "（三）", "— 完 —", "三", "v1.0", "第3页说的是", "12345", "civil"]


@pytest.mark.parametrize("line", NUMBERS)
def test_a_marked_page_number_is_known_anywhere(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", BARE)
def test_a_bare_number_is_one_only_at_the_edge_of_a_page(line: str) -> None:
    assert may_be_page_number(line)
    assert not is_page_number(line)


@pytest.mark.parametrize("line", NONE)
def test_other_lines_are_none(line: str) -> None:
    assert not may_be_page_number(line)
