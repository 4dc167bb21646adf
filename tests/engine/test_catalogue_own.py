"""A catalogue of one's own on top of another: what it adds, replaces and may not break."""

import sys
from pathlib import Path
from shutil import copytree

import pytest

from engine.six_duties import DUTIES, INSTRUMENTS, duty, swap, write
from fazhi.catalogue import load, project
from fazhi.catalogue.own import read_own
from fazhi.catalogue.project import default_folder
from fazhi.catalogue.read import read_catalogue
from fazhi.model.errors import CatalogueError
from fazhi.model.lexicon import GRADING
from fazhi.model.obligation import Catalogue
from fazhi.patterns.words import rule_line

WORDS = "deed: [印发, 开展]\nact: [印发]\nvague: [多次]\n"
"""All that a catalogue of six duties need say itself: what its rules name, and what it means otherwise."""
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


EXTENSION = """- extends: LEAD_001
  basis:
    - {instrument: LAW, version: 2019-10-01, article: 5, anchor: 公开, verified: text}
  evidence:
    about: [板凳夜谈]
    not: [夜谈节目]
    figures: [场]
"""


def test_a_duty_is_extended_without_being_copied(six: Catalogue, tmp_path: Path) -> None:
    found = own(tmp_path, six, {LEAD: EXTENSION})
    before, after = six.obligation("LEAD_001"), found.obligation("LEAD_001")
    assert before
    assert after
    assert [item.text for item in after.evidence.about] == [*(item.text for item in before.evidence.about), "板凳夜谈"]
    assert [item.text for item in after.evidence.excluding][-1] == "夜谈节目"
    assert after.evidence.figures == (*before.evidence.figures, "场")
    assert [item.article for item in after.basis] == [*(item.article for item in before.basis), 5]
    assert (after.title, after.at) == (before.title, before.at)
    assert rule_line(after, "板凳夜谈", 0) == f"板凳夜谈（own/{LEAD}:5）"
    others = [item for item in found.obligations if item.id != "LEAD_001"]
    assert others == [item for item in six.obligations if item.id != "LEAD_001"]


def test_instruments_and_duties_are_left_out_with_what_nothing_else_carries(six: Catalogue, tmp_path: Path) -> None:
    without = "extends: fazhi\nwithout:\n  obligations: [LEAD_002]\n  instruments: [NOTE]\n"
    found = own(tmp_path, six, {"catalogue.yaml": without})
    assert "NOTE" not in found.instruments
    assert not [item.id for item in found.obligations if any(cited.instrument == "NOTE" for cited in item.basis)]
    carried = [item.id for item in six.obligations if {cited.instrument for cited in item.basis} != {"NOTE"}]
    assert [item.id for item in found.obligations] == [id for id in carried if id != "LEAD_002"]
    assert found.digest != six.digest


@pytest.mark.parametrize(
    ("name", "text", "en"),
    [
        (LEAD, duty("LEAD_001", "RULES_001"), "duplicate title"),
        ("instruments.yaml", INSTRUMENTS.replace("2019-10-01", "2019-10-02"), "cited by LEAD_001"),
        ("lexicon.yaml", "deed: [甲，乙]\n", "can never match"),
        ("other.yaml", "a: b\n", "no file goes by this name"),
        (LEAD, EXTENSION.replace("LEAD_001", "LEAD_009"), "unknown obligation LEAD_009; did you mean LEAD_00"),
        (LEAD, EXTENSION.replace("板凳夜谈", "'{nothing}'"), "no concept {nothing}"),
        (LEAD, EXTENSION.replace("instrument: LAW", "instrument: LAV"), "unknown instrument LAV"),
        (LEAD, "- extends: LEAD_001\n  title: 新名\n", "unknown key title"),
        ("catalogue.yaml", "extends: fazhi\nwithout: {obligations: [LEAD_009]}\n", "LEAD_009 in without"),
        ("catalogue.yaml", "extends: fazhi\nwithout: {instruments: [LAV]}\n", "LAV in without"),
    ],
)
def test_what_does_not_fit_the_base_or_is_not_there_is_told(
    six: Catalogue, tmp_path: Path, name: str, text: str, en: str
) -> None:
    with pytest.raises(CatalogueError) as error:
        own(tmp_path, six, {name: text})
    assert any(en in told.en and told.file.endswith(name) for told in error.value.mistakes), error.value


GONE = "- {title: %s, ended: 2020-12-31, by: 《新法》第九条, verified: recall}\n"


def test_what_is_repealed_is_added_to(six: Catalogue, tmp_path: Path) -> None:
    base = read_catalogue(write(tmp_path, {"repealed.yaml": GONE % "旧法"}))
    found = own(tmp_path, base, {"repealed.yaml": GONE % "某市旧规定"})
    assert [item.title for item in found.repealed] == ["旧法", "某市旧规定"]
    assert six.repealed == ()


@pytest.mark.parametrize(
    ("title", "en"),
    [("例法", "this is the instrument LAW, whose in_force_to tells its end"), ("旧法", "duplicate title 旧法")],
)
def test_what_is_repealed_stands_there_once_and_is_no_instrument(
    six: Catalogue, tmp_path: Path, title: str, en: str
) -> None:
    with pytest.raises(CatalogueError) as error:
        own(tmp_path, six, {"repealed.yaml": GONE % "旧法" + GONE % title})
    assert [(told.line, en in told.en) for told in error.value.mistakes] == [(2, True)]


def test_a_catalogue_without_extends_defines_only_the_words_it_means_otherwise(tmp_path: Path) -> None:
    found, shipped = load(write(tmp_path, {"lexicon.yaml": WORDS})), load().lexicon
    own = {"deed": ("印发", "开展"), "act": ("印发",), "vague": ("多次",)}
    assert {name: found.lexicon[name] for name in own} == own
    assert {name: found.lexicon[name] for name in found.from_shipped} == {
        name: shipped[name] for name in GRADING if name not in own
    }
    assert set(found.lexicon) == {*own, *GRADING}
    assert len(found.obligations) == len(DUTIES)


SLIP = "deed: [印发, 开展]\n%s: [%s]\n"


def test_a_slip_of_the_name_of_a_concept_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as error:
        load(write(tmp_path, {"lexicon.yaml": SLIP % ("vaguer", "多次")}))
    assert [(item.line, "is vague meant?" in item.en) for item in error.value.mistakes] == [(2, True)]


@pytest.mark.parametrize(
    ("name", "word", "text"),
    [
        pytest.param("deed_word", "多次", "", id="a name of its own"),
        pytest.param("longer_word", "〔甲〕乙", "", id="what is asked for besides"),
        pytest.param("vaguer", "多次", "vague: [若干]\n", id="where the concept is defined as well"),
    ],
)
def test_another_concept_may_be_there_for_later(tmp_path: Path, name: str, word: str, text: str) -> None:
    assert name in load(write(tmp_path, {"lexicon.yaml": SLIP % (name, word) + text})).lexicon


def test_a_concept_that_a_rule_names_may_be_called_as_it_likes(tmp_path: Path) -> None:
    changes = swap(LEAD, "{deed}乙事", "{vaguer}乙事") | {"lexicon.yaml": SLIP % ("vaguer", "多次")}
    assert "vaguer" in load(write(tmp_path, changes)).lexicon


def test_words_taken_from_the_shipped_catalogue_count_for_the_digest(tmp_path: Path) -> None:
    folder = write(tmp_path, {"lexicon.yaml": WORDS})
    before = read_catalogue(folder, lambda: dict.fromkeys(GRADING, ("甲",)))
    assert before.digest != read_catalogue(folder, lambda: dict.fromkeys(GRADING, ("乙",))).digest
    assert read_catalogue(folder, lambda: dict.fromkeys((*GRADING, "handle"), ("甲",))).digest == before.digest
    whole = write(tmp_path / "whole")
    assert read_catalogue(whole).digest == load(whole).digest


def test_a_kept_catalogue_keeps_the_words_it_took_while_the_shipped_ones_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = write(tmp_path / "own", {"lexicon.yaml": WORDS}), tmp_path / "kept"
    shipped = tmp_path / "shipped"
    copytree(default_folder(), shipped)
    monkeypatch.setattr(project, "default_folder", lambda: shipped)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = load(folder, kept)
    (folder / LEAD).write_text(duty("LEAD_001"), encoding="utf-8")
    assert (after := load(folder, kept)) == load(folder)
    assert (after.from_shipped, after.digest == before.digest) == (before.from_shipped, False)
    words = (shipped / "lexicon.yaml").read_text(encoding="utf-8")
    (shipped / "lexicon.yaml").write_text(words.replace("promise: [", "promise: [日后再说, "), encoding="utf-8")
    assert load(folder, kept).lexicon["promise"][0] == "日后再说"
