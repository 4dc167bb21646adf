"""The kept catalogue is the one that would be read, or is passed over; only files that changed are read again."""

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.six_duties import DUTIES, LEXICON, files, swap, write
from fazhi import cache
from fazhi.catalogue import load, project
from fazhi.catalogue.read import Folder, read_catalogue
from fazhi.model.errors import CatalogueError

LEAD, RULES, INS, WORDS = "obligations/lead.yaml", "obligations/rules.yaml", "instruments.yaml", "lexicon.yaml"
READ = Folder.read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "requirements")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a catalogue is kept."""
    return tmp_path / "kept" / "catalogue.kept"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files read, in order."""
    names: list[str] = []
    monkeypatch.setattr(Folder, "read", lambda self, name, kind: names.append(name) or READ(self, name, kind))
    return names


def test_what_is_kept_is_what_was_read_and_is_not_read_again(folder: Path, file: Path, read: list[str]) -> None:
    first = load(folder, file)
    assert (len(read), [path.name for path in file.parent.iterdir()]) == (len(files()), [file.name])
    assert load(folder, file) == first
    assert len(read) == len(files())
    assert first == read_catalogue(folder)


EDITS = [
    pytest.param(LEAD, files()[LEAD].replace("甲事…文件", "甲事…方案"), [LEAD], id="a pattern"),
    pytest.param("obligations/digital.yaml", files(["LEAD_001"])[LEAD].replace("LEAD_001", "DIGITAL_001"),
                 ["obligations/digital.yaml"], id="a file more"),
    pytest.param(WORDS, LEXICON.replace("开展]", "开展, 报送]", 1), list(files()), id="the words duties rest on"),
    pytest.param(INS, files()[INS] + "# 一\n", list(files()), id="the instruments duties rest on"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "again"), EDITS)
def test_after_an_edit_the_catalogue_is_that_of_the_yaml_and_no_more_is_read_than_need_be(
    folder: Path, file: Path, read: list[str], name: str, text: str, again: list[str]
) -> None:
    before = load(folder, file)
    (folder / name).write_text(text, encoding="utf-8")
    read.clear()
    after = load(folder, file)
    assert sorted(read) == sorted(again)
    assert after == read_catalogue(folder) != before
    assert load(folder, file) == after


def test_a_file_that_went_takes_its_duties_with_it(folder: Path, file: Path) -> None:
    load(folder, file)
    (folder / LEAD).unlink()
    assert load(folder, file) == read_catalogue(folder)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(swap(LEAD, "title: LEAD_002", "title: RULES_001"), id="a title of a file behind it"),
        pytest.param(swap(RULES, "title: RULES_001", "title: LEAD_001"), id="a title of a file before it"),
        pytest.param(swap(LEAD, "id: LEAD_002", "id: RULES_001"), id="an identifier of another file"),
        pytest.param(swap(LEAD, "instrument: LAW", "instrument: LAV"), id="an unknown law"),
        pytest.param(swap(LEAD, "{deed}", "{dead}"), id="an unknown concept"),
        pytest.param({LEAD: "- id: [\n"}, id="no YAML"),
        pytest.param({"obligations/other.yaml": "[]\n"}, id="a file of no domain"),
    ],
)
def test_a_mistake_is_told_as_if_nothing_had_been_kept(folder: Path, file: Path, changes: dict[str, str]) -> None:
    load(folder, file)
    write(folder, changes)
    with pytest.raises(CatalogueError) as kept:
        load(folder, file)
    with pytest.raises(CatalogueError) as anew:
        read_catalogue(folder)
    assert str(kept.value) == str(anew.value)


def test_another_version_reads_again(
    folder: Path, file: Path, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in project._ROOMS:
        shutil.copytree(cache._HOME / room, tmp_path / "fazhi" / room)
    shutil.copy2(cache._HOME / "__init__.py", tmp_path / "fazhi")
    load(folder, file)
    monkeypatch.setattr(cache, "_HOME", tmp_path / "fazhi")
    load(folder, file)
    assert len(read) == len(files())
    (tmp_path / "fazhi" / "__init__.py").write_text("__version__ = '99'\n", encoding="utf-8")
    load(folder, file)
    assert len(read) == 2 * len(files())


def test_the_shipped_catalogue_is_kept_beside_the_bytecode_where_any_is_written(tmp_path: Path) -> None:
    told = "import sys; from fazhi.catalogue import load; load(); print('yaml' in sys.modules)"
    writing = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    writing["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    none = writing | {"PYTHONDONTWRITEBYTECODE": "1"}

    def reads_yaml(environment: dict[str, str]) -> bool:
        command = [sys.executable, "-c", told]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return {"True\n": True, "False\n": False}[done.stdout]

    assert reads_yaml(none)
    assert list(tmp_path.iterdir()) == []
    assert [reads_yaml(each) for each in (writing, writing, none)] == [True, False, False]


def test_other_code_reads_again(folder: Path, file: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    load(folder, file)
    monkeypatch.setattr(project, "_ROOMS", ("model",))
    load(folder, file)
    assert len(read) == 2 * len(files())


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_done_to_the_file_it_is_passed_over(folder: Path, file: Path, data: st.DataObject) -> None:
    known = load(folder, file)
    whole = file.read_bytes()
    at, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole) - 1)] * 2)))
    ways = {
        "another byte": whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
        "broken off": whole[:at],
        "doubled": whole[: end + 1] + whole[at:],
        "lost": whole[:at] + whole[end + 1 :],
    }
    file.write_bytes(ways[data.draw(st.sampled_from(sorted(ways)))])
    assert cache._unpacked(file) is None
    assert load(folder, file) == known
    assert file.read_bytes() == whole


def test_something_else_that_is_whole_is_passed_over(folder: Path, file: Path) -> None:
    file.parent.mkdir()
    held = pickle.dumps(["no catalogue"])
    file.write_bytes(cache.hashlib.sha256(held).digest() + held)
    assert load(folder, file) == read_catalogue(folder)


def test_what_another_version_kept_of_a_class_that_is_no_more_is_passed_over(folder: Path, file: Path) -> None:
    file.parent.mkdir()
    held = b"cfazhi.model.obligation\nGone\n."
    file.write_bytes(cache.hashlib.sha256(held).digest() + held)
    assert load(folder, file) == read_catalogue(folder)


def test_where_nothing_may_be_written_it_is_read_each_time(folder: Path, file: Path, read: list[str]) -> None:
    file.parent.write_text("no folder", encoding="utf-8")
    assert load(folder, file) == load(folder, file)
    assert len(read) == 2 * len(files())


def test_what_changes_while_it_is_read_is_not_kept(folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(self: Folder, name: str, kind: object) -> object:
        found = READ(self, name, kind)
        (folder / name).write_text((folder / name).read_text(encoding="utf-8") + "# 后\n", encoding="utf-8")
        return found

    monkeypatch.setattr(Folder, "read", meanwhile)
    load(folder, file)
    assert not file.exists()


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(sorted(DUTIES))), st.sampled_from(["改。", "# 注"]))
def test_whichever_duties_change_the_short_way_reads_the_same(
    folder: Path, file: Path, changed: set[str], words: str
) -> None:
    write(folder)
    load(folder, file)
    for id in changed:
        path = folder / f"obligations/{id.rpartition('_')[0].lower()}.yaml"
        head, mark, rest = path.read_text(encoding="utf-8").partition(f"- id: {id}\n")
        path.write_text(
            head + mark + rest.replace("requirement: 某事。", f"requirement: 某事。{words}", 1), encoding="utf-8"
        )
    assert load(folder, file) == read_catalogue(folder)


def test_words_learned_from_examples_are_kept_and_read_again_where_they_changed(
    folder: Path, file: Path, read: list[str]
) -> None:
    learned = folder / "learned.yaml"
    learned.write_text("least: 0.5\nduties: {LEAD_001: {base: 0, words: {甲乙: 1}}}\n", encoding="utf-8")
    first = load(folder, file)
    (folder / LEAD).write_text((folder / LEAD).read_text(encoding="utf-8") + "# 一\n", encoding="utf-8")
    kept = load(folder, file)
    assert kept.learned == first.learned is not None
    learned.write_text(learned.read_text(encoding="utf-8").replace("1}", "2}"), encoding="utf-8")
    again = load(folder, file)
    assert again.learned is not None
    assert again.learned.duties["LEAD_001"].words == {"甲乙": 2}
    assert again == read_catalogue(folder)
