"""What surrounds a duty's words and decides what they are worth.

Where they name, describe or list something else, or an end only, they are a mention, whatever figure they have. What
the clauses beside their own show counts for them where their own goes on with theirs or only opens them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.figures import number_with_unit
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.ngrams import bigrams
from fazhi.evidence.sentence import Sentence
from fazhi.model.obligation import Pattern
from fazhi.model.reason import Reason, ReasonKind
from fazhi.patterns import Match, Role
from fazhi.patterns.syntax import concepts, without_concepts

_HEARD = 20
"""Characters before a duty's words in which a verb of hearing, or one that describes, is looked for."""
_LESSON = 160
"""Characters before a duty's words in which it may be said what a lesson was on."""
_TOPICS = re.compile("[^，；：]{0,20}|(?:[^、，；：]{1,20}、)+[^、，；：]{0,20}")
"""What stands between that and one of its topics: little, or the topics before."""
_NEAR = 6
"""Characters before a duty's words in which what makes them concern something is looked for."""
_OF = 12
"""Characters behind a duty's words in which 的 is looked for."""
_NAME = 24
"""Characters behind a duty's words in which the rest of a name is looked for."""
_COUNT_AT_END = re.compile(r"\d[余多]?[^\d，（）]{1,2}$")
_REACH = 2
"""How many clauses away from the match's own."""


def guarded(clause: Clause, match: Match) -> Reason | None:
    """What a match that ends in a clause is part of, if that is something else than the duty.

    A rule's own wording of a measure or result is taken at its word.
    """
    if match.use.role in {Role.MEASURE, Role.RESULT}:
        return None
    start, end = match.spans[-1][0] - clause.start, match.end - clause.start
    if start < 0:
        return None
    return (
        _listed(clause, max(0, match.start - clause.start), end)
        or _taken_up(clause, match)
        or _name(clause, match)
        or _talked_of(clause, match)
        or _attended(clause, match)
        or _watched(clause, match)
        or _taught(clause, match)
        or _modifier(clause, match)
        or _concerning(clause, match)
    )


def aimed(clause: Clause, match: Match, *, behind: bool) -> Reason | None:
    """The end, ability or money that a clause without an act of its own only tells of.

    `behind` says whether a clause stands before it, the effect of which it may tell.
    """
    if match.use.role is Role.MEASURE or clause.act:
        return None
    found = clause.grammar.names.purpose.match(clause.bare) or (
        behind and clause.grammar.names.effect.match(clause.bare)
    )
    if found:
        return Reason(ReasonKind.PURPOSE, found[0])
    tail = clause.bare[-_HEARD:]
    wanted = clause.grammar.names.ability.search(tail)
    if wanted is None or len(clause.bare) - len(tail) + wanted.start() < match.end - clause.start:
        return None
    own = _own(match, wanted["head"], clause.grammar)
    return None if own else Reason(ReasonKind.PURPOSE, wanted[0])


def placed(sentence: Sentence, number: int, match: Match) -> Reason | None:
    """The place where another duty is done, if that is all that the words name: 在综治中心接待来访."""
    clause = sentence.clauses[number]
    start, end = match.start - clause.start, match.end - clause.start
    if match.use.role in {Role.MEASURE, Role.RESULT} or len(match.spans) > 1 or start < 0:
        return None
    found = clause.grammar.names.placed.match(clause.bare, start - 1, end + _OF)
    if found is None or not sentence.duties(clause) - {match.use.obligation.id}:
        return None
    return Reason(ReasonKind.NAME, clause.text[start - 1 : found.end()])


def _listed(clause: Clause, start: int, end: int) -> Reason | None:
    """The bracket that holds all of a match and only lists: it begins so, or has neither figure nor act."""
    if not clause.brackets:
        return None
    at = bisect_right(clause.brackets, start, key=lambda span: span[0]) - 1
    if at < 0 or end > clause.brackets[at][1]:
        return None
    first, last = clause.brackets[at]
    counts = bisect_left(clause.figure_starts, last) > bisect_left(clause.figure_starts, first)
    acts = any(first < act[0] < last for act in clause.acts)
    if clause.grammar.names.listing.match(clause.text, first + 1) or not (counts or acts):
        return Reason(ReasonKind.LISTED, clause.text[first:last])
    return None


def _taken_up(clause: Clause, match: Match) -> Reason | None:
    """What a meeting or a leader only hears of or takes up, where the rule of the duty does not name that deed."""
    start, end = match.start - clause.start, match.end - clause.start
    verb = clause.grammar.names.taken_up.search(clause.bare, start - _HEARD, start)
    if verb is None or _own(match, verb[0], clause.grammar):
        return None
    behind = clause.grammar.names.taken_up_as.match(clause.bare, end)
    return Reason(ReasonKind.TAKEN_UP, clause.text[verb.start() : behind.end()]) if behind else None


def _name(clause: Clause, match: Match) -> Reason | None:
    """The name of a meeting that the clause does not hold, or of a paper or body that the unit only hears of."""
    start, end = match.spans[-1][0] - clause.start, match.end - clause.start
    behind = clause.text[end : end + _NAME]
    meeting = clause.grammar.names.meeting_name.match(behind)
    found = meeting or clause.grammar.names.paper_name.match(behind)
    if found is None or _own(match, found["head"], clause.grammar):
        return None
    last = end + found.end()
    if clause.acts and (clause.acts[0][0] < start or clause.acts[-1][1] > last):
        return None
    if meeting is None and not clause.grammar.names.hearing.search(clause.bare, start - _HEARD, start):
        return None
    return Reason(ReasonKind.NAME, clause.text[start:last])


def _talked_of(clause: Clause, match: Match) -> Reason | None:
    """What is only studied, printed, passed on or talked of, where the rule of the duty does not name that."""
    start, end = match.spans[-1][0] - clause.start, match.end - clause.start
    found = clause.grammar.names.study_name.match(clause.bare, end) or clause.grammar.names.handed_on.match(
        clause.bare, end
    )
    if found is None or (found["head"] and _own(match, found["head"], clause.grammar)):
        return None
    return Reason(ReasonKind.NAME, clause.text[start : found.end()])


def _attended(clause: Clause, match: Match) -> Reason | None:
    """The course on it that others held, where the rule of the duty does not name courses."""
    found = clause.grammar.names.attended_class.match(clause.worded)
    if found is None or match.end - clause.start > found.end() or _own(match, found["head"], clause.grammar):
        return None
    return Reason(ReasonKind.NAME, found[0])


def _watched(clause: Clause, match: Match) -> Reason | None:
    """The film that shows it, where the rule of the duty does not name films."""
    found = clause.grammar.names.watched.search(clause.worded)
    start, end = match.spans[-1][0] - clause.start, match.end - clause.start
    if found is None or not found.start() <= start < end <= found.end() or _own(match, found["head"], clause.grammar):
        return None
    return Reason(ReasonKind.NAME, found[0])


def _taught(clause: Clause, match: Match) -> Reason | None:
    """The topic of a lesson, where the rule of the duty does not name lessons: 培训讲听证程序和案卷制作."""
    start, names = match.start - clause.start, clause.grammar.names
    if start <= 0:
        return None
    heard = names.lesson_on.finditer(clause.bare, max(0, start - _LESSON), start)
    lesson = next((item for item in heard if _TOPICS.fullmatch(clause.bare, item.end(), start)), None)
    if lesson is None or any(_own(match, head, clause.grammar) for head in names.lesson):
        return None
    return Reason(ReasonKind.NAME, clause.text[lesson.start() : match.end - clause.start])


def _modifier(clause: Clause, match: Match) -> Reason | None:
    """The counted thing that the words only describe: 列入监测平台的48处边坡."""
    start, end = max(0, match.start - clause.start), match.end - clause.start
    of = clause.text.find("的", end, end + _OF) + 1
    if not of or any(mark in clause.text[end:of] for mark in "，、（）"):
        return None
    at = bisect_left(clause.figure_starts, of)
    if at == len(clause.figures) or clause.figures[at].start > of + 1:
        return None
    if not clause.grammar.names.modifier.search(clause.bare, start - _HEARD, start):
        return None
    last = clause.figures[at].end + _OF
    own = _speaks(match, clause.text[clause.figures[at].end : last], clause.grammar)
    return None if own else Reason(ReasonKind.MODIFIER, clause.text[start:last])


def _concerning(clause: Clause, match: Match) -> Reason | None:
    """What other things are only said to concern the duty's matter: 清理涉及行政处罚的文件."""
    start, end = max(0, match.start - clause.start), match.end - clause.start
    of = clause.text.find("的", end, end + _OF)
    if of < 0 or "，" in clause.text[end:of]:
        return None
    found = clause.grammar.names.concerning.search(clause.bare, start - _NEAR, start)
    if found is None or _speaks(match, clause.text[of + 1 : of + 1 + _OF], clause.grammar):
        return None
    return Reason(ReasonKind.MODIFIER, clause.text[found.start() : of + 1])


def _own(match: Match, head: str, grammar: Grammar) -> bool:
    """Whether the rule of the duty names that head itself."""
    literal, names = _wording(_patterns(match))
    return head in literal or any(head in grammar.names.terms[name] for name in names)


def _speaks(match: Match, text: str, grammar: Grammar) -> bool:
    """Whether two characters of a text running are words of the rule of the duty."""
    literal, names = _wording(_patterns(match))
    said = (literal, *(grammar.names.terms[name] for name in names))
    return any(text[at : at + 2] in words for at in range(len(text) - 1) for words in said)


def _patterns(match: Match) -> tuple[Pattern, ...]:
    rule = match.use.obligation.evidence
    return (*rule.about, *rule.subject, *rule.act, *rule.shows, *rule.measures, *rule.results, *rule.on_topic)


@lru_cache(maxsize=256)
def _wording(patterns: tuple[Pattern, ...]) -> tuple[str, tuple[str, ...]]:
    """The literal words of some patterns, one pattern a line, and the concepts they name."""
    text = "\n".join(pattern.text for pattern in patterns)
    return without_concepts(text, "\n"), tuple(dict.fromkeys(concepts(text)))


class Beside(NamedTuple):
    """What a neighbouring clause shows."""

    reason: Reason
    """With the distance of the clause."""
    clause: Clause


def figure_before(sentence: Sentence, match: Match) -> Beside | None:
    """The last figure of the duty in a clause that the match's own goes on with: 挑出六件大事，列成名册.

    What meetings took up goes on with how many there were, whatever else they are told for: 召开会议6次，听取汇报.
    """
    if found := _meetings_before(sentence, match):
        return found
    for away, clause in _before(sentence, match):
        if counted := clause.counted(match.use.obligation.evidence.figures):
            figure, unit = counted[-1]
            return Beside(Reason(ReasonKind.FIGURE_BESIDE, number_with_unit(figure, clause.text, unit), away), clause)
    return None


def act_beside(sentence: Sentence, number: int, match: Match) -> Beside | None:
    """An act in a clause that the match's own goes on with, or opens: 针对甲事，逐项细化."""
    for away, clause in (*_before(sentence, match), *_behind(sentence, number, match)):
        if clause.concrete:
            return Beside(Reason(ReasonKind.ACT_BESIDE, clause.concrete, away), clause)
    return None


def _meetings_before(sentence: Sentence, match: Match) -> Beside | None:
    """The number of meetings in the clause before one that only says what they took up."""
    first = sentence.clause_at(match.start)
    own, before = sentence.clauses[first], sentence.clauses[first - 1]
    if not first or before.closing != "，" or not sentence.grammar.names.taken_up.match(own.bare):
        return None
    counted = before.counted(match.use.obligation.evidence.figures)
    if not counted or not sentence.grammar.links.meetings.search(before.bare):
        return None
    figure, unit = counted[-1]
    return Beside(Reason(ReasonKind.FIGURE_BESIDE, number_with_unit(figure, before.text, unit), -1), before)


def _before(sentence: Sentence, match: Match) -> Iterator[tuple[int, Clause]]:
    """The clauses before one that goes on with them, the nearest first, as far as they speak of no duty."""
    first, grammar = sentence.clause_at(match.start), sentence.grammar
    own = sentence.clauses[first]
    said = match.end - own.start
    if own.general(said) or not (grammar.links.each.match(own.bare) or grammar.links.goes_on.search(own.bare[:said])):
        return
    for away in range(1, min(_REACH, first) + 1):
        clause = sentence.clauses[first - away]
        if clause.closing != "，" or (sentence.duties(clause) and not (away == 1 and _of_all(own, clause))):
            return
        yield -away, clause


def _of_all(own: Clause, before: Clause) -> bool:
    """Whether a clause says something of all that the one before it counts at its end: 诉讼3件，均由负责人出庭."""
    return own.grammar.links.each.match(own.bare) is not None and _COUNT_AT_END.search(before.text) is not None


def _behind(sentence: Sentence, number: int, match: Match) -> Iterator[tuple[int, Clause]]:
    """The clauses behind one that only says what they deal with, the nearest first, as far as they speak of no duty.

    Of one that says something of its own, but not in general words, the next may tell how it was done.
    """
    own, grammar = sentence.clauses[number], sentence.grammar
    opens = grammar.links.opens.match(own.bare) is not None
    if not opens and own.general(len(own.text)):
        return
    for away in range(1, min(_REACH if opens else 1, len(sentence.clauses) - number - 1) + 1):
        clause = sentence.clauses[number + away]
        if sentence.clauses[number + away - 1].closing != "，" or sentence.duties(clause):
            return
        if opens or (_again(sentence, match, clause) and not grammar.effected.fullmatch(clause.concrete or "")):
            yield away, clause


def counts_again(sentence: Sentence, match: Match, clause: Clause) -> bool:
    """Whether a clause behind a match counts its matter, whatever other duty has words there: 坐班接访，共接待218批.

    It has one number, which is the duty's, and repeats words of the match, with which it begins or which it sums up.
    """
    if len(clause.figures) != 1 or not clause.counted(match.use.obligation.evidence.figures):
        return False
    grammar = sentence.grammar
    pairs = {pair for pair in _pairs(sentence, match) if pair not in grammar.links.said_of_all}
    if clause.bare[:2] in pairs:
        return True
    return grammar.links.goes_on_counting.match(clause.bare) is not None and any(pair in clause.text for pair in pairs)


def _again(sentence: Sentence, match: Match, clause: Clause) -> bool:
    """Whether a clause has two characters running of the words of a match."""
    return any(pair in clause.text for pair in _pairs(sentence, match))


def _pairs(sentence: Sentence, match: Match) -> Iterator[str]:
    """Every two characters running of the words of a match."""
    said = sentence.clauses
    words = (said[sentence.clause_at(start)] for start, _ in match.spans)
    for own, (start, end) in zip(words, match.spans, strict=True):
        yield from bigrams(own.text[start - own.start : end - own.start])
