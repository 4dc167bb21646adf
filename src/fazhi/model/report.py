"""A report as read: its untouched text, outline, parts and passages."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from fazhi.model.both import Both, Doubt, pick
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind


class Part(StrEnum):
    """What a stretch of a report is for, in the order in which they usually stand."""

    PREAMBLE = "preamble"
    LEADERSHIP = "leadership"
    WORK = "work"
    SHORTCOMINGS = "shortcomings"
    PLANS = "plans"
    CLOSING = "closing"


class PassageKind(StrEnum):
    """What a passage is made of."""

    TITLE = "title"
    HEADING = "heading"
    SENTENCE = "sentence"
    ROW = "row"

    @property
    def tells(self) -> bool:
        """Whether it says something by itself, as a title or a heading does not."""
        return self is PassageKind.SENTENCE or self is PassageKind.ROW


@dataclass(frozen=True, slots=True)
class NormalText:
    """A copy of a text made for matching, with a map back; offsets count characters."""

    text: str
    """The copy: full-width letters and digits folded, half-width punctuation widened, padding dropped."""
    normal: tuple[int, ...]
    """Start of each unbroken stretch in the copy, ascending, beginning with 0."""
    original: tuple[int, ...]
    """Start of the same stretch in the untouched text."""

    def to_original(self, at: int) -> int:
        """Offset in the untouched text of the character at `at` in the copy."""
        stretch = bisect_right(self.normal, at) - 1
        return self.original[stretch] + at - self.normal[stretch]

    def to_normal(self, at: int) -> int:
        """Offset in the copy of the first kept character at or after `at` in the untouched text."""
        stretch = bisect_right(self.original, at) - 1
        if stretch < 0:
            return 0
        found = self.normal[stretch] + at - self.original[stretch]
        limit = self.normal[stretch + 1] if stretch + 1 < len(self.normal) else len(self.text)
        return min(found, limit)


@dataclass(frozen=True, slots=True)
class Step:
    """One heading or item above a passage."""

    number: str
    """Its number as printed, such as 一、 or （二） or 一是; empty for an unnumbered heading."""
    title: str
    """Its words; empty for an item that only numbers a sentence."""

    def __str__(self) -> str:
        return f"{self.number}{self.title}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or a numbered item in the outline."""

    start: int
    end: int
    """Character range of number and title in the untouched text, end exclusive."""
    level: int
    """Depth from 1."""
    step: Step
    part: Part


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest citable stretch: a sentence, a heading or a table row."""

    start: int
    end: int
    """Character range in the untouched text, end exclusive."""
    kind: PassageKind
    part: Part
    path: tuple[Step, ...]
    """Headings and items above it, outermost first."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a page head, a letterhead or a signature states of the report itself."""

    words: str
    start: int
    end: int
    """Character range in the untouched text, end exclusive."""


class FactKind(StrEnum):
    """What can be stated of a report."""

    PUBLISHED = "published"
    WRITTEN = "written"
    NUMBER = "number"
    ISSUER = "issuer"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stated of a report outside its text; None for what is not."""

    published: Fact | None = None
    """The day it was put before the public."""
    written: Fact | None = None
    """The day it bears."""
    number: Fact | None = None
    """Its document number."""
    issuer: Fact | None = None
    """Who issues it."""
    address: Fact | None = None
    """To whom it is addressed."""

    def of(self, kind: str) -> Fact | None:
        """The fact of a kind, by the kind's name."""
        found: Fact | None = getattr(self, FactKind(kind).value)
        return found


class TraceKind(StrEnum):
    """What a word processor keeps beside the text that is read."""

    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    FORMATTING = "formatting"
    HIDDEN = "hidden"
    PROMPT = "prompt"
    MARGIN = "margin"
    """A line of a page's head or foot, or a watermark."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Comments, tracked changes or hidden words at one place; who made them is not kept."""

    kind: TraceKind
    count: int
    """How many of the kind there are at that place."""
    start: int | None
    end: int | None
    """Character range of the paragraph or row that it lies in, end exclusive; None where it hangs on none."""
    words: str = ""
    """Of a page's head, foot or watermark, what it says; of all else nothing is kept."""


SURE = 0.9
"""How sure a machine must be of words that it read off a picture, or they are doubtful."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A stretch that a machine read off a picture."""

    start: int
    end: int
    """Character range in the text, end exclusive."""
    sure: float
    """How sure the machine is of it, from 0 to 1."""
    pictures: tuple[bytes, ...] = ()
    """The strips of the page it was read off, as PNG, where it is doubtful; shown beside the words, kept nowhere."""


@dataclass(frozen=True, slots=True)
class Report:
    """One unit's report for one year."""

    name: str
    """File name, or the slug where the text is not supplied; never a full path."""
    slug: str | None
    """Folder under docs/reports, where the report is kept there."""
    title: str
    unit: str | None
    """Name of the unit as given or as read from the title."""
    unit_kind: UnitKind
    year: int
    territory: Place | None
    """Where the unit is, as given or as its name tells; None where neither does."""
    role: str | None
    """What a department is responsible for, where given; its name may tell besides."""
    read_from_title: tuple[str, ...]
    """Which of unit, unit_kind and year were not given but read from the title."""
    sha256: str
    """Digest of the file as it lies on disk."""
    supplied: bool
    """Whether the text is at hand; without it text, headings and passages are empty."""
    text: str
    """The text as it was taken out of the file; every offset points into it."""
    characters: int
    """Its length, known also where the text is not supplied."""
    normal: NormalText
    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    notices: tuple[Both, ...]
    """What a reader should know of how the file was read."""
    facts: Facts = Facts()
    """What its head and its signature state of it."""
    traces: tuple[Trace, ...] = ()
    """What the file holds beside its text, such as comments."""
    pages: tuple[int, ...] = ()
    """Offset at which each page begins; empty where the file has no pages."""

    recognised: tuple[Recognised, ...] = ()
    """What a machine read off pictures, in the order of the text."""
    titled: bool = True
    """Whether the title stands in the text; where it does not, it is the name of the file."""

    def called(self, language: str) -> str:
        """Its title; where its text has none, unit and year, never the name of a file."""
        if self.titled:
            return self.title
        unit = self.unit or ""
        of = f" of {unit}" if unit else ""
        return pick(language, f"{unit}{self.year}年法治政府建设年度报告", f"Report{of} on {self.year}")

    @property
    def doubts(self) -> tuple[Both, ...]:
        """Those of the notices for which somebody had better look before what is found is used."""
        return tuple(notice for notice in self.notices if isinstance(notice, Doubt))

    def strips_of(self, start: int, end: int) -> tuple[bytes, ...]:
        """The strips of pages that the doubtful parts of a stretch were read off."""
        touched = (item for item in self.recognised if item.start < end and start < item.end)
        return tuple(picture for item in touched for picture in item.pictures)

    def sure_of(self, start: int, end: int) -> float | None:
        """How sure the least sure part of a stretch is that a machine read; None where none of it was read so."""
        return min((item.sure for item in self.recognised if item.start < end and start < item.end), default=None)

    def page_of(self, at: int) -> int | None:
        """Number of the page, from 1, on which the character at an offset stands; None where the file has no pages."""
        return bisect_right(self.pages, at) or None
