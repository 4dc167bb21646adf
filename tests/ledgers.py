"""A project with one kept report and its ledger as other people fill it in, for tests of the way out and back."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from fakes import TEXT, write_catalogue
from fazhi.audit import audit
from fazhi.cli import main
from fazhi.intake import Asked, take_kept
from fazhi.ledger.opinions import Bench
from fazhi.records import verify_decisions

SLUG = "yunzhou"
DUTIES, PROBLEMS = "自查台账", "问题整改台账"
BOOK = f"{SLUG}-台账.xlsx"
HEAD = 3
"""The row of the heads."""
DEPARTMENTS = """\
- {department: 司法局, domains: [ENFORCE, DISPUTE]}
- {department: 政府办公室, domains: [DECISION, SUPERVISE, REPORT]}
"""


def make_project(folder: Path) -> Path:
    """A project of six duties with a kept report; gives the folder of its record."""
    write_catalogue(folder / "catalogue")
    (folder / "pyproject.toml").write_text('[tool.fazhi]\ncatalogue = "catalogue"\n', encoding="utf-8")
    (folder / "departments.yaml").write_text(DEPARTMENTS, encoding="utf-8")
    (folder / "docs" / "reports").mkdir(parents=True)
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    assert main(["add", "report.txt", "--slug", SLUG]) == 0
    return folder / "docs" / "reports" / SLUG


def bench_of(folder: Path) -> Bench:
    """A kept report as it stands now, before which opinions come."""
    asked = Asked()
    taken = take_kept(folder, asked)
    return Bench(audit(asked.load(Path.cwd()), taken.report, taken.records), verify_decisions(folder))


def fill(
    cells: Mapping[tuple[str, str, str], Any],
    *more: Callable[[Any], None],
    source: str = BOOK,
    target: str = "填好.xlsx",
) -> str:
    """Fill in cells by sheet, identifier and head, as somebody does at a desk; then whatever else is done to a book."""
    book = openpyxl.load_workbook(source)
    for (sheet, row, head), value in cells.items():
        cell_of(book, sheet, row, head).value = value
    for do in more:
        do(book)
    book.save(target)
    return target


def through_office(file: str) -> str:
    """The file opened and saved by LibreOffice, once as its own format and back."""
    home = Path.cwd()
    (home / "there").mkdir()
    shutil.copy(file, home / "there" / "a.xlsx")
    soffice("there/a.xlsx", "ods", "there")
    soffice("there/a.ods", "xlsx", "back")
    return "back/a.xlsx"


def soffice(file: str, into: str, folder: str) -> None:
    """Have LibreOffice save a file in another format."""
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{Path.cwd()}/profile", "--convert-to", into,
         "--outdir", folder, file],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def cell_of(book: Any, sheet: str, row: str, head: str) -> Any:
    """A cell of a workbook by identifier and head."""
    here = book[sheet]
    columns = {cell.value: cell.column for cell in here[HEAD]}
    rows = {here.cell(at, columns["编号"]).value: at for at in range(HEAD + 1, here.max_row + 1)}
    return here.cell(rows[row], columns[head])
