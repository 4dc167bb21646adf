"""The log of decisions as text: an event a line, read by one expression or, where it is written otherwise, as YAML."""

from dataclasses import replace
from pathlib import Path

import pytest

from fazhi.model.decision import FIRST, Decision, Place, Verdict
from fazhi.model.evidence import Strength
from fazhi.model.report import Part
from fazhi.records import lines
from fazhi.records.decisions import read_decisions
from fazhi.records.lines import each_line, events_of, text_of, with_lines
from fazhi.yamlfile import Problems

PLAIN = Decision(
    1, "LEAD_001", Verdict.ACCEPTED, None, None, None, None, "张三", None, "2023-03-01T09:30:00+08:00", None, "a" * 64,
    "b" * 16, FIRST, "c" * 64,
)  # fmt: skip
AT = Place(0, 12, "d" * 16, Part.WORK, ("一、", "（二）"))
EVENTS = {
    "no more than there must be": PLAIN,
    "a place": replace(PLAIN, place=AT),
    "a place below nothing": replace(PLAIN, place=replace(AT, path=())),
    "a place below a heading without number": replace(PLAIN, place=replace(AT, path=("", "一、"))),
    "a strength": replace(PLAIN, verdict=Verdict.STRENGTH, place=AT, strength=Strength.MEASURE),
    "a conclusion": replace(PLAIN, verdict=Verdict.CONCLUSION, conclusion="not_applicable"),
    "what it revokes": replace(PLAIN, number=123456789, verdict=Verdict.REVOKED, revokes=7),
    "an earlier event and a day": replace(PLAIN, event=3, day="2023-02-28"),
    "a role and a note": replace(PLAIN, role="科长", note="属实"),
    "all that steers": replace(
        PLAIN, reviewer='张"三\\', role="\x07\x1b\u2028\ufeff", note="甲\n\t\r乙\b\f\x00\U0001f600\u0085", place=AT
    ),
    "marks of YAML": replace(PLAIN, reviewer="a: b, c}", note="# - [x] {y}", place=replace(AT, path=('"', "]", ", "))),
}


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_comes_back_as_it_was_written(name: str) -> None:
    event = EVENTS[name]
    data = text_of([event]).encode()
    assert list(each_line(data)) == [event]
    problems = Problems("decisions.yaml")
    assert events_of(data, "decisions.yaml", problems) == (event,)
    slow = data.replace(b"\nlog:", b"\n\nlog:")
    assert events_of(slow, "decisions.yaml", problems) == (event,)
    assert problems.mistakes == []


def test_a_log_is_its_events_in_order_and_an_empty_one_has_none() -> None:
    several = [replace(PLAIN, number=number) for number in (1, 2, 3)]
    data = text_of(several).encode()
    problems = Problems("decisions.yaml")
    assert list(each_line(data)) == several
    assert events_of(data, "decisions.yaml", problems) == tuple(several)
    assert list(each_line(data.rstrip(b"\n"))) == several
    assert events_of(data.rstrip(b"\n"), "decisions.yaml", problems) == tuple(several)
    assert text_of([]).endswith("log: []\n")
    assert list(each_line(text_of([]).encode())) == []
    assert events_of(text_of([]).encode(), "decisions.yaml", problems) == ()
    assert problems.mistakes == []


ALTERED = {
    "a number with a nought before": ("number: 1,", "number: 01,"),
    "a verdict that there is not": ("verdict: accepted", "verdict: maybe"),
    "a blank name": ('reviewer: "张三"', 'reviewer: " "'),
    "a blank role": ('reviewer: "张三"', 'reviewer: "张三", role: ""'),
    "a blank note": (', text: "', ', note: " ", text: "'),
    "a name that would be written otherwise": ('reviewer: "张三"', 'reviewer: "\\u5f20三"'),
    "a digest too short": (f'duty: "{"b" * 16}"', f'duty: "{"b" * 15}"'),
    "one value more": ("obligation:", "more: 1, obligation:"),
    "another order": ("number: 1, obligation: LEAD_001", "obligation: LEAD_001, number: 1"),
}


@pytest.mark.parametrize("name", ALTERED)
def test_a_line_that_is_not_as_it_was_written_is_none(name: str) -> None:
    old, new = ALTERED[name]
    text = text_of([PLAIN, PLAIN])
    assert text.count(old) == 2
    assert list(each_line(text.replace(old, new, 1).encode())) == [None, PLAIN]


def test_a_log_as_it_is_written_is_read_without_reading_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    data = text_of([PLAIN]).encode()
    assert lines._lines(data) == (PLAIN,)
    others = (b"# else\n" + data, data.replace(b"log:", b"log: "), data.rstrip(b"\n"), data + b"\xff\n", data + b"-\n")
    assert [lines._lines(other) for other in (*others, data.replace(b"accepted", b"maybe"))] == [None] * 6
    assert lines._lines(data.replace("张三".encode(), b"\\u5f20")) is None
    assert lines.LIMIT == 33_554_432
    monkeypatch.setattr(lines, "LIMIT", len(data))
    assert lines._lines(data) == (PLAIN,)
    monkeypatch.setattr(lines, "LIMIT", len(data) - 1)
    assert lines._lines(data) is None


def test_a_file_that_is_no_text_is_told() -> None:
    problems = Problems("decisions.yaml")
    events_of(text_of([PLAIN]).encode() + b"\xff\n", "decisions.yaml", problems)
    assert problems.mistakes


def test_a_file_that_begins_otherwise_has_no_lines() -> None:
    assert list(each_line(b"# else\n" + text_of([PLAIN]).encode())) == []


SECOND = replace(PLAIN, number=2)


def test_events_are_put_behind_those_there_are_which_stay_as_they_are() -> None:
    one, both = text_of([PLAIN]).encode(), text_of([PLAIN, SECOND]).encode()
    assert with_lines(b"", [PLAIN]) == one
    assert with_lines(text_of([]).encode(), [PLAIN]) == one
    assert with_lines(one, [SECOND]) == both
    own = b"# of my own\n" + one
    assert with_lines(own + b"\n\n", [SECOND]) == b"# of my own\n" + both
    assert with_lines("\ufeff".encode() + own, [SECOND]) == b"# of my own\n" + both
    first = own.replace(b"schema: fazhi.decisions/2", b"schema: fazhi.decisions/1")
    assert first != own
    assert with_lines(first, [SECOND]) == b"# of my own\n" + both


def test_a_log_holds_its_file_as_it_was_read(tmp_path: Path) -> None:
    assert (read_decisions(tmp_path), read_decisions(tmp_path).written) == ((), b"")
    data = text_of([PLAIN]).encode()
    (tmp_path / "decisions.yaml").write_bytes(data)
    log = read_decisions(tmp_path)
    assert (tuple(log), log.written) == ((PLAIN,), data)
