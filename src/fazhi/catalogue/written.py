"""Obligations as the files have them: read, checked against what they rest on, built and put in order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fazhi.catalogue.build import build_obligation
from fazhi.catalogue.checks import check_obligation, check_unique
from fazhi.catalogue.folder import Folder
from fazhi.catalogue.patterns import Lexicon
from fazhi.catalogue.specs import InstrumentRecord, ObligationRecord
from fazhi.model.obligation import Domain, Obligation
from fazhi.yamlfile import Kind, Problems


class Written(NamedTuple):
    """One obligation as written down, and where."""

    record: ObligationRecord
    domain: Domain
    file: str
    problems: Problems
    """Where to note what is wrong with it."""


def read_written(folder: Folder, kind: Kind[tuple[ObligationRecord, ...]]) -> list[Written]:
    """The obligations of all files, `kind` being what a file holds; an identifier that comes again is reported."""
    found: list[Written] = []
    for domain, name in folder.domains():
        records, problems = folder.read(name, kind)
        ids: dict[str, int] = {}
        for record in records:
            check_unique(record, "id", record.id, ids, problems)
            found.append(Written(record, domain, name, problems))
    return found


def check_written(
    found: Sequence[Written],
    instruments: Mapping[str, InstrumentRecord],
    lexicon: Lexicon,
    titles: Mapping[str, str],
) -> None:
    """Report what does not fit; `titles` has those that are taken already and where they stand."""
    taken = dict(titles)
    for record, domain, _, problems in found:
        _check_title(record, taken, problems)
        check_obligation(record, domain, instruments, lexicon, problems)


def build_written(found: Sequence[Written], above: str = "") -> list[Obligation]:
    """The obligations; `above` goes before the names of their files."""
    return [build_obligation(item.record, item.domain, above + item.file) for item in found]


def in_order(obligations: Sequence[Obligation]) -> tuple[Obligation, ...]:
    """By domain, as the files are read, then by number."""
    order = tuple(Domain)
    return tuple(sorted(obligations, key=lambda item: (order.index(item.domain), item.id)))


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
