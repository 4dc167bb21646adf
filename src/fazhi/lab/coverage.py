"""What each entry of each rule is met by: the cases and labelled texts that bear it out, and those it was copied from.

An entry that stands in one text only, with all its words, was written for that text: the text says nothing for it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final, NamedTuple, TypeAlias

from fazhi.evidence import Searcher
from fazhi.evidence.clauses import split
from fazhi.lab.cases import Case
from fazhi.lab.labels import Gold
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.obligation import Obligation, Pattern
from fazhi.model.report import PassageKind, Report
from fazhi.patterns import Match, Role, Scope, fill
from fazhi.patterns.syntax import CLAUSE_JOINT, EITHER_WAY

_KEYS: Final = ("about", "measures", "results", "not", "topic", "on_topic", "subject", "act", "shows")
"""What each role is called in YAML."""
_TERM: Final = 4
"""Characters up to which a word is one of the trade, which two texts may have from anywhere."""


_TITLES: Final = 64
"""Passages whose matches are kept: the title and headings that the cases share."""
_Look: TypeAlias = Callable[[str], tuple[Scope, list[Match]] | None]
"""What a passage's words meet, clause by clause; None where they meet nothing."""


class Met(NamedTuple):
    """A text that meets an entry."""

    text: str
    """The case, or the label file."""
    copied: bool
    """Whether the entry only says again what stands there, so that the text bears nothing out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one rule and what it is met by."""

    obligation: Obligation
    key: str
    """The list it stands in, as in YAML."""
    pattern: Pattern
    met: tuple[Met, ...]

    @property
    def borne_out(self) -> bool:
        """Whether a text meets it that it was not copied from."""
        return any(not item.copied for item in self.met)


class _Place(NamedTuple):
    """Where a text must, or must not, speak of a duty."""

    obligation: str
    name: str
    start: int
    end: int
    wanted: bool
    """Whether there is to be evidence; otherwise there is to be none."""


def coverage(
    obligations: Iterable[Obligation], searcher: Searcher, cases: Sequence[Case], golds: Sequence[Gold]
) -> list[Entry]:
    """Every entry of the rules of some obligations, in the order of their files."""
    met: dict[tuple[str, Role, str], dict[str, None]] = defaultdict(dict)
    look = lru_cache(maxsize=_TITLES)(partial(_look, searcher))
    for report, places in (*_of_cases(cases), *_of_labels(golds)):
        for role, id, pattern, name in _met(report, places, searcher, look):
            met[id, role, pattern].setdefault(name)
    return [
        Entry(item, _KEYS[role], pattern, _told(pattern.text, list(met[item.id, role, pattern.text])))
        for item in obligations
        for role, patterns in _by_role(item)
        for pattern in patterns
    ]


def _by_role(obligation: Obligation) -> Iterator[tuple[Role, tuple[Pattern, ...]]]:
    """The entries of a rule by what they say."""
    rule = obligation.evidence
    lists = (
        *(rule.about, rule.measures, rule.results, rule.excluding, rule.topic, rule.on_topic),
        *(rule.subject, rule.act, rule.shows),
    )
    return zip(Role, lists, strict=True)


def _told(pattern: str, names: list[str]) -> tuple[Met, ...]:
    """The texts that meet a pattern; the only one that says its words may be the one it was copied from."""
    literal = "{" not in pattern and (CLAUSE_JOINT in pattern or EITHER_WAY in pattern or len(pattern) > _TERM)
    return tuple(Met(name, literal and len(names) == 1) for name in names)


def _of_cases(cases: Sequence[Case]) -> Iterator[tuple[Report, list[_Place]]]:
    for case in cases:
        wanted = case.strength > Strength.MENTION
        start, end = case.marked if wanted else (case.start, len(case.report.text))
        yield case.report, [_Place(case.obligation, str(case), start, end, wanted)]


def _of_labels(golds: Sequence[Gold]) -> Iterator[tuple[Report, list[_Place]]]:
    """The passages of each label file that may be looked at one by one, and for all else the whole text."""
    for gold in golds:
        if gold.tune:
            marked = [
                _Place(label.id, gold.name, place.start, place.end, True)
                for label in gold.labels.values()
                for place in label.passages
                if place.strength > Strength.MENTION and place.polarity is not Polarity.ADMITTED
            ]
            yield gold.report, marked


def _met(
    report: Report, places: Sequence[_Place], searcher: Searcher, look: _Look
) -> Iterator[tuple[Role, str, str, str]]:
    """Role, duty and text of each pattern met in its place, and the name of the place."""
    by_duty: dict[str, list[_Place]] = defaultdict(list)
    for place in places:
        by_duty[place.obligation].append(place)
    for start, end, met in _sentences(report, by_duty.keys(), look):
        spoken = {match.use.obligation.id for match in met if match.use.role.speaks or match.use.role is Role.SUBJECT}
        for match in met:
            use = match.use
            for place in by_duty.get(use.obligation.id, ()):
                if _fits(use.role, place, start < place.end and place.start < end, use.obligation.id in spoken):
                    yield use.role, use.obligation.id, use.pattern.text, place.name
    yield from _titles(report, by_duty, searcher)


def _fits(role: Role, place: _Place, inside: bool, spoken: bool) -> bool:
    if role is Role.EXCLUDING:
        return spoken and inside is not place.wanted
    return place.wanted and (inside or role is Role.TOPIC)


def _sentences(report: Report, duties: Collection[str], look: _Look) -> Iterator[tuple[int, int, list[Match]]]:
    """Each passage, and what it meets of some duties: slots too, if both were filled or a heading may lend one."""
    for passage in report.passages:
        start, end = report.normal.to_normal(passage.start), report.normal.to_normal(passage.end)
        if seen := look(report.normal.text[start:end]):
            scope, found = seen
            met = [match for match in found if match.use.obligation.id in duties]
            yield passage.start, passage.end, [match for match in met if _filled(match, met, scope)]


def _look(searcher: Searcher, text: str) -> tuple[Scope, list[Match]] | None:
    hits = searcher.matcher.hits(text)
    clauses = split(text, 0, searcher.grammar)
    if not (hits and clauses):
        return None
    scope = Scope(hits, [clause.start for clause in clauses], [clause.end for clause in clauses])
    found, _ = searcher.matcher.met(searcher.matcher.candidates(hits), scope)
    return scope, found


def _filled(match: Match, met: list[Match], scope: Scope) -> bool:
    """Whether a match is one of a slot that stands empty."""
    use = match.use
    if use.role.tells and use.obligation.evidence.lends:
        return True
    if use.role.tells or use.role is Role.SUBJECT:
        own = [item for item in met if item.use.obligation.id == use.obligation.id]
        return any(
            set(match.spans) <= set(item.spans) for item in fill(own, scope) if len(item.spans) > len(match.spans)
        )
    return True


def _titles(
    report: Report, by_duty: dict[str, list[_Place]], searcher: Searcher
) -> Iterator[tuple[Role, str, str, str]]:
    """Each pattern met of the duties to have a part, whose patterns tell what title and headings speak of."""
    titles = [report.text[item.start : item.end] for item in report.passages if item.kind is PassageKind.TITLE]
    headings = [report.text[item.start : item.end] for item in report.headings]
    for text in (report.title, *titles, *headings):
        for match in searcher.about.subjects.matches(text) if text else ():
            for place in by_duty.get(match.use.obligation.id, ()):
                if place.wanted is not (match.use.role is Role.EXCLUDING):
                    yield match.use.role, match.use.obligation.id, match.use.pattern.text, place.name
