"""The page for a terminal says what must be said, fits, and lets nothing through."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from wcwidth import wcswidth

from fakes import CATALOGUES, TEXT, assessment, audit_of, near_miss, report, small_audit, terminal_text
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.audit import Conclusion
from fazhi.model.evidence import Shortfall
from fazhi.model.obligation import Severity
from fazhi.output.words.columns import columns
from fazhi.reading import read

CODE = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_asked(language: str, width: int, colour: bool) -> None:
    text = terminal_text(small_audit(), colour=colour, width=width, language=language, quotes=True)
    for line in CODE.sub("", text).splitlines():
        assert wcswidth(line) <= width
        assert line == line.rstrip()


def test_colour_changes_nothing_but_codes() -> None:
    plain = terminal_text(small_audit())
    assert CODE.sub("", terminal_text(small_audit(), colour=True)) == plain


def test_a_hostile_report_cannot_steer_the_terminal() -> None:
    words = "严格执行三重一大集体决策制度"
    text = TEXT.replace(words, words[:4] + "\x1b]0;x\x07\x9b\u202e")
    miss = replace(near_miss(CATALOGUES, words, Shortfall.SCATTERED), words="\x1b[2J")
    about = report(text, name="a\x1b[2J.txt", unit="云州\u202e\x1b[1m")
    audit = audit_of([assessment(CATALOGUES, Conclusion.MISSING, near=(miss,))], about)
    for quotes in (False, True):
        assert terminal_text(audit, quotes=quotes).replace("\n", "").isprintable()


def test_gaps_below_the_severity_are_left_out_but_counted() -> None:
    text = terminal_text(small_audit(), min_severity=Severity.EXPECTED)
    assert "DISPUTE_004" not in text
    assert "缺口 4 项" in text
    lesser = sum(item.severity is Severity.NOTICE for item in small_audit().findings)
    assert f"较轻的 {lesser} 条计入上面的数，没有列出" in text.replace("\n", "")
    assert "没有列出" not in terminal_text(small_audit())


def test_it_says_that_silence_is_no_proof() -> None:
    assert "报告没有写，不等于本单位没有做；报告写了，也不等于确已做到" in terminal_text(
        small_audit(), width=100
    ).replace("\n", "")


def test_it_says_what_was_read_from_the_title() -> None:
    assert "单位、类别读自报告" in terminal_text(small_audit())


def test_the_law_of_another_year_is_named() -> None:
    assert "按 2026 年施行的法律核查" in terminal_text(replace(small_audit(), law_year=2026))


def test_without_the_text_places_are_shown_and_no_words() -> None:
    audit = replace(small_audit(), report=report(text="", supplied=False))
    text = terminal_text(audit, quotes=True)
    assert "未提供报告文本" in text
    assert "第64—78字" in text
    assert "严格执行三重一大" not in text


def test_an_audit_without_gaps_says_so() -> None:
    audit = small_audit()
    supported = [item for item in audit.assessments if item.conclusion is Conclusion.SUPPORTED]
    assert "没有缺口" in terminal_text(audit_of(supported))


def test_columns_of_the_domain_table_line_up() -> None:
    rows = [line for line in terminal_text(small_audit()).splitlines() if line.endswith(("░", "█", "·"))]
    assert len({columns(line.rstrip("█▒░·")) for line in rows}) == 1


def test_gaps_by_severity_add_up_to_the_gaps() -> None:
    sample = Path(__file__).parents[2] / "docs" / "reports" / "yunzhou-hightech-2024" / "report.txt"
    told = audit(load(), read(sample, unit_kind="development_zone", year=2024))
    assert len(told.at_large()) > 0
    text = terminal_text(told)
    found = re.search(r"缺口 (\d+) 项（(.*)）", text)
    assert sum(map(int, re.findall(r"\d+", found[2]))) == int(found[1])
    assert "【其他问题】" in text
