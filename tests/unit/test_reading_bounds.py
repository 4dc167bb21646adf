"""The worst files that the stated limits allow are read, or refused in one sentence, within 300 MB."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from office_files import packed
from pdf_files import Page, Words, pdf
from word_files import document, p, table, word_file

MOST = 300
"""MB that a process which reads a report and audits it may hold."""
SECONDS = 120
TITLE = "云岭县2023年度法治政府建设情况报告"
DEEDS = ("办理行政处罚案件12件。", "组织行政执法培训3次。", "听取汇报2次。", "审核规范性文件8件。")
_READS = """
import sys
from fazhi.lab.fuzz.worker import most_used
from fazhi.model.errors import InputError
from fazhi.reading import read
try:
    told = f"read {len(read(sys.argv[1], unit_kind='county', year=2023).passages)}"
except InputError as error:
    told = f"refused {error.zh}"
print(most_used() >> 20, told)
"""


def deeds(count: int, between: str = "") -> str:
    return between.join(DEEDS[at % len(DEEDS)] for at in range(count))


def page(body: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>".encode()
    )


def text(body: str) -> bytes:
    return f"{TITLE}\n{body}".encode()


WORST: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "many short paragraphs": ("a.txt", lambda: text(deeds(49_000, "\n")), "read"),
    "more sentences than a report has": ("a.txt", lambda: text(deeds(60_000)), "refused"),
    "stops and nothing else": ("a.txt", lambda: text("一。" * 390_000), "refused"),
    "one long line": ("a.txt", lambda: text("办" * 790_000), "read"),
    "clauses without an end": ("a.txt", lambda: text(deeds(60_000).replace("。", "，")), "read"),
    "very many numbers": ("a.txt", lambda: text("\n".join(f"（{at}）工作" for at in range(49_000))), "read"),
    "numbers within numbers": ("a.txt", lambda: text("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n" * 9_000), "read"),
    "blank lines": ("a.txt", lambda: text("\n" * 490_000 + DEEDS[0]), "read"),
    "a table of many cells": ("a.md", lambda: text("|甲|乙|\n|-|-|\n")
                              + "\n".join("|处罚|12件|" for _ in range(45_000)).encode(), "read"),
    "a row of many cells": ("a.md", lambda: text("|办案" * 200_000 + "|"), "read"),
    "a page of many cells": (
        "a.html", lambda: page(f"<p>{DEEDS[0]}<table>{'<tr><td>处罚<td>12件' * 49_000}</table>"), "read"),
    "a page of deep nests": ("a.html", lambda: page("<div>" * 190_000 + DEEDS[0]), "refused"),
    "a page of one paragraph": ("a.html", lambda: page(f"<p>{deeds(60_000)}"), "refused"),
    "a tag of many attributes": (
        "a.html", lambda: page(f"<p {' '.join(f'a{at}=1' for at in range(400_000))}>{DEEDS[0]}"), "refused",
    ),
    "a large picture in a page": ("a.html", lambda: page(f"<p>{DEEDS[0]}<img src='data:,{'A' * 15_000_000}'>"), "read"),
    "a pdf of empty pages": ("a.pdf", lambda: pdf([Page()] * 5_000), "refused"),
    "a pdf of many lines": (
        "a.pdf",
        lambda: pdf([
            Page([Words(60, 780, words)], [(60, y % 800, 500, y % 800) for y in range(5_000)])
            for words in (TITLE, *DEEDS[:2])
        ]), "read",
    ),
    "a pdf of many words": (
        "a.pdf",
        lambda: pdf([Page([Words(60 + at % 40 * 13, 830 - at // 40 * 8, "办", 5) for at in range(3_900)])] * 3), "read",
    ),
    "an archive of many parts": ("a.zip", lambda: packed({f"{at}.txt": DEEDS[0] for at in range(3_900)}), "refused"),
    "an archive of full files": (
        "a.zip", lambda: packed({"报告.txt": text(""), **{f"附件{at}.txt": deeds(1_600, "\n") for at in range(1, 29)}}),
        "read",
    ),
}  # fmt: skip


def measured(path: Path) -> tuple[int, str]:
    """Peak memory in MB of a process that reads a file, and what came of it."""
    done = subprocess.run(
        [sys.executable, "-c", _READS, str(path)], capture_output=True, text=True, check=True, timeout=SECONDS
    )
    most, told = done.stdout.split(maxsplit=1)
    return int(most), told


def held_to(path: Path, wanted: str) -> None:
    most, told = measured(path)
    assert told.startswith(wanted)
    if most:  # Windows does not tell
        assert most < MOST


@pytest.mark.parametrize("name", WORST)
def test_the_worst_file_is_read_or_refused_within_bounds(name: str, tmp_path: Path) -> None:
    called, made, wanted = WORST[name]
    (tmp_path / called).write_bytes(made())
    held_to(tmp_path / called, wanted)


WORD = {
    "many paragraphs": (lambda: p(DEEDS[0]) * 49_000, "read"),
    "a table of many cells": (lambda: table(*[(p("处罚"), p("12件"))] * 9_000), "read"),
    "a row of many cells": (lambda: table(tuple(p("12") for _ in range(50_000))), "read"),
    "tables within tables": (lambda: "<w:tbl><w:tr><w:tc>" * 20_000 + p("办"), "refused"),
    "one paragraph of many runs": (lambda: f"<w:p>{'<w:r><w:t>办案。</w:t></w:r>' * 60_000}</w:p>", "refused"),
}


@pytest.mark.parametrize("name", WORD)
def test_the_worst_word_file_is_read_or_refused_within_bounds(name: str, tmp_path: Path) -> None:
    made, wanted = WORD[name]
    held_to(word_file(tmp_path / "a.docx", document(made(), title=TITLE), {}), wanted)


def test_very_many_pictures_in_a_word_file_are_not_unpacked(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", document(p(DEEDS[0]), title=TITLE), {})
    with zipfile.ZipFile(path, "a") as archive:
        for at in range(3_900):
            archive.writestr(f"word/media/{at}.png", bytes(40_000), zipfile.ZIP_DEFLATED)
    held_to(path, "read")


def test_the_audit_of_a_text_at_the_limit_stays_within_bounds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(text(deeds(9_000, "\n")))
    script = _READS.replace("read(sys", "audit(load(), read(sys").replace(").passages)", ")).assessments)")
    script = script.replace(
        "import sys\n", "import sys\nfrom fazhi.audit import audit\nfrom fazhi.catalogue import load\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.txt")], capture_output=True, text=True, check=True
    )
    most, told = done.stdout.split(maxsplit=1)
    assert told.startswith("read")
    assert int(most) < MOST * 9_000 / 50_000 + 60  # as much for each sentence as lets 50,000 of them stay below
