"""The words by which reports are read: their files, mistakes in these, and that each list is put to use."""

import json
import re
import runpy
from pathlib import Path

import pytest

from fazhi import wordlists
from fazhi.model.copied import CopySort
from fazhi.model.errors import CatalogueError
from fazhi.reading.vocabulary import one_but, one_of, vocabulary
from fazhi.wordlists import lists_of, read_lists
from fazhi.wordlists.fields import schemas

ROOT = Path(__file__).parents[2]
FILE = ROOT / "requirements" / "reading.yaml"
FILES = ("reading", "precheck", "across", "rules")


@pytest.mark.parametrize("name", FILES)
def test_the_stored_schema_is_that_of_the_file(name: str) -> None:
    file = f"{name}.schema.json"
    stored = (ROOT / "requirements" / "schemas" / file).read_text(encoding="utf-8")
    assert stored == schemas()[file], "run: python -m fazhi.wordlists.fields"


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_asked_for_by_the_room_of_its_file(name: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "fazhi" / name).rglob("*.py"))
    by_value = {sort.value for sort in CopySort} if name == "across" else set()
    unused = [each for each in lists_of(name) if each not in by_value and not re.search(rf"['\"]{each}['\"]", code)]
    assert unused == []


MISTAKES = {
    "a missing list": ("lack_need: [", "lack_needs: [", "lack_need"),
    "a word with a blank": ("leader_alone: [第一责任人]", "leader_alone: [第一 责任人]", "不含空格"),
    "a word said twice": ("leader_alone: [第一责任人]", "leader_alone: [第一责任人, 第一责任人]", "重复"),
    "an empty list": ("leader_alone: [第一责任人]", "leader_alone: []", "至少要有 1 项"),
    "an expression": ("leader_alone: [第一责任人]", "leader_alone: [第.*责任人]", "不含空格"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, name: str) -> None:
    old, new, words = MISTAKES[name]
    text = FILE.read_text(encoding="utf-8")
    path = tmp_path / "reading.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueError) as told:
        read_lists(path)
    mistake = told.value.mistakes[0]
    assert (Path(mistake.file).name, words in str(told.value), mistake.line > 0) == ("reading.yaml", True, True)


def test_a_gap_stands_for_up_to_four_characters() -> None:
    done = re.compile(one_of("done"))
    assert [bool(done.search(text)) for text in ("安排情况", "安排落实推进情况", "安排落实推进等情况")] == [
        True,
        True,
        False,
    ]


def test_a_word_is_none_where_it_begins_one_that_does_not_count() -> None:
    act = re.compile(one_but("act", "act_not"))
    assert [bool(act.search(text)) for text in ("建立专班", "建立健全")] == [True, False]


def test_the_kept_words_are_those_of_the_file() -> None:
    assert json.dumps(vocabulary()) == json.dumps(read_lists(FILE))


def test_of_the_words_of_some_lists_the_longest_is_looked_for_first(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = {"one": ("甲", "甲乙"), "two": ("甲乙丙", "乙…丁", "(甲)"), "three": ("戊",)}
    monkeypatch.setattr(wordlists, "lists_of", lambda _: lists)
    assert wordlists.one_of("a file of its own", "one", "two") == r"(?:\(甲\)|乙.{0,4}丁|甲乙丙|甲乙|甲)"


@pytest.mark.filterwarnings("ignore:.*found in sys.modules")
def test_schemas_are_written_where_that_is_asked_for_and_not_when_they_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "requirements" / "schemas").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    runpy.run_module("fazhi.wordlists.fields", run_name="read")
    assert list(tmp_path.rglob("*.json")) == []
    runpy.run_module("fazhi.wordlists.fields", run_name="__main__")
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.json")} == schemas()
