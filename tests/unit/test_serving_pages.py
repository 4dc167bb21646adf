"""Whom the local server answers, and with what: pages of the site itself, and nobody else."""

import threading
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from fazhi.sphinx_ext.publish.serve import HOST, Pages


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with what must not be given out in it and beside it."""
    out = tmp_path / "html"
    for name in (
        "index.html",
        "searchindex.js",
        ".doctrees/index.doctree",
        ".buildinfo",
        "sub/page.html",
        "bare/x.css",
    ):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("报告原文", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "html-other").mkdir()
    (tmp_path / "html-other" / "secret.txt").write_text("secret", encoding="utf-8")
    (out / "link.txt").symlink_to(tmp_path / "secret.txt")
    (out / "up").symlink_to(tmp_path)
    (out / "loop").symlink_to("loop")
    return out


@pytest.fixture
def port(site: Path) -> Iterator[int]:
    with ThreadingHTTPServer((HOST, 0), partial(Pages, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    connection = HTTPConnection(HOST, port, timeout=10)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize("path", ["/", "/index.html", "/searchindex.js", "/sub/page.html", "/index.html?a=b"])
def test_what_the_site_shows_is_given(port: int, path: str) -> None:
    assert ask(port, path).status == 200
    assert ask(port, path, "HEAD", Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/.doctrees/index.doctree",
        "/.buildinfo",
        "/%2edoctrees/index.doctree",
        "/sub/../.doctrees/index.doctree",
        "/link.txt",
        "/up/secret.txt",
        "/up/html/.buildinfo",
        "/loop",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/../html-other/secret.txt",
        "/bare/",
        "/sub/",
        "/index.html%00",
        "/" + "a" * 5000,
    ],
)
def test_what_is_not_below_the_folder_of_pages_is_not_served(port: int, path: str) -> None:
    assert ask(port, path).status == 404


@pytest.mark.parametrize("whence", ["cross-site", "same-site"])
def test_a_page_of_elsewhere_loads_nothing(port: int, whence: str) -> None:
    for mode, kind in (("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"), ("no-cors", "image")):
        answer = ask(port, "/searchindex.js", Sec_Fetch_Site=whence, Sec_Fetch_Mode=mode, Sec_Fetch_Dest=kind)
        assert answer.status == 403, (mode, kind)


def test_a_link_of_elsewhere_may_be_followed(port: int) -> None:
    told = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert ask(port, "/index.html", **told).status == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "", "localhost.example:80"])
def test_another_name_that_leads_here_is_refused(port: int, host: str) -> None:
    assert ask(port, "/index.html", Host=host).status == 403


def test_every_answer_tells_browsers_to_keep_it_to_this_site(port: int) -> None:
    for path in ("/index.html", "/none.html"):
        answer = ask(port, path)
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_reading_is_answered(port: int, method: str) -> None:
    assert ask(port, "/index.html", method).status == 501
