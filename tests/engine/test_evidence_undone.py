"""Evidence that no rule denies, weighed by words learned from examples: what counts, where, and what is told of it."""

from pathlib import Path

import pytest

from engine.one_report import LACKING, PLANS, WORK, judged
from engine.six_duties import catalogue
from fazhi.evidence.undone import Weigher, around
from fazhi.model.errors import CatalogueError
from fazhi.model.evidence import Evidence, NearMiss, Polarity, Shortfall
from fazhi.model.learned import Place, Undone

LEARNED = """\
least: 0.9
duties:
  LEAD_002:
    base: -9
    words: {村口: 3}
undone:
  least: 0.5
  base: -2
  anywhere: {蒙灰: 1.5, 晴天: -9}
  before: {说好: 2.5}
  own: {样子: 2.5, 尘$: 2.5, ^空: 2.5, '000': 2.5}
  behind: {蒙灰: 1, 半路: 2.5, 样子: -9}
"""


def found(folder: Path, text: str, learned: str = LEARNED) -> tuple[tuple[Evidence, ...], tuple[NearMiss, ...]]:
    """Evidence of the first duty, and what fell short by these words."""
    told = judged(catalogue(folder, {"learned.yaml": learned}), text).assessment("LEAD_001")
    return told.evidence, tuple(item for item in told.near if item.shortfall is Shortfall.UNDONE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("印发甲事文件。", None, id="nothing said"),
        pytest.param("印发甲事文件做样子。", "印发甲事文件做样子", id="in its own clause"),
        pytest.param("某人做样子，印发甲事文件。", None, id="what counts in its own clause counts in no other"),
        pytest.param("先说好了，印发甲事文件。", "先说好了", id="before"),
        pytest.param("印发甲事文件，先说好了。", None, id="what counts before does not behind"),
        pytest.param("先说好了，天，印发甲事文件。", "先说好了", id="two before"),
        pytest.param("先说好了，天，地，印发甲事文件。", None, id="three before"),
        pytest.param("印发甲事文件，走到半路。", "走到半路", id="behind"),
        pytest.param("印发甲事文件，天，地，走到半路。", "走到半路", id="three behind"),
        pytest.param("印发甲事文件，天，地，人，走到半路。", None, id="four behind"),
        pytest.param("印发甲事文件。走到半路。", "走到半路", id="in the next sentence"),
        pytest.param("印发甲事文件。\n走到半路。", None, id="in the next paragraph"),
        pytest.param("先说好了。\n印发甲事文件。", None, id="in the paragraph before"),
        pytest.param("印发甲事文件，蒙灰了。", "蒙灰了", id="counted where it stands and anywhere"),
        pytest.param("印发甲事文件蒙灰了。", None, id="counted anywhere alone is too little here"),
        pytest.param("印发甲事文件，蒙灰，走到半路，晴天。", None, id="what speaks against it"),
        pytest.param("印发甲事文件积了尘。", "印发甲事文件积了尘", id="the last character of a clause"),
        pytest.param("印发甲事文件尘土。", None, id="the same elsewhere"),
        pytest.param("空印发甲事文件。", "空印发甲事文件", id="the first character of a clause"),
        pytest.param("印发甲事空文件。", None, id="the same in the middle"),
        pytest.param("印发甲事文件617本。", "印发甲事文件617本", id="every digit is alike"),
    ],
)
def test_what_counts_as_undone_and_by_which_words(tmp_path: Path, text: str, words: str | None) -> None:
    evidence, short = found(tmp_path, WORK + text)
    assert [item.polarity for item in evidence] == ([Polarity.DONE] if words is None else [])
    assert [item.words for item in short] == ([] if words is None else [words])


def test_the_near_miss_is_the_evidence_that_it_would_have_been(tmp_path: Path) -> None:
    text = f"{WORK}印发甲事文件做样子。"
    (kept,), _ = found(tmp_path / "kept", text, LEARNED.replace("样子: 2.5", "别的: 2.5"))
    _, (short,) = found(tmp_path / "short", text)
    for trait in ("obligation", "start", "end", "digest", "part", "path", "rule", "line"):
        assert getattr(short, trait) == getattr(kept, trait)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param(f"{PLANS}印发甲事文件做样子。", Polarity.PLANNED, id="planned"),
        pytest.param(f"{LACKING}印发甲事文件做样子。", Polarity.ADMITTED, id="owned up to"),
        pytest.param(f"{WORK}将印发甲事文件做样子。", Polarity.PLANNED, id="promised"),
    ],
)
def test_what_is_told_as_not_done_stays_what_it_is(tmp_path: Path, text: str, polarity: Polarity) -> None:
    evidence, short = found(tmp_path, text)
    assert ([item.polarity for item in evidence], short) == ([polarity], ())


def test_the_bound_is_what_the_file_says(tmp_path: Path) -> None:
    """The sum is 0.5, which is a share of 0.622."""
    text = f"{WORK}印发甲事文件做样子。"
    assert found(tmp_path / "below", text, LEARNED.replace("least: 0.5", "least: 0.62"))[1]
    assert not found(tmp_path / "above", text, LEARNED.replace("least: 0.5", "least: 0.63"))[1]


@pytest.mark.parametrize(
    ("text", "grounds", "undone"),
    [
        pytest.param("印发甲事文件做样子。", "verb: -1", False, id="a ground against it"),
        pytest.param("印发甲事文件做样子。", "figure: -1", True, id="a ground that it was not graded by"),
        pytest.param("印发甲事文件。", "verb: 2, no_figure: 0.1", True, id="grounds alone"),
        pytest.param("印发甲事文件。", "verb: 1.9", False, id="too little"),
    ],
)
def test_what_it_was_graded_by_counts(tmp_path: Path, text: str, grounds: str, undone: bool) -> None:
    evidence, short = found(tmp_path, WORK + text, f"{LEARNED}  grounds: {{{grounds}}}\n")
    assert (len(evidence), len(short)) == ((0, 1) if undone else (1, 0))


@pytest.mark.parametrize("ground", ["nothing", "Verb"])
def test_a_ground_that_nobody_knows_is_told(tmp_path: Path, ground: str) -> None:
    with pytest.raises(CatalogueError, match=ground):
        catalogue(tmp_path, {"learned.yaml": LEARNED + f"  grounds: {{{ground}: 1}}\n"})


def test_a_file_without_them_weighs_nothing(tmp_path: Path) -> None:
    evidence, short = found(tmp_path, f"{WORK}印发甲事文件做样子。", LEARNED.partition("undone")[0])
    assert (len(evidence), short) == (1, ())


def test_what_is_recognised_by_learned_words_is_weighed_too(tmp_path: Path) -> None:
    learned = (
        LEARNED.replace("LEAD_002", "LEAD_001").replace("base: -9", "base: -2").replace("村口: 3", "村口: 3, 谈心: 3")
    )
    assert len(found(tmp_path / "one", f"{WORK}干部在村口同老人谈心。", learned)[0]) == 1
    assert found(tmp_path / "two", f"{WORK}干部在村口同老人谈心，走到半路。", learned)[0] == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("甲事，乙事半路，丙事", "乙事半路", id="the clause that counts most"),
        pytest.param("甲事，乙事，丙事", "甲事", id="the first of equal ones"),
        pytest.param(f"甲事，{'某' * 16}走到半路", f"{'某' * 16}走到半路", id="as long as is told"),
        pytest.param(f"甲事，{'某' * 17}走到半路", f"{'某' * 17}走到…", id="one longer"),
    ],
)
def test_the_clause_that_tells_most_is_told(text: str, told: str) -> None:
    window = around(text, 0, 2)
    assert window is not None
    words = {Place.OWN: {"走到": 5.0}, Place.BEHIND: {"半路": 1.0, "走到": -0.5}, Place.ANYWHERE: {"半路": 0.5}}
    assert Weigher(Undone(0.5, 0, words))._telling(window) == told


def test_the_share_is_the_logistic_function_of_the_sum() -> None:
    window = around("甲甲", 0, 2)
    assert window is not None
    weigher = Weigher(Undone(0.5, 1, {Place.OWN: {"甲甲": 1.5}, Place.ANYWHERE: {"甲甲": -0.5}}))
    assert weigher.share(window) == pytest.approx(0.8807970779778823)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        pytest.param("某" * 157 + "说好", {"说好"}, id="as far as it is looked"),
        pytest.param("说好" + "某" * 159, set(), id="half beyond"),
    ],
)
def test_no_clause_is_looked_at_beyond_a_reach(before: str, words: set[str]) -> None:
    text = f"{before}，甲事"
    window = around(text, len(text) - 2, len(text))
    assert window is not None
    assert window.words[Place.BEFORE] & {"说好"} == words


@pytest.mark.parametrize("size", [0, 401])
def test_a_range_that_is_no_sentence_is_not_weighed(size: int) -> None:
    assert around("某" * 500, 50, 50 + size) is None
    assert around("某" * 500, 50, 450) is not None


def test_marks_alone_are_not_weighed() -> None:
    assert around("，，，", 1, 2) is None


def test_a_match_over_two_clauses_has_both_for_its_own() -> None:
    window = around("甲甲，乙乙，丙丙，丁丁。", 3, 8)
    assert window is not None
    assert [(place.value, text) for place, text in window.clauses] == [
        ("before", "甲甲"), ("own", "乙乙"), ("own", "丙丙"), ("behind", "丁丁"),
    ]  # fmt: skip
