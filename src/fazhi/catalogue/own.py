"""A catalogue of one's own on top of the shipped one: what its files add, extend and replace.

Instruments and obligations of a known identifier take the place of the shipped ones whole, others are added; the
terms of a known concept are added to the shipped ones. A folder whose files say nothing changes nothing.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fazhi.catalogue.as_records import as_record
from fazhi.catalogue.build import build_instrument
from fazhi.catalogue.checks import check_instruments, check_kept
from fazhi.catalogue.from_yaml import no_collection
from fazhi.catalogue.own_folder import OwnFolder
from fazhi.catalogue.patterns import Lexicon, check_terms
from fazhi.catalogue.specs import INSTRUMENTS, LEXICON, OBLIGATIONS, InstrumentRecord
from fazhi.catalogue.written import Written, build_written, check_written, in_order, read_written
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.yamlfile import ListOf, Problems, raise_if_any

_OWN = "+own"
"""Behind the version of a catalogue that own files changed."""


def read_own(path: Path, base: Catalogue) -> Catalogue:
    """The base with what a folder of own files says; CatalogueError with all mistakes of all of them."""
    with no_collection():
        return _extended(base, OwnFolder(path))


def _extended(base: Catalogue, folder: OwnFolder) -> Catalogue:
    folder.check_names()
    own, problems = folder.read("instruments.yaml", ListOf(INSTRUMENTS.kind))
    check_instruments(own, problems)
    lexicon = _lexicon(base.lexicon, folder)
    found = read_written(folder, ListOf(OBLIGATIONS.kind))
    _check(base, own, problems, found, lexicon)
    raise_if_any(folder.problems)
    if not folder.says_something:
        return base
    instruments = {record.id: build_instrument(record) for record in own}
    return replace(
        base,
        instruments={**base.instruments, **instruments},
        obligations=in_order([*_kept(base, found), *build_written(found, f"{folder.name}/")]),
        lexicon=lexicon,
        version=f"{base.version}{_OWN}",
        digest=hashlib.sha256(f"{base.digest}\0{folder.digest}".encode()).hexdigest(),
        table=None,
    )


def _lexicon(base: Lexicon, folder: OwnFolder) -> Lexicon:
    concepts, problems = folder.read("lexicon.yaml", LEXICON)
    for _, terms in concepts.values():
        check_terms(terms, problems)
    own = {name: tuple(term.text for term in terms) for name, (_, terms) in concepts.items()}
    return {name: tuple(dict.fromkeys((*base.get(name, ()), *own.get(name, ())))) for name in (*base, *own)}


def _check(
    base: Catalogue, own: Sequence[InstrumentRecord], problems: Problems, found: Sequence[Written], lexicon: Lexicon
) -> None:
    """Check own duties beside the shipped ones, and that no shipped one loses what it cites."""
    shipped = {id: as_record(instrument) for id, instrument in base.instruments.items()}
    kept = _kept(base, found)
    titles = {item.title: f"{item.place.file}:{item.place.line}" for item in kept}
    check_written(found, {**shipped, **{record.id: record for record in own}}, lexicon, titles)
    if not problems.mistakes:
        for record in own:
            check_kept(record, _citing(kept, record.id), problems)


def _kept(base: Catalogue, found: Sequence[Written]) -> list[Obligation]:
    """The shipped obligations that no own one replaces."""
    replaced = {item.record.id for item in found}
    return [item for item in base.obligations if item.id not in replaced]


def _citing(kept: Sequence[Obligation], instrument: str) -> Mapping[str, Obligation]:
    return {item.id: item for item in kept if any(cited.instrument == instrument for cited in item.basis)}
