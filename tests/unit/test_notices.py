"""What is out of the ordinary in a report is said in the language asked for, on every view and for every reader."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from fakes import report, small_audit, terminal_text
from fazhi.model.audit import Audit
from fazhi.model.both import Both, Doubt
from fazhi.model.report import Report
from fazhi.output.papers.opinion import opinion
from fazhi.reading import read_text
from fazhi.reading.formats import docx
from fazhi.reading.formats import text as decode
from fazhi.reading.formats.docx import runs
from fazhi.reading.formats.text import WRAPPED
from fazhi.sphinx_ext.html import speech
from fazhi.sphinx_ext.parts.answer import caution
from fazhi.sphinx_ext.parts.heading import facts
from fazhi.sphinx_ext.site import Shown

HAN = re.compile("[\u3400-\u9fff]")
TITLE = "云州区人民政府2022年度法治政府建设情况报告\n"
NOTICE = Both("说明一则。", "A notice.")
ODD = {
    "traditional": "雲州區人民政府2022年度法治政府建設情況報告\n一、舉措\n辦理建議68件，組織領導幹部與業務單位開會。",
    "no title": "全年办案三件。",
    "no headings": f"{TITLE}全年办案三件。",
    "headings alone": "一、工作情况\n二、存在不足",
    "control": "全年\x07办案三件。",
    "direction": "全年\u202e办案三件。",
    "private": "全年\ue000办案三件，进展顺利。",
    "work report": "南山区2019年政府工作报告\n各位代表：\n一、2018年工作回顾\n有力。",
    "too long": f"{TITLE}一、举措\n{'办案三件，' * 300}",
    "out of scope": "南山区2019年政府工作报告\n各位代表：\n一、2018年工作回顾\n有力。",
}


def read_odd(text: str, year: int | None = 2022) -> Report:
    return read_text(text, name="r.txt", unit_kind="county", year=None if "2019" in text else year)


def every_notice() -> Iterator[Both]:
    for text in ODD.values():
        yield from read_odd(text).notices
    yield WRAPPED
    for module in (runs, docx):
        yield from (item for item in vars(module).values() if isinstance(item, Both))
    for encoding in ("gb18030", "utf-16"):
        yield from decode.decode("全年办案三件。".encode(encoding), "r.txt")[1]


@pytest.fixture
def chinese() -> None:
    """As every site begins; a build in this process may have left English behind."""
    speech.speak("zh")


@pytest.fixture
def english() -> Iterator[None]:
    speech.speak("en")
    yield
    speech.speak("zh")


@pytest.mark.parametrize("name", ODD)
def test_each_odd_text_has_its_notice(name: str) -> None:
    plain = read_odd(f"{TITLE}一、举措\n全年办案三件。").notices
    assert set(read_odd(ODD[name]).notices) - set(plain)


def test_every_notice_is_chinese_and_english() -> None:
    found = set(every_notice())
    assert len(found) == 23
    assert [item for item in found if not HAN.search(item.zh) or HAN.search(item.en) or not item.en] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_terminal_says_it_in_the_language_asked_for(language: str) -> None:
    page = terminal_text(replace(small_audit(), report=report(notices=(NOTICE,))), language=language)
    assert [text in page for text in (NOTICE.zh, NOTICE.en)] == [language == "zh", language == "en"]


def told_on_the_site() -> str:
    audit = replace(small_audit(), report=report(notices=(NOTICE,)))
    return str(facts(Shown("qu-2022", audit, (), paged=True, apart=False)))


@pytest.mark.usefixtures("chinese")
def test_the_site_says_it_in_chinese() -> None:
    assert NOTICE.zh in told_on_the_site()


@pytest.mark.usefixtures("english")
def test_the_site_says_it_in_english() -> None:
    assert NOTICE.en in told_on_the_site()
    assert NOTICE.zh not in told_on_the_site()


def audit_of(*notices: Both) -> Audit:
    return replace(small_audit(), report=report(notices=notices))


DOUBT = Doubt("先看一眼。", "Look at this first.")


@pytest.mark.usefixtures("chinese")
def test_beside_the_answer_stands_what_is_to_be_looked_at_first_and_no_other_notice() -> None:
    told = str(caution(Shown("qu-2022", audit_of(NOTICE, DOUBT), (), paged=True, apart=False)))
    assert told.index(DOUBT.zh) < told.index("没有写，不等于没有做")
    assert NOTICE.zh not in told
    assert "fz-doubt" not in str(caution(Shown("qu-2022", audit_of(NOTICE), (), paged=True, apart=False)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_so_it_does_in_the_opinion(language: str) -> None:
    told = opinion(audit_of(NOTICE, DOUBT), language)["caution"]
    assert told.startswith(f"※ {DOUBT.of(language)}")
    assert NOTICE.of(language) not in told
