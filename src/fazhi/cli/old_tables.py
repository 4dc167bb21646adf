"""Tables of the old format that WPS and Excel still save, made into .xlsx by LibreOffice where that is installed."""

from pathlib import Path
from typing import Final

from fazhi.model.errors import InputError
from fazhi.reading.formats.office.convert import Conversion, saved
from fazhi.reading.formats.office.find import find_soffice
from fazhi.sheets import Spreadsheet, bytes_of, is_old, read_spreadsheet

_SUFFIXES: Final = (".xls", ".et")
_FROM: Final = Conversion(".xls", "MS Excel 97")
_INTO: Final = ("xlsx", "Calc MS Excel 2007 XML")


def readable(path: Path) -> bool:
    """Whether a file is by its name such a table, and something here can read it."""
    return path.suffix.lower() in _SUFFIXES and find_soffice() is not None


def read_table(path: Path) -> Spreadsheet:
    """The table, of the old format too where it can be read.

    Raises:
        InputError: It cannot be read.
    """
    if not readable(path):
        return read_spreadsheet(path)
    data = bytes_of(path)
    if not is_old(data):  # named so, and something else
        return read_spreadsheet(path, data)
    try:
        made = saved(_FROM, data, path.name, *_INTO)
    except InputError:
        raise InputError(
            f"{path.name} 是旧格式，LibreOffice 没有读出来；请在表格软件里打开，另存为 .xlsx 再读。",
            f"{path.name} is of an old format that LibreOffice could not read; open it in the spreadsheet program, "
            "save it as .xlsx and import that.",
        ) from None
    return read_spreadsheet(path, made)
