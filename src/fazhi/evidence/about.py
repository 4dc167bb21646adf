"""What a report is about: by its title, its announcement, its headings, and what its text speaks of throughout."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from fazhi.expressions import any_of
from fazhi.model.obligation import Catalogue, Obligation, Pattern
from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.patterns import Lexicon, Matcher, Use

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
        self.subjects = subjects
        self._throughout: Mapping[str, list[tuple[Pattern, re.Pattern[str]]]] = {
            item.id: [(pattern, _words(pattern, catalogue.lexicon)) for pattern in item.evidence.throughout]
            for item in catalogue.obligations
            if item.evidence.throughout
        }

    def subject(self, report: Report, obligation: Obligation, known: dict[str, str]) -> Subject | None:
        """What shows that a report is about the matter of a duty; None where nothing does.

        `known` keeps, for one report, what its text speaks of by pattern: several duties ask for the same.
        """
        if pattern := self._named(report, obligation):
            return Subject(pattern)
        for pattern, words in self._throughout.get(obligation.id, ()):
            if pattern.text not in known:
                known[pattern.text] = _spoken(report, words)
            if found := known[pattern.text]:
                return Subject(pattern, found)
        return None

    def words(self, obligation: Obligation) -> list[re.Pattern[str]]:
        """What a passage must hold to speak of the matter of a duty."""
        return [words for _, words in self._throughout.get(obligation.id, ())]

    def _named(self, report: Report, obligation: Obligation) -> Pattern | None:
        """The first pattern of the duty that title, announcement or a heading of the part meets.

        A chapter of another part may meet the pattern of a neighbouring duty, which says as much of the report.
        """
        section = obligation.evidence.section
        own = self._met(_texts(report, section))
        if found := next((use.pattern for use in own if use.obligation is obligation), None):
            return found
        chapters = (item for item in report.headings if item.level == 1 and item.part is not section)
        others = self._met(_read(report, item.start, item.end) for item in chapters)
        return Pattern(others[0].pattern.text, 0) if others else None

    def _met(self, texts: Iterable[str]) -> list[Use]:
        """The patterns that any of some texts meets, in the order of the catalogue."""
        met = {match.use.number: match.use for text in texts if text for match in self.subjects.matches(text)}
        return [met[number] for number in sorted(met)]


def _texts(report: Report, section: Part | None) -> Iterator[str]:
    """Title, announcement, and the headings of the part itself."""
    yield report.title
    for passage in report.passages:
        if passage.kind is PassageKind.TITLE:
            yield _read(report, passage.start, passage.end)
    before = [item for item in report.passages if item.part is Part.PREAMBLE and item.kind is PassageKind.SENTENCE]
    if before:
        yield _read(report, before[-1].start, before[-1].end)
    for heading in report.headings:
        if heading.part is section:
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
