"""All that a site of a corpus shows, out of its results: reports, verdicts, the places of the best passages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap
from pathlib import Path
from sys import intern
from typing import Any, Final, NamedTuple

from fazhi.across import LEAST_SHARE
from fazhi.corpus.fair import Held, reports_of
from fazhi.corpus.parquet import Damaged, path_of, read_columns
from fazhi.corpus.results import Known, Results
from fazhi.model.audit import Conclusion
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.law import Citation, Verification
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Bearing, Domain, Ground, Severity
from fazhi.model.place import Place

MOST_EXAMPLES: Final = 5
"""Best passages of a duty, of as many units."""
MOST_PLACES: Final = 3
"""Passages that are told of a duty in a report."""
_VERDICT: Final = (
    "file",
    "obligation",
    "title",
    "title_en",
    "domain",
    "conclusion",
    "strength",
    "severity",
    "gap_severity",
    "evidence",
    "likelihood",
    "basis",
)
_CITED: Final = ("instrument", "version", "article", "item", "verified", "bearing")
_PASSAGE: Final = ("file", "obligation", "start", "end", "path", "digest", "page", "strength", "polarity")
_FINDING: Final = ("file", "severity", "obligation", "message", "message_en")
_COPIED: Final = "copied"
"""The table that a search for copies adds."""
_WHOSE: Final = ("file", "unit", "year")
_NAMED: Final = 3
"""Units that are named of those that have the same words."""
_STRENGTHS: Final = {item.key: item for item in Strength}
Watch = Callable[[Iterable[str], int], Iterable[str]]
"""Hands on files as they are, so many, and tells of it as they are done."""


class Duty(NamedTuple):
    """A duty of the catalogue."""

    id: str
    title: str
    title_en: str
    domain: Domain


class Verdict(NamedTuple):
    """What a report says of a duty."""

    duty: str
    conclusion: Conclusion
    strength: Strength
    severity: Severity
    """In this report, where an event that did not arise asks for less than the law."""
    evidence: int
    """How many passages."""
    likelihood: Likelihood | None = None
    grounds: tuple[Ground, ...] = ()
    """What carries the duty, of gaps alone."""

    @property
    def due(self) -> bool:
        """Whether the verdict counts in rates: the duty binds the unit and is not waived."""
        return self.conclusion.judged


class Passage(NamedTuple):
    """Where a report speaks of a duty; never its words."""

    start: int
    end: int
    path: tuple[str, ...]
    digest: str
    page: int | None
    strength: Strength
    polarity: Polarity

    @property
    def worth(self) -> tuple[bool, Strength, int]:
        """What was done before what is promised, the stronger and then the longer first when sorted downwards."""
        return self.polarity is Polarity.DONE, self.strength, self.end - self.start


class Example(NamedTuple):
    """A passage that shows how a duty can be answered."""

    held: Held
    passage: Passage


class Failure(NamedTuple):
    """A file of which no audit could be made."""

    file: str
    kind: str
    why: str
    why_en: str


class Finding(NamedTuple):
    """A finding on a report as a whole."""

    severity: Severity
    message: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The whole of it."""

    reports: Sequence[Held]
    duties: Mapping[str, Duty]
    """In the order of the catalogue."""
    verdicts: Mapping[str, Sequence[Verdict]]
    """By file."""
    passages: Mapping[tuple[str, str], Sequence[Passage]]
    """By file and duty, the best first."""
    findings: Mapping[str, Sequence[Finding]]
    failures: Sequence[Failure]

    def examples(self, duty: str) -> list[Example]:
        """The best passages on a duty, one of each unit."""
        found = [
            Example(held, passages[0])
            for held in self.reports
            if (passages := self.passages.get((held.file, duty))) and passages[0].polarity is Polarity.DONE
        ]
        found.sort(key=lambda item: (-item.passage.strength, -item.held.year, item.held.file))
        of_unit: dict[tuple[str, Place | None], Example] = {}
        for item in found:
            of_unit.setdefault((item.held.whose.own, item.held.whose.place), item)
        return list(of_unit.values())[:MOST_EXAMPLES]


def gather(results: Results) -> Gathered:
    """Read the results of a corpus into what its pages show.

    Raises:
        InputError: A part cannot be read.
    """
    known = results.known()
    duties: dict[str, Duty] = {}
    verdicts: dict[str, list[Verdict]] = {}
    grounds = _Grounds()
    for file, id, title, title_en, domain, conclusion, strength, severity, gap_severity, many, sure, basis in _rows(
        results, known, "assessments", _VERDICT
    ):
        if id not in duties:
            duties[id] = Duty(id, title, title_en, Domain(domain))
        grave = Severity(gap_severity or severity)
        found, likely = Conclusion(conclusion), Likelihood(sure) if sure else None
        carried = grounds.of(basis) if found.gap else ()
        verdict = Verdict(duties[id].id, found, _STRENGTHS[strength], grave, many, likely, carried)
        verdicts.setdefault(file, []).append(verdict)
    failures = [Failure(file, item.failure, item.why, item.why_en) for file, item in known.items() if item.failure]
    order = list(Domain)
    return Gathered(
        reports_of(results, known),
        {id: duties[id] for id in sorted(duties, key=lambda one: (order.index(duties[one].domain), one))},
        verdicts,
        _passages(_rows(results, known, "evidence", _PASSAGE)),
        _with_copied(_findings(_rows(results, known, "findings", _FINDING)), results, known),
        sorted(failures),
    )


class _Grounds:
    """The grounds out of rows; the same for all reports that they are the same of, for there are many reports."""

    def __init__(self) -> None:
        self._seen: dict[tuple[tuple[Any, ...], ...], tuple[Ground, ...]] = {}

    def of(self, basis: Sequence[Mapping[str, Any]]) -> tuple[Ground, ...]:
        """Those of one row."""
        key = tuple(tuple(item[name] for name in _CITED) for item in basis)
        if key not in self._seen:
            self._seen[key] = tuple(starmap(_ground, key))
        return self._seen[key]


def _ground(
    instrument: str, version: str, article: int | None, item: str | None, verified: str, bearing: str
) -> Ground:
    checked, day = Verification(verified), date.fromisoformat(version)
    return Ground(Citation(instrument, day, article, item, "", checked, None, None, ()), Bearing(bearing))


def _rows(
    results: Results, known: Mapping[str, Known], table: str, columns: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The rows that count, of which the first column is the file."""
    return ((intern(row[0]), *row[1:]) for row in results.rows(known, table, columns))


def _passages(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = {}
    for file, duty, start, end, path, digest, page, strength, polarity in rows:
        steps = tuple(map(intern, path))
        passage = Passage(start, end, steps, digest, page, _STRENGTHS[strength], Polarity(polarity))
        held = found.setdefault((file, intern(duty)), [])
        held.append(passage)
        if len(held) > MOST_PLACES:
            held.sort(key=lambda item: item.worth, reverse=True)
            held.pop()
    for held in found.values():
        held.sort(key=lambda item: item.worth, reverse=True)
    return found


def _findings(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for file, severity, duty, message, message_en in rows:
        if duty is None:
            found.setdefault(file, []).append(Finding(Severity(severity), intern(message), intern(message_en)))
    return found


def _with_copied(
    findings: dict[str, list[Finding]], results: Results, known: Mapping[str, Known]
) -> dict[str, list[Finding]]:
    """The findings with those on copies, where these were looked for: what copied_text says of a single report."""
    if path_of(results.folder, _COPIED).is_file():
        try:
            rows = read_columns(results.folder, _COPIED, ("file", "others_share", "own_share", "units"))
        except Damaged:
            raise InputError(
                f"{results.name} 里照抄的表读不了；请再运行一次 fazhi corpus copies。",
                f"The table of copies in {results.name} cannot be read; run fazhi corpus copies again.",
            ) from None
        for file, others, own, units in rows:
            if file in known:
                findings.setdefault(file, []).extend(_copied(others, own, units))
    return findings


def changed_since_copies(results: Results) -> Both | None:
    """That the reports are no more those in which copies were looked for, so that shares and places may be old."""
    if not path_of(results.folder, _COPIED).is_file():
        return None
    try:
        then = {file: (unit, year) for file, unit, year in read_columns(results.folder, _COPIED, _WHOSE)}
    except Damaged:
        return None  # which is told where it is read
    now = {
        file: (unit or then.get(file, ("",))[0], year) for file, unit, year in results.facts(results.known(), _WHOSE)
    }
    new, gone = sum(then.get(file) != told for file, told in now.items()), len(then.keys() - now.keys())
    if not (new or gone):
        return None
    name = results.name
    return Both(
        f"查找照抄之后，结果变了：{new} 份报告没有查过，或者换了单位、年度，查过的 {gone} 份已经不在；"
        f"请再运行 fazhi corpus copies 语料 --results {name}。",
        f"The results changed since copies were looked for: {new} reports are new or of another unit or year, {gone} "
        f"are gone; run fazhi corpus copies CORPUS --results {name} again.",
    )


def _copied(others: float, own: float, units: Sequence[str]) -> Iterator[Finding]:
    if others >= LEAST_SHARE:
        more = len(units) > _NAMED
        named, zh_more, en_more = units[:_NAMED], "等" if more else "", " and others" if more else ""
        yield Finding(
            Severity.NOTICE,
            f"举措部分 {others:.0%} 的文字与{'、'.join(named)}{zh_more}的报告相同或相近。",
            f"{others:.0%} of the work part stands in the reports of {', '.join(named)}{en_more} too.",
        )
    if own >= LEAST_SHARE:
        yield Finding(
            Severity.NOTICE,
            f"举措部分 {own:.0%} 的文字与本单位往年的报告相同或相近。",
            f"{own:.0%} of the work part stands in earlier reports of the unit too.",
        )


def unwatched(files: Iterable[str], _many: int) -> Iterable[str]:
    """The files as they are, with no progress told."""
    return files


def words_of(examples: Iterable[Example], texts: Path, watch: Watch = unwatched) -> dict[tuple[str, str], str]:
    """The words of passages by file and digest, where the folder of the texts has them letter for letter."""
    from fazhi.evidence.quote import digest  # noqa: PLC0415 - asked for only with texts
    from fazhi.reading import read  # noqa: PLC0415 - as above

    wanted: dict[str, set[tuple[int, int, str]]] = {}
    for item in examples:
        wanted.setdefault(item.held.file, set()).add((item.passage.start, item.passage.end, item.passage.digest))
    found = {}
    for file in watch(sorted(wanted), len(wanted)):
        try:
            text = read(texts / file).text
        except InputError:
            continue
        for start, end, mark in wanted[file]:
            if digest(text[start:end]) == mark:
                found[file, mark] = text[start:end]
    return found
