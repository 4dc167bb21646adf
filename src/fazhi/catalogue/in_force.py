"""Which obligations bind a unit in a year, by which citations, and how gravely."""

from datetime import date

from fazhi.model.errors import InputError
from fazhi.model.law import Citation, Instrument, Version
from fazhi.model.obligation import Applicability, Catalogue, Obligation, Severity
from fazhi.model.unit import UnitKind
from fazhi.model.words import word

_AHEAD = 10
"""Years behind the newest version on record for which a report may still be judged."""
_Reason = tuple[str, str]


def applicability(
    obligation: Obligation, catalogue: Catalogue, unit_kind: UnitKind, year: int, territory: str | None
) -> Applicability:
    """Whether an obligation binds such a unit in that year, on what basis, and with what severity.

    A citation counts when its version was in force on at least one day of the year. The duty is mandatory when it is
    recorded so and one of these citations, of an instrument that is more than policy, binds this kind of unit by its
    own terms at this place; otherwise it is expected.
    """
    basis = tuple(item for item in obligation.basis if _version(item, catalogue).in_force_during(year))
    severity = _severity(obligation, catalogue, basis, unit_kind, territory)
    reason = _wrong_unit(obligation, unit_kind) or (None if basis else _no_law(obligation, catalogue, year))
    zh, en = reason or (None, None)
    return Applicability(basis, severity, zh, en)


def check_year(catalogue: Catalogue, year: int) -> None:
    """Raise InputError for a year in which no instrument on record was in force, or far ahead of all of them."""
    versions = [version for instrument in catalogue.instruments.values() for version in instrument.versions]
    first = min(version.in_force_from.year for version in versions)
    last = max(version.in_force_from.year for version in versions) + _AHEAD
    if not (first <= year <= last) or not any(version.in_force_during(year) for version in versions):
        raise InputError(
            f"{year} 年没有可用的法律依据：目录所收依据可用于 {first} 至 {last} 年的报告，请核对年份",
            f"no law on record for {year}: the catalogue serves reports for {first} to {last}; check the year",
        )


def _version(citation: Citation, catalogue: Catalogue) -> Version:
    version = catalogue.instruments[citation.instrument].version(citation.version)
    if version is None:
        raise KeyError(citation.instrument, citation.version)
    return version


def _severity(
    obligation: Obligation, catalogue: Catalogue, basis: tuple[Citation, ...], kind: UnitKind, territory: str | None
) -> Severity:
    if obligation.severity is not Severity.MANDATORY:
        return obligation.severity
    if any(_binds(item, catalogue.instruments[item.instrument], kind, territory) for item in basis):
        return Severity.MANDATORY
    return Severity.EXPECTED


def _binds(citation: Citation, instrument: Instrument, kind: UnitKind, territory: str | None) -> bool:
    if not instrument.kind.binding or not _within(territory, instrument.territory):
        return False
    return not citation.binds or kind in citation.binds


def _within(place: str | None, territory: str | None) -> bool:
    """Whether a place (山东省淄博市) lies in the territory of an instrument (山东省); 山东 alone is the same."""
    if territory is None:
        return True
    name = (place or "").strip()
    return name.startswith(territory) or name == territory.removesuffix("省").removesuffix("市")


def _wrong_unit(obligation: Obligation, kind: UnitKind) -> _Reason | None:
    if kind in obligation.applies_to:
        return None
    zh = "、".join(word(item) for item in obligation.applies_to)
    en = ", ".join(word(item, "en") for item in obligation.applies_to)
    return f"本项只适用于{zh}，不适用于{word(kind)}", f"applies to {en} only, not to {word(kind, 'en')}"


def _no_law(obligation: Obligation, catalogue: Catalogue, year: int) -> _Reason:
    versions = [_version(item, catalogue) for item in obligation.basis]
    later = [item.in_force_from for item in versions if item.in_force_from > date(year, 12, 31)]
    if later:
        return (
            f"{year}年本项尚无依据施行，最早的自{min(later)}起施行",
            f"none of its bases was in force in {year}; the earliest begins on {min(later)}",
        )
    last = max(item.in_force_to for item in versions if item.in_force_to is not None)
    return f"{year}年本项依据均已失效，最后的施行至{last}", f"all its bases had ended before {year}, the last on {last}"
