"""Gap report and matrix of the reports of a built site as PDF."""

import multiprocessing
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Final

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.sphinx_ext.publish.article import printable
from fazhi.sphinx_ext.site import REPORT_PAGES, home

_PRINTED: Final = tuple(page.name for page in REPORT_PAGES if page.printed)
_NO_EXTRA: Final = Both(
    "没有安装 WeasyPrint，不能生成 PDF；请运行 python -m pip install 'fazhi[pdf]'，或用 fazhi single 生成网页再打印。",
    "WeasyPrint is missing, so no PDF can be made: run python -m pip install 'fazhi[pdf]', or print what fazhi single "
    "makes.",
)
_NO_PANGO: Final = Both(
    "没有找到 Pango 程序库，不能生成 PDF（Debian：apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0）；也可以用 fazhi single 生成网页再打印。",
    "The Pango library is missing, so no PDF can be made; on Debian install those packages, or print what fazhi single "
    "makes.",
)
_NO_FONT: Final = Both(
    "没有找到中文字体，PDF 里只会是空框，所以没有生成（Debian：apt-get install fonts-noto-cjk）。",
    "No font with Chinese characters was found; the PDF would show empty boxes, so none was made (on Debian install "
    "fonts-noto-cjk).",
)


def check_renderer() -> None:
    """See that PDFs can be made here before anything is built for them.

    Raises:
        InputError: The renderer, its library or a Chinese font is not at hand.
    """
    try:
        from fazhi.sphinx_ext.publish.render import has_chinese_font  # noqa: PLC0415 - an extra, which loads Pango
    except ImportError:
        raise InputError.of(_NO_EXTRA) from None
    except OSError:
        raise InputError.of(_NO_PANGO) from None
    if not has_chinese_font():
        raise InputError.of(_NO_FONT)


def print_pages(site: Path, names: Mapping[str, str], begun: Callable[[int], None]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each PDF, in the order of `names`, which maps the folders of reports to how files are named.

    `begun` is told how many there will be before the first is made. Each is made by a process of its own, for each
    takes long.
    """
    pages = dict(_pages(site, names))
    begun(len(pages))
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from zip(pages, pool.map(_made, pages.values(), repeat(site)), strict=True)


def pdf_names(names: Collection[str]) -> Iterator[str]:
    """The names of the files that reports of these names are printed to."""
    yield from (f"{name}-{page}.pdf" for name in names for page in _PRINTED)


def _pages(site: Path, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name of the PDF and printable HTML of each page that shows a report."""
    for folder, name in names.items():
        for page in _PRINTED:
            path = site / home(folder) / f"{page}.html"
            html = printable(path.read_text(encoding="utf-8")) if path.is_file() else None
            if html is not None:
                yield f"{name}-{page}.pdf", html


def _made(html: str, site: Path) -> bytes:
    from fazhi.sphinx_ext.publish.render import render  # noqa: PLC0415 - see above

    return render(html, site)
