"""Of several passages the one that shows most is shown, and the thresholds of what is said of a whole report."""

from dataclasses import replace

import pytest

from engine.telling import HEAD, PLANS, WORK
from fazhi.audit import audit
from fazhi.model.audit import Audit
from fazhi.model.evidence import Polarity, Selector, Strength
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Part
from fazhi.model.words import word
from fazhi.output.terminal.gap import Teller
from fazhi.reading import read_text
from fazhi.sphinx_ext.html.speech import speak
from fazhi.sphinx_ext.pages import matrix
from fazhi.sphinx_ext.site import Exhibit, Shown, Site
from fazhi.sphinx_ext.site.exhibits import find_exhibits


def judged(six: Catalogue, text: str) -> Audit:
    return audit(six, read_text(HEAD + text, name="case.txt", unit_kind="county", year=2022))


def test_a_finding_points_at_the_strongest_passage(six: Catalogue) -> None:
    found = judged(six, WORK + "抓好甲事。印发甲事文件。抓好甲事。")
    (finding,) = [item for item in found.findings if item.obligation == "LEAD_001"]
    assert found.report.text[finding.start : finding.end] == "印发甲事文件"


def test_of_equally_strong_ones_the_first(six: Catalogue) -> None:
    found = judged(six, WORK + "抓好甲事。印发甲事文件。开展甲事培训。")
    (finding,) = [item for item in found.findings if item.obligation == "LEAD_001"]
    assert found.report.text[finding.start : finding.end] == "印发甲事文件"


def test_the_terminal_shows_the_two_strongest_passages(six: Catalogue) -> None:
    found = judged(six, PLANS + "抓好甲事。印发甲事文件。开展甲事培训。")
    told = "".join(
        span.text for item in Teller(found).nearest(found.assessment("LEAD_001")) for span in item.spans
    )  # fmt: skip
    assert [words for words in ("“抓好甲事”", "“印发甲事文件”", "“开展甲事培训”") if words in told] == [
        "“印发甲事文件”",
        "“开展甲事培训”",
    ]


def exhibit(number: int, part: Part, *polarities: Polarity) -> Exhibit:
    selector = Selector("LEAD_001", number, number + 1, "0" * 16, part, (), "甲", 1)
    evidence = tuple(selector.evidence(Strength.MEASURE, polarity, ()) for polarity in polarities)
    return Exhibit(f"EV_{number}", number, evidence, False)


@pytest.mark.parametrize(
    ("said", "best"),
    [
        ((Polarity.ADMITTED, Polarity.DONE, Polarity.PLANNED), Polarity.DONE),
        ((Polarity.ADMITTED, Polarity.PLANNED), Polarity.PLANNED),
        ((Polarity.ADMITTED,), Polarity.ADMITTED),
    ],
)
def test_a_passage_is_shown_by_the_best_it_says(said: tuple[Polarity, ...], best: Polarity) -> None:
    assert exhibit(1, Part.WORK, *said).polarity is best


HOLLOW = {
    "two in five": ("抓好甲事。抓好丁事。印发丙事文件。印发乙事。印发戊事文件。", True),
    "one in five": ("抓好甲事。印发丁事文件。印发丙事文件。印发乙事。印发戊事文件。", False),
    "all of four": ("抓好甲事。抓好丁事。抓好丙事。抓好戊事。", False),
}


@pytest.mark.parametrize("name", HOLLOW)
def test_a_report_is_hollow_from_four_in_ten_duties_of_five(six: Catalogue, name: str) -> None:
    text, hollow = HOLLOW[name]
    assert any(item.rule == "hollow_report" for item in judged(six, WORK + text).findings) is hollow


MUCH = {
    "one passage in four": ("抓好甲事。抓好丁事。抓好丙事。", ["work", "plans"]),
    "one in five": ("抓好甲事。抓好丁事。抓好丙事。抓好戊事印发文件。", ["work"]),
}


@pytest.mark.parametrize("name", MUCH)
def test_a_part_with_a_quarter_of_the_passages_takes_more_room(six: Catalogue, name: str) -> None:
    speak("zh_CN")  # another test may have spoken English
    text, wide = MUCH[name]
    told = {item.id: item for item in six.obligations if item.evidence.section is None}
    found = judged(replace(six, obligations=tuple(told.values())), f"{WORK}{text}\n{PLANS}抓好甲事。")
    shown = Shown("case", found, find_exhibits(found, "case"), paged=True, apart=False)
    section = matrix.page(Site(six, (shown,)), "case")
    assert section is not None
    assert [part.value for part in Part if f'fz-most">{word(part)}' in str(section)] == wide
