"""The register of what was written for whom: a row a file, and a row for each report of which nothing was written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from fazhi.model.both import Both, pick
from fazhi.model.obligation import Severity
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.pages.asked import WRITERS, Told
from fazhi.output.pages.book import Sheet, write_sheets
from fazhi.output.words.quote import one_line

_NAME: Final = Both("发文登记", "Register")
_HEADS: Final = (
    Both("单位", "Unit"),
    Both("单位类别", "Kind"),
    Both("年度", "Year"),
    Both("责任单位", "Department"),
    Both("问题", "Findings"),
    *(Both(word(each), word(each, "en")) for each in Severity),
    Both("待整改", "To put right"),
    Both("情况", "State"),
    Both("文件", "File"),
    Both("说明", "Note"),
    Both("报告", "Report"),
)
WRITTEN: Final = Both("已写出", "written")
STANDS: Final = Both("已有，内容相同", "there already")
NOT_WRITTEN: Final = Both("没有写出", "not written")
"""What became of a file."""


class Entry(NamedTuple):
    """One row."""

    report: str
    """The file that was read."""
    state: Both
    name: str = ""
    """The file that was written, from the folder of the register on."""
    unit: str = ""
    kind: UnitKind | None = None
    year: int | None = None
    department: str = ""
    """Whose findings they are; empty where it has all."""
    severities: Mapping[str, int] | None = None
    """How many findings of each severity; None where there is no file."""
    due: int | None = None
    """Those that are not struck off."""
    notes: tuple[Both, ...] = ()
    """Why nothing was written, or what somebody should look at before it goes out."""

    def cells(self, language: str) -> Iterator[str | int]:
        """The row as people read it."""
        counts = self.severities
        yield from (one_line(self.unit), word(self.kind, language) if self.kind else "", self.year or "")
        yield one_line(self.department)
        yield "" if counts is None else sum(counts.values())
        yield from ("" if counts is None else counts.get(each, 0) for each in Severity)
        yield from ("" if self.due is None else self.due, self.state.of(language), self.name)
        yield one_line(pick(language, "", " ").join(note.of(language) for note in self.notes))
        yield one_line(self.report)


def register(entries: Sequence[Entry], name: str, language: str) -> bytes:
    """The register in the format of that name, csv or xlsx.

    Raises:
        InputError: The library that writes it is not installed.
    """
    heads = [head.of(language) for head in _HEADS]
    rows = [[*entry.cells(language)] for entry in entries]
    if name == "xlsx":
        return write_sheets([Sheet(_NAME, heads, rows, 1)], Options(language=language))
    return WRITERS[name](Told(heads, rows, language, ready=False))
