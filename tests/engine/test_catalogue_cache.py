"""The kept catalogue is the one that would be read, or is passed over."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.six_duties import LEXICON, files, write
from fazhi import cache
from fazhi.catalogue.read import read_catalogue
from fazhi.model.obligation import Catalogue


class Reader:
    """Reads a catalogue and counts how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, folder: Path) -> Catalogue:
        self.times += 1
        return read_catalogue(folder)


def kept(folder: Path, read: Callable[[Path], Catalogue], room: str = "catalogue") -> Catalogue:
    """The catalogue of a folder as every start gets it."""
    return cache.kept_or_read("catalogue", [folder], [room], lambda: read(folder))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a catalogue is kept, one of the test's own."""
    path = tmp_path / "bytecode" / "catalogue.kept"
    monkeypatch.setattr(cache, "_place", lambda _: path)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "requirements")


def test_what_is_kept_is_what_was_read_and_is_not_read_again(folder: Path, file: Path) -> None:
    reader = Reader()
    found = [kept(folder, reader) for _ in range(3)]
    assert found == [read_catalogue(folder)] * 3
    assert (reader.times, [path.name for path in file.parent.iterdir()]) == (1, [file.name])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("obligations/lead.yaml", files()["obligations/lead.yaml"].replace("甲事…文件", "甲事…方案")),
        ("lexicon.yaml", LEXICON + "more: [词]\n"),
        ("instruments.yaml", files()["instruments.yaml"] + "# 一\n"),
        ("obligations/digital.yaml", files(["LEAD_001"])["obligations/lead.yaml"].replace("LEAD_001", "DIGITAL_001")),
    ],
)
def test_after_an_edit_of_the_yaml_its_patterns_and_all_else_are_those_of_the_yaml(
    folder: Path, file: Path, name: str, text: str
) -> None:
    before = kept(folder, read_catalogue)
    (folder / name).write_text(text, encoding="utf-8")
    after = kept(folder, read_catalogue)
    assert after == read_catalogue(folder) != before
    assert kept(folder, read_catalogue) == after


def test_other_code_reads_again(folder: Path, file: Path) -> None:
    reader = Reader()
    kept(folder, reader)
    kept(folder, reader, "model")
    assert reader.times == 2


@pytest.mark.parametrize("damage", [b"", b"half", pickle.dumps("no catalogue")])
def test_a_damaged_file_is_passed_over_and_written_anew(folder: Path, file: Path, damage: bytes) -> None:
    reader = Reader()
    kept(folder, reader)
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert kept(folder, reader) == read_catalogue(folder)
    assert (reader.times, file.read_bytes() == whole) == (2, True)


@given(st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_to_the_file_it_is_passed_over(folder: Path, file: Path, data: st.DataObject) -> None:
    kept(folder, read_catalogue)
    whole = file.read_bytes()
    at, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole) - 1)] * 2)))
    ways = {
        "another byte": whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
        "broken off": whole[:at],
        "doubled": whole[: end + 1] + whole[at:],
        "lost": whole[:at] + whole[end + 1 :],
    }
    file.write_bytes(ways[data.draw(st.sampled_from(sorted(ways)))])
    reader = Reader()
    kept(folder, reader)
    assert (reader.times, file.read_bytes()) == (1, whole)


def test_where_nothing_may_be_written_it_is_read_each_time(folder: Path, file: Path) -> None:
    file.parent.write_text("no folder", encoding="utf-8")
    reader = Reader()
    assert kept(folder, reader) == kept(folder, reader)
    assert reader.times == 2


def test_where_no_bytecode_is_written_nothing_is_kept(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    kept(folder, read_catalogue)
    assert not file.exists()


def test_what_changes_while_it_is_read_is_not_kept(folder: Path, file: Path) -> None:
    def meanwhile(where: Path) -> Catalogue:
        found = read_catalogue(where)
        (where / "lexicon.yaml").write_text(LEXICON + "more: [词]\n", encoding="utf-8")
        return found

    kept(folder, meanwhile)
    assert not file.exists()
