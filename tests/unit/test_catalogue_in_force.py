"""The law in force: which citations count in a year, whom they bind, and what makes a duty mandatory."""

import pytest

from fazhi.catalogue import applicability, check_year, load
from fazhi.model.errors import InputError
from fazhi.model.obligation import Bound, Severity
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind
from fazhi.places import place_named
from small_catalogue import swap, write

L, INS = "obligations/lead.yaml", "instruments.yaml"


@pytest.fixture
def small(tmp_path):
    def applied(
        year: int = 2022,
        kind: UnitKind = UnitKind.COUNTY,
        territory: str | None = None,
        changes: dict[str, str] | None = None,
        obligation: str = "LEAD_001",
    ):
        catalogue = load(write(tmp_path, changes))
        place = place_named(territory) if territory else None
        return applicability(catalogue.obligation(obligation), catalogue, Bound(kind, place), year)

    return applied


@pytest.fixture(scope="module")
def real():
    return load()


def articles(law):
    return [citation.article for citation in law.basis]


def test_the_version_of_the_year_is_cited(small):
    assert articles(small(2021)) == [3]
    assert articles(small(2022)) == [4]


def test_both_versions_count_where_one_followed_the_other_within_the_year(small):
    dates = "2010-02-01, in_force_to: 2021-12-31"
    changes = swap(INS, dates, "2010-02-01, in_force_to: 2022-06-30")
    changes[INS] = changes[INS].replace("in_force_from: 2022-01-01", "in_force_from: 2022-07-01")
    assert articles(small(2022, changes=changes)) == [3, 4]


def test_the_first_and_last_day_of_a_year_count(small):
    changes = swap(INS, "in_force_from: 2010-02-01", "in_force_from: 2010-12-31")
    assert articles(small(2010, changes=changes)) == [3]


def test_a_duty_without_law_in_the_year_does_not_apply_and_says_since_when_it_would(small):
    law = small(2009)
    assert (law.applies, law.basis) == (False, ())
    assert "2009年" in law.reason.zh
    assert "2010-02-01" in law.reason.zh
    assert "begins on 2010-02-01" in law.reason.en


def test_a_duty_whose_law_has_ended_does_not_apply_and_says_so(small):
    changes = swap(INS, "in_force_from: 2022-01-01", "in_force_from: 2022-01-01, in_force_to: 2023-12-31")
    law = small(2024, changes=changes)
    assert not law.applies
    assert "2023-12-31" in law.reason.zh
    assert "had ended" in law.reason.en


def test_another_kind_of_unit_is_not_bound_and_told_who_is(small):
    law = small(kind=UnitKind.TOWNSHIP)
    assert not law.applies
    assert "政府部门" in law.reason.zh
    assert "township" in law.reason.en


def test_a_duty_that_applies_has_no_reason(small):
    law = small()
    assert (law.applies, law.reason, law.severity) == (True, None, Severity.MANDATORY)


def test_policy_alone_makes_a_duty_expected(small):
    note = "    - {instrument: SHINOTE, version: 2015-05-05, item: 一, anchor: 甲事, verified: recall}\n  applies_to"
    changes = swap(L, "  applies_to", note)
    changes |= swap(INS, "in_force_from: 2022-01-01", "in_force_from: 2023-01-01")
    law = small(2022, changes=changes)
    assert (law.applies, law.severity) == (True, Severity.EXPECTED)


def test_an_expected_duty_stays_expected(small):
    assert small(2022, obligation="RULES_001").severity is Severity.EXPECTED


@pytest.mark.parametrize(
    ("territory", "severity"),
    [
        ("山东省", Severity.MANDATORY),
        ("山东", Severity.MANDATORY),
        ("山东省淄博市高青县", Severity.MANDATORY),
        (" 山东省 淄博市", Severity.MANDATORY),
    ],
)
def test_law_of_a_territory_makes_a_duty_mandatory_there(small, territory, severity):
    changes = swap(INS, "kind: law", "kind: local_regulation\n  territory: 山东省")
    law = small(territory=territory, changes=changes)
    assert (law.severity, articles(law), law.applies) == (severity, [4], True)


@pytest.mark.parametrize(("territory", "told"), [("广东省", "广东省没有收入"), (None, "--territory")])
def test_law_of_a_territory_is_no_law_elsewhere_and_the_reason_tells_where_it_is(small, territory, told):
    changes = swap(INS, "kind: law", "kind: local_regulation\n  territory: 山东省")
    law = small(territory=territory, changes=changes)
    assert (law.applies, law.basis) == (False, ())
    assert told in law.reason.zh
    assert "山东省" in law.reason.zh
    assert "local regulations" in law.reason.en or "other places" in law.reason.en


@pytest.mark.parametrize(("kind", "severity"), [("county", "mandatory"), ("department", "expected")])
def test_an_article_that_binds_some_makes_it_mandatory_for_them_only(small, kind, severity):
    changes = swap(
        L, "article: 4, anchor: 甲事, verified: text", "article: 4, anchor: 甲事, verified: text, binds: [county]"
    )
    law = small(kind=UnitKind(kind), changes=changes)
    assert (law.severity, articles(law)) == (severity, [4])


@pytest.mark.parametrize("year", [2009, 2033, 0, -1, 99999])
def test_a_year_without_any_law_is_refused(tmp_path, year):
    with pytest.raises(InputError, match="2010"):
        check_year(load(write(tmp_path)), year)


@pytest.mark.parametrize("year", [2010, 2020, 2032])
def test_a_year_with_any_law_is_taken(tmp_path, year):
    check_year(load(write(tmp_path)), year)


@pytest.mark.parametrize("year", [2018, 2020, 2022, 2024, 2026])
def test_usual_years_are_taken_by_the_real_catalogue(real, year):
    check_year(real, year)


@pytest.mark.parametrize("year", [1949, 2099])
def test_absurd_years_are_refused_by_the_real_catalogue(real, year):
    with pytest.raises(InputError):
        check_year(real, year)


@pytest.mark.parametrize(
    ("instrument", "year", "versions"),
    [
        ("NPCSUP", 2023, ["2006-08-27"]),
        ("NPCSUP", 2024, ["2006-08-27", "2024-11-08"]),
        ("NPCSUP", 2025, ["2024-11-08"]),
        ("PENALTY", 2020, []),
        ("PENALTY", 2021, ["2021-01-22"]),
        ("DEPUTY", 2024, ["2015-08-29"]),
        ("DEPUTY", 2025, ["2015-08-29", "2025-03-11"]),
        ("SUPERVISION", 2024, ["2018-03-20"]),
    ],
)
def test_the_real_law_of_a_year_is_the_one_in_force(real, instrument, year, versions):
    found = [item for item in real.instruments[instrument].versions if item.in_force_during(year)]
    assert [item.version.isoformat() for item in found] == versions


def test_a_duty_to_congress_cites_both_versions_of_the_supervision_law_in_2024(real):
    law = applicability(real.obligation("SUPERVISE_003"), real, Bound(UnitKind.COUNTY), 2024)
    cited = {citation.version.isoformat() for citation in law.basis if citation.instrument == "NPCSUP"}
    assert cited == {"2006-08-27", "2024-11-08"}


@pytest.mark.parametrize("kind", UnitKind)
@pytest.mark.parametrize("year", [2016, 2020, 2022, 2025])
def test_every_real_duty_applies_with_law_or_gives_a_reason(real, kind, year):
    for obligation in real.obligations:
        law = applicability(obligation, real, Bound(kind, Place("山东省", "淄博市", "高青县")), year)
        assert law.basis or not law.applies
