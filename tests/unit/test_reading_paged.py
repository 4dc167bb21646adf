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


PAGE = "全年办理行政复议案件，落实有关制度，全部按期办结。\n健全工作机制，完善配套措施，群众反映较好。\n" * 3


def paged(*firsts: str, feed: str = "\n\f") -> str:
    """A text of one page more than the first lines given, with each of these at the top of a page."""
    return unpaged(HEAD + PAGE + "".join(f"{feed}{first}\n{PAGE}" for first in firsts)).text


TEXTS = {
    "deeds with figures of their own": ["评查案卷10卷", "评查案卷12卷", "评查案卷18卷"],
    "deeds with figures that count on": ["第一季度培训1次", "第一季度培训2次", "第一季度培训3次"],
    "deeds with one figure": ["评查案卷10卷"] * 3,
    "names of the work": ["主要做法及成效"] * 3,
    "names of a part": ["存在的不足"] * 3,
    "names of the plans": ["下一步工作打算"] * 3,
    "names of the plans, with the year": ["2024年工作安排"] * 3,
    "numbered names of a part": ["2.存在的主要问题", "3.存在的主要问题", "4.存在的主要问题"],
    "numbered headings": ["2.规范执法", "3.规范执法", "4.规范执法"],
    "pages far from one another": ["规范执法", "复议应诉", "公开透明", "规范执法"],
}  # fmt: skip
HEADS = {
    "a unit": ["青河县司法局"] * 3,
    "on left and right pages": ["青河县司法局", "法治建设年报", "青河县司法局", "法治建设年报"],
    "with the number of the page": ["青河县司法局 2", "青河县司法局 3", "青河县司法局 4"],
    "an issue": ["法治简报第12期"] * 3,
    "what the title says of the work": ["法治政府建设工作情况"] * 3,
    "with a year": ["青河县司法局2023年度资料"] * 3,
    "the title, which speaks of lacks": ["青河县司法局2023年度法治政府建设情况报告"] * 3,
}


@pytest.mark.parametrize("feed", ["\n\f", "\n— 7 —\n"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_line_of_the_text_at_the_top_of_pages_stays(name: str, feed: str) -> None:
    found = paged(*TEXTS[name], feed=feed)
    assert all(f"{line}\n" in found for line in TEXTS[name])


@pytest.mark.parametrize("feed", ["\n\f", "\n— 7 —\n"])
@pytest.mark.parametrize("name", HEADS)
def test_what_every_page_repeats_is_left_out(name: str, feed: str) -> None:
    found = paged(*HEADS[name], feed=feed)[len(HEAD) :]
    assert not any(line in found for line in HEADS[name])


def test_a_title_that_names_the_plans_is_a_running_head_all_the_same() -> None:
    title = "青河县司法局2023年度法治政府建设情况和2024年工作安排"
    text = f"{title}\n{PAGE}" + f"\f{title}\n{PAGE}" * 3
    assert unpaged(text).text.count(title) == 1


def test_what_stands_below_a_line_of_the_text_is_no_running_head() -> None:
    found = paged(*(f"（{mark}）执法{word}\n全年平稳有序" for mark, word in zip("一二三", "甲乙丙", strict=True)))
    assert found.count("全年平稳有序") == 3


def test_labels_with_a_count_that_goes_up_are_no_feet_of_pages() -> None:
    data = [f"第{number}季度\n讲评案例  {number}\n评查案卷  {number + 20}" for number in range(1, 5)]
    text = HEAD + "\n".join(data) + "\n"
    assert unpaged(text) == (text, 0)


def test_a_foot_of_the_titles_words_goes_wherever_its_pages_end() -> None:
    feet = [f"培训骨干{number}0人。\n走访企业{number}家。\n青河县司法局年度报告  {number}" for number in range(1, 5)]
    assert unpaged(HEAD + "\n".join(feet) + "\n").left == 4


FIGURES = [
    ("40\n卷，逐卷讲评。", True),
    ("40\n件的台账已经归档，逐卷讲评。", True),
    ("2\n次，逐卷讲评。", True),
    ("2\n共计四十卷，逐卷讲评。", False),
    ("2\n名单按月公布，逐卷讲评。", False),
]


@pytest.mark.parametrize(("behind", "kept"), FIGURES)
def test_a_figure_of_the_sentence_is_no_page_number(behind: str, kept: bool) -> None:
    text = f"{HEAD}全年围绕企业反映的急难愁盼，把执法监督做在日常、做到一线，评查行政执法案卷\n{behind}\n"
    assert (behind.partition("\n")[0] in unpaged(text).text.split("\n")) is kept


@pytest.mark.parametrize("number", ["— 2 —", "- 2 -", "第 2 页 共 9 页", "2"])
def test_in_markdown_a_page_number_cuts_no_sentence(number: str) -> None:
    title, halves = (
        HEAD.partition("\n")[0],
        ("全年围绕企业反映的急难愁盼，把执法监督做在日常，评查行政执法", "案卷四十卷，逐卷讲评。"),
    )
    text = "\n\n".join((f"# {title}", "## 一、主要工作", halves[0], number, halves[1], ""))
    report = reading(text, name="报告.md")
    assert "评查行政执法案卷四十卷，逐卷讲评。" in "".join(
        "".join(words(report, item).split()) for item in report.passages
    )
    assert number not in [words(report, item) for item in report.passages]
    assert any("页码" in notice.zh for notice in report.notices)


def test_what_markdown_is_made_of_is_no_edge_of_a_page() -> None:
    rows = "\n".join(f"| {number} | 评查案卷 | {number}0 |" for number in range(1, 6))
    text = f"# 报告\n\n---\n\n## 一、工作\n\n| 序号 | 事项 | 数量 |\n|---|---|---|\n{rows}\n\n***\n"
    assert reading(text, name="报告.md").text == text


DRAFT = [*HEAD.splitlines(), *(BODY.format("") * 3).splitlines()]
NUMBERED = {
    "every line": lambda at, line: f"{at:>3}  {line}",
    "one blank behind": lambda at, line: f"{at} {line}",
    "a colon behind": lambda at, line: f"{at}: {line}",
    "a bar behind": lambda at, line: f"{at:>3} | {line}",
    "in brackets": lambda at, line: f"[{at:02}] {line}",
    "at the right margin": lambda at, line: f"{line}    {at}",
    "every fifth": lambda at, line: f"{at if at % 5 == 0 else '':>3}  {line}",
    "anew on every page": lambda at, line: f"{(at - 1) % 12 + 1:>3}  {line}",
    "every fifth, anew on every page": lambda at, line: f"{at % 12 if at % 12 in {5, 10} else '':>3}  {line}",
    "on a line before": lambda at, line: f"{at}\n{line}",
    "on a line behind": lambda at, line: f"{line}\n{at}",
    "every fifth on a line behind": lambda at, line: f"{line}\n{at}" if at % 5 == 0 else line,
}


def _seen(text: str) -> list[str]:
    report = reading(text)
    return ["".join(words(report, item).split()) for item in report.passages]


@pytest.mark.parametrize("name", NUMBERED)
def test_the_numbers_of_a_draft_s_lines_are_none_of_its_words(name: str) -> None:
    numbered = "\n".join(NUMBERED[name](at, line) for at, line in enumerate(DRAFT, start=1))
    assert _seen(numbered) == _seen("\n".join(DRAFT))


def test_blank_lines_that_are_counted_too_go_with_their_numbers() -> None:
    draft = [*DRAFT[:2], "", *DRAFT[2:13], "", *DRAFT[13:]]
    numbered = "\n".join(f"{at:>3}  {line}".rstrip() for at, line in enumerate(draft, start=1))
    assert _seen(numbered) == _seen("\n".join(draft))


NOT_NUMBERS = {
    "lines that begin with figures": "\n".join(f"{number} 件案卷经过评查。" for number in range(1, 20)),
    "numbers that do not count on": "\n".join(f"{number * number} 件案卷经过评查。" for number in range(1, 20)),
    "a table laid out line by line": "\n".join(f"{number}\n评查案卷" for number in range(1, 20)),
}


@pytest.mark.parametrize("name", NOT_NUMBERS)
def test_figures_of_the_text_stay(name: str) -> None:
    text = HEAD + NOT_NUMBERS[name]
    assert unpaged(text).text == text
