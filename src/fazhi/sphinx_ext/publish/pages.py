"""What the local server gives out, and to whom: the files of one site, to pages of that site and to nobody else."""

import io
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import BinaryIO, Final

HOST: Final = "127.0.0.1"
_NAMES: Final = frozenset((HOST, "localhost"))
_OWN: Final = frozenset(("", "none", "same-origin"))
"""Where a request may come from, by the browser's own word: from nobody or a page of the site; old ones say nothing."""
_HEADERS: Final = (
    ("Cache-Control", "no-cache"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "no-referrer"),
)
"""A browser asks each time whether a page is still the same, and lets no page of elsewhere load, frame or open ours."""


class Pages(SimpleHTTPRequestHandler):
    """Serves the site to this machine alone."""

    server_version = "fazhi"
    sys_version = ""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Refuse who asks by another name or on behalf of another page, and what is no file of the site."""
        if self.headers.get("Host", "").partition(":")[0] not in _NAMES or not self._of_this_site():
            self.send_error(HTTPStatus.FORBIDDEN)
            return None
        if not self._shown(Path(self.translate_path(self.path))):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:
        """A folder without a page of its own is not told of."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Add what the browser is to know of every answer."""
        for name, value in _HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Not a line for each request: the builds are what one waits for."""

    def _of_this_site(self) -> bool:
        """Whether a page of the site asks, or a person who followed a link or typed the address.

        Another origin must not load `searchindex.js` or a page, for they hold the report; a port of this machine is
        another origin too.
        """
        whence = self.headers.get("Sec-Fetch-Site", "")
        opened = (self.headers.get("Sec-Fetch-Mode"), self.headers.get("Sec-Fetch-Dest")) == ("navigate", "document")
        return whence in _OWN or opened

    def _shown(self, path: Path) -> bool:
        """Whether a path lies in the site, by name and with every link followed, and under no hidden name."""
        site = Path(self.directory).resolve()
        try:
            real = path.resolve()
            inner = real.relative_to(site)
        except (OSError, ValueError, RuntimeError):
            return False
        return not any(name.startswith(".") for name in inner.parts) and "\0" not in str(path)
