"""Words learned from examples: what they recognise, what they leave to the rules, and what is told of it."""

from pathlib import Path

import pytest

from engine.one_report import LACKING, PLANS, WORK, judged
from engine.six_duties import catalogue, swap, write
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.evidence.learned import worded
from fazhi.evidence.ngrams import ngrams_within_marks
from fazhi.model.audit import Conclusion
from fazhi.model.errors import CatalogueError
from fazhi.model.evidence import Evidence, Polarity, Source, Strength
from fazhi.model.reason import ReasonKind
from fazhi.patterns.words import written

LEARNED = """\
least: 0.75
duties:
  LEAD_001:
    base: -4
    words:
      村口: 3
      谈心: 3
      '000': 1.5
      足球: -5
  LEAD_002:
    base: -9
    words: {村口: 3, 谈心: 3}
"""


def told(folder: Path, text: str, learned: str = LEARNED, id: str = "LEAD_001") -> tuple[Evidence, ...]:
    """The evidence of one duty."""
    six = catalogue(folder, {"learned.yaml": learned})
    return judged(six, text).assessment(id).evidence


def test_a_sentence_that_no_pattern_meets_is_recognised_and_says_by_what(tmp_path: Path) -> None:
    (found,) = told(tmp_path, f"{WORK}干部在村口同老人谈心。")
    assert (found.source, found.strength, found.polarity) == (Source.LEARNED, Strength.MEASURE, Polarity.DONE)
    assert (found.rule, found.line, found.terms) == ("村口、谈心", 3, ("村口", "谈心"))
    assert next(item for item in found.reasons if item.kind is ReasonKind.LEARNED).words == "村口、谈心"


@pytest.mark.parametrize(
    ("text", "many"),
    [
        pytest.param(f"{WORK}干部在村口同老人谈心。", 1, id="two words"),
        pytest.param(f"{WORK}干部在村口，同老人谈心。", 1, id="in two clauses next to one another"),
        pytest.param(f"{WORK}干部在村口，看了看天，同老人谈心。", 1, id="in the whole sentence"),
        pytest.param(f"{WORK}干部在村口。同老人谈心。", 0, id="in two sentences"),
        pytest.param(f"{WORK}干部在村口同老人谈心踢足球。", 0, id="a word against it"),
        pytest.param(f"{WORK}干部在村口同老人谈心，踢足球。", 1, id="a word against it in another clause"),
        pytest.param(f"{WORK}干部在村口站着。", 0, id="one word"),
        pytest.param(f"{WORK}干部村口谈心。", 0, id="two that make one"),
        pytest.param(f"{WORK}干部在村口村口村口站着。", 0, id="one word more than once counts once"),
        pytest.param(f"{PLANS}干部在村口同老人谈心。", 0, id="planned"),
        pytest.param(f"{LACKING}干部在村口同老人谈心。", 0, id="owned up to"),
        pytest.param(f"{WORK}将在村口同老人谈心。", 0, id="promised"),
        pytest.param(f"{WORK}（一）在村口谈心\n某事。", 0, id="a heading"),
        pytest.param(f"{WORK}干部在村口{'某' * 389}同老人谈心。", 1, id="a sentence of 400 characters"),
        pytest.param(f"{WORK}干部在村口{'某' * 390}同老人谈心。", 0, id="a longer one"),
    ],
)
def test_which_stretches_are_recognised(tmp_path: Path, text: str, many: int) -> None:
    assert len(told(tmp_path, text)) == many


def test_a_word_slightly_against_it_counts_only_where_it_stands(tmp_path: Path) -> None:
    learned = LEARNED.replace("足球: -5", "足球: -0.95")
    assert not told(tmp_path / "there", f"{WORK}干部在村口同老人谈心踢足球。", learned)
    assert told(tmp_path / "beside", f"{WORK}干部在村口同老人谈心，踢足球。", learned)


def test_each_duty_has_a_base_of_its_own(tmp_path: Path) -> None:
    assert not told(tmp_path, f"{WORK}干部在村口同老人谈心。", id="LEAD_002")


def test_the_bound_is_what_the_file_says(tmp_path: Path) -> None:
    """The sum is 2, which is a share of 0.881."""
    text = f"{WORK}干部在村口同老人谈心。"
    assert told(tmp_path / "below", text, LEARNED.replace("0.75", "0.88"))
    assert not told(tmp_path / "above", text, LEARNED.replace("0.75", "0.89"))


def test_what_a_rule_finds_is_left_to_the_rules(tmp_path: Path) -> None:
    found = told(tmp_path, f"{WORK}抓好甲事。干部在村口同老人谈心。")
    assert [item.source for item in found] == [Source.RULE]


def test_what_excludes_a_duty_excludes_what_is_recognised_of_it(tmp_path: Path) -> None:
    learned = LEARNED.replace("base: -9", "base: -4")
    assert told(tmp_path / "one", f"{WORK}干部在村口同老人谈心。", learned, "LEAD_002")
    assert not told(tmp_path / "two", f"{WORK}干部在村口同老人谈心开乙事会。", learned, "LEAD_002")


def test_strength_is_read_from_the_clause_as_ever(tmp_path: Path) -> None:
    (found,) = told(tmp_path, f"{WORK}干部在村口同老人谈心3件。")
    assert (
        found.strength,
        judged(load(tmp_path), WORK + "干部在村口同老人谈心3件。").assessment("LEAD_001").conclusion,
    ) == (
        Strength.RESULT,
        Conclusion.SUPPORTED,
    )


def test_of_a_duty_that_does_not_bind_the_unit_nothing_is_recognised(tmp_path: Path) -> None:
    changes = {"learned.yaml": LEARNED} | swap(
        "obligations/lead.yaml", "applies_to: [county, department]", "applies_to: [department]"
    )
    six = catalogue(tmp_path, changes)
    report = judged(six, f"{WORK}干部在村口同老人谈心。").report
    assert not compile_rules(six).search(report)["LEAD_001"].evidence


def test_every_digit_is_alike(tmp_path: Path) -> None:
    learned = LEARNED.replace("base: -4", "base: -6")
    assert not told(tmp_path / "without", f"{WORK}在村口同人谈心。", learned)
    assert told(tmp_path / "with", f"{WORK}在村口同人谈心617次。", learned)


def test_a_number_alone_recognises_nothing(tmp_path: Path) -> None:
    learned = LEARNED.replace("'000': 1.5", "'000': 9")
    assert not told(tmp_path / "alone", f"{WORK}在路上站了617次。", learned)
    assert told(tmp_path / "beside", f"{WORK}在村口同人谈心617次。", learned)


def test_where_it_is_written_names_its_file_and_line(tmp_path: Path) -> None:
    (found,) = told(tmp_path, f"{WORK}干部在村口同老人谈心。")
    duty = next(item for item in load(tmp_path).obligations if item.id == "LEAD_001")
    assert written(duty, found) == "村口、谈心（learned.yaml:3）"


def test_of_many_words_the_four_that_count_most_are_shown(tmp_path: Path) -> None:
    more = "".join(f"      {word}: {value}\n" for word, value in {"干部": 2.9, "老人": 2.8, "晚上": 2.7}.items())
    learned = LEARNED.replace("谈心: 3\n", f"谈心: 3\n{more}", 1)
    (found,) = told(tmp_path, f"{WORK}干部晚上在村口同老人谈心。", learned)
    assert found.rule == "干部、村口、老人谈心"


@pytest.mark.parametrize(("value", "shown"), [("4", "干部、村口、谈心"), ("3.9", "村口、谈心")])
def test_a_word_that_counts_two_fifths_of_the_most_is_shown_and_none_that_counts_less(
    tmp_path: Path, value: str, shown: str
) -> None:
    learned = LEARNED.replace("村口: 3", "村口: 10").replace("谈心: 3\n", f"谈心: 10\n      干部: {value}\n", 1)
    (found,) = told(tmp_path, f"{WORK}干部在村口同老人谈心。", learned)
    assert set(found.rule.split("、")) == set(shown.split("、"))


def test_a_word_is_shown_wherever_it_stands_overlapping_itself_too(tmp_path: Path) -> None:
    learned = LEARNED.replace("谈心", "心心")
    assert "心心" in learned
    (found,) = told(tmp_path, f"{WORK}干部在村口同老人心心心念念，又在村口。", learned)
    assert found.rule == "村口、心心心"


def test_a_catalogue_without_such_words_recognises_nothing(tmp_path: Path) -> None:
    assert catalogue(tmp_path).learned is None
    assert not judged(load(tmp_path), f"{WORK}干部在村口同老人谈心。").assessment("LEAD_001").evidence


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲乙丙", {"甲乙", "乙丙", "甲乙丙"}),
        ("甲乙，丙丁", {"甲乙", "丙丁"}),
        ("甲", set()),
        ("", set()),
        ("“甲乙”", {"甲乙"}),
    ],
)
def test_no_word_runs_over_a_mark(text: str, wanted: set[str]) -> None:
    assert ngrams_within_marks(text) == wanted


def test_digits_are_told_apart_by_nothing() -> None:
    assert worded("共19件、２０") == "共00件、２０"


MISTAKES = [
    pytest.param("least: 1.5\nduties: {}\n", "least", id="a share above 1"),
    pytest.param("least: 0.5\nduties: {LEAD: {base: 0, words: {}}}\n", "LEAD", id="no identifier"),
    pytest.param("least: 0.5\nduties: {LEAD_001: {base: 0, words: {一: 1}}}\n", "一", id="a word of one character"),
    pytest.param("least: 0.5\nduties: {LEAD_001: {words: {}}}\n", "base", id="no base"),
]


@pytest.mark.parametrize(("text", "named"), MISTAKES)
def test_mistakes_are_told_with_file_and_line(tmp_path: Path, text: str, named: str) -> None:
    write(tmp_path, {"learned.yaml": text})
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path)
    assert "learned.yaml" in str(caught.value)
    assert named in str(caught.value)


def test_it_counts_for_the_digest_for_an_audit_finds_by_it(tmp_path: Path) -> None:
    before = catalogue(tmp_path / "one", {"learned.yaml": LEARNED})
    after = catalogue(tmp_path / "two", {"learned.yaml": LEARNED.replace("base: -4", "base: -3")})
    assert before.digest != after.digest


HEADED = LEARNED.replace("村口: 3", "'#村口': 3")


@pytest.mark.parametrize(
    ("text", "many"),
    [
        pytest.param("（一）走到村口\n干部同老人谈心。", 1, id="a word of the heading and one of the sentence"),
        pytest.param("（一）走到村口\n1.干部同老人谈心。", 1, id="of the nearest heading that has words"),
        pytest.param("（一）走到村口\n干部走了走。", 0, id="a heading alone"),
        pytest.param("（一）走到镇上\n干部同老人谈心。", 0, id="another heading"),
        pytest.param("（一）走到村口\n甲。\n（二）走到镇上\n干部同老人谈心。", 0, id="the heading of another part"),
        pytest.param("干部在村口同老人谈心。", 0, id="the word in the sentence itself"),
    ],
)
def test_the_heading_above_lends_its_words(tmp_path: Path, text: str, many: int) -> None:
    found = told(tmp_path, f"{WORK}{text}", HEADED)
    assert len(found) == many
    assert all(item.rule == "谈心" for item in found)


def test_what_is_planned_of_a_duty_hides_no_deed_elsewhere_and_is_itself_none(tmp_path: Path) -> None:
    planned = "将抓好甲事，在村口同老人谈心。"
    assert [item.polarity for item in told(tmp_path / "one", WORK + planned)] == [Polarity.PLANNED]
    two = told(tmp_path / "two", f"{WORK}{planned}干部在村口同老人谈心。")
    assert [(item.polarity, item.source) for item in two] == [
        (Polarity.PLANNED, Source.RULE),
        (Polarity.DONE, Source.LEARNED),
    ]


def test_in_a_sentence_that_a_pattern_takes_for_a_plan_no_words_find_a_deed(tmp_path: Path) -> None:
    found = told(tmp_path, f"{WORK}干部在村口同老人谈心；将抓好甲事。")
    assert [(item.polarity, item.source) for item in found] == [(Polarity.PLANNED, Source.RULE)]
