"""Where a report says that the occasion of a duty did not arise, and what is left of its evidence beside that."""

from dataclasses import replace

import pytest

from engine.one_report import evidence
from engine.telling import PLANS, WORK, report, with_words
from fazhi.evidence.occasions import is_unarisen, terms_of, unarisen
from fazhi.model.evidence import Evidence, Polarity, Strength
from fazhi.model.obligation import Cadence, Catalogue, Obligation, Pattern
from fazhi.model.reason import Reason, ReasonKind

TOLD = "未制发甲事文件"


def lexicon(six: Catalogue) -> Catalogue:
    """The catalogue with the words that count here."""
    return with_words(six, deny_on="督促", bad_outcome="差错 失误", deny="未 没有", gone="未制发 没有制发")


def duty(six: Catalogue, *patterns: str, cadence: Cadence = Cadence.EVENT) -> Obligation:
    """The first duty, with these words for a year without an occasion."""
    first = six.obligation("LEAD_001")
    assert first is not None
    told = tuple(Pattern(pattern, line) for line, pattern in enumerate(patterns or (TOLD,), 1))
    return replace(first, cadence=cadence, evidence=replace(first.evidence, no_occasion=told))


CLAUSES = {
    "as such": ("本年度未制发甲事文件。", TOLD),
    "at the beginning of its sentence": ("未制发甲事文件。", TOLD),
    "of the year reported on": ("2022年未制发甲事文件。", TOLD),
    "of another year": ("2021年未制发甲事文件。", None),
    "behind a clause of another year": ("2021年办案，未制发甲事文件。", TOLD),
    "again, of the year reported on": ("2021年未制发甲事文件。2022年未制发甲事文件。", TOLD),
    "as a question": ("有未制发甲事文件。", None),
    "of those it is said of": ("对未制发甲事文件的乡镇督办。", None),
    "among those dealt with": ("督促未制发甲事文件的乡镇。", None),
    "in a clause behind them": ("督促乡镇，未制发甲事文件。", TOLD),
    "sixty characters behind such a word": (f"督促{'甲' * 58}未制发甲事文件。", None),
    "farther behind": (f"督促{'甲' * 59}未制发甲事文件。", TOLD),
    "of something bad": ("未制发甲事文件差错。", None),
    "of something else bad": ("未制发甲事文件的失误。", None),
    "of a bad thing in the next clause": ("未制发甲事文件，差错为零。", TOLD),
    "of a bad thing sixty characters behind": (f"未制发甲事文件{'甲' * 58}差错", None),
    "of one farther behind": (f"未制发甲事文件{'甲' * 59}差错", TOLD),
    "denied": ("未制发甲事文件的没有。", None),
    "with a space": ("未制发 甲事文件。", TOLD),
    "otherwise": ("制发甲事文件3件。", None),
}


@pytest.mark.parametrize("name", CLAUSES)
def test_a_clause_says_that_no_occasion_arose(six: Catalogue, name: str) -> None:
    text, words = CLAUSES[name]
    known = lexicon(six)
    found = unarisen(report(text), duty(known), known.lexicon, ())
    assert [item.terms for item in found] == ([] if words is None else [(words,)])
    assert all((item.strength, item.polarity) == (Strength.MENTION, Polarity.DONE) for item in found)
    assert all(item.reasons == (Reason(ReasonKind.NO_OCCASION, words or ""),) for item in found)


def test_its_place_is_that_of_its_words(six: Catalogue) -> None:
    known, read = lexicon(six), report("本年度未制发 甲事文件。")
    (item,) = unarisen(read, duty(known), known.lexicon, ())
    assert read.text[item.start : item.end] == "未制发 甲事文件"


def test_it_counts_only_where_evidence_of_the_duty_does(six: Catalogue) -> None:
    known = lexicon(six)
    assert unarisen(report("未制发甲事文件。", WORK), duty(known), known.lexicon, ())
    assert not unarisen(report("未制发甲事文件。", PLANS), duty(known), known.lexicon, ())


def test_it_settles_no_duty_of_every_year_and_none_without_such_words(six: Catalogue) -> None:
    known, read = lexicon(six), report("未制发甲事文件。")
    assert not unarisen(read, duty(known, cadence=Cadence.ANNUAL), known.lexicon, ())
    without = replace(duty(known), evidence=replace(duty(known).evidence, no_occasion=()))
    assert not unarisen(read, without, known.lexicon, ())


ORDER = {
    "the first pattern": ("没有制发。未制发甲事文件。", ("未制发甲事文件", "没有制发"), "未制发甲事文件"),
    "the first word of a concept": ("没有制发。未制发。", ("{gone}",), "未制发"),
    "another word of it": ("没有制发。", ("{gone}",), "没有制发"),
    "another pattern": ("没有制发。", ("未制发甲事文件", "没有制发"), "没有制发"),
}


@pytest.mark.parametrize("name", ORDER)
def test_the_first_of_the_words_counts(six: Catalogue, name: str) -> None:
    text, patterns, words = ORDER[name]
    known = lexicon(six)
    assert [item.terms for item in unarisen(report(text), duty(known, *patterns), known.lexicon, ())] == [(words,)]


def test_a_pattern_stands_for_its_words(six: Catalogue) -> None:
    known = lexicon(six)
    assert terms_of(Pattern("{gone}", 1), known.lexicon) == ("未制发", "没有制发")
    assert terms_of(Pattern("未发生", 1), known.lexicon) == ("未发生",)


def told_at(start: int, end: int, *, least: Strength, polarity: Polarity = Polarity.DONE) -> Evidence:
    """Evidence of the duty at a place, measured from where the clause begins."""
    return replace(evidence(start, least, polarity), end=end)


LONG = len(TOLD)
BESIDE = {
    "nothing": ([], "clause"),
    "a lack taken there": ([(0, LONG, Strength.MEASURE, Polarity.ADMITTED)], "clause"),
    "a lack that overlaps it at its head": ([(-3, 1, Strength.MEASURE, Polarity.ADMITTED)], "clause"),
    "a lack right before it": ([(-3, 0, Strength.MEASURE, Polarity.ADMITTED)], "both"),
    "a lack that overlaps it at its end": ([(LONG - 1, LONG + 2, Strength.MEASURE, Polarity.ADMITTED)], "clause"),
    "a lack right behind it": ([(LONG, LONG + 3, Strength.MEASURE, Polarity.ADMITTED)], "both"),
    "a promise elsewhere": ([(LONG + 3, LONG + 5, Strength.MEASURE, Polarity.PLANNED)], "both"),
    "a deed elsewhere": ([(LONG + 3, LONG + 5, Strength.ASSERTION, Polarity.DONE)], "told"),
    "a mere mention elsewhere": ([(LONG + 3, LONG + 5, Strength.MENTION, Polarity.DONE)], "both"),
    "a deed there that is enough": ([(0, LONG, Strength.RESULT, Polarity.DONE)], "told"),
    "a deed there that is less": ([(0, LONG, Strength.MEASURE, Polarity.DONE)], "clause"),
    "a lack there that would be enough": ([(0, LONG, Strength.RESULT, Polarity.ADMITTED)], "clause"),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_was_taken_there_for_something_not_done_is_put_right(six: Catalogue, name: str) -> None:
    places, expected = BESIDE[name]
    known, read = lexicon(six), report(f"甲乙丙丁{TOLD}。办案甲乙丙丁。")
    at = read.text.index(TOLD)
    told = tuple(told_at(at + first, at + last, least=least, polarity=how) for first, last, least, how in places)
    (clause,) = unarisen(read, duty(known), known.lexicon, ())
    found = unarisen(read, duty(known), known.lexicon, iter(told))
    assert found == {"clause": (clause,), "both": (*told, clause), "told": told}[expected]


def test_it_is_known_again_by_its_first_reason(six: Catalogue) -> None:
    known = lexicon(six)
    (clause,) = unarisen(report(f"{TOLD}。"), duty(known), known.lexicon, ())
    other = evidence(0)
    assert is_unarisen([other, clause]) is clause
    assert is_unarisen([other, replace(clause, reasons=(Reason(ReasonKind.VERB), *clause.reasons))]) is None
    assert is_unarisen([]) is None
