"""The compiled form is the catalogue itself, and is passed over as soon as the YAML says otherwise."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fazhi
from fazhi.catalogue import default_folder, load
from fazhi.catalogue.compiled import FILE, compiled_text, digest_of, read_compiled
from fazhi.catalogue.folder import Folder
from fazhi.catalogue.from_yaml import read_yaml
from fazhi.catalogue.reread import reread
from fazhi.model.errors import CatalogueError
from fazhi.model.obligation import Catalogue

READ = Folder.read
COMPILED = compiled_text(read_yaml(default_folder()), default_folder())


def true(folder: Path, file: Path | None = None) -> Catalogue | None:
    """The catalogue of a compiled form, if that is true to the folder."""
    compiled = read_compiled(file or folder / FILE)
    return compiled.catalogue if compiled and compiled.true_to(folder) else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "requirements"
    shutil.copytree(default_folder(), target, ignore=shutil.ignore_patterns(FILE))
    (target / FILE).write_text(compiled_text(read_yaml(target), target), encoding="utf-8")
    return target


def test_the_compiled_form_reads_as_the_yaml_does(folder: Path) -> None:
    assert true(folder) == read_yaml(folder)


def test_both_ways_take_the_same_digest(folder: Path) -> None:
    assert digest_of(folder) == read_yaml(folder).digest


def test_an_edit_of_the_yaml_wins_over_the_compiled_form(folder: Path) -> None:
    path = folder / "obligations" / "decision.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("三重一大集体决策", "重要事项集体决策"), encoding="utf-8")
    assert true(folder) is None
    assert load(folder).obligation("DECISION_007").title == "重要事项集体决策"


def test_an_unknown_file_is_not_hidden_by_the_compiled_form(folder: Path) -> None:
    (folder / "obligations" / "unknown.yaml").write_text("[]", encoding="utf-8")
    assert true(folder) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"version": 1}', "\udcff"])
def test_a_damaged_compiled_form_is_passed_over(folder: Path, text: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8", errors="surrogateescape")
    assert true(folder) is None
    assert load(folder).obligations


def test_a_compiled_form_of_another_version_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert true(folder) is not None
    monkeypatch.setattr(fazhi, "__version__", f"{fazhi.__version__}.1")
    assert true(folder) is None


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_files_that_changed_are_read_again_and_the_others_are_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(folder / "obligations" / "decision.yaml", "三重一大集体决策", "重要事项集体决策")
    read = []
    monkeypatch.setattr(Folder, "read", lambda self, name, kind: read.append(name) or READ(self, name, kind))
    found = reread(folder, read_compiled(folder / FILE))
    assert read == ["obligations/decision.yaml"]
    assert found == read_yaml(folder)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("lexicon.yaml", "\n", "\n# \n", id="the words, on which the duties rest"),
        pytest.param("instruments.yaml", "\n", "\n# \n", id="the instruments, on which the duties rest"),
        pytest.param("obligations/lead.yaml", "id: LEAD_001", "id: DECISION_001", id="an identifier of another file"),
        pytest.param("obligations/lead.yaml", "学习习近平法治思想", "三重一大集体决策", id="a title of another file"),
        pytest.param("obligations/lead.yaml", "instrument: OUTLINE2021", "instrument: NONE", id="an unknown law"),
        pytest.param("obligations/lead.yaml", "title:", "title", id="no YAML"),
    ],
)
def test_where_a_change_reaches_further_or_is_wrong_all_files_are_read(
    folder: Path, file: str, old: str, new: str
) -> None:
    _edit(folder / file, old, new)
    assert reread(folder, read_compiled(folder / FILE)) is None


def test_an_added_or_lost_file_has_all_files_read(folder: Path) -> None:
    (folder / "obligations" / "lead.yaml").unlink()
    assert reread(folder, read_compiled(folder / FILE)) is None


def test_what_is_kept_for_the_next_time_is_what_was_read(folder: Path, tmp_path: Path) -> None:
    (folder / FILE).unlink()
    kept = tmp_path / "kept.json"
    first = load(folder, kept)
    assert true(folder, kept) == first == read_yaml(folder)
    _edit(folder / "obligations" / "decision.yaml", "三重一大集体决策", "重要事项集体决策")
    assert load(folder, kept).obligation("DECISION_007").title == "重要事项集体决策"
    assert true(folder, kept) == read_yaml(folder)


def test_a_mistake_is_told_as_if_nothing_had_been_kept(folder: Path, tmp_path: Path) -> None:
    load(folder, tmp_path / "kept.json")
    _edit(folder / "obligations" / "lead.yaml", "学习习近平法治思想", "三重一大集体决策")
    with pytest.raises(CatalogueError) as kept:
        load(folder, tmp_path / "kept.json")
    with pytest.raises(CatalogueError) as anew:
        read_yaml(folder)
    assert str(kept.value) == str(anew.value)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_text_of_a_duty_changes_the_short_way_reads_the_same(data: st.DataObject) -> None:
    """Any requirement or remedy of any duties, in any number of files."""
    source = default_folder()
    files = sorted(path.name for path in (source / "obligations").glob("*.yaml"))
    with TemporaryDirectory() as home:
        target = Path(home) / "requirements"
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(FILE))
        compiled = Path(home) / "compiled.json"
        compiled.write_text(COMPILED, encoding="utf-8")
        for name in data.draw(st.sets(st.sampled_from(files), max_size=3)):
            path = target / "obligations" / name
            lines = path.read_text(encoding="utf-8").splitlines()
            fields = [at for at, line in enumerate(lines) if line.startswith(("  requirement: ", "  remedy: "))]
            at = data.draw(st.sampled_from(fields))
            lines[at] += data.draw(st.sampled_from(["另行说明。", "甲", " # 批注"]))
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert load(target, compiled) == read_yaml(target)
