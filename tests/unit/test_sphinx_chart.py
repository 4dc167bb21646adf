"""Charts: bars are filled exactly, dots and slopes stand where their shares say, and nothing put in becomes markup."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.sphinx_ext.html.chart import Dot, Stretch, bar, dots, slope


def _rects(drawn: str) -> list[ET.Element]:
    return ET.fromstring(drawn).findall("rect")


@pytest.mark.parametrize(
    ("shares", "widths"),
    [
        ([], []),
        ([0.5, 0.25, 0.25], [50, 25, 25]),
        ([0, 1], [100]),
        ([1 / 3, 2 / 3], [33.333, 66.667]),
        ([0.75, 0.5], [75, 25]),
        ([1.5], [100]),
        ([-0.5, 0.5], [50]),
    ],
)
def test_the_stretches_lie_side_by_side_and_never_beyond_the_end(shares: list[float], widths: list[float]) -> None:
    rects = _rects(bar([Stretch(share, "fz-share", "") for share in shares]))
    assert [float(item.attrib["width"]) for item in rects] == widths
    assert [float(item.attrib["x"]) for item in rects] == pytest.approx([sum(widths[:at]) for at in range(len(widths))])


def test_a_bar_with_a_label_is_an_image_of_that_name_and_one_without_is_not_read_out() -> None:
    named, bare = (ET.fromstring(bar([], label)) for label in ("有佐证 3", ""))
    assert (named.get("role"), named.get("aria-label"), named.get("aria-hidden")) == ("img", "有佐证 3", None)
    assert (bare.get("role"), bare.get("aria-label"), bare.get("aria-hidden")) == (None, None, "true")


@pytest.mark.parametrize("forbidden", ["<style", "style=", "<script", "onload", "<?xml"])
def test_a_strict_content_security_policy_allows_all_of_it(forbidden: str) -> None:
    assert forbidden not in bar([Stretch(0.5, "fz-share", "份额 50%")], "份额")


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1))
def test_words_come_out_as_they_went_in_and_are_never_markup(text: str) -> None:
    drawn = bar([Stretch(0.5, "fz-share", f"<b>{text}")], f'"><script>{text}')
    (rect,) = _rects(drawn)
    assert [item.tag for item in rect] == ["title"]
    assert "<b>" not in drawn
    assert "<script" not in drawn


def _circles(drawn: str) -> list[tuple[float, float, str]]:
    found = ET.fromstring(drawn).findall("circle")
    return [(float(item.attrib["cx"]), float(item.attrib["cy"]), item.findtext("title") or "") for item in found]


def test_dots_stand_between_none_and_all_and_the_one_compared_on_top() -> None:
    drawn = dots([Dot(0.5, "甲 50%", own=True), Dot(0, "乙 0%"), Dot(1, "丙 100%"), Dot(0.25, "丁 25%")], "写实")
    found = _circles(drawn)
    assert [words for *_place, words in found] == ["乙 0%", "丙 100%", "丁 25%", "甲 50%"]
    along = {words[0]: at for at, _high, words in found}
    whole = along["丙"] - along["乙"]
    assert [(along[name] - along["乙"]) / whole for name in "丁甲"] == [0.25, 0.5]
    assert len({high for _at, high, _words in found}) == 1
    assert drawn.count("fz-dot-own") == 1


def test_a_slope_rises_with_its_share_keeps_the_years_apart_and_breaks_where_there_is_none() -> None:
    years = [(2019, 0.0, "0%"), (2020, 1.0, "100%"), (2022, 0.5, "50%"), (2023, None, "–"), (2025, 0.5, "again")]
    drawn = slope(years, "走势")
    (x0, low, _), (x1, top, _), (x2, half, _), (x3, _half, last) = _circles(drawn)
    assert last == "again"
    assert low > half > top
    assert half == (low + top) / 2
    assert (x2 - x1, x3 - x2) == pytest.approx((2 * (x1 - x0), 3 * (x1 - x0)), abs=0.01)
    lines = [line.attrib["d"] for line in ET.fromstring(drawn).findall("path")]
    assert lines == [f"M{x0},{low} L{x1},{top}", f"M{x1},{top} L{x2},{half}"]


def test_dots_too_near_for_a_number_each_have_one_for_all_within_the_line() -> None:
    shares = {1: 0.0, 2: 0.0, 3: 0.01, 4: 0.5, 5: 0.9, 6: 1.0}
    drawn = dots([Dot(share, str(number), own=False, number=number) for number, share in shares.items()], "写实")
    told = re.findall(r'<text x="([\d.]+)"[^>]*>([\d,]+)</text>', drawn)
    assert [words for _at, words in told] == ["1,2,3", "4", "5", "6"]
    assert float(told[0][0]) >= 5 * 7 * 0.6 / 2


@pytest.mark.parametrize(
    "drawn", [dots([Dot(0.5, "<b>甲", own=True)], '"><script>'), slope([(2024, 0.5, "<b>")], "<i>")]
)
def test_what_dots_and_slopes_say_is_never_markup(drawn: str) -> None:
    assert [part for part in ("<b>", "<script", "<i>", "style=") if part in drawn] == []
    assert _circles(drawn)[0][2].startswith("<b>")
