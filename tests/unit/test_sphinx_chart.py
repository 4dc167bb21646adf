"""Bars: their stretches fill them exactly, and nothing put into one becomes markup."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.sphinx_ext.html.chart import Stretch, bar

SVG = "{http://www.w3.org/2000/svg}"


def _rects(drawn: str) -> list[ET.Element]:
    return ET.fromstring(drawn).findall(f"{SVG}rect")


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
    assert [item.tag for item in rect] == [f"{SVG}title"]
    assert "<b>" not in drawn
    assert "<script" not in drawn
