"""Copies among many reports are found, nearly all and hardly anything else, in less time than it takes to read them."""

import time

import pytest
from rapidfuzz import fuzz

from copied_reports import repeat_rate, reports
from fazhi.corpus.copies import Held, copies_among
from fazhi.reading import read_text

pytestmark = pytest.mark.bench

_MANY, _PLANTED = 1_000, 200


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
