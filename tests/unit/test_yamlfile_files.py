"""Reading a file from disk: what cannot be read is a mistake, shown under a name the user knows."""

from fazhi.yamlfile import Problems, Text, read_file
from fazhi.yamlfile.events import LIMIT


def test_what_cannot_be_opened_is_a_mistake(tmp_path):
    problems = Problems.of(tmp_path)
    assert read_file(tmp_path, Text(), problems) == ""
    assert "cannot be read" in problems.mistakes[0].en


def test_a_file_beyond_the_limit_is_not_even_read(tmp_path):
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * (LIMIT + 1))
    problems = Problems.of(path)
    read_file(path, Text(), problems)
    assert [mistake.line for mistake in problems.mistakes] == [0]


def test_a_file_below_the_working_folder_is_shown_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Problems.of(tmp_path / "a" / "b.yaml").file == "a/b.yaml"


def test_a_file_elsewhere_is_shown_in_full(tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert Problems.of(tmp_path / "b.yaml").file == (tmp_path / "b.yaml").as_posix()
