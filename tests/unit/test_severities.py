"""How grave every duty is, for every kind of unit, in every year and in five places, is kept beside this file.

A run of this file with FAZHI_WRITE_GOLDEN=1 rewrites it: look at what changed.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from fazhi.catalogue import applicability, load
from fazhi.model.obligation import Applicability, Bound, Severity
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind

CATALOGUE = load()
GOLDEN = Path(__file__).with_name("severities.txt")
YEARS = range(2021, 2027)
PLACES = (None, Place("山东省"), Place("广东省"), Place("广东省", "深圳市"), Place("四川省"))
LETTERS = {Severity.MANDATORY: "M", Severity.EXPECTED: "e", Severity.NOTICE: "n"}


def laws() -> Iterator[tuple[str, UnitKind, Place | None, int, Applicability]]:
    for duty in CATALOGUE.obligations:
        for kind in UnitKind:
            for place in PLACES:
                for year in YEARS:
                    yield duty.id, kind, place, year, applicability(duty, CATALOGUE, Bound(kind, place), year)


def table() -> str:
    rows: dict[tuple[str, str], list[str]] = {}
    for duty, kind, _, year, law in laws():
        cells = rows.setdefault((duty, kind.value), [])
        if year == YEARS[0]:
            cells.append("")
        cells[-1] += LETTERS[law.severity] if law.applies else "-"
    head = f"# {YEARS[0]}-{YEARS[-1]}: {', '.join(str(place or 'no place') for place in PLACES)}\n"
    return head + "".join(f"{duty} {kind} {' '.join(cells)}\n" for (duty, kind), cells in rows.items())


def test_every_severity_is_as_kept() -> None:
    if "FAZHI_WRITE_GOLDEN" in os.environ:
        GOLDEN.write_text(table(), encoding="utf-8")
    assert table() == GOLDEN.read_text(encoding="utf-8")


def test_no_article_of_another_place_counts_anywhere() -> None:
    for duty, _, place, _, law in laws():
        territories = [CATALOGUE.instruments[item.instrument].territory for item in law.basis]
        assert all(each is None or (place is not None and place.within(each)) for each in territories), duty


def test_every_duty_says_why_it_is_as_grave_as_it_is_or_why_it_does_not_apply() -> None:
    for duty, _, _, _, law in laws():
        assert all(law.why), duty
        assert law.reason is None or all(law.reason), duty
        assert law.applies is bool(law.applies and law.basis), duty
