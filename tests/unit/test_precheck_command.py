"""The command that lists what should not leave the office: its pages, its exit status, and the words it goes by."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from fazhi.cli import main
from fazhi.model.errors import CatalogueError
from fazhi.output.words.columns import columns
from fazhi.precheck import CHECKS
from fazhi.precheck.base import one_of
from fazhi.wordlists import read_lists
from schemas import precheck_schema
from shared import ROOT

FILE = ROOT / "requirements" / "precheck.yaml"
GOOD = (
    "云州县2024年度法治政府建设情况报告\n一、主要举措和成效\n（一）普法\n全年培训12次。\n"
    "二、下一步打算\n2025年，我县将继续培训。"
)
BAD = GOOD.replace("12次", "X次，检查x件").replace("二、", "三、")


def told(capsys: pytest.CaptureFixture[str], path: Path, text: str, *more: str, status: int) -> str:
    path.write_text(text, encoding="utf-8")
    assert main(["precheck", str(path), *more]) == status
    out = capsys.readouterr()
    return out.err if status > 1 else out.out


def test_nothing_found_is_said_and_leaves_with_nought(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "没有发现" in told(capsys, tmp_path / "a.txt", GOOD, "--lang", "zh", status=0)
    assert "Nothing was found" in told(capsys, tmp_path / "a.txt", GOOD, "--lang", "en", status=0)


def test_each_is_told_with_its_place_and_its_sentence_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = told(capsys, tmp_path / "a.txt", BAD, "--lang", "zh", status=1)
    assert "发出之前要看的 3 处" in page
    assert f"“X次”没有填（第{BAD.index('X次')}字，一 › （一）普法）" in page
    assert page.count("全年培训X次，检查x件。") == 1
    assert max(map(columns, page.splitlines())) <= 80


def test_the_english_page_is_english_but_for_what_it_quotes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = told(capsys, tmp_path / "a.txt", BAD, "--lang", "en", status=1)
    assert "[Blanks] 2: Fill in" in page
    assert "“X次” is not filled in" in page


def test_the_json_has_offsets_path_and_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = json.loads(told(capsys, tmp_path / "a.txt", BAD, "--format", "json", status=1))
    jsonschema.Draft202012Validator(json.loads(precheck_schema())).validate(found)
    assert (found["schema"], found["report"]["year"], len(found["slips"])) == ("fazhi.precheck/1", 2024, 3)
    first = found["slips"][0]
    assert first["check"] == "placeholder"
    assert BAD[first["start"] : first["end"]] == first["words"] == "X次"
    assert first["path"] == ["一、主要举措和成效", "（一）普法"]
    assert BAD[first["sentence"]["start"] : first["sentence"]["end"]] == "全年培训X次，检查x件。"
    assert all(item["message"] and item["message_en"] and item["remedy"] for item in found["slips"])


def test_what_is_not_the_text_s_has_no_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = json.loads(told(capsys, tmp_path / "报告（送审稿）.txt", GOOD, "--format", "json", status=1))
    (slip,) = found["slips"]
    jsonschema.Draft202012Validator(json.loads(precheck_schema())).validate(found)
    assert (slip["check"], slip["start"], slip["words"], slip["sentence"]) == ("draft_mark", None, None, None)


def test_bad_input_leaves_with_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "--unit-kind" in told(capsys, tmp_path / "a.txt", "会议通知\n请参加。", status=2)
    assert main(["precheck", str(tmp_path / "none.txt")]) == 2


def test_a_report_whose_text_is_kept_back_cannot_be_checked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["precheck", "gaoqing-edz-2022", "--lang", "zh"]) == 2
    assert "没有原文" in capsys.readouterr().err


def test_more_than_twenty_of_a_kind_are_counted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = f"{GOOD}\n" + "\n".join(f"第{number}项检查X次。" for number in range(25))
    assert "还有 5 处" in told(capsys, tmp_path / "a.txt", text, "--lang", "zh", status=1)


def test_a_mistake_in_the_words_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "precheck.yaml"
    path.write_text(FILE.read_text(encoding="utf-8").replace("draft_mark: [", "draft_mark: [稿.*, "), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_lists(path)
    assert caught.value.mistakes[0].line > 0


def test_the_longest_word_is_found_first() -> None:
    assert re.findall(one_of("secret_mark"), "内部资料") == ["内部资料"]


def test_the_checks_are_told_in_the_order_of_their_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = json.loads(told(capsys, tmp_path / "a.txt", BAD, "--format", "json", status=1))
    order = [check.id for check in CHECKS]
    places = [order.index(item["check"]) for item in found["slips"]]
    assert places == sorted(places)
