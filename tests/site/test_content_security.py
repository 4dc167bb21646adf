"""The site under the strictest policy a server may send: nothing inline, nothing from elsewhere."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PAGES = (
    "index", "instruments", "instruments/SC713", "recall", "method", "search", "rules/index", "domains/decision",
    "obligations/DECISION_007",
    f"reports/{SAMPLE}/index", f"reports/{SAMPLE}/gaps", f"reports/{SAMPLE}/matrix",
)  # fmt: skip


class _Strict(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("page", PAGES)
def test_no_page_needs_anything_that_a_strict_policy_forbids(browser: "Chrome", served: str, page: str) -> None:
    browser.get_log("browser")
    browser.get(f"{served}/{page}.html")
    complaints = [entry["message"] for entry in browser.get_log("browser") if "favicon" not in entry["message"]]
    assert complaints == []


def test_the_theme_still_changes(browser: "Chrome", served: str) -> None:
    browser.get(f"{served}/index.html")
    assert browser.execute_script("return document.body.dataset.theme") == "auto"
    browser.execute_script("document.querySelector('.content-icon-container .theme-toggle').click()")
    assert browser.execute_script("return document.body.dataset.theme") in {"light", "dark"}
    browser.execute_script("localStorage.clear()")
