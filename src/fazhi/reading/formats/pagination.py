"""The numbers of pages: which line is one, which may be one, and which holds one beside other words."""

import re

from fazhi.expressions import lazily
from fazhi.reading.vocabulary import one_of

_FIGURE = r"(?:\d{1,3}|[０-９]{1,3}|[ivx]{1,6}|[IVX]{1,6})"
"""A page's number, in a line of which nothing else says that it is one."""
_COUNTED = rf"(?:{_FIGURE}|[一二三四五六七八九十百]{{1,4}})"
_DIGITS = r"(?:\d{1,4}|[0-9０-９]{1,4}|[一二三四五六七八九十百零〇]{1,5})"
"""The same behind 第 or between dashes."""
_ROMAN = "(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_PAGE = "[页⻚頁⾴]"
_DASH = r"[-‐-―−－﹣─━·•~～]"
_FRAME = rf"[{_DASH[1:-1]}=＝*＊|_()（）\[\]【】<>〈〉/ ]{{0,8}}"
_NUMBERED = lazily(
    lambda: (
        rf"(?:{_DASH} ?){{1,3}} ?(?:{_DIGITS}|{_ROMAN})(?: ?[/／] ?{_DIGITS})? ?(?:{_DASH} ?){{1,3}}"
        rf"|(?:{_DASH} ?)*{one_of('page_of')}?第 ?{_DIGITS}(?: ?[/／] ?{_DIGITS})? ?{_PAGE}"
        rf"(?: ?[/／|，,、·(（]? ?共 ?{_DIGITS} ?{_PAGE}[)）]?)?(?: ?{_DASH})*"
        rf"|共 ?{_DIGITS} ?{_PAGE} ?[/／|，,、·]? ?第 ?{_DIGITS} ?{_PAGE}"
        r"|(?:[Pp]age|PAGE|[Pp]\.) ?\d{1,4}(?: ?(?:of|OF|/) ?\d{1,4})?"
    )
)
"""A page number with what marks it as one."""
_BARE = lazily(rf"\d{{1,4}}|[０-９]{{1,4}}|{_ROMAN}|\d{{1,4}} ?[/／] ?\d{{1,4}}")
"""A number that may be one where it stands at a page's edge."""
_FRAMED = lazily(
    rf"{_FRAME}(?:[Pp](?:age|AGE)?\.? ?|页码?[:： ]|第 ?)?{_FIGURE}(?: ?页)?"
    rf"(?: ?(?:[/／|,，、]|of|OF) ?共? ?{_FIGURE}(?: ?页)?| ?[(（]? ?共 ?{_FIGURE} ?页 ?[)）]?)?{_FRAME}"
    rf"|{_FRAME}第 ?{_COUNTED} ?页{_FRAME}|共 ?{_COUNTED} ?页"
)
"""A page number with whatever stands round it."""
_HALF = lazily(rf"[/／]? ?共 ?{_DIGITS} ?{_PAGE}|(?:of|OF|[/／]) ?\d{{1,4}}")
"""How many pages there are, on a line behind that of the page's number."""
_DASH_ALONE = re.compile(rf"{_DASH}{{1,3}}")
_GAP_TO = r"(?:\s{2,}|[\u3000\t]|\s*[|·/丨]\s*)"
_AT_END = lazily(rf"^(?:{_FIGURE}{_GAP_TO})|{_GAP_TO}{_FIGURE}(?:\s*/\s*{_FIGURE})?$")
"""A page number apart from the words before or behind it."""
_PAGE_OF = lazily(rf"第\s*{_COUNTED}\s*页|共\s*{_COUNTED}\s*页")
_LONGEST = 24
_BLANKS = re.compile(r"\s+")


def is_page_number(line: str) -> bool:
    """Whether a line is a page number that shows it is one: — 3 —, 第3页 共10页, Page 3 of 10."""
    return len(line) <= _LONGEST and _NUMBERED.fullmatch(_spaced(line)) is not None


def may_be_page_number(line: str) -> bool:
    """Whether a line at a page's edge is its number: also a bare figure, roman or not, or 3/10."""
    spaced = _spaced(line)
    return _BARE.fullmatch(spaced) is not None or _NUMBERED.fullmatch(spaced) is not None


def is_half(line: str) -> bool:
    """Whether a line may be the second half of a page number: 共10页, of 10."""
    return len(line) <= _LONGEST and _HALF.fullmatch(_spaced(line)) is not None


def is_dash(line: str) -> bool:
    """Whether a line is nothing but the dash before or behind a page number that stands on a line of its own."""
    return len(line) <= _LONGEST and _DASH_ALONE.fullmatch(_spaced(line)) is not None


def is_framed_number(words: str) -> bool:
    """Whether a line that stands apart at the edge of a page is its number, with whatever stands round it."""
    return _FRAMED.fullmatch(words.strip()) is not None


def holds_page_number(words: str) -> bool:
    """Whether a line is, begins or ends with the number of a page, or names a page."""
    return bool(_FRAMED.fullmatch(words) or _AT_END.search(words) or _PAGE_OF.search(words))


def without_page_numbers(words: str) -> str:
    """A line with two blanks in place of each page number that stands beside other words."""
    return _AT_END.sub("  ", _PAGE_OF.sub("  ", words))


def _spaced(line: str) -> str:
    return _BLANKS.sub(" ", line).strip()
