"""The words of requirements/reading.yaml by which titles, parts, units and items are recognised."""

import re
from functools import cache, partial
from typing import Final

from fazhi import wordlists
from fazhi.expressions import lazily
from fazhi.wordlists import Words, expression, lists_of

one_of: Final = partial(wordlists.one_of, "reading")
"""An expression for any word of some lists of requirements/reading.yaml."""
LAW: Final = lazily(lambda: one_of("law_word"))
"""What a title or a line holds that is on the law."""
_LONGEST_PART = 30
"""Characters of the name of a part."""


def one_but(name: str, but: str) -> str:
    """An expression for any word of a list, where it is not the beginning of a word of the other list."""
    words = vocabulary()
    found = []
    for word in words[name]:
        rests = [expression(other.removeprefix(word)) for other in words[but] if other.startswith(word)]
        found.append(expression(word) + (f"(?!{'|'.join(rests)})" if rests else ""))
    return f"(?:{'|'.join(found)})"


def names_part(line: str) -> bool:
    """Whether a line is the name of a part: 存在的不足, 2024年工作安排, 2. 下一步打算, 主要做法.

    What the work is on makes it a title: 法治政府建设工作情况.
    """
    words = re.sub(r"[\s“”\"]|^\W*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．）)]+", "", line).strip("：:—-*# ")
    return len(words) <= _LONGEST_PART and _part().search(words) is not None


def counts(words: str) -> bool:
    """Whether words count something done: not a figure alone, not a year, and not the third session."""
    return _counted().search(words) is not None


def guides(words: str) -> bool:
    """Whether words begin with the label under which a form says how it is to be filled in: 填写要求：…"""
    return _guide().match(words) is not None


@cache
def _guide() -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]{{0,8}}(?:\[![a-zA-Z]{{1,16}}\]\W{{0,4}})?{one_of('guide')}(?:[^\w：:]{{0,4}}[：:]|\W{{0,4}}$)",
        re.MULTILINE,
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_第][\d０-９][\d０-９.,]*\s*[余多]?{one_of('counted', 'counted_digits')}")


@cache
def _part() -> re.Pattern[str]:
    lack, head = one_of("lack"), one_of("lack_head", "lack_head_below", "lack_main", "of_work")
    return re.compile(
        f"^(?:{head}|中|的)*{one_of('lack_is', 'lack_faced')}?的?{one_of('lack_kind')}*{lack}(?:$|[及和与、])"
        f"|{one_of('lack_is')}.{{0,8}}{lack}.{{0,8}}$|{one_of('lack_title')}"
        f"|^{one_of('next')}|{one_of('next')}(?:.{{0,8}}{one_of('plan')})?{one_of('plan_tail')}?$"
        f"|{one_of('plan')}{one_of('plan_tail')}?$|{one_of('plan_title', 'plan_last')}$"
        f"|^(?!.*{one_of('law_word')}).{{0,4}}{one_of('done', 'review_word')}(?:$|[及和与、].{{2,6}}$)"
    )


@cache
def vocabulary() -> Words:
    """All lists; CatalogueError for a file with mistakes, InputError where there is none."""
    return lists_of("reading")
