"""A sentence: deed, promise or lack, and the period each clause tells of."""

import pytest

from engine.telling import LACKING, PLANS, WORK, sentence
from fazhi.model.evidence import Polarity
from fazhi.model.obligation import Catalogue

DONE, PLANNED, ADMITTED = Polarity.DONE, Polarity.PLANNED, Polarity.ADMITTED
DEED, SOON = (DONE, "None"), (PLANNED, "promise:将")
ONGOING, LATER = (PLANNED, "promise:正在"), (PLANNED, "promise:到2023年")
POLARITY = {
    "a deed": ("印发文件。", WORK, [DEED]),
    "a promise, from its word to the end": ("开展培训，将印发文件，印发办法。", WORK, [DEED, *[SOON] * 2]),
    "the next year": ("2023年印发文件。", WORK, [(PLANNED, "promise:2023年")]),
    "the next year in a later clause": ("印发文件，到2023年印发办法。", WORK, [DEED, LATER]),
    "the year reported on": ("2022年印发文件。", WORK, [DEED]),
    "a year before": ("2021年印发文件。", WORK, [DEED]),
    "what waits for something": ("待文件下达后开展培训。", WORK, [(PLANNED, "promise:待文件下达后")]),
    "unfinished work, in its clause only": ("正在开展培训，印发文件。", WORK, [ONGOING, DEED]),
    "a lack, in its clause only": ("尚未印发文件，开展培训。", WORK, [(ADMITTED, "lack:尚未"), DEED]),
    "the plans, whatever is said": ("尚未印发文件。", PLANS, [(PLANNED, "part:plans")]),
    "the shortcomings, whatever is said": ("将印发文件。", LACKING, [(ADMITTED, "part:shortcomings")]),
}  # fmt: skip


@pytest.mark.parametrize("name", POLARITY)
def test_each_clause_tells_of_a_deed_a_promise_or_a_lack(six: Catalogue, name: str) -> None:
    text, chapter, expected = POLARITY[name]
    read = sentence(six, text, chapter)
    told = [read.polarity(number) for number in range(len(read.clauses))]
    assert [(polarity, str(why)) for polarity, why in told] == expected


PERIODS = {
    "none named": ("印发文件。", [None]),
    "an earlier year, which lasts": ("2021年印发文件，开展培训。", ["2021年", "2021年"]),
    "until this period is named": ("2021年印发文件，今岁开展培训。", ["2021年", None]),
    "the year reported on": ("2022年印发文件。", [None]),
    "since an earlier year": ("2020年以来印发文件。", [None]),
    "a span of years": ("近五载印发文件。", ["近五载"]),
    "a span that is compared with": ("印发文件比近五载多。", [None]),
    "a span gone through this year": ("翻看近五载的文件。", [None]),
}


@pytest.mark.parametrize("name", PERIODS)
def test_a_period_lasts_until_another_is_named(six: Catalogue, name: str) -> None:
    text, expected = PERIODS[name]
    read = sentence(six, text, this_period="今岁", other_period="近五载", comparison="比", deny_on="翻看")
    assert [read.other_period(number) for number in range(len(read.clauses))] == expected


def test_a_clause_may_be_asked_for_before_those_in_front_of_it(six: Catalogue) -> None:
    assert sentence(six, "2021年印发文件，开展培训。").other_period(1) == "2021年"
