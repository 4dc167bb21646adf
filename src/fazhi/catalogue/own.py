"""A catalogue of one's own on top of the shipped one: what its files add, extend and replace.

Instruments and obligations of a known identifier take the place of the shipped ones whole, others are added; the
terms of a known concept and what is repealed are added to the shipped ones. A folder whose files say nothing changes
nothing.
"""

import hashlib
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from fazhi.catalogue.built import built_citation, built_instruments, built_rule
from fazhi.catalogue.checks import check_extension, check_instruments, check_kept, check_unique
from fazhi.catalogue.read import REPEALED_FILE, Folder, Written, check_written, in_order
from fazhi.catalogue.specs import (
    INSTRUMENTS,
    LEXICON,
    MARK,
    OWN_OBLIGATIONS,
    ExtensionRecord,
    InstrumentRecord,
    WithoutRecord,
)
from fazhi.model.likelihood import Calibration
from fazhi.model.obligation import Catalogue, EvidenceRule, Obligation
from fazhi.patterns import Lexicon
from fazhi.patterns.mistakes import check_terms
from fazhi.yamlfile import Kind, ListOf, Problems, hint, raise_if_any

T = TypeVar("T")

_MARK = "catalogue.yaml"
_FILES = (_MARK, "instruments.yaml", "lexicon.yaml", REPEALED_FILE)
_PATTERNS = (
    "about",
    "excluding",
    "measures",
    "results",
    "topic",
    "on_topic",
    "subject",
    "act",
    "shows",
    "throughout",
    "no_occasion",
)
"""The lists of a rule that may be added to."""
_OWN = "+own"
"""Behind the version of a catalogue that own files changed."""


def read_own(path: Path, base: Catalogue) -> Catalogue:
    """The base with what a folder of own files says; CatalogueError with all mistakes of all of them."""
    folder = _OwnFolder(path)
    without = folder.check_names()
    above = f"{path.resolve().name}/"
    own, problems = folder.read("instruments.yaml", ListOf(INSTRUMENTS.kind))
    check_instruments(own, problems)
    repealed = folder.repealed({**base.instruments, **built_instruments(own)})
    lexicon = _lexicon(base.lexicon, folder)
    found, extensions = folder.told()
    left = _left(base, without)
    made = replace(
        left,
        instruments={**left.instruments, **built_instruments(own)},
        repealed=(*base.repealed, *repealed),
        lexicon=lexicon,
        obligations=tuple(_kept(left, found)),
    )
    _check(own, problems, found, made)
    _check_without(without, base, folder)
    ids = [*(item.id for item in made.obligations), *(item.record.id for item in found)]
    for item in extensions:
        names = [role.name for role in made.roles]
        check_extension(item.record, ids, made.instruments, lexicon, names, item.problems)
    raise_if_any(folder.problems)
    if not folder.says_something:
        return base
    obligations = in_order([*made.obligations, *(item.built(above) for item in found)])
    made = replace(
        made,
        obligations=tuple(_extended(item, extensions, above) for item in obligations),
        version=f"{base.version}{_OWN}",
        digest=hashlib.sha256(f"{base.digest}\0{folder.digest}".encode()).hexdigest(),
    )
    return replace(made, calibration=_calibration(base, made))


class _Extension(NamedTuple):
    """What is added to one duty, and where it is said."""

    record: ExtensionRecord
    file: str
    problems: Problems


def _left(base: Catalogue, without: WithoutRecord | None) -> Catalogue:
    """The base without what is left out: instruments with what they carry, and the duties that nothing carries then."""
    if without is None:
        return base
    instruments = {id: item for id, item in base.instruments.items() if id not in without.instruments}
    cited = (
        replace(item, basis=tuple(each for each in item.basis if each.instrument in instruments))
        for item in base.obligations
        if item.id not in without.obligations
    )
    return replace(base, instruments=instruments, obligations=tuple(item for item in cited if item.basis))


def _check_without(without: WithoutRecord | None, base: Catalogue, folder: "_OwnFolder") -> None:
    """Report what is left out though it is not there."""
    if without is None:
        return
    problems = folder.problems_of(_MARK)
    known = {"instruments": list(base.instruments), "obligations": [item.id for item in base.obligations]}
    for key, ids in known.items():
        for id in getattr(without, key):
            if id not in ids:
                meant = hint(id, ids)
                problems.add(
                    without.lines[key],
                    f"without 的 {id} 不在随包目录里；{meant.zh}",
                    f"{id} in without is not in the shipped catalogue; {meant.en}",
                )


def _extended(obligation: Obligation, extensions: Sequence[_Extension], above: str) -> Obligation:
    """A duty with all that is added to it."""
    for record, file, _ in extensions:
        if record.extends == obligation.id:
            basis = (*obligation.basis, *map(built_citation, record.basis))
            obligation = replace(obligation, basis=basis)
            if record.evidence is not None:
                rule = _with(obligation.evidence, built_rule(record.evidence), above + file)
                obligation = replace(obligation, evidence=rule)
    return obligation


def _with(rule: EvidenceRule, more: EvidenceRule, file: str) -> EvidenceRule:
    """A rule with the patterns and figures of another behind its own."""
    added: dict[str, Any] = {
        name: (*getattr(rule, name), *(pattern._replace(file=file) for pattern in getattr(more, name)))
        for name in _PATTERNS
    }
    return replace(rule, **added, figures=tuple(dict.fromkeys((*rule.figures, *more.figures))))


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

    def told(self) -> tuple[list[Written], list[_Extension]]:
        """The duties of one's own, and what is added to others."""
        found: list[Written] = []
        extensions: list[_Extension] = []
        for domain, name, records, problems in self.domain_files(OWN_OBLIGATIONS):
            ids: dict[str, int] = {}
            for record in records:
                if isinstance(record, ExtensionRecord):
                    extensions.append(_Extension(record, name, problems))
                else:
                    check_unique(record, "id", record.id, ids, problems)
                    found.append(Written(record, domain, name, problems))
        return found, extensions

    def check_names(self) -> WithoutRecord | None:
        """What is left out; reports a mark that cannot be read, and every YAML file that nothing would ever look at."""
        mark = Folder(self.path)
        record, _ = mark.read(_MARK, MARK)
        self.problems += mark.problems
        if record.without is not None:
            self.says_something = True
            self.count(_MARK, (self.path / _MARK).read_bytes())
        for path in sorted((*self.path.glob("*.y*ml"), *(self.path / "obligations").glob("*.yml"))):
            if path.name not in _FILES:
                meant = hint(path.name, _FILES)
                self.problems_of(path.relative_to(self.path).as_posix()).add(
                    0, f"没有这个名称的文件；{meant.zh}", f"no file goes by this name; {meant.en}"
                )
        return record.without

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


def _check(own: Sequence[InstrumentRecord], problems: Problems, found: Sequence[Written], made: Catalogue) -> None:
    """Check own duties beside the shipped ones, and that no shipped one loses what it cites."""
    kept = made.obligations
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
