"""The part a sentence stands in, where its own words change it."""

import pytest

from fazhi.model.report import Part
from reading_helpers import part_of, reading

CASES = {
    "a lack within the first 90 characters": (f"{'甲' * 81}，但仍存在一些不足。", Part.SHORTCOMINGS),
    "one that ends behind them": (f"{'甲' * 82}，但仍存在一些不足。", Part.WORK),
    "a promise that opens the sentence": ("下一步，将补齐不足。", Part.PLANS),
    "a later year that opens it": ("2023年将补齐不足。", Part.PLANS),
    "the year reported on": ("2022年将补齐不足列为重点。", Part.WORK),
    "work to mend it": ("针对不足，逐项整改到位。", Part.WORK),
}


@pytest.mark.parametrize("name", CASES)
def test_the_opening_of_a_sentence_changes_the_part(name: str) -> None:
    sentence, part = CASES[name]
    assert part_of(reading(f"一、推进情况\n{sentence}"), "不足") is part


def test_what_was_achieved_brings_back_the_work() -> None:
    report = reading("一、推进情况\n下一步，将补齐不足。\n过去五年，办结案件三百件。")
    assert part_of(report, "办结案件") is Part.WORK
