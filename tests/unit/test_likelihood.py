"""How sure a verdict is: features that can be checked, weights learned from labels, nothing where they do not fit."""

import json
import random
import re
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from absent import SHARED
from fakes import DISCLOSURE, FILES, PROPOSALS, assessment, report, small_audit, small_catalogue, terminal_text
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.catalogue.calibration import read_calibration, schemas
from fazhi.catalogue.own import read_own
from fazhi.catalogue.project import default_folder
from fazhi.cli import main
from fazhi.cli.commands.dev import calibrate as calibrate_command
from fazhi.evidence import compile_rules
from fazhi.evidence.likelihood import FOUND_FEATURES, GAP_FEATURES, features_of, judge, misfit, with_likelihood
from fazhi.lab.calibration import (
    HIGH,
    LOW,
    Row,
    Share,
    bounds,
    calibrate,
    calibration_text,
    calibration_yaml,
    fit,
    rows_of,
    train,
)
from fazhi.lab.labels import read_gold
from fazhi.model.audit import Conclusion
from fazhi.model.both import Both
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.likelihood import Calibration, Formula, Likelihood
from fazhi.model.unit import UnitKind
from fazhi.output.formats.json import audit_object
from fazhi.reading import read_text
from fazhi.rules import findings_of
from fazhi.yamlfile import Problems
from shared import ROOT

GOLD = ROOT / "tests" / "gold"
STORED = ROOT / "requirements" / "likelihood.yaml"
TEXT = """云州区人民政府2022年度法治政府建设情况报告
一、主要举措和成效
办理人大代表建议28件，满意率100%。积极做好政协提案办理工作。
"""


def weighed(names: tuple[str, ...], **weights: float) -> Formula:
    return Formula({name: weights.get(name, 0.0) for name in names}, 0.9, 0.6)


def calibration(**changes: object) -> Calibration:
    catalogue = small_catalogue()
    made = Calibration(
        "requirements/likelihood.yaml",
        catalogue.version,
        catalogue.digest,
        weighed(FOUND_FEATURES, base=3.0, weak=-5.0),
        weighed(GAP_FEATURES, base=1.0, near=2.0),
    )
    return replace(made, **changes)


def test_a_verdict_is_graded_by_its_weighed_features() -> None:
    found = {item.obligation.id: item for item in small_audit().assessments}
    judged = judge(calibration(), UnitKind.COUNTY, small_audit().assessments)
    by_id = dict(zip(found, judged, strict=True))
    for id, item in found.items():
        how = by_id[id]
        if item.conclusion in {Conclusion.WAIVED, Conclusion.NOT_APPLICABLE}:
            assert how is None
        elif item.conclusion is Conclusion.SUPPORTED:
            assert how is not None
            assert how.likelihood is Likelihood.HIGH
            assert how.share == pytest.approx(0.9526, abs=1e-4)
        elif item.conclusion is Conclusion.WEAK:
            assert how is not None
            assert how.likelihood is Likelihood.LOW


def test_the_features_are_what_they_are_called() -> None:
    whole = audit(load(), read_text(TEXT, name="case.txt", unit_kind="county", year=2022))
    told = dict(
        zip(
            (item.obligation.id for item in whole.assessments),
            features_of(UnitKind.TOWNSHIP, whole.assessments),
            strict=True,
        )
    )
    proposals, weak = told["SUPERVISE_001"], told["SUPERVISE_002"]
    assert proposals is not None
    assert weak is not None
    assert (proposals["weak"], proposals["result"], proposals["township"]) == (0.0, 1.0, 1.0)
    assert (weak["weak"], weak["result"], weak["shared"]) == (1.0, 0.0, 0.0)
    sorts = {frozenset(item) for item in told.values() if item is not None}
    assert sorts == {frozenset(FOUND_FEATURES), frozenset(GAP_FEATURES)}


def test_two_duties_that_rest_on_one_clause_share_it() -> None:
    text = TEXT.replace("28件", "、政协提案共28件")
    whole = audit(load(), read_text(text, name="case.txt", unit_kind="county", year=2022))
    told = zip(whole.assessments, features_of(UnitKind.COUNTY, whole.assessments), strict=True)
    shared = {item.obligation.id: features["shared"] for item, features in told if features and "shared" in features}
    assert shared["SUPERVISE_001"] == 1.0
    assert shared["SUPERVISE_001"] == shared["SUPERVISE_002"]


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "0.0.1"},
        {"digest": "0" * 64},
        {"found": Formula({"base": 1.0}, 0.9, 0.6)},
        {"gap": weighed((*GAP_FEATURES, "luck"))},
    ],
)
def test_weights_for_another_catalogue_or_other_features_are_not_used_and_told_with_the_file(changes: dict) -> None:
    told = misfit(calibration(**changes), small_catalogue())
    assert told is not None
    assert "requirements/likelihood.yaml" in told.zh
    assert "make calibrate" in told.zh
    assert "make calibrate" in told.en
    catalogue = replace(small_catalogue(), calibration=calibration(**changes))
    assessments = small_audit().assessments
    assert with_likelihood(assessments, catalogue, report()) == (assessments, told)


def test_without_a_file_or_without_the_text_nothing_is_told_and_it_is_said_why() -> None:
    assessments = small_audit().assessments
    _, none = with_likelihood(assessments, small_catalogue(), report())
    assert none is not None
    assert "likelihood.yaml" in none.zh
    catalogue = replace(small_catalogue(), calibration=calibration())
    same, why = with_likelihood(assessments, catalogue, report(supplied=False, text=""))
    assert same == assessments
    assert why is not None
    found, why = with_likelihood(assessments, catalogue, report())
    assert why is None
    assert any(item.likelihood for item in found)


def test_the_shipped_weights_fit_the_shipped_catalogue() -> None:
    catalogue = load()
    assert catalogue.calibration is not None
    assert misfit(catalogue.calibration, catalogue) is None, "the catalogue changed: run make calibrate"


def test_own_duties_on_top_of_the_shipped_ones_are_judged_alike(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("extends: fazhi\n", encoding="utf-8")
    (tmp_path / "lexicon.yaml").write_text("light: [操办]\n", encoding="utf-8")
    own = load(tmp_path)
    assert own.version.endswith("+own")
    assert own.calibration is not None
    assert misfit(own.calibration, own) is None
    base = replace(load(), digest="0" * 64)
    stale = read_own(tmp_path, base)
    assert stale.calibration is not None
    assert misfit(stale.calibration, stale) is not None


def test_calibrating_writes_the_file_that_is_read_and_the_same_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "tests" / "examples").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "examples" / "LEAD_001.yaml", tmp_path / "tests" / "examples")
    for teaching in ("gold-stretches/a-county-a-2023", "gold-taught/audit-a-2021"):
        text = (tmp_path / "tests" / teaching).with_suffix(".txt")
        text.parent.mkdir()
        for ending in (".txt", ".yaml"):
            shutil.copy((ROOT / "tests" / teaching).with_suffix(ending), text.with_suffix(ending))
    monkeypatch.setattr(calibrate_command, "source_tree", lambda: tmp_path)
    labels = [str(GOLD / f"{name}.yaml") for name in ("zone-j-2025", "bureau-2023", "market-2023", "zone-2021")]
    assert main(["dev", "calibrate", *labels, "--lang", "zh"]) == 0
    assert "用 3 份标注校准" in capsys.readouterr().out, "zone-2021 was tuned on and teaches words"
    written = (tmp_path / "requirements" / "likelihood.yaml").read_text(encoding="utf-8")
    assert main(["dev", "calibrate", *reversed(labels)]) == 0
    assert (tmp_path / "requirements" / "likelihood.yaml").read_text(encoding="utf-8") == written
    problems = Problems("likelihood.yaml")
    read = read_calibration(tmp_path / "requirements", problems)
    assert not problems.mistakes
    assert read is not None
    assert misfit(read, load()) is None
    monkeypatch.setattr(calibrate_command, "source_tree", lambda: None)
    assert main(["dev", "calibrate"]) == 2


def test_mistakes_of_the_file_are_told_with_their_lines(tmp_path: Path) -> None:
    shutil.copytree(default_folder(), tmp_path / "requirements")
    path = tmp_path / "requirements" / "likelihood.yaml"
    text = STORED.read_text(encoding="utf-8")
    line = text[: text.index("base:")].count("\n") + 1
    path.write_text(text.replace("base: ", "base: much", 1).replace("version:", "verzion:", 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path / "requirements")
    assert {mistake.line for mistake in caught.value.mistakes} >= {line, 5}


@pytest.mark.parametrize("name", ["learned", "likelihood", "agreement"])
def test_the_stored_schema_is_the_generated_one_and_the_file_holds_to_it(name: str) -> None:
    home, text = ROOT / "requirements", schemas()[f"{name}.schema.json"]
    stored = (home / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert stored == text, "run: python -m fazhi.catalogue.calibration"
    written = yaml.safe_load((home / f"{name}.yaml").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads(text)).validate(written)


def seeded(seed: int) -> random.Random:
    return random.Random(seed)


def rows(many: int, right: float, seed: int = 1, **features: float) -> list[Row]:
    chance = seeded(seed)
    return [
        Row(f"{at % 5}", f"X_{at:03}", {"base": 1.0, **features}, False, chance.random() < right) for at in range(many)
    ]


def test_the_weights_are_those_of_the_shares() -> None:
    data = rows(2000, 0.9) + rows(2000, 0.3, weak=1.0)
    weights = fit(data, ("base", "weak"))
    plain, weak = (sum(row.right for row in part) / 2000 for part in (data[:2000], data[2000:]))
    assert 1 / (1 + 2.718281828 ** -weights["base"]) == pytest.approx(plain, abs=0.005)
    assert 1 / (1 + 2.718281828 ** -(weights["base"] + weights["weak"])) == pytest.approx(weak, abs=0.005)


def test_training_does_not_hang_on_the_order_nor_on_a_feature_that_nothing_has() -> None:
    data = rows(300, 0.97, **dict.fromkeys(FOUND_FEATURES[1:], 0.0)) + rows(100, 0.4, 2, weak=1.0)
    first = train(data, gap=False)
    seeded(3).shuffle(data)
    assert train(data, gap=False) == first
    assert first.formula.weights["lent"] == 0.0
    assert first.formula.weights["weak"] < -2


def test_bounds_hold_on_what_they_were_set_by() -> None:
    chance = seeded(7)
    data = [(value := chance.random(), chance.random() < value) for _ in range(3000)]
    high, low = bounds(data)
    sure = [right for value, right in data if value >= high]
    doubtful = [right for value, right in data if value < low]
    assert sum(sure) / len(sure) >= HIGH
    assert sum(doubtful) / len(doubtful) <= LOW
    assert 0 < low <= high < 1


def test_where_nothing_is_sure_nothing_is_called_so() -> None:
    high, low = bounds([(0.5, at % 2 == 0) for at in range(100)])
    assert high > 1
    assert low == 0.5
    assert Formula({}, high, low).grade(0.99) is Likelihood.MIDDLE
    assert bounds([(0.99, True)] * 100) == (0.99, 0.0)
    assert bounds([]) == (2.0, 0.0)


def test_of_a_stretch_only_what_was_found_teaches(tmp_path: Path) -> None:
    catalogue = load()
    searcher = compile_rules(catalogue)
    whole = read_gold([GOLD / "zone-2021.yaml"], catalogue)
    stretch = [replace(item, spans=((0, 800),)) for item in whole]
    assert {row.gap for row in rows_of(whole, searcher)} == {True, False}
    assert {row.gap for row in rows_of(stretch, searcher)} == {False}
    with pytest.raises(InputError, match="两份"):
        calibrate(whole, searcher)


def test_a_sure_verdict_is_right_on_texts_left_out_and_a_doubtful_one_often_not() -> None:
    catalogue = load()
    found = calibrate(read_gold([GOLD], catalogue), compile_rules(catalogue))
    _holds(found.found.measured)
    assert found.found.measured[Likelihood.LOW].verdicts > 0
    _holds(found.gap.measured)
    text = calibration_yaml(found, catalogue)
    assert yaml.safe_load(text)["digest"] == catalogue.digest
    assert "%" in calibration_text(found, "en")


@pytest.mark.shared
def test_it_holds_on_real_reports_left_out() -> None:
    catalogue = load()
    golds = read_gold([GOLD, SHARED / "gold-real"], catalogue)
    found = calibrate(golds, compile_rules(catalogue))
    _holds(found.found.measured)
    _holds(found.gap.measured)


def _holds(measured: dict[Likelihood, Share]) -> None:
    assert measured[Likelihood.HIGH].verdicts > 100
    assert measured[Likelihood.HIGH].share >= HIGH
    low = measured[Likelihood.LOW]
    assert low.share <= LOW or not low.verdicts  # where nothing is doubtful, nothing is called so


def test_the_surest_gap_comes_first_where_that_is_asked() -> None:
    doubtful, unknown, sure = (
        replace(assessment(duty, Conclusion.MISSING), likelihood=likelihood, share=share)
        for duty, likelihood, share in (
            (DISCLOSURE, Likelihood.LOW, 0.4),
            (FILES, None, None),
            (PROPOSALS, Likelihood.HIGH, 0.97),
        )
    )
    made = replace(small_audit(), assessments=(doubtful, unknown, sure))
    made = replace(made, findings=findings_of(made))

    def order(by_likelihood: bool) -> list[str]:
        page = terminal_text(made, by_likelihood=by_likelihood)
        return re.findall(r"(?m)^✕ ([A-Z]+_[0-9]+)", page)

    assert order(by_likelihood=False) == [item.obligation.id for item in (doubtful, unknown, sure)]
    assert order(by_likelihood=True) == [item.obligation.id for item in (sure, doubtful, unknown)]
    assert "（没写，把握大）" in terminal_text(made)


def test_why_there_is_no_likelihood_is_said_on_the_page() -> None:
    made = replace(small_audit(), unlikely=Both("因为如此。", "Because."))
    assert "※ 因为如此。" in terminal_text(made)
    assert audit_object(made, quotes=False)["no_likelihood"] == {"text": "因为如此。", "text_en": "Because."}


def test_the_command_tells_likelihood_and_sorts_by_it(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["audit", str(GOLD / "district-2024-web.txt"), "--unit-kind", "county"]
    assert main([*asked, "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["no_likelihood"] is None
    for item in data["assessments"]:
        assert (item["likelihood"] is None) == (item["conclusion"] in {"waived", "not_applicable"})
    assert main([*asked, "--lang", "zh"]) == 1
    plain = capsys.readouterr().out
    assert main([*asked, "--sort", "likelihood", "--lang", "zh"]) == 1
    by_likelihood = capsys.readouterr().out
    assert grades(by_likelihood) == sorted(grades(plain), key="大中小".index)
    assert grades(by_likelihood) != grades(plain)


def grades(page: str) -> list[str]:
    """What is said of the gravest gaps, in their order."""
    return re.findall("，把握(.)）", page[page.index("【缺口 · 必须】") : page.index("【缺口 · 应有】")])
