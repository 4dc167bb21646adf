"""What a report is about: by its title, its announcement, its headings, and what its text speaks of throughout."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fazhi.evidence.grammar import Lexicon, any_of
from fazhi.model.obligation import Catalogue, Obligation, Pattern
from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.patterns import Matcher

_LEAST_PASSAGES = 3
_SPREAD = 8
"""At least one passage in so many speaks of a subject that a text is about. Of 39 government work reports the fullest
reaches one in fifteen, of 14 annual reports on the rule of law the thinnest one in six."""
_MOST_WORDS = 3
_TOLD = {PassageKind.SENTENCE, PassageKind.ROW}


class Subject(NamedTuple):
    """What shows that a report is about the matter of a duty to have a part."""

    pattern: Pattern
    """The pattern that was met."""
    words: str = ""
    """The words most spoken of, where the text as a whole shows it; empty where a title or heading does."""


class About:
    """The patterns of duties to have a part, compiled."""

    def __init__(self, catalogue: Catalogue, subjects: Matcher) -> None:
        """`subjects` matches the patterns of those duties."""
        self._subjects = subjects
        self._throughout: Mapping[str, list[tuple[Pattern, re.Pattern[str]]]] = {
            item.id: [(pattern, _words(pattern, catalogue.lexicon)) for pattern in item.evidence.throughout]
            for item in catalogue.obligations
            if item.evidence.throughout
        }

    def subject(self, report: Report, obligation: Obligation) -> Subject | None:
        """What shows that a report is about the matter of a duty; None where nothing does."""
        if pattern := self._named(report, obligation):
            return Subject(pattern)
        for pattern, words in self._throughout.get(obligation.id, ()):
            if found := _spoken(report, words):
                return Subject(pattern, found)
        return None

    def words(self, obligation: Obligation) -> list[re.Pattern[str]]:
        """What a passage must hold to speak of the matter of a duty."""
        return [words for _, words in self._throughout.get(obligation.id, ())]

    def _named(self, report: Report, obligation: Obligation) -> Pattern | None:
        """The first pattern of the duty that a title, an announcement or a heading meets."""
        texts = _texts(report, obligation.evidence.section)
        met = {match.use.number: match.use for text in texts if text for match in self._subjects.matches(text)}
        return next((met[number].pattern for number in sorted(met) if met[number].obligation is obligation), None)


def _texts(report: Report, section: Part | None) -> Iterator[str]:
    """Title, announcement, headings of chapters, and the headings of the part itself."""
    yield report.title
    for passage in report.passages:
        if passage.kind is PassageKind.TITLE:
            yield _read(report, passage.start, passage.end)
    before = [item for item in report.passages if item.part is Part.PREAMBLE and item.kind is PassageKind.SENTENCE]
    if before:
        yield _read(report, before[-1].start, before[-1].end)
    for heading in report.headings:
        if heading.part is section or heading.level == 1:
            yield _read(report, heading.start, heading.end)


def _spoken(report: Report, words: re.Pattern[str]) -> str:
    """The words that a text speaks of throughout; empty where it speaks of them here and there only."""
    told = [item for item in report.passages if item.kind in _TOLD and item.part is not Part.CLOSING]
    found = [words.findall(passage_text(report, item)) for item in told]
    speaking = sum(map(bool, found))
    if speaking < _LEAST_PASSAGES or speaking * _SPREAD < len(told):
        return ""
    most = Counter(word for group in found for word in set(group)).most_common(_MOST_WORDS)
    return "、".join(word for word, _ in most)


def _words(pattern: Pattern, lexicon: Lexicon) -> re.Pattern[str]:
    """The words that a pattern of one concept or one word stands for."""
    name = pattern.text.strip("{}")
    return re.compile(any_of(lexicon[name] if name != pattern.text else [name]))


def passage_text(report: Report, passage: Passage) -> str:
    """The words of a passage as they are matched."""
    return _read(report, passage.start, passage.end)


def _read(report: Report, start: int, end: int) -> str:
    return report.normal.text[report.normal.to_normal(start) : report.normal.to_normal(end)]
