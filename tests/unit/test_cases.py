"""Every case says what must be found in its text, and it is found."""

from pathlib import Path

import pytest

from casefiles import FOLDER, all_cases
from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.evidence import Searcher, compile_rules
from fazhi.lab.cases import Case, judge
from fazhi.model.evidence import Evidence


@pytest.fixture(scope="session")
def searcher() -> Searcher:
    return compile_rules(load())


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_what_a_case_says_is_found(case: Case, searcher: Searcher) -> None:
    outcome = judge(case, searcher)
    assert outcome.right, f"found {[_tell(case, item) for item in outcome.found]}, near {outcome.missed.near}"


def test_every_obligation_has_four_cases(searcher: Searcher) -> None:
    names = [case.file for case in all_cases()]
    few = [item.id for item in searcher.catalogue.obligations if names.count(f"{item.id}.yaml") < 4]
    assert not few


def test_no_case_is_about_an_unknown_obligation(searcher: Searcher) -> None:
    known = {item.id for item in searcher.catalogue.obligations}
    assert {case.obligation for case in all_cases()} <= known
    assert any(FOLDER.glob("traps/*.yaml"))


def test_the_cases_of_one_obligation_are_run_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", "SUPERVISE_001", "--cases", str(FOLDER)]) == 0
    assert "SUPERVISE_001" in capsys.readouterr().out


WRONG = """- {name: 写反了, text: 办理人大代表建议28件。, strength: mention}
- {name: 写对了, text: 办理人大代表建议28件。, strength: result, polarity: done}
"""


def test_a_case_that_is_not_met_is_told_with_what_was_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "SUPERVISE_001.yaml").write_text(WRONG, encoding="utf-8")
    assert main(["rules", "test", "supervise_001", "--cases", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "写反了" in out
    assert "办理人大代表建议28件" in out
    assert "写对了" not in out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {name: 甲, text: 乙, strength: huge}", "SUPERVISE_001.yaml:1"),
        ("- {name: 甲, text: 乙, strength: result}", "polarity"),
        ("- {name: 甲, text: 乙, strength: mention, colour: red}", "colour"),
        ("just words", "must be a list"),
        ("- {name: 甲, strength: mention}", "text"),
        ("- [", "SUPERVISE_001.yaml"),
    ],
)
def test_a_wrong_case_file_is_one_clear_sentence(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "SUPERVISE_001.yaml").write_text(text, encoding="utf-8")
    assert main(["rules", "test", "SUPERVISE_001", "--cases", str(tmp_path)]) == 2
    assert says in capsys.readouterr().err


def test_cases_that_are_nowhere_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", "SUPERVISE_001", "--cases", str(tmp_path)]) == 2
    assert "--cases" in capsys.readouterr().err


def _tell(case: Case, item: Evidence) -> tuple[str, ...]:
    quote = case.report.text[item.start : item.end]
    return (item.strength.key, item.polarity.value, quote, item.rule, *map(str, item.reasons))
