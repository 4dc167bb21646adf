"""Whatever file a report comes in, what stands at the offsets of a passage is what was written there."""

from hashlib import sha256
from html import escape
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi.audit import audit
from fazhi.model.obligation import Catalogue
from fazhi.model.report import PassageKind, Report
from fazhi.reading import read

TITLE = "甲县人民政府2022年度法治政府建设情况报告"
HEADING = "一、主要举措和成效"
SENTENCES = (
    "办理甲事28件。",
    "印发《乙事办法》，开展（丁事）培训！",
    "戊事——多次提升；己事如下。",
    "受理１２件，办结12件。",  # in digits of both widths
    "𠮷祥：“高度重视”丙事。",  # a character beyond the basic plane, before and behind others
    "  开展乙事。",
    "落实e\u0301tat丁事。",
)
paragraphs = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=4)


def write(folder: Path, told: list[list[str]], suffix: str) -> Path:
    """A report with these paragraphs in a format."""
    path = folder / f"report{suffix}"
    lines = [TITLE, HEADING, *("".join(sentences) for sentences in told)]
    if suffix == ".docx":
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(path))
    elif suffix == ".html":
        body = "".join(f"<p>{escape(line)}</p>\n" for line in lines[2:])
        path.write_text(f"<html><h1>{TITLE}</h1><h2>{HEADING}</h2>{body}</html>", encoding="utf-8")
    elif suffix == ".md":
        path.write_text(f"# {TITLE}\n\n## {HEADING}\n\n" + "\n\n".join(lines[2:]) + "\n", encoding="utf-8")
    else:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\r\n" if suffix == ".text" else "\n")
    return path


def sentences_of(report: Report) -> list[str]:
    """The words at the offsets of every sentence."""
    found = (item for item in report.passages if item.kind is PassageKind.SENTENCE)
    return [report.text[item.start : item.end].strip() for item in found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formats")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx", ".html"])
@settings(deadline=None, max_examples=30)
@given(told=paragraphs)
def test_a_sentence_is_where_its_offsets_say(folder: Path, suffix: str, told: list[list[str]]) -> None:
    report = read(write(folder, told, suffix), unit_kind="county", year=2022)
    assert sentences_of(report) == [sentence.strip() for sentences in told for sentence in sentences]
    at = [(item.start, item.end) for item in report.passages]
    assert at == sorted(at)
    assert all(0 <= start < end <= len(report.text) for start, end in at)
    for heading in report.headings:
        words = report.text[heading.start : heading.end]
        assert words.replace(" ", "").endswith(heading.step.title.replace(" ", ""))


@settings(deadline=None, max_examples=30)
@given(told=paragraphs)
def test_evidence_quotes_the_words_it_was_found_in(six: Catalogue, folder: Path, told: list[list[str]]) -> None:
    quotes = []
    for suffix in (".txt", ".md", ".docx", ".html"):
        report = read(write(folder, told, suffix), unit_kind="county", year=2022)
        found = audit(six, report)
        evidence = [item for each in found.assessments for item in (*each.evidence, *each.near)]
        for item in evidence:
            quote = report.text[item.start : item.end]
            assert item.digest == sha256(quote.encode()).hexdigest()[:16]
        quotes.append([report.text[item.start : item.end].strip() for item in evidence])
    assert quotes[0] == quotes[1] == quotes[2] == quotes[3]


def test_a_gap_behind_a_heading_is_looked_for_in_its_line_alone(folder: Path) -> None:
    report = read(write(folder, [["办理甲事28件。", "  开展乙事。"]], ".txt"), unit_kind="county", year=2022)
    assert sentences_of(report) == ["办理甲事28件。", "开展乙事。"]
