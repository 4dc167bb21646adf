"""How every spreadsheet looks where it says a conclusion, and the day it is said to be made."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from fazhi.model.audit import Conclusion

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
