"""Headings, items and sentences: what opens one, what is a title, how they nest."""

import pytest

from fazhi.model.report import Part, PassageKind
from fazhi.reading import read
from reading_helpers import GAOQING, of_kind, part_of, passage_with, path_of, reading, words

NUMBERED = [
    ("一、加强学习", "一、", "加强学习"),
    ("（二）加强学习", "（二）", "加强学习"),
    ("(三)加强学习", "(三)", "加强学习"),
    ("1.加强学习", "1.", "加强学习"),
    ("２．加强学习", "２．", "加强学习"),
    ("3、加强学习", "3、", "加强学习"),
    ("（4）加强学习", "（4）", "加强学习"),
    ("5）加强学习", "5）", "加强学习"),
    ("①加强学习", "①", "加强学习"),
    ("⑴加强学习", "⑴", "加强学习"),
    ("㈠加强学习", "㈠", "加强学习"),
    ("(a)加强学习", "(a)", "加强学习"),
    ("第一，加强学习", "第一，", "加强学习"),
    ("第一部分 加强学习", "第一部分", "加强学习"),
    ("十一、加强学习", "十一、", "加强学习"),
]


@pytest.mark.parametrize(("line", "number", "title"), NUMBERED, ids=[case[0] for case in NUMBERED])
def test_a_numbered_line_over_a_paragraph_is_a_heading(line: str, number: str, title: str) -> None:
    report = reading(f"{line}\n全年组织学习十二次。")
    assert [(heading.step.number, heading.step.title) for heading in report.headings] == [(number, title)]


NO_NUMBERS = [
    "3.5亿元用于建设。",
    "2022年，工作有序。",
    "12:30开始。",
    "第一责任人认真履职。",
    "十二件案件已结。",
    "一二三产业发展。",
]


@pytest.mark.parametrize("line", NO_NUMBERS)
def test_a_figure_at_the_beginning_of_a_line_opens_no_item(line: str) -> None:
    assert not reading(line).headings


TITLES = [
    ("一是坚持统筹谋划。将法治建设纳入规划。", "一是坚持统筹谋划。"),
    (
        "一是依法全面履职，推进行政决策科学化、民主化、法治化。严格执行制度。",
        "一是依法全面履职，推进行政决策科学化、民主化、法治化。",
    ),
    ("（一）加强应急演练。园区面貌焕然一新。", "（一）加强应急演练。"),
    (
        "六是立足职能、主动作为，常态化开展“我为群众办实事”。筹集善款30余万元。",
        "六是立足职能、主动作为，常态化开展“我为群众办实事”。",
    ),
]


@pytest.mark.parametrize(("line", "title"), TITLES)
def test_a_short_lead_over_its_body_is_a_heading(line: str, title: str) -> None:
    assert of_kind(reading(line), PassageKind.HEADING) == [title]


SENTENCES = [
    "一是印发年度工作要点28项。",
    "一是印发年度工作要点。明确七个方面任务。",
    "一是召开常务会议专题研究。会议听取了汇报。",
    "一是办结案件12件。无一败诉。",
    "一是加强领导；二是强化监督。",
    "一是执法力量不足。部分同志身兼数职。",
    "（一）推动落实。",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_lead_that_tells_something_stays_a_sentence(line: str) -> None:
    assert of_kind(reading(line), PassageKind.HEADING) == []


def test_a_bare_lead_is_a_heading_where_its_like_are() -> None:
    report = reading("一是开展案卷评查。\n二是改善办公条件。更换座椅40把。")
    assert of_kind(report, PassageKind.HEADING) == ["一是开展案卷评查。", "二是改善办公条件。"]


def test_a_heading_and_its_closing_mark_are_told_apart() -> None:
    report = reading("一是坚持统筹谋划。将法治建设纳入规划。")
    heading = report.headings[0]
    assert report.text[heading.start : heading.end] == "一是坚持统筹谋划"


INSIDE = [
    ("主要做法：一是抓学习；二是抓落实。", ["主要做法：", "一是抓学习；", "二是抓落实。"]),
    ("包括：（1）建立制度；（2）开展培训。", ["包括：", "（1）建立制度；", "（2）开展培训。"]),
    ("按照第（2）项办理；其余照旧。", ["按照第（2）项办理；其余照旧。"]),
    ("首先，完善制度。其次，加强监督。", ["首先，完善制度。", "其次，加强监督。"]),
    ("首先要学习。", ["首先要学习。"]),
    ("任务如下：1.抓学习；2.抓落实。", ["任务如下：", "1.抓学习；", "2.抓落实。"]),
    ("比例为1：2、高于上年。", ["比例为1：2、高于上年。"]),
    ("举办“马上就办！”活动，反响良好。", ["举办“马上就办！”活动，反响良好。"]),
    ("他说：“依法行政。”大家赞成。", ["他说：“依法行政。”", "大家赞成。"]),
    ("办结3.5件.成效明显.", ["办结3.5件.", "成效明显."]),
]


@pytest.mark.parametrize(("line", "expected"), INSIDE, ids=[case[0] for case in INSIDE])
def test_a_paragraph_is_cut_at_sentence_ends_and_item_numbers(line: str, expected: list[str]) -> None:
    report = reading(line)
    assert [words(report, passage) for passage in report.passages] == expected


def test_items_nest_under_headings_whatever_their_order() -> None:
    report = reading(
        "一、工作\n（一）决策\n1.抓规范。规范有序。\n（1）会前学法。学法八次。\n（2）集体讨论。讨论九次。\n2.抓监督。监督有力。\n（二）执法\n一是办案。办案三件。"
    )
    assert path_of(report, "讨论九次") == ["一、工作", "（一）决策", "1.抓规范", "（2）集体讨论"]
    assert path_of(report, "监督有力") == ["一、工作", "（一）决策", "2.抓监督"]
    assert path_of(report, "办案三件") == ["一、工作", "（二）执法", "一是办案"]


def test_a_list_within_a_paragraph_ends_with_it() -> None:
    report = reading("一、工作\n亮点有：一是办案；二是普法。\n此外，信访有序。")
    assert path_of(report, "此外") == ["一、工作"]


def test_a_list_within_a_paragraph_does_not_hold_the_next_section() -> None:
    report = reading("一、工作\n亮点有：一是办案；二是普法。\n（一）决策\n会议八次。")
    assert path_of(report, "会议八次") == ["一、工作", "（一）决策"]


def test_a_chapter_without_number_stands_above_numbered_ones() -> None:
    report = reading("各位代表：\n2021年工作回顾\n一、经济\n增长有力。\n2022年工作安排\n一、经济\n加快发展。")
    assert path_of(report, "加快发展") == ["2022年工作安排", "一、经济"]


def test_a_title_may_run_over_several_lines() -> None:
    report = reading(" 云州经济开发区2022年度法治政府建设\n\n工作报告\n\n（2023年1月）\n\n一、工作\n有序。")
    assert report.title == "云州经济开发区2022年度法治政府建设工作报告"
    assert len(of_kind(report, PassageKind.TITLE)) == 3


def test_hard_wrapped_lines_are_one_sentence() -> None:
    line = "全区各级各部门，认真贯彻落实上级部署要求扎实推进依法行政各项工作"
    report = reading("\n".join([line] * 8) + "\n取得明显成效。\n一、工作\n有序推进。")
    assert words(report, report.passages[0]).endswith("取得明显成效。")
    assert "部署要求扎实推进依法行政各项工作全区各级" in report.normal.text
    assert any("硬换行" in notice.zh for notice in report.notices)


def test_rows_of_a_tabbed_table_are_rows() -> None:
    report = reading("项目\t数量\n复议\t12件")
    assert of_kind(report, PassageKind.ROW) == ["项目\t数量", "复议\t12件"]


SAVED = {
    "with heads": "事项,数量,情况\n案卷评查,40卷,已完成\n旁听庭审,3次,未完成",
    "without heads": "案卷评查,40卷,已完成\n旁听庭审,3次,未完成\n集体学法,6次,已完成",
    "with words alone": "事项,完成\n案卷评查,是\n旁听庭审,否\n集体学法,是",
    "with a mark within a cell": "评查案卷，通报问题,40卷\n旁听庭审，写体会,3次\n集体学法，作记录,6次",
    "with a blank cell": "案卷评查,40卷,\n旁听庭审,3次,未完成\n集体学法,6次,",
}
NOT_SAVED = {
    "quoted cells": '"案卷,评查",40卷,已完成\n"旁听,庭审",3次,未完成\n"集体,学法",6次,已完成',
    "two lines": "案卷评查,40卷,已完成\n旁听庭审,3次,未完成",
    "phrases": "领导重视,组织有力\n制度健全,责任明确\n措施具体,成效明显",
    "sentences": "评查案卷,40卷,通报问题。\n旁听庭审,3次,写了体会。\n集体学法,6次,都有记录。",
    "numbers": "受理1,200件\n办结1,100件\n转办100件",
    "as prose is written": "案卷评查，40卷，已完成\n旁听庭审，3次，未完成\n集体学法，6次，已完成",
}


@pytest.mark.parametrize("name", SAVED)
def test_lines_as_a_spreadsheet_saves_them_are_rows(name: str) -> None:
    report = reading(f"一、工作\n我局办了下列事项。\n{SAVED[name]}\n二、不足\n人手不足。")
    rows = [line.rstrip(",").replace(",", "\t") for line in SAVED[name].split("\n")]
    assert of_kind(report, PassageKind.ROW) == rows
    assert any("逗号" in notice.zh for notice in report.notices)


@pytest.mark.parametrize("name", NOT_SAVED)
def test_lines_with_commas_that_are_no_table_stay(name: str) -> None:
    report = reading(f"一、工作\n我局办了下列事项。\n{NOT_SAVED[name]}\n二、不足\n人手不足。")
    assert of_kind(report, PassageKind.ROW) == []
    assert not any("逗号" in notice.zh for notice in report.notices)


def test_a_comma_within_a_number_parts_no_cells() -> None:
    report = reading("一、工作\n复议,1,200件\n应诉,300件\n信访,12件")
    assert of_kind(report, PassageKind.ROW) == ["复议\t1,200件", "应诉\t300件", "信访\t12件"]


@pytest.mark.shared
def test_the_gaoqing_report_is_read_as_a_person_reads_it() -> None:
    report = read(GAOQING)
    assert (report.unit, report.unit_kind, report.year) == ("高青经济开发区", "development_zone", 2022)
    assert report.read_from_title == ("unit", "unit_kind", "year")
    assert [(heading.part, heading.step.number) for heading in report.headings if heading.level == 1] == [
        (Part.LEADERSHIP, "一、"),
        (Part.WORK, "二、"),
        (Part.SHORTCOMINGS, "三、"),
        (Part.PLANS, "四、"),
    ]
    second = [heading for heading in report.headings if heading.level == 2]
    assert [heading.step.number[0] for heading in second] == [*"一二三", *"一二三四五六", *"一二"]
    for heading in report.headings:
        assert report.text[heading.start : heading.end].startswith(heading.step.number)
    assert part_of(report, "现将有关情况") is Part.PREAMBLE
    assert passage_with(report, "12345市民热线").path[-1].number == "六是"
    assert passage_with(report, "二是在推动成果转化上").kind is PassageKind.SENTENCE
