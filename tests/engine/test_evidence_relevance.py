"""How much the text speaks of a duty by learned words, and what is left out by it."""

from pathlib import Path

import pytest

from engine.one_report import PLANS, WORK, judged
from engine.six_duties import catalogue
from fazhi.evidence.likelihood import features_of
from fazhi.model.audit import Assessment

LEARNED = """\
least: 0.9
duties:
  LEAD_001:
    base: -2
    words: {村口: 1.5, 谈心: 3, 足球: -5}
"""
LIKE, UNLIKE = "在村口谈心抓好甲事。", "踢足球时抓好甲事。"


def told(folder: Path, text: str, id: str = "LEAD_001", learned: str = LEARNED) -> Assessment:
    """What is found of one duty."""
    return judged(catalogue(folder, {"learned.yaml": learned}), text).assessment(id)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        pytest.param(f"{WORK}{LIKE}", 2.5, id="the words of its sentence"),
        pytest.param(f"{WORK}在村口村口抓好甲事。", -0.5, id="a word counts once"),
        pytest.param(f"{WORK}抓好甲事，在村口谈心。", 2.5, id="all clauses of the sentence"),
        pytest.param(f"{WORK}抓好甲事。在村口谈心。", -2.0, id="not the next sentence"),
        pytest.param(f"{WORK}{UNLIKE}", -7.0, id="a word against it"),
        pytest.param(f"{WORK}{LIKE}\n在谈心时抓好甲事。", 2.5, id="of two the one that does more"),
        pytest.param(f"{WORK}一概抓好。在谈心时。在村口时。", 1.0, id="of a gap the sentence that does most"),
        pytest.param(f"{WORK}一概抓好。", -2.0, id="of a gap of which no sentence holds a word"),
        pytest.param(f"{WORK}一概抓好。\n{PLANS}谈心后抓好甲事。", 1.0, id="of a plan, as of a gap"),
    ],
)
def test_how_much_the_text_speaks_of_a_duty(tmp_path: Path, text: str, spoken: float) -> None:
    assert told(tmp_path, text).spoken == pytest.approx(spoken)


def test_of_a_duty_of_which_nothing_was_learned_it_is_not_known(tmp_path: Path) -> None:
    assert told(tmp_path, f"{WORK}{LIKE}", "LEAD_002").spoken is None
    assert told(tmp_path / "none", f"{WORK}{LIKE}", learned="least: 0.9\nduties: {}\n").spoken is None


@pytest.mark.parametrize(
    ("sentences", "left"),
    [
        pytest.param((LIKE, UNLIKE), (LIKE,), id="beside one that speaks of the duty"),
        pytest.param((UNLIKE, LIKE), (LIKE,), id="in whatever order"),
        pytest.param((UNLIKE,), (UNLIKE,), id="alone"),
        pytest.param((UNLIKE, "踢足球后抓好甲事。"), (UNLIKE, "踢足球后抓好甲事。"), id="beside another of its kind"),
        pytest.param(("踢足球时办理甲事3件。", LIKE), ("踢足球时办理甲事3件。",), id="not what shows more"),
        pytest.param((LIKE, "谈心时抓好甲事。"), (LIKE, "谈心时抓好甲事。"), id="two that speak of the duty"),
    ],
)
def test_evidence_in_a_sentence_on_something_else_is_left_out_beside_better(
    tmp_path: Path, sentences: tuple[str, ...], left: tuple[str, ...]
) -> None:
    text = WORK + "\n".join(sentences)
    found = told(tmp_path, text)
    assert len(found.evidence) == len(left)


@pytest.mark.parametrize(
    ("ball", "left"),
    [
        pytest.param("-0.34", 2, id="three to seven that it speaks of the duty"),
        pytest.param("-0.36", 1, id="a little less"),
        pytest.param("0.8", 2, id="more than that"),
    ],
)
def test_a_sentence_is_on_something_else_below_three_to_seven(tmp_path: Path, ball: str, left: int) -> None:
    """The base is -0.5; the other sentence has 1 more."""
    learned = f"least: 0.9\nduties:\n  LEAD_001:\n    base: -0.5\n    words: {{谈心: 1, 足球: {ball}}}\n"
    found = told(tmp_path, f"{WORK}谈心时抓好甲事。\n{UNLIKE}", learned=learned)
    assert len(found.evidence) == left


def test_plans_are_never_left_out(tmp_path: Path) -> None:
    found = told(tmp_path, f"{WORK}{LIKE}将在踢足球后抓好甲事。")
    assert len(found.evidence) == 2


def test_likelihood_weighs_it_within_bounds(tmp_path: Path) -> None:
    for number, (text, weight) in enumerate(((LIKE, 2.5), (UNLIKE, -5.0))):
        audit = judged(catalogue(tmp_path / str(number), {"learned.yaml": LEARNED}), WORK + text)
        features = dict(
            zip(
                (item.obligation.id for item in audit.assessments),
                features_of(audit.report.unit_kind, audit.assessments),
                strict=True,
            )
        )["LEAD_001"]
        assert features is not None
        assert features["spoken"] == pytest.approx(weight)
