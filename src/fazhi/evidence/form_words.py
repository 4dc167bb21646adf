"""What answers a question or an item of a form, the words that do so, and what the heads of tables say."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from fazhi.expressions import lazily, no_part_of
from fazhi.model.evidence import Polarity
from fazhi.patterns import Lexicon

_STATUS = 14
"""Characters behind the first words of a status: why, or until when."""


class Answer(NamedTuple):
    """What a form says of an item."""

    polarity: Polarity
    words: str
    bare: bool = False
    """Whether it says no more than yes."""


class AnswerWords(NamedTuple):
    """What answers a question or an item of a form, and what a name answers of all that stands below it."""

    no: re.Pattern[str]
    yes: re.Pattern[str]
    open: re.Pattern[str]
    question: re.Pattern[str]
    looked_into: re.Pattern[str]
    """At the end of what stands before a deed, that it is only looked into whether it is done: 检查是否."""
    row_matter: re.Pattern[str]
    repeated: re.Pattern[str]
    """An answer that says the verb of the question again: 未评查, 已编制."""
    reply: re.Pattern[str]
    """How an answer to a question begins that says that it is one: 答复是."""
    item_status: re.Pattern[str]
    """An item of a list with what is said of it in brackets: 案卷评查【未办】."""
    occasion: re.Pattern[str]
    """An item that asks for occasions, from its beginning to its end: 行政复议案件数."""
    labelled: re.Pattern[str]
    """A sign that stands before an answer, which alone says as much: B.否."""
    item_led: re.Pattern[str]
    """The same with the brackets before the item: [待启动] 案卷评查."""
    state_no: re.Pattern[str]
    """What brackets besides say of an item that came to nothing: 已撤销."""
    led_no: re.Pattern[str]
    """What only those before it say: [驳回]."""
    slashed: re.Pattern[str]
    """Two answers of which one is ticked: 有/无√."""
    points: re.Pattern[str]
    """How many points were got: 得0分."""
    name_more: re.Pattern[str]
    """What the name of a group of matters has besides what it says of them: 没有办的（2项）."""

    name_class: re.Pattern[str]
    """What counts the groups before their names: 第一类：, B组（…）."""

    def name_says(self, name: str) -> Polarity | None:
        """What the name of a group, a column or a chapter answers of all that stands below it: 没有做的."""
        if counted := self.name_class.match(name):
            name = name[counted.end() : -1 if counted["opens"] else None]
        told = self.name_more.sub("", name)
        for words in (told, self.row_matter.sub("", told)):
            if self.no.fullmatch(words):
                return Polarity.ADMITTED
            if self.open.fullmatch(words):
                return Polarity.PLANNED
            if self.yes.fullmatch(words):
                return Polarity.DONE
        return None


def compile_answers(one: Mapping[str, str]) -> AnswerWords:
    """Compile the words; `one` gives the expression for any one term of a concept, and for any answer: `any_no`."""
    return AnswerWords(
        no=lazily(rf"(?:{one['any_no']}|0[/／][1-9]\d{{0,5}}{one['blank_unit']}?)(?:（[^）]*）)?"),
        yes=lazily(one["any_yes"]),
        open=lazily(one["answer_open"]),
        question=lazily(one["question"]),
        looked_into=lazily(rf"{one['look_into']}[^，]{{0,12}}?{one['question']}[^，、]{{0,2}}$"),
        row_matter=lazily(one["row_matter"]),
        repeated=lazily(rf"(?:(?P<deny>{one['repeated_no']})|{one['repeated_yes']})(?P<verb>[^，]{{1,4}}?)过?"),
        reply=lazily(rf"{one['answer_word']}[是为说]?[：，:]?"),
        item_status=lazily(
            r"(?<![^、，；：（）【】［］\[\]])[^、，；：（）【】［］\[\]]+"
            r"[（【［\[](?P<said>[^（）【】［］\[\]]{1,10})[）】］\]]"
        ),
        item_led=lazily(r"[-·*•●\s\d.、]{0,6}[（【［\[](?P<said>[^（）【】［］\[\]\d]{2,8})[）】］\]](?=[^，。；：])"),
        state_no=lazily(f"{one['status_no']}"),
        led_no=lazily(f"已?{one['state_no']}"),
        occasion=lazily(
            rf"(?:{one['time_head']}|{one['question']}|{one['happen']}|{one['occasion_of']}){{0,4}}"
            rf"{one['occasion']}[^，]{{0,4}}$"
        ),
        labelled=lazily(
            r"[（(]?[a-h①-⑧1-4][.、．：）)]?"
            rf"(?=(?=[\u4e00-\u9fff])(?:{one['any_no']}|{one['answer_open']}|{one['any_yes']}))"
        ),
        slashed=lazily(
            r"(?P<first>[^、，；：（）/／√✓✔]{1,6})(?P<one>[√✓✔]?)[/／]"
            r"(?P<second>[^、，；：（）/／√✓✔]{1,6})(?P<two>[√✓✔]?)(?=[）)，。；]|$)"
        ),
        points=lazily(rf"(?<!扣)(?:{one['column_got']}|得)了?[：:为]?(?P<points>\d{{1,3}})分", "分"),
        name_more=lazily(
            r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])\s*"
            rf"|^{one['listed_behind']}{one['row_matter']}{{0,2}}"
            rf"|[（(][^（）()]*[）)]$|[：:]$|[共有计]{{0,2}}[\d一二两三四五六七八九十]+[项件个条]{one['row_matter']}?$"
        ),
        name_class=lazily(
            rf"(?:(?:第\s?[\d一二三四五六七八九十]{{1,3}}\s?|[A-Za-z甲乙丙丁戊]\s?){one['name_class']}"
            rf"|[附]?表\s?[\d一二三四五六七八九十]{{1,3}}(?:[-.]\d{{1,2}})?)"
            r"(?:\s*[：:、—－-]{1,2}\s*|\s+|(?P<opens>[（(])(?=[^（）()]*[）)]$))"
        ),
    )


class ColumnWords(NamedTuple):
    """What the heads of a table's columns and rows say of what stands in them, and a status in such a column."""

    matter: re.Pattern[str]
    """The whole head of a column that names the rows' matters or numbers them."""
    lack: re.Pattern[str]
    plan: re.Pattern[str]
    aside: re.Pattern[str]
    last: re.Pattern[str]
    result: re.Pattern[str]
    """The end of the head of a column that tells what came of the rows' matters."""
    unit: re.Pattern[str]
    """The head of a column that holds the unit of each row."""
    number_of: re.Pattern[str]
    """The end of the head of a column, behind the unit that it counts by: 件数."""
    unit_in: re.Pattern[str]
    """The unit in brackets behind the name of a row or a column: 评查案卷（卷）."""
    status: re.Pattern[str]
    """The head of a column that tells how far the rows' matters have come."""
    on: re.Pattern[str]
    """The head of one that tells on which day a matter was done, and nothing where it was not."""
    when: re.Pattern[str]
    """The head of one that tells by when a matter is to be done, or when it was."""
    latest: re.Pattern[str]
    """The head of one that tells how things stood late in the year."""
    midyear: re.Pattern[str]
    """The head of one that tells how they stood in the middle of it."""
    got: re.Pattern[str]
    """The head of one that tells how many points were got."""
    status_no: re.Pattern[str]
    """A status in such a column that says that nothing was done: 未列入预算, 搁置."""
    status_open: re.Pattern[str]
    """A status there that says that it is yet to be done: 拟于明年实施, 结转2024年."""
    goes_on: re.Pattern[str]
    """A line between two tables that says that the one goes on in the other."""
    score: re.Pattern[str]
    answer: re.Pattern[str]
    row_lack: re.Pattern[str]
    row_plan: re.Pattern[str]


def compile_columns(one: Mapping[str, str], lexicon: Lexicon) -> ColumnWords:
    """Compile the words; `one` gives the expression for any one term of a concept, and for a `bad` outcome."""
    return ColumnWords(
        matter=lazily(rf"^(?:{one['row_matter']}|{one['column_matter']}){{1,2}}$"),
        lack=lazily(one["column_lack"]),
        plan=lazily(one["column_plan"]),
        aside=lazily(one["column_aside"]),
        last=lazily(one["column_last"]),
        result=lazily(rf"(?:(?<!未){one['column_result']}|^{one['column_told']})(?:（[^）]*）)?$"),
        unit=lazily(one["column_unit"]),
        number_of=lazily(rf"{one['number_of']}$"),
        unit_in=lazily(rf"[（(](?:{one['unit_is']}[:：])?(?P<unit>[^（）()\d]{{1,4}})[）)]$"),
        status=lazily(rf"(?:{one['ledger_status']}|{one['column_result']})"),
        on=lazily(rf"^{one['column_on']}$"),
        when=lazily(one["column_when"]),
        latest=lazily(one["column_latest"]),
        midyear=lazily(one["column_midyear"]),
        got=lazily(one["column_got"]),
        status_no=lazily(
            rf"(?:{one['status_no']}|(?!无){one['deny']}(?!{one['happen']}|[^，]{{0,3}}?{one['bad']}))[^，]{{0,{_STATUS}}}"
            rf"|{one['on_account_of']}[^，]{{1,14}}?{one['deny']}{one['deny_how']}?{one['complete']}{one['complete_tail']}?"
        ),
        status_open=lazily(rf"{no_part_of(lexicon['status_open'], lexicon['status_not'])}[^，]{{0,{_STATUS}}}"),
        goes_on=lazily(
            rf"^[（(【\[]?\s?(?:表\s?[\d一二三四五六七八九十.-]{{0,5}}\s?)?[（(]?{one['table_goes_on']}"
            rf"\s?[\d一二三四五六七八九十]{{0,3}}[）)】\]]{{0,2}}[：:]?$|[（(【\[]{one['table_goes_on']}[）)】\]]$"
        ),
        score=lazily(one["column_score"]),
        answer=lazily(one["column_answer"]),
        row_lack=lazily(one["row_lack"]),
        row_plan=lazily(one["row_plan"]),
    )
