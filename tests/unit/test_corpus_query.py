"""Questions to a corpus: answered alike in every format, and nothing but answered."""

import csv
import io
import json
import re
import shutil
import sys
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet
import pytest

from corpora import audit, make, setup, write
from fakes import TEXT
from fazhi.cli import main
from fazhi.corpus.gathered import gather
from fazhi.corpus.questions import HEADS, QUESTIONS
from fazhi.corpus.results import Results
from fazhi.output.pages.asked import WRITERS, Told
from fazhi.output.words.columns import columns
from shared import ROOT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a corpus of four reports, one of which has a unit called like a formula."""
    folder = tmp_path_factory.mktemp("corpus")
    corpus = make(folder / "语料", 3)
    write(corpus / "=1+1.txt", 3)
    audit(corpus, folder / "结果", setup(folder / "catalogue"))
    return folder


@pytest.fixture(autouse=True)
def folder(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(made)
    return made


def query(*arguments: str, language: str = "zh") -> int:
    return main(["corpus", "query", *arguments, "--lang", language])


def answer(capsys: pytest.CaptureFixture[str], sql: str) -> list[dict[str, object]]:
    assert query("结果", sql, "--format", "json") == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "copied"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_ready_question_is_answered_with_heads_for_people(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert query("结果", name, language=language) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert query("结果", name, "--format", "json", language=language) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows or name == "unsure"  # the small catalogue is not calibrated
    heads = "".join(told.out.splitlines()[:2])
    for column in rows[0] if rows else ():
        assert HEADS[column].of(language) in heads


def test_what_most_reports_lack_comes_before_what_the_only_one_that_it_binds_lacks() -> None:
    rows = [("RARE", "甲", 1, 1), ("COMMON", "乙", 42, 41), ("HALF", "丙", 82, 41)]
    told = [(id, each < lacking) for id, _, many, lacking in rows for each in range(many)]
    with duckdb.connect() as base:
        base.execute("CREATE TABLE assessments (obligation TEXT, title TEXT, domain TEXT, gap BOOL, conclusion TEXT)")
        base.executemany("INSERT INTO assessments VALUES (?, '义务', 'enforce', ?, 'missing')", told)
        found = base.execute(QUESTIONS["gaps"].sql("zh")).fetchall()
    assert [row[0] for row in found] == ["COMMON", "HALF", "RARE"]


def test_the_answers_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "SELECT count(*) AS n, sum(gaps) AS gaps FROM reports") == [{"n": 4, "gaps": 16}]
    assert answer(capsys, "SELECT count_if(gap) AS gaps FROM assessments") == [{"gaps": 16}]
    (first, *_) = answer(capsys, "SELECT file, basis[1].instrument AS law FROM assessments WHERE len(basis) > 0")
    assert first["law"]
    assert query("结果", "gaps", "--format", "json") == 0
    gaps = json.loads(capsys.readouterr().out)
    assert all(row["reports"] == row["lacking"] == 4 for row in gaps)
    assert len(gaps) == 4
    assert query("结果", "trend", "--format", "json") == 0
    (trend,) = json.loads(capsys.readouterr().out)
    assert (trend["unit_kind"], trend["year"], trend["reports"]) == ("county", 2022, 4)


def test_every_format_has_the_same_rows_and_no_formula(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT file, unit, year, gaps, waived > 0 AS waived FROM reports ORDER BY file"
    wanted = [list(row.values()) for row in answer(capsys, sql)]
    assert wanted[-1][0] == "=1+1.txt"
    for name in ("a.csv", "a.xlsx", "a.parquet", "a.json", "a.txt"):
        assert query("结果", sql, "--output", name) == 0
    rows = list(csv.reader(io.StringIO((folder / "a.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert rows[0] == ["file", "unit", "year", "gaps", "waived"]
    assert rows[-1] == ["'=1+1.txt", f"{chr(ord('甲') + 3)}县人民政府", "2022", "4", "否"]
    sheet = openpyxl.load_workbook(folder / "a.xlsx").active
    assert [[cell.value for cell in row][:4] for row in sheet.iter_rows(min_row=2)] == [row[:4] for row in wanted]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    table = pyarrow.parquet.read_table(folder / "a.parquet")
    assert [list(row.values()) for row in table.to_pylist()] == wanted
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))[-1]["file"] == "=1+1.txt"
    assert "000.txt" in (folder / "a.txt").read_text(encoding="utf-8").splitlines()[1]


def test_decimal_numbers_are_numbers_where_they_are_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT gaps * 1.5 AS half_more, 12345678901234567.5 AS long FROM reports WHERE file = '000.txt'"
    (row,) = answer(capsys, sql)
    assert isinstance(row["half_more"], float)
    assert row["long"] == "12345678901234567.5", "a number of more digits keeps them all"
    assert query("结果", sql, "--output", "a.xlsx") == 0
    assert openpyxl.load_workbook(folder / "a.xlsx").active["A2"].value == row["half_more"]


def test_a_sheet_of_answers_is_readable_in_print(folder: Path) -> None:
    share = "CASE file WHEN '000.txt' THEN 56.0::DOUBLE ELSE 43.25 END AS share"
    sql = f"SELECT file AS name, repeat('很长的名称', 12) AS words, {share} FROM reports"  # noqa: S608 - no words of others
    assert query("结果", sql, "--output", "a.xlsx") == 0
    sheet = openpyxl.load_workbook(folder / "a.xlsx").active
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    assert {cell.number_format for cell in sheet["C"][1:]} == {"0.00"}, "numbers of a column line up"
    assert {cell.alignment.wrap_text for cell in sheet["B"]} == {True}
    assert sheet.row_dimensions[2].height > 40, "and the row is as high as its words"
    assert sheet.column_dimensions["C"].width < 10


REFUSED = {
    "COPY reports TO 'x.csv'": "只能查询",
    "WITH a AS (COPY reports TO 'x.csv') SELECT 1": "只能查询",
    "INSERT INTO reports (file) VALUES ('x')": "只能查询",
    "WITH a AS (INSERT INTO reports (file) VALUES ('x') RETURNING file) SELECT * FROM a": "只能查询",
    "WITH a AS (DELETE FROM reports RETURNING file) SELECT * FROM a": "只能查询",
    "UPDATE reports SET unit = 'x'": "只能查询",
    "ATTACH 'x.db'": "只能查询",
    "EXPORT DATABASE 'x'": "只能查询",
    "INSTALL httpfs": "只能查询",
    "SET enable_external_access = true": "只能查询",
    "PRAGMA database_list": "只能查询",
    "CALL pragma_version()": "只能查询",
    "EXPLAIN ANALYZE SELECT 1": "只能查询",
    "SELECT * FROM read_csv('x.txt')": "不能读写文件",
    "SELECT * FROM read_text('/etc/passwd')": "不能读写文件",
    "SELECT * FROM glob('/*')": "不能读写文件",
    "SELECT * FROM '/etc/passwd'": "没有叫 /etc/passwd 的表；有 reports、assessments",
    "SELECT * FROM query('COPY reports TO ''x.csv''')": "SQL 有误",
    "SELECT 1; SELECT 2": "一次问一句",
    "SELECT 1) a, (SELECT 2": "SQL 有误",
    "/* nothing at all */": "一次问一句",
    "SELECT nosuch FROM reports": "SQL 有误",
    "SELECT * FROM REFUSED": "没有叫 REFUSED 的表",
    "worst-of-all": "没有叫 worst-of-all 的问题",
    " ": "没有给出问题",
}


@pytest.mark.parametrize("sql", REFUSED)
def test_what_is_no_question_is_refused_in_one_sentence_and_leaves_no_trace(
    sql: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert query("结果", "SELECT 1 AS one") == 0
    capsys.readouterr()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert query("结果", sql) == 2
    told = capsys.readouterr()
    assert told.out == ""
    zh, en = told.err.splitlines()
    assert zh.startswith("错误：")
    assert REFUSED[sql] in zh
    assert en.startswith("Error: ")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize(
    "sql",
    [
        "WITH RECURSIVE a AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM a) SELECT count(*) FROM a",
        "WITH RECURSIVE a AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM a) SELECT * FROM a",
        "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 = 3",
    ],
)
def test_what_never_ends_is_stopped(sql: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert query("结果", sql, "--seconds", "0.5") == 2
    told = capsys.readouterr()
    assert "已停止" in told.err or "内存超过" in told.err
    assert told.out == ""


def test_an_answer_without_end_is_refused_before_it_fills_the_memory(capsys: pytest.CaptureFixture[str]) -> None:
    assert query("结果", "SELECT * FROM range(3000000)", "--format", "csv") == 2
    assert "100 万行" in capsys.readouterr().err


def test_the_database_can_be_thrown_away_and_follows_the_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    corpus, told = make(tmp_path / "语料", 2), setup(tmp_path / "catalogue")
    audit(corpus, tmp_path / "结果", told)
    assert answer(capsys, "SELECT count(*) AS n FROM reports") == [{"n": 2}]
    (tmp_path / "结果" / "corpus.duckdb").write_bytes(b"no database")
    assert answer(capsys, "SELECT count(*) AS n FROM reports") == [{"n": 2}]
    write(corpus / "001.txt", 30)
    make(corpus / "更多", 1)
    audit(corpus, tmp_path / "结果", told)
    assert answer(capsys, "SELECT count(*) AS n, count(DISTINCT unit) AS u FROM reports") == [{"n": 3, "u": 2}]
    (part, *_) = Results.of(tmp_path / "结果").parts
    shutil.rmtree(tmp_path / "结果" / "parts" / part)
    (tmp_path / "结果" / "corpus.duckdb").unlink()
    assert query("结果", "gaps") == 2
    assert "再运行一次 fazhi corpus audit" in capsys.readouterr().err


def test_rows_that_do_not_count_are_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a run that was killed before it took out what it had audited anew."""
    monkeypatch.chdir(tmp_path)
    corpus, told = make(tmp_path / "语料", 3), setup(tmp_path / "catalogue")
    audit(corpus, tmp_path / "结果", told)
    write(corpus / "001.txt", 30)
    monkeypatch.setattr(Results, "close", lambda _self, _known: None)
    audit(corpus, tmp_path / "结果", told)
    assert len(Results.of(tmp_path / "结果").parts) == 2
    assert answer(capsys, "SELECT count(*) AS n, count(DISTINCT file) AS f FROM reports") == [{"n": 3, "f": 3}]
    assert answer(capsys, "SELECT count(*) AS n FROM assessments") == [{"n": 21}]


def test_other_mistakes_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert query("没有", "gaps") == 2
    assert "没有核查结果" in capsys.readouterr().err
    assert query("结果", "gaps", "--output", "a.docx") == 2
    assert "后缀" in capsys.readouterr().err
    assert query("结果", "gaps", "--output", "a.csv", "--format", "json") == 2
    assert "后缀" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["worst", "by-place"])
def test_no_ready_question_ranks_reports_of_several_kinds_or_years_of_law_together(name: str) -> None:
    sql = QUESTIONS[name].sql("zh")
    assert re.search(r"ORDER BY unit_kind, law_year,[^;]*$", sql)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has reserved")
def test_words_that_would_fill_the_memory_are_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fazhi.corpus.query._ROOM", 200 * 2**20)
    assert query("结果", "SELECT repeat('x', 300000000) AS long") == 2
    told = capsys.readouterr()
    assert "内存超过" in told.err
    assert told.out == ""
    assert len("x" * 300_000_000) == 300_000_000  # the limit ends with the question


def test_numbers_that_are_none_and_long_ones_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT 'nan'::DOUBLE AS a, 'inf'::DOUBLE AS b, 1234567.5::DOUBLE AS c, 12::DOUBLE AS d, 1e300::DOUBLE AS e"
    assert query("结果", sql) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["nan", "inf", "1234567.5", "12", "1e+300"]
    for name in ("csv", "xlsx"):
        assert query("结果", sql, "--output", f"数.{name}") == 0
    assert answer(capsys, sql) == [{"a": None, "b": None, "c": 1234567.5, "d": 12.0, "e": 1e300}]


def test_numbers_of_a_column_line_up(capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT 40.0::DOUBLE AS a, 1 AS b UNION ALL SELECT 9.25, 20 UNION ALL SELECT 'nan'::DOUBLE, NULL"
    assert query("结果", sql) == 0
    assert capsys.readouterr().out == "    a   b\n40.00   1\n 9.25  20\n  nan\n"


def test_columns_of_one_name_are_both_answered(capsys: pytest.CaptureFixture[str]) -> None:
    (row, *_) = answer(capsys, "SELECT gaps, year, gaps FROM reports")
    assert set(row) == {"gaps", "year", "gaps_1"}


def test_the_table_that_the_page_shows_for_one_s_own_analysis_can_be_had(folder: Path) -> None:
    page = (ROOT / "docs" / "corpus.rst").read_text(encoding="utf-8")
    (sql,) = re.findall(r'corpus query 结果 "(SELECT file[^"]+)" --output 表\.parquet', page)
    assert query("结果", sql, "--output", "表.parquet") == 0
    table = pyarrow.parquet.read_table(folder / "表.parquet")
    assert len(table) > 4
    assert {"file", "obligation", "conclusion", "sha256", "law_year", "catalogue_digest"} <= set(table.column_names)


def test_the_site_shows_how_grave_a_gap_is_and_not_its_duty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A gap on what may not have happened is a notice, whatever its duty is."""
    corpus = tmp_path / "语料"
    corpus.mkdir()
    write(corpus / "一.txt", 1)
    assert main(["corpus", "audit", str(corpus), "--out", str(tmp_path / "r"), "--processes", "1"]) == 0
    capsys.readouterr()
    sql = "SELECT obligation, gap_severity FROM assessments WHERE gap_severity <> severity"
    assert query(str(tmp_path / "r"), sql, "--format", "json") == 0
    lesser = {row["obligation"]: row["gap_severity"] for row in json.loads(capsys.readouterr().out)}
    assert set(lesser.values()) == {"notice"}
    found = {item.duty: item.severity.value for item in gather(Results.of(str(tmp_path / "r"))).verdicts["一.txt"]}
    assert {duty: found[duty] for duty in lesser} == lesser


LONG = "某某省某某自治州某某县人民政府办公室"
SHOWN = {
    "worst": (
        "unit_kind law_year file unit year applicable gaps mandatory_gaps weak gap_percent",
        ["township", 2024, f"{LONG}2024年度法治政府建设情况报告.txt", LONG, 2024, 129, 109, 58, 7, 84.5],
    ),
    "unsure": (
        "file unit year obligation title conclusion severity likelihood agreed",
        [f"{LONG}.txt", LONG, 2024, "EMERGENCY_001", LONG, "not_applicable", "mandatory", "low", 58.0],
    ),
    "by-place": (
        "unit_kind law_year province city reports supported_percent weak_percent gap_percent",
        ["development_zone", 2024, "新疆维吾尔自治区", "克孜勒苏柯尔克孜自治州", 9, 30.6, 4.7, 64.7],
    ),
}
"""The columns of ready questions, and a row as long as they may have to show."""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", SHOWN)
def test_what_a_ready_question_shows_has_room_at_a_terminal(name: str, language: str) -> None:
    heads, row = SHOWN[name]
    assert name in QUESTIONS
    lines = WRITERS["text"](Told(heads.split(), [row], language, True)).decode().splitlines()
    assert max(map(columns, lines)) <= 80
    assert not [line for line in lines if "…" in line]
    if name == "by-place":  # its words go on in their column
        assert len(lines) > 2
        first = lines[1].index("新疆")
        assert [line[:first].strip() for line in lines[2:3]] in ([""], ["zone"])
        assert all(character in "".join(lines) for character in "克孜勒苏柯尔克孜自治州")
    else:  # file and unit stand above the rest, as long as they are
        assert lines[2].startswith(LONG)
        above = next(at for at, line in enumerate(lines) if at > 2 and line.startswith("  "))
        assert "".join(lines[2:above]).replace(" ", "") == f"{row[heads.split().index('file')]}·{LONG}"
        assert "2024" in lines[above]


def test_an_answer_that_has_room_and_one_to_sql_are_shown_as_they_are() -> None:
    heads, row = SHOWN["worst"]
    short = [value if value == "township" or not isinstance(value, str) else "甲" for value in row]
    assert len(WRITERS["text"](Told(heads.split(), [short], "zh", True)).decode().splitlines()) == 2
    free = WRITERS["text"](Told(heads.split(), [row], "zh", False)).decode().splitlines()
    assert len(free) == 2
    assert columns(free[1]) > 80


def test_years_follow_a_unit_by_name_and_place_and_a_missing_year_ends_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {
        "a": ("高青县人民政府", 2021), "b": ("高青县", 2022),
        "c": ("山东省淄博市高青县人民政府", 2024), "d": ("沂水县人民政府", 2023),
    }  # fmt: skip
    for name, (unit, year) in told.items():
        text = TEXT.replace("2023", str(year + 1)).replace("2022", str(year)).replace("云州区人民政府", unit)
        (tmp_path / "语料").mkdir(exist_ok=True)
        (tmp_path / "语料" / f"{name}.txt").write_text(
            text.replace("全年办理人大代表建议28件，满意率100%。", ""), "utf-8"
        )
    audit(tmp_path / "语料", tmp_path / "结果", setup(tmp_path / "catalogue"))
    monkeypatch.chdir(tmp_path)
    assert query("结果", "years", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [(row["county"], row["year"], row["since"], row["longest"]) for row in found] == [
        ("高青县", 2021, None, 1),
        ("高青县", 2022, 2021, 2),
        ("高青县", 2024, 2022, 1),
        ("沂水县", 2023, None, 1),
    ]
    assert len({row["unit"] for row in found if row["county"] == "高青县"}) == 1, "named as in its last report"


def test_the_question_of_the_docs_on_units_that_report_every_year_is_answered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = (ROOT / "docs" / "corpus.rst").read_text(encoding="utf-8")
    (sql,) = re.findall('fazhi corpus query 结果 "(SELECT year[^"]*)"', page)
    assert answer(capsys, sql) == [], "nobody has four years"
    (row,) = answer(capsys, sql.replace("2021 AND 2024", "2022 AND 2022").replace("= 4", "= 1"))
    assert (row["year"], row["reports"]) == (2022, 4)


@pytest.mark.parametrize("name", ["year=1999/unit=伪", "结果[12]", "结果*"])
def test_what_the_folder_of_results_is_called_changes_no_answer(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To DuckDB year=1999 is a column and 结果* every folder that begins so."""
    sql = "SELECT file, unit, year FROM reports ORDER BY file"
    wanted = answer(capsys, sql)
    for beside in ("结果1", "结果2"):
        shutil.copytree(folder / "结果", folder / beside, dirs_exist_ok=True)
    shutil.copytree(folder / "结果", folder / name, ignore=shutil.ignore_patterns("corpus.duckdb"))
    assert query(name, sql, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == wanted
