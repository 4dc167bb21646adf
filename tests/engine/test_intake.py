"""The only way in: what is asked goes before what is recorded, and that before what the title says."""

import errno
import hashlib
from pathlib import Path

import pytest

from engine.events import at, event
from fazhi.intake import (
    Asked,
    default_report,
    find_kept,
    folder_named,
    kept_folders,
    laws_folder,
    recorded_in,
    take_draft,
    take_file,
    take_in,
    take_kept,
    take_stream,
)
from fazhi.model.decision import Verdict
from fazhi.model.errors import AlteredError, CatalogueError, InputError
from fazhi.model.obligation import Catalogue
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind
from fazhi.records.decisions import FILE, Log, append

TITLE = "乙镇人民政府2021年度法治政府建设情况报告"
TEXT = f"{TITLE}\n一、主要举措和成效\n办理甲事28件。\n"


def keep(
    kept: Path,
    name: str = "one",
    *,
    text: str | None = TEXT,
    sha256: str | None = None,
    file: str = "report.txt",
    more: str = "",
    **recorded: str | int,
) -> Path:
    """A report that is kept in a folder of that name, its text beside it unless that was kept back."""
    facts = {"unit": "登记的单位", "year": 2022, "territory": "山东省"} | recorded
    folder = kept / name
    folder.mkdir(parents=True, exist_ok=True)
    if text is not None:
        (folder / file).write_text(text, encoding="utf-8")
    digest = sha256 or hashlib.sha256((text or "").encode()).hexdigest()
    (folder / "report.yaml").write_text(
        "title: 登记的标题\nunit_kind: department\nsource: 自写\n"
        + "".join(f"{fact}: {value or 'null'}\n" for fact, value in facts.items())
        + f"sha256: {digest}\ncharacters: 9\ntext: {'null' if text is None else file}\n{more}",
        encoding="utf-8",
    )
    if text is None:
        stored = f"schema: fazhi.evidence/1\nreport_sha256: {digest}\nobligations: {{}}\n"
        (folder / "evidence.yaml").write_text(stored, encoding="utf-8")
    return folder


def text_file(folder: Path, text: str = TEXT, name: str = "mine.txt") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


NOTHING = Asked()
ALL = Asked(UnitKind.COUNTY, 2023, "所问的单位", Place("江苏省"))


# What is asked


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({}, NOTHING),
        ({"unit_kind": "", "year": None, "unit": ""}, NOTHING),
        ({"year": "2021"}, Asked(year=2021)),
        ({"year": 2021, "law_year": "2022"}, Asked(year=2021, law_year=2022)),
        ({"unit_kind": "township"}, Asked(unit_kind=UnitKind.TOWNSHIP)),
        (
            {"unit": "某局", "territory": "山东省", "catalogue": "x"},
            Asked(unit="某局", territory=Place("山东省"), catalogue="x"),
        ),
    ],
)
def test_empty_options_ask_for_nothing(told: dict[str, object], asked: Asked) -> None:
    assert Asked.of(**told) == asked


@pytest.mark.parametrize("year", ["202", "20211", "二〇二一", "２０２１", "20-1", "abcd", "²²²²"])
@pytest.mark.parametrize("name", ["year", "law_year"])
def test_a_year_has_four_digits(name: str, year: str) -> None:
    with pytest.raises(InputError) as told:
        Asked.of(**{name: year})
    option = f"--{name.replace('_', '-')} "
    assert told.value.zh.startswith(option)
    assert told.value.en.startswith(option)
    assert year in told.value.zh
    assert year in told.value.en


def test_an_unknown_kind_of_unit_is_a_mistake() -> None:
    with pytest.raises(InputError):
        Asked.of(unit_kind="x")


def test_the_catalogue_asked_for_is_relative_to_where_it_was_asked(tmp_path: Path) -> None:
    from engine import six_duties

    six_duties.write(tmp_path / "here" / "six")
    assert len(Asked(catalogue="six").load(tmp_path / "here", tmp_path).obligations) == 6


def test_without_a_word_the_catalogue_is_that_of_the_project_around(tmp_path: Path) -> None:
    from engine import six_duties

    for name in ("home", "here"):
        six_duties.write(tmp_path / name / "six")
    (tmp_path / "home" / "pyproject.toml").write_text('[tool.fazhi]\ncatalogue = "six"\n', encoding="utf-8")
    (tmp_path / "here" / "inner").mkdir()
    here = tmp_path / "here" / "inner"
    assert len(NOTHING.load(here, tmp_path / "home").obligations) == 6
    assert len(NOTHING.load(here).obligations) > 6
    assert len(NOTHING.load(tmp_path / "home").obligations) == 6
    with pytest.raises((InputError, CatalogueError)):
        Asked(catalogue="six").load(here, tmp_path / "home")


# Where reports are kept


def test_a_project_keeps_its_reports_at_or_above_a_folder(tmp_path: Path) -> None:
    kept = tmp_path / "docs" / "reports"
    kept.mkdir(parents=True)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_kept(tmp_path) == find_kept(inner) == kept
    (inner / "docs" / "reports").mkdir(parents=True)
    assert find_kept(inner) == inner / "docs" / "reports"
    assert find_kept(tmp_path.parent / "nowhere") is None


def test_kept_reports_come_by_name_and_only_those_with_a_record(tmp_path: Path) -> None:
    for name in ("c", "a", "b"):
        keep(tmp_path, name)
    (tmp_path / "empty").mkdir()
    assert [path.name for path in kept_folders(tmp_path)] == ["a", "b", "c"]


def test_a_folder_is_meant_by_its_name_among_the_kept_or_by_its_path(tmp_path: Path) -> None:
    kept = tmp_path / "docs" / "reports"
    one, two = keep(kept, "one"), keep(tmp_path, "two")
    assert folder_named("one", tmp_path, kept) == one
    assert folder_named("two", tmp_path, kept) == two
    assert folder_named("two", tmp_path, None) == two
    assert folder_named("one", tmp_path, None) is None
    assert folder_named("three", tmp_path, kept) is None
    keep(tmp_path, "one")
    assert folder_named("one", tmp_path, kept) == one


# A file and its record


def test_a_file_of_which_nothing_is_recorded_is_read_by_its_title(tmp_path: Path) -> None:
    taken = take_file(text_file(tmp_path), NOTHING, None)
    report = taken.report
    assert (taken.record, taken.folder, taken.records.found, taken.records.waivers) == (None, None, None, ())
    assert (report.unit_kind, report.year, report.unit) == (UnitKind.TOWNSHIP, 2021, "乙镇人民政府")


def test_what_is_asked_goes_before_the_title(tmp_path: Path) -> None:
    report = take_file(text_file(tmp_path), ALL, None).report
    assert (report.unit_kind, report.year, report.unit, report.territory) == (
        UnitKind.COUNTY, 2023, "所问的单位", Place("江苏省"),
    )  # fmt: skip


def test_what_is_recorded_goes_before_the_title(tmp_path: Path) -> None:
    keep(tmp_path, "one", more="submitted: 2021-02-03\n")
    taken = take_file(tmp_path / "one" / "report.txt", NOTHING, None)
    report = taken.report
    assert (report.unit_kind, report.year, report.unit, report.territory, report.slug) == (
        UnitKind.DEPARTMENT, 2022, "登记的单位", Place("山东省"), "one",
    )  # fmt: skip
    assert taken.folder == tmp_path / "one"
    assert str(taken.records.submitted) == "2021-02-03"
    assert taken.record is not None
    assert report.notices == ()


PLACES = {
    "by its name": ("", "", None, "江苏省南京市"),
    "as recorded, and nearer by its name": ("江苏省", "", None, "江苏省南京市"),
    "as asked, and nearer by its name": ("", "", "江苏省", "江苏省南京市"),
    "nowhere, as it was made up": ("", "fictional: true\n", None, None),
    "where it was made up to lie": ("江苏省", "fictional: true\n", None, "江苏省"),
    "where it is asked to lie": ("", "fictional: true\n", "江苏省", "江苏省"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_unit_lies_where_its_name_says_unless_it_was_made_up(tmp_path: Path, name: str) -> None:
    territory, more, asked, place = PLACES[name]
    keep(tmp_path, "one", unit="南京市司法局", territory=territory, more=more)
    report = take_kept(tmp_path / "one", Asked(territory=Place(asked) if asked else None)).report
    assert (str(report.territory) if report.territory else None) == place


DRAFTED = {
    "by its name": ("", "江苏省南京市"),
    "where it was made up to lie": ("fictional: true\n", "江苏省"),
}


@pytest.mark.parametrize("name", DRAFTED)
def test_a_draft_of_a_kept_report_is_read_by_its_record(tmp_path: Path, name: str) -> None:
    more, place = DRAFTED[name]
    record = take_kept(keep(tmp_path, "one", unit="南京市司法局", territory="江苏省", more=more), NOTHING).record
    assert record is not None
    report = take_draft(text_file(tmp_path, TEXT.replace("28", "29")), record)
    assert (report.unit, report.year, report.slug, str(report.territory)) == ("南京市司法局", 2022, "one", place)


def test_what_is_asked_goes_before_what_is_recorded(tmp_path: Path) -> None:
    keep(tmp_path, "one")
    report = take_file(tmp_path / "one" / "report.txt", ALL, None).report
    assert (report.unit_kind, report.year, report.unit, report.territory) == (
        UnitKind.COUNTY, 2023, "所问的单位", Place("江苏省"),
    )  # fmt: skip


@pytest.mark.parametrize("where", ["kept", "project", "beside"])
def test_a_file_is_known_by_its_bytes_wherever_it_lies(tmp_path: Path, where: str) -> None:
    kept = tmp_path / "project" / "docs" / "reports"
    keep(kept, "aaa", text="别的报告\n")
    folder = keep(kept, "one")
    place = {"kept": tmp_path, "project": tmp_path / "project" / "in" / "it", "beside": folder}[where]
    file = text_file(place)
    assert recorded_in(file, kept if where == "kept" else None) == folder


def test_bytes_go_before_the_record_beside(tmp_path: Path) -> None:
    folder = keep(tmp_path / "docs" / "reports", "one")
    beside = keep(tmp_path / "elsewhere", "two", text="别的报告\n", file="mine.txt")
    text_file(beside)
    assert recorded_in(beside / "mine.txt", tmp_path / "docs" / "reports") == folder


def test_a_file_without_a_record_of_its_own_has_none(tmp_path: Path) -> None:
    kept = tmp_path / "docs" / "reports"
    keep(kept, "one", text="别的报告\n")
    assert recorded_in(text_file(tmp_path), kept) is None
    assert recorded_in(tmp_path / "absent.txt", kept) is None
    assert recorded_in(kept, kept) is None
    other = keep(tmp_path / "x", "two", text="别的报告\n")
    assert recorded_in(text_file(other), None) is None


def test_the_records_of_two_projects_are_both_looked_at(tmp_path: Path) -> None:
    here, there = tmp_path / "here" / "docs" / "reports", tmp_path / "there" / "docs" / "reports"
    keep(here, "one", text="别的报告\n")
    folder = keep(there, "two")
    assert recorded_in(text_file(tmp_path / "there"), here) == folder


def test_a_text_that_was_changed_since_keeps_its_record_and_says_so(tmp_path: Path) -> None:
    folder = keep(tmp_path, "one", sha256="0" * 64)
    report = take_file(folder / "report.txt", NOTHING, None).report
    assert report.unit == "登记的单位"
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert report.sha256 == digest
    (notice,) = report.notices
    for words in (f"{'0' * 16}…", f"{digest[:16]}…", digest):
        assert words in notice.zh
        assert words in notice.en
    assert f" {'0' * 17}" not in notice.zh


# What is named


def test_a_kept_report_is_named_by_its_folder(tmp_path: Path) -> None:
    kept = tmp_path / "docs" / "reports"
    folder = keep(kept, "one")
    taken = take_in("one", NOTHING, tmp_path, kept)
    assert (taken.folder, taken.report.slug, taken.report.supplied) == (folder, "one", True)


def test_a_file_is_named_relative_to_a_folder(tmp_path: Path) -> None:
    text_file(tmp_path / "in")
    assert take_in("mine.txt", NOTHING, tmp_path / "in", None).report.year == 2021
    assert take_in("mine.txt", NOTHING, tmp_path / "in", tmp_path).report.year == 2021


def test_what_is_neither_is_told_with_what_there_is(tmp_path: Path) -> None:
    kept = tmp_path / "docs" / "reports"
    keep(kept, "one")
    keep(kept, "two")
    with pytest.raises(InputError) as told:
        take_in("three", NOTHING, tmp_path, kept)
    assert "three" in told.value.zh
    assert "one、two" in told.value.zh
    assert "three" in told.value.en
    assert "one, two" in told.value.en


@pytest.mark.parametrize("project", [False, True])
def test_where_nothing_is_kept_a_missing_file_is_a_missing_file(tmp_path: Path, project: bool) -> None:
    kept = tmp_path / "docs" / "reports"
    kept.mkdir(parents=True)
    with pytest.raises(InputError) as told:
        take_in("three", NOTHING, tmp_path, kept if project else None)
    assert "docs/reports" not in told.value.zh


# A kept report


def test_a_kept_report_without_its_text_is_as_its_record_tells(tmp_path: Path) -> None:
    taken = take_kept(keep(tmp_path, "one", text=None), NOTHING)
    report = taken.report
    assert (report.supplied, report.unit_kind, report.year, report.unit, report.territory, report.characters) == (
        False, UnitKind.DEPARTMENT, 2022, "登记的单位", Place("山东省"), 9,
    )  # fmt: skip
    assert taken.records.found is not None
    assert taken.folder == tmp_path / "one"
    assert taken.record is not None


def test_what_is_asked_goes_before_the_record_of_a_report_without_text(tmp_path: Path) -> None:
    report = take_kept(keep(tmp_path, "one", text=None), Asked(unit_kind=UnitKind.TOWNSHIP)).report
    assert (report.unit_kind, report.year) == (UnitKind.TOWNSHIP, 2022)


def test_a_kept_report_is_read_where_its_text_is_at_hand(tmp_path: Path) -> None:
    taken = take_kept(keep(tmp_path, "one"), NOTHING)
    assert (taken.report.supplied, taken.report.year, taken.report.text) == (True, 2022, TEXT)


@pytest.mark.parametrize("supplied", [True, False])
def test_a_report_whose_decisions_were_altered_is_refused(tmp_path: Path, six: Catalogue, supplied: bool) -> None:
    folder = keep(tmp_path / "docs/reports", text=TEXT if supplied else None)
    report = take_kept(folder, NOTHING).report
    append(folder, Log(), event(six, report, 1, Verdict.ACCEPTED, at(report, "甲事") if supplied else None))
    assert [each.reviewer for each in take_kept(folder, NOTHING).records.decisions] == ["张三"]
    assert take_in(str(folder), NOTHING, tmp_path, folder.parent).report == report
    log = folder / FILE
    log.write_text(log.read_text("utf-8").replace("张三", "李四"), encoding="utf-8")
    with pytest.raises(AlteredError, match="第 1 条"):
        take_in(str(folder), NOTHING, tmp_path, folder.parent)


def test_a_report_by_standard_input_has_no_record() -> None:
    taken = take_stream(TEXT.encode(), Asked(year=2018))
    assert (taken.record, taken.folder) == (None, None)
    assert (taken.report.year, taken.report.unit_kind) == (2018, UnitKind.TOWNSHIP)


# What is looked at beside a report

EARLIER = {
    "nothing else is kept": ({}, {}, None),
    "its own of the year before": ({"old": {"year": 2021}}, {}, 2021),
    "that of two years before": ({"old": {"year": 2020}}, {}, None),
    "two of the year before": ({"old": {"year": 2021}, "older": {"year": 2021}}, {}, None),
    "another unit's of the year before": ({"old": {"year": 2021, "unit": "别的单位"}}, {}, None),
    "the one that the record names": ({"old": {"year": 2020}}, {"more": "previous: old\n"}, 2020),
    "a report without its text": ({"old": {"year": 2021}}, {"text": None}, None),
}


@pytest.mark.parametrize("name", EARLIER)
def test_the_report_of_the_year_before_is_looked_at(tmp_path: Path, name: str) -> None:
    kept, of, year = EARLIER[name]
    for folder, told in kept.items():
        keep(tmp_path, folder, **told)
    keep(tmp_path, "one", **of)
    for taken in (take_kept(tmp_path / "one", NOTHING), take_in("one", NOTHING, tmp_path.parent, tmp_path)):
        assert (taken.records.earlier and taken.records.earlier.year) == year


def test_the_report_before_may_be_asked_for(tmp_path: Path) -> None:
    keep(tmp_path, "old", year=2021)
    file, older = text_file(tmp_path), text_file(tmp_path, TEXT.replace("2021", "2020"), "older.txt")
    taken = take_in(file.name, Asked(previous=older.name), tmp_path, None)
    assert taken.records.earlier is not None
    assert taken.records.earlier.year == 2020
    for late in (2021, 2022):
        text_file(tmp_path, TEXT.replace("2021", str(late)), "late.txt")
        with pytest.raises(InputError) as told:
            take_in(file.name, Asked(previous="late.txt"), tmp_path, None)
        assert f"late.txt 是{late}年度的" in told.value.zh
        assert f"is of {late}, no earlier than 2021" in told.value.en


OTHERS = {
    "another unit's": ({"unit": "别的单位"}, NOTHING, ["two"]),
    "another unit's, but alone": ({"unit": "别的单位"}, Asked(alone=True), []),
    "another unit's of a later year": ({"unit": "别的单位", "year": 2023}, NOTHING, []),
    "another unit's without its text": ({"unit": "别的单位", "text": None}, NOTHING, []),
    "another unit's that another program reads": ({"unit": "别的单位", "file": "report.doc"}, NOTHING, []),
    "another unit's whose record has mistakes": ({"unit": "别的单位", "more": "wrong: 1\n"}, NOTHING, []),
    "another unit's that cannot be read": ({"unit": "别的单位", "text": ""}, NOTHING, []),
    "its own": ({}, NOTHING, []),
}


@pytest.mark.parametrize("name", OTHERS)
def test_reports_of_other_units_are_looked_at_where_they_are_kept(tmp_path: Path, name: str) -> None:
    told, asked, expected = OTHERS[name]
    keep(tmp_path, "two", **told)
    taken = take_kept(keep(tmp_path, "one"), asked)
    assert [report.name for report in taken.records.others()] == expected


def test_outside_any_project_no_report_is_looked_at_beside(tmp_path: Path) -> None:
    taken = take_file(text_file(tmp_path), NOTHING, None)
    assert (taken.records.earlier, list(taken.records.others())) == (None, [])


# The report of a project, and its texts of the law

LAWS = {
    "told": ("texts", "", "inner/texts"),
    "told where the project names others": ("texts", 'laws = "law"', "inner/texts"),
    "named by the project": (None, 'laws = "law"', "law"),
    "not named": (None, "", None),
}


@pytest.mark.parametrize("name", LAWS)
def test_a_project_may_name_its_texts_of_the_law(tmp_path: Path, name: str) -> None:
    asked, setting, expected = LAWS[name]
    (tmp_path / "inner").mkdir()
    (tmp_path / "pyproject.toml").write_text(f"[tool.fazhi]\n{setting}\n", encoding="utf-8")
    found = laws_folder(asked, tmp_path / "inner")
    assert found == (None if expected is None else tmp_path / expected)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[tool.fazhi]\nreport = "one"\n', "one"),
        ("[tool.other]\nreport = 1\n", ""),
        ("[tool]\n", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_project_may_name_its_report(tmp_path: Path, text: str | None, name: str) -> None:
    if text is not None:
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert default_report(tmp_path / "pyproject.toml") == name


@pytest.mark.parametrize("data", [b"[tool", b"tool = 1\n", b"[tool]\nfazhi = 1\n", b"\xff\xfe", b"x = " + b"[" * 9999])
def test_a_project_file_that_cannot_be_read_is_a_mistake(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "pyproject.toml").write_bytes(data)
    with pytest.raises(InputError) as told:
        default_report(tmp_path / "pyproject.toml")
    assert "TOML" in told.value.zh
    assert "TOML" in told.value.en


def test_a_project_file_that_may_not_be_read_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_settings: object) -> str:
        raise PermissionError(errno.EACCES, "refused")

    path = tmp_path / "pyproject.toml"
    path.write_text("", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="没有权限"):
        default_report(path)
