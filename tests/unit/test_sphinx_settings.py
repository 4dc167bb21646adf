"""The extension's configuration checks and documents itself."""

from pathlib import Path

import pytest

from fazhi.intake import Asked
from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.sphinx_ext.building.warn import SENTENCES, Subtype
from fazhi.sphinx_ext.site.settings import Settings


def test_every_value_is_documented() -> None:
    told = dict(Settings.describe())
    assert "fazhi_catalogue" in told
    assert all(doc and name.startswith("fazhi_") for name, doc in told.items())


def test_every_warning_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Subtype)


@pytest.mark.parametrize("year", ["20x4", "99", "二〇二四"])
def test_what_is_no_year_is_refused(year: str) -> None:
    for settings in (Settings(report="", year=year), Settings(report="", law_year=year)):
        with pytest.raises(InputError, match="must be a year"):
            settings.asked()


def test_what_is_no_kind_of_unit_is_refused() -> None:
    with pytest.raises(InputError, match="Unknown unit kind"):
        Settings(report="", unit_kind="z").asked()


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(InputError) as told:
        Settings(report="", year="x", law_year="y", unit_kind="z").asked()
    for words in ("--year 须为", "--law-year 须为", "单位类别“z”"):
        assert words in told.value.zh
    for words in ("--year must be", "--law-year must be", 'Unknown unit kind "z"'):
        assert words in told.value.en


def test_settings_that_can_be_used_become_what_is_asked() -> None:
    asked = Settings(report="", year="2024", unit_kind="county", territory="山东省").asked()
    assert asked == Asked(unit_kind="county", year=2024, territory=Place("山东省"))


def test_the_report_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT", "甲.txt")
    assert Settings().path(Path("here")) == Path("here/甲.txt")
