"""What a text is made of: shares that add up, and stretches that are shared counted once."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fakes import small_audit
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.obligation import Domain
from fazhi.model.report import Part
from fazhi.output.words.composition import composition, covered
from fazhi.reading import read_text

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair))))


@given(SPANS)
def test_ranges_cover_as_many_characters_as_one_counts_by_hand(spans: list[tuple[int, int]]) -> None:
    assert covered(spans) == len({at for start, end in spans for at in range(start, end)})


def test_the_parts_add_up_to_the_whole() -> None:
    text = "云州区2022年度法治政府建设情况报告\n一、主要举措\n全年公开政府信息1200条。\n二、存在的不足\n力量不足。\n"
    report = read_text(text, name="case.txt", unit_kind="county", year=2022)
    made = composition(audit(load(), report))
    assert sum(made.parts.values()) == made.whole
    assert {Part.WORK, Part.SHORTCOMINGS} <= made.parts.keys()
    assert made.domains == {Domain.DISCLOSE: len("全年公开政府信息1200条")}


def test_what_speaks_and_what_is_silent_fit_into_the_whole() -> None:
    made = composition(small_audit())
    assert 0 < made.silent < made.whole
    assert all(0 < length <= made.whole - made.silent for length in made.domains.values())


def test_without_the_text_its_recorded_length_is_the_whole() -> None:
    audit = small_audit()
    bare = replace(audit, report=replace(audit.report, supplied=False, passages=(), characters=900))
    made = composition(bare)
    assert (made.whole, made.parts) == (900, {})
