"""What changes between the law of two years is told with the old and the new articles."""

import json
import re
from pathlib import Path

import pytest

from fazhi.catalogue import load
from fazhi.catalogue.changes import Change, LawChange, law_changes
from fazhi.cli import main
from fazhi.model.law import Citation
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind
from fazhi.output.formats import Options
from fazhi.output.pages.law_diff import WRITERS
from fazhi.output.words.columns import columns
from small_catalogue import FILES, swap, write

CATALOGUE = load()
COUNTY = UnitKind.COUNTY
OLD = "    - {instrument: SHILAW, version: 2010-01-01, article: 3, anchor: 甲事, verified: text}\n"
NEW = "    - {instrument: SHILAW, version: 2021-10-01, article: 4, anchor: 甲事, verified: text}\n"
NOTE = "    - {instrument: SHINOTE, version: 2015-05-05, item: 第二部分, anchor: 丙事, verified: recall}\n"
MIDYEAR = {
    "instruments.yaml": FILES["instruments.yaml"]
    .replace("in_force_to: 2021-12-31", "in_force_to: 2022-06-30")
    .replace("in_force_from: 2022-01-01", "in_force_from: 2022-07-01")
}
"""The wording of the law changes within 2022."""


def lead(basis: str) -> dict[str, str]:
    """The mandatory duty of the small catalogue with another basis."""
    return swap("obligations/lead.yaml", OLD + NEW, basis)


def changes(folder: Path, files: dict[str, str], first: int, second: int) -> dict[str, LawChange]:
    found = law_changes(load(write(folder, files)), first, second, COUNTY, None)
    return {item.obligation.id: item for item in found}


def articles(citations: tuple[Citation, ...]) -> list[int | None]:
    return [item.article for item in citations]


@pytest.mark.parametrize(
    ("basis", "first", "second", "change"),
    [
        (OLD + NEW, 2020, 2022, Change.MOVED),
        (NEW, 2020, 2022, Change.BEGAN),
        (OLD, 2020, 2022, Change.ENDED),
        (NOTE + NEW, 2020, 2022, Change.GRAVER),
        (NOTE + OLD, 2020, 2022, Change.LESS_GRAVE),
    ],
)
def test_what_became_of_a_duty(tmp_path: Path, basis: str, first: int, second: int, change: Change) -> None:
    found = changes(tmp_path, lead(basis), first, second)
    assert {id: item.change for id, item in found.items()} == {"LEAD_001": change}


@pytest.mark.parametrize(
    ("first", "second", "gone", "kept", "new"),
    [(2020, 2023, [3], [], [4]), (2020, 2022, [], [3], [4]), (2022, 2023, [3], [4], []), (2023, 2020, [4], [], [3])],
)
def test_of_a_wording_that_changes_within_a_year_both_are_shown(
    tmp_path: Path, first: int, second: int, gone: list[int], kept: list[int], new: list[int]
) -> None:
    found = changes(tmp_path, MIDYEAR, first, second)["LEAD_001"]
    assert (articles(found.gone), articles(found.kept), articles(found.new)) == (gone, kept, new)


@pytest.mark.parametrize("year", [2020, 2022, 2030])
def test_nothing_changes_within_one_year(tmp_path: Path, year: int) -> None:
    assert changes(tmp_path, MIDYEAR, year, year) == {}


def test_only_duties_of_the_kind_are_told(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path))
    told = {kind: [item.obligation.id for item in law_changes(catalogue, 2014, 2022, kind, None)] for kind in UnitKind}
    assert told[COUNTY] == ["LEAD_001", "RULES_001"]
    assert told[UnitKind.DEPARTMENT] == ["LEAD_001"]
    assert told[UnitKind.TOWNSHIP] == []


def test_the_place_decides_how_grave_a_local_regulation_makes_a_duty(tmp_path: Path) -> None:
    local = swap("instruments.yaml", "  kind: law\n  issuer", "  kind: local_regulation\n  territory: 山东省\n  issuer")
    catalogue = load(write(tmp_path, local | lead(NOTE + NEW)))
    there, elsewhere = (
        [item.change for item in law_changes(catalogue, 2020, 2022, COUNTY, place)]
        for place in (Place("山东省", "淄博市"), Place("广东省"))
    )
    assert (there, elsewhere) == ([Change.GRAVER], [])


def test_citations_stand_with_their_marks_and_days(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path))
    found = list(law_changes(catalogue, 2014, 2022, COUNTY, None))
    page = WRITERS["text"](found, (2014, 2022), catalogue, Options())
    assert "    − 《示例法》（2010-01-01文本）第3条 2010-02-01 起至 2021-12-31\n" in page
    assert "    + 《示例法》（2021-10-01文本）第4条 2022-01-01 起\n" in page
    assert "    + 《示例意见》第二部分〔未核实〕 2015-05-05 起\n" in page


def test_the_proposals_of_deputies_move_from_article_42_to_51() -> None:
    at = {year: _supervise(2022, year) for year in (2025, 2026)}
    assert {item.change for item in at.values()} == {Change.MOVED}
    assert (articles(at[2025].gone), articles(at[2025].kept), articles(at[2025].new)) == ([], [42], [51])
    assert (articles(at[2026].gone), articles(at[2026].kept), articles(at[2026].new)) == ([42], [], [51])


def _supervise(first: int, second: int) -> LawChange:
    found = law_changes(CATALOGUE, first, second, COUNTY, None)
    return next(item for item in found if item.obligation.id == "SUPERVISE_001")


def test_the_duties_of_new_laws_begin_between_2022_and_2025() -> None:
    found = law_changes(CATALOGUE, 2022, 2025, None, None)
    assert [item.obligation.id for item in found if item.change is Change.BEGAN] == [
        "ENFORCE_017",
        "ENFORCE_020",
        "DISCLOSE_011",
        "EMERGENCY_009",
        "EMERGENCY_010",
        "CAPACITY_002",
        "CAPACITY_009",
        "CAPACITY_011",
        "CAPACITY_012",
        "DIGITAL_007",
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_fits_80_columns_and_names_every_duty(language: str) -> None:
    found = list(law_changes(CATALOGUE, 2018, 2026, None, None))
    page = WRITERS["text"](found, (2018, 2026), CATALOGUE, Options(language=language))
    assert max(map(columns, page.splitlines())) <= 80
    assert set(re.findall(r"^[A-Z]+_\d{3}\b", page, re.MULTILINE)) == {item.obligation.id for item in found}
    assert bool(re.search("[一-鿿]", page.splitlines()[0])) is (language == "zh")


def test_the_command_tells_it_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "2022", "2025", "--lang", "zh"]) == 0
    page = capsys.readouterr().out
    told = page.partition("SUPERVISE_001")[2].partition("\n\n")[0].replace("\n      ", "")
    assert "= 《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》（2015-08-29文本）第42条" in told
    assert "+ 《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》（2025-03-11文本）第51条" in told


def test_the_command_tells_it_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "2022", "2026", "--unit-kind", "county", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    told = {item["obligation"]: item for item in data["changes"]}
    assert (data["schema"], data["from"], data["to"]) == ("fazhi.law-diff/1", 2022, 2026)
    moved, began = told["SUPERVISE_001"], told["CAPACITY_002"]
    assert ([item["article"] for item in moved["gone"]], [item["article"] for item in moved["new"]]) == ([42], [51])
    assert moved["severity"] == ["mandatory", "mandatory"]
    assert (began["change"], began["severity"][0]) == ("began", None)
    assert {item["verified"] for item in began["new"]} == {"recall", "text"}


def test_an_article_that_a_duty_rests_on_twice_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "2024", "2025", "--lang", "zh"]) == 0
    told = re.findall(r"(?m)^[A-Z]+_[0-9]{3} (?:.*\n)+?(?=\n|\Z)", capsys.readouterr().out)
    assert len(told) > 20
    for duty in told:
        cited = re.findall(r"(?m)^    [−=+] .*(?:\n      .*)*", duty)
        assert len(set(cited)) == len(cited), duty


@pytest.mark.parametrize(("language", "sentence"), [("zh", "没有变化"), ("en", "nothing changed")])
def test_the_command_says_that_nothing_changed(
    language: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "diff", "2022", "2022", "--lang", language]) == 0
    assert sentence in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (("1800", "2022"), "1800 年没有可用", "no law on record for 1800"),
        (("2022", "2099"), "2099 年没有可用", "no law on record for 2099"),
        (("2022", "2025", "--unit-kind", "x"), "单位类别", "Unknown unit kind"),
        (("2022", "soon"), "须为整数", "not a valid integer"),
        (("2022",), "缺少参数“年二”", "Missing argument"),
    ],
)
def test_a_wrong_year_or_kind_ends_with_2_and_a_sentence_in_both_languages(
    arguments: tuple[str, ...], chinese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "diff", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert chinese in told.err
    assert english in told.err
    assert len(told.err.splitlines()) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_of_the_kind_speaks_of_the_law_and_not_of_a_report(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "diff", "--help", "--lang", language]) == 0
    page = "".join(capsys.readouterr().out.split())
    assert ("默认全部义务" if language == "zh" else "bydefaulteveryduty") in page
    assert "读自报告" not in page


def test_articles_of_one_text_stand_in_one_line_by_their_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "diff", "2022", "2025", "--lang", "zh"]) == 0
    told = re.sub(r"\n {6}", "", capsys.readouterr().out)
    lists = re.findall(r"第([\d、]+)条", told)
    assert any("、" in item for item in lists)
    assert [item for item in lists if [*map(int, item.split("、"))] != sorted(map(int, item.split("、")))] == []
    for duty in told.split("\n\n"):
        lines = re.findall(r"^    ([−=+]) (《.+》(?:（.+文本）)?)第[\d、]+条(.*)$", duty, re.MULTILINE)
        assert len(lines) == len(set(lines)), duty
