"""Evidence: passages said to support an obligation, how strongly, and what fell short."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from fazhi.model.reason import Reason
from fazhi.model.report import Part, Step


class Strength(IntEnum):
    """How much a passage shows, the least first."""

    NONE = 0
    MENTION = 1
    ASSERTION = 2
    MEASURE = 3
    RESULT = 4

    @property
    def key(self) -> str:
        """The name used in YAML and JSON."""
        return self.name.lower()


class Polarity(StrEnum):
    """Whether a passage tells of what was done, is only promised, or is owned up to as lacking."""

    DONE = "done"
    PLANNED = "planned"
    ADMITTED = "admitted"


class Source(StrEnum):
    """Who says that a passage is evidence."""

    RULE = "rule"
    LEARNED = "learned"
    """No pattern met it: it was recognised by words learned from examples."""
    REVIEWER = "reviewer"


class Shortfall(StrEnum):
    """Why a passage that comes near a duty is no support for it."""

    MENTION_ONLY = "mention_only"
    IN_TITLE = "in_title"
    HEADING = "heading"
    EXCLUDED = "excluded"
    OTHER_PART = "other_part"
    OTHER_PERIOD = "other_period"
    OTHERS_DEED = "others_deed"
    TOLD_TO_OTHERS = "told_to_others"
    SUPPOSED = "supposed"
    UNDONE = "undone"
    """No rule says so, but by words learned from examples rather not done; `words` are the clause that tells most."""
    BLANK = "blank"
    SCATTERED = "scattered"
    ALIKE = "alike"
    """Found by its wording alone, not by a rule; `words` are those it shares with the duty."""
    FAINT = "faint"
    """The same of a sentence that shares next to nothing, where no other shares more."""
    OTHER_SUBJECT = "other_subject"

    @property
    def by_wording(self) -> bool:
        """Whether no rule met anything, and the sentence is only the closest in wording."""
        return self in {Shortfall.ALIKE, Shortfall.FAINT}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a report said to speak of an obligation."""

    obligation: str
    start: int
    end: int
    """Character range in the untouched text, end exclusive."""
    digest: str
    """First 16 hexadecimal digits of the SHA-256 of the quoted text, in UTF-8."""
    part: Part
    path: tuple[Step, ...]
    strength: Strength
    polarity: Polarity
    rule: str
    """The pattern that matched, as written."""
    line: int
    """Line of that pattern in the obligation's file."""
    terms: tuple[str, ...]
    """The words of the text that matched, in order."""
    reasons: tuple[Reason, ...]
    """What settled strength and polarity, and behind it what the strength falls short of."""
    source: Source

    def as_near_miss(self, shortfall: Shortfall, words: str) -> "NearMiss":
        """The stretch as one that names the duty without supporting it."""
        place = (self.obligation, self.start, self.end, self.digest, self.part, self.path, self.rule, self.line)
        return NearMiss(*place, shortfall, words)


def strongest_first(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence in the order to show it in: what was done before what was not, then the strongest, then by place."""
    return sorted(evidence, key=lambda item: (item.polarity is not Polarity.DONE, -item.strength, item.start))


def telling(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence to show, strongest first; what is done in general words only where nothing more particular is done."""
    ordered = strongest_first(evidence)
    if not ordered or ordered[0].polarity is not Polarity.DONE or ordered[0].strength <= Strength.ASSERTION:
        return ordered
    return [item for item in ordered if item.polarity is not Polarity.DONE or item.strength > Strength.ASSERTION]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A stretch of a report that names an obligation but does not support it."""

    obligation: str
    start: int
    end: int
    digest: str
    part: Part
    path: tuple[Step, ...]
    rule: str
    line: int
    shortfall: Shortfall
    words: str
    """The words that made it fall short, 、 between several; empty where it is the place."""


class Selector(NamedTuple):
    """Where a stretch stands and which pattern found it: what evidence and near misses have in common."""

    obligation: str
    start: int
    end: int
    """Character range in the untouched text, end exclusive."""
    digest: str
    part: Part
    path: tuple[Step, ...]
    rule: str
    line: int

    def evidence(
        self,
        strength: Strength,
        polarity: Polarity,
        reasons: tuple[Reason, ...],
        terms: tuple[str, ...] = (),
        source: Source = Source.RULE,
    ) -> Evidence:
        """The stretch as evidence."""
        place = (self.obligation, self.start, self.end, self.digest, self.part, self.path)
        return Evidence(*place, strength, polarity, self.rule, self.line, terms, reasons, source)

    def near_miss(self, shortfall: Shortfall, words: str) -> NearMiss:
        """The stretch as one that names the duty without supporting it."""
        return NearMiss(*self, shortfall, words)


@dataclass(frozen=True, slots=True)
class Found:
    """All that a search found for one obligation."""

    evidence: tuple[Evidence, ...] = ()
    """In the order of the text."""
    near: tuple[NearMiss, ...] = ()
    """The nearest first."""
    spoken: float | None = None
    """The log odds, by learned words, that a sentence speaks of it: the most of those it is found in, else of all."""
