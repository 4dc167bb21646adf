"""Documents made to take time or memory: their work grows with what they hold, and not with its square."""

import gc
import resource
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.errors import InputError
from fazhi.model.report import TraceKind
from fazhi.reading import read, read_text
from fazhi.reading.formats.markdown import read_markdown
from fazhi.reading.reader import document_of
from word_files import SPACES, document, listed, p, read_word_file, run, table, told, word_file

HEAD = "云州县2024年度法治政府建设情况报告\n一、主要举措和成效\n"
DONE = "全年办理人大代表建议28件，办复率100%。"
LEVEL = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='{}'/></w:lvl></w:abstractNum>"
PICTURE = "--b\nContent-Type: image/png\n\nx\n"
_SECONDS = 5
"""Processor time that each of these may take; before they were mended they took from twenty seconds to hours."""
_MEGABYTES = 300


@pytest.fixture(autouse=True)
def within_time() -> Iterator[None]:
    """Each test within its time."""
    begin = process_time()
    yield
    assert process_time() - begin < _SECONDS


@pytest.fixture
def little_memory() -> Iterator[None]:
    """No more memory than a report may take, beside what the process holds already."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < _MEGABYTES * 1024


@pytest.mark.parametrize("item", ["（一）办理代表建议", "1. 办理代表建议"])
def test_a_long_list_with_nothing_under_its_items_is_judged_once(item: str) -> None:
    report = read_text(HEAD + f"{item}\n" * 4000, name="a.txt", unit_kind="county", year=2024)
    assert len(report.passages) > 4000


def test_cells_of_blanks_make_no_rule_of_a_table() -> None:
    line = "-" + ("|" + " " * 300) * 3 + "x"
    assert not read_markdown(f"甲\n{line}\n").blocks[-1].row


def test_a_rule_of_a_table_joins_the_line_above_and_no_more() -> None:
    rules = "|--|--|\n" * 8000
    assert len(read_markdown(rules).blocks) == 4000


def test_blanks_within_a_wrapped_line_are_looked_at_once() -> None:
    lines = "全年办理人大代表建议全年办理人大代表建议全年办理人大代表建\n" * 40
    report = read_text(f"{HEAD}{lines}甲{' ' * 60_000}乙，全年\n{DONE}", name="a.txt", unit_kind="county", year=2024)
    assert "硬换行" in told(report)


def test_a_long_line_with_no_upright_is_soon_known_for_no_row_of_a_drawn_table() -> None:
    report = read_text(f"{HEAD}{DONE}\n+{'──a' * 20_000}\n", name="a.txt", unit_kind="county", year=2024)
    assert report.text.startswith(HEAD + DONE)


def test_paragraphs_that_run_on_in_the_next_are_joined_at_once(tmp_path: Path) -> None:
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>"
    report = read_word_file(tmp_path, gone * 15_000 + p("乙"))
    assert report.text.endswith("甲" * 15_000 + "乙")
    assert sum(item.count for item in report.traces if item.kind is TraceKind.INSERTION) == 15_000


def test_numbers_of_a_row_that_are_longer_than_any_text_are_refused(tmp_path: Path, little_memory: None) -> None:
    number = f"<w:numbering {SPACES}>{LEVEL.format('甲' * 900)}<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    row = table(tuple(listed("乙") for _ in range(5000)))
    with pytest.raises(InputError, match="80 万字"):
        read_word_file(tmp_path, row, {"numbering.xml": ("numbering", f"{number}</w:numbering>")})


def test_a_number_that_is_longer_than_any_paragraph_is_refused(tmp_path: Path) -> None:
    number = f"<w:numbering {SPACES}>{LEVEL.format('%1' * 300_000)}</w:numbering>"
    with pytest.raises(InputError, match="已损坏"):
        read_word_file(tmp_path, p(DONE), {"numbering.xml": ("numbering", number)})


@pytest.mark.parametrize("count", [4])
def test_what_a_refused_file_held_is_let_go_without_a_collector(
    tmp_path: Path, count: int, little_memory: None
) -> None:
    cells = table(tuple("<w:p/>" for _ in range(50_000)))
    file = word_file(tmp_path, document(p(DONE) + cells + p("甲" * 900_000)))
    gc.disable()
    try:
        for _ in range(count):
            with pytest.raises(InputError, match="80 万字"):
                document_of(file)
    finally:
        gc.enable()


def test_what_parts_the_terms_of_an_equation_is_one_character(tmp_path: Path, little_memory: None) -> None:
    terms = "<m:e><m:r><m:t>1</m:t></m:r></m:e>" * 5000
    parted = f'<m:d><m:dPr><m:sepChr m:val="{"；甲" * 200_000}"/></m:dPr>{terms}</m:d>'
    assert "1；1；1" in read_word_file(tmp_path, f"<w:p><m:oMath>{parted}</m:oMath></w:p>").text


def test_hidden_runs_within_one_another_are_looked_through_once(tmp_path: Path) -> None:
    inside = "<w:r><w:rPr><w:vanish/></w:rPr>"
    body = f"<w:p>{inside * 200}{'<w:t/>' * 150_000}<w:t>密</w:t>{'</w:r>' * 200}{run(DONE)}</w:p>"
    report = read_word_file(tmp_path, body)
    assert "隐藏文字未读入" in told(report)
    assert TraceKind.HIDDEN in {item.kind for item in report.traces}


def test_prompts_within_one_another_are_taken_out_once(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    body = f"<w:p>{control * 100}{run('点此输入') * 40_000}{'</w:sdtContent></w:sdt>' * 100}{run(DONE)}</w:p>"
    report = read_word_file(tmp_path, body)
    assert "点此输入" not in report.text
    assert "提示文字未读入" in told(report)


def test_paragraphs_within_one_another_in_a_pages_head_are_read_once(tmp_path: Path) -> None:
    head = f"<w:hdr {SPACES}>{'<w:p>' * 200}{run('甲') * 30_000}{'</w:p>' * 200}{p('内部资料')}</w:hdr>"
    report = read_word_file(tmp_path, p(DONE), {f"header{number}.xml": ("header", head) for number in range(3)})
    assert [item.words for item in report.traces if item.kind is TraceKind.MARGIN] == ["内部资料"]


@pytest.mark.parametrize(
    "mail",
    [
        "MIME-Version: 1.0\nContent-Type: " + "a;" * 60_000,
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + PICTURE * 100_000,
    ],
    ids=["a long head", "many parts"],
)
def test_a_mail_taken_in_whose_head_or_parts_are_too_many_is_told(
    tmp_path: Path, mail: str, little_memory: None
) -> None:
    body = f'<w:altChunk r:id="rId1"/>{p(DONE)}'
    report = read(word_file(tmp_path, document(body), {"in.mht": ("aFChunk", f"{mail}\n\n<html><p>三件。")}))
    assert DONE in report.text
    assert "altChunk" in told(report)


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "idna", "no\0ne"])
def test_a_page_in_one_file_is_in_an_encoding_that_pages_have(tmp_path: Path, charset: str) -> None:
    page = f"<html><p>-{'a' * 150_000}\\u4e00</p><p>{DONE}</p>"
    file = tmp_path / "页.mht"
    file.write_text(f"MIME-Version: 1.0\nContent-Type: text/html; charset={charset}\n\n{page}", encoding="utf-8")
    report = read(file, unit_kind="county", year=2024)
    assert DONE in report.text
    assert "\\u4e00" in report.text


def test_a_page_taken_in_is_in_an_encoding_that_pages_have(tmp_path: Path) -> None:
    page = f"<html><meta charset=punycode><p>-{'a' * 300_000}</p>"
    report = read_word_file(tmp_path, f'<w:altChunk r:id="rId1"/>{p(DONE)}', {"in.html": ("aFChunk", page)})
    assert DONE in report.text


def test_a_style_within_others_hides_what_it_names_once(tmp_path: Path) -> None:
    style = f"{'.a,' * 100_000}.b{{{'display:none{' * 30_000}"
    file = tmp_path / "页.html"
    file.write_text(f"<html><style>{style}</style><p class=b>藏</p><p>{DONE}</p>", encoding="utf-8")
    assert "藏" not in read(file, unit_kind="county", year=2024).text


def test_tables_deep_within_other_elements_are_looked_at_once(tmp_path: Path) -> None:
    file = tmp_path / "页.html"
    cells = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    file.write_text(f"<html>{'<div>' * 1500}{'<table></table>' * 40_000}{cells}<p>{DONE}</p>", encoding="utf-8")
    assert "甲\t乙" in read(file, unit_kind="county", year=2024).text


def test_cells_of_one_long_line_are_counted_once() -> None:
    line = f"甲\t乙\t3{DONE}" * 700
    report = read_text(f"{HEAD}{line}", name="a.txt", unit_kind="county", year=2024)
    assert audit(load(), report).assessments


def test_files_of_one_name_are_all_read(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(HEAD + DONE, encoding="utf-8")
    annexes = [tmp_path / folder / "统计表.txt" for folder in ("甲", "乙")]
    for number, annex in enumerate(annexes, 3):
        annex.parent.mkdir()
        annex.write_text(f"行政处罚统计\n全年办理案件{number}件。\n", encoding="utf-8")
    report = read(tmp_path / "报告.txt", annexes=annexes)
    assert "案件3件" in report.text
    assert "案件4件" in report.text


def test_two_reports_of_one_name_in_an_archive_are_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "报告.zip", "w") as archive:
        for number in (1, 2):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of the same name
                archive.writestr("报告.txt", f"{HEAD}全年办理建议{number}件。")
    with pytest.raises(InputError, match="不止一份报告"):
        read(tmp_path / "报告.zip")
