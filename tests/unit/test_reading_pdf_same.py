"""The same words as text and as PDF make the same passages and the same verdicts."""

import difflib
import re
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
import typst

from absent import SHARED
from fazhi.audit import audit
from fazhi.catalogue.project import load
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.evidence import Strength
from fazhi.model.report import Report
from fazhi.reading import read
from shared import ROOT

FONTS = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
SET_IN = "#set par(first-line-indent: (amount: 2em, all: true), justify: true)"
LAYOUTS = {
    "a letter": f'#set page(paper: "a4", numbering: "— 1 —")\n#set text(size: 16pt)\n{SET_IN}',
    "two columns with a running head": f'#set page(columns: 2, numbering: "第1页 共1页", header: [工作报告])\n'
    f"#set text(size: 13pt)\n{SET_IN}",
    "a small page, nothing set in": '#set page(paper: "a5", numbering: "i")\n#set par(spacing: 2em)',
}
SAMPLE = ROOT / "docs" / "reports" / "yunzhou-hightech-2024" / "report.txt"
REAL = [SHARED / "reports" / name for name in ("gaoqing-edz-2022.txt", "county-2019.txt", "county-2021.txt")]


def printed(text: str, layout: str) -> bytes:
    """A PDF of a text, its first line the title."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    title, *rest = (re.sub(r"([\\#$*_`@<>\[\]~/=+\-])", r"\\\1", line) for line in lines)
    head = '#set text(font: "Noto Serif SC", lang: "zh")\n#set smartquote(enabled: false)\n'
    above = f'#place(top + center, scope: "parent", float: true)[#text(size: 1.2em)[{title}]]'
    body = "\n\n".join([above, *rest])
    return typst.compile(f"{head}{LAYOUTS[layout]}\n{body}".encode(), font_paths=[FONTS])


def passages(report: Report) -> list[str]:
    return ["".join(report.text[item.start : item.end].split()) for item in report.passages]


def verdicts(found: Audit) -> list[tuple[str, Conclusion, Strength]]:
    return [(item.obligation.id, item.conclusion, item.strength) for item in found.assessments]


def agree(text: Path, layout: str, folder: Path) -> None:
    path = folder / "report.pdf"
    path.write_bytes(printed(text.read_text(encoding="utf-8-sig"), layout))
    catalogue = load()
    one, other = (audit(catalogue, read(each, unit_kind="county", year=2022)) for each in (text, path))
    same = difflib.SequenceMatcher(None, passages(one.report), passages(other.report), autojunk=False)
    assert same.ratio() >= 0.99
    assert verdicts(one) == verdicts(other)
    assert len(other.report.pages) > 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sample_as_a_pdf_gets_the_verdicts_of_its_text(layout: str, tmp_path: Path) -> None:
    agree(SAMPLE, layout, tmp_path)


@pytest.mark.shared
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", REAL, ids=lambda path: path.stem)
def test_a_real_report_as_a_pdf_gets_the_verdicts_of_its_text(text: Path, layout: str, tmp_path: Path) -> None:
    agree(text, layout, tmp_path)
