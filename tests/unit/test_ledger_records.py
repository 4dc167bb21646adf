"""ledger.yaml: read, written the same, described by its schema, and every mistake told with its line."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from fazhi.model.decision import Verdict
from fazhi.model.errors import CatalogueError
from fazhi.model.ledger import FIELDS, Closed, Done, Entry, Export, Field, Ledger, Sheet
from fazhi.records import ledger_text, read_ledger, write_ledger
from fazhi.records.ledger import ledger_digest
from fazhi.records.schema import schemas

VALUES = {Field.DONE: Done.PARTLY.value, Field.OPINION: Verdict.ADDED.value, Field.CLOSED: Closed.CLOSED.value}
DAYS = (Field.REVIEWED, Field.CLOSED_ON)
NASTY = "=1+1\n“引号”\t\\ # 不是注释: {甲} \u2028 𠮷"


def full(sheet: Sheet) -> Entry:
    """An entry with something in every field."""
    told = {field: VALUES.get(field, "2026-03-31" if field in DAYS else NASTY) for field in FIELDS[sheet]}
    if Field.DEADLINE in told:
        told[Field.DEADLINE] = "3月底前"
    return Entry(told, {"科室意见": NASTY, "a: b": "1"})


LEDGER = Ledger(
    entries={
        Sheet.SELF_CHECK: {"LEAD_001": full(Sheet.SELF_CHECK)},
        Sheet.RECTIFICATION: {
            "LEAD_001": full(Sheet.RECTIFICATION),
            "LEAD_001.figure_mismatch.2": Entry({Field.PROGRESS: "null"}, {}),
        },
    },
    columns={Sheet.RECTIFICATION: ("科室意见", "a: b")},
    exports=(
        Export("ab" * 8, "", imported=True),
        Export("cd" * 8, "司法局", imported=False),
        Export("ef" * 8, "信访局", imported=True, rows={"commitments/PLAN_0123abcd": "0123456789 abcdef0123"}),
        Export("01" * 8, "", imported=True, rows={"self_check/LEAD_001": "0123456789"}),
    ),
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_ledger(tmp_path, LEDGER)
    again = read_ledger(tmp_path)
    assert again.entries == LEDGER.entries
    assert again.exports == LEDGER.exports
    assert ledger_text(again) == ledger_text(LEDGER)


def test_a_folder_without_one_has_an_empty_ledger(tmp_path: Path) -> None:
    assert not read_ledger(tmp_path).answered
    assert ledger_text(read_ledger(tmp_path)).endswith("schema: fazhi.ledger/1\n")


def test_what_is_written_is_valid_by_the_schema() -> None:
    schema = json.loads(schemas()["ledger.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    loaded = json.loads(json.dumps(yaml.safe_load(ledger_text(LEDGER)), default=str))
    jsonschema.validate(loaded, schema)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("rectification:\n  LEAD_001: {deadline: 改日}", "deadline 改日 is none"),
        ("self_check:\n  LEAD_001: {done: 好了}", "done must not be 好了"),
        ("self_check:\n  LEAD_001: {reviewed: 2026-02-30}", "is no date"),
        ("self_check:\n  lead: {note: 甲}", "name lead"),
        ("rectification:\n  LEAD_001: {answer: 甲}", "unknown key answer"),
        ("exports:\n  - {id: xyz}", "16 lower-case"),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "ledger.yaml").write_text(f"schema: fazhi.ledger/1\n{line}\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_ledger(tmp_path)
    assert [(item.line, words in item.en) for item in caught.value.mistakes] == [(3, True)]


def test_the_digest_of_a_ledger_is_that_of_its_file_and_none_where_there_is_none(tmp_path: Path) -> None:
    assert ledger_digest(tmp_path) == ""
    (tmp_path / "ledger.yaml").write_bytes(b"abc")
    assert ledger_digest(tmp_path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_day_that_only_some_years_have_may_be_a_deadline(tmp_path: Path) -> None:
    entry = Entry({Field.DEADLINE: "2月29日"}, {})
    write_ledger(tmp_path, Ledger(entries={Sheet.RECTIFICATION: {"LEAD_001": entry}}))
    assert read_ledger(tmp_path).entry(Sheet.RECTIFICATION, "LEAD_001") == entry
