"""Quotes: the stretch of the untouched text they stand in, and the digest they are known by without being kept."""

from hashlib import sha256

from fazhi.model.evidence import Selector
from fazhi.model.obligation import Obligation, Pattern
from fazhi.model.report import Part, Report, Step

DIGITS = 16
"""Hexadecimal digits kept of the digest."""
_OPENING = frozenset("“‘「『")
_CLOSING = frozenset("”’」』")


def select(
    report: Report, start: int, end: int, where: tuple[Part, tuple[Step, ...]], found: tuple[Obligation, Pattern]
) -> Selector:
    """The selector of a stretch of the untouched text, given its part and path and the pattern that found it."""
    obligation, pattern = found
    return Selector(obligation.id, start, end, digest(report.text[start:end]), *where, pattern.text, pattern.line)


def original(report: Report, span: tuple[int, int]) -> tuple[int, int]:
    """A range of the normalised text as a range of the untouched one, with the quotation marks at its ends."""
    start, end = report.normal.to_original(span[0]), report.normal.to_original(span[1] - 1) + 1
    while start and report.text[start - 1] in _OPENING:
        start -= 1
    while end < len(report.text) and report.text[end] in _CLOSING:
        end += 1
    return start, end


def digest(quote: str) -> str:
    """First digits of the SHA-256 of a quote in UTF-8."""
    return sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
