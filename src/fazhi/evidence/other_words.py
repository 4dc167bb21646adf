"""The words that say whose deed it is, and what is only asked for, meant or possible."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.expressions import lazily, no_part_of
from fazhi.model.numerals import COUNTING, DIGITS
from fazhi.patterns import Lexicon

_WORK = ("light", "act", "issue", "work_verb", "tackle", "mend", "order", "ground", "manner_head")
"""Concepts of verbs and prepositions, with none of which the name of a place begins."""
RANKS = ("镇乡", "县区旗", "市州盟", "省")
"""The last characters of places, the lowest first."""
_MANY = f"[0-9{COUNTING}两]+余?(?:人|名|位)"
"""So many persons."""


class Visits(NamedTuple):
    """Regular expressions of visits to other places and of what is said of these: 赴邻县考察，该县评查案卷60卷."""

    gone: re.Pattern[str]
    """Where one went to look and learn, with the place in between."""
    abroad: re.Pattern[str]
    """A place that is another's by its words alone."""
    named: tuple[re.Pattern[str], ...]
    """A place by its name, the lowest rank first."""
    there: re.Pattern[str]
    """The head of a clause that speaks of the place, perhaps behind a verb of learning of it."""
    ours: re.Pattern[str]
    """Words that speak of this unit again."""

    def elsewhere(self, text: str, unit: str, rank: int | None) -> bool:
        """Whether the last visit that a text tells of was to a place outside the unit, and it speaks of that still."""
        last = None
        for found in self.gone.finditer(text):
            last = found
        if last is None or self.ours.search(text, last.end()):
            return False
        where = last["where"]
        if self.abroad.search(where):
            return True
        names = (name for pattern in self.named[rank or 0 :] for name in pattern.findall(where))
        return any(name not in unit for name in names)

    def speaks_of(self, text: str) -> str | None:
        """The words by which a clause speaks of a place that was visited."""
        found = self.there.match(text)
        return found["there"] if found and not self.ours.search(text) else None


def _compile_visits(one: Mapping[str, str]) -> Visits:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    return Visits(
        gone=lazily(rf"{one['visit_to']}(?P<where>[^，。；：\n]{{1,14}}?){one['visit_for']}"),
        abroad=lazily(f"{one['other_unit']}|{one['visit_where']}"),
        named=tuple(lazily(rf"(?!{one['place_not']})[^，、的各到赴]{{2,4}}[{ends}]") for ends in RANKS),
        there=lazily(rf"(?:{one['visit_heard']}|{one['time_head']}){{0,3}}(?P<there>{one['visit_there']})"),
        ours=lazily(one["us"]),
    )


class OtherWords(NamedTuple):
    """Whose deed it is, where it is not this unit's."""

    attended: re.Pattern[str]
    """A meeting that another held and this unit only went to: 参加市局召开的案卷评查现场会."""
    time: re.Pattern[str]
    """At the head of a clause, when it was, before who did it: 今年县司法局."""
    other_unit: re.Pattern[str]
    neighbour_unit: re.Pattern[str]
    """Another place of which a sentence goes on to tell behind a semicolon."""
    firm: re.Pattern[str]
    """A firm at the head of a clause that does something for itself: 企业聘请法律顾问."""
    firm_deed: re.Pattern[str]
    """What the firm does for itself, at the head of a clause that goes on with it."""
    own_short: re.Pattern[str]
    """This unit by its short name at the head of a clause: 街道开展警示教育."""
    not_ours: re.Pattern[str]
    """At the head of a clause, that what was told before it is not this unit's: 非本局经办, 与我局无关."""
    not_counted: re.Pattern[str]
    """That what a clause and those before it tell is not counted as this unit's: 不列入本报告, 不在我局统计之内."""
    own_affair: re.Pattern[str]
    """Words right behind another unit that make it this unit's affair: 上级部署."""
    own_affair_anywhere: re.Pattern[str]
    """The same words, wherever they stand."""
    oneself: re.Pattern[str]
    helped: re.Pattern[str]
    """This unit as the one that another helps or comes to: 给我们配了."""
    own_reply: re.Pattern[str]
    """At the head of a clause behind what a higher authority did."""
    open_lesson: re.Pattern[str]
    """What others hold and one takes part in: 培训, 旁听."""
    went_there: re.Pattern[str]
    """That so many went there: 派出11人, 97人参加."""
    place_not: re.Pattern[str]
    whole: tuple[re.Pattern[str], ...]
    """The whole of a place that does something: 全省组织, 市里开展."""
    organs: tuple[re.Pattern[str], ...]
    """An organ of a county, a city or a province at the head of a clause, the lowest first."""
    places: tuple[re.Pattern[str], ...]
    """A place by name, or the whole of a higher place, that does something there, of the same ranks."""
    whole_counted: tuple[re.Pattern[str], ...]
    """The whole of a place at the head of a clause with a number, or anywhere with what is said of it: 全市为96%."""
    hosted: tuple[re.Pattern[str], ...]
    """By an organ of a place, which did it: 由县司法局承办."""
    hosted_beside: re.Pattern[str]
    """By an organ of whatever place, beside a department: 由编办发布, 统一由财政局采买."""
    office_of: re.Pattern[str]
    """What an office belongs to that is none of a unit's own: 县政府办公室."""
    neighbours: frozenset[str]
    """First characters of other units that are no higher authorities."""
    visits: Visits


def compile_others(one: Mapping[str, str], lexicon: Lexicon) -> OtherWords:
    """Compile the words; `one` gives the expression for any one term of a concept, any `deed` and what `marks_done`."""
    no_name = "(?:" + "|".join(one[name] for name in ("own_place", *_WORK)) + ")"
    some = rf"(?:\d|[{DIGITS}]成)"
    place_organ = no_part_of(lexicon["organ"], lexicon["organ_not"])
    by_them = rf"{one['hosted_office']}?(?:{one['hosted']}|{one['hosted_how']}{{0,2}}{one['hosted_end']}$)"  # 统一负责
    organ = rf"(?:[^，的市]{{0,6}}?{place_organ}|[^，的市]{{2,6}}?[和与][^，的市]{{2,6}}?局)"
    return OtherWords(
        attended=lazily(
            rf"{one['time_head']}{{0,3}}(?:{one['took_part']})了?(?P<who>[^，的法检]{{1,8}}?)"
            rf"{one['held']}的[^，]*{one['meeting_held']}",
            *lexicon["meeting_held"],
        ),
        time=lazily(rf"(?:{one['this_period']})[度以来里内间中]{{0,2}}"),
        other_unit=lazily(rf"{one['most_of']}?(?P<who>{one['other_unit']})"),
        neighbour_unit=lazily(one["neighbour_unit"]),
        firm=lazily(
            rf"{one['firm_where']}?(?:\d+(?:余|多)?{one['blank_unit']})?(?P<who>{one['firm']})"
            rf"(?!{one['firm_served']}){one['firm_deed']}",
            *lexicon["firm"],
        ),
        firm_deed=lazily(rf"(?!{one['firm_served']}){one['firm_deed']}"),
        own_short=lazily(rf"{one['time_head']}?(?P<who>{one['own_short']})(?!{one['own_short_not']})"),
        not_ours=lazily(
            rf"{one['these_items']}?{one['time_head']}{{0,3}}(?:{one['not_of']}{one['us']}|{one['not_with']}{one['us']}{one['no_concern']})"
        ),
        not_counted=lazily(rf"{one['not_counted']}[^，]{{0,8}}?{one['counted_here']}", *lexicon["not_counted"]),
        own_affair=lazily(
            rf"[^，]{{0,8}}?{one['own_affair']}|[^，]?{one['own_affair_near']}|[^，]*?{one['own_affair_far']}"
            rf"|{one['deed']}[^，]{{0,3}}的|{one['raised']}[^，]*?{one['raised_thing']}"
        ),
        own_affair_anywhere=lazily(f"{one['own_affair']}|{one['own_affair_near']}"),
        oneself=lazily(one["oneself"]),
        helped=lazily(f"{one['help_to']}{one['oneself']}"),
        own_reply=lazily(one["own_reply"]),
        open_lesson=lazily(one["open_lesson"], *lexicon["open_lesson"]),
        went_there=lazily(
            rf"{one['went_there']}[^，]{{0,6}}?{_MANY}|{_MANY}[^，]{{0,6}}?{one['went_there']}", *lexicon["went_there"]
        ),
        place_not=lazily(one["place_not"]),
        whole=tuple(
            lazily(
                rf"(?P<all>全[{ends}]|[{ends}]里){one['as_one']}?(?:{one['deed']}|[^，的]{{1,2}}?{one['marks_done']}|{one['as_one']}[^，的]{{2}})"
            )
            for ends in RANKS[1:]
        ),
        organs=tuple(
            lazily(
                rf"(?=[{ends}])(?:(?!{one['place_not']}).(?:[里]的?)?{organ}|.[级直][^，的]{{0,6}}?{one['level_organ']})"
            )
            for ends in RANKS[1:]
        ),
        places=tuple(
            lazily(
                rf"(?![^，]{{0,2}}?{no_name})([^，的、]{{2,3}}[{ends}])(?:[^，的]{{0,4}}?{place_organ})?{one['deed']}"
            )
            for ends in RANKS[1:]
        ),
        whole_counted=tuple(
            lazily(
                rf"^(?P<all>全(?:[{ends}]|国(?=[共已现]{{0,2}}有)))(?!{one['whole_not']})(?=[^，]*{some})"
                rf"|(?P<mid>全[{ends}]){one['on_average']}?{one['whole_is']}(?=[^，]{{0,3}}{some})"
            )
            for ends in RANKS[1:]
        ),
        hosted=tuple(
            lazily(
                rf"由(?P<who>(?!{one['place_not']})[{ends}](?:里|{organ})|{one['other_unit']})[^，]{{0,4}}?"
                rf"{by_them}"
            )
            for ends in RANKS[1:]
        ),
        hosted_beside=lazily(
            rf"(?P<how>{one['hosted_how']})?由(?!{one['own_office']})(?P<who>[^，的由]{{1,10}}?{place_organ})"
            rf"(?(how){one['hosted_office']}?[^，的]{{1,6}}$|{by_them})"
        ),
        office_of=lazily(one["office_of"]),
        neighbours=frozenset(lexicon["neighbour"]),
        visits=_compile_visits(one),
    )


class DemandWords(NamedTuple):
    """What is only asked for, meant or possible."""

    should_first: re.Pattern[str]
    """At the head of a clause, that what was named before should be."""
    order: re.Pattern[str]
    order_us: re.Pattern[str]
    """This unit as the one that is told to do something."""
    oversee: re.Pattern[str]
    """An order by which somebody is made to put something right, which is a deed of whoever oversees them."""
    set_right: re.Pattern[str]
    """To put right, right behind the order."""
    demand: re.Pattern[str]
    """That somebody asks for something."""
    raised_thing: re.Pattern[str]
    """What somebody raises, at the end of a clause: 等意见, 问题9个."""
    raised_put_right: re.Pattern[str]
    """Behind what somebody raised, how much of it was put right: 整改6项, 已全部落实."""
    should: re.Pattern[str]
    drafting: re.Pattern[str]
    """What a reviewer of a draft asks to be written."""
    quota: re.Pattern[str]
    """What must not be less than so much."""
    must: re.Pattern[str]
    """What must be done, and not what only describes something: 须听证的案件."""
    by_rule: re.Pattern[str]
    """A clause that begins with the rule that asks for what it says."""
    from_above: tuple[re.Pattern[str], ...]
    """A clause by which somebody above the unit asks for something, for units of each rank, and of any."""
    modal: re.Pattern[str]
    """At the head of a clause, that it goes on with what must be done."""
    met: re.Pattern[str]
    """That a clause tells what was done, whatever was asked for."""
    should_not: re.Pattern[str]
    """Words that only look as if they said what should be done."""
    condition: re.Pattern[str]
    consequence: re.Pattern[str]
    if_possible: re.Pattern[str]
    """A condition that leaves open whether anything follows."""
    end_named: re.Pattern[str]
    """How a clause begins that only tells to what end the next one was done: 为规范执法行为."""
    purpose: re.Pattern[str]
    ability: re.Pattern[str]
    modified: re.Pattern[str]
    """What should be done, as it only tells which things are meant: 应当公开的信息."""


def compile_demands(one: Mapping[str, str], lexicon: Lexicon) -> DemandWords:
    """Compile the words; `one` gives the expression for any one term of a concept, any `deed` and what `marks_done`."""
    return DemandWords(
        should_first=lazily(f"(?!{one['should_first_not']}){one['should_alone']}|{one['should_by']}"),
        order=lazily(rf"{one['order']}(?:[^，]{{0,3}}?){one['ordered']}"),
        order_us=lazily(rf"{one['order']}{one['us']}"),
        oversee=lazily(one["oversee"]),
        set_right=lazily(rf"[^，]{{0,16}}?{one['set_right']}"),
        demand=lazily(one["demand"]),
        raised_thing=lazily(rf"{one['raised_thing']}(?:\d+[^，]{{1,2}})?$"),
        raised_put_right=lazily(
            rf"{one['raised_put_right']}了?(?:\d|[{DIGITS}])|{one['raised_all']}{one['raised_put_right']}"
        ),
        should=lazily(
            rf"^[^，]{{0,6}}?{one['should_who']}[^，的]{{0,8}}?{one['should']}|{one['should_alone']}"
            rf"|{no_part_of(lexicon['please'], lexicon['please_not'])}"
            rf"|^{no_part_of(lexicon['propose'], lexicon['propose_not'])}{one['meant_deed']}",
            *lexicon["should"],
            *lexicon["should_alone"],
            *lexicon["please"],
            *lexicon["propose"],
        ),
        drafting=lazily(one["drafting"], *lexicon["drafting"]),
        quota=lazily(one["quota"]),
        must=lazily(rf"{one['must']}(?![^，]*的)"),
        by_rule=lazily(rf"{one['by_rule']}[^，]{{0,12}}?{one['rule']}"),
        from_above=tuple(
            lazily(_from_above(one, RANKS[first:]), *lexicon["demand"]) for first in range(len(RANKS) + 1)
        ),
        modal=lazily(rf"[^，]{{0,8}}?{one['should']}"),
        met=lazily(rf"{one['marks_done']}|{one['demand_met']}"),
        should_not=lazily(one["should_not"]),
        condition=lazily(rf"(?!{one['condition_not']}){one['condition']}|凡[^，]*的$", *lexicon["condition"], "凡"),
        consequence=lazily(one["consequence"]),
        if_possible=lazily(rf"(?:如|若|待|在|等|视)[^，]{{0,4}}{one['if_possible']}"),
        end_named=lazily(rf"为{one['end_how']}?{one['end_verb']}"),
        purpose=lazily(one["meant_for"]),
        ability=lazily(rf"(?!{one['able_not']}){one['able']}|{one['may']}{one['may_how']}?{one['meant_deed']}"),
        modified=lazily(rf"[^，{''.join(lexicon['preposition'])}][^，]{{0,4}}的"),
    )


def _from_above(one: Mapping[str, str], above: Iterable[str]) -> str:
    """What asks for something: a paper, a meeting or an organ of a place with one of these last characters."""
    ends = "".join(above)
    place = rf"|全?(?!{one['place_not']}|{one['demand_not']})[{ends}][^，]{{0,10}}?{one['demand_by']}" if ends else ""
    return rf"^(?:{one['demand_from']}{place})[^，]{{0,16}}?(?P<verb>{one['demand']})"
