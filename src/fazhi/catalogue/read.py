"""From a folder of YAML to a catalogue, or to every mistake in it."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

import fazhi
from fazhi.catalogue.built import built_instruments, built_obligation, built_repealed, built_role
from fazhi.catalogue.calibration import LEARNED_FILE, LIKELIHOOD, built_learned, read_calibration
from fazhi.catalogue.checks import (
    check_grading,
    check_instruments,
    check_lexicon,
    check_local,
    check_meant,
    check_obligation,
    check_repealed,
    check_roles,
    check_title,
    check_unique,
)
from fazhi.catalogue.specs import (
    INSTRUMENTS,
    LEXICON,
    OBLIGATIONS,
    PLACE,
    REPEALED,
    ROLES,
    CitationRecord,
    InstrumentRecord,
    LocalCitationRecord,
    ObligationRecord,
)
from fazhi.model.law import Instrument, Repealed
from fazhi.model.learned import FILE as LEARNED
from fazhi.model.learned import Learned
from fazhi.model.lexicon import GRADING, SHIPPED
from fazhi.model.obligation import Catalogue, Domain, FileLine, Obligation, Role
from fazhi.patterns import Lexicon
from fazhi.yamlfile import Kind, Line, Problems, raise_if_any, read_bytes, read_data

T = TypeVar("T")

_PLACES = "places"
_ROLES = "roles.yaml"
REPEALED_FILE = "repealed.yaml"
"""What has ended and carries no duty."""


def read_catalogue(path: Path, shipped: Callable[[], Lexicon] = dict) -> Catalogue:
    """Read a catalogue from its YAML files; CatalogueError with all mistakes of all of them.

    `shipped` gives the words of the shipped catalogue, for the concepts of grading that this one does not define.
    """
    folder = Folder(path)
    national, local = folder.instruments()
    instruments = built_instruments(national)
    roles = folder.roles()
    repealed = folder.repealed(instruments)
    own, lexicon, told = folder.lexicon(shipped)
    from_shipped = tuple(name for name in lexicon if name not in own)
    found = _with_local(folder.obligations(OBLIGATIONS), local)
    if any(each.unread for each in folder.problems):  # all that names something of such a file would seem wrong
        raise_if_any(folder.problems)
    check_written(found, instruments, lexicon, roles, {})
    check_meant(own, from_shipped, [item.record.evidence for item in found], told)
    check_local(local, [item.record.id for item in found], instruments, roles)
    learned = folder.learned()
    calibration = read_calibration(path, folder.problems_of(LIKELIHOOD))
    raise_if_any(folder.problems)
    obligations = in_order([item.built() for item in found])
    return Catalogue(
        instruments,
        obligations,
        lexicon,
        fazhi.__version__,
        folder.digest,
        roles,
        calibration,
        learned,
        repealed,
        from_shipped,
    )


def read_changed(path: Path, before: Catalogue, same: Collection[str]) -> Catalogue:
    """Read a catalogue of which it is known what it was `before`, and that the files of these names are the `same`.

    All that obligations rest on must be among them. Where something is wrong all files are read, so that it is told as
    ever.
    """
    folder = _Changed(path, same)
    _, local = folder.instruments()
    folder.roles()
    folder.repealed(before.instruments)
    folder.read("lexicon.yaml", OBLIGATIONS)
    folder.count_shipped({name: before.lexicon[name] for name in before.from_shipped})
    found = _with_local(folder.obligations(OBLIGATIONS), local)
    kept = [item for item in before.obligations if item.at.file in same]
    titles = {item.title: f"{item.at.file}:{item.at.line}" for item in kept}
    check_written(found, before.instruments, before.lexicon, before.roles, titles)
    learned = folder.learned()
    calibration = read_calibration(path, folder.problems_of(LIKELIHOOD))
    if any(problems.mistakes for problems in folder.problems):
        return read_catalogue(path, lambda: before.lexicon)
    obligations = in_order([*kept, *(item.built() for item in found)])
    return replace(
        before,
        obligations=obligations,
        digest=folder.digest,
        calibration=calibration,
        learned=before.learned if LEARNED in same else learned,
    )


class Local(NamedTuple):
    """One citation out of the file of a place."""

    record: LocalCitationRecord
    problems: Problems
    """Where to note what is wrong with it."""


class Written(NamedTuple):
    """One obligation as written down, and where."""

    record: ObligationRecord
    domain: Domain
    file: str
    problems: Problems
    """Where to note what is wrong with it."""
    local: tuple[CitationRecord, ...] = ()
    """What carries it in single places, out of the files of these."""

    def built(self, above: str = "") -> Obligation:
        """The obligation; `above` goes before the name of its file."""
        basis = (*self.record.basis, *self.local)
        return built_obligation(self.record, self.domain, basis, FileLine(above + self.file, self.record.line))


class Words(NamedTuple):
    """The words of a catalogue."""

    own: Mapping[str, tuple[int, tuple[Line, ...]]]
    """The concepts that its file defines, with their lines."""
    lexicon: Lexicon
    problems: Problems
    """Where to note what is wrong with the file."""


class Folder:
    """Reads the files of one catalogue folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problems] = []
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        """SHA-256 over the names and bytes of all files read so far, in hexadecimal."""
        return self._hash.hexdigest()

    def read(self, name: str, kind: Kind[T]) -> tuple[T, Problems]:
        """What a file says, or a stand-in for it, and where to note further mistakes."""
        path = self.path / name
        problems = self.problems_of(name)
        data = read_bytes(path, problems)
        if data is None:
            return kind.stand_in(), problems
        self.count(name, data)
        return read_data(data, path.name, kind, problems), problems

    def count(self, name: str, data: bytes) -> None:
        """Have a file count for the digest."""
        self._hash.update(f"{name}\0{len(data)}\0".encode())
        self._hash.update(data)

    def instruments(self) -> tuple[list[InstrumentRecord], list[Local]]:
        """The instruments of the country and of all places, and what those of places carry, in the order of files."""
        records, problems = self.read("instruments.yaml", INSTRUMENTS)
        check_instruments(records, problems)
        ids = {record.id for record in records}
        found, local = list(records), []
        for name in sorted(path.name for path in (self.path / _PLACES).glob("*.yaml")):
            place, problems = self.read(f"{_PLACES}/{name}", PLACE)
            check_instruments(place.instruments, problems, ids)
            ids |= {record.id for record in place.instruments}
            found += place.instruments
            local += [Local(record, problems) for record in place.citations]
        return (found if records else []), local  # without those of the country nothing can be said of any citation

    def repealed(self, instruments: Mapping[str, Instrument]) -> tuple[Repealed, ...]:
        """What has ended and carries no duty; none where there is no file of it."""
        if not (self.path / REPEALED_FILE).is_file():
            return ()
        records, problems = self.read(REPEALED_FILE, REPEALED)
        check_repealed(records, instruments, problems)
        return tuple(map(built_repealed, records))

    def lexicon(self, shipped: Callable[[], Lexicon]) -> Words:
        """Its own concepts, and with them the shipped ones of grading that it does not define."""
        concepts, problems = self.read("lexicon.yaml", LEXICON)
        check_lexicon(concepts, problems)
        own = {name: tuple([term.text for term in terms]) for name, (_, terms) in concepts.items()}
        missing = {name for name in GRADING if name not in own}
        if not missing or problems.unread:
            return Words(concepts, own, problems)
        words = shipped()
        others = {name: words[name] for name in GRADING if name in missing and name in words}
        check_grading(own | others, problems)
        self.count_shipped(others)
        return Words(concepts, own | others, problems)

    def count_shipped(self, words: Lexicon) -> None:
        """Have words of the shipped catalogue count for the digest."""
        if words:
            self.count(SHIPPED, repr(words).encode())

    def roles(self) -> tuple[Role, ...]:
        """The roles of departments; none where there is no file of them."""
        if not (self.path / _ROLES).is_file():
            return ()
        records, problems = self.read(_ROLES, ROLES)
        check_roles(records, problems)
        return tuple(map(built_role, records))

    def learned(self) -> Learned | None:
        """What words were learned from examples; None where there is no file of them."""
        if not (self.path / LEARNED).is_file():
            return None
        stored, problems = self.read(LEARNED, LEARNED_FILE)
        return None if problems.mistakes else built_learned(stored, self.path)

    def obligations(self, kind: Kind[tuple[ObligationRecord, ...]]) -> list[Written]:
        """The obligations of all files, `kind` being what a file holds; repeated identifiers are reported."""
        found: list[Written] = []
        for domain, name, records, problems in self.domain_files(kind):
            ids: dict[str, int] = {}
            for record in records:
                check_unique(record, "id", record.id, ids, problems)
                found.append(Written(record, domain, name, problems))
        return found

    def domain_files(self, kind: Kind[T]) -> Iterator[tuple[Domain, str, T, Problems]]:
        """What each file of obligations says, in the order of the domains."""
        for domain, name in self._domains():
            records, problems = self.read(name, kind)
            yield domain, name, records, problems

    def problems_of(self, name: str) -> Problems:
        """A place to note the mistakes of a file."""
        problems = Problems.of(self.path / name)
        self.problems.append(problems)
        return problems

    def _domains(self) -> list[tuple[Domain, str]]:
        """The obligation files that are there, in the order of the domains; a file of no domain is a mistake."""
        names = {path.name for path in (self.path / "obligations").glob("*.yaml")}
        known = [(domain, f"{domain.lower()}.yaml") for domain in Domain]
        for name in sorted(names - {name for _, name in known}):
            self.problems_of(f"obligations/{name}").add(
                0,
                f"文件名不是领域名，应为 {'、'.join(name for _, name in known)} 之一",
                f"the file is named after no domain; possible are {', '.join(name for _, name in known)}",
            )
        if not names:
            self._without_obligations()
        return [(domain, f"obligations/{name}") for domain, name in known if name in names]

    def _without_obligations(self) -> None:
        """A catalogue without duties is a mistake."""
        self.problems_of("obligations").add(
            0, "没有义务文件，请补上 <领域>.yaml", "there are no obligation files; add <domain>.yaml"
        )


class _Changed(Folder):
    """Reads the files that changed and those of places, and has the others count for the digest only."""

    def __init__(self, path: Path, same: Collection[str]) -> None:
        super().__init__(path)
        self._same = same

    def read(self, name: str, kind: Kind[T]) -> tuple[T, Problems]:
        """What a file says, or nothing where it says what it said."""
        if name not in self._same or name.startswith(_PLACES):
            return super().read(name, kind)
        self.count(name, (self.path / name).read_bytes())
        return kind.stand_in(), self.problems_of(name)


def check_written(
    found: Sequence[Written],
    instruments: Mapping[str, Instrument],
    lexicon: Lexicon,
    roles: Sequence[Role],
    titles: Mapping[str, str],
) -> None:
    """Report what does not fit; `titles` has those that are taken already and where they stand."""
    taken = dict(titles)
    names = [role.name for role in roles]
    for record, domain, _, problems, local in found:
        check_title(record, taken, problems)
        check_obligation(record, domain, (*record.basis, *local), instruments, lexicon, names, problems)


def _with_local(found: Sequence[Written], local: Sequence[Local]) -> list[Written]:
    """The obligations, each with what carries it in single places."""
    carried: dict[str, list[LocalCitationRecord]] = {}
    for item in local:
        carried.setdefault(item.record.obligation, []).append(item.record)
    return [item._replace(local=tuple(carried.get(item.record.id, ()))) for item in found]


def in_order(obligations: Sequence[Obligation]) -> tuple[Obligation, ...]:
    """By domain, as the files are read, then by number."""
    order = tuple(Domain)
    return tuple(sorted(obligations, key=lambda item: (order.index(item.domain), item.id)))
