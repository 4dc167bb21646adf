"""Where a report ends: at a signature with nothing of the report behind it, and not at a line that only looks so."""

import pytest

from fazhi.reading.formats.table import text_reader
from fazhi.reading.structure.ending import closing_start

UNIT = "云岭县司法局"
TEXT = "云岭县司法局2023年度法治政府建设情况报告\n全年组织培训3次，办结案件12件，接受监督5次。\n明年修订制度。\n"
SIGNED = "云岭县司法局\n2024年1月20日\n"


def closing(text: str, unit: str = UNIT, suffix: str = ".txt") -> list[str]:
    document = text_reader(suffix)(TEXT + text)
    lines = [document.text[block.first : block.end] for block in document.blocks]
    return lines[closing_start(document, 1, unit) :]


BEHIND = {
    "headlines under a word of the page": "相关阅读：\n我县办结案件30件\n我县召开推进会，部署培训\n",
    "the pages before and behind": "上一篇：我县办结案件30件\n下一篇：我县召开会议，部署培训\n编辑：王某\n",
    "headlines with their days": "分享到：微信\n浏览次数：38\n我县办结案件30件 2024-01-18\n更多>>\n",
    "a list of annexes": "附件：1.案件清单\n2.培训名单\n",
    "notes": "抄送：县委办。\n[1] 含线上培训1次。\n[2] 含复议案件2件。\n",
    "a remark": "注：以上数据截至年底。\n",
    "what somebody else wrote": "经办：王某某\n已核。\n",
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND)
def test_what_stands_behind_the_signature_is_none_of_the_report(behind: str) -> None:
    assert closing(SIGNED + behind)[:2] == SIGNED.split()


SIGNATURES = {
    "two units": "中共云岭县司法局党组\n云岭县司法局\n2024年1月20日",
    "spread characters": "云 岭 县 司 法 局\n2024 年 1 月 20 日",
    "one line": "云岭县司法局　　2024年1月20日",
    "the day above the unit": "2024年1月20日\n云岭县司法局",
    "a month": "云岭县司法局\n2024年1月",
    "an office of the unit": "云岭县司法局办公室",
    "a unit that only its county names": "县依法治县委员会办公室\n2024年1月20日",
    "an office named by a deed": "县规范性文件备案办公室\n2024年1月20日",
    "a centre named by two": "云岭县备案审查中心\n2024年1月20日",
    "a committee named by one": "县机构编制委员会办公室\n2024年1月20日",
    "an office within the unit": "云岭县司法局法治科\n2024年1月20日",
    "one that names its county alone": "县司法局政策法规股\n2024年1月20日",
    "one below its unit": "云岭县司法局\n行政复议与应诉科（代章）\n2024年1月20日",
    "one by itself": "法治督察股\n2024年1月20日",
    "one named by a deed": "云岭县司法局备案审查科\n2024年1月20日",
    "a seal": "云岭县司法局（盖章）\n2024年1月20日",
    "the site below the day": "云岭县司法局\n2024年1月20日\n云岭县人民政府门户网站\n打印 关闭",
}


@pytest.mark.parametrize("lines", SIGNATURES.values(), ids=SIGNATURES)
@pytest.mark.parametrize("behind", ["", "推荐阅读\n我县办结案件30件\n"])
def test_who_signs_and_the_day_are_the_signature(lines: str, behind: str) -> None:
    assert closing(f"{lines}\n{behind}") == f"{lines}\n{behind}".splitlines()


LAST = {
    "ends as a unit": "培训骨干并派驻调解中心",
    "ends as a unit behind a comma": "办结案件12件，移送县公安局",
    "ends as a unit, a deed of the county": "云岭县建立综合执法大队",
    "ends as a unit far behind a deed": "云岭县编制全县公共法律服务中心",
    "ends as an office that was set up": "云岭县成立备案办公室",
    "ends as an office, a deed behind the one it is named by": "县备案办公室聘任三名骨干并设立调解中心",
    "ends as an office within one that was set up": "云岭县司法局成立法治督察科",
    "ends as a subject": "选派干部进修法学本科",
    "ends as a site": "培训骨干并建成统一平台",
    "ends as a column": "规范政务公开",
    "has arrows": "受理→调查→办结案件12件",
    "begins as a button": "分享典型案例12件",
    "begins as the foot of a page": "主办单位联席会议开了12次",
    "begins as a note below a report": "以上报告期内办结案件12件",
    "begins as the name of a contact": "联系人民调解员培训12名",
    "begins as a code to scan": "扫一扫即可查询，公开信息12条",
    "holds a word of the foot of a page": "查处侵犯版权所有案件12件",
    "a label before a deed": "打印：案卷12卷装订成册",
    "speaks of an editor": "设立责任编辑岗位12个",
    "begins as a list of copies": "报送：办结案件12件，组织培训3次。",
}


@pytest.mark.parametrize("line", LAST.values(), ids=LAST)
@pytest.mark.parametrize("above", ["", "培训骨干12名\n"])
def test_the_last_line_of_a_text_is_no_signature_for_its_last_word(line: str, above: str) -> None:
    assert closing(f"{above}{line}\n") == []


@pytest.mark.parametrize("line", LAST.values(), ids=LAST)
def test_nor_is_it_above_the_signature(line: str) -> None:
    assert closing(f"{line}\n{SIGNED}") == SIGNED.split()


COPIED = {
    "a list of copies over three lines": "抄送：县委各部门，\n县人大办公室，县政协办公室，\n县法院\n",
    "annexes over two lines": "附件：1.案件清单\n2.培训名单\n",
}


@pytest.mark.parametrize("lines", COPIED.values(), ids=COPIED)
def test_a_list_right_above_the_signature_closes_the_report_too(lines: str) -> None:
    assert closing(lines + SIGNED) == (lines + SIGNED).splitlines()


def test_a_list_of_copies_above_a_sentence_closes_nothing() -> None:
    assert closing(f"抄送：县委各部门，\n全年办结案件12件。\n组织培训3次\n{SIGNED}") == SIGNED.split()


CLOSINGS = [
    "报送：县委办、县政府办。",
    "抄送：存档。",
    "责任编辑：王某",
    "分享到：微信",
    "主办单位：云岭县司法局",
    "版权所有",
]


@pytest.mark.parametrize("line", CLOSINGS)
def test_what_surely_closes_a_report_does_without_a_signature(line: str) -> None:
    assert closing(f"{line}\n") == [line]


LINKS = "".join(f"我县办结各类案件并组织培训{each}\n" for each in "甲乙丙丁戊己庚辛")


def test_links_below_a_report_may_be_longer_than_it_and_sentences_may_not() -> None:
    assert closing(f"相关链接\n{LINKS}")[0] == "相关链接"
    sentences = LINKS.replace("\n", "。\n")
    assert closing(f"相关链接\n{sentences}") == []
    assert closing(f"某某事项\n{LINKS}") == []


GOES_ON = {
    "chapters": "一、主要举措\n办结案件12件。\n二、存在的不足\n力量不足。\n",
    "more than stands above it": "办结案件12件，组织培训3次。\n" * 9,
}


@pytest.mark.parametrize("behind", GOES_ON.values(), ids=GOES_ON)
def test_a_signature_that_the_report_goes_on_behind_ends_nothing(behind: str) -> None:
    assert closing(SIGNED + behind) == []


def test_a_day_alone_ends_a_report_where_nothing_else_follows() -> None:
    assert closing("2024年1月20日\n推荐阅读\n我县办结案件30件\n")[0] == "2024年1月20日"
    assert closing("2023年3月5日\n办结案件12件\n") == []


def test_headings_of_a_page_below_a_report_in_markdown_are_no_chapters() -> None:
    assert closing("## 相关链接\n\n- 我县办结案件30件\n", suffix=".md")[0].endswith("相关链接")


@pytest.mark.parametrize(("less", "ends"), [(1, True), (0, False)])
def test_behind_a_signature_stands_less_than_above_it(less: int, ends: bool) -> None:
    above = sum(map(len, (TEXT + SIGNED).splitlines()[1:]))
    line = "办" * (above - 1 - less) + "。"
    assert (closing(f"{SIGNED}{line}\n")[:2] == SIGNED.split()) is ends


UNDATED = {
    "the unit": ("办结案件12件并移送\n云岭县司法局\n", True),
    "an office of the unit": ("办结案件12件并移送\n云岭县司法局办公室\n", True),
    "another unit of its county": ("办结案件12件并移送\n云岭县公安局\n", False),
    "another unit of its county, behind a sentence": ("办结案件12件。\n云岭县公安局\n", True),
}


@pytest.mark.parametrize("name", UNDATED)
def test_without_a_day_another_unit_signs_only_behind_a_sentence(name: str) -> None:
    text, signs = UNDATED[name]
    assert (closing(text) == text.splitlines()[1:]) is signs


@pytest.mark.parametrize(("line", "start"), [("办结案件12件并移送", 3), ("办结案件12件。", 2)])
def test_the_first_line_of_a_text_may_go_on_like_any(line: str, start: int) -> None:
    document = text_reader(".txt")(f"{TEXT.splitlines()[0]}\n{line}\n云岭县公安局\n")
    assert closing_start(document, 1, UNIT) == start
