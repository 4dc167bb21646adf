"""Texts as the six duties are asked about them."""

from collections.abc import Mapping
from dataclasses import replace

from fazhi.evidence import compile_rules
from fazhi.evidence.clauses import clauses_of
from fazhi.evidence.grammar import Grammar, compile_grammar
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Found
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Report
from fazhi.reading import read_text

HEAD = "甲县人民政府2022年度法治政府建设情况报告\n"
WORK = "一、主要举措和成效\n"
LACKING = "二、存在的不足和原因\n"
PLANS = "三、2023年工作安排\n"


def with_words(six: Catalogue, **words: str) -> Catalogue:
    """The same catalogue with other words for some concepts, parted by blanks."""
    return replace(six, lexicon={**six.lexicon, **{name: tuple(told.split()) for name, told in words.items()}})


def grammar(six: Catalogue, **words: str) -> Grammar:
    """What grading looks for, with such words."""
    return compile_grammar(with_words(six, **words).lexicon)


def report(text: str, chapter: str = WORK) -> Report:
    """A county's report for 2022 with that text in a chapter."""
    return read_text(HEAD + chapter + text, name="case.txt", unit_kind="county", year=2022)


def found(six: Catalogue, text: str, chapter: str = WORK) -> Mapping[str, Found]:
    """What is found in it, by obligation."""
    return compile_rules(six).search(report(text, chapter))


def told(six: Catalogue, text: str, duty: str, chapter: str = WORK) -> list[tuple[str, str, str]]:
    """What it shows of a duty: the strength, the words quoted and what settled the grade, in the order of the text."""
    read = report(text, chapter)
    items = compile_rules(six).search(read)[duty].evidence
    return [
        (item.strength.key, read.text[item.start : item.end], str(item.reasons[0]) if item.reasons else "")
        for item in items
    ]


def sentence(six: Catalogue, text: str, chapter: str = WORK, **words: str) -> Sentence:
    """The last passage of a text, without matches."""
    read, graded = report(text, chapter), grammar(six, **words)
    passage = read.passages[-1]
    return Sentence(passage, clauses_of(read, passage, graded), graded, Surroundings(read))
