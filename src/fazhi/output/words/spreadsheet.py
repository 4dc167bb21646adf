"""What every spreadsheet has alike: that its text stays text, its day of making, and how it shows a conclusion."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from fazhi.model.audit import Conclusion
from fazhi.model.errors import InputError
from fazhi.sheets import NO_LIBRARY

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a spreadsheet's dates have no zone
"""The day of making that every file carries, so that the same audit is the same bytes."""
TONES: Final[Mapping[Conclusion, tuple[str, str]]] = {
    Conclusion.SUPPORTED: ("#C6EFCE", "#1E5B2A"),
    Conclusion.WEAK: ("#FFEB9C", "#7A5200"),
    Conclusion.PLANNED: ("#DDEBF7", "#1F4E79"),
    Conclusion.ADMITTED: ("#FCE4D6", "#843C0C"),
    Conclusion.MISSING: ("#FFC7CE", "#9C0006"),
    Conclusion.WAIVED: ("#EDEDED", "#595959"),
}
"""Ground and letters of a conclusion; its sign goes with it everywhere."""


def new_book(made: io.BytesIO, *, by_row: bool = False, **told: str) -> "Workbook":
    """A book to write into `made`, in which no text becomes a formula or a link.

    Args:
        made: Where its bytes stand once it is closed.
        by_row: Whether each row is let go when the next is begun, so that a long one needs little memory.
        told: What it says of itself in its properties: `title`, `subject`.

    Raises:
        InputError: The library that writes it is not installed.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an extra, slow to load
    except ImportError:
        raise InputError.of(NO_LIBRARY) from None
    kept = "constant_memory" if by_row else "in_memory"
    book = Workbook(made, {kept: True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({**told, "created": MADE})
    return book
