"""The audit of one report after another: one that cannot be read is listed, and the others go on."""

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fazhi.audit import audit
from fazhi.corpus.hints import take_named
from fazhi.corpus.manifest import Manifest
from fazhi.disk import why as disk_why
from fazhi.evidence import compile_rules
from fazhi.intake import Asked, find_kept
from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.place import Place
from fazhi.whose import of_report


@dataclass(frozen=True, slots=True)
class Audited:
    """A report and its audit."""

    file: str
    audit: Audit


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of which no audit could be made."""

    file: str
    why: Both


Outcome = Audited | Unread


@dataclass(slots=True)
class Twins:
    """Reports of the same unit and year: two drafts, or one report in two formats; each counts, and it is told."""

    _placed: dict[tuple[int, str, Place | None], str] = field(default_factory=dict)
    _unplaced: dict[tuple[int, str], str] = field(default_factory=dict)
    _named: dict[tuple[int, str], str] = field(default_factory=dict)

    def twin(self, item: Audited) -> str | None:
        """The file of the report that was seen before of that unit and year, if there is one."""
        report = item.audit.report
        if report.unit is None:
            return None
        unit = of_report(report)
        name = report.year, unit.name
        if unit.place is None:
            first = self._named.get(name)
            self._unplaced.setdefault(name, item.file)
        else:
            own = report.year, unit.own, unit.place
            first = self._placed.get(own) or self._unplaced.get(name)
            self._placed.setdefault(own, item.file)
        self._named.setdefault(name, item.file)
        return first

    @staticmethod
    def said(first: str, *others: str) -> Both:
        """A sentence on two of them or more."""
        many = "both" if len(others) == 1 else "all"
        return Both(
            f"{first} 与 {'、'.join(others)} 是同一单位同一年度的，都算了；请核对。",
            f"{', '.join([first, *others[:-1]])} and {others[-1]} are of one unit and year; {many} count. Check them.",
        )


def audit_each(
    files: Mapping[str, str], asked: Asked, here: Path, manifest: Manifest | None = None
) -> Iterator[Outcome]:
    """Take in and audit each file, given its name in its corpus; the catalogue and its rules are prepared once.

    Raises:
        CatalogueError: The catalogue has mistakes; those of what is recorded of a report are told of that report.
    """
    catalogue = asked.load(here)
    rules = compile_rules(catalogue)
    kept = find_kept(here)
    for file, name in files.items():
        told = asked if manifest is None else manifest.about(here / file, asked)
        try:
            taken = take_named(file, name, told, here, kept)
            found = audit(catalogue, taken.report, taken.records, told.law_year, rules)
        except (InputError, CatalogueError, OSError) as error:
            yield Unread(file, why_not(error))
            gc.collect()  # the command line does not, and what was refused may be large
        else:
            yield Audited(file, found)


def why_not(error: InputError | CatalogueError | OSError) -> Both:
    """Why nothing can be made of a report, as a sentence."""
    if isinstance(error, InputError):
        return error.said
    if isinstance(error, CatalogueError):
        said = "；".join(map(str, error.mistakes))
        return Both(f"登记信息有误：{said}", f"what is recorded of it has mistakes: {said}")
    reason = disk_why(error)
    return Both(f"无法读取（{reason.zh}）", f"it cannot be read ({reason.en})")
