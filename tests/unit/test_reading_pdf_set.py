"""PDFs set otherwise than most: lines wide apart beside narrow ones, and heads of pages near the text."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import pypdf
import pytest

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.precheck import precheck
from fazhi.reading import read
from fazhi.reading.document import Document
from fazhi.reading.formats.pdf import read_pdf
from pdf_files import HEIGHT, WIDTH, Page, Words, column, pdf

LEFT, WIDE, SIZE = 80, 27, 16
Placed: TypeAlias = tuple[float, str]
"""Words and where they begin."""
NAME = "青石县市场监督管理局2023年度法治政府建设报告"
ONE = (
    "组织全县行政执法案卷评查，抽查行政处罚案卷一百六十卷，向办案机构通报问题三十八个，逐条列出应当改正的"
    "事项，年底复查。"
)
TWO = (
    "受理法律援助案件四百零二件，其中农民工讨薪一百件，为行动不便的老人上门办理三十件，回访后没有一件不满意，无一退件。"
)


def lines_of(words: str, indent: int = 2) -> list[Placed]:
    """The lines of a paragraph with their left edges."""
    first, rest = words[: WIDE - indent], words[WIDE - indent :]
    return [
        (LEFT + indent * SIZE, first),
        *((LEFT, rest[at : at + WIDE]) for at in range(0, len(rest), WIDE)),
    ]


def middle(words: str) -> Placed:
    return LEFT + (WIDE - len(words)) * SIZE / 2, words


def right(words: str) -> Placed:
    return LEFT + (WIDE - len(words)) * SIZE, words


def laid(*groups: tuple[float, Sequence[Placed]], top: float = 80) -> Page:
    """Lines of a page; each group with the distance from line to line, and to what stands above it."""
    words, down = [], top
    for step, lines in groups:
        for left, text in lines:
            words.append(Words(left, HEIGHT - down, text, SIZE))
            down += step
    return Page(words)


def read_of(*pages: Page) -> Document:
    return read_pdf(pdf(pages), "报告.pdf")


TITLE: tuple[float, list[Placed]] = (40, [middle(NAME)])
HEADING: list[Placed] = [(LEFT + 2 * SIZE, "一、主要举措")]
LACKS: list[Placed] = [(LEFT + 2 * SIZE, "二、存在的不足")]
SHORT: list[Placed] = [
    (LEFT + 2 * SIZE, f"{at}. 办理{what}十件") for at, what in enumerate(["许可", "备案", "登记", "注销"], 1)
]
SET: dict[str, list[tuple[float, list[Placed]]]] = {
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


def two_pages(first: Sequence[Placed], second: Sequence[Placed]) -> str:
    """The text of a paragraph that runs over a page, below heads that stand as near as its lines do."""
    before, lines = lines_of(ONE), lines_of(HALF)
    one = [*first, middle(NAME), *HEADING, *before, *before, *before, *lines[:2]]
    two = [*second, *lines[2:], *before, *LACKS, *before]
    return read_of(laid((24, one), top=60), laid((24, two), top=60)).text


HEADS: dict[str, tuple[list[Placed], list[Placed]]] = {
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


def turned(data: bytes, turn: int, *, drawn: bool = False) -> bytes:
    """A PDF whose pages are shown turned, by their own word or as they are drawn."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page.rotate(turn)
        if drawn:
            page.transfer_rotation_to_content()
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def wide(words: Sequence[Words]) -> bytes:
    """A PDF of one page as wide as two."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([Page(words)])))
    writer.pages[0].mediabox = pypdf.generic.RectangleObject((0, 0, 2 * WIDTH, HEIGHT))
    return written(writer)


PLAIN = laid(TITLE, (24, [*HEADING, *lines_of(ONE), *lines_of(TWO), *LACKS, (LEFT + 2 * SIZE, "人手不足。")]))


@pytest.mark.parametrize("drawn", [False, True])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_written(turn: int, drawn: bool) -> None:
    data = pdf([PLAIN])
    assert read_pdf(turned(data, turn, drawn=drawn), "报告.pdf").text == read_pdf(data, "报告.pdf").text


def one_by_one(page: Page) -> Page:
    """A page whose characters are drawn each by itself."""
    words = [
        Words(item.x + at * item.size, item.y, character, item.size)
        for item in page.words
        for at, character in enumerate(item.text)
    ]
    return page._replace(words=words)


def test_words_of_a_font_that_neither_the_file_nor_the_machine_has_are_read() -> None:
    wanted = read_of(PLAIN).text.split("\n")
    assert ONE in wanted
    for page in (PLAIN, one_by_one(PLAIN)):
        found = read_pdf(pdf([page], mapped=True), "报告.pdf").text.split("\n")
        assert [line.replace("　", "") for line in found] == wanted


def test_a_page_written_in_two_ways_is_read_as_it_is_shown() -> None:
    aside = [Words(540, 60 + 22 * at, "侧", SIZE, turned="0 1 -1 0") for at in range(9)]
    found = read_of(PLAIN._replace(words=[*PLAIN.words, *aside]))
    assert found.text == read_of(PLAIN).text
    assert any("斜排" in notice.zh for notice in found.notices)
    assert {trace.words for trace in found.traces} == {"侧"}


SECOND = [*lines_of(TWO), *LACKS, (LEFT + 2 * SIZE, "人手不足。")]


@pytest.mark.parametrize("short", [False, True])
def test_two_pages_on_one_sheet_are_read_one_after_the_other(short: bool) -> None:
    one = laid(TITLE, (24, [*HEADING, *lines_of(ONE), *lines_of(ONE.replace("组织", "开展")), *lines_of(HALF)]))
    lines = [LACKS[0], (LEFT + 2 * SIZE, "人手不足。")] if short else SECOND
    two = laid((24, lines))
    feet = [Words(x, 60, words, SIZE) for x, words in ((280, "— 1 —"), (280 + WIDTH, "— 2 —"))]
    beside = [item._replace(x=item.x + WIDTH) for item in two.words]
    text = read_pdf(wide([*one.words, *beside, *(feet if short else ())]), "报告.pdf").text.split("\n")
    first = [NAME, HEADING[0][1], ONE, ONE.replace("组织", "开展"), HALF]
    assert text == [*first, *([] if short else [TWO]), LACKS[0][1], "人手不足。"]


def test_a_wide_page_with_a_table_without_rules_stays_one() -> None:
    lines = lines_of(ONE)
    text = laid(TITLE, (24, [*HEADING, *lines, *lines, *lines])).words
    rows = [
        Words(x, 300 - at * 24, f"{words}{at}", SIZE)
        for at in range(6)
        for x, words in ((LEFT, "检查企业"), (LEFT + 300, "立案"), (WIDTH + 60, "罚款"), (WIDTH + 300, "公开"))
    ]
    assert "检查企业0\t立案0\t罚款0\t公开0" in read_pdf(wide([*text, *rows]), "报告.pdf").text


MARKS = {
    "grey": "0.8 g",
    "darker grey": "0.6 g",
    "pink": "1 0.8 0.8 rg",
}


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_that_lies_level_across_the_text_is_left_out_and_told(name: str) -> None:
    marks = [Words(120, y, "内部资料", 60, MARKS[name]) for y in (640, 60)]
    found = read_of(PLAIN._replace(words=[*marks, *PLAIN.words]))
    assert found.text == read_of(PLAIN).text
    assert any("浅色" in notice.zh and "8 字" in notice.zh for notice in found.notices)
    assert [trace.words for trace in found.traces] == ["内部资料"]


def test_pale_words_that_lie_across_nothing_are_read() -> None:
    words = [item._replace(colour="0.7 g") if item.text == LACKS[0][1] else item for item in PLAIN.words]
    assert read_of(PLAIN._replace(words=words)).text == read_of(PLAIN).text
    pale = [item._replace(colour="0.7 g") for item in PLAIN.words]
    assert read_of(PLAIN._replace(words=pale)).text == read_of(PLAIN).text


@pytest.mark.parametrize("x", [10, 530])
def test_small_lines_beside_the_text_are_read_apart(x: int) -> None:
    lines = [*HEADING, *lines_of(ONE), *lines_of(TWO), *lines_of(HALF), *LACKS]
    page = laid(TITLE, (24, lines))
    notes = ["案卷评查", "另见附表", "法律援助", "另见附录"]
    beside = [Words(x, HEIGHT - 130 - 13 * at, words, 9) for at, words in enumerate(notes)]
    text = read_of(page._replace(words=[*page.words, *beside])).text.split("\n")
    assert [line for line in text if line in {NAME, ONE, TWO, HALF}] == [NAME, ONE, TWO, HALF]


def test_all_lines_of_a_head_are_left_out_where_its_last_is() -> None:
    head, before = [middle(HEAD), middle("内部材料注意保存")], lines_of(ONE)
    one = laid((24, head), (40, [middle(NAME)]), (24, [*HEADING, *before, *before]), top=30)
    two = laid((24, head), (24, [*lines_of(TWO), *LACKS, *before]), top=30)
    shifted = [item._replace(y=item.y - 30) if at > 1 else item for at, item in enumerate(two.words)]
    text = read_of(one, two._replace(words=shifted)).text
    assert HEAD not in text
    assert TWO in text


@pytest.mark.parametrize("turned", ["1 0 0 1", "0.8 0.6 -0.6 0.8"])
def test_what_a_mark_on_a_page_says_is_seen_before_a_report_goes_out(turned: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    mark = Words(150, 600, "征求意见稿", 60, "0.8 g", turned)
    path.write_bytes(pdf([PLAIN._replace(words=[mark, *PLAIN.words])]))
    slips = precheck(audit(load(), read(path)))
    assert any("征求意见稿" in str(slip) for slip in slips)


@pytest.mark.parametrize("every", [1, 5])
@pytest.mark.parametrize("left", [LEFT - 40, WIDTH - 40])
def test_numbers_of_lines_in_a_margin_are_left_out(left: int, every: int) -> None:
    """On the second page too, which is too short for as many."""
    page = [Words(LEFT, HEIGHT - 80 - 24 * at, line, SIZE) for at, (_, line) in enumerate(lines_of((ONE + TWO) * 6))]
    pages = [page[:22], page[:every]]
    numbered = [
        Page(
            [
                *words,
                *(each._replace(x=left, text=str(at), size=9) for at, each in enumerate(words, 1) if not at % every),
            ]
        )
        for words in pages
    ]
    assert read_of(*numbered).text == read_of(*map(Page, pages)).text


def test_the_numbers_of_a_table_s_rows_stay() -> None:
    rows = [Words(LEFT, HEIGHT - 80, "序号", SIZE), Words(LEFT + 80, HEIGHT - 80, "事项", SIZE)]
    for at in range(1, 13):
        rows += [Words(LEFT, HEIGHT - 80 - 24 * at, str(at), SIZE)]
        rows += [Words(LEFT + 80, HEIGHT - 80 - 24 * at, f"评查案卷{at * 7}卷", SIZE)]
    text = read_of(Page(rows)).text
    assert all(str(at) in text.replace("\t", " ").replace("\n", " ").split() for at in range(1, 13))


@pytest.mark.parametrize("title", ["青石县2023年度法治政府建设报告", NAME])
@pytest.mark.parametrize("above", ["", "青石县人民政府公报　2024年第2期"])
def test_a_title_over_two_columns_ends_above_them(title: str, above: str) -> None:
    head = [Words(LEFT + 60, HEIGHT - 70, title, 12)]
    head += [Words(LEFT + 60, HEIGHT - 40, above, 12)] if above else []
    left = column(f"全县依法行政水平有升，情况报告如下。\n一、主要工作\n{ONE}\n{ONE}", 60, HEIGHT - 100, 18, indent=0)
    right = column(f"{TWO}\n二、存在问题\n人手紧，原因是编制少，补员又慢，老同志多。", 320, HEIGHT - 100, 18, indent=0)
    lines = read_of(Page([*head, *left, *right])).text.split("\n")
    assert title in lines
    assert {"全县依法行政水平有升，情况报告如下。", "二、存在问题", TWO} <= set(lines)
