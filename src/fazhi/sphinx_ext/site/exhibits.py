"""Exhibits: the passages of one report that count as evidence, each once, with all the duties it speaks of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from fazhi.model.audit import Audit
from fazhi.model.evidence import Evidence, Polarity, Strength
from fazhi.model.report import Part, Step

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DIGITS = 12
_ORDER = tuple(Polarity)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One stretch of a report and everything said of it."""

    id: str
    """Identifier of its need and of its place on the page; it rests on slug and digest, not on position."""
    number: int
    """Its number in the report, from 1: as the marks behind the passages follow one another in the text."""
    evidence: tuple[Evidence, ...]
    """What it shows of each duty, in the order of their identifiers; never empty."""
    wide: bool
    """Whether it is a whole part of the report rather than a passage."""

    @property
    def start(self) -> int:
        """First character in the untouched text."""
        return self.evidence[0].start

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.evidence[0].end

    @property
    def digest(self) -> str:
        """Digest of the quoted text."""
        return self.evidence[0].digest

    @property
    def part(self) -> Part:
        """The part of the report it stands in."""
        return self.evidence[0].part

    @property
    def path(self) -> tuple[Step, ...]:
        """Headings and items above it."""
        return self.evidence[0].path

    @property
    def strength(self) -> Strength:
        """The most it shows of any duty; nothing where it only promises or owns up to something."""
        done = (item.strength for item in self.evidence if item.polarity is Polarity.DONE)
        return max(done, default=Strength.NONE)

    @property
    def polarity(self) -> Polarity:
        """The best it says of any duty: done before planned before admitted."""
        return min((item.polarity for item in self.evidence), key=_ORDER.index)

    @property
    def obligations(self) -> tuple[str, ...]:
        """Identifiers of the duties it speaks of, each once."""
        return tuple(dict.fromkeys(item.obligation for item in self.evidence))


def find_exhibits(audit: Audit, slug: str) -> tuple[Exhibit, ...]:
    """All exhibits of a report, in the order of its text."""
    sections = {item.obligation.id for item in audit.assessments if item.obligation.evidence.section is not None}
    stretches = list(_by_stretch(item for assessment in audit.assessments for item in assessment.evidence))
    ids = _identifiers(slug, stretches)
    wide = [any(item.obligation in sections for item in evidence) for evidence in stretches]
    numbers = _numbers(stretches, wide)
    return tuple(Exhibit(*each) for each in zip(ids, numbers, stretches, wide, strict=True))


def key(slug: str) -> str:
    """The slug as it stands in identifiers: in capitals, or its digest where it is not plain."""
    if _PLAIN.fullmatch(slug):
        return slug.upper().replace("-", "_")
    return f"R{sha256(slug.encode('utf-8', 'surrogatepass')).hexdigest()[:8].upper()}"


def _numbers(stretches: Sequence[tuple[Evidence, ...]], wide: Sequence[bool]) -> list[int]:
    """A whole part is numbered where it begins and a passage where it ends, for there its mark stands."""

    def place(at: int) -> tuple[int, bool, int]:
        item = stretches[at][0]
        return (item.start, False, item.end) if wide[at] else (item.end, True, item.start)

    rank = {at: number for number, at in enumerate(sorted(range(len(stretches)), key=place), 1)}
    return [rank[at] for at in range(len(stretches))]


def _by_stretch(evidence: Iterable[Evidence]) -> Iterator[tuple[Evidence, ...]]:
    ordered = sorted(evidence, key=lambda item: (item.start, item.end, item.obligation))
    for _, same in groupby(ordered, key=lambda item: (item.start, item.end)):
        yield tuple(same)


def _identifiers(slug: str, stretches: list[tuple[Evidence, ...]]) -> Iterator[str]:
    """One for each stretch; of stretches that read the same, the later ones are numbered."""
    seen: Counter[str] = Counter()
    for evidence in stretches:
        digest = evidence[0].digest[:_DIGITS].upper()
        seen[digest] += 1
        again = f"_{seen[digest]}" if seen[digest] > 1 else ""
        yield f"EV_{key(slug)}_{digest}{again}"
