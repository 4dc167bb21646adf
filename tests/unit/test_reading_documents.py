"""Documents as they are met in the field: what tables, forms, lists and Word's own means say, and what they do not."""

from pathlib import Path
from typing import Any

import pytest

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.evidence import Strength
from fazhi.model.report import Report
from fazhi.reading import read
from field_files import ROWS, file_of

KNOWN = {
    *("id", "name", "work", "text", "html", "word", "whole", "title_xml", "parts_of", "encoding"),
    *("found", "none", "result", "one", "once", "parts", "heads", "heads_number", "title", "unit", "year"),
    *("holds", "lacks", "gone", "notice", "not_noticed", "kind"),
}


CATALOGUE = load()


def conclusions(report: Report) -> dict[str, tuple[str, Strength]]:
    found = audit(CATALOGUE, report)
    return {item.obligation.id: (item.conclusion.value, item.strength) for item in found.assessments}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_document_says_what_a_person_reads_in_it(row: dict[str, Any], tmp_path: Path) -> None:
    assert row.keys() <= KNOWN
    report = read(file_of(row, tmp_path))
    for name in ("title", "unit", "year"):
        assert row.get(name, getattr(report, name)) == getattr(report, name)
    assert row.get("kind", report.unit_kind.value) == report.unit_kind.value
    texts = [report.text[item.start : item.end] for item in report.passages]
    heads = [str(item.step) for item in report.headings]
    assert heads == row.get("heads", heads)
    assert len(heads) == row.get("heads_number", len(heads)), heads
    for together in row.get("one", ()):
        assert any(all(piece in "".join(text.split()) for piece in together) for text in texts), (together, texts)
    if "once" in row:
        assert report.text.count(row["once"]) == 1
    assert all(piece in report.text for piece in row.get("holds", ()))
    assert not any(piece in report.text for piece in row.get("lacks", ()))
    assert not [piece for piece in row.get("gone", ()) if any(piece in text for text in texts)]
    noticed = "".join(str(item) for item in report.notices)
    assert all(words in noticed for words in row.get("notice", ())), noticed
    assert not any(words in noticed for words in row.get("not_noticed", ())), noticed
    for piece, part in row.get("parts", {}).items():
        assert {item.part.value for item in report.passages if piece in report.text[item.start : item.end]} == {part}
    told = conclusions(report) if {"found", "none", "result"} & row.keys() else {}
    supported = {key for key, (value, _) in told.items() if value in {"supported", "weak"}}
    wrong = {key: told[key] for key in row.get("found", ()) if key not in supported}
    wrong |= {key: told[key] for key in row.get("none", ()) if key in supported}
    wrong |= {key: told[key] for key in row.get("result", ()) if told[key][1] is not Strength.RESULT}
    assert not wrong, (wrong, texts)


def test_every_document_has_its_own_name_and_an_expectation() -> None:
    names = [row["id"] for row in ROWS]
    assert len(names) == len(set(names))
    asked = {"found", "none", "result", "one", "heads", "heads_number", "parts", "unit", "lacks", "notice", "kind"}
    asked |= {"gone", "year", "holds"}
    assert all(row.keys() & asked for row in ROWS)
