"""The compiled form of a catalogue: one JSON file beside the YAML, used only while it is true to it.

It begins with the digest of its own content, without which it is passed over, never trusted: a file that was altered or
broke off says nothing. It carries the digests of the YAML it was made from too; once a file has changed it is passed
over, but for the files that have not (`reread.py`). `python -m fazhi.catalogue` writes it, and a build of the
site keeps one.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

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
)
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind

FILE = "compiled.json"
"""Its name in the catalogue's folder."""

_HEAD = '{{"content":"{}",'
"""How it begins: the SHA-256 of all that comes behind."""
_BLANK = _HEAD.format("0" * 64)

_VERIFIED = {item.value: item for item in Verification}
_UNIT = {item.value: item for item in UnitKind}
_PART = {item.value: item for item in Part}


class Compiled(NamedTuple):
    """A compiled form, whether true to the YAML or not."""

    catalogue: Catalogue
    files: Mapping[str, str]
    """SHA-256 of each of the files it was made from, by name."""

    def true_to(self, folder: Path) -> bool:
        """Whether the YAML of that folder still says what it said."""
        return self.catalogue.digest == digest_of(folder)


def read_compiled(file: Path) -> Compiled | None:
    """What a compiled form holds; None if there is none by this version of fazhi, or it is not as it was written."""
    try:
        content = _content(file.read_bytes())
        if content is None:
            return None
        data = json.loads(content)
        if data["version"] != fazhi.__version__:
            return None
        return Compiled(_catalogue(data), dict(data["files"]))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def compiled_text(catalogue: Catalogue, folder: Path) -> str:
    """The compiled form of the catalogue of a folder, the same text on every run."""
    data = {
        "version": catalogue.version,
        "digest": catalogue.digest,
        "files": files_of(folder),
        "instruments": list(catalogue.instruments.values()),
        "lexicon": dict(catalogue.lexicon),
        "obligations": catalogue.obligations,
        "table": catalogue.table or tabulate(catalogue),
    }
    content = json.dumps(data, default=_plain, ensure_ascii=False, separators=(",", ":"))[1:] + "\n"
    return _HEAD.format(hashlib.sha256(content.encode()).hexdigest()) + content


def _content(data: bytes) -> bytes | None:
    """The JSON behind the digest at the beginning; None where it is not what was digested."""
    head, content = data[: len(_BLANK)], data[len(_BLANK) :]
    if head != _HEAD.format(hashlib.sha256(content).hexdigest()).encode():
        return None
    return b"{" + content


def digest_of(folder: Path) -> str | None:
    """SHA-256 over the names and bytes of a folder's YAML files; None if one is not known or cannot be read."""
    names = _names(folder)
    total = hashlib.sha256()
    for name in names:
        try:
            data = (folder / name).read_bytes()
        except OSError:
            return None
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest() if names else None


def files_of(folder: Path) -> dict[str, str]:
    """SHA-256 of each of a folder's YAML files by name; empty if one of them is not known or cannot be read."""
    try:
        return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in _names(folder)}
    except OSError:
        return {}


def _names(folder: Path) -> tuple[str, ...]:
    """The YAML files of a folder, in the order they are read; none if one of them is not known."""
    names = {path.name for path in (folder / "obligations").glob("*.yaml")}
    known = [f"{domain.lower()}.yaml" for domain in Domain]
    if names - set(known):
        return ()
    return ("instruments.yaml", "lexicon.yaml", *(f"obligations/{name}" for name in known if name in names))


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
