"""Text: bytes decoded (UTF-8, UTF-16 and UTF-32 marked or not, GB18030, Big5), then one block a line or a paragraph."""

import codecs
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.reading.document import DROP, Block, Document, Mask
from fazhi.reading.formats.contents import without_contents
from fazhi.reading.formats.drawn import DRAWN, undrawn, unquoted
from fazhi.reading.formats.paged import left_out, unpaged
from fazhi.reading.formats.strung import closed_up, lines_of, written_turns
from fazhi.reading.formats.wrap import unwrap, whole
from fazhi.reading.limits import check_length, refuse
from fazhi.reading.normal import ENTITY, character_of, unified

WRAPPED = Both(
    "原文为硬换行排版，句中的换行已按连续文字处理。",
    "The lines of the text are broken by hand; breaks within a sentence are read as running text.",
)
"""Notice for a text whose lines were joined."""

_UNSEEN = "\"'\u2018\u2019\u201c\u201d\u00ad\u00b7\ufeff"
"""Characters besides blanks that matching does not see."""
_TAG = re.compile(
    r"</?(?:p|br|hr|div|span|strong|b|em|i|u|font|a|h[1-6]|li|ul|ol|td|tr|th|table|tbody|thead|center|section|article"
    r"|img|o:p|st1:\w{1,20})(?:\s[^<>\n]{0,400})?/?>",
    re.IGNORECASE,
)
"""A tag that was copied with the words of a page's source."""
STRUCK_TAGS = re.compile(r"<(?P<tag>del|s|strike)(?:\s[^<>\n]{0,200})?>[^<\n]{1,2000}</(?P=tag)>", re.IGNORECASE)
"""Words that the source of a page strikes out."""
_ESCAPED = re.compile(r"\\u((?!d[89a-f])[0-9a-f]{4})", re.IGNORECASE)
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ROW = re.compile(r"[^\s、．.）)：:，][^\S\n\t]*\t[\t ]*\S")

_ODD = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd\ufffe\uffff\U000f0000-\U0010ffff]")
_HAN = "[\u3400-\u9fff]"
"""Compiled when it is needed: so wide a range takes long."""
_MOST_ODD = 0.02
"""Share of control, private-use and replacement characters beyond which a text is garbage."""
_LEAST_COMMON = 0.8
"""Share of ideographs in the 6763 of GB 2312, or in the 5401 of Big5, below which a guess was wrong."""
_LEAST_HAN = 0.5
"""Share of ideographs in what is not ASCII below which a guess was wrong; the rest is punctuation."""
_FREQUENT = 0xC6
"""The last first byte of the 5401 characters of Big5 that are in use; those behind it are rare."""
_SAMPLE = 200_000

_UTF16, _UTF32 = Both(" UTF-16 ", "UTF-16"), Both(" UTF-32 ", "UTF-32")
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32", _UTF32),
    (codecs.BOM_UTF32_BE, "utf-32", _UTF32),
    (codecs.BOM_UTF16_LE, "utf-16", _UTF16),
    (codecs.BOM_UTF16_BE, "utf-16", _UTF16),
)
"""Byte order marks, that of UTF-32 before that of UTF-16, which it begins with; encoding, and what people call it."""
_DECLARABLE = ("utf-8", "utf-16", "utf-32", "gb", "big5", "hz", "cp", "ascii", "iso8859", "iso2022", "euc", "shift_jis")
"""How the names of encodings begin that pages and mails declare."""
_GUESSED = (
    ("gb18030", Both(" GB18030（GBK）", "GB18030 (GBK)")),
    ("big5hkscs", Both(" Big5 ", "Big5")),
    ("utf-16-le", _UTF16),
    ("utf-16-be", _UTF16),
    ("utf-32-le", _UTF32),
    ("utf-32-be", _UTF32),
)
"""Encodings without a mark, and what people call them; of two that fit as well the first is taken."""


def declared_text(data: bytes, label: str) -> str | None:
    """The text of what declares its encoding; None where that is not so, or is no encoding that pages and mails have.

    Python knows others, which take time that grows with the square of a text (punycode) or are a language (escapes).
    """
    with suppress(LookupError, ValueError):
        if codecs.lookup(label).name.startswith(_DECLARABLE):
            return data.decode(label)
    return None


def decode(data: bytes, name: str) -> tuple[str, tuple[Both, ...]]:
    """The text without its byte order mark, and notices; InputError where no encoding fits."""
    text, notices = _decoded(data, name)
    text = _unescaped(text)
    check_length(text, name)
    if "\x00" in text or len(_ODD.findall(unified(text))) > len(text) * _MOST_ODD:
        raise _garbage(name)
    return text, notices


def _unescaped(text: str) -> str:
    r"""A text that a program wrote with the numbers of its characters (\\u6cd5) with the characters instead."""
    sample = text[:_SAMPLE]
    if sample.count("\\u") * 2 * len(r"\u6cd5") < len(sample):
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Both, ...]]:
    for mark, encoding, called in _MARKED:
        if data.startswith(mark):
            return _strict(data, encoding, name), (_encoded(called),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _almost_utf8(data):
            raise refuse(
                name,
                f"在第 {error.start + 1} 字节处不是有效的 UTF-8，文件可能受损；请重新导出为 UTF-8。",
                f"is not valid UTF-8 at byte {error.start + 1} and may be damaged; export it again as UTF-8.",
            ) from None
    else:
        if "\x00" not in text:
            return text, ()
    guesses = []
    for encoding, called in _GUESSED:
        with suppress(UnicodeDecodeError):
            guess = data.decode(encoding)
            guesses.append((_commonness(guess), guess, called))
    common, text, called = max(guesses, key=lambda item: item[0], default=(0.0, "", _UTF16))
    if common < _LEAST_COMMON:
        raise _garbage(name)
    return text, (_encoded(called),)


def _encoded(called: Both) -> Both:
    return Both(f"文件为{called.zh}编码。", f"The file is encoded in {called.en}.")


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _garbage(name) from None


def _almost_utf8(data: bytes) -> bool:
    """Whether all but a few characters are UTF-8."""
    sample = data[:_SAMPLE].decode("utf-8", "replace")
    return sample.count("\ufffd") * 10 < len(re.findall(_HAN, sample))


def _commonness(text: str) -> float:
    """Share of ideographs that are in common use, by the standard of simplified characters or that of traditional ones.

    0 for a text in which other letters prevail: that is no Chinese, but bytes taken for it.
    """
    sample = text[:_SAMPLE]
    ideographs = "".join(re.findall(_HAN, sample))
    if not ideographs or "\x00" in sample or len(ideographs) < len(re.sub(r"[\x00-\x7f]", "", sample)) * _LEAST_HAN:
        return 0.0
    simplified = len(ideographs.encode("gb2312", "ignore")) // 2
    traditional = sum(byte <= _FREQUENT for byte in ideographs.encode("big5", "ignore")[::2])
    return max(simplified, traditional) / len(ideographs)


def _garbage(name: str) -> InputError:
    return refuse(
        name,
        "不是可识别的文本（二进制内容，或既非 UTF-8、UTF-16，也非 GB18030、Big5）；请另存为 UTF-8 文本。",
        "is no text that can be told (binary, or in none of UTF-8, UTF-16, GB18030 and Big5); save it as UTF-8 text.",
    )


def read_plain(text: str) -> Document:
    """One block a line; in a text that is evidently hard-wrapped, one a paragraph. What its pages left is taken out.

    Where that was in the midst of sentences, or a page's spacing came out as blank lines, no break is left in them.
    """
    text, spread = closed_up(text)
    text, left = unpaged(text)
    text, drawn = undrawn(unquoted(text))
    text, listed = without_contents(text)
    unseen = _unseen(text)
    lines = _with_empty_cells(
        text,
        [
            Block(start, end, row=_is_row(text, start, end))
            for start, end in lines_of(text, line_ranges(text), unseen)
            if not unseen or not _is_unseen(text, unseen, start, end)
        ],
    )
    blocks, breaks = unwrap(text, lines)
    shaped = (*((WRAPPED,) if breaks else ()), *((DRAWN,) if drawn else ()))
    notices = (*spread, *shaped, *left_out(left), *listed)
    if breaks and (left or any(above.end == below.start for above, below in pairwise(breaks))):
        text, blocks = whole(text, blocks, breaks)
        breaks, unseen = [], _unseen(text)
    if unseen:
        blocks = tuple(_behind(block, unseen, text) for block in blocks)
        masks = sorted((*(mask for mask in breaks if not _is_unseen(text, unseen, *mask[:2])), *unseen))
        return Document(text, blocks, tuple(masks), notices)
    return Document(text, blocks, tuple(breaks), notices)


def _unseen(text: str) -> list[Mask]:
    """Comments, tags and entities that came with the words of a page's source, in order."""
    found: list[Mask] = []
    for mask in sorted(
        [*written_turns(text), *comments_of(text), *entities_of(text), *(_tags(text) if "<" in text else ())]
    ):
        if not found or mask.start >= found[-1].end:
            found.append(mask)
    return found


def _is_unseen(text: str, unseen: Sequence[Mask], start: int, end: int) -> bool:
    """Whether no character of a range is seen."""
    number = max(0, bisect_right(unseen, start, key=lambda mask: mask.start) - 1)
    at = start
    while at < end:
        while number < len(unseen) and unseen[number].end <= at:
            number += 1
        if number < len(unseen) and unseen[number].start <= at and unseen[number].filler == DROP:
            at = unseen[number].end
        elif text[at].isspace():
            at += 1
        else:
            return False
    return True


def entities_of(text: str) -> Iterator[Mask]:
    """What a page's source writes for characters: those that matching does not see, the others as the character."""
    for found in ENTITY.finditer(text) if "&" in text else ():
        character = character_of(found)
        start, end = found.span()
        if character is None:
            continue
        if character in _UNSEEN or not character.isprintable() or character.isspace():
            yield Mask(start, end)
        else:
            yield Mask(start, start + 1, character)
            yield Mask(start + 1, end)


def _tags(text: str) -> Iterator[Mask]:
    """Tags that were copied with the words, and words that tags strike out."""
    yield from (Mask(*found.span()) for pattern in (_TAG, STRUCK_TAGS) for found in pattern.finditer(text))


def _behind(block: Block, masks: Sequence[Mask], text: str) -> Block:
    """A block that tells where its first word is, behind what is not seen."""
    number = bisect_left(masks, block.start, key=lambda mask: mask.start)
    at = block.start
    while (
        number < len(masks)
        and masks[number].start == at
        and masks[number].filler == DROP
        and masks[number].end < block.end
    ):
        at, number = masks[number].end, number + 1
        while at < block.end and text[at].isspace():
            at += 1
    return block._replace(words=at) if at > block.start else block


def comments_of(text: str) -> Iterator[Mask]:
    """Comments as HTML has them, which may be of several lines; one that never ends is none."""
    at = text.find("<!--")
    while at >= 0 and (end := text.find("-->", at)) >= 0:
        yield Mask(at, end + 3)
        at = text.find("<!--", end + 3)


def lies_in(comments: Sequence[Mask], start: int, end: int) -> bool:
    """Whether a line is of a comment as a whole, none of its words outside."""
    at = bisect_right(comments, start, key=lambda mask: mask.start) - 1
    return at >= 0 and end <= comments[at].end


def line_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Range of every line that holds more than blanks, without its surrounding blanks."""
    for match in _LINE.finditer(text):
        line = match[0]
        left = len(line) - len(line.lstrip())
        if left < len(line):
            yield match.start() + left, match.start() + len(line.rstrip())


def _with_empty_cells(text: str, lines: Sequence[Block]) -> list[Block]:
    """The lines, of which one that ends with a tab beside rows is a row as well: its other cells are empty."""
    rows = {number for number, line in enumerate(lines) if line.row}
    open_to_right = [number for number, line in enumerate(lines) if not line.row and text.startswith("\t", line.end)]
    for numbers in (open_to_right, reversed(open_to_right)):
        for number in numbers:
            if number - 1 in rows or number + 1 in rows:
                rows.add(number)
    return [line._replace(row=number in rows) for number, line in enumerate(lines)]


def _is_row(text: str, start: int, end: int) -> bool:
    return text.find("\t", start, end) >= 0 and _ROW.search(text, start, end) is not None
