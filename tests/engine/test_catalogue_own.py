"""A catalogue of one's own on top of another: what it adds, replaces and may not break."""

from pathlib import Path

import pytest

from engine.six_duties import INSTRUMENTS, duty
from fazhi.catalogue.own import read_own
from fazhi.model.errors import CatalogueError
from fazhi.model.obligation import Catalogue

MARK = {"catalogue.yaml": "extends: fazhi\n"}
LEAD = "obligations/lead.yaml"


def own(folder: Path, base: Catalogue, files: dict[str, str]) -> Catalogue:
    """The base with such files on top."""
    home = folder / "own"
    (home / "obligations").mkdir(parents=True)
    for name, text in (MARK | files).items():
        (home / name).write_text(text, encoding="utf-8")
    return read_own(home, base)


def test_files_that_say_nothing_change_nothing(six: Catalogue, tmp_path: Path) -> None:
    assert own(tmp_path, six, {LEAD: "# 还没有\n"}) is six


def test_a_duty_of_a_known_identifier_replaces_it_and_another_is_added(six: Catalogue, tmp_path: Path) -> None:
    texts = duty("LEAD_001", "新名") + duty("LEAD_002").replace("LEAD_002", "LEAD_003")
    found = own(tmp_path, six, {LEAD: texts})
    titles = {item.id: item.title for item in found.obligations if item.id.startswith("LEAD")}
    assert titles == {"LEAD_001": "新名", "LEAD_002": "LEAD_002", "LEAD_003": "LEAD_003"}
    places = [item.at.file for item in found.obligations if item.id.startswith("LEAD")]
    assert places == [f"own/{LEAD}", LEAD, f"own/{LEAD}"]
    assert (found.version, found.digest != six.digest) == (f"{six.version}+own", True)


def test_words_of_a_known_concept_are_added_behind_the_others(six: Catalogue, tmp_path: Path) -> None:
    found = own(tmp_path, six, {"lexicon.yaml": "deed: [开展, 报送]\n"})
    assert found.lexicon["deed"] == ("印发", "开展", "报送")


@pytest.mark.parametrize(
    ("name", "text", "en"),
    [
        (LEAD, duty("LEAD_001", "RULES_001"), "duplicate title"),
        ("instruments.yaml", INSTRUMENTS.replace("2019-10-01", "2019-10-02"), "cited by LEAD_001"),
        ("lexicon.yaml", "deed: [甲，乙]\n", "can never match"),
        ("other.yaml", "a: b\n", "no file goes by this name"),
    ],
)
def test_what_does_not_fit_the_base_is_told(six: Catalogue, tmp_path: Path, name: str, text: str, en: str) -> None:
    with pytest.raises(CatalogueError) as error:
        own(tmp_path, six, {name: text})
    assert any(en in told.en and told.file.endswith(name) for told in error.value.mistakes)
