"""What every text that rules may be tuned on is read as and comes to: whoever turns a verdict sees it as a difference.

The expectations are what the engine said last, not what is right; what is right stands in the labels and in the cases.
A run with FAZHI_WRITE_GOLDEN=1 rewrites them, so that a change tells by its difference which verdicts it turned.
"""

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.lab.labels import read_gold
from fazhi.model.audit import Assessment
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.report import FactKind, Heading, Passage, Report
from fazhi.reading import read
from field_files import ROWS, file_of
from reading_helpers import ROOT

KEPT = ROOT / "tests" / "golden" / "kept"
_GLIMPSE = 12
"""So many characters of a stretch stand beside its place, for whoever reads a difference."""


shipped = cache(load)


@cache
def reports() -> dict[str, Report]:
    """The texts by name, but for those kept for checking, which nobody who mends the engine is to look into."""
    return {gold.name: gold.report for gold in read_gold([ROOT / "tests" / "gold"], shipped()) if gold.tune}


def heading(report: Report, item: Heading) -> str:
    return f"# {item.start}-{item.end} {item.level} {item.part} {item.step.number}|{item.step.title[:_GLIMPSE]}"


def passage(report: Report, item: Passage) -> str:
    path = "/".join(f"{step.number}{step.title[:4]}" for step in item.path)
    return f"{item.start}-{item.end} {item.kind} {item.part} {path}"


def head(report: Report) -> Iterator[str]:
    """What a text is told to be, what its head and end state, what a reader is told, and its outline."""
    yield f"{report.title}|{report.unit}|{report.unit_kind}|{report.year}|{report.territory}"
    for name in FactKind:
        fact = report.facts.of(name)
        if fact:
            yield f"{name} {fact.start}-{fact.end} {fact.words}"
    yield from (f"! {item.zh}" for item in report.notices)
    yield from (heading(report, item) for item in report.headings)


def reading(report: Report) -> Iterator[str]:
    """How a text is understood, passage by passage."""
    yield from head(report)
    yield from (passage(report, item) for item in report.passages)


def glance(report: Report) -> Iterator[str]:
    """The same with a line for each part: its passages by place and the first letter of their kind."""
    yield from head(report)
    for part, items in groupby(report.passages, key=lambda item: item.part):
        yield f"{part} {' '.join(f'{item.start}-{item.end}{item.kind[0]}' for item in items)}"


def evidence(report: Report, item: Evidence) -> str:
    reasons = " ".join(f"{reason.kind.value}:{reason.words}" for reason in item.reasons)
    words = report.text[item.start : item.end][:_GLIMPSE]
    return (
        f"  {item.start}-{item.end} {item.strength.key} {item.polarity} {words}… | {'、'.join(item.terms)} | {reasons}"
    )


def near(report: Report, item: NearMiss) -> str:
    return f"  ~ {item.start}-{item.end} {item.shortfall} {item.words}"


def assessed(report: Report, item: Assessment) -> Iterator[str]:
    yield f"{item.obligation.id} {item.conclusion} {item.strength.key}"
    yield from (evidence(report, found) for found in item.evidence)
    yield from (near(report, found) for found in item.near)


def verdicts(report: Report) -> Iterator[str]:
    """What it comes to, duty by duty; those that do not bind the unit are not told."""
    for item in audit(shipped(), report).assessments:
        if item.reason is None:
            yield from assessed(report, item)


def kept(path: Path) -> dict[str, str]:
    """What is kept of each text, by name."""
    blocks = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(block.strip("\n").split("\n", 1) for block in blocks)


def compare(name: str, found: dict[str, str]) -> None:
    """Every text comes to what is kept of it."""
    path = KEPT / name
    if os.environ.get("FAZHI_WRITE_GOLDEN"):
        path.write_text("".join(f"== {text}\n{lines}\n\n" for text, lines in found.items()), encoding="utf-8")
    before = kept(path)
    assert found.keys() == before.keys()
    for text, lines in found.items():
        assert lines == before[text], text


def told(of: Callable[[Report], Iterator[str]], all_of_them: dict[str, Report]) -> dict[str, str]:
    return {name: "\n".join(of(report)) for name, report in all_of_them.items()}


def test_every_text_is_read_as_it_was() -> None:
    compare("readings.txt", told(reading, reports()))


def test_every_document_is_read_as_it_was(tmp_path: Path) -> None:
    compare("documents.txt", told(glance, {row["id"]: read(file_of(row, tmp_path)) for row in ROWS}))


def test_every_text_comes_to_what_it_came_to() -> None:
    compare("verdicts.txt", told(verdicts, reports()))
