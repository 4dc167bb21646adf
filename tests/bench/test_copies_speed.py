"""Copies among many reports are found, nearly all and hardly anything else, in less time than it takes to read them."""

import time

import pytest
from rapidfuzz import fuzz

from copied_reports import repeat_rate, reports
from fazhi.across import copied_from, follow
from fazhi.catalogue import load
from fazhi.corpus.copies import Held, copies_among
from fazhi.evidence import compile_rules
from fazhi.reading import read_text

pytestmark = pytest.mark.bench

SEARCHER = compile_rules(load())
_MANY, _PLANTED = 1_000, 500


def test_planted_passages_are_found_in_less_time_than_reading_takes() -> None:
    texts, planted = reports(_MANY, _PLANTED)
    begin = time.process_time()
    for text in texts[:100]:
        read_text(f"云州区人民政府2023年法治政府建设年度报告\n{text}", name="a.txt", unit_kind="county", year=2023)
    reading = (time.process_time() - begin) * _MANY / 100
    begin = time.process_time()
    held = [Held.of(str(number), f"{number}", 2023, text, [(0, len(text))]) for number, text in enumerate(texts)]
    found = list(copies_among(held))
    taken = time.process_time() - begin
    pairs = {frozenset((item.one.file, item.other.file)): item for item in found}
    seen, right = 0, set()
    for plant in planted:
        item = pairs.get(frozenset((str(plant.one), str(plant.other))))
        sides = [] if item is None else [item.one.words, item.other.words]
        if item is not None and any(fuzz.partial_ratio(plant.words, words) > 80 for words in sides):
            seen += 1
            right.add(id(item))
    recall, precision = seen / len(planted), len(right) / len(found)
    rate = repeat_rate(texts)
    print(
        f"\n{_MANY} reports, {100 * rate:.0f}% of runs of six in another report too (of real ones 3%): {taken:.1f} s,"
    )
    print(f"reading them {reading:.1f} s; recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= 0.99
    assert precision >= 0.95
    assert taken < 2 * reading


@pytest.mark.parametrize(
    "sentence", ["推进综合执法改革，完善执法监督机制。", "在第{}号水库设立联合调解工作站，调解纠纷{}件。"]
)
def test_four_times_the_length_takes_less_than_eight_times_the_time(sentence: str) -> None:
    def seconds(many: int) -> float:
        told = "\n".join(sentence.format(number, number + 7) for number in range(many))
        text = f"云州区人民政府{{}}年法治政府建设年度报告\n一、主要举措\n{told}\n二、下一步打算\n{told}\n"
        old, new = (read_text(text.format(year), name="a.txt", unit_kind="county", year=year) for year in (2022, 2023))
        begin = time.process_time()
        follow(old, new, {}, {}, SEARCHER.grammar)
        copied_from(new, [old])
        return time.process_time() - begin

    once, four = seconds(500), seconds(2_000)
    print(f"\n500 sentences: {once:.2f} s, four times as many: {four:.2f} s")
    assert four < max(8 * once, 0.5)
