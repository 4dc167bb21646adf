"""Duties to have a part: the part as a whole is the evidence."""

from dataclasses import replace

import pytest

from engine.telling import LACKING, PLANS, WORK, found, report, with_words
from fazhi.evidence import compile_rules
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Part
from fazhi.reading import read_text

SECTIONS = {
    "a part with an act": (PLANS + "印发文件。", [("measure", "planned", "verb:印发")]),
    "a part that is general": (PLANS + "抓好工作。", [("assertion", "planned", "no_act:")]),
    "no such part": (WORK + "印发文件。", []),
    "a heading with nothing below": (PLANS, []),
    "a part in two stretches": (
        f"{PLANS}抓好工作。\n四、主要举措和成效\n抓好工作。\n五、2023年工作安排\n印发文件。",
        [("assertion", "planned", "no_act:"), ("measure", "planned", "verb:印发")],
    ),
    "a quarter of it in another place": (
        f"{PLANS}抓好{'工作' * 10}。\n四、主要举措和成效\n抓好工作。\n五、2023年工作安排\n印发某。",
        [("assertion", "planned", "no_act:")],
    ),
    "a little more of it": (
        f"{PLANS}抓好{'工作' * 6}。\n四、主要举措和成效\n抓好工作。\n五、2023年工作安排\n印发某。",
        [("assertion", "planned", "no_act:"), ("measure", "planned", "verb:印发")],
    ),
    "as much of it in two sentences": (
        f"{PLANS}抓好{'工作' * 6}。\n四、主要举措和成效\n抓好工作。\n五、2023年工作安排\n某。印发某。",
        [("assertion", "planned", "no_act:"), ("measure", "planned", "verb:印发")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_a_part_is_graded_as_a_whole(six: Catalogue, name: str) -> None:
    text, expected = SECTIONS[name]
    items = found(six, text, "")["REPORT_001"].evidence
    assert [(item.strength.key, item.polarity.value, str(item.reasons[0])) for item in items] == expected


def test_a_heading_with_nothing_below_comes_near(six: Catalogue) -> None:
    (near,) = found(six, PLANS, "")["REPORT_001"].near
    assert near.shortfall.value == "heading"


def test_a_report_on_other_matters_has_no_such_part(six: Catalogue) -> None:
    other = read_text("甲县2022年财政报告\n" + PLANS + "印发文件。", name="a.txt", unit_kind="county", year=2022)
    rules = compile_rules(six)
    assert rules.search(other)["REPORT_001"].evidence == ()
    assert rules.search(report("印发文件。", PLANS))["REPORT_001"].evidence


CAUSES = {
    "its cause": ("尚未做好。症结在人手。", ("measure", "cause:症结")),
    "no cause": ("尚未做好。印发文件。", ("assertion", "no_cause:")),
}


@pytest.mark.parametrize("name", CAUSES)
def test_a_shortcoming_is_graded_by_its_cause(six: Catalogue, name: str) -> None:
    text, expected = CAUSES[name]
    duty = six.obligation("REPORT_001")
    assert duty
    lacking = replace(duty, evidence=replace(duty.evidence, section=Part.SHORTCOMINGS))
    catalogue = replace(with_words(six, cause="症结"), obligations=(lacking,))
    (item,) = found(catalogue, text, LACKING)["REPORT_001"].evidence
    assert (item.strength.key, str(item.reasons[0]), item.polarity.value) == (*expected, "admitted")
