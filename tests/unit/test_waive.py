"""`fazhi waive`: accepted gaps are shown, then added to waivers.yaml, and all else in it stays as it was written."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.clock import this_year
from fazhi.model.record import Waiver
from fazhi.records import read_report_record

NEXT = f"{this_year() + 1}-12-31"
SAID = ["--reason", "本级没有编制", "--owner", "法规科", "--until", NEXT]
MORE = ["--approver", "局长办公会", "--basis", "纪要〔2025〕3号"]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one kept report, of which REPORT_002 is weak and DECISION_007 an assertion."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "docs" / "reports").mkdir(parents=True)
    (tmp_path / "草稿.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["add", "草稿.txt", "--slug", "yz"]) == 0
    return tmp_path / "docs" / "reports" / "yz"


def waive(*arguments: str, said: list[str] = SAID, language: str = "zh") -> int:
    return main(["waive", "yz", *arguments, *said, "--catalogue", "catalogue", "--lang", language])


def conclusions(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    capsys.readouterr()
    assert main(["audit", "yz", "--catalogue", "catalogue", "--format", "json"]) in {0, 1}
    return {item["obligation"]: item["conclusion"] for item in json.loads(capsys.readouterr().out)["assessments"]}


def short(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Duties with a gap or a weakness."""
    return [name for name, came in conclusions(capsys).items() if came in {"missing", "weak", "planned", "admitted"}]


def idle(capsys: pytest.CaptureFixture[str]) -> str:
    return next(name for name, came in conclusions(capsys).items() if came == "supported")


def test_waivers_are_shown_first_and_written_with_yes(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other, *_ = short(capsys)
    assert waive(one, other, said=[*SAID, *MORE]) == 0
    out = capsys.readouterr().out
    assert f"→ 已豁免（法规科，局长办公会批准，至 {NEXT}；依据：纪要〔2025〕3号）\n" in out
    assert out.endswith("没有写入；核对无误后加 --yes。\n")
    assert not (kept / "waivers.yaml").exists()
    assert waive(one, other, "--yes", said=[*SAID, *MORE]) == 0
    assert capsys.readouterr().out.endswith("已写入 docs/reports/yz/waivers.yaml\n")
    day = date.fromisoformat(NEXT)
    assert read_report_record(kept).waivers == tuple(
        Waiver(each, "本级没有编制", None, "法规科", day, "局长办公会", "纪要〔2025〕3号") for each in (one, other)
    )
    found = conclusions(capsys)
    assert [found[one], found[other]] == ["waived", "waived"]


def test_a_duty_may_be_named_by_its_title_and_a_day_in_words(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one, *_) = short(capsys)
    year = this_year() + 1
    assert waive(one.lower(), "--yes", said=[*SAID[:-1], f"{year}年6月30日"]) == 0
    (waiver,) = read_report_record(kept).waivers
    assert (waiver.obligation, waiver.until) == (one, date(year, 6, 30))


WRITTEN = {
    "with comments": "# 法规科\n- obligation: %s  # 一\n  reason: a\n  owner: b\n  until: 2099-12-31 # 长期\n# 完\n",
    "without a line at its end": "- obligation: %s\n  reason: a\n  owner: b\n  until: 2099-12-31",
    "set in, as Windows ends lines": "  - obligation: %s\r\n    reason: a\r\n    owner: b\r\n    until: 2099-12-31\r\n",
    "with words over several lines": "- obligation: %s\n  until: 2099-12-31\n  owner: b\n  reason: |\n    a\n    - b\n",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_stands_there_is_left_as_it_was_written(kept: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    one, other, *_ = short(capsys)
    written = WRITTEN[name].replace("%s", one).encode()
    (kept / "waivers.yaml").write_bytes(written)
    assert waive(other, "--yes") == 0
    after = (kept / "waivers.yaml").read_bytes()
    assert after.startswith(written.rstrip())
    assert (b"\r\n" in written) == (after.count(b"\r\n") == after.count(b"\n"))
    assert [each.obligation for each in read_report_record(kept).waivers] == [one, other]


def test_a_file_that_cannot_be_added_to_is_left_to_its_owner(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other, *_ = short(capsys)
    written = f"[{{obligation: {one}, reason: a, owner: b, until: 2099-12-31}}]\n"
    (kept / "waivers.yaml").write_text(written, encoding="utf-8")
    assert waive(other, "--yes") == 2
    assert f"请手工加上：{other}" in capsys.readouterr().err
    assert (kept / "waivers.yaml").read_text(encoding="utf-8") == written


def test_where_one_cannot_be_waived_none_is(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other, *_ = short(capsys)
    fine = idle(capsys)
    assert waive(one, "--yes") == 0
    before = (kept / "waivers.yaml").read_bytes()
    capsys.readouterr()
    assert waive(other, one, fine, "--yes") == 2
    err = capsys.readouterr().err
    assert f"{one} 已有豁免" in err
    assert f"{fine} 写实，没有可豁免的" in err
    assert waive(other, "NONE_001", "--yes") == 2
    assert "没有义务 NONE_001" in capsys.readouterr().err
    assert (kept / "waivers.yaml").read_bytes() == before


DAYS = {
    "past": ("2024-12-31", "2024-12-31 已经过去"),
    "none": ("明年", "明年 不是日期"),
}


@pytest.mark.parametrize("name", DAYS)
def test_a_day_that_cannot_be_is_refused(kept: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    day, why = DAYS[name]
    (one, *_) = short(capsys)
    assert waive(one, "--yes", said=[*SAID[:-1], day]) == 2
    assert why in capsys.readouterr().err
    assert not (kept / "waivers.yaml").exists()


def test_a_day_before_the_end_of_the_year_reported_on_waives_nothing(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (one, *_) = short(capsys)
    year = this_year()
    record = kept / "report.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("year: 2022", f"year: {year}"), encoding="utf-8")
    day = date(year, 12, 30)
    assert waive(one, said=[*SAID[:-1], str(day)]) == 2
    assert re.search("在报告年度末|已经过去", capsys.readouterr().err)  # the latter on the last day of a year


def test_an_empty_reason_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    (one, *_) = short(capsys)
    assert waive(one, said=["--reason", " ", *SAID[2:]], language="en") == 2
    assert "--reason is empty" in capsys.readouterr().err
