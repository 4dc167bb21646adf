"""ledger.yaml: what the unit answered to the audit, read and written whole."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final

from fazhi.disk import write_whole
from fazhi.model.days import when
from fazhi.model.ledger import FIELDS, Entry, Export, Ledger, Sheet
from fazhi.records.specs import LEDGER, LEDGER_SCHEMA, AnswerRecord, LedgerFile
from fazhi.yamlfile import Problems, raise_if_any, read_file
from fazhi.yamlfile.write import quoted

FILE: Final = "ledger.yaml"
_HEAD: Final = (
    "# 台账：单位的答复、整改时限和销号。由 fazhi import 写入，也可以手改；exports 是导出过的表，请勿手改。\n"
    "# The ledger: answers, deadlines and what was struck off. Written by fazhi import, and may be edited by hand.\n"
)
_ANY_YEAR: Final = 2000
"""A deadline is a deadline in whatever year."""


def read_ledger(folder: Path, problems: Problems | None = None) -> Ledger:
    """The ledger of the report in a folder, an empty one where it has none.

    Raises:
        CatalogueError: It has mistakes, and `problems`, where they would be noted, was not given.
    """
    path = folder / FILE
    if not path.is_file():
        return Ledger()
    noted = problems or Problems.of(path)
    record = read_file(path, LEDGER, noted)
    ledger = _built(record, noted)
    if problems is None:
        raise_if_any([noted])
    return ledger


def write_ledger(folder: Path, ledger: Ledger) -> Path:
    """Store the ledger in one step; gives the path written. OSError where it cannot be."""
    write_whole(folder / FILE, ledger_text(ledger).encode())
    return folder / FILE


def ledger_digest(folder: Path) -> str:
    """Digest of the file as it lies there, by which another hand is seen; empty where there is none."""
    try:
        return hashlib.sha256((folder / FILE).read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def ledger_text(ledger: Ledger) -> str:
    """The file as text, rows in the order of their identifiers."""
    return _HEAD + "\n".join(_lines(ledger)) + "\n"


def _lines(ledger: Ledger) -> Iterator[str]:
    yield f"schema: {LEDGER_SCHEMA}"
    for sheet in Sheet:
        entries = {row: entry for row, entry in ledger.entries.get(sheet, {}).items() if entry.values or entry.own}
        if entries:
            yield f"{sheet}:"
        for row, entry in sorted(entries.items()):
            yield f"  {row}:"
            yield from _entry(sheet, entry)
    columns = [(sheet, ledger.columns.get(sheet, ())) for sheet in Sheet]
    if any(heads for _, heads in columns):
        yield "columns:"
        yield from (f"  {sheet}: [{', '.join(map(quoted, heads))}]" for sheet, heads in columns if heads)
    if ledger.exports:
        yield "exports:"
        yield from (line for item in ledger.exports for line in _export(item))


def _entry(sheet: Sheet, entry: Entry) -> Iterator[str]:
    for field in FIELDS[sheet]:
        if told := entry.values.get(field):
            yield f"    {field}: {quoted(told)}"
    if entry.own:
        yield "    own:"
        yield from (f"      {quoted(head)}: {quoted(told)}" for head, told in sorted(entry.own.items()))


def _export(item: Export) -> Iterator[str]:
    whose = f", department: {quoted(item.department)}" if item.department else ""
    if not item.rows:
        yield f"  - {{id: {quoted(item.id)}{whose}{', imported: true' if item.imported else ''}}}"
        return
    yield f"  - id: {quoted(item.id)}"
    if item.department:
        yield f"    department: {quoted(item.department)}"
    if item.imported:
        yield "    imported: true"
    yield "    rows:"
    yield from (f"      {row}: {quoted(cells)}" for row, cells in sorted(item.rows.items()))


def _built(record: LedgerFile, problems: Problems) -> Ledger:
    rows: Mapping[Sheet, Mapping[str, tuple[int, AnswerRecord]]] = {
        Sheet.SELF_CHECK: record.self_check,
        Sheet.RECTIFICATION: record.rectification,
        Sheet.COMMITMENTS: record.commitments,
    }
    for _, each in record.rectification.values():
        if each.deadline and when(each.deadline, _ANY_YEAR) is None:
            problems.add(
                each.lines["deadline"],
                f"deadline“{each.deadline}”不是时限，应写成 2026-03-31、3月底前 或 立行立改 这样",
                f"deadline {each.deadline} is none; write it like 2026-03-31, 3月底前 or 立行立改",
            )
    own = record.columns
    return Ledger(
        entries={
            sheet: {row: _answer(sheet, each) for row, (_, each) in told.items()}
            for sheet, told in rows.items()
            if told
        },
        columns={sheet: getattr(own, sheet.value) for sheet in Sheet} if own else {},
        exports=tuple(
            Export(item.id, item.department or "", item.imported, {row: cells for row, (_, cells) in item.rows.items()})
            for item in record.exports
        ),
    )


def _answer(sheet: Sheet, record: AnswerRecord) -> Entry:
    told = {field: getattr(record, field.value) for field in FIELDS[sheet]}
    return Entry(
        {field: _written(value) for field, value in told.items() if value is not None},
        {head: text for head, (_, text) in record.own.items()},
    )


def _written(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value)
