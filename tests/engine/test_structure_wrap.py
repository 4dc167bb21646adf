"""Lines that were broken by hand are joined, lists and verses are not."""

import pytest

from fazhi.reading.document import Block, Mask
from fazhi.reading.formats.wrap import unwrap, whole


def blocks_of(text: str) -> list[Block]:
    """One block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return blocks


def lines(*lengths: int) -> str:
    """Lines of so many characters each, each with a pause in it, the last of them closed."""
    return "\n".join(line(length) for length in lengths) + "。"


def line(length: int) -> str:
    """One line; at the top of a text one without a pause is of the title."""
    return "法，" + "法" * (length - 2)


CASES = {
    "full lines are joined": (lines(*[20] * 6, 8), 1),
    "five full lines are too few": (lines(*[19] * 5, 8), 6),
    "six full lines are enough": (lines(*[19] * 6, 19), 1),
    "five are enough where they are as wide as a page": (lines(*[20] * 5, 8), 1),
    "one is too few": (lines(20, 8), 2),
    "lines of 15 characters are wide enough": (lines(*[15] * 12), 1),
    "lines of 14 are a list": (lines(*[14] * 12), 12),
    "lines of 100 characters were wrapped": (lines(*[100] * 8, 20), 1),
    "longer ones by nobody": (lines(*[101] * 8, 20), 9),
    "a line that falls short by three characters is full": (lines(20, 20, 17, *[20] * 9), 1),
    "one that falls short by four ends its paragraph": (lines(20, 20, 16, *[20] * 9), 2),
    "lines that fall short by three characters count as full": (lines(*[17] * 5, 20, 20, 8), 1),
    "two wider lines are exceptions": (f"{line(29)}。\n{line(29)}。\n" + lines(*[20] * 5, 8), 3),
    "three wider lines are not": (f"{line(29)}。\n" * 3 + lines(*[20] * 5, 8), 9),
    "a line that opens an item begins a paragraph": (lines(*[20] * 12).replace("\n法，", "\n一、", 1), 2),
    "a number of things goes on with the sentence above": ("甲事办好，评查案卷\n40卷。", 1),
    "so does a decimal": ("甲事办好，发放资料\n2.6万份。", 1),
    "and a thousand": ("甲事办好，调解纠纷\n1,214件。", 1),
    "a month does not": ("甲事办好，评查案卷\n3月，培训。", 2),
    "a line without a mark may be a heading": ("评查案卷\n40卷。", 2),
    "so may a numbered one without a stop": ("（一）办好甲事，评查案卷\n40卷。", 2),
    "a numbered one with a stop is text": ("（一）甲事。评查案卷\n40卷。", 1),
    "a closed line is whole": ("甲事办好，评查案卷。\n40卷。", 2),
    "an item is none": ("甲事办好，评查案卷\n4.卷。", 2),
    "an empty line parts such as well": ("甲事办好。\n乙事办好，评查案卷\n\n40卷。", 3),
    "but not where they stand between all lines": ("甲事办好，评查案卷\n\n40卷。", 1),
    "a line that begins with a comma goes on": ("评查案卷\n，培训。", 1),
    "lines broken by their number, digits or not": (
        "\n".join([line(20)] * 9 + [line(8) + "1" * 12, line(9)]) + "。",
        1,
    ),
    "an empty line parts": (lines(*[20] * 9).replace("\n", "\n\n", 1), 2),
}


@pytest.mark.parametrize("name", CASES)
def test_wrapped_lines_become_paragraphs(name: str) -> None:
    text, paragraphs = CASES[name]
    joined, _ = unwrap(text, blocks_of(text))
    assert len(joined) == paragraphs


@pytest.mark.parametrize(
    ("text", "ends", "found"),
    [
        pytest.param("甲事办好\n办结\n乙事", [(0, 7), (8, 10)], ["甲事办好办结", "乙事"], id="a line end"),
        pytest.param("甲事\n办好\n办结\n乙事", [(0, 8), (9, 11)], ["甲事办好办结", "乙事"], id="two in one paragraph"),
        pytest.param("see the\nlaw\n乙事", [(0, 11), (12, 14)], ["see the law", "乙事"], id="between Latin words"),
        pytest.param("甲事\n乙事", [(0, 2), (3, 5)], ["甲事", "乙事"], id="none within a paragraph"),
    ],
)
def test_a_text_is_whole_without_the_line_ends_in_its_paragraphs(
    text: str, ends: list[tuple[int, int]], found: list[str]
) -> None:
    blocks = [Block(start, end) for start, end in ends]
    inside = [at for at, mark in enumerate(text) if mark == "\n" and any(start < at < end for start, end in ends)]
    told, moved = whole(text, blocks, [Mask(at, at + 1) for at in inside])
    assert told == "\n".join(found)
    assert [told[block.start : block.end] for block in moved] == found


def test_three_in_ten_lines_must_be_full() -> None:
    closed = ["法" * 10 + "。"] * 14
    full = [line(19)] * 6
    text = "\n".join([*full, *closed])
    assert len(unwrap(text, blocks_of(text))[0]) < 20
    more = "\n".join([*full, *closed, closed[0]])
    assert len(unwrap(more, blocks_of(more))[0]) == 21
