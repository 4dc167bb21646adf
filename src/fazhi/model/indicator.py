"""Indicators: what a set by which governments are rated asks for, and which duties answer it."""

from dataclasses import dataclass
from enum import StrEnum

from fazhi.model.both import Both


class Coverage(StrEnum):
    """How far the duties of the catalogue answer an indicator."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the last level."""

    id: str
    levels: tuple[str, ...]
    """The headings above it, the first level first."""
    title: str
    """What it asks for, in our own words or as an own list has it."""
    obligations: tuple[str, ...]
    """The duties that answer it."""
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """A set of indicators."""

    name: str
    """Its name in addresses: letters, digits and hyphens."""
    title: str
    about: Both
    """Where it comes from."""
    lacking: Both | None
    """How far it is incomplete; None for a set that is there as a whole."""
    indicators: tuple[Indicator, ...]
