"""Tables in a PDF read row by row with a grid, with level lines or with none, and running text stays running text."""

import io
import itertools
import re

import pypdfium2
import pytest

from absent import needs
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.report import Report
from fazhi.reading.formats.pdf import _laid_out, _taken_apart, read_pdf
from fazhi.reading.formats.pdf.scans import sheets_of_picture
from fazhi.reading.formats.pdf.sheets import Sheet, sheets_of
from fazhi.reading.reader import read_text
from printed_tables import AFTER, BEFORE, PROSE, STYLES, TABLES, TITLE, expected, printed_prose, printed_table, prose
from printed_tables import printed_tables as all_printed


def rows(text: str) -> list[list[str]]:
    return [[cell.replace(" ", "") for cell in line.split("\t")] for line in text.split("\n") if "\t" in line]


def scan_of(sheets: tuple[Sheet, ...]) -> list[Sheet]:
    """The pages as a machine reads them off a picture: no lines, and every place a little off."""
    off = itertools.cycle((0.4, -0.7, 0.2, 0.9, -0.3))
    return [
        sheet._replace(
            spans=tuple(
                span._replace(left=span.left + next(off), level=span.level + next(off), sure=0.97)
                for span in sheet.spans
            ),
            level=(),
            upright=(),
            recognised=True,
        )
        for sheet in sheets
    ]


@pytest.mark.parametrize("style", STYLES)
def test_every_table_reads_row_by_row_whatever_lines_it_has(style: str) -> None:
    text = read_pdf(all_printed(style), "报告.pdf").text
    assert text.startswith(f"{TITLE}\n{BEFORE}\n")
    assert text.endswith(f"\n{AFTER}")
    found = dict(re.findall(r"The table of ([^\n]+) reads\.\n(.*?)\n(?=The table|以上数据)", text, re.DOTALL))
    assert list(found) == list(TABLES)
    for name, table in TABLES.items():
        assert (name, rows(found[name])) == (name, expected(table))


@pytest.mark.parametrize("name", PROSE)
def test_running_text_is_no_table(name: str) -> None:
    text = read_pdf(printed_prose(name), "报告.pdf").text
    assert "\t" not in text
    if name != "chapters and pages":  # that is a table of contents, and left out
        assert "".join(re.findall("[㐀-鿿]", text.removeprefix(TITLE))) == prose(name)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_in_a_scan_is_told_by_where_its_words_stand(name: str) -> None:
    sheets = scan_of(sheets_of(printed_table(TABLES[name], "grid"), "报告.pdf"))
    document = _laid_out(_taken_apart(sheets)[0], "报告.pdf")
    assert rows(document.text) == expected(TABLES[name])
    assert document.text.startswith(f"{TITLE}\n{BEFORE}\n")
    at = document.text.index("\t")
    assert any(item.start <= at < item.end and item.sure == 0.97 for item in document.recognised)


@pytest.mark.parametrize("name", PROSE)
def test_running_text_in_a_scan_is_no_table(name: str) -> None:
    sheets = scan_of(sheets_of(printed_prose(name), "报告.pdf"))
    assert "\t" not in _laid_out(_taken_apart(sheets)[0], "报告.pdf").text


@needs("rapidocr")
def test_a_table_in_a_scan_is_really_read() -> None:
    held = io.BytesIO()
    page = pypdfium2.PdfDocument(printed_table(TABLES["a label over rows"], "no lines"))[0]
    page.render(scale=200 / 72, grayscale=True).to_pil().save(held, "PNG")
    text = _laid_out(_taken_apart(sheets_of_picture(held.getvalue(), "报告.png"))[0], "报告.png").text
    assert rows(text) == expected(TABLES["a label over rows"])


def judged(report: Report) -> list[tuple[str, str, str]]:
    """Duty, conclusion and strength."""
    return [(item.obligation.id, item.conclusion, item.strength) for item in audit(load(), report).assessments]


@pytest.mark.parametrize("style", ["level lines", "three lines", "no lines"])
@pytest.mark.parametrize("name", ["two years", "years over columns", "empty cells", "a label over rows"])
def test_a_cell_has_the_subject_and_year_of_its_column(name: str, style: str) -> None:
    lines = ["\t".join(row) for row in expected(TABLES[name])]
    wanted = read_text("\n".join([TITLE, BEFORE, *lines, AFTER]), name="报告.txt")
    found = read_text(read_pdf(printed_table(TABLES[name], style), "报告.pdf").text, name="报告.txt")
    assert judged(found) == judged(wanted)
