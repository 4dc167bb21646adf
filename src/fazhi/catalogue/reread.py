"""A catalogue of which only files of duties changed since it was compiled: those are read, the others taken over."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from fazhi.catalogue.as_records import as_record
from fazhi.catalogue.compiled import Compiled, digest_of, files_of
from fazhi.catalogue.folder import Folder
from fazhi.catalogue.from_yaml import no_collection
from fazhi.catalogue.specs import OBLIGATIONS
from fazhi.catalogue.written import build_written, check_written, in_order, read_written
from fazhi.model.obligation import Catalogue, Domain


class _Some(Folder):
    """Reads some files of duties of a catalogue's folder."""

    def __init__(self, path: Path, names: Collection[str]) -> None:
        super().__init__(path)
        self._names = names

    def domains(self) -> list[tuple[Domain, str]]:
        return [item for item in super().domains() if item[1] in self._names]


def reread(path: Path, compiled: Compiled) -> Catalogue | None:
    """The catalogue of a folder, with the help of a compiled form that is not true to it; None where it is of no help.

    Of no help it is where more than files of duties changed, and where a file read is wrong: whoever reads them all
    tells every mistake.
    """
    now = files_of(path)
    if now.keys() != compiled.files.keys():
        return None
    changed = {name for name, digest in now.items() if digest != compiled.files[name]}
    if any(not name.startswith("obligations/") for name in changed):
        return None
    with no_collection():
        return _renewed(compiled.catalogue, _Some(path, changed))


def _renewed(before: Catalogue, folder: _Some) -> Catalogue | None:
    found = read_written(folder, OBLIGATIONS)
    names = {name for _, name in folder.domains()}
    kept = [item for item in before.obligations if item.place.file not in names]
    titles = {item.title: f"{item.place.file}:{item.place.line}" for item in kept}
    instruments = {id: as_record(instrument) for id, instrument in before.instruments.items()}
    check_written(found, instruments, before.lexicon, titles)
    digest = digest_of(folder.path)
    if digest is None or any(problems.mistakes for problems in folder.problems):
        return None
    return replace(before, obligations=in_order([*kept, *build_written(found)]), digest=digest, table=None)
