"""Reading: what the files say is what the catalogue is, and every mistake of every file is told at once."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.six_duties import DUTIES, catalogue, files, swap, write
from fazhi.catalogue.read import read_catalogue
from fazhi.model.errors import CatalogueError, Mistake
from fazhi.model.obligation import Catalogue, Dated, FileLine
from fazhi.model.unit import UnitKind
from fazhi.sphinx_ext.site import Site
from fazhi.yamlfile.problems import hint

PLACE = """\
instruments:
  - id: THERE
    title: 某省例规
    title_en: Of a province
    kind: local_regulation
    issuer: 某省人民代表大会常务委员会
    territory: 浙江省
    versions:
      - {version: 2016-05-27, in_force_from: 2016-05-27, articles: 9}
    verified: text
citations:
  - {obligation: LEAD_001, instrument: THERE, version: 2016-05-27, article: 2, anchor: 例事, verified: text}
"""
INS, LEAD, RULES = "instruments.yaml", "obligations/lead.yaml", "obligations/rules.yaml"


def mistakes(folder: Path, changes: dict[str, str]) -> tuple[Mistake, ...]:
    """All mistakes of the catalogue with some files changed; none where it reads."""
    try:
        read_catalogue(write(folder, changes))
    except CatalogueError as error:
        return error.mistakes
    return ()


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(list(DUTIES)))
def test_the_order_of_the_duties_in_their_files_changes_only_where_they_stand(
    six: Catalogue, tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    found = catalogue(tmp_path_factory.mktemp("order"), files(order))
    assert [item.id for item in found.obligations] == [item.id for item in six.obligations]
    assert [item.title for item in found.obligations] == [item.title for item in six.obligations]
    assert all(
        {pattern.text for pattern in one.evidence.about} == {pattern.text for pattern in other.evidence.about}
        for one, other in zip(found.obligations, six.obligations, strict=True)
    )


def test_a_duty_knows_where_it_stands(six: Catalogue) -> None:
    lines = files()[LEAD].splitlines()
    place = six.obligation("LEAD_002").at
    assert (place, lines[place.line - 1]) == (FileLine(LEAD, place.line), "- id: LEAD_002")


@pytest.mark.parametrize(
    ("changes", "line", "zh", "en"),
    [
        pytest.param(
            swap(INS, "in_force_to: 2019-12-31", "in_force_to: 2020-01-01"), 8, "施行时间重叠", "overlap",
            id="versions that touch on one day",
        ),
        pytest.param(swap(INS, "in_force_to: 2019-12-31, ", ""), 8, "in_force_to", "its last day", id="no last day"),
        pytest.param(
            swap(INS, "2010-01-01, in_force_to: 2019-12-31", "2010-01-01, in_force_to: 2009-12-31"), 7,
            "末日早于首日", "ends before", id="an end before the beginning",
        ),
        pytest.param(swap(LEAD, "article: 1", "article: 10"), 6, "只有 9 条", "only 9 articles", id="no such article"),
        pytest.param(swap(LEAD, "2010-01-01", "2011-01-01"), 6, "没有版本", "no version", id="no such version"),
        pytest.param(swap(LEAD, "LAW", "LAV"), 6, "是否想写 LAW", "did you mean LAW", id="no such instrument"),
        pytest.param(
            swap(RULES, "severity: expected", "severity: mandatory"), 22, "政策文件", "policy alone",
            id="a mandatory duty that rests on policy alone",
        ),
        pytest.param(swap(LEAD, "title: LEAD_002", "title: LEAD_001"), 15, "名称", "duplicate title", id="a title"),
        pytest.param(swap(LEAD, "id: LEAD_002", "id: LEAD_001"), 14, "重复", "duplicate id", id="an identifier"),
        pytest.param(
            swap(LEAD, "{about: [甲事, ", "{topic: [己], about: ["), 13, "on_topic", "together",
            id="a topic and nothing below it",
        ),
        pytest.param(swap("lexicon.yaml", "vague: ", "vaguer: "), 0, "缺少概念", "is missing", id="a concept missing"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_told_where_it_stands(
    tmp_path: Path, changes: dict[str, str], line: int, zh: str, en: str
) -> None:
    (told,) = mistakes(tmp_path, changes)
    assert (told.line, zh in told.zh, en in told.en) == (line, True, True), told
    assert told.file.endswith(next(iter(changes)))


@pytest.mark.parametrize("broken", [LEAD, "lexicon.yaml", INS])
def test_of_a_file_that_is_no_yaml_nothing_else_is_told(tmp_path: Path, broken: str) -> None:
    (tmp_path / "places").mkdir()
    changes = files(DUTIES) | {"places/zhejiang.yaml": PLACE}
    assert mistakes(tmp_path, changes) == ()
    changes[broken] = changes[broken].replace("\n", "\n<<<<<<< \n", 3)
    found = mistakes(tmp_path, changes)
    assert {told.file.endswith(broken) for told in found} == {True}, found
    assert len(found) == 1


def test_of_very_many_choices_a_few_are_offered() -> None:
    many = [f"DUTY_{number:03}" for number in range(140)]
    offered = hint("某义务", many)
    assert (offered.zh.count("DUTY_"), offered.en.count("DUTY_")) == (12, 12)
    assert "等 140 种" in offered.zh
    assert "140 in all" in offered.en
    assert hint("某义务", many[:12]).en.count("DUTY_") == 12
    assert "in all" not in hint("某义务", many[:12]).en


def test_a_version_whose_name_cannot_be_read_is_not_offered(tmp_path: Path) -> None:
    changes = swap(INS, "version: 2019-10-01", "version: soon")
    changes[INS] = changes[INS].replace("version: 2010-01-01", "version: 1888-05-05")
    offered = [item.en for item in mistakes(tmp_path, changes) if "has no version" in item.en]
    assert offered
    assert all("possible are: 1888-05-05" in text for text in offered)


def test_versions_one_day_apart_fit(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {}) == ()


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    changes = swap(INS, "kind: law", "kind: lore") | swap(RULES, "丁事]", "丁…]")
    changes |= swap(LEAD, "cadence: annual", "cadence: yearly")
    assert sorted(Path(told.file).name for told in mistakes(tmp_path, changes)) == [
        "instruments.yaml", "lead.yaml", "rules.yaml",
    ]  # fmt: skip


def test_an_unreadable_file_of_instruments_is_one_mistake_and_not_one_for_each_citation(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, {INS: "- id: [\n"})
    assert told.file.endswith(INS)


def test_a_duty_shares_an_article_with_others_and_never_with_itself(six: Catalogue) -> None:
    site = Site(six, ())
    shared = {item.id: [other.id for other in site.sharing(item)] for item in six.obligations}
    assert {id: others for id, others in shared.items() if others} == {
        "LEAD_001": ["LEAD_002"],
        "LEAD_002": ["LEAD_001", "RULES_001"],
        "RULES_001": ["LEAD_002"],
    }


ENGLISH = ("title_en", "requirement_en", "remedy_en")


def without_english(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if line.strip().partition(":")[0] not in ENGLISH)


def test_a_duty_or_an_instrument_may_be_in_chinese_alone(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {name: without_english(files()[name]) for name in (LEAD, INS)})
    duty = found.obligation("LEAD_001")
    assert duty is not None
    assert (duty.title_en, duty.requirement_en, duty.remedy_en) == (duty.title, duty.requirement, duty.remedy)
    assert found.instruments["LAW"].title_en == "例法"
    assert found.obligation("RULES_001").title_en == "RULES_001"


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("{dated: submitted, before: 03-01, binds: [department]}", (Dated.SUBMITTED, 3, 1, (UnitKind.DEPARTMENT,))),
        ("{dated: published, before: 12-31}", (Dated.PUBLISHED, 12, 31, (UnitKind.COUNTY, UnitKind.DEPARTMENT))),
    ],
)
def test_a_deadline_binds_whom_it_names_else_whom_the_duty_binds(
    tmp_path: Path, deadline: str, expected: tuple[object, ...]
) -> None:
    changes = swap(LEAD, "  remedy: ", f"  deadline: {deadline}\n  remedy: ")
    found = catalogue(tmp_path, changes).obligation("LEAD_001").deadline
    assert (found.dated, found.month, found.day, found.binds) == expected
    assert found.of(2022) == date(2023, found.month, found.day)


@pytest.mark.parametrize("before", ["02-29", "02-30", "13-01", "04-31", "3-1", "00-10", "某日"])
def test_a_deadline_is_a_day_of_every_year(tmp_path: Path, before: str) -> None:
    (mistake,) = mistakes(
        tmp_path, swap(LEAD, "  remedy: ", f"  deadline: {{dated: published, before: {before}}}\n  remedy: ")
    )
    assert before in mistake.zh
    assert before in mistake.en
