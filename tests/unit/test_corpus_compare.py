"""`fazhi corpus compare`: within one kind and year of law, corrected where that holds, ranks only when asked."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import jsonschema
import openpyxl
import pytest
import yaml

from corpora import audit, make, setup
from fakes import ROOT, small_catalogue
from fazhi.catalogue.calibration import read_agreement, schemas
from fazhi.cli import main
from fazhi.corpus.fair import Correction, Held, compared, correction_by
from fazhi.corpus.rates import Standing
from fazhi.lab.calibration import Counted, agreement_yaml
from fazhi.model.agreement import Agreement, Counts
from fazhi.model.errors import CatalogueError
from fazhi.model.unit import UnitKind
from fazhi.output.pages.fair import WRITERS, dispersed
from fazhi.output.words.columns import columns

MANY = Counts(900, 30, 60, 700)
FEW = Counts(9, 1, 1, 9)


def held(number: int, seen: int, due: int = 60, kind: UnitKind = UnitKind.COUNTY, year: int = 2023) -> Held:
    return Held(
        f"{number}.txt", f"单位{number}", kind, year, year, "甲省", "", "", seen, 0, 0, 0, due - seen, "cd" * 32
    )


def test_groups_are_of_one_kind_and_year_of_law() -> None:
    reports = [held(1, 40), held(2, 40, kind=UnitKind.TOWNSHIP), held(3, 40, year=2024), held(4, 20)]
    found = compared(reports, correction_by(None))
    assert [(group.unit_kind, group.law_year, len(group.units)) for group in found] == [
        (UnitKind.COUNTY, 2023, 2),
        (UnitKind.COUNTY, 2024, 1),
        (UnitKind.TOWNSHIP, 2023, 1),
    ]
    assert all(item.standing is None for group in found for item in group.units)


def test_who_stands_out_is_told_of_enough_reports_and_in_no_order_of_rates() -> None:
    (group,) = compared([held(number, 10 if number == 3 else 45) for number in range(9)], correction_by(None))
    assert [item.held.file for item in group.of(Standing.BELOW)] == ["3.txt"]
    assert [item.held.unit for item in group.units] == sorted(item.held.unit for item in group.units)
    assert all(item.rank is None for item in group.units)
    (ranked,) = compared([item.held for item in group.units], correction_by(None), with_ranks=True)
    assert ranked.units[-1].held.file == "3.txt"
    assert ranked.units[-1].rank == (9, 9)
    assert ranked.units[0].rank is not None
    assert ranked.units[0].rank[0] < ranked.units[0].rank[1]


def test_who_stands_out_where_units_differ_anyhow_is_told_apart() -> None:
    spread = [held(number, 14 + 3 * number) for number in range(12)]
    (group,) = compared(spread, correction_by(None))
    assert group.dispersion > 1
    assert group.of(Standing.BELOW)
    assert group.even_so(Standing.BELOW) == []
    assert "方差是偶然的" in dispersed(group, "zh")
    (alike,) = compared([held(number, 10 if number == 3 else 45) for number in range(12)], correction_by(None))
    assert alike.dispersion == 1
    assert [item.held.file for item in alike.even_so(Standing.BELOW)] == ["3.txt"]
    assert "界限不必放宽" in dispersed(alike, "zh")
    assert "need no widening" in dispersed(alike, "en")


def test_rates_are_corrected_by_the_kind_or_by_all_and_not_with_another_catalogue() -> None:
    known = Agreement("1", "cd" * 32, {UnitKind.COUNTY: MANY, UnitKind.TOWNSHIP: FEW})
    correction = correction_by(known)
    assert correction(UnitKind.COUNTY, ["cd" * 32]).counts == MANY
    assert correction(UnitKind.TOWNSHIP, ["cd" * 32]).counts == MANY.plus(FEW)
    assert correction(UnitKind.COUNTY, ["ef" * 32]).counts is None
    assert correction_by(None)(UnitKind.COUNTY, ["cd" * 32]).counts is None
    (group,) = compared([held(number, 45) for number in range(3)], correction)
    assert group.units[0].corrected is not None
    assert group.estimate is not None
    assert group.rate != group.estimate.rate


def page(*reports: Held, correction: Callable[[UnitKind, Iterable[str]], Correction]) -> str:
    return WRITERS["text"](compared(reports, correction), "zh", False).decode()


def test_a_rate_that_no_labels_correct_is_not_called_corrected() -> None:
    kinds = [held(number, 45, kind=kind) for kind in (UnitKind.COUNTY, UnitKind.TOWNSHIP) for number in range(6)]
    told = page(*kinds, correction=correction_by(None))
    assert "校正%" not in told
    assert "有佐证%  下限%" in told
    known = correction_by(Agreement("1", "cd" * 32, {UnitKind.COUNTY: MANY, UnitKind.TOWNSHIP: MANY}))
    assert "校正%  下限%" in page(*kinds, correction=known)


def test_a_group_shows_no_column_that_is_empty_for_all_of_it() -> None:
    told = page(held(1, 45), held(2, 30), correction=correction_by(None))
    assert "有佐证%" in told
    assert "校正%" not in told
    assert "与同组比" not in told


def test_a_sentence_of_the_page_is_no_wider_than_a_terminal() -> None:
    told = page(*(held(number, 45) for number in range(1, 7)), correction=correction_by(None))
    assert max(map(columns, told.splitlines())) <= 80


def test_one_report_has_no_interval_of_units() -> None:
    told = page(held(1, 45), held(2, 30, kind=UnitKind.TOWNSHIP), correction=correction_by(None))
    assert "1 份报告，应写的有佐证的占 75.0%。" in told
    assert "区间" not in told


def test_the_file_that_is_shipped_is_read_back_as_it_is_written(tmp_path: Path) -> None:
    text = agreement_yaml({UnitKind.COUNTY: Counted(3, MANY)}, ["b", "a"], small_catalogue())
    (tmp_path / "agreement.yaml").write_text(text, encoding="utf-8")
    assert read_agreement(tmp_path) == Agreement("1.2.3", "cd" * 32, {UnitKind.COUNTY: MANY})
    assert read_agreement(tmp_path / "none") is None
    (tmp_path / "agreement.yaml").write_text(text.replace("tp: 900", "tp: much"), encoding="utf-8")
    with pytest.raises(CatalogueError):
        read_agreement(tmp_path)
    folder, schema = ROOT / "requirements", schemas()["agreement.schema.json"]
    stored = yaml.safe_load((folder / "agreement.yaml").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads(schema)).validate(stored)
    shipped = read_agreement(folder)
    assert shipped is not None
    assert set(shipped.kinds) == set(UnitKind)
    assert min(shipped.whole.sensitivity, shipped.whole.specificity) > 0.5


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    audit(make(folder / "语料", 6), folder / "结果", setup(folder / "catalogue"))
    return folder / "结果"


def test_the_command_in_each_format(results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "compare", str(results), "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("县级以上政府 · 2022 年的法\n6 份报告，应写的有佐证的占 ")
    assert "比例未经校正" in told
    assert "名次" not in told
    assert main(["corpus", "compare", str(results), "--format", "csv", "--ranks", "--lang", "en"]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
    assert len(table) == 6
    assert {"unit", "rank from", "to"} <= set(table[0])
    assert main(["corpus", "compare", str(results), "--format", "json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)["groups"]
    assert (group["unit_kind"], group["law_year"], len(group["units"])) == ("county", 2022, 6)
    assert "rank_low" not in group["units"][0]
    path = tmp_path / "比较.xlsx"
    assert main(["corpus", "compare", str(results), "--output", str(path)]) == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["各单位", "各组"]
    assert book.active.max_row == 7
    heads, row = book["各组"].iter_rows(values_only=True)
    told = dict(zip(heads, row, strict=True))
    estimate = [told[name] for name in (heads[2], "下限%", "上限%")]
    assert (told["报告"], estimate, told["未校正%"]) == (6, group["estimate"], group["seen_percent"])


def test_a_kind_of_unit_may_be_named_as_it_is_shown(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for said in ("县级以上政府", "县级以上"):
        assert main(["corpus", "compare", str(results), "--unit-kind", said]) == 0
        assert "6 份报告" in capsys.readouterr().out
    assert main(["corpus", "compare", str(results), "--unit-kind", "村"]) == 2
    zh, en = capsys.readouterr().err.splitlines()
    assert "单位类别“村”不存在" in zh
    assert 'Unknown unit kind "村"' in en


def test_what_cannot_be_compared_is_told(results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "compare", str(results), "--year", "1999"]) == 2
    assert "没有这样的报告" in capsys.readouterr().err
    assert main(["corpus", "compare", str(results), "--output", str(tmp_path / "x.pdf")]) == 2
    assert main(["corpus", "compare", str(tmp_path / "none")]) == 2
    capsys.readouterr()
    assert replace(Agreement("1", "d", {}), version="2").whole == Counts()
