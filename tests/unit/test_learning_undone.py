"""What tells of nothing done, learned from sentences: what is learned, that it is read back, what it does unseen."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from engine.six_duties import catalogue
from fazhi.catalogue import load
from fazhi.evidence import Searcher, compile_rules
from fazhi.evidence.undone import Weigher, around
from fazhi.lab.cases import cases_of
from fazhi.lab.learning import learned_yaml
from fazhi.lab.undone import Taught, Tells, Told, learn_undone, of_done, of_sentences, of_told, read_told
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.evidence import Polarity
from fazhi.model.learned import FILE, Place, Undone
from shared import ROOT

TOLD = ROOT / "tests" / "told"
WHO = ("干部", "镇长", "法官", "书记", "律师", "所长")
LINES = """\
- {duty: LEAD_001, tells: not_done, text: '去年⟦印发甲事文件⟧，锁进了抽屉。'}
- {duty: LEAD_001, tells: done, text: '⟦印发甲事文件⟧，人手一份。'}
- {duty: RULES_001, tells: others, text: '邻县⟦抓好丙事⟧。'}
"""


def taught(text: str, undone: bool) -> Taught:
    window = around(text, 0, text.index("，"))
    assert window is not None
    return Taught(window, undone)


def examples() -> list[Taught]:
    done = [taught(f"{who}办了事，人手一份", False) for who in WHO]
    return [*done, *(taught(f"{who}办了事，锁进抽屉", True) for who in WHO)] * 3


def shown(told: Told, searcher: Searcher) -> bool:
    """Whether the audit takes a sentence for evidence of something done."""
    found = searcher.search(told.report)[told.duty].evidence
    return any(item.end > told.start and item.polarity is Polarity.DONE for item in found)


def told_file(folder: Path, text: str = LINES) -> Path:
    path = folder / "told.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_only_one_side_holds_counts_for_it_where_it_stands() -> None:
    found = learn_undone(examples())
    assert found is not None
    assert found.words[Place.BEHIND]["抽屉"] > 0 > found.words[Place.BEHIND]["人手"]
    assert found.words[Place.ANYWHERE]["抽屉"] > 0
    assert not found.words[Place.OWN], "what both hold tells nothing"
    assert not found.words[Place.BEFORE]
    assert learn_undone(examples()) == found, "the same examples, the same words"
    undone, done = (Weigher(found).share(taught(f"甲办了事，{end}", True).window) for end in ("锁进抽屉", "人手一份"))
    assert done < 0.2
    assert undone > 0.8


def test_what_evidence_was_graded_by_counts_too() -> None:
    figures = [item._replace(grounds=frozenset({"verb"} if item.undone else {"figure"})) for item in examples()]
    found = learn_undone(figures)
    assert found is not None
    assert found.grounds["verb"] > 0 > found.grounds["figure"]
    assert learn_undone(examples()).grounds == {}  # type: ignore[union-attr]


def test_of_one_side_alone_nothing_is_learned() -> None:
    assert learn_undone([item for item in examples() if item.undone]) is None
    assert learn_undone([]) is None


def test_only_the_words_that_weigh_most_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi.lab.undone._WORDS", 2)
    found = learn_undone(examples())
    assert found is not None
    assert sum(map(len, found.words.values())) == 2


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = learn_undone([item._replace(grounds=frozenset({"verb"})) if item.undone else item for item in examples()])
    assert found is not None
    assert found.grounds
    six = catalogue(tmp_path, {FILE: "least: 0.9\nduties: {}\n" + learned_yaml({}, found).partition("duties:\n")[2]})
    assert six.learned is not None
    assert six.learned.undone == found


def test_without_scikit_learn_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(InputError, match="make install-dev"):
        learn_undone(examples())


def test_a_sentence_teaches_as_it_is_marked_and_as_the_rules_find_it(tmp_path: Path) -> None:
    six = catalogue(tmp_path / "six")
    told = read_told(told_file(tmp_path), six)
    assert [(item.duty, item.tells) for item in told] == [
        ("LEAD_001", Tells.NOT_DONE),
        ("LEAD_001", Tells.DONE),
        ("RULES_001", Tells.OTHERS),
    ]
    first = told[0]
    assert first.report.text[slice(*first.marked)] == "印发甲事文件"
    assert first.report.text[first.start :].startswith("去年")
    searcher = compile_rules(six)
    assert [shown(item, searcher) for item in told] == [True, True, True], "the rules deny none of them"
    found = list(of_told(told, searcher))
    assert [item.undone for item in found].count(False) >= 1
    assert {"抽屉"} <= found[0].window.words[Place.BEHIND]
    assert "丙事" in found[-1].window.words[Place.OWN]


def test_what_cases_mark_as_done_teaches_and_what_they_bar_does_not(tmp_path: Path) -> None:
    path = tmp_path / "LEAD_001.yaml"
    path.write_text(
        "- {name: done, text: 先开会，⟦印发甲事文件⟧。, strength: measure, polarity: done}\n"
        "- {name: planned, text: 将⟦印发乙事文件⟧。, strength: measure, polarity: planned}\n"
        "- {name: none, text: 甲事会, strength: none}\n",
        encoding="utf-8",
    )
    first, *more = of_done(cases_of(path, tmp_path), [], compile_rules(catalogue(tmp_path / "six")))
    assert not any(item.undone for item in (first, *more))
    assert {"甲事"} <= first.window.words[Place.OWN]
    assert {"开会"} <= first.window.words[Place.BEFORE]
    assert first.grounds == set(), "nothing graded a mark"
    assert [item.grounds for item in more] == [{"verb", "no_figure"}], "the rules find what is marked"
    assert more[0].window == first.window


def test_an_example_teaches_whole() -> None:
    (found,) = of_sentences(["印发文件，人手一份"])
    assert not found.undone
    assert {"文件", "人手"} <= found.window.words[Place.OWN]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {duty: LEAD_001, tells: done, text: 没有记号}\n", "⟦⟧"),
        ("- {duty: LEAD_001, tells: done, text: ⟦甲⟧⟦乙⟧}\n", "⟦⟧"),
        ("- {duty: LEAD_001, tells: done, text: ⟦没有关上}\n", "⟦⟧"),
        ("- {duty: LEAD_099, tells: done, text: ⟦甲事⟧}\n", "LEAD_099"),
        ("- {duty: LEAD_001, tells: maybe, text: ⟦甲事⟧}\n", "maybe"),
    ],
)
def test_a_wrong_line_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CatalogueError, match=told) as caught:
        read_told(told_file(tmp_path, text), catalogue(tmp_path / "six"))
    assert "told.yaml:1" in str(caught.value)


def test_no_sentence_that_is_kept_teaches() -> None:
    taught, kept = (
        {path.read_text(encoding="utf-8") for path in (TOLD / name).glob("*.yaml")} for name in ("taught", "kept")
    )
    lines = {line for text in taught for line in text.splitlines()}
    assert kept
    assert not lines & {line for text in kept for line in text.splitlines()}


def test_the_shipped_words_tell_what_was_not_done_in_sentences_nobody_taught() -> None:
    """First seen, before anything was learned for them, in the order of the bounds: 39, 157; 31, 23, 30, 37, 160."""
    own = load()
    searcher = compile_rules(own)
    parts = {item.id for item in own.obligations if item.evidence.section is not None}
    right, many = {}, {}
    for path in sorted((TOLD / "kept").glob("*.yaml")):
        told = [item for item in read_told(path, own) if item.duty not in parts]
        many[path.stem] = Counter(item.tells.value for item in told)
        right[path.stem] = Counter(
            item.tells.value for item in told if shown(item, searcher) == (item.tells is Tells.DONE)
        )
    assert many == {
        "reports": {"done": 168, "not_done": 105, "others": 18, "supposed": 18, "named": 12, "planned": 17},
        "units": {"done": 167, "not_done": 19, "others": 57, "supposed": 46, "named": 57, "planned": 30},
    }
    reports, units = right["reports"], right["units"]
    assert reports["not_done"] >= 72
    assert reports["done"] >= 154
    assert (units["supposed"] >= 32, units["planned"] >= 20, units["named"] >= 34, units["others"] >= 32) == (True,) * 4
    assert units["done"] >= 157


def test_the_shipped_words_are_those_that_the_code_can_weigh() -> None:
    learned = load().learned
    assert learned is not None
    assert isinstance(learned.undone, Undone)
    assert 4000 < sum(map(len, learned.undone.words.values())) <= 8000
