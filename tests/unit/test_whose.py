"""Which kept reports are looked at beside one: its unit's of the year before, and those of other units."""

from dataclasses import replace
from pathlib import Path

import pytest

from fazhi.model.errors import InputError
from fazhi.model.report import Report
from fazhi.places import place_named
from fazhi.records import read_report_record
from fazhi.whose import earlier_folder, other_folders
from reading_helpers import reading

RECORD = """\
title: 法治政府建设情况报告
unit: {unit}
unit_kind: department
year: {year}
{place}source: https://example.org/a?b=1
sha256: {sha256}
characters: 5000
text: null
"""


def kept(home: Path, name: str, unit: str, year: object, territory: str = "") -> Path:
    """A folder of a report of that unit and year."""
    place = f"territory: {territory}\n" if territory else ""
    text = RECORD.format(unit=unit, year=year, place=place, sha256="0a" * 32)
    (home / name).mkdir()
    (home / name / "report.yaml").write_text(text, encoding="utf-8")
    return home / name


def of(unit: str, year: int, territory: str = "") -> Report:
    """A report of that unit and year."""
    report = reading("法治政府建设情况报告\n我局依法行政。", unit=unit, year=year, unit_kind="department")
    return replace(report, unit=unit, territory=place_named(territory) if territory else None)


def test_last_years_report_is_the_one_named_or_else_the_only_one_of_unit_and_year(tmp_path: Path) -> None:
    home = tmp_path
    told = {"a": ("甲局", 2022), "b": ("乙局", 2022), "c": ("乙局", 2022), "d": ("丙局", 2022), "e": ("丙局", 2023)}
    folders = [kept(home, name, *what) for name, what in told.items()]
    units = [("甲局", 2023), ("甲局", 2022), ("乙局", 2023), ("丙局", 2023), ("丙局", 2024), ("丁局", 2023)]
    assert [earlier_folder(home, folders, None, of(*each)) for each in units] == [
        home / "a", None, None, home / "d", home / "e", None,
    ]  # fmt: skip
    record = read_report_record(home / "a")
    assert earlier_folder(home, folders, record, of("甲局", 2023)) == home / "a"
    assert earlier_folder(home, folders, replace(record, previous="b"), of("甲局", 2023)) == home / "b"
    with pytest.raises(InputError, match="names f as previous"):
        earlier_folder(home, folders, replace(record, previous="f"), of("甲局", 2023))


SAME_UNIT = {
    "with its body and without": ("高青县", "", "高青县人民政府", "", True),
    "a town with its office": ("山东省高青县黑里寨镇人民政府", "", "黑里寨镇", "山东省淄博市高青县", True),
    "a place in full and in short": ("高青县司法局", "", "司法局", "山东省淄博市高青县", True),
    "blanks": ("高青县 司法局", "", "高青县司法局", "", True),
    "offices of two counties": ("司法局", "山东省淄博市高青县", "司法局", "山东省淄博市桓台县", False),
    "towns of one name": ("城关镇", "河南省信阳市罗山县", "城关镇人民政府", "河南省信阳市光山县", False),
}


@pytest.mark.parametrize("name", SAME_UNIT)
def test_a_unit_is_known_by_bare_name_and_place_over_the_years(tmp_path: Path, name: str) -> None:
    unit, place, later, its_place, same = SAME_UNIT[name]
    folder = kept(tmp_path, "a", unit, 2022, place)
    report = of(later, 2023, its_place)
    assert earlier_folder(tmp_path, [folder], None, report) == (folder if same else None)
    assert other_folders([folder], report) == (() if same else (folder,))


def test_a_unit_that_nobody_can_tell_is_neither_the_same_nor_another(tmp_path: Path) -> None:
    places = ("山东省淄博市高青县", "山东省淄博市桓台县")
    folders = [kept(tmp_path, str(at), "司法局", 2022, place) for at, place in enumerate(places)]
    assert earlier_folder(tmp_path, folders, None, of("司法局", 2023)) is None
    assert other_folders(folders, of("司法局", 2023)) == ()


def test_other_units_reports_are_those_of_the_year_and_before_where_few_are_kept(tmp_path: Path) -> None:
    told = {"a": ("甲局", 2023), "b": ("乙局", 2023), "c": ("乙局", 2022), "d": ("丙局", 2024), "e": ("甲局", 2022)}
    folders = [kept(tmp_path, name, *what) for name, what in told.items()]
    folders += [kept(tmp_path, "f", "丁局", "某年"), kept(tmp_path, "g", "戊局", "")]
    (tmp_path / "g" / "report.yaml").write_text("title: a\n", encoding="utf-8")
    assert other_folders(folders, of("甲局", 2023)) == (tmp_path / "b", tmp_path / "c")
    assert other_folders([folders[1]] * 40, of("甲局", 2023)) == (tmp_path / "b",) * 40
    assert other_folders([folders[1]] * 41, of("甲局", 2023)) == ()
