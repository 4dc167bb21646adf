"""Openings of reports as they are written all over the country: unit, kind, year, and what is said of the rest."""

from typing import Any

import pytest
import yaml

from fazhi.model.errors import InputError
from fazhi.reading import read_text
from shared import ROOT

BODY = (
    "一、主要举措和成效\n全年办理案件30件，均按期办结。\n二、存在的不足和原因\n人手不够。\n"
    "三、下一步工作安排\n继续抓好培训。"
)
KNOWN = {"head", "body", "sign", "unit", "kind", "year", "year_given", "told", "refused", "silent"}
ROWS = [
    row
    for path in sorted((ROOT / "tests" / "openings").glob("*.yaml"))
    for row in yaml.safe_load(path.read_text("utf-8"))
]


def text_of(row: dict[str, Any]) -> str:
    return "\n".join(filter(None, (row["head"], row.get("body"), BODY, row.get("sign"))))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["head"].replace("\n", "/")[:40])
def test_an_opening_tells_unit_kind_and_year(row: dict[str, Any]) -> None:
    assert row.keys() <= KNOWN
    if "refused" in row:
        with pytest.raises(InputError) as caught:
            read_text(text_of(row), name="报告.txt")
        assert row["refused"] in caught.value.zh
        assert "unit" not in row or row["unit"] in caught.value.zh or row["refused"] == "单位类别"
        return
    report = read_text(text_of(row), name="报告.txt", year=row.get("year_given"))
    if "unit" in row:
        assert report.unit is not None
        assert report.unit.replace(" ", "") == row["unit"].replace(" ", "")
    assert report.unit_kind == row["kind"]
    assert report.year == row.get("year", report.year)
    said = [notice.zh for notice in report.notices]
    assert any(row.get("told", "") in zh for zh in said) or "told" not in row, said
    assert not row.get("silent") or not said, said


def test_there_are_openings_of_every_sort() -> None:
    assert len(ROWS) > 300
    assert {row.get("kind") for row in ROWS} == {"county", "department", "township", "development_zone", None}
