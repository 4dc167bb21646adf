"""PDFs set otherwise than most: lines wide apart beside narrow ones, and heads of pages near the text."""

from collections.abc import Sequence

import pytest

from fazhi.reading.document import Document
from fazhi.reading.formats.pdf import read_pdf
from pdf_files import HEIGHT, Page, Words, pdf

LEFT, WIDE, SIZE = 80, 27, 16
NAME = "青石县市场监督管理局2023年度法治政府建设报告"
ONE = (
    "组织全县行政执法案卷评查，抽查行政处罚案卷一百六十卷，向办案机构通报问题三十八个，逐条列出应当改正的"
    "事项，年底复查。"
)
TWO = (
    "受理法律援助案件四百零二件，其中农民工讨薪一百件，为行动不便的老人上门办理三十件，回访后没有一件不满意，无一退件。"
)


def lines_of(words: str, indent: int = 2) -> list[tuple[float, str]]:
    """The lines of a paragraph with their left edges."""
    first, rest = words[: WIDE - indent], words[WIDE - indent :]
    return [
        (LEFT + indent * SIZE, first),
        *((LEFT, rest[at : at + WIDE]) for at in range(0, len(rest), WIDE)),
    ]


def middle(words: str) -> tuple[float, str]:
    return LEFT + (WIDE - len(words)) * SIZE / 2, words


def right(words: str) -> tuple[float, str]:
    return LEFT + (WIDE - len(words)) * SIZE, words


def laid(*groups: tuple[float, Sequence[tuple[float, str]]], top: float = 80) -> Page:
    """Lines of a page; each group with the distance from line to line, and to what stands above it."""
    words, down = [], top
    for step, lines in groups:
        for left, text in lines:
            words.append(Words(left, HEIGHT - down, text, SIZE))
            down += step
    return Page(words)


def read_of(*pages: Page) -> Document:
    return read_pdf(pdf(pages), "报告.pdf")


TITLE = (40, [middle(NAME)])
HEADING, LACKS = [(LEFT + 2 * SIZE, "一、主要举措")], [(LEFT + 2 * SIZE, "二、存在的不足")]
SHORT = [(LEFT + 2 * SIZE, f"{at}. 办理{what}十件") for at, what in enumerate(["许可", "备案", "登记", "注销"], 1)]
SET = {
    "headings close to their text": [TITLE, (23, HEADING), (35, lines_of(ONE)), (40, lines_of(TWO)), (23, LACKS)],
    "a list with narrow lines": [TITLE, (40, HEADING), (35, lines_of(ONE)), (35, lines_of(TWO)), (21, SHORT)],
    "a signature with narrow lines": [
        TITLE,
        (35, [*HEADING, *lines_of(ONE), *lines_of(TWO)]),
        (22, [right("青石县市场监督管理局"), right("2024年1月6日"), right("（此件公开发布）")]),
    ],
    "a title of narrow lines": [
        (20, [middle("青石县市场监督管理局"), middle("2023年度"), middle("法治政府建设"), middle("情况报告")]),
        (36, [*HEADING, *lines_of(ONE), *lines_of(TWO)]),
    ],
    "narrow paragraphs and wide ones": [TITLE, (22, [*HEADING, *lines_of(ONE)]), (36, lines_of(TWO)), (36, LACKS)],
    "wide lines without a first one set in": [
        TITLE,
        (36, HEADING),
        (36, lines_of(ONE, 0)),
        (36, lines_of(TWO, 0)),
        (21, SHORT),
    ],
}


@pytest.mark.parametrize("name", SET)
def test_lines_go_on_however_wide_they_stand_apart(name: str) -> None:
    found = read_of(laid(*SET[name])).text.split("\n")
    assert [ONE in found, TWO in found] == [True, True], found


HEAD = "青石县法治材料汇编（2023）"
HALF = (
    "局里制定的规范性文件共三件，件件先在网站上挂三十天听取意见，再由法规科从权限、程序和内容三个方面逐条"
    "作合法性审核，审核意见送局务会议集体审议，签发以后在政府公报上公布，十五日内报县政府备案，没有漏报一"
    "件。"
)


def two_pages(first: Sequence[tuple[float, str]], second: Sequence[tuple[float, str]]) -> str:
    """The text of a paragraph that runs over a page, below heads that stand as near as its lines do."""
    before, lines = lines_of(ONE), lines_of(HALF)
    one = [*first, middle(NAME), *HEADING, *before, *before, *before, *lines[:2]]
    two = [*second, *lines[2:], *before, *LACKS, *before]
    return read_of(laid((24, one), top=60), laid((24, two), top=60)).text


HEADS = {
    "the same on both": ([middle(HEAD)], [middle(HEAD)]),
    "two lines on both": ([middle(HEAD), middle("内部材料注意保存")], [middle(HEAD), middle("内部材料注意保存")]),
    "on the left of both": ([(LEFT, HEAD)], [(LEFT, HEAD)]),
    "with the number of the page": ([(LEFT, f"{HEAD}　12")], [(LEFT, f"{HEAD}　13")]),
    "in the middle of the second": ([], [middle(HEAD)]),
    "on the right of the second": ([], [right(HEAD)]),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_does_not_part_the_sentence_that_runs_over_its_page(name: str) -> None:
    text = two_pages(*HEADS[name])
    assert HALF in text.split("\n"), text
    assert "汇编" not in text
    assert NAME in text.split("\n")


def test_what_stands_between_two_sentences_at_the_top_of_a_page_is_read() -> None:
    before = lines_of(ONE)
    one = [middle(NAME), *HEADING, *before, *before, *before]
    text = read_of(laid((24, one), top=60), laid((24, [middle("第二部分附记"), *lines_of(TWO, 0)]), top=60)).text
    assert "第二部分附记" in text


def test_a_heading_below_a_full_line_without_an_end_is_read() -> None:
    before = lines_of(ONE)
    full = (LEFT, "甲" * WIDE)
    one = [middle(NAME), *HEADING, *before, *before, *before, full]
    text = read_of(laid((24, one), top=60), laid((24, [middle("附记一则"), *before, *before]), top=60)).text
    assert "附记一则" in text.split("\n")
