"""The pages of a PDF as a process of its own took them apart, and a sentence for every PDF that cannot be read."""

import importlib.util
import subprocess
from typing import Any, NamedTuple

from fazhi.extras import install
from fazhi.model.errors import InputError
from fazhi.reading.formats.pdf.process import run, square_font, values
from fazhi.reading.limits import MOST_CHARACTERS, refuse, too_long

MOST_PAGES = 1000
"""Pages of a PDF; a report has some dozens."""
MOST_SPANS = 4000
"""Words on a page that stand apart from one another; the cells of a large table are some hundreds."""
MOST_ALL_SPANS = 200_000
"""The same for all pages."""
MOST_MEMORY = 256 * 1024 * 1024
"""Bytes that the process which opens the PDF may hold, where the system can keep it to that."""
SECONDS = 8
"""Time for one page."""
MOST_SECONDS = 120
"""Time for all of them."""
_RIGHT_HALF = "（《“‘「『【〔"
_LEFT_HALF = "，。、；：）》”’」』】〕"
_LIBRARY = "pypdfium2"
_TIME = b"Timeout"
"""What the process leaves behind when a page took too long."""


class Span(NamedTuple):
    """Words on one level that touch one another; lengths in points from the top left corner of the page."""

    left: float
    right: float
    level: float
    """Base line."""
    size: float
    """Height of a Chinese character."""
    text: str
    sure: float = 1.0
    """How sure its reading is, where a machine read it off a picture; from 0 to 1."""
    pictures: tuple[bytes, ...] = ()
    """The strips of that picture it stands on, as PNG, where its reading is doubtful."""

    @property
    def inked_left(self) -> float:
        """Left edge of its ink: an opening bracket is printed in the right half of its place."""
        return self.left + (self.size / 2 if self.text[0] in _RIGHT_HALF else 0)

    @property
    def inked_right(self) -> float:
        """Right edge of its ink: a stop is printed in the left half of its place, which may reach into the margin."""
        return self.right - (self.size / 2 if self.text[-1] in _LEFT_HALF else 0)

    @property
    def sure_right(self) -> float:
        """Right edge without a stop at its end, which may stand in the margin whole."""
        return self.right - (self.size if self.text[-1] in _LEFT_HALF else 0)

    @property
    def top(self) -> float:
        """Upper edge, without the blank above."""
        return self.level - self.size * 0.85

    @property
    def bottom(self) -> float:
        """Lower edge, likewise."""
        return self.level + self.size * 0.1


class Sheet(NamedTuple):
    """A page of a PDF with what is printed on it."""

    number: int
    """From 1."""
    width: float
    height: float
    spans: tuple[Span, ...]
    level: tuple[tuple[float, float, float], ...]
    """Left, right and height of level lines."""
    upright: tuple[tuple[float, float, float], ...]
    """Top, bottom and place of upright lines."""
    pictures: float
    """Share of the page that pictures cover."""
    hidden: int
    """How many characters cannot be seen."""
    slanted: int
    """How many are written aslant."""
    layer: int
    """How many are an unseen layer over a picture."""
    fields: int
    """How many stretches of it are filled in in fields of forms and boxes of words."""
    failed: bool
    """Whether it could not be opened."""
    marks: int = 0
    """How many are pale and lie across others, as a mark under the text does."""
    said: tuple[str, ...] = ()
    """What such marks, and those that are written aslant, say."""
    recognised: bool = False
    """Whether a machine read its words off a picture."""

    @property
    def characters(self) -> int:
        """How many can be read."""
        return sum(len(span.text) for span in self.spans)

    @property
    def filled(self) -> tuple[Span, ...]:
        """The last of its stretches: what is filled in in fields of forms and boxes of words."""
        return self.spans[len(self.spans) - self.fields :]


def sheets_of(data: bytes, name: str) -> tuple[Sheet, ...]:
    """All pages; InputError for a PDF that is locked, damaged, cut off, too long or too much for its reader."""
    if importlib.util.find_spec(_LIBRARY) is None:
        raise refuse(
            name,
            f"是 PDF，读它要装 pypdfium2；请运行 {install('read-pdf')}，或另存为 .docx。",
            f"is a PDF, for which pypdfium2 must be installed: run {install('read-pdf')}, or save it as .docx.",
        )
    if _is_cut_off(data):
        raise refuse(
            name,
            "不完整，后半截缺失，可能没有下载完；请重新下载。",
            "is cut off and lacks its end; it may not have been downloaded whole: download it again.",
        )
    told = list(_told(data, name))
    first: dict[str, Any] = told[0] if told else {"error": "damaged"}
    if first.get("error") == "encrypted":
        raise refuse(
            name,
            "已加密，要密码才能打开；请用密码打开后，打印（或导出）为没有密码的 PDF 再读。",
            "is encrypted and opens with a password only; open it, and print or export it as a PDF without one.",
        )
    if "pages" not in first:
        raise refuse(
            name,
            "已损坏，不能作为 PDF 打开；请重新下载或导出。",
            "is damaged and cannot be opened as a PDF; download or export it again.",
        )
    if first["pages"] > MOST_PAGES:
        raise refuse(
            name,
            f"有 {first['pages']} 页，超过 {MOST_PAGES} 页，不予读取；请只提供报告，或拆分后再读。",
            f"has {first['pages']} pages, more than {MOST_PAGES}, and is not read; supply the report only.",
        )
    if sum(page.get("characters", 0) for page in told[1:]) > MOST_CHARACTERS:
        raise too_long(name)
    counts = [len(page.get("spans", ())) for page in told[1:]]
    if sum(counts) > MOST_ALL_SPANS or max(counts, default=0) > MOST_SPANS:
        raise refuse(
            name,
            f"有一页的文字分成 {max(counts)} 处（全文 {sum(counts)} 处），是大表或图纸，不予读取；请只提供报告正文。",
            f"holds words at {max(counts)} places of one page ({sum(counts)} in all), as a huge table or a plan does, "
            "and is not read; supply the report's text only.",
        )
    return tuple(_sheet(number, page) for number, page in enumerate(told[1:], 1))


def _is_cut_off(data: bytes) -> bool:
    """Whether something is begun behind the last mark that a PDF ends."""
    return data.rfind(b"%%EOF") < max(data.rfind(b" obj"), data.rfind(b"endstream"))


def _told(data: bytes, name: str) -> "list[dict[str, Any]]":
    """What the process says, a value a line."""
    limits = map(str, (MOST_PAGES, MOST_CHARACTERS, MOST_MEMORY, SECONDS))
    try:
        done = run("glyphs.py", data, MOST_SECONDS, *limits, square_font().hex())
    except subprocess.TimeoutExpired:
        raise _too_slow(name) from None
    if done.returncode:
        raise _too_slow(name) if _TIME in done.stderr else _too_much(name)
    return values(done.stdout)


def _too_slow(name: str) -> InputError:
    return refuse(
        name,
        f"读一页超过 {SECONDS} 秒，或全部超过 {MOST_SECONDS} 秒，不予读取；请重新导出，或另存为 .docx。",
        f"takes more than {SECONDS} seconds for a page, or {MOST_SECONDS} for all, and is not read; "
        "export it again, or save it as .docx.",
    )


def _too_much(name: str) -> InputError:
    return refuse(
        name,
        f"不能读完：打开它要用的内存超过 {MOST_MEMORY // 1024**2} MB，或者它已损坏；请重新导出，或另存为 .docx。",
        f"cannot be read to its end: it takes more than {MOST_MEMORY // 1024**2} MB of memory, or is damaged; "
        "export it again, or save it as .docx.",
    )


def _sheet(number: int, page: "dict[str, Any]") -> Sheet:
    if page.get("failed"):
        return Sheet(number, 0, 0, (), (), (), 0, 0, 0, 0, 0, failed=True)
    return Sheet(
        number,
        page["width"],
        page["height"],
        tuple(Span(*span) for span in page["spans"]),
        tuple((left, right, level) for left, right, level in page["level"]),
        tuple((top, bottom, place) for top, bottom, place in page["upright"]),
        page["pictures"],
        page["hidden"],
        page["slanted"],
        page["layer"],
        page["fields"],
        failed=False,
        marks=page["marks"],
        said=tuple(page["said"]),
    )
