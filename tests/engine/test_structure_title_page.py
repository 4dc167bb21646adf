"""Page heads, letterheads and broken lines above a report, and the title that stands below them."""

import pytest

from fazhi.reading import read_text
from reading_helpers import reading

TITLE = "云岭县司法局2023年度法治政府建设情况报告"
BODY = (
    "\n2023年，各项工作有序推进。现将有关情况报告如下：\n一、主要举措和成效\n全年办理案件30件，均按期办结。\n"
    "二、存在的不足和原因\n人手不够。\n三、下一年度工作安排\n继续抓好培训。\n"
)
HEADS = {
    "a breadcrumb": f"首页 > 政务公开 > 法治政府建设年度报告\n{TITLE}",
    "a breadcrumb with a label": f"您所在的位置：网站首页 > 信息公开 > 年度报告\n{TITLE}",
    "a breadcrumb of slashes": f"当前位置：首页/政务公开/法治建设/年度报告\n{TITLE}",
    "a breadcrumb of wide marks": f"首页＞政府信息公开＞法定主动公开内容＞法治政府\n{TITLE}",
    "a breadcrumb of quotation marks": f"首页»专题专栏»法治政府建设»正文\n{TITLE}",
    "a breadcrumb that ends with the title": f"首页 > 年度报告 > {TITLE}\n{TITLE}",
    "a breadcrumb alone": f"首页 > 年度报告 > {TITLE}",
    "a site's name and menu": f"云岭县人民政府门户网站\n首页 要闻 政务公开 办事 互动\n{TITLE}",
    "a menu with bars": f"首页 | 走进云岭 | 政务公开 | 政务服务 | 互动交流\n{TITLE}",
    "a menu, one word a line": f"首页\n政务公开\n政务服务\n互动交流\n{TITLE}",
    "buttons": f"打印 关闭 分享 收藏\n{TITLE}",
    "sizes of letters": f"字体：大 中 小\n{TITLE}",
    "sizes in brackets": f"【字体：大 中 小】 【打印】 【关闭】\n{TITLE}",
    "sizes in square brackets": f"字号:[ 大 中 小 ]\n{TITLE}",
    "traditional and simplified": f"无障碍 简体| 繁体\n{TITLE}",
    "other ways to read": f"无障碍浏览 长者模式 繁體版 English\n{TITLE}",
    "the day of today": f"今天是：2031年3月5日 星期三 农历正月廿三\n{TITLE}",
    "a day alone": f"2024-03-28 09:18\n{TITLE}",
    "a government and a weekday": f"云岭县人民政府 2031年3月5日 星期三\n{TITLE}",
    "source and day above": f"来源：县司法局 发布时间：2024-03-28 浏览次数：120\n{TITLE}",
    "source and day below": f"{TITLE}\n来源：县司法局　发布日期：2024-03-28　字号：大 中 小\n",
    "title twice": f"{TITLE}\n文章来源：司法局 更新时间：2024/03/29 11:30:01\n\n{TITLE}\n",
    "number and day in one line": f"发文字号: 云司发〔2024〕2号 成文日期: 2024-01-10\n{TITLE}",
    "spread labels": (
        f"索 引 号：1137/2024-12　　主题分类：司法\n发文机关：云岭县司法局　　成文日期：2024年1月10日\n{TITLE}"
    ),
    "an index block": f"索引号：1137/2024-12\n组配分类：年度报告\n发布机构：云岭县司法局\n标题：{TITLE}\n有效性：有效",
    "an index block and a title": f"索引号：1137\n名称：{TITLE}\n文号：无\n发布日期：2024-03-28\n{TITLE}",
    "rows with bars": (
        f"| 索引号 | 1137/2024-12 | 发布机构 | 云岭县司法局 |\n| 成文日期 | 2024-01-10 | 文号 | 无 |\n{TITLE}"
    ),
    "cells with tabs": f"索引号\t1137/2024-12\t分类\t年度报告\n{TITLE}",
    "labels with bars": f"索引号：1137 | 发布机构：云岭县司法局 | 发布时间：2024-03-28\n{TITLE}",
    "a red head": f"云岭县司法局文件\n云司发〔2024〕2号　　　　签发人：李四\n{TITLE}",
    "a number in square brackets": f"云司〔 2024 〕 2 号\n{TITLE}",
    "a number in wide brackets": f"云岭县司法局文件\n云司报［2024］12号\n{TITLE}",
    "a copy number and a secrecy level": f"000012\n内部资料\n特急\n云岭县司法局文件\n云司发〔2024〕2号\n{TITLE}",
    "a line of stars": f"云岭县司法局文件\n★★★★★\n——————\n{TITLE}",
    "an address of the web": f"https://www.yunling.example/art/2024/3/28/art_1.html\n{TITLE}",
    "a name of a column": f"法治政府建设年度报告\n{TITLE}",
    "a word to share": f"扫一扫在手机打开当前页\n分享到：微信 微博\n{TITLE}",
    "a greeting": f"欢迎访问云岭县人民政府网站！\n{TITLE}",
    "all of it": (
        "今天是：2031年3月5日 星期三\n无障碍 | 长者版 | 登录 | 注册\n云岭县人民政府门户网站\n首页\n"
        "要闻动态\n政务公开\n办事服务\n"
        "您现在的位置：首页 > 政务公开 > 年度报告\n索引号：1137\n发布机构：云岭县司法局\n"
        f"发布日期：2024-03-28\n{TITLE}\n"
        "来源：县司法局 发布时间：2024-03-28 09:18 浏览次数：33次 字体：大 中 小 打印 关闭\n"
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_what_belongs_to_the_page_is_no_title(name: str) -> None:
    report = reading(HEADS[name] + BODY, unit_kind=None, year=None)
    assert (report.title, report.unit, report.unit_kind, report.year) == (TITLE, "云岭县司法局", "department", 2023)
    assert [str(heading.step) for heading in report.headings] == [
        "一、主要举措和成效",
        "二、存在的不足和原因",
        "三、下一年度工作安排",
    ]


BROKEN = {
    "in a word": "云岭县司法局2023年度法治政\n府建设情况报告",
    "in a word, behind the verb": "云岭县司法局2023年度法治政府建\n设情况报告",
    "in three": "云岭县司法局\n2023年度法治政府建设\n情况报告",
    "in three, twice in a word": "云岭县司\n法局2023年度法治政府建\n设情况报告",
    "behind the unit": "云岭县司法局\n2023年度法治政府建设情况报告",
    "behind the year": "云岭县司法局2023年度\n法治政府建设情况报告",
    "before the last word": "云岭县司法局2023年度法治政府建设情况\n报告",
    "spread": "云 岭 县 司 法 局\n2023年度法治政府建设情况报告",
    "behind 附件": "附件：\n云岭县司法局2023年度法治政府建设情况报告",
    "behind a column in brackets": "【法治政府建设年报】云岭县司法局2023年度法治政府建设情况报告",
    "in book marks, broken": "《云岭县司法局\n2023年度法治政府建设情况报告》",
    "in quotation marks with a colon": "“云岭县司法局2023年度法治政府建设情况报告”：",
    "in book marks": "《云岭县司法局2023年度法治政府建设情况报告》",
    "in quotation marks": "“云岭县司法局2023年度法治政府建设情况报告”",
    "with a colon": "云岭县司法局2023年度法治政府建设情况报告：",
    "with a full stop": "云岭县司法局2023年度法治政府建设情况报告。",
    "with an addressee": "云岭县司法局2023年度法治政府建设情况报告\n县委、县政府：",
    "broken, with an addressee": "云岭县司法局2023年度\n法治政府建设情况报告\n县委、县政府，市司法局：",
    "under a red head": "云岭县司法局文件\n云司发〔2024〕2号\n云岭县司法局\n2023年度法治政府建设情况报告\n县人民政府：",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_title_may_be_broken_and_enclosed(name: str) -> None:
    report = reading(BROKEN[name] + BODY, unit_kind=None, year=None)
    assert (report.title, report.unit, report.unit_kind, report.year) == (TITLE, "云岭县司法局", "department", 2023)


def test_front_matter_names_the_title() -> None:
    head = f'---\ntitle: "{TITLE}"\ndate: 2024-01-10\ntags: [法治]\n---\n'
    report = read_text(head + BODY, name="报告.md")
    assert (report.title, report.unit, report.year) == (TITLE, "云岭县司法局", 2023)


@pytest.mark.parametrize(
    "line",
    ["全县办理案件30件", "县政府召开法治政府建设工作会议", "一、主要工作", "首次开展案卷评查", "大中小学法治课全覆盖"],
)
def test_what_the_text_tells_is_not_taken_for_the_page(line: str) -> None:
    report = reading(f"{TITLE}\n{line}{BODY}")
    assert report.title == TITLE


def test_the_page_head_states_facts_of_the_report() -> None:
    text = (
        "发布时间：2024-03-28 09:18 来源：县司法局\n云岭县司法局文件\n云司发〔2024〕2号 签发人：李四\n"
        f"{TITLE}\n县委、县政府：{BODY}云岭县司法局\n2024年1月10日\n"
    )
    report = reading(text)
    facts = report.facts
    found = [facts.published, facts.written, facts.number, facts.issuer, facts.address]
    words = ["2024-03-28", "2024年1月10日", "云司发〔2024〕2号", "云岭县司法局", "县委、县政府"]
    assert [fact and fact.words for fact in found] == words
    assert [fact and report.text[fact.start : fact.end] for fact in found] == words


@pytest.mark.parametrize("line", ["发文字号：云司发〔2024〕2号", "文号:云司发〔2024〕2号"])
def test_a_label_is_no_part_of_the_document_number(line: str) -> None:
    facts = reading(f"{line}\n{TITLE}\n{BODY}").facts
    assert (facts.number and facts.number.words) == "云司发〔2024〕2号"


def test_a_report_without_a_head_states_nothing() -> None:
    facts = reading(TITLE + BODY).facts
    assert (facts.published, facts.written, facts.number, facts.issuer, facts.address) == (None,) * 5
