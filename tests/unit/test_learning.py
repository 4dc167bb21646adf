"""Words learned from examples: what is learned from few of them, and that the shipped ones hold together."""

import hashlib
import sys
from pathlib import Path

import pytest

from engine.six_duties import catalogue
from fazhi.catalogue import load
from fazhi.lab import learning
from fazhi.lab.labels import read_gold
from fazhi.lab.learning import Example, learn, learned_yaml, of_labelled, read_examples
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.learned import FILE
from shared import ROOT

EXAMPLES = ROOT / "tests" / "examples"
FOR = [f"{who}在村口同老人谈心" for who in ("干部", "镇长", "法官", "书记", "律师", "所长")]
AGAINST = [f"{who}在操场踢足球" for who in ("干部", "镇长", "法官", "书记", "律师", "所长")]


def examples(texts: list[str], *shows: str) -> list[Example]:
    return [learning._example(text, shows) for text in texts]


def test_what_only_the_examples_of_a_duty_hold_counts_for_it() -> None:
    both = [*examples(FOR * 3, "LEAD_001"), *examples(AGAINST * 3)]
    found = learn(both, ["LEAD_001", "LEAD_002"])
    assert list(found) == ["LEAD_001"], "a duty without examples is not learned"
    words = found["LEAD_001"].words
    assert words
    assert all(value > 0 for word, value in words.items() if word in "在村口同老人谈心")
    assert all(value < 0 for word, value in words.items() if word in "在操场踢足球" and word not in FOR[0])
    assert not any(word in words for word in ("干部", "镇长")), "what both hold tells nothing"
    assert learn(both, ["LEAD_001"]) == {"LEAD_001": found["LEAD_001"]}, "the same examples, the same words"


REPORT = "云州县2024年度法治政府建设情况报告\n一、主要工作\n县长听取汇报三次。明年县长听取汇报。\n下年将抓重要工作。\n"
LABELLED = f"""report: one.txt
sha256: {hashlib.sha256(REPORT.encode()).hexdigest()}
unit_kind: county
year: 2024
labels:
- {{id: LEAD_001, conclusion: measure, passages: [{{start: 27, end: 33, strength: measure, polarity: done}}]}}
- {{id: LEAD_002, conclusion: planned, passages: [{{start: 46, end: 52, strength: measure, polarity: planned}}]}}
"""


def test_of_a_labelled_text_each_sentence_teaches_what_it_shows_as_done(tmp_path: Path) -> None:
    assert REPORT[27:33] == "县长听取汇报"
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8")
    file = tmp_path / "one.yaml"
    file.write_text(LABELLED, encoding="utf-8")
    duties = load().obligations
    (gold,) = read_gold([file], load())
    taught = {item.text: item for item in of_labelled([gold], duties)}
    assert {text: item.shows for text, item in taught.items()} == {
        "县长听取汇报三次。": {"LEAD_001"},
        "明年县长听取汇报。": set(),
        "下年将抓重要工作。": set(),
    }
    assert taught["县长听取汇报三次。"].words >= {"听取", "#主要", "#工作"}, "the heading above teaches too"
    assert all(
        ("LEAD_001" in item.unasked, "SUPERVISE_004" in item.unasked) == (False, True) for item in taught.values()
    )
    file.write_text("tune: false\n" + LABELLED, encoding="utf-8")
    assert not list(of_labelled(read_gold([file], load()), duties)), "what is kept teaches nothing"


CLAUSES = "云州县2024年度法治政府建设情况报告\n一、主要工作\n（一）学法\n县长听取汇报三次，修路两条。\n"
OF_CLAUSES = (
    LABELLED[: LABELLED.index("labels:")]
    + """\
labels:
- {id: LEAD_001, conclusion: measure, passages: [{start: 33, end: 39, strength: measure, polarity: done}]}
contested:
- {id: LEAD_002, why: doubted}
"""
)


def test_of_a_sentence_of_several_clauses_each_teaches_what_was_marked_in_it(tmp_path: Path) -> None:
    assert CLAUSES[33:39] == "县长听取汇报"
    (tmp_path / "one.txt").write_text(CLAUSES, encoding="utf-8")
    digests = hashlib.sha256(REPORT.encode()).hexdigest(), hashlib.sha256(CLAUSES.encode()).hexdigest()
    (tmp_path / "one.yaml").write_text(OF_CLAUSES.replace(*digests), encoding="utf-8")
    taught = list(of_labelled(read_gold([tmp_path / "one.yaml"], load()), load().obligations))
    assert [(item.text, set(item.shows)) for item in taught] == [
        ("县长听取汇报三次，修路两条。", {"LEAD_001"}),
        ("县长听取汇报三次", {"LEAD_001"}),
        ("修路两条。", set()),
    ]
    assert all("LEAD_002" in item.unasked for item in taught), "where readers differ nothing is taught"


def test_where_every_example_speaks_of_a_duty_nothing_is_learned_of_it() -> None:
    assert learn(examples(FOR, "LEAD_001"), ["LEAD_001"]) == {}


def test_what_is_not_asked_of_a_text_teaches_nothing_of_the_duty() -> None:
    for_it, against = examples(FOR * 3, "LEAD_001"), examples(AGAINST * 3)
    unasked = [Example(item.text, item.words, frozenset(), frozenset({"LEAD_001"})) for item in examples(FOR * 9)]
    assert learn([*for_it, *against, *unasked], ["LEAD_001"]) == learn([*for_it, *against], ["LEAD_001"])


def test_of_no_examples_nothing_is_learned() -> None:
    assert learn([], ["LEAD_001"]) == {}


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = learn([*examples(FOR * 3, "LEAD_001"), *examples(AGAINST * 3)], ["LEAD_001"])
    six = catalogue(tmp_path, {FILE: learned_yaml(found)})
    assert six.learned is not None
    assert six.learned.duties["LEAD_001"].words == found["LEAD_001"].words
    assert six.learned.duties["LEAD_001"].base == found["LEAD_001"].base


def test_without_scikit_learn_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    with pytest.raises(InputError, match="make install-dev") as caught:
        learn(examples(FOR, "LEAD_001"), ["LEAD_001"])
    assert "scikit-learn" in caught.value.zh


def test_examples_name_duties_that_there_are_and_no_sentence_stands_twice_in_a_file() -> None:
    known = {item.id for item in load().obligations}
    learned_of = {item.id for item in load().obligations if item.evidence.section is None}
    files = sorted(EXAMPLES.glob("*.yaml"))
    assert {path.stem for path in files} <= learned_of
    for path in files:
        found = read_examples_of(path)
        assert all(item.shows <= known for item in found), path.name
        assert sum(path.stem in item.shows for item in found) >= 10, path.name
        assert any(path.stem not in item.shows for item in found), path.name


def read_examples_of(path: Path) -> list[Example]:
    return read_examples(path.parent, path.name)


def test_mistakes_in_examples_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "LEAD_001.yaml").write_text("- text: 甲\n- shows: [lead]\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_examples(tmp_path)
    assert len(caught.value.mistakes) >= 2


def test_the_shipped_words_are_of_duties_that_are_not_judged_by_a_part() -> None:
    shipped = load()
    assert shipped.learned is not None
    judged = {item.id for item in shipped.obligations if item.evidence.section is None}
    assert set(shipped.learned.duties) <= judged
    assert len(shipped.learned.duties) > 0.9 * len(judged)
    many = sorted(len(item.words) for item in shipped.learned.duties.values())
    assert many[len(many) // 2] <= 250, "few enough to be looked through"
    assert all(item.base < 0 for item in shipped.learned.duties.values()), "a sentence without any word tells nothing"
