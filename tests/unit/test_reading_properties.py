"""What holds for any text and any file, tried with generated ones."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi.model.errors import InputError
from fazhi.model.report import Report
from fazhi.reading import read
from fazhi.reading.document import Mask
from fazhi.reading.normal import normalise
from reading_helpers import reading

NUMBERS = ["一、", "（二）", "1.", "（3）", "一是", "二是", "第一，", "首先，", "其次，", "①", "——", "#", "**", "|"]
MARKS = ["，", "。", "；", "：", "！”", "“", "(", ")", ".", "<", ">", "```"]
WORDS = [
    "各位代表",
    "2022年",
    "2023年1月5日",
    "印发《意见》3件",
    "加强学习",
    "存在的问题",
    "下一步打算",
    "高青县司法局",
    "法治政府建设工作报告",
]
BLANKS = ["\n", "\n\n", "\r\n", " ", "\u3000", "\t", "\u200b", "\u202e"]
PHRASES = st.sampled_from([*NUMBERS, *MARKS, *WORDS, *BLANKS])
OFFICIAL = st.lists(PHRASES, max_size=60).map("".join)
TEXTS = st.one_of(OFFICIAL, st.text(max_size=200))
NAMES = st.sampled_from(["报告.txt", "报告.md"])


def accepted(text: str, name: str) -> Report | None:
    """The report, or None where the text is refused as it may be."""
    try:
        return reading(text, name=name)
    except InputError:
        return None


@given(TEXTS)
def test_every_kept_character_maps_there_and_back(text: str) -> None:
    normal = normalise(text)
    places = [normal.to_original(at) for at in range(len(normal.text))]
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)
    assert [normal.to_normal(place) for place in places] == list(range(len(normal.text)))


@given(TEXTS)
def test_offsets_of_the_text_map_to_rising_offsets_of_the_copy(text: str) -> None:
    normal = normalise(text)
    places = [normal.to_normal(at) for at in range(len(text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(normal.text) for place in places)


@given(TEXTS)
def test_the_copy_of_the_copy_is_the_copy(text: str) -> None:
    once = normalise(text).text
    assert len(normalise(once).text) <= len(once)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_mask_hides_its_characters_and_no_others(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    masks = [Mask(start, end)] if start < end else []
    normal = normalise(text, masks)
    assert not any(start <= normal.to_original(at) < end for at in range(len(normal.text)))


@given(TEXTS, NAMES)
def test_every_character_lies_in_exactly_one_passage(text: str, name: str) -> None:
    report = accepted(text, name)
    if report is None:
        return
    assert "".join(report.text.split()) == "".join(text.split())
    text, at = report.text, 0  # line ends within a sentence may be gone
    for passage in report.passages:
        assert not text[at : passage.start].strip()
        assert passage.start < passage.end
        assert text[passage.start : passage.end] == text[passage.start : passage.end].strip()
        at = passage.end
    assert not text[at:].strip()


@given(TEXTS, NAMES)
def test_headings_stand_in_order_and_begin_with_their_number(text: str, name: str) -> None:
    report = accepted(text, name)
    if report is None:
        return
    starts = [heading.start for heading in report.headings]
    assert starts == sorted(set(starts))
    assert all(heading.start <= heading.end <= len(text) and heading.level >= 1 for heading in report.headings)


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert accepted(text, "报告.txt") == accepted(text, "报告.txt")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx", ".html"])
@given(data=st.one_of(st.binary(max_size=300), OFFICIAL.map(lambda text: text.encode("gb18030", "ignore"))))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(data)
    try:
        report = read(path, unit_kind="county", year=2022)
    except InputError:
        return
    assert report.passages
