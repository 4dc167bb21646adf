"""Of many reports which lag, and what to ask their units first: within a kind and the law of a year, no further."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from fazhi.model.audit import Assessment, Audit
from fazhi.model.both import pick
from fazhi.model.obligation import Severity
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.output.words.answer import best_ground, gravest
from fazhi.output.words.citation import cite

ASKED: Final = 3
"""Gaps that each unit is asked about first."""


class Peers(NamedTuple):
    """Whom a report may be ranked among: the same duties bind them, nearly."""

    kind: UnitKind
    law_year: int

    def told(self, language: str) -> str:
        """The group's name in a language."""
        kind = word(self.kind, language)
        return pick(language, f"{kind}，按 {self.law_year} 年的法", f"{kind}, law of {self.law_year}")


def peers(audit: Audit) -> Peers:
    """Those of one report."""
    return Peers(audit.report.unit_kind, audit.law_year)


def behind(audit: Audit) -> tuple[int, int, bool, int, int]:
    """By what reports are ordered: peers together, of these who lags most by mandatory gaps, then by all, first.

    A report that had better be looked at first, for it may have been misread, comes behind its peers: its gaps may be
    the reading's, and nobody is called the last for those.
    """
    kind, year = peers(audit)
    doubtful = bool(audit.report.doubts)
    return list(UnitKind).index(kind), -year, doubtful, -len(audit.gaps(Severity.MANDATORY)), -len(audit.gaps())


def asked(audit: Audit, language: str) -> Iterator[tuple[Assessment, str]]:
    """What to ask a unit first, as its overview ranks its gaps, each with the article to ask it by."""
    return ((item, article(audit, item, language)) for item in gravest(audit, ASKED))


def article(audit: Audit, assessment: Assessment, language: str) -> str:
    """The citation that carries a duty best; empty where none was in force."""
    best = best_ground(audit, assessment)
    return cite(best.citation, audit.instruments, language) if best else ""
