"""Headings without a number, told by their words and their place."""

import pytest

from fazhi.model.report import PassageKind
from fazhi.reading.formats.table import text_reader
from fazhi.reading.formats.text import read_plain
from fazhi.reading.structure.unnumbered import unnumbered, without_bullets
from reading_helpers import of_kind, reading

BODY = (
    "本年度共办理行政复议案件三十件，均在法定期限内办结，并就发现的问题向有关单位发出建议书，"
    "督促其规范执法行为、改进工作方式。全部落实。"
)
SHORT = BODY[-59:]

CASES = {
    "a short line over a long paragraph": (f"{BODY}\n依法行政\n{BODY}", "依法行政", True),
    "not over a short one": (f"{BODY}\n依法行政\n{SHORT}", "依法行政", False),
    "three characters are too few": (f"{BODY}\n依法办\n{BODY}", "依法办", False),
    "30 characters": (f"{BODY}\n{'依法' * 15}\n{BODY}", "依法" * 15, True),
    "31 are too many": (f"{BODY}\n{'依法' * 15}办\n{BODY}", "依法" * 15 + "办", False),
    "a line with a figure tells of something": (f"{BODY}\n办结3件\n{BODY}", "办结3件", False),
    "a line with a stop is a sentence": (f"{BODY}\n依法行政。\n{BODY}", "依法行政。", False),
    "words that announce a part": (f"{BODY}\n存在的问题和不足\n力量不足。", "存在的问题和不足", True),
    "but not at the very end": (f"{BODY}\n存在的问题和不足", "存在的问题和不足", False),
    "the name of a part between dashes": (f"{BODY}\n—— 存在的问题 ——\n人手不够。", "—— 存在的问题 ——", True),
    "between asterisks": (f"{BODY}\n*** 存在的问题 ***\n人手不够。", "*** 存在的问题 ***", True),
    "the work of a year between dashes": (f"{BODY}\n—— 2023年工作 ——\n办案。", "—— 2023年工作 ——", True),
    "other words between dashes": (f"{BODY}\n—— 天道酬勤 ——\n人手不够。", "—— 天道酬勤 ——", False),
    "a line of more than forty characters between dashes": (
        f"{BODY}\n—— {'存在的问题' * 7} ——\n人手不够。",
        f"—— {'存在的问题' * 7} ——",
        False,
    ),
    "an annex": (f"{BODY}\n附件：\n名单", "附件：", True),
}


@pytest.mark.parametrize("name", CASES)
def test_a_line_without_a_number_is_a_heading_by_its_place(name: str) -> None:
    text, line, heading = CASES[name]
    assert (line in of_kind(reading(text), PassageKind.HEADING)) is heading


LACKS, LAW = "存在的问题", "依法行政"
FORMS = {
    "over a sentence": (f"{BODY}\n{LACKS}\n人手不够。", "plain"),
    "over the first chapter": (f"{BODY}\n{LACKS}\n一、甲事\n二、乙事", "plain"),
    "over the second": (f"{BODY}\n{LACKS}\n二、甲事", "sub"),
    "between chapters": (f"二、甲事\n{BODY}\n{LACKS}\n三、乙事", "sub"),
    "over a section": (f"{BODY}\n{LACKS}\n（二）甲事", "plain"),
    "over a short line": (f"{BODY}\n{LACKS}\n甲事乙事", None),
    "over a line of 39 characters": (f"{BODY}\n{LACKS}\n{'法' * 39}", None),
    "over a line of 40": (f"{BODY}\n{LACKS}\n{'法' * 40}", "plain"),
    "over a line with a colon": (f"{BODY}\n{LACKS}\n如下：", "plain"),
    "over a line with a comma": (f"{BODY}\n{LACKS}\n如下，", None),
    "of thirty characters": (f"{BODY}\n{LACKS * 6}\n人少。", "plain"),
    "of more": (f"{BODY}\n{LACKS * 6}和\n人少。", None),
    "of a year, forty characters long": (f"{BODY}\n2023年工作{'法' * 33}\n人少。", "plain"),
    "of a year, longer": (f"{BODY}\n2023年工作{'法' * 34}\n人少。", None),
    "with a comma": (f"{BODY}\n{LACKS}，\n人少。", None),
    "of an annex": (f"{BODY}\n附件1\n名单", "plain"),
    "of an annex, before a chapter": (f"{BODY}\n附件1\n三、名单", None),
    "of an annex with a comma": (f"{BODY}\n附件，\n名单", None),
    "of a glossary, forty characters long": (f"{BODY}\n{'法' * 36}名词解释\n甲", "plain"),
    "of a glossary, longer": (f"{BODY}\n{'法' * 37}名词解释\n甲", None),
    "over a body": (f"{BODY}\n{LAW}\n{BODY}", "sub"),
    "at the beginning": (f"{LAW}\n{BODY}", None),
    "at the end": (f"{BODY}\n{LAW}", None),
    "behind a short line": (f"甲\n{LAW}\n{BODY}", None),
    "behind a quotation": (f"某”\n{LAW}\n{BODY}", "sub"),
    "behind a comma": (f"某，\n{LAW}\n{BODY}", None),
    "behind a row": (f"甲\t乙\n{LAW}\n{BODY}", None),
    "over a body that no stop closes": (f"{BODY}\n{LAW}\n{'法' * 60}", None),
    "over a body that a colon closes": (f"{BODY}\n{LAW}\n{'法' * 59}：", "sub"),
    "of who leads": (f"{BODY}\n甲局牵头\n{BODY}", None),
    "with a number of its own": (f"{BODY}\n一、{LAW}\n{BODY}", None),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_line_without_a_number_heads_a_chapter_or_a_section(name: str) -> None:
    text, form = FORMS[name]
    document = read_plain(text)
    found = list(unnumbered(document, document.blocks).values())
    assert found == ([form] if form else [])


STYLED = {
    "behind a heading of the format": (f"# 甲事\n\n{LAW}\n\n{BODY}", ["sub"]),
    "over a heading of the format": (f"{BODY}\n\n{LACKS}\n\n## 甲事\n\n{BODY}", ["plain"]),
    "over a first heading of the format": (f"{BODY}\n\n{LACKS}\n\n# 甲事\n\n{BODY}", ["plain"]),
    "a heading of the format itself": (f"{BODY}\n\n## {LACKS}\n\n{BODY}", []),
}


LEADER = "第一责任人履职"
SIBLINGS = {
    "chapters that open alike": (f"关于{LEADER}/关于执法/关于普法", "plain plain plain"),
    "one that opens otherwise between them": (f"关于{LEADER}/执法细则/关于普法", "plain sub plain"),
    "sections that open otherwise": (f"{LEADER}/关于执法", "plain sub"),
    "sections that open alike with no chapter": ("关于执法/关于普法", "sub sub"),
    "before the chapter": (f"关于执法/关于{LEADER}", "sub plain"),
    "sections of another chapter": ("关于存在的不足/关于执法", "plain sub"),
    "behind another chapter": (f"关于{LEADER}/关于存在的不足/关于执法", "plain plain sub"),
}


@pytest.mark.parametrize("name", SIBLINGS)
def test_chapters_without_numbers_open_as_the_one_on_leadership_does(name: str) -> None:
    lines, forms = SIBLINGS[name]
    document = read_plain(BODY + "".join(f"\n{line}\n{BODY}" for line in lines.split("/")))
    assert " ".join(unnumbered(document, document.blocks).values()) == forms


def test_among_numbered_chapters_they_do_not() -> None:
    document = read_plain(f"一、甲\n{BODY}\n关于{LEADER}\n{BODY}\n关于执法\n{BODY}\n二、乙\n{BODY}")
    assert list(unnumbered(document, document.blocks).values()) == ["sub", "sub"]


@pytest.mark.parametrize("name", STYLED)
def test_a_line_may_stand_beside_headings_of_the_format(name: str) -> None:
    text, forms = STYLED[name]
    document = text_reader(".md")(text)
    assert list(unnumbered(document, document.blocks).values()) == forms


NUMBERED = {
    "names of parts": (
        "1 主要举措和成效\n办案。\n2 存在的不足\n人少。\n3 下一步打算\n抓好。",
        "主要举措和成效,存在的不足,下一步打算",
    ),
    "names of parts and sections": (
        "1 主要举措和成效\n1.1 案卷评查\n办案。\n2 存在的不足\n人少。\n3 下一步打算\n抓好。",
        "主要举措和成效,-案卷评查,存在的不足,下一步打算",
    ),
    "other names with sections": (
        "1 评查\n1.1 甲\n办案。\n2 培训\n2.1 乙\n人少。\n3 复议\n3.1 丙\n抓好。",
        "评查,-甲,培训,-乙,复议,-丙",
    ),
    "other names": ("1 评查\n办案。\n2 培训\n人少。\n3 复议\n抓好。", ""),
    "names of parts with a long one": (
        f"1 {'评' * 31}\n办案。\n2 存在的不足\n人少。\n3 下一步打算\n抓好。",
        f"{'评' * 31},存在的不足,下一步打算",
    ),
    "names of parts with one too long": (
        f"1 {'评' * 32}\n办案。\n2 存在的不足\n人少。\n3 下一步打算\n抓好。",
        "存在的不足,下一步打算",
    ),
    "rows of a table": ("1\t主要举措和成效\n办案。\n2\t存在的不足\n人少。", ""),
    "names of parts for the less": (
        "1 主要举措和成效\n办案。\n2 评查\n人少。\n3 培训\n抓好。\n4 复议\n某事。",
        "主要举措和成效",
    ),
}


@pytest.mark.parametrize("name", NUMBERED)
def test_chapters_and_sections_may_be_numbered_as_those_of_a_standard(name: str) -> None:
    text, expected = NUMBERED[name]
    headings = reading(f"云岭县司法局2023年度法治政府建设情况报告\n{text}").headings
    assert ",".join("-" * (item.level - 1) + item.step.title for item in headings) == expected


BULLETS = {
    "names of parts": ("- 主要举措和成效\n办案。\n-　存在的不足\n人少。", ["plain", "plain"]),
    "names of parts with nothing between": ("- 主要举措和成效\n- 存在的不足\n人少。", []),
    "names of parts as sentences": ("- 主要举措和成效。\n办案。\n- 存在的不足。\n人少。", []),
    "the name of one part": ("- 主要举措和成效\n办案。\n- 培训\n人少。", []),
    "names of parts below a chapter": ("一、甲事\n- 主要举措和成效\n办案。\n- 存在的不足\n人少。", []),
}


@pytest.mark.parametrize("name", BULLETS)
def test_names_of_parts_in_a_list_of_bullets_are_headings(name: str) -> None:
    text, forms = BULLETS[name]
    document = read_plain(text)
    blocks = without_bullets(text, document.blocks)
    assert list(unnumbered(document, blocks).values()) == forms
    assert [text[block.first :][:2] for block in blocks if block.first != block.start] == ["主要", "存在"] * bool(forms)
