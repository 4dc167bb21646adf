"""A sentence under search: its clauses and every match in it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any, TypeVar

from fazhi.evidence.clauses import Clause, starts_of
from fazhi.evidence.denial import blot
from fazhi.evidence.forms import Box, boxes
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.grid import year_alone
from fazhi.evidence.others import Reservation, demanded, of_others
from fazhi.evidence.periods import When, in_full, is_measure, month_of, named, of_column
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Polarity
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Passage, PassageKind
from fazhi.patterns import Match
from fazhi.remembered import once

_Told = TypeVar("_Told")
_TICK, _BRACKET = re.compile("[√✓✔]"), re.compile(r"[（(【［\[]")
_EMPHASIS = re.compile(
    r"(?P<stars>\*{1,3})(?P<starred>(?=[^\s*])"
    r"(?:(?<!\w\*)(?<!\w\*\*)(?<!\w\*\*\*)[^*\n]{0,120}?|[^*\n，。；：、！？]{0,120}?)(?<=[^\s*]))(?P=stars)(?!\*)"
    r"|(?<![\w_])(?P<lines>_{1,3})(?P<lined>(?=[^\s_])[^\n]{0,120}?(?<=[^\s_]))(?P=lines)(?![\w_])"
)
"""Words between the marks of Markdown, which leave nothing open: 案**卷**42, __评查案卷__. Marks that touch no blank.

Within a word stars hold no stop, since 评查**卷，聘请**名 has two gaps to be filled in.
"""
_ESCAPE = re.compile(r"\\(?=[_*])")
_COUNTED_NOUN = re.compile(r"[^\W\d]{1,2}")
"""The first characters of what a number counts, behind its classifier."""
_THEREOF = 3
"""Clauses from that of a sum on that may tell how much of it is of this year."""


class Sentence:
    """A passage with its clauses, its matches and the year that counts."""

    def __init__(
        self,
        passage: Passage,
        clauses: list[Clause],
        grammar: Grammar,
        around: Surroundings,
        matches: Sequence[Match] = (),
    ) -> None:
        """Clauses and matches in the order of the text.

        The matches are those of all obligations that speak of them: no excluding ones, and none that these bar.
        """
        self.passage = passage
        self.clauses = clauses
        self.grammar = grammar
        self.around = around
        self.year = around.report.year
        self.starts = starts_of(clauses)
        self.matches = matches
        self._periods: list[str | None] = []
        self._standing: str | None = None
        self._last_time = False
        self._of_a_thing = False
        self._told: dict[tuple[object, int], Any] = {}

    def clause_at(self, offset: int) -> int:
        """Number of the clause that holds an offset of the normalised text."""
        return (bisect_right(self.starts, offset) or 1) - 1

    def asked(self, ask: Callable[["Sentence", int], _Told], number: int) -> _Told:
        """What is asked of a clause, asked but once however many matches it holds."""
        key = ask, number
        if key not in self._told:
            self._told[key] = ask(self, number)
        found: _Told = self._told[key]
        return found

    def polarity(self, number: int, denied: tuple[Polarity, str] | None = None) -> tuple[Polarity, Reason | None]:
        """Whether a clause tells of a deed, a promise or a lack, and the words or the part that say so.

        `denied` says that what the clause is read for was not done, or not yet.
        """
        clause = self.clauses[number]
        if self.passage.part is Part.PLANS:
            return Polarity.PLANNED, Reason(ReasonKind.PART, Part.PLANS.value)
        if self.passage.part is Part.SHORTCOMINGS:
            return Polarity.ADMITTED, Reason(ReasonKind.PART, Part.SHORTCOMINGS.value)
        if promise := self.promised(number):
            return Polarity.PLANNED, Reason(ReasonKind.PROMISE, promise)
        if denied:
            polarity, words = denied
            return polarity, Reason(ReasonKind.PROMISE if polarity is Polarity.PLANNED else ReasonKind.LACK, words)
        if clause.lack and not self.asked(Sentence.tried_again, number):
            return Polarity.ADMITTED, Reason(ReasonKind.LACK, clause.lack)
        return Polarity.DONE, None

    def planned(self, number: int) -> bool:
        """Whether a clause promises, or goes on with one that does."""
        return self.promised(number) is not None

    def promised(self, number: int) -> str | None:
        """The words of the promise in a clause or before it, or that it is unfinished."""
        return self.asked(Sentence._promise, number)

    def tried_again(self, number: int) -> bool:
        """Whether a clause, or the one behind it, tells of a first try only, and the next that another came off.

        What was put off and made up for later was done as well.
        """
        words, mark = self.grammar.promises, self.grammar.polar.deeds.mark
        for clause, behind in pairwise(self.clauses[number : number + 3]):
            if clause.closing == "，" and words.first_try.search(clause.worded):
                told = mark.search(behind.worded) or words.try_again.search(behind.worded)
                return told is not None and not behind.denying
            if clause.closing == "，" and words.put_off.search(clause.worded) and not behind.denying:
                return words.made_up_for.search(behind.worded) is not None
        return False

    def other_period(self, number: int) -> str | None:
        """The words that put a clause into an earlier year or a span of years, if any do."""
        for clause in self.clauses[len(self._periods) : number + 1]:
            before = self.clauses[len(self._periods) - 1]
            if self._last_time and before.closing != "：" and self.duties(clause) - self.duties(before):
                self._standing, self._last_time = None, False
            if self._periods and before.closing == "；" and self._of_a_thing:
                self._standing, self._of_a_thing = None, False
            standing = self._standing if self._periods else self._headed
            dated = self.around.year_by_sign(self.passage, self._printed, clause, self.grammar.polar.options)
            if dated:  # which is the year of what bears the sign, and of nothing behind it
                self._standing = standing
                self._periods.append(None if dated >= self.year else f"{dated}年")
                continue
            told = self._period(clause, standing)
            if not (self._periods and is_measure(clause.text, self.grammar.periods)):
                thing = told is not None and self.grammar.years.of_last_year.search(clause.bare) is not None
                self._of_a_thing = thing or (self._of_a_thing and told is self._standing)
                self._standing = told
            self._periods.append(told)
        return self._periods[number]

    def part_this_year(self, number: int, units: tuple[str, ...]) -> bool:
        """Whether so much of what a clause sums up is told to be of the report's year: 累计14次，其中2023年5次.

        So is what is told to have been done again, in the same word: 上年评查案卷32卷，今年评查40卷.
        """
        own = self.clauses[number].text
        for clause in self.clauses[number : number + _THEREOF]:
            for found in self.grammar.years.of_this_year.finditer(
                in_full(clause.text, self.year, self.grammar.periods)
            ):
                known = found["unit"] in {*units, *self.grammar.figures.counting}
                named = "" if found["year"] else _COUNTED_NOUN.match(found.string, found.end())
                if (found["again"] or "") not in own or (named and named[0] not in own):
                    continue  # 今年共2次培训: of something else
                if known and (found["year"] is None or int(found["year"]) == self.year):
                    return True
            if clause.closing != "，":
                return False
        return False

    def duties(self, clause: Clause) -> Set[str]:
        """The duties that matches beginning in a clause speak of."""
        return self._duties.get(clause.start, frozenset())

    def last_other(self, before: int, own: str) -> int:
        """Where the last match of another duty that begins before an offset begins; -1 if there is none."""
        return self._others.last(before, own)

    def other_between(self, start: int, end: int, own: str) -> bool:
        """Whether a match of another duty begins in a range, end exclusive."""
        return self._others.last(end, own) >= start

    def begun(self, start: int, end: int) -> bool:
        """Whether a match of any duty begins in a range, end exclusive."""
        at = bisect_left(self._begins, start)
        return at < len(self._begins) and self._begins[at] < end

    @once
    def _begins(self) -> list[int]:
        return [match.start for match in self.matches]

    @once
    def strangers(self) -> list[Reservation | None]:
        """Of each clause, whether another unit is its subject."""
        return of_others(self.clauses, self.around, self.passage)

    @once
    def demands(self) -> list[str | None]:
        """Of each clause, the words by which somebody above the unit asks for what it says."""
        words = self.grammar.polar
        return demanded(self.clauses, self.around, words.demands, words.others)

    @once
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of a form in it, ticked or not."""
        return boxes(*self.around.matched(self.passage), self.grammar.polar.answers)

    @once
    def shown(self) -> str:
        """It as it is printed."""
        return self.around.printed(self.passage)

    @once
    def ticked(self) -> bool:
        """Whether it has a tick, without which none of two answers parted by a stroke is chosen."""
        return _TICK.search(self.shown) is not None

    @once
    def scored(self) -> bool:
        """Whether it tells points."""
        return self.grammar.polar.answers.points.search(self.shown) is not None

    @once
    def bracketed(self) -> bool:
        """Whether it has brackets, in which lists say what came of their items."""
        return _BRACKET.search(self.shown) is not None

    @once
    def blanks(self) -> list[tuple[int, str]]:
        """Where in the normalised text a number or a name was left open, and how it is printed."""
        blank = self.grammar.polar.blank
        printed, places = _unmarked(self.shown)
        if blank.search(printed) is None:
            return []
        at = self.around.report.normal.to_normal
        return [(at(self.passage.start + places[match.start()]), match[0]) for match in blank.finditer(printed)]

    @once
    def _duties(self) -> Mapping[int, Set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for match in self.matches:
            clause = self.clauses[self.clause_at(match.start)]
            if clause.start <= match.start < clause.end:
                found[clause.start].add(match.use.obligation.id)
        return found

    @once
    def _others(self) -> "_Others":
        return _Others(self.matches)

    def _promise(self, number: int) -> str | None:
        """A promise in this clause or an earlier one, or work unfinished in this clause."""
        own = self.clauses[number]
        if found := self.grammar.promises.unfinished.search(own.bare):
            return found[0]
        if not own.figures and (
            found := self.grammar.promises.wait.match(own.behind) or self.grammar.promises.still.match(own.behind)
        ):
            return found[0]
        if self._only_named(own) and (later := self._later(own.behind)):
            return later
        first, words = self._first_promise
        return words if first <= number and not self._done_after_all(first, number) else None

    def _only_named(self, clause: Clause) -> bool:
        """Whether a clause does but name a matter or a task, of which the one behind may tell when it is due."""
        words = self.grammar.promises
        if words.task_named.search(clause.bare):
            return True
        if clause.figures:
            return False
        if words.named_only.search(clause.bare) or not clause.shows:
            return True
        told = clause.grammar.polar.deeds.verb.match(clause.worded)  # 组织旁听庭审，2024年再组织2次: a deed
        return told is None and words.object_before.search(clause.behind) is not None

    def _later(self, text: str) -> str | None:
        """The time behind the year reported on that a clause begins with, unless it tells what was done by then."""
        if not text or self.grammar.polar.deeds.done.search(text):
            return None
        later = named(text, self.year, self.grammar.periods)
        if later:
            return later.words if later.when is When.LATER else None
        next_one = self.grammar.promises.next_year.match(text)
        return next_one[0] if next_one else None

    def _done_after_all(self, first: int, number: int) -> bool:
        """Whether a clause behind a promise, up to the next one, begins to tell what was done: 计划2期，实际3期.

        What comes between may tell for what reason it was no more: 计划4次，因疫情影响，实际组织3次.
        """
        last = number + (self.clauses[number].closing == "，" and number + 1 < len(self.clauses))
        words = self.grammar.promises
        if last > number and words.for_reason.match(self.clauses[last].bare) and not self.clauses[last].figures:
            last += 1 if words.number_in_fact.match(self.clauses[last].behind) else 0
        behind = self.clauses[first + 1 : last + 1]
        return any(
            item.figures and not item.denials and self.grammar.promises.in_fact.match(item.bare) for item in behind
        )

    @once
    def _first_promise(self) -> tuple[int, str]:
        """Number of the first clause that promises, and the words; behind all clauses if none does."""
        if (of_section := self._of_section) and of_section > self.year:
            return 0, f"{of_section}年"
        for number, clause in enumerate(self.clauses):
            if self._done_early(number):
                continue
            told = named(clause.text, self.year, self.grammar.periods)
            if told and told.when is When.LATER:
                return number, told.words
            if self.written_later and (now := self.grammar.years.year_now.match(clause.text)):
                return number, now[0]
            if (
                found := self.grammar.promises.promise.search(clause.bare)
                or self.grammar.promises.wait.match(clause.text)
                or self._meant(clause)
            ):
                return number, found[0]
        return len(self.clauses), ""

    def _done_early(self, number: int) -> bool:
        """Whether what was due in a later year was done before: 原排在2024年的清理，提前做完."""
        clause = self.clauses[number]
        due = self.grammar.promises.was_due.search(clause.text)
        if due and self.grammar.promises.early.search(clause.text, due.end()) and not clause.denying:
            return True
        if clause.closing != "，" or not due:
            return False
        for behind in self.clauses[number + 1 : number + 3]:
            if self.grammar.promises.promise.search(behind.bare) or behind.denying:
                return False
            if self.grammar.promises.early.search(behind.text):
                return True
        return False

    def _meant(self, clause: Clause) -> re.Match[str] | None:
        """What a clause means to do."""
        if not any(word in clause.bare for word in self.grammar.promises.meaning):
            return None
        return self.grammar.promises.meant.search(clause.bare)

    def _period(self, clause: Clause, told: str | None) -> str | None:
        """What the period is after a clause, given what it was before."""
        if self.passage.kind is PassageKind.ROW and (words := self._row_before(clause)):
            return words
        if self.passage.kind is PassageKind.ROW and (header := self.around.cell(self.passage, clause.start).header):
            return self._column(header) or (self._counted_before() if clause is self.clauses[0] else None)
        if self.grammar.years.this_period.search(clause.bare) or self._is_year_gone(clause):
            return None
        return self._worded_period(clause, told)

    def _worded_period(self, clause: Clause, told: str | None) -> str | None:
        """What the period is after a clause that names one in words of its own; `told` where it names none."""
        if year := named(clause.text, self.year, self.grammar.periods, clause.behind):
            return year.words if year.when is When.EARLIER and not self._reported_on(clause) else None
        if behind := self.grammar.years.time_behind.match(clause.behind):
            return behind[0] if int(behind["year"]) < self.year else None
        if last := self.grammar.years.last_time.search(in_full(clause.text, self.year, self.grammar.periods)):
            self._last_time = True
            return last[0] if int(next(filter(None, last.groups()))) < self.year else None
        text = self.grammar.years.year_gone.sub(blot, clause.bare) if self.written_later else clause.bare
        found = self.grammar.years.other_period.search(text)
        dealt = found is not None and self.grammar.years.thing_then.match(f"{text[found.start() :]}，{clause.behind}")
        other = None if found is None or dealt or self._is_reported(found[0]) else found[0]
        return other if found else told

    def _reported_on(self, clause: Clause) -> bool:
        """Whether a clause begins with a month of the year before that the report says it reports on."""
        begins = self.around.begins(self.grammar.periods)
        month = month_of(in_full(clause.text, self.year, self.grammar.periods)) if begins else None
        return begins is not None and month is not None and month >= begins

    def _is_reported(self, period: str) -> bool:
        """Whether 去年 is the year reported on, which the title calls so: 上一年度法治政府建设情况报告."""
        words = self.grammar.polar.columns.last
        return words.search(period) is not None and self.around.titled_by(words)

    def _is_year_gone(self, clause: Clause) -> bool:
        """Whether a clause begins with the year before that of writing, in a report that calls its own year so."""
        return self.written_later and self.grammar.years.year_gone.match(clause.bare) is not None

    @once
    def written_later(self) -> bool:
        """Whether the report was written in the year behind its own."""
        return self.around.written_later(self.grammar.years.year_now)

    @once
    def _headed(self) -> str | None:
        """The year before this one that the chapter of the passage looks back on, where another tells of this one."""
        if (told := self._of_section) and told < self.year:
            return f"{told}年"
        found = self.grammar.looks_back.match(self.passage.path[0].title) if self.passage.path else None
        if (
            found is None
            or int(found["year"]) >= self.year
            or self.year not in self.around.reviewed(self.grammar.looks_back)
        ):
            return None
        return found[0]

    def _printed(self, clause: Clause) -> str:
        """A clause as it is printed; the whole row of a table, whose cells are of one matter."""
        if self.passage.kind is PassageKind.ROW:
            return self.shown
        normal = self.around.report.normal
        return self.around.report.text[normal.to_original(clause.start) : normal.to_original(clause.end)]

    @once
    def _of_section(self) -> int | None:
        """The year that the nearest title above, or the label of its lines, says that the passage is of."""
        for depth, step in reversed(list(enumerate(self.passage.path))):
            title = step.title.strip("：:（）() ")
            if year := year_alone(title):
                return year
            told = (
                self.grammar.years.year_title.match(in_full(title, self.year, self.grammar.periods)) if depth else None
            )
            if told:
                return int(told["year"])
            last = self.grammar.years.last_year_title.match(title)
            if (
                last
                and not self.written_later
                and self.grammar.years.looks_back_end.search(title)
                and not self.grammar.mend.search(title)
                and (depth or self.around.tells_of_this_year(self.grammar.years.last_year_title))
            ):
                return self.year - 1
        return year_alone(self.around.label(self.passage))

    def _row_before(self, clause: Clause) -> str | None:
        """The earlier year that a row is said to be of, unless the head of the cell's column names a year itself."""
        row = self.around.row(self.passage)
        if row is None or row.year is None or row.year >= self.year:
            return None
        told = of_column(self.around.cell(self.passage, clause.start).header, self.year)
        return None if told else f"{row.year}年"

    def _counted_before(self) -> str | None:
        """The head of the column of an earlier year, if a row counts in such columns only."""
        heads = [self.around.cell(self.passage, cell.start).header for cell in self.clauses[1:] if cell.figures]
        told = [self._column(head) for head in heads]
        return told[0] if told and all(told) else None

    def _column(self, header: str) -> str | None:
        """The words at the head of a column that put its cells into an earlier year, if any do."""
        year = of_column(header, self.year)
        if year:
            return header if year.when is When.EARLIER else None
        return header if self.grammar.polar.columns.last.search(header) and not self._is_reported(header) else None


def _unmarked(text: str) -> tuple[str, Sequence[int]]:
    """The text without the marks of emphasis, and where in the text each character of it stands."""
    if "*" not in text and "_" not in text:
        return text, range(len(text))
    gone: set[int] = set()
    for found in _EMPHASIS.finditer(text):
        start, end = found.span("starred" if found["stars"] else "lined")
        gone.update((*range(found.start(), start), *range(end, found.end())))
    gone.update(at.start() for at in _ESCAPE.finditer(text))
    places = [at for at in range(len(text)) if at not in gone]
    return "".join(text[at] for at in places), places


class _Others:
    """Where matches begin, and before each of them the last that speaks of another duty than it."""

    def __init__(self, matches: Sequence[Match]) -> None:
        self._starts = [match.start for match in matches]
        self._duties = [match.use.obligation.id for match in matches]
        self._before: list[int] = []
        for number, duty in enumerate(self._duties):
            same = number and self._duties[number - 1] == duty
            self._before.append(self._before[-1] if same else number - 1)

    def last(self, before: int, own: str) -> int:
        """Where the last match of another duty that begins before an offset begins; -1 if there is none."""
        number = bisect_left(self._starts, before) - 1
        if number >= 0 and self._duties[number] == own:
            number = self._before[number]
        return self._starts[number] if number >= 0 else -1
