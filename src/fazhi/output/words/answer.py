"""The answer an audit gives: one sentence whose every count says what it counts, and the gravest gaps in order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.law import Instrument, InstrumentKind, Verification
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Bearing, Domain, Ground, Severity
from fazhi.model.words import word
from fazhi.output.words.composition import composition
from fazhi.output.words.tally import by_domain

T = TypeVar("T")
LIMITS: Final = Both(
    "只说明报告写了什么：报告没有写，不等于本单位没有做；报告写了，也不等于确已做到，须另行核实。",
    "This tells what the report says: its silence does not prove that the unit did nothing, and what it says does not "
    "prove what the unit did.",
)
"""What no audit of a text may leave unsaid."""
MOST: Final = 10
"""Gaps that are told of first."""
EACH: Final = 2
"""Of them the most of one domain, so that one silent domain does not hide the others."""
DUE: Final = (Conclusion.SUPPORTED, Conclusion.WEAK, Conclusion.PLANNED, Conclusion.ADMITTED, Conclusion.MISSING)
"""What may be concluded of a duty that is due, the best first."""
_ALWAYS: Final = frozenset((Conclusion.SUPPORTED, Conclusion.MISSING))
"""Told of even where there is none; where there is no gap at all, that is said instead of the latter."""
_RANK: Final[Mapping[InstrumentKind, int]] = {
    InstrumentKind.LAW: 0,
    InstrumentKind.ADMINISTRATIVE_REGULATION: 1,
    InstrumentKind.LOCAL_REGULATION: 2,
    InstrumentKind.PARTY_REGULATION: 2,
    InstrumentKind.POLICY_DOCUMENT: 3,
}
_NAMED: Final = 6
"""So many silent domains are named; of more only their number is told."""
_PERCENT: Final = 100


class Answer(NamedTuple):
    """The figures of the sentence."""

    due: int
    """Duties that a report of this unit and year is to tell of: those that apply and are not waived."""
    counts: Mapping[Conclusion, int]
    """How many of them came to each conclusion; together they are all that are due."""
    missing: Mapping[Severity, int]
    """How grave those are of which nothing is told."""
    bare: tuple[Domain, ...]
    """Domains with duties that are due, of all of which the report tells nothing."""
    silent: int
    """Percent of the text that speak of no duty."""


class Said(NamedTuple):
    """A stretch of a sentence."""

    words: str
    conclusions: tuple[Conclusion, ...] = ()
    """With `severity` and `domain`, the duties it counts; nothing where it counts none."""
    severity: Severity | None = None
    domain: Domain | None = None


def answer(audit: Audit) -> Answer:
    """The figures of an audit."""
    due = [item for item in audit.assessments if item.conclusion in DUE]
    counts = Counter(item.conclusion for item in due)
    grave = severities(audit)
    missing = Counter(grave[item.obligation.id] for item in due if item.conclusion is Conclusion.MISSING)
    domains = by_domain((item.obligation.domain, item.conclusion) for item in due)
    made = composition(audit)
    return Answer(
        due=len(due),
        counts={conclusion: counts[conclusion] for conclusion in DUE},
        missing={severity: missing[severity] for severity in Severity},
        bare=tuple(domain for domain, told in domains.items() if told.keys() == {Conclusion.MISSING}),
        silent=round(_PERCENT * made.silent / made.whole) if made.whole else 0,
    )


def complete(figures: Answer) -> bool:
    """Whether the report tells of every duty that is due, so that there is no gap."""
    return figures.due > 0 and not any(count for conclusion, count in figures.counts.items() if conclusion.gap)


def severities(audit: Audit) -> dict[str, Severity]:
    """How grave each duty is in this report: as its finding says, which may ask for less than the law, else as that."""
    leading = audit.leading()
    ids = ((item, leading.get(item.obligation.id)) for item in audit.assessments)
    return {item.obligation.id: found.severity if found else item.severity for item, found in ids}


def sentence(figures: Answer, language: str) -> tuple[Said, ...]:
    """The answer in a few clauses, cut at its counts."""
    return (*_counts(figures, language), *_domains(figures, language), *_text(figures, language))


def gravest(audit: Audit, most: int = MOST) -> tuple[Assessment, ...]:
    """The gaps that matter most.

    By severity, then by how well and by what rank of law the best citation carries them, then by how sure the verdict
    is, then in catalogue order; at most `EACH` of one domain.
    """
    grave = severities(audit)
    gaps = [
        Gap(item, grave[item.obligation.id], item.obligation.domain, item.grounds, item.likelihood)
        for item in audit.gaps()
    ]
    return tuple(item.what for item in first_of(gaps, audit.instruments, most))


class Gap(NamedTuple, Generic[T]):
    """What ranks a gap, of an audit at hand or of the results of a corpus."""

    what: T
    severity: Severity
    domain: Domain
    grounds: Sequence[Ground]
    likelihood: Likelihood | None


def first_of(gaps: Iterable[Gap[T]], instruments: Mapping[str, Instrument], most: int) -> list[Gap[T]]:
    """The gaps that matter most, by the rule that `gravest` states; given in catalogue order."""
    domains: Counter[Domain] = Counter()
    found: list[Gap[T]] = []
    for item in sorted(gaps, key=lambda gap: (-gap.severity.rank, *_weight(gap, instruments))):
        domains[item.domain] += 1
        if domains[item.domain] <= EACH:
            found.append(item)
    return found[:most]


def best_ground(audit: Audit, assessment: Assessment) -> Ground | None:
    """The ground to show first: one that binds the unit before one that does not, then the best checked, then by rank.

    None where nothing was in force.
    """
    return best_of(assessment.grounds, audit.instruments)


def best_of(grounds: Sequence[Ground], instruments: Mapping[str, Instrument]) -> Ground | None:
    """The first of some grounds to show; one of an instrument that is not known comes behind the others."""
    return min(grounds, key=lambda ground: _standing(instruments, ground), default=None)


def _weight(gap: Gap[T], instruments: Mapping[str, Instrument]) -> tuple[int, int, int]:
    """How well a gap stands: verification and rank of its best citation, and how sure it is."""
    best = best_of(gap.grounds, instruments)
    checked, rank = _standing(instruments, best)[1:] if best else (len(Verification), len(_RANK))
    return checked, rank, doubt(gap.likelihood)


def doubt(likelihood: Likelihood | None) -> int:
    """0 for what is sure; what is not told comes before the doubtful."""
    return list(Likelihood).index(likelihood or Likelihood.MIDDLE)


def _standing(instruments: Mapping[str, Instrument], ground: Ground) -> tuple[bool, int, int]:
    known = instruments.get(ground.citation.instrument)
    rank = len(_RANK) if known is None else _RANK[known.kind]
    return ground.bearing is not Bearing.BINDS, list(Verification).index(ground.citation.verified), rank


def _counts(figures: Answer, language: str) -> Iterator[Said]:
    """So many are due, and so many came to each."""
    yield Said(pick(language, "应写 ", ""))
    yield Said(str(figures.due), DUE if figures.due else ())
    yield Said(pick(language, " 项：", " duties to tell of: "))
    told = [item for item in DUE if figures.counts[item] or (item in _ALWAYS and not (complete(figures) and item.gap))]
    for at, conclusion in enumerate(told):
        count, name = figures.counts[conclusion], word(conclusion, language)
        between = pick(language, "，", ", ") if at else ""
        linked = Said(str(count), (conclusion,) if count else ())
        yield Said(between + pick(language, f"{name} ", ""))
        yield linked
        yield Said(pick(language, "", f" {name}"))
    if complete(figures):
        yield Said(pick(language, "，没有缺口", ", no gap"))
    yield from _severities(figures, language)
    yield Said(pick(language, "。", "."))


def _severities(figures: Answer, language: str) -> Iterator[Said]:
    """In brackets how grave those are of which nothing is told."""
    grave = [(severity, count) for severity, count in figures.missing.items() if count]
    for at, (severity, count) in enumerate(grave):
        before = pick(language, "、", ", ") if at else pick(language, "（", " (")
        yield Said(f"{before}{word(severity, language)} ")
        yield Said(str(count), (Conclusion.MISSING,), severity)
    if grave:
        yield Said(pick(language, "）", ")"))


def _domains(figures: Answer, language: str) -> Iterator[Said]:
    """The domains of which the report tells nothing."""
    bare = figures.bare
    if not bare:
        return
    yield Said(pick(language, "", " Nothing at all is told of "))
    for at, domain in enumerate(bare if len(bare) <= _NAMED else ()):
        yield Said(pick(language, "、", ", ") if at else "")
        yield Said(word(domain, language), domain=domain)
    if language == "en":
        named = len(bare) <= _NAMED
        yield Said("." if named else f"{len(bare)} domains.")
    else:
        only = f" {len(bare)} 个领域" if len(bare) > 1 else "领域"
        yield Said(f"{only.lstrip() if len(bare) > _NAMED else only}一项也没写。")


def _text(figures: Answer, language: str) -> Iterator[Said]:
    """How much of the text speaks of no duty."""
    yield Said(
        pick(
            language,
            f"正文 {figures.silent}% 不涉及任何义务。",
            f" {figures.silent}% of the text speaks of no duty.",
        )
    )
