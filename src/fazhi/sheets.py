"""Spreadsheets as other people send them: .xlsx and .csv files as plain cells, within limits, and why one is none."""

import csv
import io
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any, Final, NamedTuple
from xml.parsers import expat

from fazhi.disk import why
from fazhi.extras import install
from fazhi.model.both import Both
from fazhi.model.errors import InputError

MOST_BYTES: Final = 32 * 2**20
"""Of the file."""
MOST_UNPACKED: Final = 96 * 2**20
"""Of all that is packed in it."""
MOST_CELLS: Final = 400_000
"""Of all sheets, blank ones with a look of their own among them: some ten seconds and 400 MB."""
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 512
_FORMULA: Final = re.compile("[=+\\-@＝＋－＠]")
"""How a cell begins that a spreadsheet would take for a formula; the site's matrix has the same rule in its script."""
_FIRST_YEAR: Final = 1950
"""Nobody means a day before; who sees one has written a number."""
LONGEST_CELL: Final = 32_767
"""Characters of a cell; spreadsheets hold no more, and a file that claims so is not read further."""
_CHUNK: Final = 2**20
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_MERGED: Final = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
NO_LIBRARY: Final = Both(
    f"没有安装读写 Excel 的库；请运行 {install('excel')}。",
    f"The libraries for Excel are missing: run {install('excel')}.",
)
_SAVE_AS: Final = Both("请在表格软件里另存为 .xlsx 再试", "save it as .xlsx in the spreadsheet program and try again")
_PASTE: Final = Both(
    "请把填好的内容粘贴到发来的 .xlsx 里再试，另存为 .xlsx 会丢掉隐藏的记录",
    "paste what was filled in into the .xlsx that was sent out; saved as .xlsx it would lack the hidden record",
)

_SMALLER: Final = Both("请删去多余的工作表、空行和图片再试", "remove superfluous sheets, blank rows and pictures")


class Cell(NamedTuple):
    """One cell that says something."""

    value: str | int | float | bool | date | time
    """Words, a number, a truth value; a moment is a day, for nobody fills in hours."""
    formula: bool = False
    """Whether the value is a formula, as text, and not what it comes to."""

    @property
    def text(self) -> str:
        """The value as the cell shows it."""
        if isinstance(self.value, bool):
            return "是" if self.value else "否"
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return self.value.isoformat() if isinstance(self.value, date) else str(self.value).strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet."""

    name: str
    rows: Sequence[Sequence[Cell | None]]
    """From its first row and column on; None for a cell that says nothing. A merged cell says it in its first row and
    column, and down that column; across, its further columns say nothing."""

    def at(self, row: int, column: int) -> Cell | None:
        """A cell by its numbers from 0; None outside."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A spreadsheet file, read into plain cells."""

    name: str
    grids: tuple[Grid, ...]
    """In order, hidden ones too."""
    serial: Callable[[float], date | None]
    """The day that a number stands for in this file; None for none."""


def place(row: int, column: int) -> str:
    """A cell as people call it, by its numbers from 0: B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def read_spreadsheet(path: Path, data: bytes | None = None) -> Spreadsheet:
    """Read an .xlsx; `data` where its bytes are at hand.

    Raises:
        InputError: It cannot be read, is another kind of file, carries macros, is encrypted, or is too large.
    """
    data = bytes_of(path) if data is None else data
    _check_kind(path, data)
    _check_inside(path, data)
    return _read(path, data)


def guarded(cell: str) -> str:
    """A cell of CSV that no spreadsheet calculates: with an apostrophe where it would be taken for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """A guarded cell read back: without the apostrophe that it needed."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell[1:]) else cell


def read_rows(path: Path, heads: Callable[[Sequence[str]], bool] = any) -> list[list[str]]:
    """The rows of a list that somebody keeps: of a .csv, or of the first sheet of an .xlsx with such a row of heads.

    Raises:
        InputError: It is neither, cannot be read, or is too large.
    """
    data = bytes_of(path)
    if not data.startswith((b"PK", _OLE)):
        return _separated(path, data)
    sheets = (
        [["" if cell is None else cell.text for cell in row] for row in grid.rows]
        for grid in read_spreadsheet(path).grids
    )
    return next((rows for rows in sheets if any(map(heads, rows))), [])


def is_old(data: bytes) -> bool:
    """Whether bytes are of the old format of Office (.xls, .et), and no password is on them as .xlsx has it."""
    return data.startswith(_OLE) and _ENCRYPTED not in data


def bytes_of(path: Path) -> bytes:
    """The bytes of a regular file within the limit, for a pipe or a device may never end; else InputError."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{path} 不是普通文件；请核对。", f"{path} is not a regular file; check it.")
        if status.st_size > MOST_BYTES:
            raise _refused(path, f"大于 {MOST_BYTES >> 20} MB", f"is larger than {MOST_BYTES >> 20} MB", _SMALLER)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = why(error)
        raise InputError(
            f"{path} 无法读取（{reason.zh}）；请核对。", f"{path} cannot be read ({reason.en}); check it."
        ) from None


def _separated(path: Path, data: bytes) -> list[list[str]]:
    """The rows of a .csv in the encodings that spreadsheet programs save in China."""
    for encoding in ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError, csv.Error):
            text = data.decode(encoding)
            rows = list(csv.reader(io.StringIO(text, newline="")))
            if "\x00" not in text and len(rows) <= MOST_ROWS:
                return rows
    raise InputError(
        f"{path.name} 不是 .csv 或 .xlsx 表格；请在表格软件里另存为其中一种。",
        f"{path.name} is no .csv and no .xlsx; save it as one of them in the spreadsheet program.",
    )


def _refused(path: Path, zh: str, en: str, cure: Both = _SAVE_AS) -> InputError:
    return InputError(f"{path.name} {zh}；{cure.zh}。", f"{path.name} {en}; {cure.en}.")


def _check_kind(path: Path, data: bytes) -> None:
    """InputError for what is no package of the kind that .xlsx is."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            unlock = Both("请先在表格软件里去掉密码", "take the password off first, in the spreadsheet program")
            raise _refused(path, "设有打开密码", "has a password", unlock)
        raise _refused(path, "是旧格式（.xls、.et 或 .doc）", "is of an old format (.xls, .et or .doc)")
    if not data:
        raise _refused(path, "是空文件", "is empty", Both("请核对", "check it"))
    if not data.startswith(b"PK"):
        if data.startswith(b"%PDF"):
            raise _refused(path, "是 PDF", "is a PDF")
        head = data[:4096].lstrip(b"\xef\xbb\xbf").lstrip()
        if head.startswith((b"<", b"{\\rtf")):
            raise _refused(path, "是网页、XML 或 RTF，不是 .xlsx", "is HTML, XML or RTF and no .xlsx")
        raise _refused(path, "是文本（如 .csv），不是 .xlsx", "is text, such as .csv, and no .xlsx", _PASTE)


def _check_inside(path: Path, data: bytes) -> None:
    """InputError for a package that is damaged, of another kind, or unpacks to more than there is room for."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            _check_names(path, package, names)
            _Counter(path).count(package)
    except InputError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        locked = isinstance(error, RuntimeError) and "password" in str(error)
        if locked:
            unlock = Both("请先去掉密码", "take the password off first")
            raise _refused(path, "设有密码", "has a password", unlock) from None
        raise _damaged(path) from None


def _damaged(path: Path) -> InputError:
    return _refused(path, "已损坏，打不开", "is damaged and cannot be opened")


def _check_names(path: Path, package: zipfile.ZipFile, names: Sequence[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refused(path, "带有宏（.xlsm）", "carries macros (.xlsm)")
    if "xl/workbook.xml" in names or any(_SHEET.fullmatch(name) for name in names):
        return
    if "word/document.xml" in names:
        raise _refused(path, "是 Word 文件，不是 .xlsx", "is a Word file and no .xlsx")
    if (
        "mimetype" in names
        and package.getinfo("mimetype").file_size < _CHUNK
        and b"opendocument" in package.read("mimetype")
    ):
        raise _refused(path, "是 OpenDocument（.ods），不是 .xlsx", "is OpenDocument (.ods) and no .xlsx")
    if any(name.endswith(".bin") and name.startswith("xl/") for name in names):
        raise _refused(path, "是二进制格式（.xlsb）", "is of the binary format (.xlsb)")
    raise _refused(path, "不是 .xlsx", "is no .xlsx")


class _Counter:
    """Unpacks a package without keeping it, and counts rows and cells wherever they lie, for names decide nothing.

    Nothing is unpacked beyond the size that the package itself states.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells = self._rows = 0
        self._folder = ""
        self._named: set[tuple[str, str]] = set()

    def count(self, package: zipfile.ZipFile) -> None:
        """InputError where there is too much, a sheet is named twice, or a declaration that no spreadsheet needs."""
        if sum(info.file_size for info in package.infolist()) > MOST_UNPACKED:
            most = MOST_UNPACKED >> 20
            raise _refused(self._path, f"解开后大于 {most} MB", f"unpacks to more than {most} MB", _SMALLER)
        for info in package.infolist():
            self._rows, self._folder = 0, posixpath.dirname(posixpath.dirname(info.filename))
            with package.open(info) as member, suppress(expat.ExpatError):  # no XML, or the library says what is wrong
                self._count(member)

    def _count(self, member: IO[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begun
        parser.StartDoctypeDeclHandler = self._declared
        while chunk := member.read(_CHUNK):
            parser.Parse(chunk, False)

    def _declared(self, *_: object) -> None:
        raise _refused(self._path, "含有不许用的 XML 声明", "holds an XML declaration that is not allowed")

    def _begun(self, tag: str, traits: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "c":
            self._cells += 1
        elif name == "row":
            self._rows += 1
        elif name == "mergeCell":
            self._cells += _area(traits.get("ref", ""))
        elif name == "sheet":
            self._once("sheet", next((value for key, value in traits.items() if key.endswith(" id")), ""))
        elif name == "Relationship" and traits.get("Type", "").endswith("sheet"):
            self._once("part", posixpath.normpath(posixpath.join("/", self._folder, traits.get("Target", ""))))
        if self._rows > MOST_ROWS or self._cells > MOST_CELLS:
            raise _too_many(self._path)

    def _once(self, kind: str, name: str) -> None:
        """InputError for a sheet that is read twice."""
        if name and (kind, name) in self._named:
            raise _damaged(self._path)
        self._named.add((kind, name))


def _area(merged: str) -> int:
    """How many cells are merged into one."""
    found = _MERGED.fullmatch(merged.replace("$", "").upper())
    if found is None:
        return 0
    left, top, right, bottom = found.groups()
    return (abs(_number(right) - _number(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _too_many(path: Path) -> InputError:
    return InputError(
        f"{path.name} 的行、列或格子太多（最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列、{MOST_CELLS} 格，"
        "带格式的空格子也算）；请删去表尾的空行和右边的空列再试。",
        f"{path.name} has too many rows, columns or cells ({MOST_ROWS}, {MOST_COLUMNS} and {MOST_CELLS} at most, blank "
        "ones with a look of their own included); delete the blank rows and columns at the end and try again.",
    )


def _read(path: Path, data: bytes) -> Spreadsheet:
    import warnings  # noqa: PLC0415 - only for those who read a spreadsheet

    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, slow to load
        from openpyxl.utils.datetime import from_excel, to_excel  # noqa: PLC0415 - the same
    except ImportError:
        raise InputError.of(NO_LIBRARY) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that it leaves out, which are not looked at
        try:
            book = load_workbook(io.BytesIO(data), keep_links=False)
        except Exception:  # the library meets a broken file with whatever it stumbles over
            raise _damaged(path) from None

    def serial(number: float) -> date | None:
        with suppress(ValueError, OverflowError, TypeError):
            told = from_excel(number, book.epoch)
            return told.date() if isinstance(told, datetime) else None
        return None

    def number(moment: datetime) -> float:
        return float(to_excel(moment, book.epoch))

    return Spreadsheet(path.name, tuple(_grid(path, sheet, number) for sheet in book.worksheets), serial)


def _grid(path: Path, sheet: Any, number: Callable[[datetime], float]) -> Grid:
    """The sheet as far as it says something: asked for by rows, the library makes every cell between two."""
    rows: list[list[Cell | None]] = []
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 - see above
        told = None if cell.value is None else _cell(cell, number)
        if told is None:
            continue
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise _too_many(path)
        while len(rows) < row:
            rows.append([])
        cells = rows[-1]
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = told
    for merged in sheet.merged_cells.ranges:
        _fill_down(rows, merged)
    return Grid(sheet.title, tuple(rows))


def _fill_down(rows: list[list[Cell | None]], merged: Any) -> None:
    """A merged cell says the same in each of its rows."""
    if merged.min_row > len(rows):
        return
    above, at = rows[merged.min_row - 1], merged.min_col - 1
    top = above[at] if at < len(above) else None
    for row in rows[merged.min_row : merged.max_row] if top else []:
        row.extend([None] * (at + 1 - len(row)))
        row[at] = top


def _cell(cell: Any, number: Callable[[datetime], float]) -> Cell | None:
    value = cell.value
    if cell.data_type == "f":
        return Cell(str(getattr(value, "text", value)), formula=True)
    if isinstance(value, datetime):
        # 2026.3 in a cell that is to hold a day is shown as one of 1905
        return Cell(value.date() if value.year >= _FIRST_YEAR else round(number(value), 4))
    if isinstance(value, str):
        return Cell(value[:LONGEST_CELL]) if value.strip() else None
    return Cell(value if isinstance(value, int | float | bool | date | time) else str(value))
