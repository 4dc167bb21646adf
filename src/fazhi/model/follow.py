"""What a report promised or admitted, and what the next year's report answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from fazhi.model.both import Both
from fazhi.model.evidence import Strength
from fazhi.model.report import Part, Report, Step


class CommitmentKind(StrEnum):
    """What the next report has to answer."""

    PLAN = "plan"
    SHORTCOMING = "shortcoming"


class Fate(StrEnum):
    """What became of a commitment, as far as the next report tells."""

    ANSWERED = "answered"
    REPEATED = "repeated"
    """The next report promises or admits it again in the same words, and tells of no deed."""
    UNANSWERED = "unanswered"
    """No answer was found; it may stand there in other words."""


class TieKind(StrEnum):
    """By what two passages are held to speak of one thing."""

    said: Both

    WORDS = ("words", "都写到", "both say")
    DUTY = ("duty", "说的是同一项义务", "both speak of the duty")
    FIGURE = ("figure", "数字相同", "both have the figure")
    HEADING = ("heading", "标题也写到", "a heading above says")
    SAME = ("same", "文字相同", "in the same words")

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        """One kind by its stored value, with how it is said."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.said = Both(zh, en)
        return kind


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing that two passages have in common."""

    kind: TieKind
    words: str = ""
    """The words of both, the identifier of the duty or the figure; empty where nothing is to be named."""

    @property
    def said(self) -> Both:
        """The tie in words for a reader."""
        named = Both(f"“{self.words}”", f" “{self.words}”") if self.words else Both("", "")
        if self.kind is TieKind.DUTY:
            named = Both(f" {self.words}", f" {self.words}")
        return Both(f"{self.kind.said.zh}{named.zh}", f"{self.kind.said.en}{named.en}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a report's text."""

    start: int
    end: int
    """Character range in the untouched text, end exclusive."""
    digest: str
    """First 16 hexadecimal digits of the SHA-256 of the stretch, in UTF-8."""
    part: Part
    path: tuple[Step, ...]
    """Headings and items above it, outermost first."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A plan or an admitted shortcoming."""

    kind: CommitmentKind
    at: Stretch
    duties: tuple[str, ...]
    """Identifiers of the duties that it speaks of."""


@dataclass(frozen=True, slots=True)
class Followed:
    """One commitment and what became of it."""

    commitment: Commitment
    fate: Fate
    answer: Stretch | None
    """Where the next report tells of the deed that answers it."""
    strength: Strength
    """How much the answer shows; NONE where there is none."""
    again: Stretch | None
    """Where the next report promises or admits the same in the same words."""
    ties: tuple[Tie, ...]
    """By what the answer belongs to it, or the repetition."""


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """Two years' reports of one unit: every commitment of the earlier and what the later says of it."""

    earlier: Report
    items: tuple[Followed, ...]
    """In the order of the earlier text."""

    def of(self, fate: Fate) -> Iterator[Followed]:
        """Those with one fate."""
        return (item for item in self.items if item.fate is fate)
