"""An audit as bytes: the table of all formats, which every list of them reads or is compared with.

A new format is a row of the table and a file beside this one with a function `write`. Formats do not know each other.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Final, NamedTuple, Protocol, cast

from fazhi.model.audit import Audit
from fazhi.model.both import CHINESE, Both
from fazhi.model.obligation import Severity


@dataclass(frozen=True, slots=True)
class Options:
    """How a view was asked for; a format looks at what means something to it."""

    language: str = CHINESE
    """"zh" or "en"; what is quoted stays Chinese."""
    quotes: bool = False
    """Whether the words of the evidence go with it."""
    min_severity: Severity = Severity.NOTICE
    """Where gaps are listed apart: those below it are counted and not listed. A row for each duty has them all."""
    colour: bool = False
    """Whether to send a terminal's colour codes."""
    width: int = 80
    """Columns of the terminal."""


class Format(Protocol):
    """What the file of a format offers."""

    def write(self, audit: Audit, options: Options) -> bytes:
        """The whole audit, as a file of this format holds it."""


class Entry(NamedTuple):
    """One format."""

    name: str
    """What `--format` takes."""
    suffix: str
    """How its files end, with the dot."""
    media_type: str
    binary: bool
    """Whether it is no text and must not be sent to a terminal."""
    module: str
    """The file that writes it, loaded when it is asked for: some need a library that is slow to load."""
    about: Both
    """Whom it is for."""


_HERE: Final = __name__
FORMATS: Final = (
    Entry("text", ".txt", "text/plain", False, f"{_HERE}.text", Both("供人阅读", "for people")),
    Entry("json", ".json", "application/json", False, f"{_HERE}.json", Both("供程序读取", "for programs")),
    Entry(
        "csv",
        ".csv",
        "text/csv",
        False,
        f"{_HERE}.csv",
        Both("供表格软件（一项义务一行）", "for spreadsheets, a row a duty"),
    ),
)
"""Every format, in the order in which they are listed; the first is written where none is asked for."""


def entry(name: str | None, file: str = "") -> Entry:
    """The format of that name; without a name that of a file so called, by its suffix, else the first."""
    if name is None:
        fitting = [item for item in FORMATS if file.lower().endswith(item.suffix)]
        return max(fitting, key=lambda item: len(item.suffix), default=FORMATS[0])
    return {item.name: item for item in FORMATS}[name]


def write(entry: Entry, audit: Audit, options: Options) -> bytes:
    """The audit in that format."""
    return cast("Format", import_module(entry.module)).write(audit, options)
