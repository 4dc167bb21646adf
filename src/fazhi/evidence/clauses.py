"""Clauses of a sentence, and what each says of acts, promises, lacks and periods."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from fazhi.evidence.denial import Denial, blot, denials, may_deny
from fazhi.evidence.figures import Figure, find_figures, unit_of
from fazhi.evidence.grammar import Grammar
from fazhi.model.numerals import DIGITS
from fazhi.model.report import Passage, Report
from fazhi.remembered import once

_BORDER = re.compile(r"《[^《》\n]*》|（[^（）\n]*）|[，；。：！？\n]")
_BRACKET = re.compile(r"（[^（）\n]*）")
_TITLE = re.compile(r"《[^《》\n]*》")
_NUMBERING = re.compile(
    rf"(?:[{DIGITS}十]+(?:是|要)|第[{DIGITS}十]+[，、]|[{DIGITS}十]+、"
    rf"|（[{DIGITS}十\d]+）|\d{{1,3}}(?:、|\.(?!\d{{1,3}}(?!\d)))|[①-⑳])+"
)
"""A point within a number is no item's: 98.5% is no item 98; 1.2023年 is item 1."""

_PLAIN = re.compile(r"\d|[余多]")


class Clause:
    """One clause; ranges named in its properties count characters of the clause itself."""

    def __init__(self, start: int, text: str, closing: str, grammar: Grammar) -> None:
        """`start` is its offset in the normalised text, `closing` the mark that ends it, empty at the passage's end."""
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.closing = closing
        self.grammar = grammar
        self.behind = ""
        """The text of the clause that a comma joins to it from behind."""
        self._general: dict[int, bool] = {}
        self._counted: dict[tuple[str, ...], list[tuple[Figure, str]]] = {}

    @once
    def titles(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the documents' titles in it, marks included."""
        return tuple(match.span() for match in _TITLE.finditer(self.text)) if "《" in self.text else ()

    @once
    def worded(self) -> str:
        """Its text with titles blotted out, of the same length."""
        return _TITLE.sub(blot, self.text) if self.titles else self.text

    @once
    def denials(self) -> tuple[Denial, ...]:
        """What in it is said not to have been done."""
        return denials(self.worded, self.behind, self.grammar.polar.denials) if self.denying else ()

    @once
    def denying(self) -> bool:
        """Whether a word in it denies, or a number is nought."""
        return may_deny(self.worded, self.grammar.polar.denials)

    @once
    def asks(self) -> bool:
        """Whether it begins as a question does."""
        return self.grammar.polar.answers.question.match(self.text) is not None

    @once
    def shows(self) -> bool:
        """Whether it tells of a deed, a number, or of none of something bad."""
        deeds = self.grammar.polar.deeds
        told = self.act or self.figures or deeds.mark.search(self.worded) or deeds.verb.match(self.worded)
        return bool(told) or self.bad

    @once
    def bad(self) -> bool:
        """Whether what it names is bad, so that none of it is good."""
        words = self.grammar.polar
        return words.bad.end.search(self.worded) is not None and not words.deeds.at_work.match(self.worded)

    @once
    def lapsed(self) -> str | None:
        """The words by which it says that what stands before it came to nothing."""
        return self.grammar.lapses.behind(self.worded)

    @once
    def bare(self) -> str:
        """Its text with titles and words that only look like acts blotted out, of the same length."""
        return self.grammar.act_not.sub(blot, self.worded)

    @once
    def act(self) -> str | None:
        """The words of an act in it, if there are any."""
        return self.concrete or self._plain_act

    @once
    def concrete(self) -> str | None:
        """The words of an act that is one whatever stands before it."""
        match = self.grammar.act.search(self.bare)
        return match[0] if match else None

    @once
    def acts(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the concrete acts in it that do not overlap."""
        return tuple(match.span() for match in self.grammar.act.finditer(self.bare))

    @once
    def brackets(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the brackets in it, marks included."""
        return tuple(match.span() for match in _BRACKET.finditer(self.text)) if "（" in self.text else ()

    @once
    def _plain_act(self) -> str | None:
        """The words of an act that a general word before it makes an assertion, where none stands there."""
        match = self.grammar.plain_act.search(self.bare)
        return match[0] if match and not self.general(match.start()) else self._finished

    @property
    def _finished(self) -> str | None:
        """A verb in it that tells of an act by 了, where no general word opens the clause."""
        if "了" not in self.bare:
            return None
        match = self.grammar.finished.search(self.grammar.effected.sub(blot, self.bare))
        return match[0] if match and not self.general(match.end()) else None

    def general(self, before: int) -> bool:
        """Whether a general word opens the clause or stands right before an offset in it: 深入, 抓好."""
        if before not in self._general:
            self._general[before] = self.grammar.general.search(self._unnamed[:before]) is not None
        return self._general[before]

    @once
    def asserts(self) -> bool:
        """Whether a word in it says but in general that something was done."""
        return self.grammar.asserting.search(self.grammar.general_not.sub(blot, self.worded)) is not None

    @once
    def _unnamed(self) -> str:
        """Its bare text with the names that hold a general word blotted out, of the same length."""
        return self.grammar.general_not.sub(blot, self.bare)

    @once
    def figures(self) -> tuple[Figure, ...]:
        """The numbers in it that could count something."""
        return tuple(figure for figure in self._numbers if not figure.summed)

    @once
    def _numbers(self) -> tuple[Figure, ...]:
        return find_figures(self.worded, self.grammar, self.behind)

    def summed(self, units: tuple[str, ...]) -> list[tuple[Figure, str]]:
        """The numbers that sum up what was listed by one of those units, each with its unit."""
        with_unit = (
            (figure, unit_of(figure, self.text, units, self.grammar.figures))
            for figure in self._numbers
            if figure.summed
        )
        return [(figure, unit) for figure, unit in with_unit if unit]

    @once
    def figure_starts(self) -> list[int]:
        """Where each of its figures begins."""
        return [figure.start for figure in self.figures]

    def counted(self, units: tuple[str, ...]) -> list[tuple[Figure, str]]:
        """The figures that go with one of those units, each with its unit."""
        if not self.figures:
            return []
        if units not in self._counted:
            with_unit = ((figure, unit_of(figure, self.text, units, self.grammar.figures)) for figure in self.figures)
            self._counted[units] = [(figure, unit) for figure, unit in with_unit if unit]
        return self._counted[units]

    @once
    def counted_anyhow(self) -> list[tuple[Figure, str]]:
        """The figures that go with any classifier, without numerals that as often name: 五位一体, 应诉十二条."""
        counted = self.counted(self.grammar.figures.counting)
        return [item for item in counted if _PLAIN.search(self.text, item[0].start, item[0].end)]

    @once
    def day(self) -> str | None:
        """The month or day on which something is told to have happened, if one is named."""
        match = self.grammar.day.search(self.bare)
        return match[0] if match else None

    @once
    def own_deed(self) -> bool:
        """Whether it begins with a verb that makes or hands in something: a deed of its own, not an outcome.

        A verb with a number alone behind it has its object from before: 动态调整权责清单，公布4012项.
        """
        found = self.grammar.own_deed.match(self.bare)
        return found is not None and not self.bare[found.end() :][:1].isdecimal()

    @once
    def lack(self) -> str | None:
        """The words that own up to a lack, unless the clause works on a lack."""
        match = self.grammar.lack.search(self.worded)
        words = match[0] if match else self.grammar.lapses.of(self.worded)
        if words is None or self.grammar.mend.search(self.bare):
            return None
        before, _, behind = self.worded.partition(words)
        mending = self.grammar.polar.mending
        found = mending.fault_found.match(behind) is not None and bool(self.figures)
        told = mending.reported.search(before) is not None and mending.soon.match(self.behind) is not None
        if not (found or told or mending.no_lack.search(before) or mending.put_right.match(self.behind)):
            return words
        again = self.grammar.lack.search(behind)
        return again[0] if again else None

    @once
    def issuing(self) -> str | None:
        """The verb that issues the first of its documents that it issues, if it issues one."""
        return next((verb for title in self.titles if (verb := self.issued(title))), None)

    def issued(self, title: tuple[int, int]) -> str | None:
        """The verb that issues the document of that title, if one stands right before it."""
        match = self.grammar.issued.search(self.text[max(0, title[0] - self.grammar.issued_reach) : title[0]])
        return match[0] if match else None

    def observed(self, title: tuple[int, int]) -> bool:
        """Whether all that the clause says of the document of that title is that it is observed: 严格执行《…》."""
        return title[1] == len(self.text) and self.grammar.observed.search(self.text, 0, title[0]) is not None

    def within_title(self, start: int, end: int) -> tuple[int, int] | None:
        """The title that a range of the clause lies in, if it does."""
        at = bisect_right(self.titles, start, key=lambda span: span[0]) - 1
        return self.titles[at] if at >= 0 and end <= self.titles[at][1] else None

    @once
    def event(self) -> bool:
        """Whether it names an event, such as a meeting."""
        return bool(self.grammar.event.search(self.bare))

    @once
    def vague(self) -> str | None:
        """A quantity in it that nobody can check."""
        match = self.grammar.figures.vague.search(self.bare)
        return match[0] if match else None

    @once
    def slogan(self) -> str | None:
        """A slogan in it."""
        match = self.grammar.slogan.search(self.bare)
        return match[0] if match else None

    @once
    def ground(self) -> str | None:
        """Its words if it only names the ground on which something was done."""
        match = self.grammar.ground.search(self.bare)
        return match[0] if match else None

    def evaluation(self, behind: int) -> str | None:
        """An evaluation at its end that begins at or behind an offset in it, or what a matter is said to be there."""
        if equated := self.grammar.equated.match(self.bare, behind):
            return equated[0]
        behind = max(behind, len(self.bare) - self.grammar.evaluation_reach)
        match = self.grammar.evaluation.search(self.bare[behind:] if behind > 0 else self.bare)
        return match[0] if match else None

    def outcome(self, behind: int) -> str | None:
        """The first words of a checkable outcome that begin at or behind an offset in it."""
        at = bisect_left(self._outcomes, behind, key=lambda item: item[0])
        return self._outcomes[at][1] if at < len(self._outcomes) else None

    @once
    def _outcomes(self) -> list[tuple[int, str]]:
        """Where words of an outcome that is no aim begin, and the words; some may overlap."""
        found, at = [], 0
        while match := self.grammar.outcome.search(self.bare, at):
            if not self.grammar.figures.aim.search(self.bare, 0, match.start()):
                found.append((match.start(), match[0]))
            at = match.start() + 1
        return found


def split(text: str, offset: int, grammar: Grammar) -> list[Clause]:
    """The clauses of a passage that begins at `offset`; a clause of manner is joined to the one behind it."""
    clauses: list[Clause] = []
    held: int | None = None
    for start, end, closing in _borders(text):
        begin = start if held is None else held
        if closing == "，" and _is_manner(text, begin, end, grammar):
            held = begin
            continue
        held = None
        number = _NUMBERING.match(text, begin)
        begin = number.end() if number else begin
        if begin < end:
            clauses.append(Clause(offset + begin, text[begin:end], closing, grammar))
            if len(clauses) > 1 and clauses[-2].closing == "，":
                clauses[-2].behind = clauses[-1].text
    return clauses


def clauses_of(report: Report, passage: Passage, grammar: Grammar) -> list[Clause]:
    """The clauses of a passage of a report."""
    start, end = report.normal.to_normal(passage.start), report.normal.to_normal(passage.end)
    return split(report.normal.text[start:end], start, grammar)


def starts_of(clauses: Sequence[Clause]) -> list[int]:
    """Where each clause begins."""
    return [clause.start for clause in clauses]


def clause_at(starts: Sequence[int], offset: int) -> int:
    """Number of the clause that holds an offset, given where each begins."""
    return (bisect_right(starts, offset) or 1) - 1


def _is_manner(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a stretch of a text is a clause of manner."""
    if not text.endswith(grammar.manner_tails, start, end):
        return False
    tail = next(words for words in grammar.manner_tails if text.endswith(words, start, end))
    return grammar.manner_head.search(text, start, end - len(tail)) is not None


def _borders(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and closing mark of every stretch between borders that stand outside titles and brackets."""
    start = 0
    for match in _BORDER.finditer(text):
        if len(match[0]) == 1:
            yield start, match.start(), match[0]
            start = match.end()
    yield start, len(text), ""
