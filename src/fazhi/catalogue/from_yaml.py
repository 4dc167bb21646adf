"""From a folder of YAML to a catalogue, or to every mistake in it."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import fazhi
from fazhi.catalogue.build import build_instrument, build_obligation
from fazhi.catalogue.checks import check_instruments, check_obligation, check_unique
from fazhi.catalogue.folder import Folder
from fazhi.catalogue.lexicon import check_lexicon
from fazhi.catalogue.patterns import Lexicon
from fazhi.catalogue.specs import INSTRUMENTS, LEXICON, OBLIGATIONS, InstrumentRecord, ObligationRecord
from fazhi.model.obligation import Catalogue, Domain, Obligation
from fazhi.yamlfile import Problems, raise_if_any

_Found = tuple[ObligationRecord, Domain, str]


def read_yaml(folder: Path) -> Catalogue:
    """Read a catalogue from its YAML files; CatalogueError with all mistakes of all of them."""
    with _no_collection():
        return _load(Folder(folder))


def _load(folder: Folder) -> Catalogue:
    instruments, problems = folder.read("instruments.yaml", INSTRUMENTS)
    check_instruments(instruments, problems)
    lexicon = _lexicon(folder)
    found = _obligations(folder, {record.id: record for record in instruments}, lexicon)
    raise_if_any(folder.problems)
    return Catalogue(
        instruments={record.id: build_instrument(record) for record in instruments},
        obligations=_in_order(found),
        lexicon=lexicon,
        version=fazhi.__version__,
        digest=folder.digest,
    )


def _lexicon(folder: Folder) -> Lexicon:
    concepts, problems = folder.read("lexicon.yaml", LEXICON)
    check_lexicon(concepts, problems)
    return {name: tuple(term.text for term in terms) for name, (_, terms) in concepts.items()}


def _obligations(folder: Folder, instruments: Mapping[str, InstrumentRecord], lexicon: Lexicon) -> list[_Found]:
    found: list[_Found] = []
    titles: dict[str, str] = {}
    for domain, name in folder.domains():
        records, problems = folder.read(name, OBLIGATIONS)
        ids: dict[str, int] = {}
        for record in records:
            check_unique(record, "id", record.id, ids, problems)
            _check_title(record, titles, problems)
            check_obligation(record, domain, instruments, lexicon, problems)
            found.append((record, domain, name))
    return found


def _check_title(record: ObligationRecord, titles: dict[str, str], problems: Problems) -> None:
    """Titles must differ across all files; `titles` remembers where each was first."""
    line = record.lines.get("title")
    if line is None:
        return
    place = f"{problems.file}:{line}"
    first = titles.setdefault(record.title, place)
    if first != place:
        problems.add(
            line,
            f"名称 {record.title} 重复，{first} 已有，请改名",
            f"duplicate title {record.title}, first at {first}; rename it",
        )


def _in_order(found: Sequence[_Found]) -> tuple[Obligation, ...]:
    """By domain, as the files were read, then by number."""
    order = tuple(Domain)
    ranked = sorted(found, key=lambda item: (order.index(item[1]), item[0].id))
    return tuple(build_obligation(*item) for item in ranked)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking the growing tree again and again: it would take half the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
