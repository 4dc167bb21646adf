"""Gap report and matrix of every report of a built site as PDF: `python -m fazhi.sphinx_ext.pdf SITE OUT`."""

import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Final

from fazhi.sphinx_ext.pdf_page import printable
from fazhi.sphinx_ext.site import home
from fazhi.sphinx_ext.sources import SUPPLIED

_PAGES: Final = ("gaps", "matrix")
_MISUSED: Final = 2
_USAGE: Final = "用法 Usage: python -m fazhi.sphinx_ext.pdf SITE OUT\n"
_NO_EXTRA: Final = (
    "没有安装 WeasyPrint，请运行 pip install 'fazhi[pdf]'。WeasyPrint is missing: run pip install 'fazhi[pdf]'.\n"
)
_NO_PANGO: Final = (
    "没有找到 Pango 程序库（Debian：apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0）。"
    "The Pango library is missing; on Debian install those packages.\n"
)


def main(arguments: list[str]) -> int:
    """Write the PDFs; 0 if all went well, 2 for wrong arguments or where the renderer is not at hand."""
    if len(arguments) != len(("SITE", "OUT")):
        return _refuse(_USAGE)
    try:
        import fazhi.sphinx_ext.pdf_render  # noqa: F401, PLC0415 - an extra, and it loads Pango as it is imported
    except ImportError:
        return _refuse(_NO_EXTRA)
    except OSError:
        return _refuse(_NO_PANGO)
    site, out = map(Path, arguments)
    _clear(out)
    pages = dict(_pages(site))
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for name, made in zip(pages, pool.map(_made, pages.values(), repeat(site)), strict=True):
            if made is not None:
                (out / f"{name}.pdf").write_bytes(made)
                sys.stdout.write(f"{out / name}.pdf\n")
    return 0


def _made(page: Path, site: Path) -> bytes | None:
    """A page as PDF; None where it shows no report. Each is made by a process of its own, for each takes long."""
    from fazhi.sphinx_ext.pdf_render import render  # noqa: PLC0415 - see above

    html = printable(page.read_text(encoding="utf-8"))
    return None if html is None else render(html, site)


def _pages(site: Path) -> Iterator[tuple[str, Path]]:
    """Name and file of each page to print, in the order of their names."""
    kept = (folder.name for folder in (site / "reports").glob("*") if folder.is_dir())
    for folder in (*sorted(kept), SUPPLIED):
        for page in _PAGES:
            path = site / home(folder) / f"{page}.html"
            if path.is_file():
                yield f"{folder}-{page}", path


def _clear(out: Path) -> None:
    """An empty place for the PDFs: what an earlier build printed of another report does not stay behind."""
    out.mkdir(parents=True, exist_ok=True)
    for page in _PAGES:
        for old in out.glob(f"*-{page}.pdf"):
            old.unlink()


def _refuse(message: str) -> int:
    sys.stderr.write(message)
    return _MISUSED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
