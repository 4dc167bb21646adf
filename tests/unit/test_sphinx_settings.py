"""The extension's configuration checks and documents itself."""

from pathlib import Path

import pytest

from fazhi.sphinx_ext.building.warn import SENTENCES, Subtype
from fazhi.sphinx_ext.site.settings import Settings


def test_every_value_is_documented() -> None:
    assert all(doc and name.startswith("fazhi_") for name, doc in Settings.describe())


def test_every_warning_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Subtype)


@pytest.mark.parametrize("year", ["20x4", "99", "二〇二四"])
def test_what_is_no_year_is_refused(year: str) -> None:
    assert len(Settings(report="", year=year).mistakes()) == 1


def test_all_mistakes_are_told_at_once() -> None:
    assert len(Settings(report="", year="x", law_year="y", unit_kind="z").mistakes()) == 3


def test_good_values_pass() -> None:
    assert Settings(report="", year="2024", unit_kind="county").mistakes() == []


def test_the_report_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT", "甲.txt")
    assert Settings().path(Path("here")) == Path("here/甲.txt")
