"""A catalogue of one's own on top of the shipped one: what its files add, extend and replace.

Instruments and obligations of a known identifier take the place of the shipped ones whole, others are added; the
terms of a known concept are added to the shipped ones. A folder whose files say nothing changes nothing.
"""

import hashlib
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from fazhi.catalogue.checks import check_instruments, check_kept
from fazhi.catalogue.read import Folder, Written, built_instruments, check_written, in_order
from fazhi.catalogue.specs import INSTRUMENTS, LEXICON, MARK, OBLIGATIONS, InstrumentRecord
from fazhi.model.likelihood import Calibration
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.patterns import Lexicon
from fazhi.patterns.mistakes import check_terms
from fazhi.yamlfile import Kind, ListOf, Problems, hint, raise_if_any

T = TypeVar("T")

_MARK = "catalogue.yaml"
_FILES = (_MARK, "instruments.yaml", "lexicon.yaml")
_OWN = "+own"
"""Behind the version of a catalogue that own files changed."""


def read_own(path: Path, base: Catalogue) -> Catalogue:
    """The base with what a folder of own files says; CatalogueError with all mistakes of all of them."""
    folder = _OwnFolder(path)
    folder.check_names()
    own, problems = folder.read("instruments.yaml", ListOf(INSTRUMENTS.kind))
    check_instruments(own, problems)
    instruments = {**base.instruments, **built_instruments(own)}
    lexicon = _lexicon(base.lexicon, folder)
    found = folder.obligations(ListOf(OBLIGATIONS.kind))
    kept = _kept(base, found)
    _check(kept, own, problems, found, replace(base, instruments=instruments, lexicon=lexicon))
    raise_if_any(folder.problems)
    if not folder.says_something:
        return base
    above = f"{path.resolve().name}/"
    made = Catalogue(
        instruments=instruments,
        obligations=in_order([*kept, *(item.built(above) for item in found)]),
        lexicon=lexicon,
        version=f"{base.version}{_OWN}",
        digest=hashlib.sha256(f"{base.digest}\0{folder.digest}".encode()).hexdigest(),
        roles=base.roles,
    )
    return replace(made, calibration=_calibration(base, made))


def _calibration(base: Catalogue, made: Catalogue) -> Calibration | None:
    """The base's, as trained for what was made of it where it is the base's own: a few own duties are judged alike."""
    found = base.calibration
    if found is None or (found.version, found.digest) != (base.version, base.digest):
        return found
    return replace(found, version=made.version, digest=made.digest)


class _OwnFolder(Folder):
    """Reads the files of one such folder: each may be left out, or hold nothing but comments."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.says_something = False
        """Whether any file read so far does."""

    def read(self, name: str, kind: Kind[T]) -> tuple[T, Problems]:
        """What a file says, or a stand-in where it is not there or says nothing yet."""
        path = self.path / name
        if not path.exists() or _only_comments(path):
            return kind.stand_in(), self.problems_of(name)
        self.says_something = True
        return super().read(name, kind)

    def check_names(self) -> None:
        """Report a mark that cannot be read, and every YAML file that nothing would ever look at."""
        mark = Folder(self.path)
        mark.read(_MARK, MARK)
        self.problems += mark.problems
        for path in sorted((*self.path.glob("*.y*ml"), *(self.path / "obligations").glob("*.yml"))):
            if path.name not in _FILES:
                meant = hint(path.name, _FILES)
                self.problems_of(path.relative_to(self.path).as_posix()).add(
                    0, f"没有这个名称的文件；{meant.zh}", f"no file goes by this name; {meant.en}"
                )

    def _without_obligations(self) -> None:
        """None of one's own is no mistake."""


def _lexicon(base: Lexicon, folder: Folder) -> Lexicon:
    concepts, problems = folder.read("lexicon.yaml", LEXICON)
    for _, terms in concepts.values():
        check_terms(terms, problems)
    own = {name: tuple(term.text for term in terms) for name, (_, terms) in concepts.items()}
    return {name: tuple(dict.fromkeys((*base.get(name, ()), *own.get(name, ())))) for name in (*base, *own)}


def _kept(base: Catalogue, found: Sequence[Written]) -> list[Obligation]:
    """The shipped obligations that no own one replaces."""
    replaced = {item.record.id for item in found}
    return [item for item in base.obligations if item.id not in replaced]


def _check(
    kept: Sequence[Obligation],
    own: Sequence[InstrumentRecord],
    problems: Problems,
    found: Sequence[Written],
    made: Catalogue,
) -> None:
    """Check own duties beside the shipped ones, and that no shipped one loses what it cites."""
    titles = {item.title: f"{item.at.file}:{item.at.line}" for item in kept}
    check_written(found, made.instruments, made.lexicon, made.roles, titles)
    if not problems.mistakes:
        for record in own:
            check_kept(record, _citing(kept, record.id), problems)


def _citing(kept: Sequence[Obligation], instrument: str) -> Mapping[str, Obligation]:
    return {item.id: item for item in kept if any(cited.instrument == instrument for cited in item.basis)}


def _only_comments(path: Path) -> bool:
    try:
        lines = path.read_bytes().removeprefix(BOM_UTF8).splitlines()
    except OSError:
        return False
    return all(line.lstrip()[:1] in {b"", b"#"} for line in lines)
