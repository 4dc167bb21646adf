"""From a folder of YAML to a catalogue, or to every mistake in it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fazhi
from fazhi.catalogue.build import build_instrument
from fazhi.catalogue.checks import check_instruments
from fazhi.catalogue.folder import Folder
from fazhi.catalogue.lexicon import check_lexicon
from fazhi.catalogue.patterns import Lexicon
from fazhi.catalogue.specs import INSTRUMENTS, LEXICON, OBLIGATIONS
from fazhi.catalogue.written import build_written, check_written, in_order, read_written
from fazhi.model.obligation import Catalogue
from fazhi.yamlfile import raise_if_any


def read_yaml(folder: Path) -> Catalogue:
    """Read a catalogue from its YAML files; CatalogueError with all mistakes of all of them."""
    with no_collection():
        return _load(Folder(folder))


def _load(folder: Folder) -> Catalogue:
    instruments, problems = folder.read("instruments.yaml", INSTRUMENTS)
    check_instruments(instruments, problems)
    lexicon = _lexicon(folder)
    found = read_written(folder, OBLIGATIONS)
    check_written(found, {record.id: record for record in instruments}, lexicon, {})
    raise_if_any(folder.problems)
    return Catalogue(
        instruments={record.id: build_instrument(record) for record in instruments},
        obligations=in_order(build_written(found)),
        lexicon=lexicon,
        version=fazhi.__version__,
        digest=folder.digest,
    )


def _lexicon(folder: Folder) -> Lexicon:
    concepts, problems = folder.read("lexicon.yaml", LEXICON)
    check_lexicon(concepts, problems)
    return {name: tuple(term.text for term in terms) for name, (_, terms) in concepts.items()}


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking the growing tree again and again: it would take half the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
