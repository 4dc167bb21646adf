"""What was found at first sight is kept for every labelled text, and shown before what is found today."""

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from absent import SHARED
from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.evidence import compile_rules
from fazhi.lab.first_sight import FIGURES, NOTHING, Origin, figures_of, find_first_sight, read_first_sight, schemas
from fazhi.lab.labels import read_gold
from fazhi.lab.scores import judge_all
from fazhi.lab.standing import Tally, groups, plain, standing
from fazhi.model.errors import CatalogueError
from shared import ROOT

GOLD = ROOT / "tests" / "gold"
KEPT = GOLD / "first_sight.yaml"
ENTRY = f"""texts:
- name: one
  sha256: {"a" * 64}
  labels: {"b" * 64}
  origin: real
  seen: 2026-11-23
  engine: f2f43da
  f1: 0.667
  precision: 0.500
  recall: 1.000
  strength: 0.500
  passages: 0.900
  counts: {{both: 2, extra: 2, missed: 0, same: 1}}
"""


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def written(folder: Path, text: str) -> Path:
    path = folder / "first_sight.yaml"
    path.write_text(text, encoding="utf-8")
    return path


BESIDE = [ROOT / "tests" / folder for folder in ("gold-stretches", "gold-taught")]


@pytest.mark.parametrize(
    "labels", sorted(path for folder in (GOLD, *BESIDE) for path in folder.glob("*-*.yaml")), ids=lambda path: path.stem
)
def test_every_labelled_text_has_its_entry_and_its_figures_are_of_these_labels(labels: Path) -> None:
    seen = read_first_sight(labels.with_name(KEPT.name)).of(digest(labels.with_suffix(".txt")), labels.stem)
    assert seen is not None, f"tell in {KEPT.name} what was found in {labels.stem} at first sight"
    again = "the labels were corrected: leave the figures, renew only the digest"
    assert seen.labels == digest(labels), again
    assert all(0 <= getattr(seen, name) <= 1 for name in FIGURES)
    assert seen.counts is not None


def test_the_parametrized_names_are_all_labels() -> None:
    assert {path.stem for path in GOLD.glob("*-*.yaml")} == {path.stem for path in GOLD.glob("*.txt")}


@pytest.mark.shared
@pytest.mark.parametrize("folder", [SHARED / "gold", SHARED / "gold-real", ROOT / "tests" / "gold-real"])
def test_what_is_told_of_texts_beside_the_project_is_of_their_labels(folder: Path) -> None:
    texts = read_first_sight(KEPT).texts.values()
    lying = {path.stem: path for path in folder.glob("*.yaml")}
    known = [item for item in texts if item.name in lying]
    assert known
    for item in known:
        assert item.labels == digest(lying[item.name])


def test_an_entry_is_read_with_its_figures(tmp_path: Path) -> None:
    found = read_first_sight(written(tmp_path, ENTRY)).of("a" * 64, "one")
    assert found is not None
    assert found.counts is not None
    assert figures_of(found.counts)["f1"] == pytest.approx(found.f1, abs=0.001)
    assert found.origin is Origin.REAL


MISTAKES = [
    ("f1: 0.667", "f1: 0.8", 8),
    ("f1: 0.667", "f1: 1.5", 8),
    ("f1: 0.667", "f1: '0.667'", 8),
    ("f1: 0.667", "f1: null", 2),
    ("origin: real", "origin: unreal", 5),
    ("engine: f2f43da", "engine: yesterday", 7),
    ("same: 1", "same: 9", 13),
    ("seen: 2026-11-23", "seen: 2026-13-23", 6),
]


@pytest.mark.parametrize(("was", "is_", "line"), MISTAKES)
def test_every_mistake_is_told_with_its_line(was: str, is_: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_first_sight(written(tmp_path, ENTRY.replace(was, is_)))
    assert line in {mistake.line for mistake in caught.value.mistakes}


def test_a_text_is_told_once_and_bounds_stand_in_order(tmp_path: Path) -> None:
    bounds = (
        "sets:\n- {name: far, title: 远, title_en: far, origin: real, texts: 3, f1: [0.9, 0.8], strength: [0.1, 0.2]}\n"
    )
    twice = ENTRY + ENTRY.partition("\n")[2]
    with pytest.raises(CatalogueError) as caught:
        read_first_sight(written(tmp_path, bounds + twice))
    assert [mistake.line for mistake in caught.value.mistakes] == [2, 16]


def test_the_stored_schema_is_the_generated_one_and_the_file_holds_to_it() -> None:
    ((name, text),) = schemas().items()
    stored = (ROOT / "requirements" / "schemas" / name).read_text(encoding="utf-8")
    assert stored == text, "run: python -m fazhi.lab.first_sight"
    data = yaml.load(KEPT.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings alone
    assert data["texts"]
    loaded = yaml.safe_load(KEPT.read_text(encoding="utf-8"))
    for item in loaded["texts"]:
        item["seen"] = item["seen"] and str(item["seen"])
    jsonschema.Draft202012Validator(json.loads(text)).validate(loaded)


def test_the_file_beside_the_labels_goes_before_that_of_the_project(tmp_path: Path) -> None:
    here = tmp_path / "project"
    (here / "tests" / "gold").mkdir(parents=True)
    assert find_first_sight([tmp_path], here) is None
    of_project = written(here / "tests" / "gold", ENTRY)
    assert find_first_sight([tmp_path], here) == of_project
    assert find_first_sight([tmp_path], here) != (beside := written(tmp_path, ENTRY))
    assert find_first_sight([tmp_path / "labels.yaml"], here) == beside


def test_an_interval_is_the_same_on_every_run_and_holds_the_figure() -> None:
    tallies = [Tally(at + 3, at * 7 % 5, at * 5 % 7, at * 11 % 4, at + 9, at * 3 % 8 + 1) for at in range(12)]
    first, second = standing(tallies, 30), standing(tallies, 30)
    assert first == second
    assert first.f1 is not None
    both, wrong = sum(item.both for item in tallies), sum(item.extra + item.missed for item in tallies)
    assert first.f1.value == pytest.approx(2 * both / (2 * both + wrong))
    assert first.f1.low is not None
    assert first.f1.high is not None
    assert 0.5 < first.f1.low < first.f1.value < first.f1.high < 1
    assert 0.05 < first.f1.high - first.f1.low < 0.3


def test_nothing_can_be_said_of_one_text_nor_of_none() -> None:
    one = standing([Tally(8, 1, 1, 7, 10, 9)], 9)
    assert one.f1 is not None
    assert (one.f1.low, one.f1.high) == (None, None)
    assert plain(standing([], 0))["f1"] is None
    spread = standing([Tally(8, 1, 1, 7, 10, 9), Tally()], 9)
    assert spread.f1 is not None
    assert spread.f1.low is None


def test_a_text_by_whoever_writes_rules_counts_as_tuned_whatever_its_labels_say(tmp_path: Path) -> None:
    golds = read_gold([GOLD / "bureau-2023.yaml"], load())
    verdicts = list(judge_all(golds, compile_rules(load())))
    entry = ENTRY.replace("a" * 64, golds[0].report.sha256).replace("name: one", "name: bureau-2023")

    def texts(origin: str) -> list[int]:
        seen = read_first_sight(written(tmp_path, entry.replace("origin: real", f"origin: {origin}")))
        return [item.texts for item in groups(golds, verdicts, seen)]

    assert not golds[0].tune
    assert texts("own") == [0, 0, 1]
    assert texts("other") == [0, 1, 0]
    assert texts("real") == [1, 1, 0]
    assert [item.texts for item in groups(golds, verdicts, NOTHING)] == [0, 1, 0]


def test_the_page_begins_with_first_sight(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(GOLD), "--no-baselines", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    bounds = read_first_sight(KEPT).sets[0]
    assert out.index(f"{bounds.f1[0]:.2f}–{bounds.f1[1]:.2f}") < out.index("今天，未用于调校") < out.index("范围")
    assert main(["evaluate", str(GOLD), "--no-baselines", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    kept = written_by_others(kept_names())
    assert data["standing"]["kept"]["texts"] == len(kept)
    assert data["standing"]["tuned"]["texts"] == len(set(GOLD.glob("*.txt"))) - len(kept)
    assert data["sets"][0]["f1"] == [*bounds.f1]
    assert {item["file"] for item in data["verdicts"]} == {path.stem for path in GOLD.glob("*.txt")} - kept_names()


def kept_names() -> set[str]:
    return {path.stem for path in GOLD.glob("*-*.yaml") if "\ntune: false\n" in path.read_text(encoding="utf-8")}


def written_by_others(names: set[str]) -> set[str]:
    """Those of some texts that nobody wrote who also writes rules."""
    own = {item.name for item in read_first_sight(KEPT).texts.values() if item.origin is Origin.OWN}
    return names - own


def test_first_sight_is_read_from_the_file_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = str(GOLD / "zone-2021.yaml")
    path = written(tmp_path, ENTRY.replace("engine: f2f43da", "engine: no"))
    assert main(["evaluate", labels, "--no-baselines", "--first-sight", str(path)]) == 2
    assert "first_sight.yaml:7" in capsys.readouterr().err
