"""HTML to PDF with WeasyPrint, from files of the site alone."""

import ctypes
import ctypes.util
import mimetypes
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class OutsideError(FatalURLFetchingError):  # type: ignore[misc]  # it carries no types
    """Something was asked for that is no file of the site."""


class SiteFiles(URLFetcher):  # type: ignore[misc]  # the same
    """Gives out files below one folder and refuses all else, so that nothing is ever fetched."""

    def __init__(self, site: Path) -> None:
        super().__init__(allowed_protocols=("file",))
        self._site = site.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """The file of that address."""
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not path.is_relative_to(self._site):
            raise OutsideError(f"不是本网站的文件 not a file of the site: {url}")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def render(html: str, site: Path) -> bytes:
    """The document as PDF; addresses in it start from the site's folder. The same input gives the same bytes."""
    document = HTML(string=html, base_url=f"{site.resolve().as_uri()}/", url_fetcher=SiteFiles(site))
    made: bytes = document.write_pdf(pdf_identifier=sha256(html.encode()).hexdigest()[:32].encode())
    return made


def has_chinese_font() -> bool:
    """Whether fontconfig, where the renderer takes its fonts from, knows one with Chinese characters."""
    library = ctypes.util.find_library("fontconfig") or "libfontconfig.so.1"
    try:
        fontconfig = ctypes.CDLL(library)
    except OSError:
        return False
    for name in ("FcNameParse", "FcFontList", "FcObjectSetCreate"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    pattern = ctypes.c_void_p(fontconfig.FcNameParse(b":lang=zh-cn"))
    fields = ctypes.c_void_p(fontconfig.FcObjectSetCreate())
    found = fontconfig.FcFontList(None, pattern, fields)
    return bool(found) and ctypes.cast(found, ctypes.POINTER(ctypes.c_int))[0] > 0
