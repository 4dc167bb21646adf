"""What a report has in the words of other units' reports that the same project keeps."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from fazhi import whose
from fazhi.cli import main

PASSAGE = (
    "健全案件会商机制，规范立案、取证、审核、告知、送达各个环节的操作流程。"
    "把案卷交叉评查、网上巡查和投诉倒查结合起来，发现问题当场指出、限期改正。"
)
SUPERIOR = (
    "会议强调：要把严格规范公正文明执法落到实处，让人民群众在每一个案件中感受到公平。"
    "会议指出：要健全行政裁量权基准制度，防止畸轻畸重、同案不同罚，做到宽严相济。"
)
OWN = "全年办理人大代表建议28件，评查案卷60卷，召开会议五次。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def keep(folder: Path, unit: str, year: int, *paragraphs: str) -> Path:
    """Keep a report in the project."""
    title = f"{unit}人民政府{year}年法治政府建设年度报告"
    data = "\n".join([title, "一、主要举措和成效", *paragraphs, ""]).encode()
    kept = folder / "docs" / "reports" / f"{unit}-{year}"
    kept.mkdir(parents=True)
    (kept / "report.txt").write_bytes(data)
    record = (
        f"title: {title}\nunit: {unit}人民政府\nunit_kind: county\nyear: {year}\nsource: 自编\n"
        f"sha256: {sha256(data).hexdigest()}\ncharacters: {len(data.decode())}\ntext: report.txt\n"
    )
    (kept / "report.yaml").write_text(record, encoding="utf-8")
    return kept


def told(capsys: pytest.CaptureFixture[str], name: str = "云州区-2023", language: str = "") -> list[str]:
    """What the rule says of it."""
    assert main(["audit", name, "--format", "json"]) in {0, 1}
    found = json.loads(capsys.readouterr().out)["findings"]
    return [item[f"message{language}"] for item in found if item["rule"] == "copied_text"]


def test_the_words_of_another_unit_are_told_with_its_name_and_the_share(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, "云州区", 2023, OWN, PASSAGE)
    assert told(capsys) == []
    keep(folder, "青河县", 2022, "收到申请31件并全部答复。", PASSAGE)
    (said,) = told(capsys)
    assert said.startswith("举措部分 70% 的文字与青河县人民政府（2022年度）的报告相同或相近，共 1 处，最长的一处在第")
    (said,) = told(capsys, language="_en")
    assert said == "70% of the work part stands in the reports of 青河县人民政府 (2022) too, in 1 places."


def test_what_everybody_writes_is_set_apart_and_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, "云州区", 2023, OWN, PASSAGE, OWN, SUPERIOR)
    keep(folder, "青河县", 2023, "收到申请31件并全部答复。", SUPERIOR, "召开推进会三次。", PASSAGE)
    (said,) = told(capsys)
    assert "共 1 处" in said
    assert said.endswith("；另有引上级的话 1 处，不算在内。")


def test_a_superiors_words_alone_are_no_copy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, "云州区", 2023, OWN, SUPERIOR)
    keep(folder, "青河县", 2023, SUPERIOR)
    assert told(capsys) == []


def test_a_later_report_is_no_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, "云州区", 2023, OWN, PASSAGE)
    keep(folder, "青河县", 2024, PASSAGE)
    assert told(capsys) == []
    assert told(capsys, "青河县-2024") != []


def test_last_year_and_other_units_are_told_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for unit, year in (("云州区", 2023), ("云州区", 2022), ("青河县", 2023)):
        keep(folder, unit, year, f"{unit}全年评查案卷{year}卷。", PASSAGE)
    last, others = told(capsys)
    assert "与2022年度的报告相同" in last
    assert "青河县人民政府（2023年度）" in others


def test_what_ten_units_have_is_what_everybody_writes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, "云州区", 2023, OWN, PASSAGE)
    for number in range(9):
        keep(folder, f"{'甲乙丙丁戊己庚辛壬'[number]}县", 2023, PASSAGE)
    assert "等单位的报告" in told(capsys)[0]
    keep(folder, "癸县", 2023, PASSAGE)
    assert told(capsys) == []


def test_of_too_many_reports_none_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(folder, "云州区", 2023, OWN, PASSAGE)
    keep(folder, "青河县", 2023, PASSAGE)
    monkeypatch.setattr(whose, "MOST_OTHERS", 1)
    assert told(capsys) == []


def test_a_record_with_mistakes_does_not_stop_the_audit_of_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, "云州区", 2023, OWN, PASSAGE)
    broken = keep(folder, "青河县", 2023, PASSAGE) / "report.yaml"
    broken.write_text(broken.read_text(encoding="utf-8") + "county: 1\n", encoding="utf-8")
    assert told(capsys) == []
