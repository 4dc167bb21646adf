"""The words for what was not done, left open or came to nothing."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.evidence.form_words import AnswerWords, ColumnWords, compile_answers, compile_columns
from fazhi.evidence.ledgers import LedgerWords, compile_ledgers
from fazhi.evidence.options import OptionWords, compile_options
from fazhi.evidence.other_words import DemandWords, OtherWords, compile_demands, compile_others
from fazhi.expressions import lazily, no_part_of
from fazhi.patterns import Lexicon

DEED = ("light", "issue", "own_deed", "complete")
"""Concepts of the verbs that a clause may begin with when it tells of a deed."""

_NOUN = 8
"""Characters of what is counted, behind its classifier."""


class Lapses(NamedTuple):
    """Regular expressions of what came to nothing: had but not used, called off, done badly, or late so many times.

    A clause says so of itself (公示栏长期空着, 答复超期4件), or of the clause before it: that its means were not used
    (配了记录仪，一直没用起来), or that not one came of it (挂了牌子，却没调过一起).
    """

    unused: re.Pattern[str]
    """That means are not used, that nothing came of them or nobody came, of itself or of the clause before."""
    own: re.Pattern[str]
    """What else a clause says of what it speaks of itself."""
    off: re.Pattern[str]
    """That it was called off or put off, whatever else the clause deals with."""
    dealt: re.Pattern[str]
    """Before that, what makes it the thing that something is done about: 对超期4件挂牌督办."""
    other: re.Pattern[str]
    """Before that, what makes it a thing that was only feared (担心没人去), or another matter (取经的事没去成)."""
    idle: re.Pattern[str]
    """What else a clause says of the one before it."""
    never: re.Pattern[str]
    """A clause that turns to say that not one came of what was named before it."""
    bad: re.Pattern[str]
    """What did not come about is bad."""

    def of(self, text: str) -> str | None:
        """The words by which a clause says of itself that it came to nothing."""
        if off := self.off.search(text):
            return off[0]
        found = self.unused.search(text) or self.own.search(text)
        return None if found is None or self.dealt.search(text, 0, found.start()) else found[0]

    def behind(self, text: str) -> str | None:
        """The words by which a clause says so of the one before it."""
        if found := self.unused.search(text) or self.idle.search(text):
            return None if self.other.search(text, 0, found.start()) else found[0]
        found = self.never.match(text)
        return None if found is None or self.bad.search(text) else found[0]


def compile_lapses(one: Mapping[str, str], lexicon: Mapping[str, Iterable[str]]) -> Lapses:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    number = r"(?:[1-9]\d*|[一二两三四五六七八九十])"
    counted, one_of = number + one["blank_unit"], rf"[一1]{one['blank_unit']}"
    bad = rf"(?:{one['deny_how']}|{one['happen']}|{one_of}){{0,3}}{one['bad_outcome']}"
    idle = rf"{one['idle']}[^，的]{{0,4}}$"
    failed = rf"{one['deny']}{one['deny_how']}{{0,2}}{one['failed']}$"
    nobody = rf"{one['nobody']}[^，的]{{0,3}}?{one['turned_up']}[^，的]{{0,4}}$"
    own = (
        rf"{one['done_how']}得{one['done_badly']}[^，的]{{0,6}}$",
        rf"{one['badly_off']}$",
        rf"{one['worth']}{one['worth_little']}$",
        rf"{one['late']}(?:的|有|达|了)?{counted}",
        rf"{one['late']}[^，]{{0,2}}率[^，]{{0,3}}高",
        rf"{one['late_until']}[^，]{{1,10}}才",
        rf"{one['just']}{number}[名人家台](?!{one['only_for']})|只[^，]{{1,2}}过{one_of}$",
        rf"率[^，]{{0,2}}{one['rate_below']}[^，]{{0,2}}{number}",
        rf"(?<![没无未])有{number}{one['blank_unit']}[^，的、]{{0,6}}?{one['deny']}(?!{bad})[^，的]{{1,8}}$",
        rf"^{one['some_of']}[^，]{{1,16}}?(?:不(?!{one['not_bad']})|{one['deny']}(?!{bad}))",
        rf"{one['hardly']}不(?!{one['not_bad']})",
        rf"{one['short_by']}[^，]{{0,3}}?{number}",
        rf"{one['halted']}[^，的、]{{0,8}}$",
        rf"^{one['just_left']}[^，]{{1,6}}$|{one['in_name']}$",
        rf"{one['ended_when']}{one['ended']}$",
        rf"{one['still_use']}[^，]{{0,12}}?{one['outdated']}",
        rf"只[^，]{{0,6}}?{one['spoken_of']}过?(?:一下|一次|一嘴)?$",
        rf"）{one['flat_head']}[^，]*{one['fell_flat']}$",
        rf"(?:^[^，的]{{1,12}}?)?{one['gathering']}{one['put_off_alone']}[^，的]{{0,4}}$",
    )
    held = ("badly_off", "worth", "late", "short_by", "halted", "ended", "still_use", "put_off_alone", "fell_flat")
    held_by_own = [word for name in held for word in lexicon[name]]
    return Lapses(
        unused=lazily(rf"{idle}|{failed}|{nobody}", *lexicon["idle"], *lexicon["deny"], *lexicon["nobody"]),
        own=lazily("|".join(own), *lexicon["deny"], *held_by_own, *("得", "才", "只", "仅", "率", "不", "空")),
        off=lazily(
            rf"(?:因[^，]{{1,12}}?|被|{one['as_planned']}[^，]{{1,14}}?|{one['time_and_again']}|{number}次)"
            rf"{one['called_off']}[^，的]{{0,6}}$|{one['handed_up']}[^，]{{0,6}}被{one['turned_down']}$"
            rf"|的{one['as_told']}{one['untrue']}$",
            *lexicon["called_off"],
            *lexicon["untrue"],
            "被",
        ),
        dealt=lazily(rf"(?:{one['deny_on']}|{one['tackle']}|{one['prevent']})(?:(?<=[对把将就])|(?!因))[^，]{{0,12}}$"),
        other=lazily(rf"{one['worry']}[^，]{{0,8}}$|[^，]{{2}}{one['topic_end']}[^，]{{0,10}}$"),
        idle=lazily(
            rf"^{one['time_head']}{{0,3}}(?:{counted}[事项]?)?{one_of}[也都]?{one['deny']}"
            rf"(?!有?(?:{bad}|{one['kept_up']}))[^，的]{{1,4}}$"
            rf"|^{one['came_of']}[^，]{{0,4}}?{one['deny']}{one_of}[^，的]{{0,8}}$"
            rf"|^{one['in_the_end']}[^，]*{one['abandoned']}$"
            rf"|^{one['flat_head']}[^，]*{one['fell_flat']}$"
            rf"|一[^，\d]{{1,4}}?{one['nowhere']}|{one['soon']}{one['given_up']}[^，的]{{0,2}}$",
            *lexicon["deny"],
            *lexicon["abandoned"],
            *lexicon["fell_flat"],
            *lexicon["nowhere"],
            *lexicon["given_up"],
        ),
        never=lazily(
            rf"{one['turn']}[^，]{{0,8}}?(?:{one['deny']}[^，的、]{{1,4}}{one_of}|{one_of}[^，]{{0,6}}?[也都]{one['deny']}"
            rf"|{one['never']})"
        ),
        bad=lazily(rf"{one['deny']}{bad}"),
    )


class PolarWords(NamedTuple):
    """What denies and what is denied, what was left open; and the words of each further question of polarity."""

    deny: re.Pattern[str]
    deny_not: re.Pattern[str]
    deny_stop: re.Pattern[str]
    deny_twice: re.Pattern[str]
    deny_pair: re.Pattern[str]
    prevent: re.Pattern[str]
    """At the end of what stands before a denial."""
    tackle: re.Pattern[str]
    """The same, of verbs that may name an activity as well (整治), which itself may not have been done."""
    deny_on: re.Pattern[str]
    """The same."""
    deny_dealt: re.Pattern[str]
    no_lack: re.Pattern[str]
    """At the end of what stands before a lack, that there is none: 不是走过场, 绝不敷衍."""
    lack_reported: re.Pattern[str]
    """Who found a lack, before what was not done: 反馈的未编制目录问题."""
    lack_made_good: re.Pattern[str]
    """That something was done, in the clause behind."""
    denied_head: re.Pattern[str]
    bad: re.Pattern[str]
    bad_first: re.Pattern[str]
    """A bad outcome right behind the denial: 未逾期, 无一件被撤销."""
    bad_near: re.Pattern[str]
    """A bad outcome close behind a denial that may stand before a noun: 没有重大舆情."""
    bad_end: re.Pattern[str]
    """A bad outcome at the end of what is counted."""
    clean: re.Pattern[str]
    """Not one of them bad: 无一起行政复议纠错."""
    without_fail: re.Pattern[str]
    """Not one without it: 无一件未经审核."""
    agent: re.Pattern[str]
    """Those who might have done it, right behind the denial: 没有任何部门."""
    happen: re.Pattern[str]
    """A verb of happening right behind the denial: 未发生, 没有收到."""
    occasion: re.Pattern[str]
    """An occasion at the end of a clause."""
    occasion_first: re.Pattern[str]
    """An occasion right behind a denial: 没有行政复议案件."""
    occasion_item: re.Pattern[str]
    """An item of a form that asks for occasions, from its beginning to its end: 行政复议案件数."""
    occasion_make: re.Pattern[str]
    deed: re.Pattern[str]
    """A verb right here that does something."""
    finished: re.Pattern[str]
    """What stands in a clause between denial and end when the denied verb has no object."""
    doing: re.Pattern[str]
    """A verb that does something, anywhere."""
    at_work: re.Pattern[str]
    """A verb at the head of what is counted, which makes a number that counts nothing a lack: 查处违法行为0件."""
    done: re.Pattern[str]
    """Words that something was done."""
    mark: re.Pattern[str]
    """The same, or a number."""
    things: re.Pattern[str]
    """A number of things or people, none of events, behind no verb: 检察建议5件, 189名监督员."""
    listing: re.Pattern[str]
    """That a clause speaks of what is listed behind it: 下列."""
    lack_first: re.Pattern[str]
    """A lack right behind a denial, which says that there is none: 没有走过场."""
    end_named: re.Pattern[str]
    """How a clause begins that only tells to what end the next one was done: 为规范执法行为."""
    that_matter: re.Pattern[str]
    """How a clause begins that speaks of what the one before told: 这件事."""
    not_that: re.Pattern[str]
    """What says that something is not what was done, though it reaches back to nothing: 而非案卷评查."""
    put_right: re.Pattern[str]
    """At the head of the clause behind a lack, that it was put right: 已补, 立行立改."""
    mended_soon: re.Pattern[str]
    """In the clause behind a lack that others found, that it was put right: 督查指出办得慢，县里逐站限改."""
    fault_found: re.Pattern[str]
    """What a lack only describes, right behind it: 不规范线索."""
    not_one: re.Pattern[str]
    """Not one at the end of what stands before a denial: 一次也."""
    kept_up: re.Pattern[str]
    """A lapse right behind the denial, of which there was not one: 一次没落下, 无一缺漏, 没有一次落下."""
    concede: re.Pattern[str]
    """How a clause begins behind which comes what really is so: 虽收到了基准，并未执行."""
    excepted: re.Pattern[str]
    """A clause that leaves something out: 除规范性文件清理外."""
    left_out: re.Pattern[str]
    """The end of one that leaves out what it names: 旁听庭审除外."""
    all_else: re.Pattern[str]
    """What is said of all the rest, and not of something besides."""
    all_said: re.Pattern[str]
    """The same, anywhere before what is left out of it."""
    bare: re.Pattern[str]
    """A clause that denies what the one before it named, and no more: 一次也没办."""
    first_try: re.Pattern[str]
    """That what a clause tells was a first try."""
    try_again: re.Pattern[str]
    made_up_for: re.Pattern[str]
    """That what was put off was done later: 八月底补办."""
    nought: re.Pattern[str]
    """A number that counts nothing, with its classifier: 0次, 零卷, 为零."""
    bare_nought: re.Pattern[str]
    time_head: re.Pattern[str]
    counted: re.Pattern[str]
    """One of many, right behind a denial: 没有一件."""
    none_of: re.Pattern[str]
    """The denial and one of many, right before a second denial."""
    blank: re.Pattern[str]
    """In the text as printed."""
    nominal: frozenset[str]
    """Denials that may stand before a noun: to have none of it."""
    negative: re.Pattern[str]
    """Behind 没有一件, a second denial that is no word of denial anywhere else."""
    none_of_bad: tuple[str, ...]
    """How denials begin by which what does not happen is mostly bad."""
    prepositions: frozenset[str]
    corrected: re.Pattern[str]
    """A clause that says that whatever number stood before it, nought is true: 更正为0卷."""
    kept_on: re.Pattern[str]
    """Right behind a denial, a stop to which it did not come."""
    answers: AnswerWords
    """What answers a question."""
    columns: ColumnWords
    """What the heads of a table say."""
    others: OtherWords
    """Whose deed it is."""
    demands: DemandWords
    """What is only asked for."""
    ledgers: LedgerWords
    options: OptionWords


def compile_polar(one: Mapping[str, str], lexicon: Lexicon) -> PolarWords:
    """Compile the words of polarity; `one` gives for each concept the expression for any one of its terms.

    Repetitions are bounded, so that no clause can be read in ever more ways.
    """
    unit = one["blank_unit"]
    count = rf"(?:[一1]{unit}{one['denied_head']}?|{one['any_such']})"
    head = rf"(?:{one['time_head']}|{count}){{0,5}}"
    nought = (
        r"(?<![\d.第零〇一二三四五六七八九十百千万亿])"
        rf"(?:0(?:\.0+)?(?![\d.])|[零〇](?![零〇一二三四五六七八九])){unit}"
    )
    deed = f"(?:{'|'.join(one[name] for name in DEED)})"
    bad = rf"{one['bad_outcome']}(?![^，的]{{0,6}}?{one['bad_means']})"
    done = rf"{one['complete']}{one['complete_tail']}?"
    done_mark = no_part_of(lexicon["done_mark"], lexicon["done_not"])
    how = f"{one['deny_how']}{{0,3}}"
    any_no, any_yes = _answers(one)
    one = {**one, "bad": bad, "deed": deed, "marks_done": done_mark, "any_no": any_no, "any_yes": any_yes}
    one["still_open"] = no_part_of(lexicon["status_open"], lexicon["status_not"])
    return PolarWords(
        deny=lazily(one["deny"]),
        deny_not=lazily(one["deny_not"]),
        deny_stop=lazily(one["deny_stop"]),
        deny_twice=lazily(one["deny_twice"]),
        deny_pair=lazily(one["deny_pair"]),
        prevent=lazily(rf"{one['prevent']}[^，、]{{0,4}}$"),
        tackle=lazily(rf"{one['tackle']}[^，、]{{0,4}}$"),
        deny_on=lazily(rf"{one['deny_on']}[^，、]{{0,4}}$"),
        no_lack=lazily(rf"{one['no_lack']}$"),
        deny_dealt=lazily(one["deny_dealt"]),
        lack_reported=lazily(one["lack_reported"]),
        lack_made_good=lazily(
            rf"(?!.*(?:{one['deny']}|{one['next_year']}|{one['mean_to']}|{one['status_open']}|{one['unfinished']}))"
            rf".*(?:{done_mark}|\d+{one['blank_unit']}|{one['made_up_for']})"
        ),
        denied_head=lazily(one["denied_head"]),
        bad=lazily(bad),
        bad_first=lazily(rf"(?:{count}|{one['deny_how']}|{one['happen']}|{one['of_kind']}){{0,3}}{bad}"),
        bad_near=lazily(rf"{count}[^，]{{0,14}}?{bad}|[^，]{{0,4}}?{bad}"),
        bad_end=lazily(rf"{bad}[^，]{{0,4}}$"),
        clean=lazily(rf"{one['deny']}{count}[^，、]{{0,14}}?{bad}", *lexicon["deny"]),
        without_fail=lazily(rf"{one['deny']}{count}[^，、]{{0,8}}?{one['not_undergone']}", *lexicon["deny"]),
        agent=lazily(rf"{count}?{one['agent']}"),
        happen=lazily(rf"(?:{count}|{one['deny_how']}){{0,3}}{one['happen']}"),
        occasion=lazily(rf"{one['occasion']}[^，]{{0,4}}$"),
        occasion_first=lazily(rf"(?:{count}|{one['occasion_of']}){{0,3}}{one['occasion']}"),
        occasion_item=lazily(
            rf"(?:{one['time_head']}|{one['question']}|{one['happen']}|{one['occasion_of']}){{0,4}}"
            rf"{one['occasion']}[^，]{{0,4}}$"
        ),
        occasion_make=lazily(rf"(?:{count}){{0,2}}{one['occasion_make']}"),
        deed=lazily(
            rf"(?:{one['time_head']}|{one['evaluation_how']}|{one['done_mark']}|{one['lawfully']}){{0,4}}{deed}"
        ),
        finished=lazily(rf"{how}{done}$"),
        doing=lazily(f"{one['light']}|{one['issue']}|{one['own_deed']}"),
        at_work=lazily(
            rf"{head}(?:{deed}|(?!{one['happen']})(?:{one['act']}|{one['work_verb']}|{one['tackle']}|{one['mend']}))"
        ),
        done=lazily(done_mark, *lexicon["done_mark"]),
        mark=lazily(rf"{done_mark}|(?<!\d)[1-9]\d*(?![\d年月日])"),
        put_right=lazily(rf"(?:[均都现]?{one['repeated_yes']}|{one['at_once']})(?:[^，]{{0,2}}?){one['mended_then']}"),
        mended_soon=lazily(rf"[^，]{{0,12}}?{one['mended_then']}(?![^，]*的)"),
        fault_found=lazily(one["fault_found"]),
        not_one=lazily(rf"[一1]{unit}[也都]?$"),
        kept_up=lazily(rf"(?:有|一)?{one['kept_up']}|一(?:{unit}|{one['time_counted']})[^，的]{{0,2}}?{one['missed']}"),
        concede=lazily(one["concede"]),
        things=lazily(rf"(?<!\d)[1-9]\d*(?:多|余)?{one['thing_unit']}[^，、\d]{{0,{_NOUN}}}$"),
        listing=lazily(one["listed_behind"]),
        lack_first=lazily(rf"{one['deny_how']}?(?:{one['lack']}|只|光|仅)"),
        end_named=lazily(rf"为{one['end_how']}?{one['end_verb']}"),
        that_matter=lazily(one["that_matter"]),
        not_that=lazily(
            rf"{one['not_that']}(?!{one['not_merely']}|{one['lack']}|{one['deny']})|{one['not_touched']}(?![^，]*的)",
            *lexicon["not_that"],
            *lexicon["not_touched"],
        ),
        excepted=lazily(rf"(?P<before>[^，\d]{{0,24}}?){no_part_of(('除',), lexicon['except_not'])}[^，]*外$", "外"),
        left_out=lazily(rf"{one['except_end']}[）)]?$", *lexicon["except_end"]),
        all_else=lazily(rf"(?!{one['besides']})[^，]{{0,16}}?{one['all_else']}"),
        all_said=lazily(one["all_else"]),
        bare=lazily(rf"{head}{one['deny']}{how}(?:{done})?(?:{count})?$"),
        first_try=lazily(one["first_try"]),
        try_again=lazily(one["try_again"]),
        made_up_for=lazily(one["made_up_for"]),
        nought=lazily(rf"{nought}|{one['nought_is']}(?:零|〇|0(?:\.0+)?%?)$", *"零〇0"),
        bare_nought=lazily(
            rf"{head}(?:{one['only']}|{one['nought_of']}){{0,2}}{one['nought_is']}?(?:{nought}|{one['nought_is']}?(?:零|0))$"
        ),
        time_head=lazily(rf"{one['time_head']}{{0,5}}"),
        counted=lazily(rf"{count}|{one['which_of']}[一1]?{unit}?|{one['agent']}"),
        none_of=lazily(rf"{one['deny']}(?:{count}|{one['which_of']}[一1]?{unit}?)[^，]{{0,4}}$", *lexicon["deny"]),
        nominal=frozenset(lexicon["nominal_denial"]),
        negative=lazily(no_part_of(("不",), lexicon["negative_not"])),
        none_of_bad=tuple(lexicon["none_of_bad"]),
        prepositions=frozenset(lexicon["preposition"]),
        corrected=lazily(rf"{head}{one['corrects']}[为是]?(?:{nought}|零|0)$"),
        kept_on=lazily(rf"(?:有|曾)?{one['kept_on']}过?$"),
        answers=compile_answers(one),
        columns=compile_columns(one, lexicon),
        others=compile_others(one, lexicon),
        demands=compile_demands(one, lexicon),
        ledgers=compile_ledgers(one),
        options=compile_options({**one, "answer_no": any_no, "answer_yes": any_yes}),
        blank=lazily(
            _blank(no_part_of(lexicon["blank_unit"], lexicon["blank_unit_not"]), one["blank_word"]),
            *_BLANK,
            *lexicon["blank_word"],
        ),
    )


def _answers(one: Mapping[str, str]) -> tuple[str, str]:
    """What answers no, and what answers yes: a word that says so, or any verb of doing that is denied or is past."""
    when, did = f"{one['answer_when']}{{0,2}}", f"(?:{'|'.join(one[name] for name in ('did', *DEED))})"
    denied = rf"{when}{one['deny']}{one['deny_how']}{{0,2}}{did}{{1,2}}{one['complete_tail']}?的?"
    past = f"(?:{one['did_before']}{{1,2}}{did}{{1,2}}{one['did_behind']}?|{did}{{1,2}}{one['did_behind']})的?"
    return f"(?:{one['answer_no']}|{denied})", f"{when}(?:{one['answer_yes']}|{past})"


_BLANK = "xXｘＸ×╳nNｎＮ*＊_＿○◯□〇△…（(【[ \t\u3000"
"""Of these a text has one where anything is left open that no word says it is."""


def _blank(unit: str, words: str) -> str:
    """Where a number or a name should be filled in and is not: X次, ____, 20XX年, （待补充）, a gap before a unit."""
    gap = r"[ \t\u3000]"
    framed = rf"[（(]{gap}*[）)]|[【\[]{gap}*[】\]]"
    sign = rf"(?:[xXｘＸ×╳]{{1,4}}|[nNｎＮ]|[*＊]{{2,4}}|[_＿]+|[○◯□]|[○〇◯□]{{2,}}|△+|…{{1,4}}|{framed})"
    year = r"(?:19|20)(?:[xXｘＸ×]{2}|[_＿]+|[○〇]{2})年"
    left = rf"(?<=[^\x00-\xff])(?:{gap}{{2,}}|\u3000){unit}(?=[，。；、）\n]|\Z)"
    ruled = r"(?<!\d)[_＿]{2,}(?!\d)"
    return rf"(?:(?<=[^\s\-*·\da-zA-Z×._])|\A|(?<=\n)){gap}*{sign}{gap}*{unit}|{ruled}|{year}|{words}|{left}"
