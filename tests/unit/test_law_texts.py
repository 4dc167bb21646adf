"""The commands on texts of the law: an article shown, the catalogue checked, and what cannot be told."""

import json
import re
from pathlib import Path

import pytest

from fazhi.catalogue import load
from fazhi.cli import main

CATALOGUE = load()
PENALTY = CATALOGUE.instruments["PENALTY"]
TEXT = "# 中华人民共和国行政处罚法\n\n2021年1月22日 修订\n\n" + "".join(
    f"第{number}条 {words}\n\n"
    for number, words in (("三十九", "甲应当公示。\n\n（一）乙；"), ("四十八", "丙依法公开。"), ("八十六", "施行。"))
)


@pytest.fixture
def laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "法"
    folder.mkdir()
    (folder / "行政处罚法_20210122.md").write_text(TEXT, encoding="utf-8")
    return folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["law", *arguments]) == status
    out = capsys.readouterr()
    return out.err if status == 2 else out.out


@pytest.mark.parametrize("name", ["PENALTY", "penalty", "行政处罚法", "《中华人民共和国行政处罚法》"])
def test_an_article_is_shown_with_its_source_and_the_duties_that_cite_it(
    laws: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    page = told(capsys, "show", name, "39", "--laws", str(laws))
    assert "第三十九条 甲应当公示。" in page
    assert "（一）乙；" in page
    assert "行政处罚法_20210122" in page
    assert "ENFORCE_001 行政执法公示" in page
    assert "丙" not in page


def test_the_folder_is_that_of_the_project_or_the_environment(
    laws: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--laws" in told(capsys, "show", "PENALTY", "39", status=2)
    (laws.parent / "pyproject.toml").write_text('[tool.fazhi]\nlaws = "法"\n', encoding="utf-8")
    assert "甲应当公示" in told(capsys, "show", "PENALTY", "39")
    (laws.parent / "pyproject.toml").unlink()
    monkeypatch.setenv("FAZHI_LAWS", "法")
    assert "甲应当公示" in told(capsys, "show", "PENALTY", "39")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["PENALTY", "99"], "共 86 条"),
        (["PENALTY", "第一"], "没有“第一”"),
        (["PENALTI", "3"], "PENALTY"),
        (["PENALTY", "39", "--version", "1996-03-17"], "2021-01-22"),
        (["SC711", "3"], "没有《中华人民共和国政府信息公开条例》"),
    ],
)
def test_an_instrument_or_article_that_is_not_there_is_named(
    laws: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert said in told(capsys, "show", *arguments, "--laws", str(laws), status=2)


def test_the_catalogue_is_held_to_the_texts(laws: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "check", str(laws), "--lang", "zh", status=1)
    assert re.search(r"ENFORCE_002.*第47条：没有这一条", page)
    found = json.loads(told(capsys, "check", str(laws), "--format", "json", status=1))
    assert {item["instrument"] for item in found["wrong"]} == {"PENALTY"}
    assert {item["fault"] for item in found["wrong"]} == {"no_place"}
    cited = [item for duty in CATALOGUE.obligations for item in duty.basis]
    assert found["held"] + len(found["wrong"]) + len(found["without_text"]) == len(cited)


def test_a_gap_at_the_terminal_quotes_the_article(laws: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = laws.parent / "青河县人民政府2024年度法治政府建设情况报告.txt"
    report.write_text(f"{report.stem}\n一、主要举措和成效\n加强学习。\n", encoding="utf-8")

    def gap(*more: str) -> str:
        assert main(["audit", report.name, *more]) == 1
        return capsys.readouterr().out.partition("ENFORCE_001 ")[2].partition("\n\n")[0]

    assert "原文    第三十九条 甲应当公示。 （一）乙；" in gap("--laws", str(laws))
    assert "words     第三十九条" in gap("--laws", "法", "--lang", "en")
    assert "原文" not in gap()
