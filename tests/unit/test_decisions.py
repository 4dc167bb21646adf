"""A named person's word on a verdict: what it changes, how long it stands, and that the log is not altered unseen."""

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.model.decision import FIRST, Decision, Place, Verdict, first_altered, standing_ones
from fazhi.model.errors import AlteredError, InputError
from fazhi.model.report import Part
from fazhi.records import append_decision, decisions_text, verify_decisions
from fazhi.records import lines as written
from fazhi.records.decisions import read_decisions
from fazhi.yamlfile import Problems

PROPOSALS = "全年办理人大代表建议28件，满意率100%"
COLLECTIVE = "严格执行三重一大集体决策制度"
PLANNED = "将全面推行行政执法公示制度"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one kept report."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "docs" / "reports").mkdir(parents=True)
    (tmp_path / "草稿.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAZHI_REVIEWER", "张三")
    assert main(["add", "草稿.txt", "--slug", "yz"]) == 0
    return tmp_path / "docs" / "reports" / "yz"


def decide(*arguments: str, status: int = 0) -> None:
    assert main(["decide", "yz", *arguments, "--catalogue", "catalogue", "--lang", "zh"]) == status


def told(capsys: pytest.CaptureFixture[str], form: str = "json", *options: str) -> str:
    capsys.readouterr()
    assert main(["audit", "yz", "--catalogue", "catalogue", "--format", form, "--lang", "zh", *options]) in {0, 1}
    return capsys.readouterr().out


def verdicts(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    return {item["obligation"]: item["conclusion"] for item in json.loads(told(capsys))["assessments"]}


def standing(capsys: pytest.CaptureFixture[str], status: int) -> dict[int, str | None]:
    capsys.readouterr()
    assert main(["status", "yz", "--catalogue", "catalogue", "--format", "json"]) == status
    return {item["number"]: item["standing"] for item in json.loads(capsys.readouterr().out)["events"]}


@pytest.mark.parametrize(
    ("arguments", "id", "conclusion"),
    [
        (["SUPERVISE_001", "认可", "--quote", PROPOSALS], "SUPERVISE_001", "supported"),
        (["SUPERVISE_001", "不认", "--quote", PROPOSALS], "SUPERVISE_001", "missing"),
        (["SUPERVISE_001", "rejected", "--passage", "40-61"], "SUPERVISE_001", None),
        (["DECISION_001", "补认", "--quote", COLLECTIVE], "DECISION_001", "supported"),
        (["DECISION_001", "补认", "--quote", COLLECTIVE, "--strength", "assertion"], "DECISION_001", "weak"),
        (["DECISION_007", "改定强度", "--quote", COLLECTIVE, "--strength", "measure"], "DECISION_007", "supported"),
        (["ENFORCE_001", "改定强度", "--quote", PLANNED, "--strength", "measure"], "ENFORCE_001", "supported"),
        *(
            (["DISPUTE_004", "改定结论", "--conclusion", item, "--note", "另有材料"], "DISPUTE_004", item)
            for item in ("supported", "weak", "planned", "admitted", "missing", "not_applicable")
        ),
    ],
)
def test_a_decision_outranks_the_rules(
    capsys: pytest.CaptureFixture[str], arguments: list[str], id: str, conclusion: str | None
) -> None:
    before = verdicts(capsys)
    evidence = next(item for item in json.loads(told(capsys))["assessments"] if item["obligation"] == id)["evidence"]
    if "--passage" in arguments:
        (found,) = evidence
        arguments = [*arguments[:-1], f"{found['start']}-{found['end']}"]
        conclusion = "missing"
    decide(*arguments)
    after = verdicts(capsys)
    assert after == before | {id: conclusion}


def test_a_passage_that_is_rejected_beside_another_leaves_the_conclusion_and_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    decide("DECISION_007", "补认", "--quote", PROPOSALS, "--strength", "measure")
    capsys.readouterr()
    decide("DECISION_007", "不认", "--quote", COLLECTIVE)
    assert "DECISION_007 仍为写实，另有 1 处佐证（" in capsys.readouterr().out


def test_every_view_says_who_decided(capsys: pytest.CaptureFixture[str]) -> None:
    decide("SUPERVISE_001", "不认", "--quote", PROPOSALS, "--note", "去年的数")
    decide("DECISION_007", "改定强度", "--quote", COLLECTIVE, "--strength", "measure")
    assert "SUPERVISE_001 人大代表建议办理（没写） · 张三 2" in told(capsys, "text").replace("\n    ", "")
    rows = list(csv.reader(io.StringIO(told(capsys, "csv"))))
    assert any("张三" in cell for cell in next(row for row in rows if row[0] == "SUPERVISE_001"))
    (item,) = next(each for each in json.loads(told(capsys))["assessments"] if each["obligation"] == "SUPERVISE_001")[
        "decisions"
    ]
    assert (item["reviewer"], item["verdict"], item["note"], item["standing"]) == (
        "张三",
        "rejected",
        "去年的数",
        "exact",
    )
    cases = ET.fromstring(told(capsys, "junit")).iter("testcase")
    decided = [
        each.get("value", "") for case in cases for each in case.iter("property") if each.get("name") == "decided"
    ]
    assert len(decided) == 2
    assert all("张三" in each for each in decided)
    results = json.loads(told(capsys, "sarif"))["runs"][0]["results"]
    assert sum("张三" in (item["properties"].get("decided") or "") for item in results) == 2
    marks = json.loads(told(capsys, "annotation"))["items"]
    assert [mark["creator"]["name"] for mark in marks if "creator" in mark] == ["张三"]


def test_a_persons_word_carries_no_likelihood(capsys: pytest.CaptureFixture[str]) -> None:
    decide("SUPERVISE_001", "认可", "--quote", PROPOSALS)
    found = json.loads(told(capsys))["assessments"]
    assert next(item for item in found if item["obligation"] == "SUPERVISE_001")["likelihood"] is None


def test_revoking_is_an_event_and_brings_the_rules_back(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    before = verdicts(capsys)
    decide("SUPERVISE_001", "不认", "--quote", PROPOSALS)
    decide("SUPERVISE_001", "撤销", "--number", "1", "--by", "李四")
    assert verdicts(capsys) == before
    log = read_decisions(folder)
    assert [event.verdict for event in log] == [Verdict.REJECTED, Verdict.REVOKED]
    assert log[1].reviewer == "李四"
    assert standing(capsys, 0) == {1: None, 2: None}


def test_of_two_words_on_one_passage_the_later_counts(capsys: pytest.CaptureFixture[str]) -> None:
    decide("SUPERVISE_001", "不认", "--quote", PROPOSALS)
    decide("SUPERVISE_001", "认可", "--quote", PROPOSALS)
    assert verdicts(capsys)["SUPERVISE_001"] == "supported"


@pytest.mark.parametrize(
    ("change", "now", "conclusion"),
    [
        (lambda text: text, "exact", "missing"),
        (lambda text: text.replace("（一）", "（一）先说几句。"), "moved", "missing"),
        (lambda text: text.replace("28件", "29件"), "gone", "supported"),
    ],
)
def test_a_decision_stands_moves_or_is_gone_with_its_words(
    capsys: pytest.CaptureFixture[str], folder: Path, change: object, now: str, conclusion: str
) -> None:
    decide("SUPERVISE_001", "不认", "--quote", PROPOSALS)
    (folder / "report.txt").write_text(change(TEXT), encoding="utf-8")  # type: ignore[operator]
    assert standing(capsys, 0 if now == "exact" else 1) == {1: now}
    assert verdicts(capsys)["SUPERVISE_001"] == conclusion
    assert len(read_decisions(folder)) == 1


def test_a_rule_or_an_article_that_changed_asks_for_another_look(capsys: pytest.CaptureFixture[str]) -> None:
    decide("SUPERVISE_001", "不认", "--quote", PROPOSALS)
    path = Path("catalogue/obligations/supervise.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("article: 42", "article: 43"), encoding="utf-8")
    assert standing(capsys, 1) == {1: "changed"}
    assert main(["status", "yz", "--catalogue", "catalogue", "--lang", "zh"]) == 1
    told = "".join(capsys.readouterr().out.split())
    assert "请再确认" in told
    assert "规则或依据改过；现在的结论：没写" in told


def test_a_conclusion_is_suspect_once_the_text_changed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    decide("DISPUTE_004", "改定结论", "--conclusion", "supported", "--note", "另有材料")
    assert standing(capsys, 0) == {1: "exact"}
    (folder / "report.txt").write_text(TEXT + "又及。\n", encoding="utf-8")
    assert standing(capsys, 1) == {1: "changed"}


def test_whoever_is_asked_to_look_again_is_told_what_to_do(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    decide("DECISION_007", "改定结论", "--conclusion", "supported", "--note", "另见附件")
    (folder / "report.txt").write_text(TEXT + "另有一句。\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["status", "yz", "--catalogue", "catalogue", "--lang", "zh"]) == 1
    told = "".join(capsys.readouterr().out.split())
    assert "（fazhistatus）" not in told
    assert "fazhiconfirmyz编号" in told
    decide("DECISION_007", "确认", "--number", "1")


def test_a_duty_is_decided_by_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    decide("人大代表建议办理", "认可", "--by", "张三")
    assert "SUPERVISE_001" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["SUPERVISE_999", "认可"], "没有义务 SUPERVISE_999"),
        (["SUPERVISE_001", "不认"], "还要给出片段（--quote 原文，或 --passage 起-止）"),
        (["SUPERVISE_001", "改定强度", "--quote", PROPOSALS], "还要给出强度（--strength）"),
        (["SUPERVISE_001", "改定结论", "--conclusion", "missing"], "还要给出说明（--note）"),
        (["SUPERVISE_001", "撤销", "--number", "7"], "没有第 7 条"),
        (["SUPERVISE_001", "不认", "--quote", "行政执法"], "须恰好一次"),
        (["SUPERVISE_001", "不认", "--quote", "没有这句话"], "报告里没有“没有这句话”"),
        (["SUPERVISE_001", "不认", "--passage", "9-3"], "不是位置"),
        (["SUPERVISE_001", "不认", "--passage", "3-99999"], "不是位置"),
        (["SUPERVISE_001", "不认", "--quote", PROPOSALS, "--by", " "], "没有写明复核人"),
        (["SUPERVISE_001", "认了"], "须为"),
    ],
)
def test_a_word_that_cannot_be_taken_is_told_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: list[str], said: str
) -> None:
    capsys.readouterr()
    decide(*arguments, status=2)
    assert said in capsys.readouterr().err
    assert not (folder / "decisions.yaml").exists()


def test_a_report_that_is_not_kept_takes_no_decision(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["decide", "草稿.txt", "SUPERVISE_001", "认可"], ["status", "别的"], ["verify", "别的"]):
        assert main(command) == 2
        assert "docs/reports/" in capsys.readouterr().err


def test_a_report_without_its_text_is_decided_by_the_places_of_its_evidence(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert main(["detach", "草稿.txt", str(folder), "--catalogue", "catalogue"]) == 0
    record = (folder / "report.yaml").read_text(encoding="utf-8")
    (folder / "report.yaml").write_text(re.sub("text: .*", "text: null", record), encoding="utf-8")
    (folder / "report.txt").unlink()
    before = json.loads(told(capsys))["assessments"]
    (found,) = next(item for item in before if item["obligation"] == "SUPERVISE_001")["evidence"]
    decide("SUPERVISE_001", "不认", "--passage", f"{found['start']}-{found['end']}")
    assert verdicts(capsys)["SUPERVISE_001"] == "missing"
    decide("SUPERVISE_001", "补认", "--passage", "1-9", status=2)


def log_of(many: int) -> list[Decision]:
    log: list[Decision] = []
    for number in range(1, many + 1):
        event = Decision(
            number=number,
            obligation="SUPERVISE_001",
            verdict=Verdict.ACCEPTED,
            place=Place(number, number + 9, "0" * 16, Part.WORK, ("一、",)),
            strength=None,
            conclusion=None,
            revokes=None,
            reviewer="张三",
            role=None,
            time="2026-03-01T09:30:00+08:00",
            note="\N{GRINNING FACE}“引号”: #",
            text="a" * 64,
            duty="b" * 16,
            before=log[-1].digest if log else FIRST,
            digest="",
        )
        log.append(replace(event, digest=event.sealed))
    return log


def test_a_log_comes_back_as_it_was_written(folder: Path) -> None:
    log = log_of(3)
    (folder / "decisions.yaml").write_text(decisions_text(log), encoding="utf-8")
    assert read_decisions(folder) == tuple(log)
    assert first_altered(log) is None
    assert len(standing_ones(log)) == 3


def first_format(log: list[Decision]) -> str:
    """The log as the first format wrote it: each field on a line."""
    lines = ["# 复核意见", "schema: fazhi.decisions/1", "log:"]
    for event in log:
        (line,) = decisions_text([event]).splitlines()[-1:]
        lines += re.sub(
            r", (?=[a-z]+: (?![0-9]+, end))(?![^{]*\}\}?,|[^\[]*\])", "\n    ", line.replace("{number", "number")[:-1]
        ).split("\n")
    return "\n".join(lines) + "\n"


def test_a_log_of_the_first_format_is_read_and_goes_on_in_the_second(folder: Path) -> None:
    log, path = log_of(3), folder / "decisions.yaml"
    path.write_text(first_format(log), encoding="utf-8")
    assert "\n    reviewer: " in path.read_text(encoding="utf-8")
    old = verify_decisions(folder)
    assert old == tuple(log)
    new = append_decision(folder, old, log[0], log[1])
    assert new[:3] == tuple(log)
    assert verify_decisions(folder) == new
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# 复核意见\nschema: fazhi.decisions/2\n")
    assert text.count("\n  - {number: ") == 2
    assert append_decision(folder, new, log[2])[:5] == new


WORDS = st.text(max_size=30).filter(lambda text: text.strip() != "")


@settings(max_examples=80, deadline=None)
@given(
    reviewer=WORDS, role=st.none() | WORDS, note=st.none() | WORDS, path=st.lists(st.text(max_size=9), max_size=3),
    numbers=st.tuples(*[st.integers(0, 99999)] * 2), later=st.none() | st.integers(1, 9),
)  # fmt: skip
def test_read_fast_or_as_yaml_a_log_says_the_same(
    reviewer: str, role: str | None, note: str | None, path: list[str], numbers: tuple[int, int], later: int | None
) -> None:
    place = Place(*numbers, "0" * 16, Part.PLANS, tuple(path))
    event = replace(log_of(1)[0], reviewer=reviewer, role=role, note=note, place=place, event=later)
    log = [replace(event, digest=event.sealed), *log_of(1)]
    data = decisions_text(log).encode("utf-8", "surrogatepass")
    assert written._lines(data) == tuple(log)
    problems = Problems("decisions.yaml")
    assert written.events_of(data.replace(b"\n", b"\n\n", 1), "decisions.yaml", problems) == tuple(log)
    assert not problems.mistakes


@pytest.mark.parametrize(
    "change",
    [
        ("number: 1", "number: 01"), ("number: 1", "number: '1'"), ("SUPERVISE", "supervise"), ("accepted", "agreed"),
        ("reviewer: ", "reviewer:  "), ('"张三"', '""'), ('"张三"', '" "'), ("2026-03-01T09:30:00+08:00", "2026"),
        ("part: work", "part: all"), ("reviewer: ", 'reviewer: "李四", reviewer: '), ("a" * 64, "A" * 64),
        ("start: 1", "start: -1"), ("}\n", ", more: 1}\n"), ("}\n", "}"), ('"张三"', '"\\x5f"'),
        ('"张三"', '"张\\u4e09"'),
    ],
)  # fmt: skip
def test_a_line_that_is_written_otherwise_is_read_as_the_yaml_it_is(change: tuple[str, str]) -> None:
    text = decisions_text(log_of(1))
    assert change[0] in text
    assert written._lines(text.encode()) is not None
    assert written._lines(text.replace(*change).encode()) is None


def test_a_log_that_is_too_long_takes_nothing_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = append_decision(folder, (), *log_of(3))
    monkeypatch.setattr("fazhi.records.decisions.LIMIT", len(log.written) + 100)
    with pytest.raises(InputError, match="没有写入"):
        append_decision(folder, log, log[0])
    assert verify_decisions(folder) == log


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_is_altered_dropped_moved_or_put_in_is_found(data: st.DataObject) -> None:
    log = log_of(5)
    at = data.draw(st.integers(0, 4))
    how = data.draw(st.sampled_from(["alter", "drop", "swap", "insert"]))
    if how == "alter":
        field, value = data.draw(
            st.sampled_from(
                [("reviewer", "李四"), ("note", None), ("verdict", Verdict.REJECTED), ("time", "2027"),
                 ("obligation", "SUPERVISE_002"), ("place", None), ("conclusion", "missing"), ("text", "c" * 64)]
            )
        )  # fmt: skip
        log[at] = replace(log[at], **{field: value})
        assert first_altered(log) == at + 1
    elif how == "drop" and at < 4:
        del log[at]
        assert first_altered(log) == at + 1
    elif how == "swap" and at < 4:
        log[at], log[at + 1] = log[at + 1], log[at]
        assert first_altered(log) == at + 1
    elif how == "insert":
        log.insert(at, replace(log[at], note="x"))
        assert first_altered(log) == at + 1


def test_an_event_that_was_altered_and_sealed_again_shows_at_the_next() -> None:
    log = log_of(4)
    forged = replace(log[1], reviewer="李四")
    log[1] = replace(forged, digest=forged.sealed)
    assert first_altered(log) == 3


def test_whoever_asks_about_one_duty_is_told_who_decided(capsys: pytest.CaptureFixture[str]) -> None:
    decide("SUPERVISE_001", "不认", "--quote", PROPOSALS, "--by", "王五（法规科）")
    capsys.readouterr()
    assert main(["explain", "SUPERVISE_001", "yz", "--catalogue", "catalogue", "--lang", "zh"]) == 0
    assert re.search(r"王五（法规科） \d{4}-\d\d-\d\d 复核不认", capsys.readouterr().out)


def test_where_nobody_decided_anything_there_is_no_seal_to_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "yz", "--lang", "zh"]) == 0
    assert capsys.readouterr().out == "还没有复核意见，没有可核对的。\n"


def test_a_log_that_was_altered_has_a_status_of_its_own_and_takes_nothing_more(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    decide("SUPERVISE_001", "不认", "--quote", PROPOSALS, "--note", "去年的数")
    decide("DECISION_001", "补认", "--quote", COLLECTIVE)
    path = folder / "decisions.yaml"
    capsys.readouterr()
    assert main(["verify", "yz", "--lang", "zh"]) == 0
    seal = re.search("[0-9a-f]{64}", capsys.readouterr().out)
    assert seal is not None
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("去年的数", "今年的数"), encoding="utf-8")
    assert main(["verify", "yz"]) == 4
    assert "第 1 条" in capsys.readouterr().err
    decide("DECISION_001", "撤销", "--number", "2", status=4)
    path.write_text(text[: text.index("  - {number: 2")], encoding="utf-8")
    assert main(["verify", "yz"]) == 0
    assert main(["verify", "yz", "--seal", seal[0]]) == 4


def test_mistakes_in_the_file_are_told_with_their_lines(folder: Path) -> None:
    (folder / "decisions.yaml").write_text("schema: fazhi.decisions/1\nlog:\n  - number: x\n", encoding="utf-8")
    with pytest.raises(AlteredError, match=r"decisions\.yaml .*第 3 行"):
        read_decisions(folder)


def test_an_own_copy_of_the_folder_carries_its_decisions(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    decide("SUPERVISE_001", "不认", "--quote", PROPOSALS)
    shutil.copytree(folder, folder.with_name("copy"))
    capsys.readouterr()
    assert main(["status", "copy", "--catalogue", "catalogue"]) == 0
