"""What the site of a corpus says first: whose report tells least, in what, how sure; of nobody by chance."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup

from fazhi.corpus.fair import Group, Held, compared, correction_by
from fazhi.corpus.gathered import Duty, Gathered, Verdict
from fazhi.model.agreement import Agreement, Counts
from fazhi.model.audit import Conclusion
from fazhi.model.both import Both
from fazhi.model.evidence import Strength
from fazhi.model.obligation import Domain, Severity
from fazhi.model.unit import UnitKind
from fazhi.output.pages.fair import rows_of, standing, to_check
from fazhi.sphinx_ext.corpus import overview
from fazhi.sphinx_ext.corpus.answer import answer, answers
from fazhi.sphinx_ext.corpus.frame import FRONT, View, units_of
from fazhi.sphinx_ext.corpus.unit import page as unit_page
from fazhi.sphinx_ext.html import speak

ORDER = (Domain.LEAD, Domain.DISPUTE, Domain.ENFORCE)
"""Those who have little support have none in the last of these."""


@pytest.fixture(autouse=True)
def _spoken() -> Iterator[None]:
    speak("zh")
    yield
    speak("zh")


def made(*seen: int, year: int = 2023, kind: UnitKind = UnitKind.COUNTY) -> tuple[View, list[Group]]:
    """Reports with support for the first so many of 60 duties, 20 of each of three domains."""
    return view_of([held(at, many, year, kind) for at, many in enumerate(seen)])


def held(at: int, seen: int, year: int = 2023, kind: UnitKind = UnitKind.COUNTY) -> Held:
    file = f"{kind.value}-{year}-{at}.txt"
    return Held(file, f"第{at}县", kind, year, year, "甲省", "", "", seen, 0, 0, 0, 60 - seen, "ab")


def view_of(reports: list[Held]) -> tuple[View, list[Group]]:
    duties = {f"{domain.value}_{number}": domain for domain in ORDER for number in range(20)}
    verdicts = {
        item.file: [
            Verdict(id, _conclusion(number < item.supported), Strength.MEASURE, Severity.MANDATORY, 1)
            for number, id in enumerate(duties)
        ]
        for item in reports
    }
    named = {id: Duty(id, id, id, domain) for id, domain in duties.items()}
    counts = Agreement("1", "ab", {UnitKind.COUNTY: Counts(900, 30, 60, 700)})
    groups = compared(reports, correction_by(counts))
    units = units_of(reports)
    of_file = {item.file: unit for unit in units for item in unit.reports}
    return View(Gathered(reports, named, verdicts, {}, {}, []), groups, units, of_file, {}), groups


def test_a_unit_has_one_page_however_it_names_itself_and_towns_of_one_name_two() -> None:
    there = held(0, 10)._replace(unit="石桥镇", city="乙市", county="丁县")
    here = there._replace(file="b", county="丙县")
    later = here._replace(file="c", unit="丙县石桥镇人民政府", year=2024)
    units = units_of([there, here, later])
    assert [(unit.name, unit.place, [item.file for item in unit.reports]) for unit in units] == [
        ("石桥镇", "甲省乙市丁县", [there.file]),
        ("丙县石桥镇人民政府", "甲省乙市丙县", ["c", "b"]),
    ]
    again = here._replace(file="d", unit="石桥镇人民政府")
    (group,) = compared([there, here, again], correction_by(None))
    assert [item.held.file for item in group.twice()] == ["b", "d"]


def _conclusion(supported: bool) -> Conclusion:
    return Conclusion.SUPPORTED if supported else Conclusion.MISSING


def text(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text()


def test_whose_report_tells_least_is_named_with_how_far_in_what_and_how_sure() -> None:
    view, (group,) = made(*[48] * 11, 20)
    said = text(answer(view, group, FRONT))
    assert said.startswith("第11县的报告写得明显少：应写的 60 项写了 20 项，占 33%，同组 76%；")
    assert "差错校正，写了的在 " in said
    assert "写法没有见过的，漏认更多，还要高些；" in said, "labels that rules were changed by flatter the tool"
    assert "二十次里十九次如此" in said
    assert "差得最多的是矛盾化解（20 项写了 0 项）" in said
    assert "单凭偶然一千份里不到 1 份" in said
    assert "整个组写得最少的是行政执法（应写的写了 37%）、矛盾化解（应写的写了 92%）。" in said
    assert "落后" not in said, "what a report tells is not what its unit did"
    speak("en")
    said = text(answer(view, group, FRONT))
    assert said.startswith("第11县 writes clearly less: of 20 of 60 duties, 33 in a hundred; its group, of 76; ")
    assert "nineteen times in twenty" in said


def test_who_lies_low_in_a_group_that_differs_anyhow_is_not_singled_out() -> None:
    view, (group,) = made(*range(14, 50, 3))
    assert group.dispersion > 1
    said = text(answer(view, group, FRONT))
    assert "明显少" not in said
    assert "第0县（写了 23%，" in said
    assert "低得超出偶然（同组写了 51%），但这一组各单位本来就差这么多，不宜单单点它们的名。" in said


def test_where_chance_may_be_all_nobody_is_named() -> None:
    view, (group,) = made(40, 41, 42, 43, 44, 42, 41)
    said = text(answer(view, group, FRONT))
    assert said.startswith("7 份里没有写得明显少的：有的少些，差别都在偶然的范围里。")
    assert "第" not in said


def test_of_few_reports_nothing_is_told_of_whose_tells_least() -> None:
    view, (group,) = made(40, 3)
    assert text(answer(view, group, FRONT)).startswith("只有 2 份，不足 5 份，说不出谁写得少。")


def test_a_report_alone_is_no_group() -> None:
    view, (group,) = made(40)
    said = text(answer(view, group, FRONT))
    assert said.startswith("只有 1 份，没有可比的。写得最少的是")


def test_those_who_tell_least_are_named_by_place_and_name_and_not_by_rate() -> None:
    view, (group,) = made(18, *[50] * 20, 5)
    said = text(answer(view, group, FRONT))
    assert said.index("第0县的报告写得明显少") < said.index("第21县的报告写得明显少")


def test_the_front_page_begins_with_the_answer_and_then_the_heat_map() -> None:
    view, _groups = view_of(
        [held(at, 48, year) for year in (2022, 2023) for at in range(6)]
        + [held(at, 30, 2024) for at in range(2)]
        + [held(at, 30, 2023, UnitKind.TOWNSHIP) for at in range(6)]
    )
    page = BeautifulSoup(overview.page(view), "html.parser")
    first = page.h1.find_next_sibling()  # type: ignore[union-attr]
    assert first is not None
    assert first["class"] == ["fz-answers"]
    assert [item.get_text() for item in first.select("p > strong")] == [
        "县级以上政府，2023 年的法",
        "乡镇（街道），2023 年的法",
    ]
    assert page.h2 is not None
    assert page.h2["id"] == "heat"
    assert text(answers(view, FRONT)).count("年的法") == 2


def test_what_should_be_checked_first_is_told_before_anything_is_made_of_a_group() -> None:
    doubt = Both("标题看来不是年度报告。", "By its title this is no annual report.")
    reports = [held(at, seen) for at, seen in enumerate((3, 40, 41, 42, 43, 44))]
    reports[0] = reports[0]._replace(doubts=(doubt,))
    reports[5] = reports[5]._replace(unit=reports[4].unit)
    view, (group,) = view_of(reports)
    page = BeautifulSoup(str(answer(view, group, FRONT)), "html.parser").get_text()
    assert "先核对 1 份，都算在内：第0县 2023（标题看来不是年度报告）" in page
    assert "同一单位同一年度的不止一份，都算在内：county-2023-4.txt、county-2023-5.txt。" in page
    zh, twice = to_check(group, "zh")
    assert zh == "先核对 county-2023-0.txt，它算在内：标题看来不是年度报告。"
    assert "county-2023-4.txt、county-2023-5.txt" in twice
    told = [row["doubts"] for row in rows_of(group)]
    assert told == ["标题看来不是年度报告。", None, None, None, None, None]
    assert not list(to_check(view_of([held(at, 40) for at in range(6)])[1][0], "zh"))


def test_a_unit_s_standing_is_told_with_what_the_wider_limits_make_of_it() -> None:
    _view, (group,) = made(*range(2, 50, 4))
    low = min(group.units, key=lambda item: item.held.seen)
    assert standing(low, "zh") == "明显偏低，放宽界限后在范围内"
    assert standing(low, "en") == "clearly below, by widened limits within"
    middle = sorted(group.units, key=lambda item: item.held.seen)[6]
    assert standing(middle, "zh") == "在范围内"


def test_the_gaps_of_a_year_sum_up_with_those_of_duties_that_were_not_due_before() -> None:
    view, _groups = view_of([held(0, 40, 2022), held(0, 30, 2023)])
    before, now = view.gathered.verdicts["county-2022-0.txt"], view.gathered.verdicts["county-2023-0.txt"]
    before[59] = before[59]._replace(conclusion=Conclusion.NOT_APPLICABLE)
    assert sum(item.conclusion.gap for item in now) == 30
    page = text(unit_page(view, view.units[0]).decode())
    assert "比 2022 年：新缺口 10，已补上 0，上一年也缺的 19，新适用而缺的 1。" in page
    before[59] = before[59]._replace(conclusion=Conclusion.MISSING)
    assert "上一年也缺的 20。" in text(unit_page(view, view.units[0]).decode())
