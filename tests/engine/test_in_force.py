"""The law in force: which articles of which version count in a year, for whom, and how gravely."""

from datetime import date
from pathlib import Path

import pytest

from engine.six_duties import catalogue, swap
from fazhi.catalogue import applicability, check_year
from fazhi.catalogue.changes import Change, law_changes
from fazhi.model.errors import InputError
from fazhi.model.law import Version
from fazhi.model.obligation import Bound, Catalogue, Severity
from fazhi.model.unit import UnitKind

INS, LEAD = "instruments.yaml", "obligations/lead.yaml"
FIRST, LAST = "in_force_from: 2010-01-01", "in_force_to: 2019-12-31"


@pytest.mark.parametrize(
    ("begin", "end", "years"),
    [
        pytest.param(date(2010, 1, 1), date(2012, 12, 31), [2010, 2011, 2012], id="whole years"),
        pytest.param(date(2010, 12, 31), date(2012, 1, 1), [2010, 2011, 2012], id="one day of the first and last"),
        pytest.param(date(2011, 1, 1), date(2011, 12, 31), [2011], id="one year to the day"),
        pytest.param(date(2011, 6, 1), date(2011, 6, 1), [2011], id="one day"),
        pytest.param(date(2012, 7, 1), None, [2012, 2013], id="until further notice"),
    ],
)
def test_a_version_is_in_force_in_every_year_that_has_one_of_its_days(
    begin: date, end: date | None, years: list[int]
) -> None:
    version = Version(begin, begin, end, 9)
    assert [year for year in range(2009, 2014) if version.in_force_during(year)] == years


@pytest.mark.parametrize(
    ("id", "year", "articles", "severity"),
    [
        ("LEAD_001", 2010, [1], Severity.MANDATORY),
        ("LEAD_001", 2019, [1], Severity.MANDATORY),
        ("LEAD_001", 2020, [2], Severity.MANDATORY),
        ("LEAD_002", 2020, [2, 3], Severity.MANDATORY),
        ("LEAD_002", 2019, [], Severity.EXPECTED),
        ("RULES_002", 2014, [], Severity.EXPECTED),
        ("RULES_002", 2015, [None], Severity.EXPECTED),
    ],
)
def test_a_duty_rests_on_the_articles_of_the_year(
    six: Catalogue, id: str, year: int, articles: list[int | None], severity: Severity
) -> None:
    law = applicability(six.obligation(id), six, Bound(UnitKind.COUNTY), year)
    assert ([item.article for item in law.basis], law.severity, law.applies) == (articles, severity, bool(articles))


def test_where_one_version_follows_another_within_a_year_both_count(tmp_path: Path) -> None:
    changes = swap(INS, LAST, "in_force_to: 2020-06-30")
    changes[INS] = changes[INS].replace("in_force_from: 2020-01-01", "in_force_from: 2020-07-01")
    found = catalogue(tmp_path, changes)
    law = applicability(found.obligation("LEAD_001"), found, Bound(UnitKind.COUNTY), 2020)
    assert [item.article for item in law.basis] == [1, 2]


@pytest.mark.parametrize(
    ("kind", "applies"), [(kind, kind in {UnitKind.COUNTY, UnitKind.DEPARTMENT}) for kind in UnitKind]
)
def test_only_the_kinds_of_unit_named_are_bound(six: Catalogue, kind: UnitKind, applies: bool) -> None:
    law = applicability(six.obligation("LEAD_001"), six, Bound(kind), 2020)
    assert (law.applies, law.reason is None) == (applies, applies)


@pytest.mark.parametrize(("year", "taken"), [(2009, False), (2010, True), (2030, True), (2031, False)])
def test_a_year_is_taken_from_the_first_law_to_ten_years_behind_the_last(
    six: Catalogue, year: int, taken: bool
) -> None:
    if taken:
        check_year(six, year)
        return
    with pytest.raises(InputError, match="2010"):
        check_year(six, year)


def test_what_changes_between_two_years_is_told_of_each_duty(six: Catalogue) -> None:
    found = {item.obligation.id: item.change for item in law_changes(six, 2014, 2020, UnitKind.COUNTY, None)}
    assert found == {
        "LEAD_001": Change.MOVED,
        "LEAD_002": Change.BEGAN,
        "RULES_001": Change.BEGAN,
        "RULES_002": Change.BEGAN,
        "SUPERVISE_001": Change.BEGAN,
        "REPORT_001": Change.BEGAN,
    }
