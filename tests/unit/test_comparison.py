"""Two reports beside each other: what was lost and won, by which words, and what else than the text differs."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from fakes import TEXT, write_catalogue
from fazhi.cli import main

PROPOSALS = "全年办理人大代表建议28件，满意率100%。"
COLLECTIVE = "严格执行三重一大集体决策制度。"
FILES = "评查行政执法案卷评查40卷。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "初稿.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compare(second: str, *options: str, status: int, first: str = "初稿.txt") -> None:
    assert main(["compare", first, second, "--catalogue", "catalogue", "--lang", "zh", *options]) == status


def differences(capsys: pytest.CaptureFixture[str], second: str, status: int) -> dict[str, dict[str, str]]:
    compare(second, "--format", "json", status=status)
    found = json.loads(capsys.readouterr().out)["differences"]
    return {item["obligation"]: item for item in found if item["change"] != "same"}


def draft(folder: Path, *changes: tuple[str, str], name: str = "二稿.txt") -> str:
    text = TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_a_draft_that_says_the_same_differs_in_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert differences(capsys, draft(folder), status=0) == {}


def test_silence_on_an_occasion_is_no_more_than_a_notice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = draft(folder, (PROPOSALS, f"{PROPOSALS}办理行政应诉案件3件。"))
    compare("初稿.txt", first=told, status=1)
    assert "DISPUTE_004 行政应诉：写实 → 没写 · 提示" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "id", "change", "words", "status"),
    [
        ([(PROPOSALS, "")], "SUPERVISE_001", "opened", "gone", 1),
        ([(PROPOSALS, "全年将办理人大代表建议28件，满意率100%。")], "SUPERVISE_001", "opened", "edited", 1),
        ([(PROPOSALS, "认真办理人大代表建议。")], "SUPERVISE_001", "weakened", "gone", 1),
        ([(COLLECTIVE, f"{COLLECTIVE}{FILES}")], "ENFORCE_007", "closed", "new", 0),
        ([(COLLECTIVE, "召开三重一大集体决策会议12次。")], "DECISION_007", "strengthened", "new", 0),
    ],
)
def test_a_change_of_a_draft_is_told_with_the_words_it_came_by(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    changes: list[tuple[str, str]],
    id: str,
    change: str,
    words: str,
    status: int,
) -> None:
    found = differences(capsys, draft(folder, *changes), status)
    assert {key: item["change"] for key, item in found.items()} == {id: change}
    assert found[id]["words"] == words


def test_two_drafts_are_of_one_unit_with_its_body_and_without(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = TEXT.replace(PROPOSALS, "")
    (folder / "二稿.txt").write_text(text.replace("云州区人民政府", "云州区"), encoding="utf-8")
    assert "云州区人民政府" in TEXT
    assert differences(capsys, "二稿.txt", status=1)["SUPERVISE_001"]["words"] == "gone"


def test_the_next_years_report_follows_one_that_names_the_unit_with_its_body(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = TEXT.replace("2023年", "2024年").replace("2022年度", "2023年度").replace("云州区人民政府", "云州区")
    (folder / "次年.txt").write_text(later, encoding="utf-8")
    compare("次年.txt", "--format", "json", status=0)
    assert json.loads(capsys.readouterr().out)["follow"]
    compare("次年.txt", status=0)
    assert "单位不同" not in capsys.readouterr().out


def test_words_that_stand_in_another_part_are_kept_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = draft(folder, (PROPOSALS, ""), ("将全面推行", f"{PROPOSALS}将全面推行"))
    item = differences(capsys, moved, status=1)["SUPERVISE_001"]
    assert (item["change"], item["words"]) == ("opened", "kept")
    text = (folder / moved).read_text(encoding="utf-8")
    assert text[slice(*item["like"])] in PROPOSALS


def test_the_page_tells_it_to_a_reader(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compare(draft(folder, (PROPOSALS, "")), status=1)
    page = capsys.readouterr().out
    assert "【新缺口】1 项" in page
    assert "SUPERVISE_001 人大代表建议办理" in page
    assert "前一份：“全年办理人大代表建议28件" in page
    assert "这些文字后一份里没有了" in page
    assert "法不同" not in page


def test_of_two_years_the_law_is_told_apart_and_no_words_are_said_to_be_gone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = draft(folder, ("2022年度", "2023年度"), (PROPOSALS, ""))
    compare(later, status=1)
    page = capsys.readouterr().out
    assert "适用的法不同：2022 年、2023 年" in page
    assert "没有了" not in page
    compare(later, "--law-year", "2022", status=1)
    assert "适用的法不同" not in capsys.readouterr().out


def test_kinds_and_one_file_twice_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compare(draft(folder, ("云州区人民政府", "云州区石桥镇人民政府")), status=0)
    told = capsys.readouterr().out
    assert "单位类别不同（县级以上政府、乡镇（街道））" in told
    assert "单位不同（云州区人民政府、云州区石桥镇人民政府）" in told
    compare("初稿.txt", status=0)
    told = capsys.readouterr().out
    assert "两份是同一个文件" in told
    assert "单位不同" not in told


def test_a_table_has_a_row_for_each_duty(folder: Path) -> None:
    compare(draft(folder, (PROPOSALS, "")), "--output", "对照.csv", status=1)
    text = (folder / "对照.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 8
    (row,) = [row for row in rows if row[0] == "SUPERVISE_001"]
    assert row[3] == "新缺口"


def test_a_page_has_a_table_for_each_kind_of_change_and_shows_words_as_they_stand(folder: Path) -> None:
    added = "组织行政执法案卷评查30卷<script>，优秀率100%。"
    compare(draft(folder, (PROPOSALS, ""), (COLLECTIVE, COLLECTIVE + added)), "--output", "对照.html", status=1)
    page = (folder / "对照.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')
    tables = dict(re.findall(r"<(?:h2|summary)>([^<（]+)（(\d+)）", page))
    assert tables["新缺口"] == "1"
    assert sum(map(int, tables.values())) == 7
    assert "全年办理人大代表建议28件" in page
    assert "30卷&lt;script&gt;" in page
    assert page.index("新缺口（") < page.index("没有变化（")
    assert "<details><summary>没有变化" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=", page)


def test_years_are_a_page_too(folder: Path) -> None:
    for year in ("2021", "2020"):
        (folder / f"{year}.txt").write_text(TEXT.replace("2022", year), encoding="utf-8")
    assert main(["compare", "2020.txt", "2021.txt", "初稿.txt", "--catalogue", "catalogue", "--output", "年.html"]) == 0
    page = (folder / "年.html").read_text(encoding="utf-8")
    assert re.findall(r"<td class=\"short\">(20\d\d)</td>", page) == ["2020", "2021", "2022"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有.txt"], "不存在"),
        (["二稿.txt", "--output", "二稿.txt"], "就是报告本身"),
        (["二稿.txt", "--output", "a.sarif"], "可用的后缀：.txt、.csv、.json、.xlsx、.html"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    draft(folder)
    compare(arguments[0], *arguments[1:], status=2)
    assert said in capsys.readouterr().err
    assert (folder / "二稿.txt").read_text(encoding="utf-8") == TEXT
