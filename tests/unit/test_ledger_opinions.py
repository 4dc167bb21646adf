"""What reviewers put down in a table becomes a decision, by the one way there is; what no row can tell is refused."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from absent import needs
from fakes import TEXT
from fazhi.audit import audit
from fazhi.cli import main
from fazhi.intake import Asked, take_kept
from fazhi.model.audit import Assessment
from fazhi.model.decision import Decision, Standing, Verdict
from fazhi.model.ledger import Field, Sheet
from fazhi.records import decisions_text, read_ledger, verify_decisions
from ledgers import BOOK, DUTIES, SLUG, cell_of, fill, make_project, through_office

WEAK, SUPPORTED, MISSING = "DECISION_007", "SUPERVISE_001", "DECISION_001"
"""Duties of the small report by what they come to."""
CHOSEN = ("--quote", "严格执行三重一大集体决策制度")
"""The passage of the weak one."""


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a kept report whose ledger was exported."""
    monkeypatch.chdir(tmp_path)
    folder = make_project(tmp_path)
    assert main(["export", SLUG]) == 0
    return folder


def row(duty: str, **cells: Any) -> dict[tuple[str, str, str], Any]:
    """Cells of a duty by their heads."""
    return {(DUTIES, duty, head): told for head, told in cells.items()}


def taken(file: str) -> int:
    return main(["import", SLUG, file, "--yes", "--lang", "zh"])


def told(record: Path) -> list[tuple[Any, ...]]:
    """What the log says."""
    return [
        (
            each.obligation, each.verdict.value, each.conclusion, each.strength and each.strength.key,
            each.place and (each.place.start, each.place.end), each.reviewer, each.note, each.day,
        )
        for each in verify_decisions(record)
    ]  # fmt: skip


def assessed(record: Path, duty: str) -> Assessment:
    kept = take_kept(record, Asked())
    return audit(Asked().load(Path.cwd()), kept.report, kept.records).assessment(duty)


def anew(target: str = BOOK) -> None:
    """Export again."""
    Path(BOOK).unlink()
    assert main(["export", SLUG]) == 0
    if target != BOOK:
        Path(BOOK).rename(target)


def test_a_conclusion_is_accepted(record: Path) -> None:
    assert taken(fill(row(WEAK, 复核意见="认可", 复核人="王五", 复核日期="2023年4月1日", 复核说明="属实"))) == 0
    assert told(record) == [(WEAK, "accepted", None, None, None, "王五", "属实", "2023-04-01")]
    assert assessed(record, WEAK).decided[0].decision.reviewer == "王五"
    entries = read_ledger(record).entries
    assert not entries.get(Sheet.SELF_CHECK), "one channel, not two"


@pytest.mark.parametrize("conclusion", ["写实", "✓ 写实"])
@pytest.mark.parametrize("word", ["改定结论", "结论有误", "不同意", None])
def test_another_conclusion_is_put_down_where_it_stands(conclusion: str, word: str | None, record: Path) -> None:
    assert assessed(record, WEAK).conclusion.value == "weak"
    assert taken(fill(row(WEAK, 复核意见=word, 结论=conclusion, 复核人="王五", 复核说明="纪要已核"))) == 0
    assert told(record) == [(WEAK, "conclusion", "supported", None, None, "王五", "纪要已核", None)]
    assert assessed(record, WEAK).conclusion.value == "supported"


def test_the_only_passage_is_rejected_or_given_another_strength(record: Path) -> None:
    (one,) = assessed(record, SUPPORTED).evidence
    (other,) = assessed(record, WEAK).evidence
    cells = row(SUPPORTED, 复核意见="不认", 复核人="王五") | row(
        WEAK, 复核意见="改定强度", 佐证强度="举措", 复核人="赵六"
    )
    assert taken(fill(cells)) == 0
    assert told(record) == [
        (WEAK, "strength", None, "measure", (other.start, other.end), "赵六", None, None),
        (SUPPORTED, "rejected", None, None, (one.start, one.end), "王五", None, None),
    ]
    assert assessed(record, SUPPORTED).conclusion.value == "missing"
    assert assessed(record, WEAK).conclusion.value == "supported"


def test_it_is_shown_first_and_written_when_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = fill(
        row(WEAK, 复核意见="改定结论", 结论="写实", 复核人="王五", 复核日期=date(2023, 4, 1), 复核说明="纪要已核")
    )
    capsys.readouterr()
    assert main(["import", SLUG, file, "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    book = openpyxl.load_workbook(file)
    place = cell_of(book, DUTIES, WEAK, "复核意见").coordinate
    name = f"{WEAK} {cell_of(book, DUTIES, WEAK, '审查事项').value}"
    assert f"{file} {DUTIES}!{place}  {name} 复核意见：（空） → 改定结论为写实（王五，2023-04-01）：纪要已核" in shown
    assert "加 --yes" in shown
    assert not (record / "decisions.yaml").exists()
    assert taken(file) == 0
    assert "decisions.yaml" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("duty", "cells", "words"),
    [
        (WEAK, {"复核意见": "还行", "复核人": "王五"}, "不能填“还行”，只能是：认可、不认、改定强度、改定结论"),
        (WEAK, {"复核意见": "撤销", "复核人": "王五"}, "不能填“撤销”"),
        (WEAK, {"复核意见": "认可"}, "没有写复核人"),
        (WEAK, {"复核意见": "认可", "复核人": "王五", "结论": "写实"}, "“结论”却改了"),
        (WEAK, {"复核意见": "不认", "复核人": "王五", "结论": "没写"}, "“结论”却改了"),
        (WEAK, {"复核意见": "认可", "复核人": "王五", "佐证强度": "成效"}, "“佐证强度”却改了"),
        (WEAK, {"复核意见": "改定结论", "复核人": "王五", "复核说明": "甲"}, "请把“结论”改成所定的"),
        (WEAK, {"复核意见": "改定强度", "复核人": "王五"}, "请把“佐证强度”改成所定的"),
        (WEAK, {"复核意见": "改定结论", "复核人": "王五", "结论": "写实"}, "请填“复核说明”"),
        (WEAK, {"复核意见": "改定结论", "复核人": "王五", "复核说明": "甲", "结论": "很好"}, "不能填“很好”"),
        (WEAK, {"复核意见": "改定结论", "复核人": "王五", "复核说明": "甲", "结论": "已豁免"}, "不能填“已豁免”"),
        (WEAK, {"复核意见": "改定强度", "复核人": "王五", "佐证强度": "无"}, "不能填“无”"),
        (
            WEAK,
            {"复核意见": "改定结论", "复核人": "王五", "复核说明": "甲", "结论": "写实", "佐证强度": "成效"},
            "只能定一件",
        ),
        (WEAK, {"复核意见": "补认", "复核人": "王五"}, "fazhi review"),
        (WEAK, {"复核意见": "（清空）", "复核人": "王五"}, "没有可撤销的"),
        (WEAK, {"复核意见": "确认", "复核人": "王五"}, "没有要再确认的"),
        (WEAK, {"复核意见": "确认", "复核人": "王五", "结论": "写实"}, "结论或者强度却改了"),
        (WEAK, {"复核意见": "确认"}, "没有写复核人"),
        (WEAK, {"复核意见": "认可", "复核人": "王五", "复核日期": "明天"}, "不是日期"),
        (WEAK, {"复核意见": "=1+1", "复核人": "王五"}, "是公式"),
        (WEAK, {"复核意见": "认可", "复核人": "王" * 2001}, "太长"),
        (MISSING, {"复核意见": "不认", "复核人": "王五"}, "有 0 处佐证"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_cell_and_nothing_is_written(
    duty: str, cells: dict[str, str], words: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (record / "ledger.yaml").read_bytes()
    good = row(SUPPORTED, 复核意见="认可", 复核人="赵六", 单位答复="已办")
    file = fill(good | row(duty, **cells))
    capsys.readouterr()
    assert taken(file) == 2
    said = capsys.readouterr().err
    assert words in said
    heads = [*cells, "复核人", "复核说明", "结论", "佐证强度"]
    workbook = openpyxl.load_workbook(file)
    places = [cell_of(workbook, DUTIES, duty, head).coordinate for head in heads]
    assert any(f"{file} {DUTIES}!{place}: " in said for place in places)
    assert (record / "ledger.yaml").read_bytes() == before, "not even what was right of it"
    assert not (record / "decisions.yaml").exists()


def test_a_passage_among_several_is_not_guessed(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["补认", "--quote", "满意率100%", "--by", "赵六"]
    assert main(["decide", SLUG, SUPPORTED, *said]) == 0
    assert len(assessed(record, SUPPORTED).evidence) == 2
    anew()
    assert taken(fill(row(SUPPORTED, 复核意见="不认", 复核人="王五"))) == 2
    assert "有 2 处佐证" in capsys.readouterr().err


def test_all_that_is_wrong_is_told_at_once(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = (
        row(WEAK, 复核意见="认可") | row(SUPPORTED, 复核意见="还行", 复核人="王五") | row(MISSING, 完成情况="差不多")
    )
    assert taken(fill(cells)) == 2
    said = capsys.readouterr().err
    assert all(words in said for words in ("没有写复核人", "不能填“还行”", "不能填“差不多”"))


def test_what_the_reviewer_did_not_see_is_refused_with_a_list(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = fill(row(WEAK, 复核意见="认可", 复核人="王五") | row(SUPPORTED, 复核意见="认可", 复核人="王五"))
    assert main(["decide", SLUG, WEAK, "改定结论", "--conclusion", "missing", "--note", "甲", "--by", "赵六"]) == 0
    capsys.readouterr()
    assert taken(file) == 2
    said = capsys.readouterr().err
    assert f"{WEAK} 的复核意见：导出以后，结论、存在问题、复核意见、复核人、复核日期变了" in said
    assert SUPPORTED not in said
    assert len(verify_decisions(record)) == 1


def test_a_text_that_changed_since_is_not_what_was_seen(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = fill(row(WEAK, 复核意见="认可", 复核人="王五"))
    text = record / "report.txt"
    if not text.exists():
        text = Path("report.txt")
    words = text.read_text(encoding="utf-8")
    text.write_text(words.replace("严格执行三重一大集体决策制度", "召开会议集体决策事项12件"), encoding="utf-8")
    capsys.readouterr()
    assert taken(file) == 2
    assert "导出以后" in capsys.readouterr().err


def test_a_table_without_the_reports_words_comes_back_as_well(record: Path) -> None:
    Path(BOOK).unlink()
    assert main(["export", SLUG, "--no-quotes"]) == 0
    assert taken(fill(row(WEAK, 复核意见="认可", 复核人="王五"))) == 0
    assert len(verify_decisions(record)) == 1


@pytest.mark.parametrize("word", ["认可", "同意"])
def test_read_twice_it_is_one_decision(word: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = fill(row(WEAK, 复核意见=word, 复核人="王五", 复核日期="2023-4-1"))
    assert taken(file) == 0
    capsys.readouterr()
    assert taken(file) == 0
    assert "另有 3 处与已有的相同" in capsys.readouterr().out
    assert len(verify_decisions(record)) == 1


def test_a_changed_conclusion_read_twice_is_one_decision(record: Path) -> None:
    file = fill(row(WEAK, 复核意见="不同意", 结论="写实", 复核人="王五", 复核说明="甲"))
    assert (taken(file), taken(file)) == (0, 0)
    assert len(verify_decisions(record)) == 1


def test_what_was_decided_stands_in_the_next_export_and_changes_nothing_when_read(record: Path) -> None:
    assert taken(fill(row(WEAK, 复核意见="认可", 复核人="王五", 复核日期="2023-4-1", 复核说明="属实"))) == 0
    anew()
    book = openpyxl.load_workbook(BOOK)
    shown = [cell_of(book, DUTIES, WEAK, head).value for head in ("复核意见", "复核说明", "复核人")]
    assert shown == ["认可", "属实", "王五"]
    assert cell_of(book, DUTIES, WEAK, "复核日期").value.date() == date(2023, 4, 1)
    assert taken(BOOK) == 0
    assert len(verify_decisions(record)) == 1


def test_another_reviewer_speaks_after_the_first(record: Path) -> None:
    assert taken(fill(row(WEAK, 复核意见="认可", 复核人="王五"))) == 0
    anew()
    assert taken(fill(row(WEAK, 复核意见="改定结论", 结论="没写", 复核说明="查无此事", 复核人="赵六"))) == 0
    assert [each[:2] for each in told(record)] == [(WEAK, "accepted"), (WEAK, "conclusion")]
    assert assessed(record, WEAK).conclusion.value == "missing"


def test_a_decision_is_revoked_and_nothing_is_deleted(record: Path) -> None:
    assert taken(fill(row(WEAK, 复核意见="改定结论", 结论="没写", 复核说明="甲", 复核人="王五"))) == 0
    anew()
    file = fill(row(WEAK, 复核意见="（清空）", 复核人="赵六"))
    assert taken(file) == 0
    first, second = verify_decisions(record)
    assert (second.revokes, second.reviewer) == (first.number, "赵六")
    assert assessed(record, WEAK).conclusion.value == "weak"
    assert taken(file) == 0
    assert len(verify_decisions(record)) == 2


def next_draft() -> None:
    """The words that were decided on stand further down."""
    Path("二稿.txt").write_text(TEXT.replace("一、", "本年工作如下。\n一、", 1), encoding="utf-8")
    assert main(["add", "二稿.txt", "--replace", SLUG, "--yes"]) == 0


def test_what_moved_is_confirmed_in_the_table_as_at_the_terminal(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = row(WEAK, 复核意见="改定强度", 佐证强度="举措", 复核人="王五", 复核日期="2023-4-1", 复核说明="纪要已核")
    assert taken(fill(cells)) == 0
    next_draft()
    assert [each.standing for each in assessed(record, WEAK).decided] == [Standing.MOVED]
    anew()
    assert "请再确认" in cell_of(openpyxl.load_workbook(BOOK), DUTIES, WEAK, "存在问题").value
    file = fill(row(WEAK, 复核意见="确认", 复核人="赵六"))
    capsys.readouterr()
    assert taken(file) == 0
    assert "确认第 1 条（赵六）" in capsys.readouterr().out
    (item,) = assessed(record, WEAK).decided
    assert item.standing is Standing.EXACT
    assert (item.decision.reviewer, item.decision.note) == ("王五", "纪要已核")
    assert item.confirmed is not None
    assert (item.confirmed.reviewer, item.confirmed.note, item.confirmed.day) == ("赵六", None, None)
    assert main(["audit", SLUG, "--format", "json"]) in {0, 1}
    (told_of,) = (each for item in json.loads(capsys.readouterr().out)["assessments"] for each in item["decisions"])
    assert (told_of["reviewer"], told_of["day"], told_of["confirmed"]["reviewer"]) == ("王五", "2023-04-01", "赵六")
    log = verify_decisions(record)
    assert taken(file) == 0
    assert verify_decisions(record) == log, "read twice it is confirmed once"
    (record / "decisions.yaml").write_text(decisions_text(log[:-1]), encoding="utf-8")
    assert main(["confirm", SLUG, "1", "--by", "赵六"]) == 0
    said = verify_decisions(record)[-1]
    assert replace(log[-1], time=said.time, digest=said.digest) == said, "the same event by either door"


@needs("libreoffice")
def test_a_confirmation_comes_through_libreoffice(record: Path) -> None:
    """The row as it was sent out, and the words beside it, mean the same when another program has saved them."""
    assert taken(fill(row(WEAK, 复核意见="改定强度", 佐证强度="举措", 复核人="王五", 复核日期="2023-4-1"))) == 0
    next_draft()
    anew()
    assert taken(through_office(fill(row(WEAK, 复核意见="确认", 复核人="赵六", 复核日期="2023-5-2")))) == 0
    (item,) = assessed(record, WEAK).decided
    assert item.standing is Standing.EXACT
    assert item.confirmed is not None
    assert (item.confirmed.reviewer, item.confirmed.day) == ("赵六", "2023-05-02")
    assert item.decision.day == "2023-04-01"


@pytest.mark.parametrize("name", ["王五（法制科科长）", "王五(法制科科长)", "王五 （ 法制科科长 ）"])
def test_a_role_stands_in_brackets_behind_the_name(name: str, record: Path) -> None:
    file = fill(row(WEAK, 复核意见="认可", 复核人=name))
    assert taken(file) == 0
    (event,) = verify_decisions(record)
    assert (event.reviewer, event.role) == ("王五", "法制科科长")
    assert taken(file) == 0
    assert len(verify_decisions(record)) == 1, "read twice it is one"
    anew()
    assert cell_of(openpyxl.load_workbook(BOOK), DUTIES, WEAK, "复核人").value == "王五（法制科科长）"
    assert taken(fill(row(SUPPORTED, 单位答复="已办"))) == 0
    assert len(verify_decisions(record)) == 1, "what stands there from before is no opinion"


def test_one_of_several_is_not_guessed_to_be_confirmed(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", SLUG, WEAK, "改定强度", "--strength", "measure", "--by", "王五", *CHOSEN]) == 0
    assert main(["decide", SLUG, WEAK, "改定结论", "--conclusion", "missing", "--note", "甲", "--by", "王五"]) == 0
    next_draft()
    anew()
    capsys.readouterr()
    assert taken(fill(row(WEAK, 复核意见="仍然成立", 复核人="赵六"))) == 2
    assert "fazhi confirm 报告 1 2" in capsys.readouterr().err


def test_what_is_gone_cannot_be_confirmed_and_hides_nothing(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", SLUG, WEAK, "改定强度", "--strength", "measure", "--by", "王五", *CHOSEN]) == 0
    text = TEXT.replace("严格执行三重一大集体决策制度。", "")
    Path("二稿.txt").write_text(text, encoding="utf-8")
    assert main(["add", "二稿.txt", "--replace", SLUG, "--yes"]) == 0
    anew()
    capsys.readouterr()
    assert taken(fill(row(WEAK, 复核意见="确认", 复核人="赵六"))) == 2
    assert "所说的文字已不在，无从确认" in capsys.readouterr().err
    assert main(["decide", SLUG, WEAK, "改定结论", "--conclusion", "planned", "--note", "甲", "--by", "王五"]) == 0
    Path("三稿.txt").write_text(text.replace("一、", "本年工作如下。\n一、", 1), encoding="utf-8")
    assert main(["add", "三稿.txt", "--replace", SLUG, "--yes"]) == 0
    anew()
    assert taken(fill(row(WEAK, 复核意见="确认", 复核人="赵六"))) == 0
    assert [each.event for each in verify_decisions(record) if each.verdict is Verdict.CONFIRMED] == [3]


def test_a_day_that_another_reviewer_put_down_is_not_taken_for_this_ones(record: Path) -> None:
    assert taken(fill(row(WEAK, 复核意见="认可", 复核人="王五", 复核日期="2023-4-1"))) == 0
    anew()
    file = fill(row(WEAK, 复核意见="改定强度", 佐证强度="举措", 复核人="赵六"))
    assert taken(file) == 0
    assert [each.day for each in verify_decisions(record)] == ["2023-04-01", None]
    assert taken(file) == 0
    assert len(verify_decisions(record)) == 2


def test_a_blank_leaves_and_a_name_alone_is_no_opinion(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = fill(row(WEAK, 复核人="王五") | row(SUPPORTED, 结论="写虚"))
    capsys.readouterr()
    assert taken(file) == 0
    said = capsys.readouterr().out
    assert f"{WEAK} 没有复核意见，只有复核人" in said
    assert "“结论”由 fazhi 填写，改动没有读回" in said
    assert not (record / "decisions.yaml").exists()


def test_two_files_that_say_different_things_are_a_conflict(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = fill(row(WEAK, 复核意见="认可", 复核人="王五"), target="甲.xlsx")
    second = fill(row(WEAK, 复核意见="认可", 复核人="赵六"), target="乙.xlsx")
    same = shutil.copy(first, "丙.xlsx")
    assert main(["import", SLUG, first, second, "--yes"]) == 2
    assert "两处不一" in capsys.readouterr().err
    assert main(["import", SLUG, first, same, "--yes"]) == 0
    assert "另有 2 处与已有的相同" in capsys.readouterr().out
    assert len(verify_decisions(record)) == 1


def test_a_table_of_one_department_brings_its_opinions(record: Path) -> None:
    assert main(["export", SLUG, "--by", "department", "--output", "out"]) == 0
    file = fill(row("ENFORCE_001", 复核意见="认可", 复核人="王五"), source="out/司法局.xlsx")
    assert taken(file) == 0
    assert [each[:2] for each in told(record)] == [("ENFORCE_001", "accepted")]


def test_a_log_that_cannot_be_written_leaves_the_ledger_as_it_was(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = fill(row(WEAK, 复核意见="认可", 复核人="王五", 单位答复="已办"))
    before = (record / "ledger.yaml").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("fazhi.records.decisions.write_whole", full)
        assert taken(file) == 2
    assert "磁盘" in capsys.readouterr().err
    assert (record / "ledger.yaml").read_bytes() == before
    assert taken(file) == 0
    assert read_ledger(record).entry(Sheet.SELF_CHECK, WEAK).values[Field.ANSWER] == "已办"
    assert len(verify_decisions(record)) == 1


def test_an_altered_log_has_its_own_status_and_takes_nothing(record: Path) -> None:
    assert main(["decide", SLUG, WEAK, "认可", "--by", "赵六"]) == 0
    anew()
    log = record / "decisions.yaml"
    log.write_text(log.read_text(encoding="utf-8").replace("赵六", "赵七"), encoding="utf-8")
    before = (record / "ledger.yaml").read_bytes()
    assert taken(fill(row(SUPPORTED, 复核意见="认可", 复核人="王五", 单位答复="已办"))) == 4
    assert (record / "ledger.yaml").read_bytes() == before


def test_an_opinion_of_an_older_ledger_stays_there_and_is_sent_out_no_more(record: Path) -> None:
    old = "self_check:\n  ENFORCE_001:\n    opinion: accepted\n    reviewer: 钱七\n"
    ledger = record / "ledger.yaml"
    ledger.write_text(ledger.read_text(encoding="utf-8") + old, encoding="utf-8")
    anew()
    assert cell_of(openpyxl.load_workbook(BOOK), DUTIES, "ENFORCE_001", "复核人").value is None
    assert taken(fill(row(WEAK, 单位答复="已办"))) == 0
    assert "钱七" in ledger.read_text(encoding="utf-8")


def test_who_may_choose_what_is_offered_in_the_sheet(record: Path) -> None:
    sheet = openpyxl.load_workbook(BOOK)[DUTIES]
    lists = {
        sheet.cell(3, next(iter(each.sqref.ranges)).min_col).value: each.formula1
        for each in sheet.data_validations.dataValidation
        if each.type == "list"
    }
    assert lists["复核意见"] == '"认可,不认,改定强度,改定结论,确认"'
    assert "✓ 写实" in lists["结论"]
    assert "已豁免" not in lists["结论"]
    assert lists["佐证强度"] == '"提及,表态,举措,成效"'


def test_a_day_is_sealed_with_the_event(record: Path) -> None:
    assert taken(fill(row(WEAK, 复核意见="认可", 复核人="王五", 复核日期="2023-4-1"))) == 0
    (event,) = verify_decisions(record)
    assert isinstance(event, Decision)
    log = record / "decisions.yaml"
    log.write_text(log.read_text(encoding="utf-8").replace("2023-04-01", "2023-04-02"), encoding="utf-8")
    assert main(["verify", SLUG]) == 4
