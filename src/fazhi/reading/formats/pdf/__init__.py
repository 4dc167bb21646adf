"""A PDF with words in it into text and blocks: paragraphs in reading order, rows of tables, the page of each.

Offsets point into the text as it was taken off the pages: one line a paragraph, heading or row of a table, the cells of
a row parted by tabs. Page numbers, running heads and feet, tables of contents and what cannot be seen are left out and
told. No script runs, nothing is fetched.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from fazhi.extras import install
from fazhi.model.both import Both, Doubt
from fazhi.model.errors import InputError
from fazhi.model.report import SURE, Recognised, Trace, TraceKind
from fazhi.reading.document import Block, Document
from fazhi.reading.formats.contents import LEFT_OUT
from fazhi.reading.formats.paged import left_out
from fazhi.reading.formats.pdf.aligned import free_tables, half_ruled
from fazhi.reading.formats.pdf.edges import without_edges, without_line_numbers
from fazhi.reading.formats.pdf.footnotes import Note, without_notes
from fazhi.reading.formats.pdf.lines import Flow, flows
from fazhi.reading.formats.pdf.paragraphs import Paragraph, Piece, paragraphs, placed, shape_of, without_contents
from fazhi.reading.formats.pdf.scans import is_there, recognised, sheets_of_picture
from fazhi.reading.formats.pdf.sheets import Sheet, Span, sheets_of
from fazhi.reading.formats.pdf.spreads import single_pages
from fazhi.reading.formats.pdf.tables import Table, tables_of
from fazhi.reading.limits import Filling, refuse

_ODD = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]|\\(cid:\\d+\\)")
_HAN = "[\u3400-\u9fff]"
_MOST_ODD = 0.1
"""Share of characters that stand for nothing beyond which the words of a PDF are garbage."""
_LEAST_COMMON = 0.8
"""Share of ideographs in the national standard set of 6763 below which they are the wrong ones."""
_SAMPLE = 200_000
_PICTURE = 0.3
"""Share of a page that a picture covers from which a page without words is a scan."""
_LARGE = 0.12
"""Share of a page from which a picture beside words is told."""
_GROUND = 0.85
"""Share of a page from which a picture can be the ground of the words on it."""
_MOST_ON_SCAN = 150
"""Characters that stand on a scanned page besides: a running head, a line on its source."""
_WIDE = 0.6
"""Share of the width of a page's words from which a table parts what stands above it from what stands below."""
_SHOWN = 5
"""Doubtful lines that are told one by one."""
_FEW = 20
"""Characters on a page that are no text of it: a stamp, a page number."""
_SIGNS = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf06c": "●",
        "\uf06e": "■",
        "\uf0a7": "■",
        "\uf0d8": "➢",
        "\uf075": "◆",
        "\uf0b2": "□",
        "\uf0a8": "□",
        "\uf06f": "□",
        "\uf0a3": "□",
        "\uf071": "□",
        "\uf052": "☑",
        "\uf0fe": "☑",
        "\uf0fd": "☒",
        "\uf0fc": "√",
        "\uf0fb": "×",
    }
)
"""Signs of the fonts Symbol and Wingdings, which have no place of their own among characters."""


def read_pdf(data: bytes, name: str) -> Document:
    """The report in a PDF; InputError for one that cannot be opened, or holds no words that can be read."""
    pages = sheets_of(data, name)
    _check_pages(pages, name)
    scans = [page.number for page in pages if _is_scan(page)]
    if scans and is_there():
        pages = recognised(data, name, pages, scans)
    elif scans and sum(page.characters for page in pages) <= _FEW * len(pages):
        raise _no_words(name)
    _check_words(pages, name)
    found, notices = _taken_apart(pages)
    said = dict.fromkeys(words for page in pages for words in page.said)
    traces = tuple(Trace(TraceKind.MARGIN, 1, None, None, words) for words in said)
    return _laid_out(found, name)._replace(notices=(*_told(pages), *notices), traces=traces)


def read_picture(data: bytes, name: str) -> Document:
    """The report in a scan or a photograph of its pages; InputError where nothing is installed to read it."""
    return read_pictures([data], name)


def read_pictures(pictures: Iterable[bytes], name: str) -> Document:
    """The report in pictures of its pages, in their order; each is let go before the next is taken."""
    if not is_there():
        raise _no_words(name)
    pages: list[Sheet] = []
    for data in pictures:
        pages += sheets_of_picture(data, name, pages)
    _check_words(pages, name)
    found, notices = _taken_apart(pages)
    return _laid_out(found, name)._replace(notices=(*_told(pages), *notices))


def _taken_apart(sheets: Sequence[Sheet]) -> tuple[list[Paragraph], tuple[Both, ...]]:
    pages = without_line_numbers(single_pages(sheets))
    tables, words = zip(*map(_tables_of, pages), strict=True)
    bare = without_edges(pages, words)
    noted = without_notes(bare.pages)
    flowing = [list(_flows_round(found, spans)) for found, spans in zip(tables, noted.pages, strict=True)]
    shape = shape_of(flowing)
    items = [
        item
        for sheet, columns, ruled in zip(pages, flowing, tables, strict=True)
        for item in placed(sheet.number, columns, ruled, shape)
    ]
    found, listed = without_contents(list(_with_notes(list(paragraphs(items, shape)), pages, noted.notes)))
    return found, (*left_out(bare.left), *((LEFT_OUT,) if listed else ()))


def _with_notes(found: Sequence[Paragraph], pages: Sequence[Sheet], notes: Sequence[Note]) -> Iterator[Paragraph]:
    """The paragraphs with each note behind the one that points to it, or the last of its page, which may go on."""
    last = {piece.page: at for at, item in enumerate(found) for piece in item.pieces}
    behind: dict[int, list[Paragraph]] = {}
    for note in notes:
        number = pages[note.page].number
        sure = min(line.sure for line in note.lines)
        holding = (at for at, item in enumerate(found) if note.beside and _holds(item, number, note.beside))
        at = next(holding, last.get(number, len(found) - 1))
        behind.setdefault(at, []).append(Paragraph((Piece(found[at].pieces[-1].page, note.text, sure),)))
    for at, item in enumerate(found):
        yield item
        yield from behind.get(at, ())


def _holds(paragraph: Paragraph, page: int, words: str) -> bool:
    return any(piece.page == page and words in piece.words for piece in paragraph.pieces)


def _tables_of(page: Sheet) -> tuple[list[Table], list[Span]]:
    """The tables of a page, and the stretches that stand in none."""
    ruled, rest = tables_of(page)
    half, rest = half_ruled(page, ruled, rest)
    free, rest = free_tables(rest)
    return sorted(ruled + half + free, key=lambda table: table.top), rest


def _flows_round(tables: Sequence[Table], spans: Sequence[Span]) -> Iterator[Flow]:
    """The flows of a page; columns above a table that is as wide as the page are read before those below it."""
    found = list(flows(spans))
    if not tables or all(flow.whole for flow in found):
        yield from found
        return
    reach = max(span.right for span in spans) - min(span.left for span in spans)
    cuts = [table.top for table in tables if table.right - table.left >= reach * _WIDE]
    for above, below in pairwise([float("-inf"), *cuts, float("inf")]):
        yield from flows([span for span in spans if above <= span.level < below])


def _laid_out(found: Sequence[Paragraph], name: str) -> Document:
    """The text with its blocks, where in it each page begins, and what of it a machine read."""
    filling = Filling(name)
    lines, blocks, starts, at = [], [], [0], 0
    read: list[Recognised] = []
    for item in found:
        text = item.text.translate(_SIGNS)
        filling.add(text)
        inside = at
        for piece in item.pieces:
            starts += [inside] * (piece.page - len(starts))
            if piece.sure < 1:
                read.append(Recognised(inside, inside + len(piece.words), piece.sure, piece.pictures))
            inside += len(piece.words)
        stripped = text.strip()
        if stripped:
            start = at + text.index(stripped)
            blocks.append(Block(start, start + len(stripped), row=item.row))
        lines.append(text)
        at += len(text) + 1
    return Document("\n".join(lines), tuple(blocks), pages=tuple(starts), recognised=tuple(read))


def _check_pages(pages: Sequence[Sheet], name: str) -> None:
    """InputError where no page can be opened."""
    if not pages or all(page.failed for page in pages):
        raise refuse(
            name,
            "没有一页能打开，文件已损坏；请重新下载或导出。",
            "has no page that can be opened and is damaged; download or export it again.",
        )


def _check_words(pages: Sequence[Sheet], name: str) -> None:
    """InputError where pages hold no words, or words that are none."""
    if not any(page.characters for page in pages):
        raise refuse(
            name, "各页都没有文字；请提供有正文的报告。", "has no words on any page; supply a report with text."
        )
    text = "".join(span.text for page in pages for span in page.spans)[:_SAMPLE].translate(_SIGNS)
    if sum(map(len, _ODD.findall(text))) > len(text) * _MOST_ODD or not _reads_as_chinese(text):
        raise refuse(
            name,
            "里的文字是乱码（字体没有对照表，看得见却取不出）；请用原文件另存为 .docx，或用文字识别软件读出。",
            "holds words that come out as garbage, for its fonts do not say which characters they show; save the "
            "original as .docx, or have a print of it read by software for scans.",
        )


def _no_words(name: str) -> InputError:
    """The error for pictures where nothing is installed to read them."""
    return refuse(
        name,
        f"是扫描件或图片，没有文字层；请提供原文件，或运行 {install('ocr')} 后由机器识别。",
        f"is a scan or a picture without words; supply the original, or run {install('ocr')} and try "
        "again (a machine will read it, and what it reads must be checked).",
    )


def _is_scan(page: Sheet) -> bool:
    """Whether a page is a picture, but for what is filled in on it."""
    written = page.characters - sum(len(span.text) for span in page.filled)
    return page.pictures >= _PICTURE and written <= _FEW and not page.recognised


def _holds_picture(page: Sheet) -> bool:
    """Whether a page with words holds a picture that may hold others; one that lies under many is its ground."""
    if _is_scan(page) or page.failed or page.recognised or page.layer > _FEW or page.pictures < _LARGE:
        return False
    return page.pictures < _GROUND or page.characters <= _MOST_ON_SCAN


def _reads_as_chinese(text: str) -> bool:
    """Whether the ideographs, where there are some, are those in use."""
    ideographs = "".join(re.findall(_HAN, text))
    common = len(ideographs.encode("gb2312", "ignore")) // 2
    return len(ideographs) < _FEW or common >= len(ideographs) * _LEAST_COMMON or _is_traditional(ideographs)


def _is_traditional(ideographs: str) -> bool:
    common = len(ideographs.encode("big5", "ignore")) // 2
    return common >= len(ideographs) * _LEAST_COMMON


def _told(pages: Sequence[Sheet]) -> Iterator[Both]:
    """What a reader should know of the pages."""
    yield from _of_pages([page for page in pages if page.failed], "打不开，未读入", "cannot be opened and are not read")
    yield from _of_pages(
        [page for page in pages if _is_scan(page)],
        "是图像，没有文字，未读入；装上 fazhi[ocr] 才能识别",
        "are pictures without words and are not read; fazhi[ocr] must be installed to recognise them",
    )
    yield from _recognised([page for page in pages if page.recognised])
    yield from _of_pages(
        [page for page in pages if page.layer > _FEW],
        "的文字是图像下面的识别结果，可能有错，请对照图像",
        "hold words that software read from a picture and may have mistaken: see the picture",
    )
    yield from _of_pages(
        [page for page in pages if _holds_picture(page)],
        "有较大的图像，其中如有文字，未读入；请对照图像",
        "hold large pictures; words in them are left out: see the pictures",
    )
    if hidden := sum(page.hidden for page in pages):
        yield Both(
            f"看不见的文字（白色、透明或在页面之外）未读入，共 {hidden} 字。",
            f"Words that cannot be seen (white, transparent or off the page) are left out ({hidden} characters).",
        )
    if marks := sum(page.marks for page in pages):
        yield Both(
            f"压在正文上的浅色文字（水印）未读入，共 {marks} 字。",
            f"Pale words across the text (watermarks) are left out ({marks} characters).",
        )
    if slanted := sum(page.slanted for page in pages):
        yield Both(
            f"斜排的文字（水印、印章等）未读入，共 {slanted} 字。",
            f"Words written aslant (watermarks, stamps) are left out ({slanted} characters).",
        )
    if fields := sum(page.fields for page in pages):
        yield Both(
            f"表单域和文本框里填写的内容，按其在页上的位置读入，共 {fields} 处。",
            f"What is filled in in form fields and boxes of words is read where it lies ({fields} places).",
        )


def _recognised(pages: Sequence[Sheet]) -> Iterator[Both]:
    """What a machine read off pictures, and which lines of it are doubtful."""
    spans = [(page.number, span) for page in pages for span in page.spans if span.sure < 1]
    if not spans:
        return
    numbers = [page.number for page in pages]
    sure = sum(span.sure for _, span in spans) / len(spans)
    yield Doubt(
        f"第 {_listed(numbers, '、')} 页是图像，文字由机器识别，共 {len(spans)} 行，平均把握 {sure:.1%}；请对照原图。",
        f"Pages {_listed(numbers, ', ')} are pictures whose words a machine read ({len(spans)} lines, {sure:.1%} sure "
        "on average): see the pictures.",
    )
    doubtful = [(page, span) for page, span in spans if span.sure < SURE]
    if doubtful:
        shown = [f"第{page}页“{span.text[:12]}”{span.sure:.0%}" for page, span in doubtful[:_SHOWN]]
        shown_en = [f'page {page} "{span.text[:12]}" {span.sure:.0%}' for page, span in doubtful[:_SHOWN]]
        more = "等" if len(doubtful) > _SHOWN else ""
        yield Both(
            f"其中 {len(doubtful)} 行识别存疑（把握不到 {SURE:.0%}）：{'、'.join(shown)}{more}。",
            f"Of these, {len(doubtful)} lines are doubtful (less than {SURE:.0%} sure): {', '.join(shown_en)}.",
        )


def _of_pages(pages: Sequence[Sheet], zh: str, en: str) -> Iterator[Both]:
    if pages:
        numbers = [page.number for page in pages]
        yield Both(f"第 {_listed(numbers, '、')} 页{zh}。", f"Pages {_listed(numbers, ', ')} {en}.")


def _listed(numbers: Sequence[int], between: str) -> str:
    """Numbers with what follows on one another as ranges."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return between.join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)
