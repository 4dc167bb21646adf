"""Whether a match is about a deed of the unit: what was not done, what others did and what is left open is none."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.columns import Counted, counted
from fazhi.evidence.denial import blot, denials, may_deny
from fazhi.evidence.figures import number_with_unit
from fazhi.evidence.form_words import Answer
from fazhi.evidence.forms import answer, boxed, points, slashed, status_of, unanswered
from fazhi.evidence.options import borne
from fazhi.evidence.others import Reservation, supposed_to, supposition
from fazhi.evidence.periods import When, of_column
from fazhi.evidence.rows import row_says, unfilled
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.strength import Grade, is_label, reach
from fazhi.model.evidence import Polarity, Shortfall, Strength
from fazhi.model.obligation import Cadence
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import PassageKind
from fazhi.patterns import Match, Role

_RAISED = frozenset((Strength.ASSERTION, Strength.MEASURE))
_FOLLOWING = 3
"""How many clauses behind its own may say that something came to nothing."""
_JOINED = frozenset("，：")
_ONE = frozenset(("一", "1"))


class Denied(NamedTuple):
    """A lack or a promise that a match speaks of, and the words that say so."""

    polarity: Polarity
    words: str


def denied(sentence: Sentence, match: Match) -> Denied | None:
    """Whether a match is denied in its own clause, by the clause behind it, or by the form it stands in."""
    number = sentence.clause_at(match.end - 1)
    clause = sentence.clauses[number]
    words = (
        _in_clause(clause, match)
        or sentence.asked(_behind, number)
        or sentence.asked(_listed, number)
        or sentence.asked(_excepted, number)
        or _left_out(sentence, number, match)
        or _came_to_nothing(sentence, number, match)
    )
    units = match.use.obligation.evidence.figures
    if words and sentence.other_period(number) and sentence.part_this_year(number, units):
        return None  # 去年没有旁听庭审，今年组织了2次
    if words and not _is_left(sentence, words) and not sentence.asked(Sentence.tried_again, number):
        return Denied(Polarity.ADMITTED, words)
    if words := sentence.asked(_only_planned, number):
        return Denied(Polarity.PLANNED, words)
    found = _form_answer(sentence, match.start)
    if _event(match) and not sentence.boxes and _names_occasion(sentence.clauses[sentence.clause_at(match.start)]):
        return None
    return Denied(found.polarity, found.words) if found and found.polarity is not Polarity.DONE else None


def _is_left(sentence: Sentence, words: str) -> bool:
    """Whether words of a denial are but the label of a box that is not ticked: ☑已开展 □未开展."""
    if not sentence.boxes:
        return False
    text, offset = sentence.around.matched(sentence.passage)
    said = [text[box.start - offset : box.end - offset] for box in sentence.boxes if not box.ticked]
    return any(words in label for label in said) and words not in text[: sentence.boxes[0].start - offset]


def _only_planned(sentence: Sentence, number: int) -> str | None:
    """The promise behind a colon, where what stands before it is but the name of what is promised: 培训：拟办2期."""
    clause, behind = sentence.clauses[number], number + 1
    if not is_label(clause) or behind == len(sentence.clauses) or sentence.planned(number):
        return None
    rest = range(behind, len(sentence.clauses))
    if not all(sentence.planned(at) or sentence.clauses[at].denials for at in rest):
        return None
    return sentence.promised(behind)


def _event(match: Match) -> bool:
    return match.use.obligation.cadence is Cadence.EVENT


def _names_occasion(clause: Clause) -> bool:
    """Whether an item of a form asks for the occasions that arose, so that none is an answer."""
    return clause.grammar.polar.answers.occasion.match(clause.text) is not None


def denied_at(sentence: Sentence, number: int) -> Denied | None:
    """Whether anything in a clause is denied, where no match says what the clause is read for."""
    clause = sentence.clauses[number]
    if clause.denials:
        return Denied(Polarity.ADMITTED, clause.denials[0].words)
    found = _form_answer(sentence, clause.start)
    return Denied(found.polarity, found.words) if found and found.polarity is not Polarity.DONE else None


def _form_answer(sentence: Sentence, at: int) -> Answer | None:
    """What a form says of what stands at an offset of the normalised text."""
    words, around = sentence.grammar.polar, sentence.around
    if sentence.ticked and (found := slashed(around.item(sentence.passage, at), words.answers)):
        return found
    if sentence.boxes and (found := boxed(*around.matched(sentence.passage), sentence.boxes, at, words.answers)):
        return found
    if sentence.passage.kind is PassageKind.ROW:
        said = row_says(sentence.clauses, sentence.clause_at(at), sentence.passage, around)
        if said:
            return said
    elif (signs := around.signs(sentence.passage, words.options)) and (
        said := borne(around.item(sentence.passage, at), signs)
    ):
        return said
    clause = sentence.clauses[sentence.clause_at(at)]
    return (
        (points(around.item(sentence.passage, at), words.answers) if sentence.scored else None)
        or around.ledger(at, words.ledgers)
        or (status_of(clause.text, at - clause.start, words.answers) if sentence.bracketed else None)
        or sentence.asked(_answered, sentence.clause_at(at))
        or sentence.asked(_under_name, sentence.clause_at(at))
    )


def _under_name(sentence: Sentence, number: int) -> Answer | None:
    """What the label before a clause, or the nearest heading that answers, says of all that stands behind it."""
    words = sentence.grammar.polar
    for clause in reversed(sentence.clauses[:number]):
        if clause.closing == "：" and (told := sentence.around.named(clause.text, words)):
            return None if told is Polarity.DONE else Answer(told, clause.text)
    above = (sentence.around.label(sentence.passage), *(step.title for step in reversed(sentence.passage.path)))
    for name in filter(None, above):
        if told := sentence.around.named(name, words):
            return None if told is Polarity.DONE else Answer(told, name)
    return None


def _answered(sentence: Sentence, number: int) -> Answer | None:
    return answer(sentence.clauses, number, sentence.passage, sentence.around)


def reserved(sentence: Sentence, match: Match) -> tuple[Shortfall, str] | None:
    """Why a match is no deed of the unit's own, or not filled in; None if nothing says so."""
    return next(filter(None, _reservations(sentence, match)), None)


def _reservations(sentence: Sentence, match: Match) -> Iterator[tuple[Shortfall, str] | None]:
    """What may say so, the plainest first."""
    number = sentence.clause_at(match.end - 1)
    first = sentence.clause_at(match.start)
    clause = sentence.clauses[first]
    words = clause.grammar.polar
    if blank := _blank(sentence, number, match):
        yield Shortfall.BLANK, blank
    if sentence.passage.kind is PassageKind.ROW:
        empty = unfilled(clause, sentence.passage, sentence.around)
        yield None if empty is None else (Shortfall.BLANK, empty)
    if clause.asks and unanswered(sentence.clauses, first, sentence.passage, sentence.around):
        yield Shortfall.BLANK, clause.text[:2]
    if asked := _asked_of(clause, match):
        yield Shortfall.SUPPOSED, asked
    if (there := words.others.attended.match(clause.worded)) and match.end <= clause.start + there.end():
        yield Shortfall.OTHERS_DEED, there["who"]
    if (end := words.demands.end_named.match(clause.worded)) and _ends_in(clause, match):
        yield Shortfall.SUPPOSED, end[0]
    found = sentence.asked(_by_others, first)
    if found and match.start - clause.start >= found.start:
        yield found.shortfall, found.words
    last = sentence.clauses[number]
    if number > first and not words.deeds.done.search(last.worded) and (should := supposed_to(last)):
        yield Shortfall.TOLD_TO_OTHERS, should  # 预算情况，应当在批复后公开
    yield _supposed_behind(sentence, number)


def _ends_in(clause: Clause, match: Match) -> bool:
    """Whether a match ends in a clause that another goes on with, and that tells of no deed of its own."""
    return clause.closing == "，" and match.end <= clause.end and not clause.figures


def _supposed_behind(sentence: Sentence, number: int) -> tuple[Shortfall, str] | None:
    """What should be, or would be, by the clause behind one that only names it: 风险评估，应当由承办单位完成."""
    clauses = sentence.clauses
    clause = clauses[number]
    if number + 1 == len(clauses) or clause.closing not in _JOINED or clause.act or clause.figures:
        return None
    words = clause.grammar.polar
    found = words.demands.should_first.match(words.demands.should_not.sub(blot, clauses[number + 1].worded))
    return (Shortfall.TOLD_TO_OTHERS, found[0]) if found else None


def _by_others(sentence: Sentence, number: int) -> Reservation | None:
    """Whether a clause tells of a deed of others, or of none at all: what should be done, or might be."""
    clause, found = sentence.clauses[number], sentence.strangers[number]
    if found is None and not sentence.grammar.polar.deeds.done.search(clause.worded):
        found = supposition(sentence.clauses, number)
        answered = found is not None and clause.asks and _form_answer(sentence, clause.start)
        found = None if answered and answered.polarity is Polarity.DONE else found
        if found is None and (asked := sentence.demands[number]):
            return Reservation(Shortfall.TOLD_TO_OTHERS, asked, 0)
    return found


def _asked_of(clause: Clause, match: Match) -> str | None:
    """The word by which a clause only names a deed as what is asked or looked into: 检查是否聘请法律顾问."""
    if clause.figures or "的" in clause.worded[match.end - clause.start :]:
        return None
    found = clause.grammar.polar.answers.looked_into.search(clause.worded[: match.start - clause.start])
    return found[0] if found else None


def regraded(sentence: Sentence, match: Match, graded: Grade) -> Grade:
    """The grade with what polarity adds to it.

    A bare yes is an assertion, whatever the item is called; a particular beside it counts. That nothing bad happened
    is a result.
    """
    clause = sentence.clauses[sentence.clause_at(match.end - 1)]
    if graded.strength in _RAISED and (number := _figure_answered(sentence, clause, match)):
        return Grade(Strength.RESULT, Reason(ReasonKind.FIGURE_BESIDE, number, 1), graded.end)
    if graded.strength in _RAISED and (told := _counted_in_table(sentence, match)):
        return Grade(Strength.RESULT, Reason(ReasonKind.FIGURE_BESIDE, told.words, 1), max(graded.end, told.end))
    if graded.strength in _RAISED and (words := _clean(clause, match) or _without_fail(clause, match)):
        return Grade(Strength.RESULT, Reason(ReasonKind.OUTCOME, words), graded.end)
    if graded.strength not in {Strength.MENTION, Strength.MEASURE}:
        return graded
    found = _form_answer(sentence, match.start)
    if found is None or not _only_yes(found, graded.strength, sentence):
        return graded
    return Grade(Strength.ASSERTION, Reason(ReasonKind.ANSWER, found.words), graded.end)


def _only_yes(found: Answer, strength: Strength, sentence: Sentence) -> bool:
    """Whether an item is answered with yes and no particular beside it: that is more than a name, and no measure."""
    if strength is Strength.MENTION:
        return found.polarity is Polarity.DONE
    return found.bare and not any(clause.figures for clause in sentence.clauses)


def _counted_in_table(sentence: Sentence, match: Match) -> Counted | None:
    """The number of the duty that a table gives of what a match names in it."""
    if sentence.passage.kind is not PassageKind.ROW:
        return None
    units = match.use.obligation.evidence.figures
    return counted(sentence.clauses, sentence.clause_at(match.start), sentence.passage, sentence.around, units)


def _figure_answered(sentence: Sentence, clause: Clause, match: Match) -> str | None:
    """The first figure of the duty in the answer to a question that a clause asks: 有无公职律师？有，2名."""
    if not clause.grammar.polar.answers.question.search(clause.text):
        return None
    found = _form_answer(sentence, match.start)
    if found is None or found.polarity is not Polarity.DONE:
        return None
    told = Clause(0, found.words, "", clause.grammar)
    found_in = told.counted(match.use.obligation.evidence.figures)
    return number_with_unit(found_in[0][0], told.text, found_in[0][1]) if found_in else None


def _clean(clause: Clause, match: Match) -> str | None:
    """The words that say that of what a match speaks of not one was bad: 无一起行政复议纠错."""
    found = clause.grammar.polar.bad.clean.search(clause.worded)
    if found is None or clause.start + found.end() < match.end or clause.denials:
        return None
    return found[0] if clause.start + found.start() <= match.start else None


def _without_fail(clause: Clause, match: Match) -> str | None:
    """The words that say that not one went without what a match speaks of: 无一件未经审核."""
    found = clause.grammar.polar.bad.without_fail.search(clause.worded)
    return found[0] if found and clause.start + found.end() <= match.end else None


def _in_clause(clause: Clause, match: Match) -> str | None:
    """The words of the denial in a clause that denies a match; an occasion that did not arise answers an event."""
    for denial in clause.denials:
        if denial.occasion and _event(match):
            continue
        spans = [(start - clause.start, end - clause.start) for start, end in match.spans]
        if any(start <= denial.start < end for start, end in spans):
            continue
        if any(denial.denies(start, end) for start, end in spans):
            return denial.words
    return None


def _behind(sentence: Sentence, number: int) -> str | None:
    """The clause behind that denies what a clause named and does no more: 案卷评查，一次也没办."""
    clause = sentence.clauses[number]
    if clause.closing not in _JOINED or number + 1 == len(sentence.clauses):
        return None
    behind, words = sentence.clauses[number + 1], sentence.grammar.polar
    if _number_planned(sentence, behind):
        behind = sentence.clauses[number + 2]
    text = behind.worded
    if not behind.denying or _of_another_year(sentence, behind):
        return None
    conceded = words.beyond.concede.match(clause.worded) is not None
    marked = words.deeds.mark.search(clause.worded) and not (conceded or _number_planned(sentence, clause))
    if marked or clause.bad:
        return None
    if words.beyond.bare_nought.match(text):
        return text
    found = words.beyond.bare.match(text)
    if not found:
        return None
    return text if not words.deeds.verb.match(clause.worded) or text[:1] in _ONE else None


def _number_planned(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause behind one gives the number of what was done, and its own is only of what was planned."""
    numbered = re.search(r"\d", clause.worded) is not None and not clause.figures
    return numbered and sentence.grammar.figures.number_done.match(clause.behind) is not None


def _listed(sentence: Sentence, number: int) -> str | None:
    """The words by which a clause before a colon denies all that it lists behind: 下列四项均未开展：."""
    words = sentence.grammar.polar
    for clause in sentence.clauses[:number]:
        if clause.closing == "：" and clause.denials and words.beyond.listing.search(clause.worded):
            return clause.denials[0].words
    head, colon, items = sentence.around.before(sentence.passage).rpartition("。")[2].partition("：")
    if (
        colon
        and words.beyond.listing.search(head)
        and not words.beyond.listing.search(items)
        and may_deny(head, words.denials)
    ):
        found = denials(head, "", words.denials)
        return found[0].words if found else None
    return None


def _excepted(sentence: Sentence, number: int) -> str | None:
    """The words by which a clause leaves out what was not done as all the rest was: 除文件清理外，其他环节均已完成."""
    clause, words = sentence.clauses[number], sentence.grammar.polar.beyond
    if clause.closing != "，" or number + 1 == len(sentence.clauses) or not words.excepted.match(clause.worded):
        return None
    behind = sentence.clauses[number + 1]
    return clause.text if words.all_else.match(behind.worded) and not (behind.denials or behind.lack) else None


def _left_out(sentence: Sentence, number: int, match: Match) -> str | None:
    """The words by which a clause or its brackets leave out of all that was done what they name: 旁听庭审除外."""
    clause, words = sentence.clauses[number], sentence.grammar.polar.beyond
    found = words.left_out.search(clause.text)
    if found is None:
        return None
    opens = clause.text.rfind("（", 0, found.start()) + 1 if clause.text.endswith("）") else 0
    if match.start < clause.start + opens:
        return None
    before = clause.text[:opens] or (sentence.clauses[number - 1].text if number else "")
    return clause.text[opens:] if words.all_said.search(before) else None


def _of_another_year(sentence: Sentence, cell: Clause) -> bool:
    """Whether a cell stands in a column of another year than the report's."""
    if sentence.passage.kind is not PassageKind.ROW:
        return False
    header = sentence.around.cell(sentence.passage, cell.start).header
    year = of_column(header, sentence.around.report.year)
    last = sentence.grammar.polar.columns.last.search(header)
    return last is not None or (year is not None and year.when is not When.THIS)


def _came_to_nothing(sentence: Sentence, number: int, match: Match) -> str | None:
    """What one of the next clauses says came of what a clause named, if that is nothing and no other duty comes first.

    Where the clause only names a matter, and tells of neither deed nor number, the first clause behind it that says
    anything of it decides: a lack told there is its own, and so is what is denied (公职律师：全县没有一个单位设立).
    """
    own = sentence.clauses[number]
    if own.closing not in _JOINED:
        return None
    open_yet = _only_names(own, match)
    for before, clause in pairwise(sentence.clauses[number : number + 1 + _FOLLOWING]):
        if before.closing != "，" and not (before is own and own.closing == "：" and open_yet):
            return None
        if sentence.duties(clause) - {match.use.obligation.id}:
            return None
        if lapsed := clause.lapsed or _corrects(clause):
            return lapsed
        told_of = open_yet or clause.grammar.polar.beyond.that_matter.match(clause.worded)
        if told_of and (words := clause.lack or _all_denied(clause, match)):
            return words
        told_done = clause.act or clause.figures
        open_yet = open_yet and not (told_done and not sentence.planned(sentence.clause_at(clause.start)))
    return None


def _corrects(clause: Clause) -> str | None:
    """A clause that says that nought is true, whatever number was told before it."""
    return clause.text if clause.grammar.polar.beyond.corrected.match(clause.worded) else None


def _only_names(clause: Clause, match: Match) -> bool:
    """Whether a clause is but the topic of what comes behind it."""
    if clause.closing != "：":
        return not _shows(clause, match)
    return not (clause.figures or clause.grammar.polar.deeds.done.search(clause.worded) or clause.bad)


def _all_denied(clause: Clause, match: Match) -> str | None:
    """The words by which a clause denies what it was said of, with no deed told before them."""
    words = clause.grammar.polar
    for denial in clause.denials[:1]:
        before = clause.worded[: denial.start]
        if denial.words.startswith(words.bad.none_of) or "的" in clause.worded[denial.start :]:
            return None  # 无一推诿, 不再指定机构: what is not done is bad; 没落实的点名: those are dealt with
        if not (denial.occasion and _event(match)) and not (
            words.deeds.mark.search(before) or words.deeds.verb.match(before)
        ):
            return denial.words
    return None


def _shows(clause: Clause, match: Match) -> bool:
    """Whether a clause tells of a deed, a number, or of none of something bad."""
    return match.use.role in {Role.MEASURE, Role.RESULT} or clause.shows


def _blank(sentence: Sentence, number: int, match: Match) -> str | None:
    """A place left open in the clauses that a match counts by; not behind one that counts it (培训3期，培训XX人次)."""
    if not sentence.blanks:
        return None
    start = sentence.clauses[sentence.clause_at(match.start)].start
    end = _first_counted(sentence, number, match)
    return next((words for at, words in sentence.blanks if start <= at <= end), None)


def _first_counted(sentence: Sentence, number: int, match: Match) -> int:
    """Where the first clause ends that counts a match and leaves nothing open; else the last it counts by."""
    end = sentence.clauses[number].end
    for clause in sorted(_counted(sentence, number, match), key=lambda clause: clause.start):
        if clause.end < sentence.clauses[number].end:
            continue
        end = clause.end
        open_here = any(clause.start <= at <= clause.end for at, _ in sentence.blanks)
        if not open_here and (clause.figures or clause.summed(match.use.obligation.evidence.figures)):
            break
    return end


def _counted(sentence: Sentence, number: int, match: Match) -> Iterator[Clause]:
    yield sentence.clauses[number]
    yield from reach(sentence, number, match)
    if sentence.clauses[number].closing == "：":
        yield from sentence.clauses[number + 1 : number + 2]
