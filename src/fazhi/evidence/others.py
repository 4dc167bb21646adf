"""What is not the unit's own deed: done by others, asked of others, supposed, meant or hoped."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.denial import blot
from fazhi.evidence.forms import BOX, dashed
from fazhi.evidence.other_words import RANKS, DemandWords, OtherWords
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Shortfall
from fazhi.model.report import Passage

_ENDS = frozenset("".join(RANKS[1:]))
_INSIDE = re.compile("(?<=^.)[里]的?")
"""What stands between a place and its organ: 县里的司法局."""
_ABOVE = "上"
_BY, _WHOLE, _OURS, _OFFICE = "由", "全", "我", "办"
"""One of these holds every clause that counts of a higher place, or tells by whom something was done."""
_CITY = 2
"""A city has cities below it, so that another city's name does not say that it is no part of this one."""
_NAME = 4
"""Characters of the longest name of a place that a clause begins with, and of an organ up to its rank."""
_OF = "的"
_HEAD = 12
"""Characters of a clause in which it says that it follows from a condition."""


class Reservation(NamedTuple):
    """Why a clause tells of no deed of the unit."""

    shortfall: Shortfall
    words: str
    start: int
    """Offset in the clause from which it holds."""


def of_others(clauses: list[Clause], around: Surroundings, passage: Passage | None = None) -> list[Reservation | None]:
    """For each clause of a sentence whether its subject is another unit or a higher authority.

    It stays the subject of the clauses that a comma joins to its own, until one names this unit, or tells what
    this unit did upon what a higher authority had done. What was visited may be told of in the sentence before.
    """
    found: list[Reservation | None] = []
    stranger: Reservation | None = None
    firms: Reservation | None = None
    for clause in clauses:
        others, text = clause.grammar.polar.others, clause.worded
        if there := _visited(clauses[: len(found)], clause, around, passage):
            visited = Reservation(Shortfall.OTHERS_DEED, there, 0)
            stranger = visited if clause.closing else None
            found.append(visited)
            continue
        firm = others.firm.match(text)
        if (firm and firm["who"] not in around.unit) or (firms and others.firm_deed.match(text)):
            firms = firms if firm is None else Reservation(Shortfall.OTHERS_DEED, firm[0], 0)
            found.append(firms)
            firms, stranger = firms if clause.closing == "，" else None, None
            continue
        firms = None
        if when := others.time.match(text):
            text = text[when.end() :]
        organ = _organ(text, around, others)
        if _speaks_of_itself(text, organ, around, others, behind=stranger is not None):
            stranger = None
            found.append(None)
            continue
        other = others.other_unit.match(text)
        if other and other["who"] not in around.unit:
            own = other["who"].startswith(_ABOVE) and others.own_affair.match(text, other.end()) is not None
            here = None if own else Reservation(Shortfall.OTHERS_DEED, other["who"], 0)
            stranger = here
        else:
            own = organ is None or others.own_affair.match(text, len(organ)) is not None
            here = None if own or organ is None else Reservation(Shortfall.OTHERS_DEED, organ, 0)
            if organ:
                stranger = here
            elif stranger and stranger.words[0] not in others.neighbours and others.own_reply.match(text):
                stranger = None
        found.append(here or stranger or _of_above(text, around, others))
        if clause.closing != "，" and not (stranger and _goes_on(stranger, text, others)):
            stranger = None
    return _disowned(clauses, _taken_part(clauses, found))


def _goes_on(stranger: Reservation, text: str, others: OtherWords) -> bool:
    """Whether the clause behind a semicolon still tells of the neighbour that one before it told of.

    Not where it came to this unit with something: 邻县来函4件；评查案卷40卷.
    """
    return others.neighbour_unit.fullmatch(stranger.words) is not None and not others.own_affair_anywhere.search(text)


def _taken_part(clauses: list[Clause], found: list[Reservation | None]) -> list[Reservation | None]:
    """What tells of others, without their lessons that a clause behind says so many of this unit went to."""
    for number in range(1, len(clauses)):
        others = clauses[number].grammar.polar.others
        if found[number] or not found[number - 1] or not others.went_there.search(clauses[number].worded):
            continue
        for lesson in range(number - 1, -1, -1):
            if clauses[lesson].closing != "，" or not found[lesson]:
                break
            if others.open_lesson.search(clauses[lesson].worded):
                found[lesson:number] = [None] * (number - lesson)
                break
    return found


def _speaks_of_itself(text: str, organ: str | None, around: Surroundings, others: OtherWords, *, behind: bool) -> bool:
    """Whether a clause names this unit, or, behind what another did, begins with its short name: 街道开展警示教育."""
    short = others.own_short.match(text) if behind and organ is None else None
    if short and short["who"] in around.unit:
        return True
    return others.oneself.search(_told_of_others(text, organ, around, others)) is not None


def _disowned(clauses: list[Clause], found: list[Reservation | None]) -> list[Reservation | None]:
    """What tells of others, with what a clause behind says is not this unit's: 调解2件，系市局主持，非本局经办."""
    words = ""
    for number in range(len(clauses) - 1, -1, -1):
        if clauses[number].closing != "，":
            words = ""
        elif words and found[number] is None:
            found[number] = Reservation(Shortfall.OTHERS_DEED, words, 0)
        if left_out := clauses[number].grammar.polar.others.not_counted.search(clauses[number].worded):
            words = left_out[0]
            found[number] = found[number] or Reservation(Shortfall.OTHERS_DEED, words, 0)
        if mine := clauses[number].grammar.polar.others.not_ours.match(clauses[number].worded):
            words = mine[0]
    return found


def _visited(before: list[Clause], clause: Clause, around: Surroundings, passage: Passage | None) -> str | None:
    """The words by which a clause speaks of another place that was visited before."""
    others = clause.grammar.polar.others
    there = others.visits.speaks_of(clause.worded)
    if there is None:
        return None
    told = (around.before(passage) if passage else "") + "，".join(item.worded for item in before)
    return there if others.visits.elsewhere(told, around.unit, around.rank(others)) else None


def _of_above(text: str, around: Surroundings, others: OtherWords) -> Reservation | None:
    """What a clause counts of a higher place as a whole, or says that a higher authority did."""
    if _BY not in text and _WHOLE not in text:
        return None
    rank = around.rank(others)
    if rank is None:
        return None
    for above in range(1, len(RANKS)):
        hosted = others.hosted[above - 1].search(text) if above >= rank and _BY in text else None
        if hosted and (above > rank or around.is_department) and not _is_own_name(hosted["who"], around.unit):
            return Reservation(Shortfall.OTHERS_DEED, hosted[0], 0)
        if above > rank and (found := others.whole_counted[above - 1].search(text)):
            return Reservation(Shortfall.OTHERS_DEED, found["all"] or found["mid"], 0)
    beside = others.hosted_beside.search(text) if around.is_department and _BY in text else None
    own = beside is None or _is_its_own(beside["who"], rank, around, others)
    return None if beside is None or own else Reservation(Shortfall.OTHERS_DEED, beside[0], 0)


def _is_its_own(organ: str, rank: int, around: Surroundings, others: OtherWords) -> bool:
    """Whether an organ is a department itself, one of its offices (党政办公室), or of a place below it."""
    if organ.endswith(_OFFICE) and not others.office_of.search(organ):
        return True
    return organ[0] in "".join(RANKS[:rank]) or _is_own_name(organ, around.unit)


def _organ(text: str, around: Surroundings, others: OtherWords) -> str | None:
    """The organ of a higher authority, or the other place, that a clause begins with.

    Of a department's own place every other organ is another unit as well.
    """
    rank = around.rank(others)
    if rank is None:
        return None
    if around.is_department and rank and (found := others.organs[rank - 1].match(text)):
        return None if _is_own_name(found[0], around.unit) else found[0]
    head = text[:_NAME]
    if _ENDS.isdisjoint(head):
        return None
    for above in range(1, len(RANKS)):
        if not any(end in head for end in RANKS[above]):
            continue  # most clauses name no place: they are spared expressions that take 8 ms to compile
        whole, organ, place = others.whole[above - 1], others.organs[above - 1], others.places[above - 1]
        if above > rank and (found := organ.match(text) or whole.match(text)):
            return found["all"] if "all" in found.re.groupindex else found[0]
        if _is_beside(above, rank) and (found := place.match(text)) and found[1] not in around.unit:
            return found[1]
    return None


def _told_of_others(text: str, organ: str | None, around: Surroundings, others: OtherWords) -> str:
    """A clause without the words by which the organ that heads it helps this unit, or serves a place that holds it."""
    rank = around.rank(others)
    if organ is None or rank is None:
        return text
    beyond = RANKS[rank if around.is_department else rank + 1 :]
    text = re.sub(f"全[{''.join(beyond)}]", blot, text) if beyond else text
    above = "".join(RANKS[rank + 1 :])
    text = re.sub(f"{_OURS}[{above}]", blot, text) if above else text
    return text if others.own_affair_anywhere.search(text, len(organ)) else others.helped.sub(blot, text)


def _is_own_name(organ: str, unit: str) -> bool:
    """Whether an organ's name is the unit's own, perhaps shortened: 市交通局 of a 市交通运输局."""
    left = iter(unit)
    return all(character in left for character in _INSIDE.sub("", organ))


def _is_beside(above: int, rank: int) -> bool:
    """Whether a place of one rank, with another name, is no part of a unit of the other."""
    return above > rank or (above == rank and rank != _CITY)


def supposition(clauses: list[Clause], number: int) -> Reservation | None:
    """Whether a clause only says what others should do, what would be done if, or what is meant or hoped."""
    demands, text = clauses[number].grammar.polar.demands, clauses[number].worded
    if should := supposed_to(clauses[number]):
        return Reservation(Shortfall.TOLD_TO_OTHERS, should, 0)
    if ruled := _quota(clauses, number) or _ruled(clauses, number):
        return Reservation(Shortfall.TOLD_TO_OTHERS, ruled[0], 0)
    order = demands.order.search(text)
    order = demands.order_us.search(text) if order is None or _oversees(order, text, demands) else order
    if order:
        return Reservation(Shortfall.TOLD_TO_OTHERS, order[0], order.end())
    if supposed := _asked(clauses, number) or demands.condition.match(text) or _condition_before(clauses, number):
        return Reservation(Shortfall.SUPPOSED, supposed[0], 0)
    if meant := demands.purpose.search(text) or demands.ability.search(text):
        return Reservation(Shortfall.SUPPOSED, meant[0], meant.end())
    return None


def supposed_to(clause: Clause) -> str | None:
    """The words by which a clause says what should be done, and not only which things are meant."""
    demands, text = clause.grammar.polar.demands, clause.worded
    if asked := demands.drafting.search(text):
        return asked[0]
    should = demands.should.search(demands.should_not.sub(blot, text))
    return should[0] if should and not demands.modified.match(text, should.end()) else None


def _quota(clauses: list[Clause], number: int) -> re.Match[str] | None:
    """The words by which a clause says what a number must not be less than, unless the unit itself set the rule."""
    quota = clauses[number].grammar.polar.demands.quota.search(clauses[number].worded)
    return None if any(clause.own_deed or clause.issuing for clause in clauses[:number]) else quota


def _ruled(clauses: list[Clause], number: int) -> re.Match[str] | None:
    """The word by which a clause says what must be done, where it only goes on with what a rule asks for.

    The clauses before name the rule, or say what others should do: 按照规定，决策前须开展评估. Upon a deed of its own,
    such as a rule that it makes, they do not.
    """
    clause = clauses[number]
    demands = clause.grammar.polar.demands
    must = demands.must.search(demands.should_not.sub(blot, clause.worded))
    if must is None or clause.figures:
        return None
    if demands.by_rule.match(clause.text):
        return must
    for before in reversed(clauses[:number]):
        if before.closing != "，" or (before.figures and not before.ground):
            return None
        if before.ground or demands.by_rule.match(before.text) or demands.should.search(before.worded):
            return must
        if before.act:
            return None
    return None


def _oversees(order: re.Match[str], text: str, demands: DemandWords) -> bool:
    """Whether others are made to put something right: 责令执法单位改正."""
    return demands.oversee.match(order[0]) is not None and demands.set_right.match(text, order.end()) is not None


def _asked(clauses: list[Clause], number: int) -> re.Match[str] | None:
    """The words that ask at the head of a clause, if the next one does not answer: 能否参加培训，要看人手."""
    clause = clauses[number]
    if (
        clause.closing != "，"
        or not (found := clause.grammar.polar.answers.question.match(clause.worded))
        or dashed(clause)
    ):
        return None
    behind = clauses[number + 1].text if clauses[number + 1 :] else ""
    return None if BOX.search(behind) or clause.grammar.polar.answers.yes.fullmatch(behind) else found


def _condition_before(clauses: list[Clause], number: int) -> re.Match[str] | None:
    """The condition in the clause before, if this one says what would follow."""
    demands = clauses[number].grammar.polar.demands
    if (
        number
        and clauses[number - 1].closing == "，"
        and (open := demands.if_possible.search(clauses[number - 1].worded))
    ):
        return open
    if not number or not demands.consequence.search(clauses[number].worded[:_HEAD]):
        return None
    return demands.condition.match(clauses[number - 1].worded)


class _State(Enum):
    NONE = "nothing is asked"
    ASKED = "something was asked, and all of it may have been said"
    OPEN = "what is asked comes now"
    MUST = "what is asked was said to be a must, and goes on"


def demanded(
    clauses: Sequence[Clause], around: Surroundings, demands: DemandWords, others: OtherWords
) -> list[str | None]:
    """Of each clause the words by which it, or one before it, says that somebody above the unit asks for it.

    县里的通知提出，各乡镇应当建立清单，每年须组织旁听庭审，并要公布目录: none of this is told as done. It ends with the
    sentence, and where the unit says what it did itself. Above a department are the organs of its own place as well.
    """
    rank = around.rank(others)
    sources = demands.from_above[-1 if rank is None else rank + (not around.is_department)]
    if not any(sources.search(clause.text) for clause in clauses):
        return [None] * len(clauses)
    return list(_demanded(clauses, sources, demands, others.oneself))


def _was_put_right(rest: str, behind: Sequence[Clause], demands: DemandWords) -> bool:
    """Whether what somebody raised is told to have been put right, there or in the clause behind.

    So with 巡察提出的票据问题整改6项 and 审计局提出往来款挂账等意见，11月底前全部整改. `rest` stands behind 提出.
    """
    if not rest.startswith(_OF) and not demands.raised_thing.search(rest):
        return False
    if demands.raised_put_right.search(rest):
        return True
    next_one = behind[0].worded if behind else ""
    return bool(demands.raised_put_right.search(next_one)) and not demands.demand.search(next_one)


def _demanded(
    clauses: Sequence[Clause], sources: re.Pattern[str], demands: DemandWords, oneself: re.Pattern[str]
) -> Iterator[str | None]:
    state, source = _State.NONE, ""
    for number, clause in enumerate(clauses):
        text = demands.should_not.sub("＿＿", clause.worded)
        found = sources.search(clause.worded)
        rest = clause.worded[found.end() :] if found else ""
        if found and _was_put_right(rest, clauses[number + 1 :], demands):
            state = _State.NONE
            yield None
            continue
        if found and not oneself.search(rest):
            source, state = found["verb"], _State.ASKED if rest else _State.OPEN
            yield source if rest else None
            continue
        if oneself.search(text) or demands.met.search(text):
            state = _State.NONE
        elif state is not _State.NONE and demands.modal.match(text):
            state = _State.MUST
        elif state is _State.ASKED or (state is _State.OPEN and clause.figures):
            state = _State.NONE
        yield source if state is not _State.NONE else None
