"""What changes between the law of two years is told with the old and the new articles."""

import json

import pytest

from fazhi.catalogue import load
from fazhi.catalogue.changes import Change, law_changes
from fazhi.cli import main
from fazhi.model.obligation import UnitKind

CATALOGUE = load()


def test_a_duty_moves_with_the_new_wording_of_its_law() -> None:
    changes = {item.obligation.id: item for item in law_changes(CATALOGUE, 2022, 2026, UnitKind.COUNTY, None)}
    moved = changes["SUPERVISE_001"]
    assert moved.change is Change.MOVED
    assert 42 in {item.article for item in moved.gone}
    assert 51 in {item.article for item in moved.new}


def test_a_duty_begins_and_nothing_changes_within_a_year() -> None:
    began = [
        item.obligation.id for item in law_changes(CATALOGUE, 2022, 2025, None, None) if item.change is Change.BEGAN
    ]
    assert began == ["CAPACITY_002"]
    assert not list(law_changes(CATALOGUE, 2022, 2022, None, None))


def test_the_command_tells_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "2022", "2026", "--unit-kind", "county", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "fazhi.law-diff/1"
    assert "SUPERVISE_001" in {item["obligation"] for item in data["changes"]}


@pytest.mark.parametrize("arguments", [("1800", "2022"), ("2022", "2025", "--unit-kind", "x"), ("2022", "soon")])
def test_a_wrong_year_or_kind_ends_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", *arguments]) == 2
    assert capsys.readouterr().err
