"""`fazhi corpus audit` as a user meets it: what it tells, what it takes, and one sentence for whatever is wrong."""

import csv
import io
import json
import sys
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from corpora import make, rows
from fakes import TEXT, write_catalogue
from fazhi.cli import main, progress

NAMELESS = "工作情况\n一、主要举措和成效\n全年办理人大代表建议28件。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_catalogue(tmp_path / "catalogue")
    make(tmp_path / "语料", 3)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def audit(*arguments: str, language: str = "zh") -> int:
    return main(
        ["corpus", "audit", *arguments, "--catalogue", "catalogue", "--lang", language, "--processes", "1"]
    )  # fmt: skip


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is told of a run that cannot be: one sentence in each language, and nothing else."""
    assert audit(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    zh, en = told.err.splitlines()
    assert zh.startswith("错误：")
    assert en.startswith("Error: ")
    return told.err


def test_a_run_tells_what_it_did_and_lists_what_failed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "语料" / "无题.txt").write_text(NAMELESS, encoding="utf-8")
    (folder / "语料" / "又一份.txt").write_text((folder / "语料" / "000.txt").read_text(encoding="utf-8"), "utf-8")
    assert audit("语料", "--out", "结果") == 2
    told = capsys.readouterr()
    assert told.out == "核查 5 份；1 份没有核查成。结果在 结果。\n"
    assert "✕ 无题.txt" in told.err
    assert told.err.splitlines()[-1].startswith("接下来：做成网站 fazhi corpus site 结果")
    assert "000.txt 与 又一份.txt 是同一单位同一年度的" in told.err
    (folder / "语料" / "无题.txt").unlink()
    assert audit("语料", "--out", "结果", language="en") == 0
    assert capsys.readouterr().out == "0 audited, 4 unchanged, 1 gone and taken out. Results: 结果\n"


def test_a_manifest_is_written_corrected_and_read_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "语料" / "无题.txt").write_text(NAMELESS, encoding="utf-8")
    assert audit("语料", "--out", "结果", "--manifest", "清单.csv") == 2
    assert "已写出清单 清单.csv" in capsys.readouterr().err
    text = (folder / "清单.csv").read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert [row["文件"] for row in table] == ["语料/000.txt", "语料/001.txt", "语料/002.txt", "语料/无题.txt"]
    assert table[0]["单位"] == "甲县人民政府"
    assert "单位类别" in table[3]["备注"]
    corrected = text.replace("语料/无题.txt,,,", "语料/无题.txt,丁县人民政府,县级以上政府,2022")
    (folder / "清单.csv").write_text(corrected, encoding="utf-8")
    assert audit("语料", "--out", "结果", "--manifest", "清单.csv") == 0
    assert capsys.readouterr().out.startswith("核查 1 份，另有 3 份没有变化")
    assert [row[3] for row in rows(folder / "结果")["reports"] if row[0] == "无题.txt"] == ["丁县人民政府"]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".yaml"])
def test_a_manifest_alone_names_the_corpus(folder: Path, suffix: str) -> None:
    table = [["文件", "单位类别", "年度", "所在地"], ["语料/001.txt", "department", "2023", "山东省"]]
    path = folder / f"清单{suffix}"
    if suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in table:
            book.active.append(row)
        book.save(path)
    elif suffix == ".csv":
        path.write_text("\n".join(map(",".join, table)), encoding="utf-8")
    else:
        path.write_text(
            "- 文件: 语料/001.txt\n  unit_kind: department\n  年度: 2023\n  所在地: 山东省\n", encoding="utf-8"
        )
    assert audit(f"清单{suffix}", "--out", "结果") == 0
    (report,) = rows(folder / "结果")["reports"]
    assert (report[0], report[4], report[5], report[7]) == ("语料/001.txt", "department", 2023, "山东省")


def test_reports_stand_when_the_corpus_is_named_by_its_manifest_from_then_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit("语料", "--out", "结果", "--manifest", "清单.csv") == 0
    lines = (folder / "清单.csv").read_text(encoding="utf-8").splitlines()
    (folder / "清单.csv").write_text("\n".join(lines[:3]), encoding="utf-8")
    capsys.readouterr()
    assert audit("清单.csv", "--out", "结果", "--renew") == 0
    assert capsys.readouterr().out.startswith("核查 0 份，另有 2 份没有变化，不必再核查；1 份已经不在")
    assert [row[0] for row in rows(folder / "结果")["reports"]] == ["000.txt", "001.txt"]
    assert audit("清单.csv", "--out", "结果") == 0
    assert capsys.readouterr().out.startswith("核查 0 份，另有 2 份没有变化")


def test_what_the_title_does_not_tell_the_path_may(folder: Path) -> None:
    path = folder / "另" / "浙江省" / "2023" / "丁县人民政府.txt"
    path.parent.mkdir(parents=True)
    path.write_text(NAMELESS, encoding="utf-8")
    assert audit("另", "--out", "结果") == 0
    (report,) = rows(folder / "结果")["reports"]
    assert report[3:6] == ("丁县人民政府", "county", 2023)
    assert report[7] == "浙江省"


def test_a_year_that_only_the_name_tells_is_to_be_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = TEXT.replace("2022年度", "2092年度")
    (folder / "语料" / "云州区2022.txt").write_text(text, encoding="utf-8")
    (folder / "语料" / "白石县").mkdir()
    (folder / "语料" / "白石县" / "工作2023.txt").write_text(NAMELESS, encoding="utf-8")
    assert audit("语料", "--out", "结果", "--unit-kind", "county", "--manifest", "清单.csv") == 0
    told = "标题写的是 2092 年，不可用；年度 2022 取自文件名和文件夹名，请核对。"
    assert f"※ 云州区2022.txt: {told}" in capsys.readouterr().err
    notes = {row[0]: row[-1] for row in csv.reader(io.StringIO((folder / "清单.csv").read_text("utf-8-sig")))}
    assert notes["语料/云州区2022.txt"].startswith(told)
    assert notes["语料/白石县/工作2023.txt"] == "年度取自文件名和文件夹名。"
    assert notes["语料/000.txt"] == ""


def test_an_address_that_fsspec_knows_is_a_corpus(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = f"file://{(folder / '语料').as_posix()}"
    assert audit(address, "--out", "结果") == 0
    assert audit("语料", "--out", "同样") == 0
    one, two = rows(folder / "结果"), rows(folder / "同样")
    assert one["assessments"] == two["assessments"]
    assert audit(f"{address}/*1.txt", "--out", "一份") == 0
    assert [row[0] for row in rows(folder / "一份")["reports"]] == ["001.txt"]
    capsys.readouterr()
    assert "里没有可读的报告" in refused(capsys, "memory://nothing", "--out", "无")
    assert "nosuch" in refused(capsys, "nosuch://x/y", "--out", "无")


def test_what_is_recorded_of_a_report_counts_and_a_change_of_it_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = folder / "docs" / "reports" / "jia"
    kept.mkdir(parents=True)
    data = NAMELESS.encode()
    for path in (kept / "report.txt", folder / "语料" / "同一份.txt"):
        path.write_bytes(data)
    record = (
        "title: 工作情况\nunit: 戊县人民政府\nunit_kind: county\nyear: {year}\nsource: 自写\ntext: report.txt\n"
        f"sha256: {sha256(data).hexdigest()}\ncharacters: {len(NAMELESS)}\n"
    )
    for year, again in ((2022, "核查 1 份"), (2023, "核查 1 份，另有 3 份没有变化")):
        (kept / "report.yaml").write_text(record.format(year=year), encoding="utf-8")
        for source, out in (("docs/reports", "登记"), ("语料", "结果")):
            assert audit(source, "--out", out) == 0
            told = capsys.readouterr().out
            found = {row[0]: row for row in rows(folder / out)["reports"]}
            assert found["jia" if out == "登记" else "同一份.txt"][3:6] == ("戊县人民政府", "county", year)
        assert told.startswith(again) or year == 2022
        assert audit("语料", "--out", "结果") == 0
        assert capsys.readouterr().out.startswith("核查 0 份，另有 4 份没有变化")


def test_a_single_file_is_a_corpus_too(folder: Path) -> None:
    assert audit("语料/001.txt", "--out", "结果") == 0
    assert [row[0] for row in rows(folder / "结果")["reports"]] == ["001.txt"]


def test_what_is_wrong_is_told_in_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "空").mkdir()
    assert "没有可读的报告" in refused(capsys, "空", "--out", "结果")
    assert "不存在" in refused(capsys, "没有", "--out", "结果")
    assert "没有与" in refused(capsys, "没有/*.txt", "--out", "结果")
    assert "没有给出语料" in refused(capsys, "--out", "结果")
    (folder / "坏.csv").write_text("文件,县长\n语料/001.txt,甲\n", encoding="utf-8")
    assert "不认识 县长" in refused(capsys, "坏.csv", "--out", "结果")
    (folder / "缺.csv").write_text("文件\n语料/001.txt\n语料/甲.txt\n语料/乙.txt\n", encoding="utf-8")
    told = refused(capsys, "缺.csv", "--out", "结果")
    assert "2 个文件不存在" in told
    assert "语料/甲.txt" in told
    for column, value, said in (
        ("年度", "去年", "“年度”一列须为四位年份"),
        ("单位类别", "国企", "请用“单位类别”一列给出"),
    ):
        (folder / "值.csv").write_text(f"文件,{column}\n语料/001.txt,{value}\n", encoding="utf-8")
        assert "值.csv 第 2 行：" in (told := refused(capsys, "值.csv", "--out", "结果"))
        assert said in told
        assert "--" not in told
    assert "就是语料的文件夹" in refused(capsys, "语料", "--out", "语料")
    assert "不是调度器的地址" in refused(capsys, "语料", "--out", "结果", "--scheduler", "调度器")
    assert "--shard" in refused(capsys, "语料", "--out", "结果", "--shard", "3/2")
    assert "火星县" in refused(capsys, "语料", "--out", "结果", "--territory", "火星县")
    assert not (folder / "结果" / "parts").exists()


def test_all_that_is_wrong_with_a_manifest_is_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "文件,年度,单位类别\n语料/001.txt,去年,\n语料/002.txt,,国企\n语料/001.txt,,\n语料/003.txt,2022,\n"
    (folder / "值.csv").write_text(table, encoding="utf-8")
    assert audit("值.csv", "--out", "结果") == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in told if line.startswith("值")] == ["值.csv:2", "值.csv:3", "值.csv:4"]
    (folder / "值.yaml").write_text(
        "- {文件: 语料/001.txt, 年度: 去年}\n- {文件: 语料/002.txt, 年度: 前年}\n", encoding="utf-8"
    )
    assert audit("值.yaml", "--out", "结果") == 2
    told = capsys.readouterr().err.splitlines()
    assert [line[:13] for line in told if line.startswith("值")] == ["值.yaml: 第 1 项", "值.yaml: 第 2 项"]


def test_a_year_in_a_manifest_may_be_written_as_people_write_it(folder: Path) -> None:
    (folder / "年.csv").write_text("文件,年度\n语料/001.txt,2023年\n语料/002.txt,2022年度\n", encoding="utf-8")
    assert audit("年.csv", "--out", "结果") == 0
    assert {(row[0], row[5]) for row in rows(folder / "结果")["reports"]} == {
        ("语料/001.txt", 2023),
        ("语料/002.txt", 2022),
    }


def test_results_and_sites_in_the_folder_of_a_corpus_are_no_reports(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for shard in ("1/2", "2/2"):
        assert audit("语料", "--out", "语料/结果", "--shard", shard) == 0
    assert main(["corpus", "site", "语料/结果", "--output", "语料/网页"]) == 0
    capsys.readouterr()
    assert audit("语料", "--out", "语料/结果") == 0
    told = capsys.readouterr()
    assert told.out.startswith("核查 0 份，另有 3 份没有变化")
    assert "不当作报告" not in told.err


def test_without_a_folder_for_its_results_a_corpus_is_not_audited(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("语料") == 2
    assert "--out" in capsys.readouterr().err


def test_rows_say_what_the_json_of_one_report_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("语料", "--out", "结果") == 0
    capsys.readouterr()
    main(["audit", "语料/000.txt", "--catalogue", "catalogue", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    found = rows(folder / "结果")
    mine = [row for row in found["assessments"] if row[0] == "000.txt"]
    assert [row[2] for row in mine] == [item["obligation"] for item in told["assessments"]]
    assert [row[6] for row in mine] == [item["conclusion"] for item in told["assessments"]]
    evidence = [
        (each["start"], each["end"], each["digest"]) for item in told["assessments"] for each in item["evidence"]
    ]
    assert [(row[3], row[4], row[8]) for row in found["evidence"] if row[0] == "000.txt"] == evidence
    assert [row[7] for row in found["findings"] if row[0] == "000.txt"] == [
        item["message"] for item in told["findings"]
    ]
    assert TEXT[:4] not in {row[1] for row in found["evidence"]}


@pytest.mark.parametrize(
    ("library", "arguments", "extra"),
    [
        ("pyarrow.parquet", ["corpus", "audit", "语料", "--out", "结果"], "fazhi[corpus]"),
        ("fsspec", ["corpus", "audit", "memory://x", "--out", "结果"], "fazhi[corpus]"),
        ("distributed", ["corpus", "audit", "语料", "--out", "结果", "--scheduler", "tcp://x:1"], "fazhi[dask]"),
        ("pyarrow.parquet", ["corpus", "query", "结果", "gaps"], "fazhi[corpus]"),
        ("duckdb", ["corpus", "query", "已有", "gaps"], "fazhi[corpus]"),
    ],
)
def test_a_library_that_is_missing_is_told_with_its_extra(
    library: str, arguments: list[str], extra: str, folder: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    index = folder / "已有" / "index" / "1-of-1.json"
    index.parent.mkdir(parents=True)
    told = {"schema": "fazhi.corpus/2", "source": "", "catalogue": "", "engine": "", "parts": []}
    index.write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setitem(sys.modules, library, None)
    assert main([*arguments, "--lang", "zh"]) == 2
    zh, en = capsys.readouterr().err.splitlines()[-2:]
    assert extra in zh
    assert extra in en


def test_progress_tells_rate_and_time_left(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    wanted = {"zh": "核查 40/1000，每秒 1.0 份，还要 16 分钟\n", "en": "核查 40/1000, 1.0 a second, 16 min left\n"}
    for language, line in wanted.items():
        with progress.Progress("核查", 1000, language) as shown:
            now[0] += 10
            shown.forward(20)
            assert capsys.readouterr().err == ""
            now[0] += 30
            shown.forward(20)
            assert capsys.readouterr().err == line


def test_what_a_person_should_check_first_is_told_and_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title, plan = "甲县人民政府2022年度法治政府建设情况报告", "丁县2024年法治政府建设工作计划"
    text = (folder / "语料" / "000.txt").read_text(encoding="utf-8")
    (folder / "语料" / "计划.txt").write_text(text.replace(title, plan), encoding="utf-8")
    assert audit("语料", "--out", "结果", "--manifest", "清单.csv") == 0
    assert f"※ 计划.txt: 标题“{plan}”看来不是年度报告" in capsys.readouterr().err
    text = (folder / "清单.csv").read_text(encoding="utf-8-sig")
    (row,) = [row for row in csv.reader(io.StringIO(text)) if row[0] == "语料/计划.txt"]
    assert "看来不是年度报告" in row[-1]
    assert main(["corpus", "query", "结果", "SELECT file FROM reports WHERE len(doubts) > 0", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"file": "计划.txt"}]
