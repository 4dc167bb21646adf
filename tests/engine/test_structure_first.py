"""What stands below the title: of the text where it tells of something done, of the head where it says who and when."""

import pytest

from fazhi.reading.formats.text import read_plain
from fazhi.reading.structure.front import read_front

TITLE = "云岭县司法局2023年度法治政府建设情况报告"

TEXTS = {
    "begins with a day": "2023年3月5日，举办培训3次，参加90人。",
    "begins with a day, without a comma": "2023年3月5日举办培训3次",
    "begins with a day in Chinese numerals": "二〇二三年三月五日，举办培训3次",
    "holds the number of a document": "按照云府发〔2023〕12号文件部署，举办培训3次。",
    "the same, without a stop": "落实云府发〔2023〕12号文件举办培训3次",
    "holds an address": "在门户网站（http://www.example.gov.cn）公开信息90条，举办培训3次",
    "holds a sign of comparison": "按期答复率>98%，举办培训3次",
    "holds that sign and no comma": "按期答复率＞98%",
    "holds arrows": "受理→调查→办结案件12件",
    "an item with a bracket at its end": "（一）培训（举办3次）",
    "a dash before a deed": "——举办培训3次",
    "ends as a unit": "举办培训3次，覆盖全县各局",
    "ends as a site": "举办培训3次并建成统一平台",
    "ends as a column": "举办培训并规范政务公开",
    "a row of a form without figures": "审核\t落实审核制度，开展重点合同抽查",
    "holds a weekday": "2023年3月5日星期日，举办培训3次",
    "a label's word before a deed": "审核：严格把关，审核合同30份。",
    "a row of a form": "审核\t审核合同30份，举办培训3次",
    "speaks of the mayor": "县长带头讲课3次",
}  # fmt: skip


@pytest.mark.parametrize("line", TEXTS.values(), ids=TEXTS)
def test_a_paragraph_below_the_title_is_of_the_text(line: str) -> None:
    front = read_front(read_plain(f"{TITLE}\n{line}\n办结案件12件，接受监督。\n"))
    assert (front.title, front.blocks) == (TITLE, 1)


HEADS = {
    "a day": "2024年1月20日",
    "a day in brackets": "（2024年1月20日）",
    "where it was given, and when": "（2024年1月20日在县第八届人民代表大会第3次会议上）",
    "the same, in clauses": "（2024年1月20日在县人大常委会会议上，县长王某）",
    "the number of the document": "云司发〔2024〕8号",
    "the number, and who signed": "云司发〔2024〕8号　　签发人：王某",
    "an address": "http://www.example.gov.cn/t20240120.html",
    "labels": "发布时间：2024-01-20　来源：县司法局　浏览次数：12次",
    "a breadcrumb": "首页 > 政务公开 > 法治政府建设年度报告",
    "a breadcrumb with a year": "当前位置：首页＞信息公开＞2023年度报告",
    "a breadcrumb of an unknown site": "云岭法治 > 年度报告",
    "a unit": "云岭县司法局",
    "who gave it": "云岭县司法局局长 王某",
    "the day of a page": "今天是2024年1月20日 星期六",
    "a greeting": "欢迎访问云岭县人民政府门户网站！",
    "the name of a site": "云岭县人民政府门户网站",
    "a row of a form": "审核\t王某",
}  # fmt: skip


@pytest.mark.parametrize("line", HEADS.values(), ids=HEADS)
def test_a_line_below_the_title_that_says_who_when_and_where_is_of_the_head(line: str) -> None:
    front = read_front(read_plain(f"{TITLE}\n{line}\n办结案件12件，接受监督。\n"))
    assert front.blocks == 2
