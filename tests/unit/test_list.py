"""The list of duties: all, or those of one unit, in three formats."""

import csv
import io
import json

import pytest

from fazhi.catalogue import applicability, load
from fazhi.cli import main
from fazhi.model.obligation import Bound
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind
from fazhi.output.words.columns import columns

CATALOGUE = load()


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["list", *arguments]) == status
    out = capsys.readouterr()
    return out.err if status else out.out


def test_all_duties_are_listed_by_domain(capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "--lang", "zh")
    assert all(f"{duty.id} {duty.title}" in page for duty in CATALOGUE.obligations)
    assert max(map(columns, page.splitlines())) <= 80


def test_the_duties_of_a_unit_are_those_that_bind_it_and_as_grave(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--unit-kind", "department", "--role", "司法行政", "--territory", "四川", "--year", "2025"]
    found = json.loads(told(capsys, *asked, "--format", "json"))["duties"]
    bound = Bound(UnitKind.DEPARTMENT, Place("四川省"), ("司法行政",))
    laws = {duty.id: applicability(duty, CATALOGUE, bound, 2025) for duty in CATALOGUE.obligations}
    assert {item["obligation"]: item["severity"] for item in found} == {
        id: law.severity.value for id, law in laws.items() if law.applies
    }
    cited = {each["instrument"] for item in found for each in item["basis"]}
    assert {each for each in cited if each.startswith("SC_")}
    assert not {each for each in cited if each.startswith(("SD_", "GD_"))}


def test_a_role_goes_by_its_english_name_too(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--unit-kind", "department", "--year", "2025", "--role"]
    assert told(capsys, *asked, "justice") == told(capsys, *asked, "司法行政") != told(capsys, *asked, "财政")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_has_a_row_a_duty(capsys: pytest.CaptureFixture[str], language: str) -> None:
    rows = list(csv.reader(io.StringIO(told(capsys, "--format", "csv", "--lang", language).removeprefix("\ufeff"))))
    assert [row[0] for row in rows[1:]] == [duty.id for duty in CATALOGUE.obligations]
    assert {len(row) for row in rows} == {8}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--territory", "月球"], "月球"),
        (["--unit-kind", "department", "--role", "司法"], "司法行政"),
        (["--unit-kind", "village"], "village"),
        (["--year", "1800"], "1800"),
    ],
)
def test_a_place_role_kind_or_year_that_there_is_not_is_named(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert said in told(capsys, *arguments, status=2)
