"""Own files extend and replace the shipped catalogue, and every mistake in them is told with its place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fazhi.audit import audit
from fazhi.catalogue import load, load_for, project_folder
from fazhi.model.errors import CatalogueError, InputError, Mistake
from fazhi.model.obligation import Catalogue
from fazhi.reading import read_text

SHIPPED = load()
INSTRUMENT = """\
- id: QINGSHI_RULES
  title: 青石镇法治建设办法
  title_en: Qingshi Measures
  kind: policy_document
  issuer: 青石镇人民政府
  versions:
    - {version: 2020-01-01, in_force_from: 2020-01-01, articles: 9}
  verified: text
"""
DUTY = """\
- id: DISPUTE_901
  title: 板凳夜谈
  title_en: Evening talks
  requirement: 镇领导轮流进村夜谈。
  requirement_en: Leaders hold evening talks.
  basis:
    - {instrument: QINGSHI_RULES, version: 2020-01-01, article: 3, anchor: 夜谈, verified: text}
  applies_to: [township]
  cadence: annual
  severity: expected
  expects: measure
  remedy: 写明夜谈场数。
  remedy_en: Say how many talks.
  evidence:
    about: ["{night_talk}"]
    figures: [场]
"""
FILES = {
    "catalogue.yaml": "extends: fazhi\n",
    "instruments.yaml": INSTRUMENT,
    "obligations/dispute.yaml": DUTY,
    "lexicon.yaml": "night_talk: [板凳夜谈, 夜谈]\n",
}
TEXT = "青石镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n镇领导轮流进村举行板凳夜谈31场。\n"


def write(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """Lay own files down; one changed to nothing is left out."""
    (folder / "obligations").mkdir(parents=True)
    for name, text in (FILES | (changes or {})).items():
        if text:
            (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "requirements"


def mistakes(folder: Path) -> tuple[Mistake, ...]:
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    return caught.value.mistakes


def shipped(id: str) -> str:
    """The YAML of a shipped duty of dispute.yaml."""
    text = (Path(__file__).parents[2] / "requirements" / "obligations" / "dispute.yaml").read_text(encoding="utf-8")
    return f"- id: {id}" + text.partition(f"- id: {id}")[2].partition("\n- id: ")[0] + "\n"


def test_own_entries_are_added_in_catalogue_order(own: Path) -> None:
    found = load(write(own))
    assert len(found.obligations) == len(SHIPPED.obligations) + 1
    ids = [item.id for item in found.obligations if item.domain == "DISPUTE"]
    assert ids[-1] == "DISPUTE_901"
    assert list(found.instruments) == [*SHIPPED.instruments, "QINGSHI_RULES"]
    assert found.lexicon["night_talk"] == ("板凳夜谈", "夜谈")


def test_an_audit_finds_what_own_rules_look_for(own: Path) -> None:
    report = read_text(TEXT, name="r.txt")
    found = {item.obligation.id: item for item in audit(load(write(own)), report).assessments}
    assert found["DISPUTE_901"].conclusion == "supported"


def test_own_places_are_told_from_the_shipped_ones(own: Path) -> None:
    duty = load(write(own)).obligation("DISPUTE_901")
    assert duty.at == ("requirements/obligations/dispute.yaml", 1)


def test_a_known_identifier_replaces_the_whole_duty(own: Path) -> None:
    text = shipped("DISPUTE_010").replace("\n  title: ", "\n  title: 本地", 1)
    found = load(write(own, {"obligations/dispute.yaml": text}))
    assert found.obligation("DISPUTE_010").title.startswith("本地")
    assert len(found.obligations) == len(SHIPPED.obligations)


def test_a_duty_may_be_replaced_under_its_own_title(own: Path) -> None:
    found = load(write(own, {"obligations/dispute.yaml": shipped("DISPUTE_010")}))
    assert found.obligation("DISPUTE_010").title == SHIPPED.obligation("DISPUTE_010").title


def test_the_terms_of_a_known_concept_are_added_to(own: Path) -> None:
    found = load(write(own, {"lexicon.yaml": "night_talk: [夜谈]\nact: [夜谈, 建立]\n"}))
    assert found.lexicon["act"] == (*SHIPPED.lexicon["act"], "夜谈")


def test_an_instrument_may_be_replaced_where_nothing_cited_is_lost(own: Path) -> None:
    law = next(item for item in SHIPPED.instruments.values() if len(item.versions) > 1)
    short = INSTRUMENT.replace("QINGSHI_RULES", law.id)
    told = mistakes(write(own, {"instruments.yaml": short, "obligations/dispute.yaml": ""}))
    assert all(item.file.endswith("instruments.yaml") and item.line == 1 for item in told)
    assert any("义务" in item.zh and law.id in item.zh for item in told)


def test_everything_wrong_is_told_at_once_with_its_line(own: Path) -> None:
    changes = {
        "instruments.yaml": INSTRUMENT.replace("kind: policy_document", "kind: rule"),
        "obligations/dispute.yaml": DUTY.replace("QINGSHI_RULES", "QINGSHI_RULE").replace("板凳夜谈", "矛盾纠纷"),
        "obligations/lead.yaml": DUTY.replace("板凳夜谈", "学习习近平法治思想").replace("night_talk", "night_tlak"),
        "lexicon.yaml": "night_talk: [夜 谈]\n",
    }
    told = [(Path(item.file).name, item.line) for item in mistakes(write(own, changes))]
    assert ("instruments.yaml", 4) in told
    assert ("dispute.yaml", 7) in told
    assert ("lexicon.yaml", 1) in told
    assert {("lead.yaml", 1), ("lead.yaml", 2), ("lead.yaml", 15)} <= set(told)


def test_an_own_title_must_not_be_that_of_another_shipped_duty(own: Path) -> None:
    taken = SHIPPED.obligation("LEAD_001")
    (told,) = mistakes(write(own, {"obligations/dispute.yaml": DUTY.replace("板凳夜谈", taken.title)}))
    assert told.line == 2
    assert taken.at.file in told.zh


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "\ufeff# 只有注释\n\n", "[]\n"])
def test_a_file_may_say_nothing(own: Path, text: str) -> None:
    changes = {"instruments.yaml": text, "obligations/dispute.yaml": text, "lexicon.yaml": text.replace("[]", "{}")}
    assert load(write(own, changes)).obligations == SHIPPED.obligations


def test_a_folder_that_says_nothing_is_the_shipped_catalogue(own: Path) -> None:
    found = load(write(own, dict.fromkeys(FILES, "# 还没有\n") | {"catalogue.yaml": "extends: fazhi\n"}))
    assert (found.digest, found.version) == (SHIPPED.digest, SHIPPED.version)


@pytest.mark.parametrize("name", ["lexcion.yaml", "instruments.yml", "obligations/lead.yml", "obligations/mine.yaml"])
def test_a_file_that_nothing_would_read_is_told(own: Path, name: str) -> None:
    (told,) = mistakes(write(own, {name: DUTY}))
    assert told.file.endswith(name)


def test_the_mark_must_name_what_is_extended(own: Path) -> None:
    (told,) = mistakes(write(own, {"catalogue.yaml": "extends: other\n"}))
    assert (told.file.endswith("catalogue.yaml"), told.line) == (True, 1)


@pytest.mark.parametrize("name", ["instruments.yaml", "lexicon.yaml", "obligations/dispute.yaml"])
def test_the_digest_covers_every_own_file(own: Path, tmp_path: Path, name: str) -> None:
    before = load(write(own))
    (own / name).write_text(FILES[name] + "# 改\n", encoding="utf-8")
    after = load(own)
    assert len({before.digest, after.digest, SHIPPED.digest}) == 3
    assert before.version == f"{SHIPPED.version}+own"


def project(folder: Path, setting: str = 'catalogue = "requirements"') -> Path:
    (folder / "pyproject.toml").write_text(f"[tool.fazhi]\n{setting}\n", encoding="utf-8")
    return folder


def test_the_project_around_a_folder_names_the_catalogue(own: Path, tmp_path: Path) -> None:
    write(own)
    inner = project(tmp_path) / "reports" / "2024"
    inner.mkdir(parents=True)
    assert project_folder(inner) == own
    assert load_for(None, inner).obligation("DISPUTE_901")


def test_a_catalogue_told_goes_before_the_projects(own: Path, tmp_path: Path) -> None:
    project(tmp_path, 'catalogue = "none"')
    assert load_for("requirements", write(own).parent).obligation("DISPUTE_901")


def test_a_project_without_the_setting_has_the_shipped_catalogue(tmp_path: Path) -> None:
    project(tmp_path, 'report = "catalogue"')
    assert project_folder(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    [
        '[tool.fazhi]\n"catalogue"\t= "requirements"\n',
        "[tool]\nfazhi.'catalogue' = 'requirements'\n",
        'tool.fazhi={report="one",catalogue="requirements"}\n',
        '[tool . "fazhi"]\r\ncatalogue="requirements"\r\n',
    ],
)
def test_the_setting_is_found_however_toml_writes_it(own: Path, tmp_path: Path, text: str) -> None:
    write(own)
    (tmp_path / "pyproject.toml").write_bytes(text.encode())
    assert project_folder(tmp_path) == own


@pytest.mark.parametrize("setting", ['catalogue = "none"', "catalogue = 3", 'catalogue = ""', "catalogue = ["])
def test_a_setting_that_names_no_folder_is_told_in_a_sentence(tmp_path: Path, setting: str) -> None:
    with pytest.raises(InputError, match=r"pyproject\.toml"):
        project_folder(project(tmp_path, setting))


def test_without_own_files_nothing_more_is_loaded(tmp_path: Path) -> None:
    code = "from fazhi.catalogue import load_for; from pathlib import Path; import sys; load_for(None, Path.cwd());"
    told = "print({'tomllib', 'yaml', 'fazhi.catalogue.own'} & set(sys.modules))"
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(tmp_path / "bytecode")
    for loaded in ("{'yaml'}\n", "set()\n"):  # the second time the catalogue is kept
        command = [sys.executable, "-c", code + told]
        assert (
            subprocess.run(command, cwd=tmp_path, env=kept, capture_output=True, text=True, check=True).stdout == loaded
        )


def test_the_base_is_left_as_it_was(own: Path) -> None:
    load(write(own))
    again: Catalogue = load()
    assert again == SHIPPED
