"""Evidence says what kept it from the next higher strength."""

import pytest

from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.evidence import compile_rules
from fazhi.model.evidence import Evidence, Strength
from fazhi.model.reason import Reason, ReasonKind
from fazhi.output.words.why import not_higher, reasons
from fazhi.patterns.words import rule_line
from fazhi.reading import read_text

SEARCHER = compile_rules(load())
HEAD = "云州区人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n"


def found(text: str, obligation: str) -> Evidence:
    report = read_text(HEAD + text, name="case.txt", unit_kind="county", year=2022)
    (item,) = SEARCHER.search(report)[obligation].evidence
    return item


@pytest.mark.parametrize(
    ("text", "obligation", "says"),
    [
        ("积极做好人大代表建议办理工作。", "SUPERVISE_001", "没有具体行为"),
        ("召开人大代表建议交办会。", "SUPERVISE_001", "没有可以核对的数字"),
        ("多次召开人大代表建议交办会。", "SUPERVISE_001", "“多次”含糊"),
        ("召开人大代表建议交办会，到会36人。", "SUPERVISE_001", "“36人”不属于本项"),
        ("办理人大代表建议28件。", "SUPERVISE_001", ""),
    ],
)
def test_why_the_strength_is_not_the_next_higher(text: str, obligation: str, says: str) -> None:
    told = not_higher(found(text, obligation).reasons, "zh")
    assert (says in told) if says else (told == "")


@pytest.mark.parametrize(
    ("text", "obligation", "strength"),
    [
        ("镇长把法治建设扛在肩上。", "LEAD_004", Strength.ASSERTION),
        ("深学细悟笃行习近平法治思想。", "LEAD_001", Strength.ASSERTION),
        ("镇里用钱、用地都由班子会集体商量决定。", "DECISION_007", Strength.MEASURE),
    ],
)
def test_a_slogan_is_no_measure_and_what_tells_how_is_one(text: str, obligation: str, strength: Strength) -> None:
    assert found(text, obligation).strength is strength


def test_without_the_words_the_sentence_still_stands() -> None:
    assert not_higher((Reason(ReasonKind.OTHER_FIGURE),), "zh") == "数字不属于本项，不到成效"


def test_a_rate_is_told_with_one_percent_sign() -> None:
    assert "“99.6%”" in reasons(found("法治建设成绩按99.6%的权重计入考核。", "LEAD_008").reasons, "zh")


def test_a_distance_without_its_number_is_not_told() -> None:
    assert reasons((Reason(ReasonKind.HEAD), Reason(ReasonKind.DISTANCE)), "zh") == "同一句的前文说到"


def test_in_english_a_blank_stands_before_the_words() -> None:
    settled = (Reason(ReasonKind.MEASURE, "末位表态"),)
    assert reasons(settled, "en") == "a wording that is a measure of itself “末位表态”"
    assert reasons(settled, "zh") == "写法本身即为举措“末位表态”"


def test_explain_shows_what_is_short_of_the_strength_expected(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(HEAD + "积极做好人大代表建议办理工作。", encoding="utf-8")
    assert main(["explain", "SUPERVISE_001", str(path), "--lang", "zh"]) == 0
    assert "尚缺" in capsys.readouterr().out


def test_a_pattern_whose_line_was_not_stored_is_looked_up() -> None:
    duty = load().obligation("SUPERVISE_001")
    assert duty is not None
    first = duty.evidence.about[0]
    assert rule_line(duty, first.text, 0) == f"{first.text}（{duty.at.file}:{first.line}）"
    assert rule_line(duty, "没有的词式", 0) == f"没有的词式（{duty.at.file}）"
