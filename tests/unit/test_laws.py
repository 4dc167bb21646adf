"""Texts of the law that an office supplies: taken apart, found by what is cited, and held to the catalogue."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from fazhi.catalogue import load
from fazhi.laws import Fault, check_texts, laws_at_hand, parse_law, read_laws
from fazhi.model.errors import InputError
from fazhi.model.law import Citation, Verification
from small_catalogue import write

LAW = """# 示例法

2010年1月1日 某机关第一次会议通过

2021年10月1日 某机关第三次会议修订

<!-- INFO END -->

## 第一章 总则

第一条 为了示范，写这一条。

第三条 单位应当办理甲事，
并且：

（一）公开；

（二）答复。

## 第二章 附则

第四条 甲事自2022年1月1日起办理。

第一百零三条　本法自公布之日起施行。
"""
OPINION = """# 示例意见

某发〔2015〕5号

一、总的要求

（一）统一。甲事要统一。

二、措施

（二）公开。甲事要公开，

并答复。
"""


def test_articles_are_told_apart_with_their_items_and_without_headings_of_chapters() -> None:
    law = parse_law(LAW, "示例法")
    assert list(law.articles) == [1, 3, 4, 103]
    assert law.articles[3] == "第三条 单位应当办理甲事，\n并且：\n（一）公开；\n（二）答复。"
    assert "附则" not in law.articles[3]


def test_sections_of_a_document_without_articles_end_with_the_next_one_or_a_heading() -> None:
    opinion = parse_law(OPINION, "示例意见")
    assert opinion.articles == {}
    assert dict(opinion.sections) == {
        "（一）": "（一）统一。甲事要统一。",
        "（二）": "（二）公开。甲事要公开，\n并答复。",
    }


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("示例法(2010-01-01)", date(2010, 1, 1)),
        ("示例法_20211001", date(2021, 10, 1)),
        ("示例法（2021-10-01）", date(2021, 10, 1)),
        ("示例法", date(2021, 10, 1)),
        ("示例法_20219901", date(2021, 10, 1)),
    ],
)
def test_a_text_is_named_after_the_day_in_its_name_else_the_last_one_in_its_head(name: str, day: date) -> None:
    assert parse_law(LAW, name).day == day


HEADS = {
    "no day": ("示例法\n第一条 自2022年1月1日起办理。", None),
    "behind an article": ("示例法\n2010年1月1日通过\n第一条 甲。\n2022年1月1日", date(2010, 1, 1)),
    "behind the head": ("示例法\n2010年1月1日通过\n<!-- INFO END -->\n2022年1月1日", date(2010, 1, 1)),
    "two on one line": ("示例法\n2010年1月1日通过，2015年2月3日修正\n第一条 甲。", date(2015, 2, 3)),
    "one that is none": ("示例法\n2010年1月1日通过\n2015年2月30日修正", date(2010, 1, 1)),
    "on the forty-first line": ("示例意见" + "\n" * 40 + "2010年1月1日", date(2010, 1, 1)),
    "on the forty-second": ("示例意见" + "\n" * 41 + "2010年1月1日", None),
}


@pytest.mark.parametrize("name", HEADS)
def test_only_the_head_of_a_text_tells_its_day(name: str) -> None:
    text, day = HEADS[name]
    assert parse_law(text, "示例").day == day


CITED = {
    "an article": (3, None, "第三条 单位应当办理甲事，\n并且：\n（一）公开；\n（二）答复。"),
    "no such article": (2, None, None),
    "the whole": (None, None, OPINION.replace("\n\n", "\n").strip()),
    "a section": (None, "（二）", "（二）公开。甲事要公开，\n并答复。"),
    "two sections": (None, "（一）和（二）", "（一）统一。甲事要统一。\n（二）公开。甲事要公开，\n并答复。"),
    "one that is there and one that is not": (None, "（一）（九）", "（一）统一。甲事要统一。"),
    "no such section": (None, "（九）", None),
    "a section called otherwise": (None, "第二部分", OPINION.replace("\n\n", "\n").strip()),
}


@pytest.mark.parametrize("name", CITED)
def test_a_citation_leads_to_the_words_of_its_place(name: str) -> None:
    article, item, words = CITED[name]
    text = parse_law(LAW if article else OPINION, "示例")
    place = Citation("A", date(2021, 10, 1), article, item, "", Verification.RECALL, None, None, ())
    assert text.words(place) == words
    assert text.holds(place) is (words is not None)
    anchored = replace(place, anchor="甲 事")
    assert text.holds(anchored) is (words is not None)
    assert not text.holds(replace(place, anchor="乙事"))


SECTIONS = {
    "marked anyhow": ("*（一）甲\n 乙", {"（一）": "*（一）甲\n乙"}),
    "twice": ("（一）甲\n（二）乙\n（一）丙\n丁", {"（二）": "（二）乙"}),
    "up to a heading": ("（一）甲\n## 别的\n乙\n（二）丙\n三、丁\n戊", {"（一）": "（一）甲", "（二）": "（二）丙"}),
    "none": ("甲\n乙", {}),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_sections_are_known_by_their_mark(name: str) -> None:
    text, sections = SECTIONS[name]
    assert dict(parse_law(text, "示例").sections) == sections


ARTICLES = {
    "a number twice": ("第一条 甲\n第一条 乙\n丙", {1: "第一条 乙\n丙"}),
    "the last, behind the heading of a chapter": (
        "第一条 甲\n第二章 某\n乙\n第二条 丙",
        {1: "第一条 甲", 2: "第二条 丙"},
    ),
    "a heading before the first": ("第一章 某\n甲\n第一条 乙", {1: "第一条 乙"}),
    "one that is cited": ("第一条 甲\n第二条的规定", {1: "第一条 甲\n第二条的规定"}),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_are_known_by_their_number(name: str) -> None:
    text, articles = ARTICLES[name]
    assert dict(parse_law(text, "示例").articles) == articles


def _folder(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "laws"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def test_a_citation_leads_to_its_words_and_what_does_not_hold_is_told(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path))
    laws = read_laws(_folder(tmp_path, 示例法_20211001=LAW, 别的法=LAW.replace("示例法", "别的法")))
    found = check_texts(catalogue, laws)
    held = [(duty.id, cited.article) for duty, cited in found.held]
    assert ("LEAD_001", 4) in held
    assert [text.title for text in found.unknown] == ["别的法"]
    cited = next(item for duty, item in found.held if duty.id == "LEAD_001")
    assert "甲事" in (laws.words(cited, catalogue.instruments) or "")
    wrong = check_texts(catalogue, read_laws(_without(laws.path, "甲事", "乙事"))).wrong
    assert {fault for _, _, fault in wrong} == {Fault.NO_ANCHOR}
    gone = check_texts(catalogue, read_laws(_without(laws.path, "第四条", "第五条"))).wrong
    assert Fault.NO_PLACE in {fault for _, _, fault in gone}


def test_each_citation_leads_to_the_words_of_its_own_version(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path))
    laws = read_laws(_folder(tmp_path, 示例法_20100101=LAW.replace("甲事", "旧事"), 示例法_20211001=LAW))
    basis = next(duty.basis for duty in catalogue.obligations if duty.id == "LEAD_001")
    told = {cited.version.year: laws.words(cited, catalogue.instruments) or "" for cited in basis}
    assert {year: words.partition("自")[0] for year, words in told.items() if year == 2021} == {2021: "第四条 甲事"}
    assert "办理旧事" in told[2010]


def _without(folder: Path, words: str, other: str) -> Path:
    for path in folder.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace(words, other), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("day", "newer"),
    [
        pytest.param("20250101", True, id="after the last came in force"),
        pytest.param("20220101", False, id="the day on which it came in force"),
        pytest.param("20150101", False, id="between two versions"),
    ],
)
def test_a_text_later_than_every_version_on_record_is_told(tmp_path: Path, day: str, newer: bool) -> None:
    laws = read_laws(_folder(tmp_path, **{f"示例法_{day}": LAW}))
    told = [(item.title, f"{text.day:%Y%m%d}") for item, text in check_texts(load(write(tmp_path)), laws).newer]
    assert told == ([("示例法", day)] if newer else [])


def test_a_folder_may_hold_other_files_which_are_told(tmp_path: Path) -> None:
    folder = _folder(tmp_path, 示例法=LAW, 会议通知="明天开会。")
    (folder / "表.xlsx").write_bytes(b"PK")
    (folder / "0坏.docx").write_bytes(b"no document")
    (folder / "1坏.docx").write_bytes(b"PK\3\4 no document either")
    for name in (".示例法.md", "~$示例法.md"):
        (folder / name).write_text(LAW.replace("示范", "示例"), encoding="utf-8")
    (folder / "旧.md").mkdir()
    (folder / "旧.md" / "意见.TXT").write_text(OPINION, encoding="utf-8")
    laws = read_laws(folder)
    assert [text.title for text in laws.texts] == ["示例意见", "示例法"]
    assert len(laws.notices) == 3
    assert any("会议通知" in notice for notice in laws.notices)
    assert any("0坏.docx 里没有条文" in notice.zh for notice in laws.notices)
    assert any("1坏.docx" in notice.zh and "没有条文" not in notice.zh for notice in laws.notices)


def test_two_texts_of_one_version_are_refused_and_a_copy_is_not(tmp_path: Path) -> None:
    folder = _folder(tmp_path, 示例法=LAW, 示例法_副本=LAW)
    assert len(read_laws(folder).texts) == 2
    (folder / "示例法_副本.md").write_text(LAW.replace("示范", "示例"), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_laws(folder)
    assert "示例法_副本" in error.value.zh
    assert "2021-10-01" in error.value.en
    assert "2021-10-01" in error.value.zh
    for path in folder.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("年", " "), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_laws(folder)
    assert ("没有日期" in error.value.zh, "no day" in error.value.en) == (True, True)


def test_a_text_later_than_the_only_version_is_told(tmp_path: Path) -> None:
    laws = read_laws(_folder(tmp_path, 示例意见_20200101=OPINION))
    assert [text.title for _, text in check_texts(load(write(tmp_path)), laws).newer] == ["示例意见"]


def test_the_texts_at_hand_are_those_of_the_folder_told(tmp_path: Path) -> None:
    assert laws_at_hand(None, tmp_path) is None
    laws = laws_at_hand(str(_folder(tmp_path, 示例法=LAW)), tmp_path)
    assert laws is not None
    assert [text.title for text in laws.texts] == ["示例法"]


@pytest.mark.parametrize("what", ["nothing", "a file", "no law"])
def test_what_is_no_folder_of_laws_is_refused(tmp_path: Path, what: str) -> None:
    path = tmp_path / "x"
    if what == "a file":
        path.write_text("x", encoding="utf-8")
    elif what == "no law":
        path.mkdir()
    with pytest.raises(InputError):
        read_laws(path)


def test_a_document_of_the_national_database_is_read(tmp_path: Path) -> None:
    """Its form: the title, the days in brackets, a table of contents, articles behind a wide blank."""
    document = docx.Document()
    for line in (
        "示例法",
        "（2010年1月1日某机关第一次会议通过　2021年10月1日某机关第三次会议修订）",
        "目　　录",
        "第一章　总则",
        "第一章　总则",
        "第一条　为了示范，写这一条。",
        "第四条　单位应当办理甲事：",
        "（一）公开；",
    ):
        document.add_paragraph(line)
    folder = tmp_path / "laws"
    folder.mkdir()
    document.save(str(folder / "示例法_20211001.docx"))
    (law,) = read_laws(folder).texts
    assert (law.title, law.day, list(law.articles)) == ("示例法", date(2021, 10, 1), [1, 4])
    assert law.articles[4].splitlines()[1] == "（一）公开；"
    assert [cited.article for _, cited in check_texts(load(write(tmp_path)), read_laws(folder)).held] == [4]
