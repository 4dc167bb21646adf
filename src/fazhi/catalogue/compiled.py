"""The compiled form of a catalogue: one JSON file beside the YAML, used only while it is true to it.

It carries the digest of the YAML it was made from; once a file has changed it is passed over, never trusted.
`python -m fazhi.catalogue` writes it.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import fazhi
from fazhi.catalogue.table import tabulate
from fazhi.model.evidence import Strength
from fazhi.model.law import Citation, Instrument, InstrumentKind, Verification, Version
from fazhi.model.obligation import (
    Cadence,
    Catalogue,
    Domain,
    EvidenceRule,
    Obligation,
    Pattern,
    Place,
    Severity,
    Table,
    UnitKind,
)
from fazhi.model.report import Part

FILE = "compiled.json"
"""Its name in the catalogue's folder."""

_VERIFIED = {item.value: item for item in Verification}
_UNIT = {item.value: item for item in UnitKind}
_PART = {item.value: item for item in Part}


def read_compiled(folder: Path) -> Catalogue | None:
    """The catalogue of a folder out of its compiled form; None if there is none that is true to the YAML."""
    try:
        data = json.loads((folder / FILE).read_bytes())
        if data["version"] != fazhi.__version__ or data["digest"] != digest_of(folder):
            return None
        return _catalogue(data)
    except (OSError, ValueError, TypeError, LookupError):
        return None


def compiled_text(catalogue: Catalogue) -> str:
    """The compiled form of a catalogue, the same text on every run."""
    data = {
        "version": catalogue.version,
        "digest": catalogue.digest,
        "instruments": list(catalogue.instruments.values()),
        "lexicon": dict(catalogue.lexicon),
        "obligations": catalogue.obligations,
        "table": tabulate(catalogue),
    }
    return json.dumps(data, default=_plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def digest_of(folder: Path) -> str | None:
    """SHA-256 over the names and bytes of a folder's YAML files; None if one of them is not known."""
    names = {path.name for path in (folder / "obligations").glob("*.yaml")}
    known = [f"{domain.lower()}.yaml" for domain in Domain]
    if names - set(known):
        return None
    total = hashlib.sha256()
    for name in ("instruments.yaml", "lexicon.yaml", *(f"obligations/{name}" for name in known if name in names)):
        data = (folder / name).read_bytes()
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def _plain(value: object) -> object:
    """A value of the model as a list of its fields; a day as text."""
    if isinstance(value, date):
        return value.isoformat()
    return [getattr(value, name) for name in type(value).__slots__]  # type: ignore[attr-defined]  # frozen, with slots


def _catalogue(data: dict[str, Any]) -> Catalogue:
    instruments = [_instrument(*row) for row in data["instruments"]]
    return Catalogue(
        instruments={item.id: item for item in instruments},
        obligations=tuple(_obligation(*row) for row in data["obligations"]),
        lexicon={name: tuple(terms) for name, terms in data["lexicon"].items()},
        version=data["version"],
        digest=data["digest"],
        table=Table(*data["table"]),
    )


def _instrument(*row: Any) -> Instrument:
    id, title, title_en, kind, issuer, number, territory, versions, verified, source, note = row
    held = tuple(Version(_day(a), _day(b), _day(c) if c else None, articles) for a, b, c, articles in versions)
    rest = (issuer, number, territory, held, _VERIFIED[verified], source, note)
    return Instrument(id, title, title_en, InstrumentKind(kind), *rest)


def _obligation(*row: Any) -> Obligation:
    id, domain, title, title_en, duty, duty_en, *rest = row
    basis, applies_to, cadence, severity, expects, rule, remedy, remedy_en, place = rest
    return Obligation(
        id=id,
        domain=Domain(domain),
        title=title,
        title_en=title_en,
        requirement=duty,
        requirement_en=duty_en,
        basis=tuple(_citation(*item) for item in basis),
        applies_to=tuple(_UNIT[kind] for kind in applies_to),
        cadence=Cadence(cadence),
        severity=Severity(severity),
        expects=Strength(expects),
        evidence=_rule(*rule),
        remedy=remedy,
        remedy_en=remedy_en,
        place=Place(*place),
    )


def _citation(*row: Any) -> Citation:
    instrument, version, article, item, anchor, verified, source, note, binds = row
    return Citation(instrument, _day(version), article, item, anchor, _VERIFIED[verified], source, note, tuple(binds))


def _rule(*row: Any) -> EvidenceRule:
    about, excluding, measures, results, topic, on_topic, figures, parts, section = row
    return EvidenceRule(
        about=_patterns(about),
        excluding=_patterns(excluding),
        measures=_patterns(measures),
        results=_patterns(results),
        topic=_patterns(topic),
        on_topic=_patterns(on_topic),
        figures=tuple(figures),
        parts=tuple(_PART[part] for part in parts),
        section=_PART[section] if section else None,
    )


def _patterns(rows: Iterable[tuple[str, int]]) -> tuple[Pattern, ...]:
    return tuple(map(Pattern._make, rows))


def _day(text: str) -> date:
    return date.fromisoformat(text)
