"""Where one passage ends and the next begins."""

import pytest

from fazhi.model.report import PassageKind
from fazhi.reading.formats.table import text_reader
from fazhi.reading.formats.text import read_plain
from fazhi.reading.numbering import RANK
from fazhi.reading.structure.pieces import cut
from reading_helpers import reading, words

CASES = {
    "a full stop ends a sentence": ("甲事已办。乙事已办。", ["甲事已办。", "乙事已办。"]),
    "a closing quotation mark goes with its sentence": (
        "会议提出“依法办事。”随后散会。",
        ["会议提出“依法办事。”", "随后散会。"],
    ),
    "so do brackets and title marks": (
        "办法已印发（详见附表。）随后施行。",
        ["办法已印发（详见附表。）", "随后施行。"],
    ),
    "a shout within quotation marks ends nothing": ("他说“好！”就走了。", ["他说“好！”就走了。"]),
    "a shout at the end of a paragraph does": ("他说“好！”\n后来走了。", ["他说“好！”", "后来走了。"]),
    "a half-width stop ends a Chinese sentence": ("甲事已办.乙事已办.", ["甲事已办.", "乙事已办."]),
    "the point of a number ends none": ("满意率达99.5%以上。", ["满意率达99.5%以上。"]),
    "a semicolon ends none": ("甲事已办；乙事已办。", ["甲事已办；乙事已办。"]),
    "an item begins a passage": ("要求如下：一是甲；二是乙。", ["要求如下：", "一是甲；", "二是乙。"]),
    "so does a number in brackets": ("任务：（1）甲；（2）乙。", ["任务：", "（1）甲；", "（2）乙。"]),
    "several stops end one sentence": ("甲事已办。。。乙事已办。", ["甲事已办。。。", "乙事已办。"]),
    "a stop behind a letter ends one": ("已印发文件A。）又办一事。", ["已印发文件A。）", "又办一事。"]),
    "half-width marks end Chinese sentences": ("甲事办了?乙事办了!丙事。", ["甲事办了?", "乙事办了!", "丙事。"]),
    "the point of a file's name ends none": ("已印发a.doc文件。", ["已印发a.doc文件。"]),
    "a point at the beginning ends none": (".甲事已办。", [".甲事已办。"]),
    "half-width stops before a blank and the end": ("办结3.5件.另办. 三件.", ["办结3.5件.", "另办.", "三件."]),
    "several half-width stops end none": ("甲事..乙事。", ["甲事..乙事。"]),
    "blanks beside a sentence are none of it": ("　甲事已办。　乙事已办。", ["甲事已办。", "乙事已办。"]),
    "a gap parts a heading from what follows": ("一、主要工作  全年办案三件", ["一、主要工作", "全年办案三件"]),
    "so does a wide blank": ("一、主要工作　全年办案三件", ["一、主要工作", "全年办案三件"]),
    "one blank does not": ("一、主要工作 全年办案三件", ["一、主要工作 全年办案三件"]),
    "nor a gap behind one character": ("一、主  要工作", ["一、主  要工作"]),
    "a gap behind two characters does": ("一、主要  工作", ["一、主要", "工作"]),
    "a gap thirty-eight characters behind does": (f"一、{'法' * 38}  某事", [f"一、{'法' * 38}", "某事"]),
    "one farther behind does not": (f"一、{'法' * 39}  某事", [f"一、{'法' * 39}  某事"]),
    "nor does one behind a smaller number": ("（一）主要工作  全年办案三件", ["（一）主要工作  全年办案三件"]),
    "a gap parts the name of a part from what follows": (
        "第一部分 主要工作　全年办案",
        ["第一部分 主要工作", "全年办案"],
    ),
    "the name of a part is parted from the text behind its colon": (
        "二、存在的不足：人手少。",
        ["二、存在的不足：", "人手少。"],
    ),
    "and from that behind its brackets": ("二、【存在的不足】人手少。", ["二、【存在的不足】", "人手少。"]),
    "which have to open and to close": ("二、【存在的不足：人手少。", ["二、【存在的不足：人手少。"]),
    "brackets that only close part nothing": ("二、存在的不足】人手少。", ["二、存在的不足】人手少。"]),
    "nor does the colon behind other words": ("二、评查：人手少。", ["二、评查：人手少。"]),
    "nor one below a chapter": ("（二）存在的不足：人手少。", ["（二）存在的不足：人手少。"]),
    "nor one that ends the line": ("二、存在的不足：", ["二、存在的不足："]),
    "a number that does not count on opens none": ("任务：（3）甲；（7）乙。", ["任务：（3）甲；（7）乙。"]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_text_is_cut_where_its_sentences_end(name: str) -> None:
    text, expected = CASES[name]
    report = reading(text)
    assert [words(report, passage) for passage in report.passages] == expected


def long(*lengths: int, marks: str = "，") -> str:
    """Stretches of so many characters, a mark between them."""
    return "".join("法" * length + mark for length, mark in zip(lengths, [*marks, ""], strict=True))


LENGTHS = {
    "a thousand characters with a comma": (long(600, 399), [1000]),
    "a thousand characters": (long(1000, marks=""), [1000]),
    "a thousand and one": (long(1001, marks=""), [1000, 1]),
    "at the last comma": (long(600, 300, 300, marks="，，"), [902, 300]),
    "at a comma in the second half": (long(500, 600), [501, 600]),
    "not at one in the first": (long(499, 600), [1000, 100]),
    "at the last place": (long(999, 600), [1000, 600]),
    "not behind it": (long(1000, 600), [1000, 601]),
    "at a semicolon rather than at a list mark": (long(600, 100, 600, marks="；、"), [601, 701]),
    "at a list mark where there is nothing better": (long(600, 600, marks="、"), [601, 600]),
    "twice": (long(900, 900, 900, marks="，，"), [901, 901, 900]),
    "without the blanks behind": (long(600, 600, marks="，").replace("，", "，   "), [601, 600]),
}


@pytest.mark.parametrize("name", LENGTHS)
def test_a_very_long_sentence_is_cut(name: str) -> None:
    text, lengths = LENGTHS[name]
    report = reading(f"一、工作\n{text}\n另有一事。")
    assert [len(words(report, passage)) for passage in report.passages[1:-1]] == lengths


def test_a_very_long_row_is_cut_as_well() -> None:
    report = reading(f"一、工作\n甲\t{long(600, 600)}\n乙\t三件")
    assert [len(words(report, passage)) for passage in report.passages[1:]] == [603, 600, 4]
    assert {passage.kind for passage in report.passages[1:]} == {PassageKind.ROW}


DEPTHS = {
    "a heading of the format": ("## 甲事\n\n办了。", "## 甲事", [1]),
    "a number in it": ("## 1.甲事\n\n办了。", "## 1.甲事", [1]),
    "a chapter's number in it, which tells the depth": (
        "### 一、甲事\n\n### （一）乙事\n\n办了。",
        "### （一）乙事",
        [1, 2],
    ),
    "two depths": ("## 甲事\n\n### 乙事\n\n办了。", "### 乙事", [1, 2]),
    "a stop in a heading": ("## 甲事.乙事\n\n办了。", "## 甲事.乙事", [1]),
    "a list in a heading": ("## 做法：一是甲；二是乙\n\n办了。", "## 做法：一是甲；二是乙", [1]),
}


@pytest.mark.parametrize("name", DEPTHS)
def test_the_format_may_tell_headings_and_their_depth(name: str) -> None:
    text, heading, levels = DEPTHS[name]
    report = reading(f"# 云州市2022年法治报告\n\n{text}", name="case.md")
    assert heading in [words(report, item) for item in report.passages if item.kind is PassageKind.HEADING]
    assert [item.level for item in report.headings] == levels


FAR = "法" * 600
CUT = {
    "two sentences": ("甲事已办。乙事已办", ["甲 first 。", "乙 last "]),
    "three sentences": ("甲事已办。乙事已办；丙事。丁事：", ["甲 first 。", "乙  。", "丁 last ："]),
    "one with a filler behind": ("甲事已办。\u200b", ["甲 first last 。"]),
    "one": ("甲事已办", ["甲 first last "]),
    "a long one": (f"{FAR}，{FAR}。", ["法 first ， …", "法 last 。"]),
    "a long one of three": (f"{FAR}，{FAR}，{FAR}。", ["法 first ， …", "法  ， …", "法 last 。"]),
    "a long one before another": (f"{FAR}，{FAR}。甲事", ["法 first ， …", "法  。", "甲 last "]),
    "a row": ("甲\t乙", ["甲 first last "]),
    "a long row": (f"甲\t{FAR}，{FAR}", ["甲 first  …", "法 last "]),
}


@pytest.mark.parametrize("name", CUT)
def test_a_piece_knows_where_in_its_block_it_stands(name: str) -> None:
    text, expected = CUT[name]
    document = read_plain(text)
    told = []
    for piece in cut(document, document.blocks, {}):
        place = " ".join([*["first"] * piece.first, *["last"] * piece.last])
        told.append(f"{text[piece.start]} {place} {piece.closed}{' …' * piece.goes_on}")
    assert told == expected


def test_a_heading_of_the_format_ranks_by_its_depth_above_every_number() -> None:
    document = text_reader(".md")("# 甲事\n\n### 2.乙事\n\n## 三、丙事\n\n办了。")
    marks = [piece.mark for piece in cut(document, document.blocks, {}) if piece.mark]
    assert [(mark.form, mark.number) for mark in marks] == [("h1", ""), ("h3", "2."), ("cn", "三、")]
    assert [mark.rank for mark in marks[:2]] == [-19, -17]
    assert marks[1].rank < min(RANK.values())
