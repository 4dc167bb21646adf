"""The words of polarity: what came to nothing, what one clause denies of another, and those of each other question."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.evidence.denial_words import (
    BadWords,
    DeedWords,
    DenialWords,
    MendingWords,
    compile_bad,
    compile_deeds,
    compile_denials,
    compile_mending,
)
from fazhi.evidence.form_words import AnswerWords, ColumnWords, compile_answers, compile_columns
from fazhi.evidence.ledgers import LedgerWords, compile_ledgers
from fazhi.evidence.options import OptionWords, compile_options
from fazhi.evidence.other_words import DemandWords, OtherWords, compile_demands, compile_others
from fazhi.expressions import lazily, no_part_of, not_behind
from fazhi.patterns import Lexicon

DEED = ("light", "issue", "own_deed", "complete")
"""Concepts of the verbs that a clause may begin with when it tells of a deed."""
_BLANK = "xXｘＸ×╳nNｎＮ*＊_＿○◯□〇△…（(【[ \t\u3000"
"""Of these a text has one where anything is left open that no word says it is."""


class Lapses(NamedTuple):
    """Regular expressions of what came to nothing: had but not used, called off, done badly, or late so many times.

    A clause says so of itself (公示栏长期空着, 答复超期4件), or of the clause before it: that its means were not used
    (配了记录仪，一直没用起来), or that not one came of it (挂了牌子，却没调过一起).
    """

    unused: re.Pattern[str]
    """That means are not used or ran out, or nothing came of them or nobody came, of itself or of the clause before."""
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
    ran_out = rf"{one['deny']}{one['deny_how']}{{0,2}}{one['renewed']}[^，的]{{0,4}}$"
    nobody = rf"{one['nobody']}[^，的]{{0,3}}?{one['turned_up']}[^，的]{{0,4}}$"
    own = (
        rf"{one['done_how']}得{one['done_badly']}[^，的]{{0,6}}$",
        rf"{not_behind(lexicon['no_more'])}{one['badly_off']}$",
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
        rf"的[^，的]{{0,6}}?{one['set_task']}[^，的]{{0,2}}?{one['deny']}{one['deny_how']}{{0,2}}{one['met']}$",
        rf"{one['still_use']}[^，]{{0,12}}?{one['outdated']}",
        rf"^(?![^，]*{one['shut_good']})[^，]*?(?:{one['shut_long']}|[自从][^，\d]{{0,2}}\d{{1,2}}月[^，]{{0,3}}?起)"
        rf"[^，的不没未无]{{0,3}}?{one['shut']}{one['shut_still']}?$",
        rf"只[^，]{{0,6}}?{one['spoken_of']}过?(?:一下|一次|一嘴)?$",
        rf"）{one['flat_head']}[^，]*{one['fell_flat']}$",
        rf"(?:^[^，的]{{1,12}}?)?{one['gathering']}{one['put_off_alone']}[^，的]{{0,4}}$",
    )
    held = (
        "badly_off",
        "worth",
        "late",
        "short_by",
        "halted",
        "ended",
        "still_use",
        "put_off_alone",
        "fell_flat",
        "shut",
    )
    held_by_own = [word for name in held for word in lexicon[name]]
    return Lapses(
        unused=lazily(rf"{idle}|{failed}|{nobody}|{ran_out}", *lexicon["idle"], *lexicon["deny"], *lexicon["nobody"]),
        own=lazily("|".join(own), *lexicon["deny"], *held_by_own, *("得", "才", "只", "仅", "率", "不", "空")),
        off=lazily(
            rf"(?:因[^，]{{1,12}}?|被|{one['as_planned']}[^，]{{1,24}}?|{one['time_and_again']}|{number}次)"
            rf"{one['called_off']}[^，的]{{0,6}}$|{one['handed_up']}[^，]{{0,6}}被{one['turned_down']}$"
            rf"|{one['met_with']}[^，]{{0,12}}?{one['called_off']}了?$|因[^，]{{1,12}}?{one['voided']}了?$"
            rf"|的{one['as_told']}{one['untrue']}$",
            *lexicon["called_off"],
            *lexicon["untrue"],
            *lexicon["voided"],
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
            rf"|^(?:{one['flat_head']}|{one['in_the_end']}){{0,2}}{one['called_off']}了?$"
            rf"|一[^，\d]{{1,4}}?{one['nowhere']}|{one['soon']}{one['given_up']}[^，的]{{0,2}}$",
            *lexicon["deny"],
            *lexicon["abandoned"],
            *lexicon["fell_flat"],
            *lexicon["nowhere"],
            *lexicon["given_up"],
            *lexicon["called_off"],
        ),
        never=lazily(
            rf"{one['turn']}[^，]{{0,8}}?(?:{one['deny']}[^，的、]{{1,4}}{one_of}|{one_of}[^，]{{0,6}}?[也都]{one['deny']}"
            rf"|{one['never']})"
        ),
        bad=lazily(rf"{one['deny']}{bad}"),
    )


class BeyondWords(NamedTuple):
    """How a clause denies what another one names, or leaves it out of what was done."""

    bare: re.Pattern[str]
    """A clause that denies what the one before it named, and no more: 一次也没办."""
    bare_nought: re.Pattern[str]
    """One that counts nothing of it, and says no more: 全年为0次."""
    corrected: re.Pattern[str]
    """A clause that says that whatever number stood before it, nought is true: 更正为0卷."""
    concede: re.Pattern[str]
    """How a clause begins behind which comes what really is so: 虽收到了基准，并未执行."""
    listing: re.Pattern[str]
    """That a clause speaks of what is listed behind it: 下列."""
    that_matter: re.Pattern[str]
    """How a clause begins that speaks of what the one before told: 这件事."""
    excepted: re.Pattern[str]
    """A clause that leaves something out: 除规范性文件清理外."""
    left_out: re.Pattern[str]
    """The end of one that leaves out what it names: 旁听庭审除外."""
    all_else: re.Pattern[str]
    """What is said of all the rest, and not of something besides."""
    all_said: re.Pattern[str]
    """The same, anywhere before what is left out of it."""


def _compile_beyond(one: Mapping[str, str], lexicon: Lexicon) -> BeyondWords:
    """Compile the words; `one` gives the expression for any one term of a concept, and what `compile_polar` adds."""
    head, nought, is_ = one["clause_head"], one["nought"], one["nought_is"]
    return BeyondWords(
        bare=lazily(rf"{head}{one['deny']}{one['any_how']}(?:{one['carried_through']})?(?:{one['one_of_many']})?$"),
        bare_nought=lazily(
            rf"{head}{one['these_items']}?{head}(?:{one['only']}|{one['nought_of']}){{0,2}}{is_}?(?:{nought}|{is_}?(?:零|0))$"
        ),
        corrected=lazily(rf"{head}{one['corrects']}[为是]?(?:{nought}|零|0)$"),
        concede=lazily(one["concede"]),
        listing=lazily(one["listed_behind"]),
        that_matter=lazily(one["that_matter"]),
        excepted=lazily(rf"(?P<before>[^，\d]{{0,24}}?){no_part_of(('除',), lexicon['except_not'])}[^，]*外$", "外"),
        left_out=lazily(rf"{one['except_end']}[）)]?$", *lexicon["except_end"]),
        all_else=lazily(rf"(?!{one['besides']})[^，]{{0,16}}?{one['all_else']}"),
        all_said=lazily(one["all_else"]),
    )


class PolarWords(NamedTuple):
    """The words of each question of polarity."""

    deeds: DeedWords
    """What says that something was done."""
    bad: BadWords
    """What is bad, so that none of it is good."""
    mending: MendingWords
    """What makes a lack none of the unit's."""
    denials: DenialWords
    """What denies in a clause."""
    beyond: BeyondWords
    """What denies from one clause to another."""
    answers: AnswerWords
    """What answers a question."""
    columns: ColumnWords
    """What the heads of a table say."""
    others: OtherWords
    """Whose deed it is."""
    demands: DemandWords
    """What is only asked for."""
    ledgers: LedgerWords
    """What the lines of a ledger say."""
    options: OptionWords
    """What signs stand for."""
    blank: re.Pattern[str]
    """A place left open, in the text as printed."""


def compile_polar(one: Mapping[str, str], lexicon: Lexicon) -> PolarWords:
    """Compile the words of polarity; `one` gives for each concept the expression for any one of its terms.

    Repetitions are bounded, so that no clause can be read in ever more ways.
    """
    any_no, any_yes = _answers(one)
    one = {
        **one,
        **_composed(one),
        "marks_done": no_part_of(lexicon["done_mark"], lexicon["done_not"]),
        "still_open": no_part_of(lexicon["status_open"], lexicon["status_not"]),
        "any_no": any_no,
        "any_yes": any_yes,
    }
    deeds, bad, mending = compile_deeds(one, lexicon), compile_bad(one, lexicon), compile_mending(one, lexicon)
    return PolarWords(
        deeds=deeds,
        bad=bad,
        mending=mending,
        denials=compile_denials(one, lexicon, deeds, bad, mending),
        beyond=_compile_beyond(one, lexicon),
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


def _composed(one: Mapping[str, str]) -> dict[str, str]:
    """Expressions that several of the others hold, by a name that no concept has."""
    unit = one["blank_unit"]
    count = rf"(?:[一1]{unit}{one['denied_head']}?|{one['any_such']})"
    return {
        "one_of_many": count,
        "clause_head": rf"(?:{one['time_head']}|{count}){{0,5}}",  # what stands before all else in a clause
        "nought": (
            r"(?<![\d.第零〇一二三四五六七八九十百千万亿])"
            rf"(?:0(?:\.0+)?(?![\d.])|[零〇](?![零〇一二三四五六七八九])){unit}"
        ),
        "deed": f"(?:{'|'.join(one[name] for name in DEED)})",
        "bad": rf"{one['bad_outcome']}(?![^，的]{{0,6}}?{one['bad_means']})",
        "any_how": f"{one['deny_how']}{{0,3}}",
        "carried_through": rf"{one['complete']}{one['complete_tail']}?",
    }


def _answers(one: Mapping[str, str]) -> tuple[str, str]:
    """What answers no, and what answers yes: a word that says so, or any verb of doing that is denied or is past."""
    when, did = f"{one['answer_when']}{{0,2}}", f"(?:{'|'.join(one[name] for name in ('did', *DEED))})"
    denied = rf"{when}{one['deny']}{one['deny_how']}{{0,2}}{did}{{1,2}}{one['complete_tail']}?的?"
    past = f"(?:{one['did_before']}{{1,2}}{did}{{1,2}}{one['did_behind']}?|{did}{{1,2}}{one['did_behind']})的?"
    return f"(?:{when}{one['answer_no']}|{denied})", f"{when}(?:{one['answer_yes']}|{past})"


def _blank(unit: str, words: str) -> str:
    """Where a number or a name should be filled in and is not: X次, ____, 20XX年, （待补充）, a gap before a unit."""
    gap = r"[ \t\u3000]"
    framed = rf"[（(]{gap}*[）)]|[【\[]{gap}*[】\]]"
    sign = rf"(?:[xXｘＸ×╳]{{1,4}}|[nNｎＮ]|[*＊]{{2,4}}|[_＿]+|[○◯□]|[○〇◯□]{{2,}}|△+|…{{1,4}}|{framed})"
    year = r"(?:19|20)(?:[xXｘＸ×]{2}|[_＿]+|[○〇]{2})年"
    left = rf"(?<=[^\x00-\xff])(?:{gap}{{2,}}|\u3000){unit}(?=[，。；、）\n]|\Z)"
    ruled = r"(?<!\d)[_＿]{2,}(?!\d)"
    return rf"(?:(?<=[^\s\-*·\da-zA-Z×._])|\A|(?<=\n)){gap}*{sign}{gap}*{unit}|{ruled}|{year}|{words}|{left}"
