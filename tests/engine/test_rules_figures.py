"""Figures that disagree: parts with their total, a rate with its counts; and what a figure is."""

import pytest

from engine.one_report import HEAD, WORK, judged, says
from fazhi.model.audit import Finding
from fazhi.model.obligation import Catalogue, Severity

THIRTY = "、".join("某1件" for _ in range(30))
THIRTY_ONE = "、".join("某1件" for _ in range(31))


def told(six: Catalogue, text: str) -> list[Finding]:
    return says("figure_mismatch", judged(six, WORK + text))


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("承办40件，其中甲28件、乙15件。", "分项之和 43 与总数 40件 不符", "add up to 43, the total is 40"),
        ("承办40件，其中：甲28件，乙15件。", "43", "43"),
        ("承办40件其中甲28件、乙15件。", "43", "43"),
        ("承办40件（甲28件、乙11件），均答复。", "39", "39"),
        ("承办40件(甲28件、乙11件)，均答复。", "39", "39"),
        ("承办1,040件，其中甲28件、乙1,015件。", "1,043 与总数 1,040件", "1,043"),
        ("办理1.2万件，其中甲1万件、乙3000件。", "13,000 与总数 12,000件", "13,000"),
        ("惠及2亿人，其中甲1亿人、乙2亿人。", "300,000,000", "200,000,000"),
        ("甲10件，乙40件，其中丙28件、丁15件。", "总数 40件", "40"),
        ("承办10件，其中甲5件、乙4件。", "分项之和 9 与总数 10件", "9"),
        ("承办100件，其中甲50件、乙40件。", "90", "90"),
        ("承办40件，其中甲28件、乙15件；又承办9件，其中甲8件、乙3件。", "43", "43"),
        ("承办40件，其中甲28件、乙15件、丙余1件。", "44", "44"),
        ("承办40件，其中甲28件、乙15件，同比增长9件。", "43", "43"),
        ("承办40件，其中甲28件、乙15件、丙3起。", "43", "43"),
        ("承办40件，其中甲28件、乙10件，丙5件。", "43", "43"),
        ("承办40件，其中甲40件，乙12件。", "52", "52"),
        ("承办40件，其中甲28件、乙15件、丙30余件。", "43", "43"),
        (f"承办29件，其中{THIRTY}。", "分项之和 30", "30"),
        ("收到50条，采纳30条，采纳率80%。", "采纳率写作 80%，按 30/50 算是 60.0%", "given as 80%, 30 of 50 are 60.0%"),
        ("收到50条，采纳30条，采纳率达61.5%。", "61.5%", "61.5%"),
        ("收到50条，采纳30条，采纳率均为58.5%。", "58.5%", "58.5%"),
        ("收到50条，采纳0条，采纳率2%。", "0/50", "0 of 50"),
        ("收到50条，采纳50条，采纳率98%。", "100.0%", "50 of 50"),
        ("承办四十件，其中甲二十八件、乙十五件。", "43 与总数 40件", "43"),
        ("应诉五件，出庭四件，出庭率百分之百。", "出庭率写作 100%，按 4/5 算是 80.0%", "4 of 5"),
        ("应诉5件，出庭4件，出庭应诉率90%。", "出庭应诉率写作 90%，按 4/5 算是 80.0%", "4 of 5"),
        ("收到两百条，采纳一百零五条，采纳率百分之六十。", "105/200", "105 of 200"),
        ("承办40件，其中甲二十八件、乙15件。", "43", "43"),
    ],
)
def test_figures_that_disagree_are_told(six: Catalogue, text: str, zh: str, en: str) -> None:
    found = told(six, text)[0]
    start = len(HEAD + WORK)
    assert zh in found.message
    assert en in found.message_en
    assert (found.start, found.severity, found.obligation) == (start, Severity.NOTICE, None)
    assert f"第{found.start}—{found.end}字" in found.message
    assert f"{found.start}-{found.end}" in found.message_en


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("承办40件，其中甲28件、乙12件。", id="they agree"),
        pytest.param("承办40件（甲28件、乙12件）。", id="they agree in brackets"),
        pytest.param("承办四十件，其中甲二十八件、乙十二件。", id="they agree in Chinese numerals"),
        pytest.param("承办40件，其中甲28件、乙12件，化解38件。", id="they agree before what came of the total"),
        pytest.param("承办40件，其中甲20件，乙12件，丙8件，化解38件。", id="the same parted by commas alone"),
        pytest.param("应诉五件，出庭五件，出庭率百分之百。", id="a whole share in words"),
        pytest.param("应诉5件，败诉2件，出庭率100%。", id="the last count is of something else"),
        pytest.param("应诉5件，败诉2件，出庭应诉率100%。", id="the same of a longer name"),
        pytest.param("办理10件，其中第三件次数最多、第四件次之。", id="ordinals"),
        pytest.param("承办40件，其中甲28件、乙7件。", id="more than a tenth is left out"),
        pytest.param("承办100件，其中甲50件、乙39件。", id="a little more than a tenth"),
        pytest.param("承办40件，其中甲43件。", id="one part is no breakdown"),
        pytest.param("承办40余件，其中甲28件、乙15件。", id="about so many"),
        pytest.param("承办40多件，其中甲28件、乙15件。", id="more than so many"),
        pytest.param("承办4万余件，其中甲2万件、乙3万件。", id="about so many ten thousand"),
        pytest.param("承办40件，其中甲28件、乙15余件。", id="a part is about so many"),
        pytest.param("承办40件，其中甲28起、乙15起。", id="another unit"),
        pytest.param("承办40件，其中甲28件、乙3起、丙15件。", id="another unit between them"),
        pytest.param("承办40件，其中甲28件3起、乙15件。", id="two figures in one part"),
        pytest.param("其中甲28件、乙15件。", id="no total"),
        pytest.param("承办40件，其中办结28件、乙15件。", id="something else told of the total"),
        pytest.param(f"承办29件，其中{THIRTY_ONE}。", id="too long for a breakdown"),
        pytest.param("承办40件（含甲28件）、乙15件。", id="what stands behind the bracket"),
        pytest.param("承办40件，其中甲28件。乙15件。", id="what stands in the next sentence"),
        pytest.param("承办40件，其中甲20件、乙20件，其中丙9件。", id="a breakdown of a breakdown"),
        pytest.param("收到50条，采纳30条，采纳率60%。", id="the rate agrees"),
        pytest.param("收到50条，采纳30条，采纳率61%。", id="one point is rounding"),
        pytest.param("收到50条，采纳30条，采纳率59%。", id="one point below is rounding"),
        pytest.param("收到50条，采纳30条，采纳率80%以上。", id="at least so many"),
        pytest.param("收到50余条，采纳30条，采纳率80%。", id="of about so many"),
        pytest.param("收到50条，采纳30余条，采纳率80%。", id="about so many of them"),
        pytest.param("收到50条，采纳30件，采纳率80%。", id="of another unit"),
        pytest.param("甲9条，收到50条，采纳30条，采纳率80%。", id="three counts before"),
        pytest.param("采纳30条，采纳率80%。", id="one count before"),
        pytest.param("收到30条，采纳50条，采纳率80%。", id="the part is more than the whole"),
        pytest.param("收到0条，采纳0条，采纳率80%。", id="of none"),
        pytest.param("收到50条，采纳30条，好评率80%。", id="another rate"),
    ],
)
def test_figures_that_may_agree_are_not(six: Catalogue, text: str) -> None:
    assert not told(six, text)


def test_each_breakdown_of_a_sentence_is_looked_at(six: Catalogue) -> None:
    assert len(told(six, "承办40件，其中甲28件、乙15件；又承办9件，其中甲8件、乙3件。")) == 2
    assert len(told(six, "承办40件，其中甲28件；又承办9件，其中甲8件、乙3件。")) == 1


def test_each_sentence_is_looked_at_and_no_heading(six: Catalogue) -> None:
    text = "（一）承办40件，其中甲28件、乙15件\n别的事。承办9件，其中甲8件、乙3件。收到50条，采纳30条，采纳率80%。"
    assert len(told(six, text)) == 2


def test_digits_of_full_width_are_digits(six: Catalogue) -> None:
    assert "43" in told(six, "承办４０件，其中甲２８件、乙１５件。")[0].message


@pytest.mark.parametrize(
    "text", ["承办23件（其中甲15件、乙9件）。", "承办23件（其中：甲15件、乙9件）。", "承办23件，其中甲15件、乙9件。"]
)
def test_one_breakdown_is_told_once(six: Catalogue, text: str) -> None:
    assert len(told(six, text)) == 1


BEHIND = {
    "too little": ("甲28件、乙15件，共40件。", "分项之和 43 与总数 40件 不符"),
    "too much": ("甲28件、乙11件，合计40件。", "分项之和 39 与总数 40件 不符"),
    "parts parted by commas": ("甲28件，乙15件，总计40件。", "43 与总数 40件"),
    "of three": ("甲8件、乙20件、丙15件，共40件。", "43 与总数 40件"),
    "of thirty": (f"{THIRTY.replace('1', '2')}，共29件。", "60 与总数 29件"),
    "the sum": ("甲28件、乙12件，共40件。", None),
    "the sum of three": ("甲8件、乙20件、丙12件，共40件。", None),
    "the sum of the last two": ("甲9件、乙28件、丙12件，共40件。", None),
    "the sum of fractions": ("甲0.1个、乙0.2个，共0.3个。", None),
    "one part": ("乙15件，共40件。", None),
    "no part": ("工作有序，共40件。", None),
    "about so many": ("甲28件、乙15件，共40余件。", None),
    "a part is about so many": ("甲28件、乙15余件，共40件。", None),
    "what stands before a semicolon": ("甲9件；乙28件、丙12件，共50件。", "40 与总数 50件"),
    "what stands before another unit": ("甲3件、乙9起、丙28件、丁15件，共40件。", "43 与总数 40件"),
    "what is of another unit": ("甲9起、乙28件、丙15件，共40件。", "43 与总数 40件"),
}


def complained(six: Catalogue, text: str, zh: str | None) -> bool:
    """Whether exactly that is complained of; nothing where it is None."""
    found = told(six, text)
    return not found if zh is None else len(found) == 1 and zh in found[0].message


@pytest.mark.parametrize("name", BEHIND)
def test_a_total_behind_its_parts_is_their_sum(six: Catalogue, name: str) -> None:
    assert complained(six, *BEHIND[name])


SHARES = {
    "more": ("承办50件，其中甲30件，占80%。", "占比写作 80%，按 30/50 算是 60.0%"),
    "a little more": ("承办50件，其中甲30件，占61.5%。", "30/50"),
    "a little less": ("承办50件，其中甲30件，占58.5%。", "30/50"),
    "of the whole": ("承办50件，其中甲30件，占总数的80%。", "30/50"),
    "of the last of two wholes": ("承办40件，办结50件，其中甲30件，占90%。", "30/50"),
    "right": ("承办50件，其中甲30件，占60%。", None),
    "one point more": ("承办50件，其中甲30件，占61%。", None),
    "one point less": ("承办50件，其中甲30件，占59%。", None),
    "right of the first of two wholes": ("承办40件，办结50件，其中甲30件，占75%。", None),
    "at least": ("承办50件，其中甲30件，占80%以上。", None),
    "of no part": ("承办50件，甲30件，占80%。", None),
    "of two parts": ("承办50件，其中甲20件、乙10件，占80%。", None),
    "of about so many": ("承办50余件，其中甲30件，占80%。", None),
    "of a part of about so many": ("承办50件，其中甲30余件，占80%。", None),
    "of another unit": ("承办50起，其中甲30件，占80%。", None),
    "of none": ("承办0件，其中甲0件，占80%。", None),
    "of what stands before a semicolon": ("承办50件；其中甲30件，占80%。", None),
}
GROWTHS = {
    "more": ("办件由40件上升到50件，增长30%。", "变化写作 30%，从 40 到 50 算是 25.0%"),
    "a little more": ("办件由40件上升到50件，增长26.5%。", "25.0%"),
    "a little less": ("办件由40件上升到50件，增长23.5%。", "25.0%"),
    "less and less": ("办件从50件下降到40件，下降30%。", "从 50 到 40 算是 20.0%"),
    "in thousands": ("办件由1,000件增加到1,500件，同比增长40%。", "从 1,000 到 1,500 算是 50.0%"),
    "right": ("办件由40件上升到50件，增长25%。", None),
    "right downwards": ("办件由50件下降到40件，下降20%。", None),
    "one point more": ("办件由40件上升到50件，增长26%。", None),
    "one point less": ("办件由40件上升到50件，增长24%。", None),
    "of a share": ("占比由40%上升到50%，增长30%。", None),
    "from none": ("办件由0件上升到50件，增长30%。", None),
}
COLUMNS = {
    "too much": ("事项\t甲\n乙\t3\n丙\t4\n合计\t8", "表中“甲”一列加起来是 7，合计写作 8"),
    "too little": ("事项\t甲\n乙\t3\n丙\t4\n总计\t6", "7，合计写作 6"),
    "in one column of two": ("事项\t甲\t乙\n丙\t3\t3\n丁\t4\t4\n合计\t7\t9", "表中“乙”一列加起来是 7，合计写作 9"),
    "beside words": ("事项\t甲\t乙\n丙\t若干\t3\n丁\t4\t4\n合计\t5\t9", "表中“乙”一列"),
    "the sum": ("事项\t甲\n乙\t3\n丙\t4\n合计\t7", None),
    "one row": ("事项\t甲\n乙\t3\n合计\t8", None),
    "a row with more cells": ("事项\t甲\n乙\t3\t1\n丙\t4\n合计\t8", None),
    "sums in between": ("事项\t甲\n乙\t3\n丙\t4\n小计\t7\n丁\t5\n戊\t6\n合计\t18", None),
    "another table": ("事项\t甲\n乙\t3\n丙\t4\n别的事。\n合计\t8", None),
    "no total": ("事项\t甲\n乙\t3\n丙\t4\n丁\t8", None),
    "below the heads": ("事项\t甲\n合计\t8\n乙\t3\n丙\t4\n工作继续。", "7，合计写作 8"),
    "below the heads, at the end": ("事项\t甲\n合计\t8\n乙\t3\n丙\t4", "7，合计写作 8"),
    "below the heads, the sum": ("事项\t甲\n合计\t7\n乙\t3\n丙\t4", None),
    "below the heads, of one row": ("事项\t甲\n合计\t8\n乙\t3", None),
    "below the heads and at the end": ("事项\t甲\n合计\t8\n乙\t3\n丙\t4\n合计\t9", None),
    "at the end of a second part": ("事项\t甲\n乙\t3\n丙\t4\n合计\t7\n丁\t5\n戊\t6\n合计\t12", None),
    "with a row below it": ("事项\t甲\n乙\t3\n丙\t4\n合计\t8\n丁\t5", "7，合计写作 8"),
    "behind a number": ("序号\t事项\t甲\n1\t乙\t3\n2\t丙\t4\n合计\t8", "7，合计写作 8"),
    "in the second cell": ("序号\t事项\t甲\n1\t乙\t3\n2\t丙\t4\n\t合计\t8", "7，合计写作 8"),
    "with classifiers": ("事项\t甲\n乙\t3件\n丙\t1,004件\n合计\t1,008件", "1,007，合计写作 1,008"),
    "of two sorts": ("事项\t甲\n乙\t3件\n丙\t4次\n合计\t8件", None),
    "of shares": ("事项\t办结率\n乙\t3\n丙\t4\n合计\t8", None),
    "with bars": ("| 事项 | 甲 |\n| 乙 | **3** |\n| 丙 | 4 |\n| 合计 | 8 |", None),
}
ROWS = {
    "too much": ("事项\t甲\t乙\t合计\n丙\t3\t4\t8\n丁\t5\t6\t11", "表中“丙”一行加起来是 7，合计写作 8"),
    "in the second row": ("事项\t甲\t乙\t合计\n丙\t3\t4\t7\n丁\t5\t6\t10", "表中“丁”一行加起来是 11，合计写作 10"),
    "in thousands": ("事项\t甲\t乙\t合计\n丙\t3,000\t4\t8", "表中“丙”一行加起来是 3,004，合计写作 8"),
    "the sum": ("事项\t甲\t乙\t合计\n丙\t3\t4\t7\n丁\t5\t6\t11", None),
    "no total": ("事项\t甲\t乙\t丁\n丙\t3\t4\t8", None),
    "of one alone": ("事项\t甲\t合计\n丙\t3\t8", None),
    "beside words": ("事项\t甲\t乙\t合计\n丙\t若干\t4\t8", None),
    "of two sorts": ("事项\t甲\t乙\t合计\n丙\t3件\t4次\t8件", None),
    "with fewer cells": ("事项\t甲\t乙\t丁\t合计\n丙\t3\t4\t8", None),
}
COMPARED = {
    "more": ("办理50件，比上年的40件多12件。", "增减写作 12件，50 与 40 相差 10"),
    "in thousands": ("办理1,500件，比上年的1,040件多12件。", "1,500 与 1,040 相差 460"),
    "at a rate": ("办理50件，比上年的40件增长30%。", "变化写作 30%，从 40 到 50 算是 25.0%"),
    "a little more": ("办理50件，比上年的40件增长26.5%。", "25.0%"),
    "a little less": ("办理50件，比上年的40件增长23.5%。", "25.0%"),
    "less": ("办理40件，比上年的50件下降30%。", "从 50 到 40 算是 20.0%"),
    "right": ("办理50件，比上年的40件多10件。", None),
    "right at a rate": ("办理50件，比上年的40件增长25%。", None),
    "one point more": ("办理50件，比上年的40件增长26%。", None),
    "one point less": ("办理50件，比上年的40件增长24%。", None),
    "than none": ("办理50件，比上年的0件增长30%。", None),
    "of another sort": ("办理50件，比上年的40次多12件。", None),
}
OTHERWISE = {
    "tenths": ("应诉5件，出庭4件，出庭率为九成。", "出庭率写作 90%，按 4/5 算是 80.0%"),
    "tenths and a half": ("应诉5件，出庭4件，出庭率达九成五。", "出庭率写作 95%"),
    "right in tenths": ("应诉5件，出庭4件，出庭率为八成。", None),
    "parts as items": ("承办40件，其中：甲28件；乙15件。", "分项之和 43 与总数 40件 不符"),
    "parts behind a dash": ("承办40件——甲28件、乙15件。", "分项之和 43 与总数 40件 不符"),
    "parts behind a colon": ("承办40件：甲28件、乙15件。", "分项之和 43 与总数 40件 不符"),
    "what stands behind a colon and no count": ("承办40件的情况：甲28件、乙15件。", None),
    "nearly so many at the beginning": ("近40件，其中甲28件、乙15件。", None),
    "two matters side by side": ("办理建议40件、提案30件，办复率100%。", None),
    "some of a matter": ("办复40件中的30件，办复率100%。", "按 30/40 算是 75.0%"),
    "nearly so many": ("承办将近40件，其中甲28件、乙15件。", None),
    "nearly so many of them": ("承办40件，其中甲28件、乙将近15件。", None),
    "over so many": ("承办超过40件，其中甲28件、乙15件。", None),
    "items with commas": ("承办40件，其中：甲28件，上年2件；乙15件。", None),
    "fractions": ("收入由1.5万元上升到3.0万元，增长50%。", "从 1.5 到 3.0 算是 100.0%"),
    "numbers of three levels": ("办件由1.2.3件上升到5件，增长30%。", None),
}


@pytest.mark.parametrize("name", SHARES)
def test_the_share_of_a_part_is_by_its_count(six: Catalogue, name: str) -> None:
    assert complained(six, *SHARES[name])


@pytest.mark.parametrize("name", GROWTHS)
def test_a_change_is_by_the_figures_before_and_behind(six: Catalogue, name: str) -> None:
    assert complained(six, *GROWTHS[name])


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_of_a_table_adds_up(six: Catalogue, name: str) -> None:
    assert complained(six, *COLUMNS[name])


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_a_table_adds_up(six: Catalogue, name: str) -> None:
    assert complained(six, *ROWS[name])


@pytest.mark.parametrize("name", COMPARED)
def test_what_is_more_than_last_year_is_the_difference(six: Catalogue, name: str) -> None:
    assert complained(six, *COMPARED[name])


@pytest.mark.parametrize("name", OTHERWISE)
def test_figures_are_told_in_other_words_too(six: Catalogue, name: str) -> None:
    assert complained(six, *OTHERWISE[name])


def test_the_english_of_sums_shares_changes_and_columns_has_the_same_figures(six: Catalogue) -> None:
    for text, words in (
        (BEHIND["too little"][0], "the parts add up to 43, the total is 40"),
        (SHARES["more"][0], "the share is given as 80%, 30 are 60.0%"),
        (GROWTHS["more"][0], "the change is given as 30%, by the figures it is 25.0%"),
        (COLUMNS["too much"][0], "a column of the table adds up to 7, its total is 8"),
        (ROWS["too much"][0], "a row of the table adds up to 7, its total is 8"),
        (COMPARED["more"][0], "the change is given as 12, the difference is 10"),
        (COMPARED["at a rate"][0], "the change is given as 30%, by the figures it is 25.0%"),
    ):
        assert words in told(six, text)[0].message_en
