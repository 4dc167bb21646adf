"""What pages leave in a text, once or on every page, tears no sentence; what only looks like it stays."""

from pathlib import Path

import pytest

from fazhi.model.report import Report
from fazhi.reading import read as read_report
from fazhi.reading import read_text
from fazhi.reading.formats.pagination import is_framed_number
from fazhi.reading.formats.seams import between, is_edge
from word_files import document, p, word_file

TITLE = "云门县市场监督管理局2023年度法治政府建设情况报告"
PARAGRAPHS = (
    "2023年，我局围绕职能依法行政，现将有关情况报告如下：",
    "一、主要工作及成效",
    "（一）规范执法。全年办理一般程序处罚案件一百七十件，所有重大行政执法决定都经过法制审核机构审核。完善文件管理，"
    "全年制定行政规范性文件三件，印发后按规定期限向县政府报送备案，备案三件。组织全局四十五名执法人员到县法院旁听庭"
    "审三场，并围绕案件写了心得。",
    "二、存在的不足及原因",
    "基层所法治力量偏少，主要原因是编制所限，一人多岗的情况比较普遍，新进人员对程序规定还不够熟悉。",
    "三、下一步工作安排",
    "把普法送到更多的集市和商圈。",
    "云门县市场监督管理局",
    "2024年1月19日",
)
TORN = "印发后按规定期限向县政府报送备案，备案三件。"
WIDTHS = (24, 26, 27, 30, 33)


def wrapped(width: int) -> list[str]:
    """The lines of the report broken at so many characters; no line begins with a closing mark."""
    lines = [TITLE]
    for paragraph in PARAGRAPHS:
        rest = paragraph
        while len(rest) > width:
            at = width
            while rest[at] in "，。、；：）":
                at -= 1
            lines.append(rest[:at])
            rest = rest[at:]
        lines.append(rest)
    return lines


def torn(width: int, between_halves: str) -> str:
    """The same with something between two lines of the sentence that is looked for."""
    lines = wrapped(width)
    at = next(number for number, line in enumerate(lines) if "制定行政规范性" in line or "规范性文件三件" in line)
    while "报送备案" in lines[at] or lines[at][-1] in "。；：":
        at -= 1
    return "\n".join(lines[: at + 1]) + "\n" + between_halves + "\n".join(lines[at + 1 :]) + "\n"


def read(text: str) -> Report:
    return read_text(text, name="报告.txt")


def sentences(text: str) -> list[str]:
    report = read(text)
    return ["".join(report.text[item.start : item.end].split()) for item in report.passages]


HEAD = "云门县市场监督管理局"
NUMBERS = [
    *(
        "3",
        "\n3\n",
        "               3",
        "— 3 —",
        "-3-",
        "--3--",
        "~3~",
        "· 3 ·",
        "－３－",
        "= 3 =",
        "* 3 *",
        "- 3",
        "3 -",
    ),
    *(
        "3/9",
        "3 / 9",
        "第3页 共9页",
        "第3页/共9页",
        "第 3 页，共 9 页",
        "共9页，第3页",
        "第三页",
        "3页",
        "页码：3",
        "页 3",
    ),
    *("第3页\n共9页", "（3）", "[3]", "【3】", "<3>", "Page 3", "P3", "p. 3", "iii", "III", "3（共9页）", "—————\n3"),
]
HEADS = [
    f"                              3\n{HEAD}                     法治政府建设年度报告",
    f"3\n{TITLE}",
    f"{TITLE}\n3",
    f"{HEAD}法治政府建设情况报告    3",
    f"3    {HEAD}法治政府建设情况报告",
    f"3 | {HEAD}法治政府建设情况报告",
    f"{HEAD}  第3页 共9页",
    f"— 3 —\n\n\n{HEAD}法治政府建设年度报告",
    f"\f{HEAD}法治政府建设年度报告",
    f"3\n\f{HEAD}      法治政府建设年度报告\n",
    "内部资料  注意保存\n3",
]
PRINTED = [
    "2024/1/19                                 3",
    "https://www.yunmen.example/zw/1.html  3/9",
    f"2024/1/19 10:22       {TITLE}\nhttps://www.yunmen.example/zw/1.html          2/3",
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("left", [*NUMBERS, *HEADS, *PRINTED])
def test_what_one_page_leaves_is_not_read_and_tears_no_sentence(left: str, width: int) -> None:
    found = sentences(torn(width, f"{left}\n"))
    assert any(item.endswith(TORN) for item in found), found
    assert found.count(TITLE) == 1 or width == 24
    assert sum("云门县" in item for item in found) == 2, found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("turn", ["\n\n", "\n\n\n", "\r\n\r\n", "\n\u3000\n", "\n \t\n"])
def test_blank_lines_between_all_lines_tear_no_sentence(turn: str, width: int) -> None:
    text = torn(width, "").rstrip("\n").replace("\n", turn) + turn
    assert any(item.endswith(TORN) for item in sentences(text))
    assert TORN in read(text).text
    assert read(text).title == TITLE
    text = torn(width, "— 3 —\n").rstrip("\n").replace("\n", turn) + turn
    assert any(item.endswith(TORN) for item in sentences(text))


@pytest.mark.parametrize("width", WIDTHS)
def test_few_lines_of_one_width_are_joined(width: int) -> None:
    assert any(item.endswith(TORN) for item in sentences(torn(width, "")))
    assert read(torn(width, "")).title == TITLE


@pytest.mark.parametrize("left", ["— 3 —", "3", f"{HEAD}法治政府建设年度报告    3"])
def test_a_paragraph_of_one_line_that_a_page_cuts_is_joined(left: str) -> None:
    text = "\n".join([TITLE, *PARAGRAPHS]).replace("报送备案，", f"报送备\n{left}\n案，")
    assert any(item.endswith(TORN) for item in sentences(text))


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (
            "全年办理案件\n12\n件，其中行政处罚\n8\n件，评查案卷\n3\n卷。",
            "全年办理案件12件，其中行政处罚8件，评查案卷3卷。",
        ),
        ("全年办理案件1\n27件，全部合格。", "全年办理案件127件，全部合格。"),
        ("参加考试的\n1,234\n人，合格率\n98.5\n%，居全市前列。", "参加考试的1,234人，合格率98.5%，居全市前列。"),
    ],
)
def test_a_figure_on_a_line_of_its_own_stays_in_its_sentence(lines: str, whole: str) -> None:
    report = read(f"{TITLE}\n一、主要工作及成效\n{lines}\n二、存在的不足\n力量偏少。\n")
    assert whole in report.normal.text
    assert whole in ["".join(report.text[item.start : item.end].split()) for item in report.passages]


def test_figures_in_the_cells_of_a_table_stay_apart() -> None:
    cells = "事项\n数量\n单位\n评查案卷\n40\n卷\n法律顾问\n2\n名\n合计\n42\n42\n"
    assert {"40", "卷", "2", "名"} <= set(
        sentences(f"{TITLE}\n一、主要工作及成效\n{cells}二、存在的不足\n力量偏少。\n")
    )


KEPT = [
    ("全年组织培训，参加人员\n45\n人次，全部考试合格。", "45"),
    ("全年受理投诉举报，办结\n（三）规范执法。评查案卷3卷，全部合格。", "（三）规范执法"),
    ("全年受理投诉举报，办结情况如下：\n3\n件已经办结，1件正在办理。", "3"),
    (
        "推进政务公开，推行权责清单制度\n云门县市场监督管理局制定权责清单，公布事项20项。",
        "云门县市场监督管理局制定权责清单",
    ),
    ("聘请法律顾问，由\n云门县市场监督管理局\n和县司法局共同考核，考核合格。", "和县司法局共同考核"),
    ("牵头单位：市场监督管理局，完成时限\n2023年\n底前全部完成，已经完成。", "2023年"),
    ("全年开展检查，形成问题清单\n3/4\n的问题已经整改，其余限期整改。", "3/4"),
]


@pytest.mark.parametrize(("words", "kept"), KEPT)
def test_lines_that_only_look_like_a_page_s_head_or_foot_stay(words: str, kept: str) -> None:
    text = f"{TITLE}\n一、主要工作及成效\n{words}\n二、存在的不足\n力量偏少，主要是编制所限。\n"
    assert kept in read(text).text


@pytest.mark.parametrize(
    "line", ["三、", "（三）", "第三", "3.", "3、", "第三条", "2023年", "三", "3件", "完", "3.5", "12345", "一是"]
)
def test_a_number_of_an_item_is_no_page_number(line: str) -> None:
    assert not is_framed_number(line)


@pytest.mark.parametrize(
    "line",
    ["三、主要工作", "（一）云门县市场监督管理局", "云门县司法局", "县市场监督管理局印发通知。", "监督管理", "报告"],
)
def test_a_heading_or_another_name_is_no_running_head(line: str) -> None:
    assert not is_edge(line, TITLE)


@pytest.mark.parametrize("above", ["首页 > 政务公开 > 法治政府建设", "来源：县司法局 发布时间：2024-01-19 浏览：326次"])
def test_a_title_below_a_line_of_the_page_stays(above: str) -> None:
    assert read("\n".join([above, TITLE, *PARAGRAPHS])).title == TITLE


def test_cells_of_a_table_stay() -> None:
    lines = [
        "评查执法案卷，由局里统一组织，按季度进行",
        "40",
        "卷",
        "聘请法律顾问，由局里统一组织，按年度续聘",
        "2",
        "名",
    ]
    assert not between(lines)


def test_lines_of_a_list_without_stops_are_not_joined() -> None:
    lines = [
        "评查行政执法案卷四十卷，优秀率百分之九十，问题逐项整改到位",
        "聘请法律顾问两名，参与合同审查，提出意见三十条，采纳二十八条",
    ]
    found = sentences(f"{TITLE}\n一、主要工作及成效\n" + "\n".join(lines) + "\n二、存在的不足\n力量偏少。\n")
    assert set(lines) <= set(found)


def pasted(lines: list[str], folder: Path) -> Report:
    return read_report(word_file(folder, document("".join(map(p, lines[1:])), title=lines[0])))


@pytest.mark.parametrize("left", ["— 3 —", "3", "第3页 共9页", f"{HEAD}法治政府建设年度报告    3", HEADS[0]])
def test_what_pages_leave_in_a_word_document_tears_no_sentence(left: str, tmp_path: Path) -> None:
    lines = "\n".join([TITLE, *PARAGRAPHS]).replace("报送备案，", f"报送备\n{left}\n案，").split("\n")
    report = pasted(lines, tmp_path)
    found = ["".join(report.text[item.start : item.end].split()) for item in report.passages]
    assert any(item.endswith(TORN) for item in found)
    assert sum("云门县" in item for item in found) == 2


def test_lines_of_a_pdf_that_were_pasted_into_word_are_joined(tmp_path: Path) -> None:
    report = pasted([*torn(26, "— 3 —\n").split("\n")[:-3], *torn(26, "").split("\n")[1:]], tmp_path)
    found = ["".join(report.text[item.start : item.end].split()) for item in report.passages]
    assert sum(item.endswith(TORN) for item in found) == 2
    assert report.title == TITLE


def test_paragraphs_of_a_word_document_stay_apart(tmp_path: Path) -> None:
    lines = [TITLE, *PARAGRAPHS[:3], "办理建议，逐项答复", "3个专项行动全部完成。", *PARAGRAPHS[3:]]
    report = pasted(lines, tmp_path)
    assert "3个专项行动全部完成。" in [report.text[item.start : item.end] for item in report.passages]


PLANNED = "云门县市场监督管理局2023年度法治建设工作情况和2024年法治建设工作安排的报告"


@pytest.mark.parametrize("heading", ["2024年法治建设工作安排", "法治建设工作安排"])
def test_the_name_of_a_part_is_no_running_head_though_the_title_names_it(heading: str) -> None:
    done = "主要做法\n组织培训6次，参加120人次\n清理文件2件，公开文件3件"
    text = f"{PLANNED}\n{done}\n{heading}\n评查案卷40卷，发现问题及时整改。\n"
    assert f"\n{heading}\n" in read(text).text


def test_the_title_itself_is_one() -> None:
    text = torn(30, f"— 1 —\n{PLANNED}\n").replace(TITLE, PLANNED, 1)
    assert read(text).text.count(PLANNED) == 1


def broken_as_printed(paragraphs: tuple[str, ...], columns: int) -> str:
    """Paragraphs broken as print does, in which a quotation mark is as wide as a character and a digit half."""

    def width(words: str) -> int:
        return sum(1 if character.isascii() else 2 for character in words)

    lines = []
    for paragraph in paragraphs:
        line = ""
        for character in paragraph:
            if width(line + character) > columns and character not in "，。、；：”":
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return "\n".join(lines)


QUOTING = (
    TITLE,
    "一、主要工作及成效",
    "推行“一次告知”“一窗受理”“一站办结”，“双随机”抽查企业四十家，“亮证—检查—回访”三步都有记录可查，群众评价持续向好。",
    "编印“以案说法”“以案释法”“以案促改”三种读本，“法律明白人”在村里讲了“身边案例”，来听的群众有九百多人。",
    "用好“智慧监管”“互联网加监管”两个平台，“线上预警”和“线下核查”接得上，“一户一档”逐步建立起来，底数更清楚。",
    "二、下一步工作安排",
    "把普法送到更多的集市和商圈。",
)


@pytest.mark.parametrize("columns", [44, 48, 52, 56])
def test_lines_full_of_quotation_marks_are_joined(columns: int) -> None:
    found = [sentence.replace("\n", "") for sentence in sentences(broken_as_printed(QUOTING, columns))]
    assert [paragraph for paragraph in QUOTING[2:5] if paragraph not in found] == []


FULL_HEADING = "二、下一年度推进本区法治建设工作的具体措施和安排"


@pytest.mark.parametrize(
    ("heading", "below", "parted"),
    [
        (FULL_HEADING, "我局将评查案卷三十卷，并把结果报给县司法局，督促改正。", True),
        (FULL_HEADING, "和各镇一起评查案卷三十卷，并把结果报给县司法局。", False),
        ("二、下一年度本区将依照法治建设规划的要求组织人员", "评查案卷三十卷，并把结果报给县司法局。", False),
        (FULL_HEADING[:-2] + "打法", "与考核办法", False),
    ],
)
def test_a_heading_as_long_as_a_line_is_no_half_of_a_sentence(heading: str, below: str, parted: bool) -> None:
    lines = wrapped(len(heading))
    text = "\n".join([*lines[:-3], heading, below])
    found = [sentence.replace("\n", "") for sentence in sentences(text)]
    assert (heading in found) is parted


WEEKS = "（二）请律师坐班。聘请法律顾问一名，为期一年，每月逢二、逢八到局里坐班，全年审看合同六十二份，提意见一百余条。"
"""A row of numerals; broken before the second one it begins a line as a chapter does."""


def with_line(above: str, below: str) -> str:
    """The report broken by hand, with lines at a place where its chapter on work ends."""
    lines = wrapped(27)
    at = lines.index("二、存在的不足及原因")
    return "\n".join([*lines[:at], above, below, *lines[at:]]) + "\n"


def headings(text: str) -> list[str]:
    report = read(text)
    return [report.text[item.start : item.end].rstrip("。") for item in report.headings]


def test_a_numeral_of_a_row_that_a_line_breaks_off_opens_no_chapter() -> None:
    at = WEEKS.index("二、逢八")
    text = with_line(WEEKS[:at], WEEKS[at:])
    assert WEEKS.partition("。")[2] in sentences(text)
    assert headings(text) == headings("\n".join([TITLE, *PARAGRAPHS[:3], WEEKS, *PARAGRAPHS[3:]]) + "\n")


HEARD = "组织全局四十五名执法人员到县法院旁听庭审三场，反响很好"
REVIEWED = "二、评查案卷四十卷，通报问题三个。"
NUMBERED = {
    "a chapter below a sentence without its stop": (HEARD, "二、存在的不足，主要有"),
    "an item below a line that ends": (f"{HEARD[:-1]}。", REVIEWED),
    "an item below a heading": ("一、组织全局四十五名执法人员到县人民法院旁听庭审", REVIEWED),
}


@pytest.mark.parametrize("name", NUMBERED)
def test_a_line_with_a_number_of_its_own_stays_one(name: str) -> None:
    above, below = NUMBERED[name]
    assert below in sentences(with_line(above, below))
