"""Annexes printed behind the signature: what begins one, what it is called, and where it begins."""

import pytest

from fazhi.reading.document import Document
from fazhi.reading.formats.text import read_plain
from fazhi.reading.structure.ending import first_title, with_appended

REPORT = "云岭县司法局2023年度法治政府建设情况报告\n全年组织培训3次。\n"
SIGNED = f"{REPORT}云岭县司法局\n2024年1月20日\n"
UNSIGNED = f"{REPORT}一、主要举措\n全年办案。\n"
LONG = "某" * 51


def appended(text: str) -> Document:
    return with_appended(read_plain(text))


ANNEXES = {
    "none": (SIGNED, []),
    "with its name": (f"{SIGNED}附件1：统计表\n办案12件。\n", [("附件1：", "统计表", "附件1：统计表")]),
    "its name behind a blank": (f"{SIGNED}附件1 统计表\n办案12件。\n", [("附件1：", "统计表", "附件1 统计表")]),
    "its name in the next line": (f"{SIGNED}附件1\n统 计  表\n办案。\n", [("附件1：", "统 计 表", "附件1\n统 计  表")]),
    "without a number": (f"{SIGNED}附件\n统计表\n办案。\n", [("附件：", "统计表", "附件\n统计表")]),
    "without a number, its name in the line": (
        f"{SIGNED}附件：统计表\n办案。\n",
        [("附件：", "统计表", "附件：统计表")],
    ),
    "without a number, its name twice": (
        f"{SIGNED}附件：统计表\n统计表\n办案。\n",
        [("附件：", "统计表", "附件：统计表\n统计表")],
    ),
    "one character and a colon": (f"{SIGNED}附：统计表\n办案。\n", [("附：", "统计表", "附：统计表")]),
    "one character without a colon": (f"{SIGNED}附统计表\n办案。\n", []),
    "a name that nothing stands under": (f"{SIGNED}附件：统计表\n", []),
    "a name above what the page says": (f"{SIGNED}附件：统计表\n打印 关闭\n", []),
    "a file to load": (f"{SIGNED}附件：统计表.xlsx\n办案。\n", []),
    "a list": (f"{SIGNED}附件：1.统计表\n2.名单\n", []),
    "a list and what it lists": (
        f"{SIGNED}附件：1.统计表\n2.名单\n统 计 表\n办案。\n名单\n培训。\n",
        [("附件：", "统 计 表", "统 计 表"), ("附件：", "名单", "名单")],
    ),
    "listed above the signature": (
        f"{REPORT}附件：统计表\n云岭县司法局\n2024年1月20日\n统计表\n办案。\n",
        [("附件：", "统计表", "统计表")],
    ),
    "behind the links of a page": (f"{SIGNED}相关链接\n附件1：统计表\n办案。\n", []),
    "a table": (f"{SIGNED}附表2\n统计表\n办案。\n", [("附表2：", "统计表", "附表2\n统计表")]),
    "with a Chinese number": (f"{SIGNED}附件一：统计表\n办案。\n", [("附件一：", "统计表", "附件一：统计表")]),
    "spread characters": (f"{SIGNED}附 件 1：统计表\n办案。\n", [("附件1：", "统计表", "附 件 1：统计表")]),
    "two": (
        f"{SIGNED}附件1：甲表\n办案12件。\n附件2\n乙表\n培训。\n",
        [("附件1：", "甲表", "附件1：甲表"), ("附件2：", "乙表", "附件2\n乙表")],
    ),
    "two, right behind each other": (
        f"{SIGNED}附件1：甲表\n附件2：乙表\n培训。\n",
        [("附件1：", "甲表", "附件1：甲表"), ("附件2：", "乙表", "附件2：乙表")],
    ),
    "a day in Chinese numerals": (
        f"{REPORT}云岭县司法局\n二〇二四年一月二十日\n附件1：统计表\n办案。\n",
        [("附件1：", "统计表", "附件1：统计表")],
    ),
    "above the signature": (f"{REPORT}附件1：统计表\n云岭县司法局\n2024年1月20日\n", []),
    "without a signature": (f"{REPORT}全年培训。\n全年办案。\n附件1：统计表\n办案。\n", []),
    "a sentence": (f"{SIGNED}附件1：统计表。\n办案。\n", []),
    "a line of fifty characters": (
        f"{SIGNED}附件1：{LONG[:46]}\n办案。\n",
        [("附件1：", LONG[:46], f"附件1：{LONG[:46]}")],
    ),
    "a longer line": (f"{SIGNED}附件1：{LONG[:47]}\n办案。\n", []),
    "a name of fifty characters in the next line": (
        f"{SIGNED}附件1\n{LONG[:50]}\n办案。\n",
        [("附件1：", LONG[:50], f"附件1\n{LONG[:50]}")],
    ),
    "a longer line in the next line": (f"{SIGNED}附件1\n{LONG}\n办案。\n", [("附件1：", "", "附件1")]),
    "a sentence in the next line": (f"{SIGNED}附件1\n全年办案。\n", [("附件1：", "", "附件1")]),
    "a heading in the next line": (f"{SIGNED}附件1\n一、统计\n办案。\n", [("附件1：", "", "附件1")]),
    "a list in the next line": (f"{SIGNED}附：\n1.统计表\n2.名单\n", []),
    "nothing in the next line": (f"{SIGNED}附件1\n", []),
    "a row of a table": (f"{SIGNED}附件1：甲\t乙\n办案。\n", []),
    "a row of a table in the next line": (f"{SIGNED}附件\n甲\t乙\n丙\t丁\n", [("附件：", "", "附件")]),
    "a table with its name alone": (
        f"{SIGNED}案件统计表（全年）\n甲\t乙\n丙\t丁\n",
        [("", "案件统计表（全年）", "案件统计表（全年）")],
    ),
    "a name above a row that is called like an annex": (
        f"{SIGNED}附：统计表\n附件：名单\t甲\n办案\t3\n",
        [("", "附：统计表", "附：统计表")],
    ),
    "two names of which the last has something below": (
        f"{SIGNED}附：统计表\n附：名单\n办案。\n",
        [("附：", "名单", "附：名单")],
    ),
    "a sentence below the word alone": (f"{SIGNED}附件\n全年办案。\n", [("附件：", "", "附件")]),
    "a line that goes on below the word alone": (f"{SIGNED}附件\n全年办案，\n", []),
    "tables behind a text that nobody signed": (
        f"{UNSIGNED}附件1：名单\n甲\t乙\n丙\t丁\n",
        [("附件1：", "名单", "附件1：名单")],
    ),
    "tables behind such a text, with a note": (
        f"{UNSIGNED}附件1：名单\n甲乙丙丁\t乙\n注：甲。\n",
        [("附件1：", "名单", "附件1：名单")],
    ),
    "a table and more text behind such a text": (f"{UNSIGNED}附件1：名单\n甲\t乙\n全年办案。\n", []),
    "text and a table behind such a text": (f"{UNSIGNED}附件1：名单\n全年。\n甲乙丙丁\t乙\n", []),
    "rows without a name": (f"{SIGNED}甲\t乙\n丙\t丁\n", []),
    "labels for who signs and when": (
        f"{REPORT}报告单位：云岭县司法局\n报告日期：2024年1月20日\n附：统计表\n办案。\n",
        [("附：", "统计表", "附：统计表")],
    ),
}


@pytest.mark.parametrize("name", ANNEXES)
def test_an_annex_begins_behind_the_signature(name: str) -> None:
    text, expected = ANNEXES[name]
    found = appended(text)
    told = [
        (annex.number, annex.name, text[found.blocks[annex.block].first : found.blocks[annex.block].end])
        for annex in found.annexes
    ]
    assert told == expected


def test_the_blocks_around_an_annex_stay_as_they_are() -> None:
    text = f"{SIGNED}附件1\n统计表\n办案12件。\n附件2：乙表\n培训。\n"
    found = appended(text)
    assert [text[block.first : block.end] for block in found.blocks] == [
        *SIGNED.splitlines(), "附件1\n统计表", "办案12件。", "附件2：乙表", "培训。",
    ]  # fmt: skip


def test_a_report_that_came_with_annexes_is_left_as_it_is() -> None:
    first = appended(f"{SIGNED}附件1：统计表\n办案。\n附件2：乙表\n培训。\n")
    assert with_appended(first) is first
    plain = read_plain(SIGNED)
    assert with_appended(plain) is plain


FIRST = {
    "a name": ("统计表\n办案。", "统计表"),
    "a name with a year": ("2023年统计表\n办案。", "2023年统计表"),
    "a spread name": ("统 计  表\n办案。", "统 计 表"),
    "a name alone": ("统计表", ""),
    "a sentence": ("统计表。\n办案。", ""),
    "a line with a figure": ("统计表3件\n办案。", ""),
    "a heading": ("一、统计表\n办案。", ""),
    "a row of a table": ("甲\t乙\n办案。", ""),
}


@pytest.mark.parametrize("name", FIRST)
def test_the_first_line_of_an_annex_may_be_its_title(name: str) -> None:
    text, title = FIRST[name]
    assert first_title(read_plain(text)) == title
