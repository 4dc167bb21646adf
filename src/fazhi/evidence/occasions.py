"""Occasions that did not arise: a report that says so of a duty that binds on occasion leaves nothing to be done.

未作出重大行政决策 settles what decisions ask for; 未发生重大行政决策失误 does not, for it speaks of something bad.
"""

import re
from collections.abc import Iterable, Iterator

from fazhi.evidence.quote import original, select
from fazhi.model.evidence import Evidence, Polarity, Strength
from fazhi.model.obligation import Cadence, Obligation, Pattern
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Passage, Report
from fazhi.patterns import Lexicon, concepts

_ENDS = re.compile("[，。；：！？,;:!?\n]")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_KIND = ReasonKind.NO_OCCASION


def unarisen(
    report: Report,
    obligation: Obligation,
    lexicon: Lexicon,
    evidence: Iterable[Evidence],
    known: dict[str, tuple[str, ...]] | None = None,
) -> tuple[Evidence, ...]:
    """The evidence of a duty, with the clause that says that its occasion did not arise where nothing was done of it.

    The clause counts as no evidence of a deed; what was taken there for something not done is put right. `known` is
    where it is noted which words of a pattern the report holds, for most patterns are those of many duties.
    """
    told = tuple(evidence)
    patterns = obligation.evidence.no_occasion
    if not patterns or obligation.cadence is not Cadence.EVENT:
        return told
    found = next(_clauses(report, obligation, patterns, lexicon, {} if known is None else known), None)
    if found is None:
        return told
    beside = [item for item in told if item.end <= found.start or item.start >= found.end]
    enough = any(_is_deed(item) and item.strength >= obligation.expects for item in told if item not in beside)
    return told if enough or any(map(_is_deed, beside)) else (*beside, found)


def is_unarisen(evidence: Iterable[Evidence]) -> Evidence | None:
    """The clause that says so, if one does."""
    return next((item for item in evidence if item.reasons[:1] and item.reasons[0].kind is _KIND), None)


def _is_deed(item: Evidence) -> bool:
    return item.polarity is Polarity.DONE and item.strength >= Strength.ASSERTION


def _clauses(
    report: Report,
    obligation: Obligation,
    patterns: Iterable[Pattern],
    lexicon: Lexicon,
    known: dict[str, tuple[str, ...]],
) -> Iterator[Evidence]:
    """The clauses that say so, in the order of the patterns; most reports have none, so words are sought as such."""
    text = report.normal.text
    for pattern in patterns:
        if pattern.text not in known:
            known[pattern.text] = tuple(term for term in terms_of(pattern, lexicon) if term in text)
        for term in known[pattern.text]:
            start = text.find(term)
            while start >= 0:
                end = start + len(term)
                passage = _passage(report, start)
                counts = passage is not None and passage.part in obligation.evidence.parts
                if passage is not None and counts and _says_so(report, start, end, lexicon):
                    at = original(report, (start, end))
                    where = select(report, *at, (passage.part, passage.path), (obligation, pattern))
                    yield where.evidence(Strength.MENTION, Polarity.DONE, (Reason(_KIND, term),), (term,))
                start = text.find(term, end)


def terms_of(pattern: Pattern, lexicon: Lexicon) -> tuple[str, ...]:
    """The words that a pattern stands for: a concept's terms, or the word itself."""
    return tuple(word for name in concepts(pattern.text) for word in lexicon[name]) or (pattern.text,)


def _passage(report: Report, at: int) -> Passage | None:
    """The passage that holds a place of the normalised text."""
    place = report.normal.to_original(at)
    return next((item for item in report.passages if item.start <= place < item.end), None)


def _says_so(report: Report, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the clause says it of the unit and its year, and not that nothing bad came of it."""
    text = report.normal.text
    ends = [found.end() for found in _ENDS.finditer(text, start - 60, start)]
    before = text[ends[-1] if ends else max(0, start - 60) : start]
    stop = _ENDS.search(text, end)
    behind = text[end : stop.start() if stop else end + 60]
    # 有 makes the denial behind it a question (有无), 对 names those of whom it is said (对未制发文件的乡镇)
    if before[-1:] in lexicon["asked_of"] or any(word in before for word in lexicon["deny_on"]):
        return False
    if any(int(year) != report.year for year in _YEAR.findall(before)):
        return False
    return not any(word in behind for name in ("bad_outcome", "deny") for word in lexicon[name])
