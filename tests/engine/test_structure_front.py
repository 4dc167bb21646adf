"""The title at the top, what it tells, and the signature at the end."""

import pytest

from fazhi.model.report import Part
from fazhi.model.unit import UnitKind
from fazhi.reading.document import Document
from fazhi.reading.formats.table import text_reader
from fazhi.reading.formats.text import read_plain
from fazhi.reading.structure.ending import closing_start
from fazhi.reading.structure.front import _rank, another_report, printed_title, read_front
from fazhi.reading.structure.subject import kind_of
from reading_helpers import part_of, reading

BODY = "\n一、主要工作\n全年共办理案件30件，均按期办结。\n"
NAME = "云州市法治政府建设年度报告"

TITLES = {
    "one line": (NAME, NAME),
    "two lines": ("云州市法治政府建设\n2024年度工作总结", "云州市法治政府建设2024年度工作总结"),
    "spread characters": ("工 作 总 结", "工作总结"),
    "a sixth line is looked at, and what stands above is no part": (
        "第一行\n第二行\n第三行\n第四行\n第五行\n" + NAME,
        NAME,
    ),
    "a seventh is not": ("第一行\n第二行\n第三行\n第四行\n第五行\n第六行\n" + NAME, ""),
    "64 characters": ("法" * 62 + "报告", "法" * 62 + "报告"),
    "65 are a sentence": ("法" * 63 + "报告", ""),
    "a byline is no title": (f"（2025年1月8日）\n{NAME}", NAME),
}


@pytest.mark.parametrize("name", TITLES)
def test_the_title_is_read_from_the_top(name: str) -> None:
    text, title = TITLES[name]
    assert reading(text + BODY).title == (title or "报告")


RANKS = [
    ["某某公告", "通报"],
    ["年度总结", "2024年公告"],
    ["2024年总结", "云州市司法局2024年公告", "法治公告"],
    ["云州市司法局2024年总结", "法治总结", "2024年法治公告", "云州市司法局法治公告"],
    ["2024年法治总结", "云州市司法局法治总结", "云州市司法局2024年法治公告"],
    ["云州市司法局2024年法治总结"],
]


def test_a_title_tells_the_more_the_more_of_it_is_there() -> None:
    told = [{_rank(title) for title in titles} for titles in RANKS]
    assert all(len(ranks) == 1 for ranks in told)
    assert told == sorted(told, key=min)
    assert len({min(ranks) for ranks in told}) == len(RANKS)


KINDS = [
    ("云州市人民政府", UnitKind.COUNTY),
    ("云州区", UnitKind.COUNTY),
    ("云州市司法局", UnitKind.DEPARTMENT),
    ("云州市青石街道办事处", UnitKind.TOWNSHIP),
    ("云州市青石镇人民政府", UnitKind.TOWNSHIP),
    ("云州高新区管委会", UnitKind.DEVELOPMENT_ZONE),
    ("云河", None),
]


@pytest.mark.parametrize(("unit", "kind"), KINDS)
def test_a_name_tells_the_kind_of_unit_by_its_ending(unit: str, kind: UnitKind | None) -> None:
    assert kind_of(unit) is kind


CLOSINGS = {
    "the office that signs": ("云州市司法局", Part.CLOSING),
    "a signature of 60 characters at most": ("附件：" + "甲" * 58, Part.WORK),
    "one of 60": ("附件：" + "甲" * 57, Part.CLOSING),
    "a sentence is no signature": ("云州市司法局依法办理。", Part.WORK),
}


@pytest.mark.parametrize("name", CLOSINGS)
def test_the_signature_closes_the_report(name: str) -> None:
    line, part = CLOSINGS[name]
    assert part_of(reading(f"{NAME}\n一、主要工作\n全年共办理案件30件，均按期办结。\n又办一事。\n{line}"), line) is part


FRONTS = {
    "one line": ("云州市司法局2022年法治报告\n甲事。", "云州市司法局2022年法治报告", 1),
    "nothing but it": ("云州市司法局2022年法治报告", "", 0),
    "with a byline": ("云州市司法局2022年法治报告\n（2023年1月）\n甲事。", "云州市司法局2022年法治报告", 2),
    "with a byline and a piece of it": ("云州2022年法治报告\n（2023年1月）\n法治报告\n甲事。", "云州2022年法治报告", 3),
    "four lines": (
        "云州市司法局\n2022年度\n法治政府建设\n情况报告\n如下\n甲事。",
        "云州市司法局2022年度法治政府建设情况报告",
        4,
    ),
    "the last four of five": (
        "云州市\n司法局\n2022年度\n法治政府建设\n情况报告\n甲事。",
        "司法局2022年度法治政府建设情况报告",
        5,
    ),
    "two lines below two of the page": (
        "网站首页\n网站首页\n云州市2022年法治政府建\n设情况报告\n甲事。",
        "云州市2022年法治政府建设情况报告",
        4,
    ),
    "four of five lines that run on": (
        "云州市2022年法治建设报告\n的情况\n的总结\n的汇报\n的年报\n甲事。",
        "云州市2022年法治建设报告的情况的总结的汇报",
        4,
    ),
    "two lines that run on below two of the page": (
        "网站首页\n网站首页\n云州市2022年法治报告\n的情况\n甲事。",
        "云州市2022年法治报告的情况",
        4,
    ),
    "a place above one with no unit": ("云州市\n法治报告\n甲事。", "云州市法治报告", 2),
    "a year above": ("2022年度\n云州市司法局法治报告\n甲事。", "2022年度云州市司法局法治报告", 2),
    "a year above one with a year": ("2022年度\n云州市2021年法治报告\n甲事。", "云州市2021年法治报告", 2),
    "the place above": ("云州市\n司法局2022年度法治报告\n甲事。", "云州市司法局2022年度法治报告", 2),
    "an office above one with a unit": ("云州市政府办公室\n云州市2022年法治报告\n甲事。", "云州市2022年法治报告", 2),
    "an office above one with none": ("云州市人民政府\n2022年法治报告\n甲事。", "云州市人民政府2022年法治报告", 2),
    "words above that are none of it": ("我们的工作\n法治报告\n甲事。", "法治报告", 2),
    "the law above": ("依法行政\n工作总结\n甲事。", "依法行政工作总结", 2),
    "a line below that is none of it": ("法治报告\n关于全年\n甲事。", "法治报告", 1),
    "another line below that is none of it": ("工作总结\n普法宣传\n甲事。", "工作总结", 1),
    "the law below": ("工作总结\n法治报告\n甲事。", "工作总结法治报告", 2),
    "a sentence about a head of office below": (
        "云州市法治报告\n全年工作有序，由县长主持学习法治。\n一、甲事",
        "云州市法治报告",
        1,
    ),
    "of two with the law the first": ("法治工作报告\n普法工作报告\n甲事。", "法治工作报告", 1),
    "plans below": ("法治报告\n和2023年安排\n甲事。", "法治报告和2023年安排", 2),
    "with a stop": ("法治报告。\n一、甲事", "法治报告", 1),
    "with a colon": ("法治报告：\n一、甲事", "法治报告", 1),
    "an announcement": ("现将法治报告：\n一、甲事", "", 0),
    "a sentence": ("依法办理，法治报告。\n一、甲事", "", 0),
    "a sentence that ends so": ("法治报告如下：\n一、甲事", "", 0),
    "a stop behind what is no end of a title": ("法治工作：\n一、甲事", "", 0),
    "a stop behind what names no law": ("年度报告。\n一、甲事", "", 0),
    "in marks": ("《法治报告》\n甲事。", "法治报告", 1),
    "with marks of two names": ("《甲》和《法治报告》\n甲事。", "《甲》和《法治报告》", 1),
    "with marks about marks": ("《《条例》法治报告》\n甲事。", "《《条例》法治报告》", 1),
    "with marks that do not close": ("《法治》年度报告\n甲事。", "《法治》年度报告", 1),
    "by a label": ("标题：法治报告\n甲事。", "法治报告", 1),
    "by a label, no law": ("标题：年度报告\n甲事。", "", 1),
    "by a label, no report": ("标题：法治要点\n甲事。", "", 1),
    "by a breadcrumb": ("首页 > 法治报告\n甲事。", "法治报告", 1),
    "a breadcrumb, no report": ("首页 > 法治\n甲事。", "", 1),
    "the text announced below a slip": ("发布机构：甲局\n云州法治报告\n全年有序。\n正文：\n甲事。", "云州法治报告", 4),
    "the text announced below no slip": ("云州法治报告\n全年有序。\n正文：\n甲事。", "云州法治报告", 1),
    "the text announced in a chapter": ("发布机构：甲局\n云州法治报告\n一、甲事\n正文：\n甲事。", "云州法治报告", 2),
    "the law before year and unit": ("云州市司法局工作总结\n有色\n法治年度报告\n甲事。", "法治年度报告", 3),
    "year and unit before the law": (
        "云州市司法局2022年工作总结\n有色\n法治年度报告\n甲事。",
        "云州市司法局2022年工作总结",
        1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FRONTS)
def test_the_lines_of_a_title_are_told_from_those_about_it(name: str) -> None:
    text, title, blocks = FRONTS[name]
    front = read_front(read_plain(text))
    assert (front.title, front.blocks) == (title, blocks)


STYLED = {
    "the first heading": ("# 法治报告\n\n## 情况\n\n甲事。", "法治报告", 1),
    "the second, where the first is none": ("# 工作\n\n## 法治报告\n\n甲事。", "法治报告", 2),
    "below a line of the page, over another": (
        "网站首页\n\n# 法治报告\n\n## 情况\n\n甲事。",
        "法治报告",
        2,
    ),
    "below a line of the page": ("网站首页\n\n# 法治报告\n\n甲事。", "法治报告", 2),
}


@pytest.mark.parametrize("name", STYLED)
def test_a_format_may_tell_the_title_from_the_headings(name: str) -> None:
    text, title, blocks = STYLED[name]
    front = read_front(text_reader(".md")(text))
    assert (front.title, front.blocks) == (title, blocks)


@pytest.mark.parametrize(("lines", "title"), [(59, NAME), (60, "")])
def test_a_title_stands_among_the_first_sixty_lines(lines: int, title: str) -> None:
    assert read_front(read_plain("网站首页\n" * lines + NAME + BODY)).title == title


PRINTED = {
    "at the top": ("雲州市法治政府建設報告\n甲事。", "雲州市法治政府建設報告"),
    "below another line": ("網站首頁\n雲州市法治政府建設報告\n甲事。", "雲州市法治政府建設報告"),
    "on two lines": ("雲州市 法治政府\n建設報告\n甲事。", "雲州市法治政府建設報告"),
}
SIMPLE = str.maketrans("雲設報網頁", "云设报网页")


@pytest.mark.parametrize("name", PRINTED)
def test_a_title_in_traditional_characters_is_told_as_printed(name: str) -> None:
    text, title = PRINTED[name]
    document = read_plain(text)
    seen = Document(text.translate(SIMPLE).replace("建設", "建设"), document.blocks)
    front = read_front(seen)
    assert printed_title(front, seen, document) == title
    assert printed_title(front, seen, seen) == title.translate(SIMPLE)
    assert printed_title(front._replace(title="别的"), seen, document) == "别的"
    assert printed_title(front._replace(blocks=0), seen, document) == front.title


LINES = {
    "工": "全年办案三件。",
    "别": "各位代表，让我们团结奋斗。",
    "代": "各位代表！",
    "同": "同志们！",
    "署": "云州市司法局",
    "日": "2023年1月5日",
}
ENDS = [
    ("工", 0, 1), ("工署", 0, 1), ("工署日", 0, 1), ("署日", 0, 2), ("工署日", 1, 3), ("工工别日", 0, 2),
    ("工工别日", 2, 3), ("工别日", 0, 1), ("工别日", 1, 2), ("别日", 0, 1), ("工工代别日", 0, 2), ("工工代别日", 1, 2),
    ("工工代别日", 2, 3), ("工代别日", 0, 1), ("代别日", 0, 1), ("工工同代别", 0, 2), ("工工工代同别日", 0, 3),
    ("工工工代别日", 0, 3), ("工工工代工日", 0, 3), ("工工代工日", 0, 2), ("工工代工日", 1, 2), ("工代工日", 0, 1),
    ("工代工日", 1, 3), ("代工日", 0, 2), ("代工日", 1, 2), ("工工工代日", 0, 4), ("工工代日", 0, 3),
    ("工工代工工日", 0, 5), ("别", 0, 1), ("别工日", 0, 2),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "front", "start"), ENDS)
def test_farewell_signature_and_date_are_told_from_the_end(lines: str, front: int, start: int) -> None:
    document = read_plain("\n".join(LINES[line] for line in lines))
    assert closing_start(document, front) == start


SIGNATURES = {
    "a heading": ("# 云州市司法局", ".md", False),
    "a row": ("云州市司法局\t云州市司法局", ".txt", False),
    "an item": ("一、云州市司法局", ".txt", False),
    "a day": ("2023-01-05", ".txt", True),
    "a seal": ("云州市司法局（盖章）", ".txt", True),
    "nothing but a filler": ("云州市司法局\u200b", ".txt", True),
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_signature_is_a_line_of_its_own(name: str) -> None:
    line, suffix, signs = SIGNATURES[name]
    document = text_reader(suffix)(f"全年办案三件。\n\n{line}\n")
    assert (closing_start(document, 0) == 1) is signs


BESIDE = {
    "a byline": ("云州2022年法治报告\n（2023年1月）\n甲事。", ("（2023年1月）",), ()),
    "a byline that the title holds": ("2022年度\n云州市法治报告\n甲事。", (), ()),
    "a line with a dash": ("云州2022年法治报告\n——在会议上\n甲事。", ("——在会议上",), ()),
    "a line with a dash and a stop": ("云州2022年法治报告\n——在会议上的讲话。\n甲事。", ("——在会议上的讲话。",), ()),
    "a sentence with a day": ("云州2022年法治报告\n该局于2023年1月5日开展培训。\n甲事。", (), ()),
    "who issued it": ("发布机构：云州市司法局\n来源：云岭县司法局\n云州法治报告\n甲事。", (), ("云州市司法局",)),
    "who issued it, and is no unit": ("发布机构：某某某\n云州法治报告\n甲事。", (), ()),
    "an item before the title": ("一、云州市司法局\n云州法治报告\n甲事。", (), ()),
}


@pytest.mark.parametrize("name", BESIDE)
def test_who_and_when_stand_beside_the_title(name: str) -> None:
    text, bylines, issuers = BESIDE[name]
    front = read_front(read_plain(text))
    assert (front.bylines, front.issuers) == (bylines, issuers)
    assert bool(front.title) is (name != "an item before the title")


PRINTER = "云岭县司法局办公室 2024年1月12日印发"
COLOPHONS = {
    "copies and who printed it": "抄送：县委依法治县办。\n云岭县司法局办公室　　　　2024年1月12日印发",
    "a contact in brackets": f"（联系人：王某，电话：000）\n抄送：县委依法治县办。\n{PRINTER}",
    "printed on a line of its own": "报：县委、县政府。\n2024年1月12日印发\n（共印20份）",
    "spread and in Chinese numerals": "抄　送：县委依法治县办。\n云岭县司法局办公室　二〇二四年一月十二日印发",
    "a list of several lines": f"抄送：县委各部门，\n县人大办公室，县政协办公室，\n县法院，县检察院。\n{PRINTER}",
    "a long list": f"抄送：{'县委各部门，' * 30}县检察院。\n云岭县司法局办公室 2024年1月12日印制",
    "rows of a table": "抄送：县委依法治县办。\t \n云岭县司法局办公室\t2024年1月12日印发",
    "between rules": f"————————————\n报：县委。\n____________\n{PRINTER}\n──────",
    "a day in figures": "抄送：县委依法治县办。\n承办单位：法治科\n云岭县司法局办公室 2024-01-12印发",
    "more than who and when": "信息公开选项：主动公开\n云岭县司法局综合科 2024年1月12日印发 共印20份",
}


@pytest.mark.parametrize("lines", COLOPHONS.values(), ids=COLOPHONS)
def test_the_colophon_below_the_signature_hides_neither_itself_nor_the_signature(lines: str) -> None:
    report = reading(f"{NAME}\n一、下一步打算\n开展案卷评查。\n云岭县司法局\n2024年1月10日\n{lines}")
    closing = [report.text[item.start : item.end] for item in report.passages if item.part is Part.CLOSING]
    assert [line.strip() for line in closing] == ["云岭县司法局", "2024年1月10日", *map(str.strip, lines.split("\n"))]
    assert (report.unit, report.facts.written and report.facts.written.words) == ("云州市", "2024年1月10日")


@pytest.mark.parametrize(("more", "closing"), [("科室。", True), ("各科室。", False)])
def test_a_list_of_who_gets_it_has_six_hundred_characters_at_most(more: str, closing: bool) -> None:
    line = f"抄送：{'县委各部门，' * 98}县检察院各个{more}"
    assert len(line) == 600 + (not closing)
    report = reading(f"{NAME}\n一、下一步打算\n开展案卷评查。\n云岭县司法局\n2024年1月10日\n{line}")
    assert (part_of(report, line) is Part.CLOSING) is closing


NO_COLOPHONS = [
    "经研究，报告于2024年1月12日印发",
    "抄送制度健全",
    "制定报送办法，发：各乡镇落实",
    "云岭县司法局2024年1月12日印发通知",
]


@pytest.mark.parametrize("line", NO_COLOPHONS)
def test_a_line_of_the_text_is_no_colophon(line: str) -> None:
    assert part_of(reading(f"{NAME}\n一、主要工作\n办理案件30件。\n又办一事。\n{line}"), line) is Part.WORK


def test_a_colophon_does_not_draw_the_text_above_it_into_the_closing() -> None:
    text = f"{NAME}\n一、主要工作\n发：各乡镇办理。\n办理案件30件\n开展评查。\n2024年1月12日印发"
    assert part_of(reading(text), "办理案件30件") is Part.WORK


def test_a_list_with_nothing_below_it_is_no_colophon() -> None:
    text = f"{NAME}\n一、主要工作\n又办一事。\n报：县委，\n办理案件30件"
    assert part_of(reading(text), "办理案件30件") is Part.WORK


OWN = "云岭县司法局2023年度法治政府建设情况报告"
LETTER = "各位同志：\n现将有关材料报上，请查收。\n"
BELOW = {
    "alone": (f"{OWN}\n办案。", OWN, (), 3),
    "with its day": (f"{OWN}\n2024年1月10日\n一、甲事", OWN, ("2024年1月10日",), 4),
    "with unit and day": (f"{OWN}\n云岭县司法局\n（2024年1月10日）\n一、甲事", OWN, ("（2024年1月10日）",), 5),
    "with a piece of it": (f"{OWN}\n法治政府建设情况报告\n一、甲事", OWN, (), 4),
    "in two lines": (f"{OWN[:6]}\n{OWN[6:]}\n2024年1月10日\n一、甲事", OWN, ("2024年1月10日",), 5),
    "behind a heading": (f"一、请查收。\n{OWN}\n办案。", "", (), 0),
    "of a report that tells more than the letter's own": (f"请看法治工作报告\n{OWN}\n办案。", OWN, (), 4),
    "of a report that tells neither unit nor year": ("法治报告\n办案。", "", (), 0),
}


@pytest.mark.parametrize("name", BELOW)
def test_a_title_may_stand_below_a_letter(name: str) -> None:
    text, title, bylines, blocks = BELOW[name]
    front = read_front(read_plain(f"{LETTER}{text}"))
    assert (front.title, front.bylines, front.blocks) == (title, bylines, blocks)


ABOVE = {
    "all of it": (f"{OWN}\n现将有关材料报上，请查收。\n{OWN.replace('司法', '民政')}\n办案。", OWN),
    "less than the one below": (f"法治工作报告\n现将有关材料报上，请查收。\n{OWN}\n办案。", OWN),
}


@pytest.mark.parametrize("name", ABOVE)
def test_a_title_below_is_looked_for_where_the_one_above_does_not_tell_all(name: str) -> None:
    text, title = ABOVE[name]
    assert read_front(read_plain(text)).title == title


CHAPTERS = "一、主要举措和成效\n办案。\n二、存在的不足\n人少。\n"
OTHER = OWN.replace("司法局", "民政局")
FIVE = "甲。\n乙。\n丙。\n丁。\n戊。\n"
SECOND = {
    "another unit's": (f"{CHAPTERS}{OTHER}\n{CHAPTERS}", (5, OTHER)),
    "of another year": (f"{CHAPTERS}{OWN.replace('2023', '2022')}\n{CHAPTERS}", (5, OWN.replace("2023", "2022"))),
    "the same again": (f"{CHAPTERS}{OWN}\n{CHAPTERS}", None),
    "behind one chapter": (f"一、主要举措和成效\n办案。\n{OTHER}\n{CHAPTERS}", None),
    "above a second chapter": (f"{CHAPTERS}{OTHER}\n二、存在的不足\n人少。\n", None),
    "six lines above": (f"{CHAPTERS}{OTHER}\n{FIVE}{CHAPTERS}", (5, OTHER)),
    "seven lines above": (f"{CHAPTERS}{OTHER}\n{FIVE}己。\n{CHAPTERS}", None),
    "another unit's title in a sentence": (f"{CHAPTERS}转发了{OTHER}。\n{CHAPTERS}", None),
}


@pytest.mark.parametrize("name", SECOND)
def test_a_second_report_begins_with_its_title_and_chapters_anew(name: str) -> None:
    text, expected = SECOND[name]
    document = read_plain(f"{OWN}\n{text}")
    assert another_report(document, read_front(document)) == expected
