"""A report of a built site as one HTML file to send by mail.

The file holds the gap report, the annotated text and the matrix with their styles, no script, and fetches nothing.
"""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath
from typing import Any, Final
from urllib.parse import unquote

from lxml import html

from fazhi.sphinx_ext.html import Html, join, speak, tag
from fazhi.sphinx_ext.parts import tabs
from fazhi.sphinx_ext.site import REPORT_PAGES, home

_PAGES: Final = sorted((page.name for page in REPORT_PAGES), key=lambda name: name != "gaps")
"""The gap report first, which the others explain."""
_SHEETS: Final = ("fazhi.css", "fazhi-answer.css", "fazhi-gaps.css", "fazhi-matrix.css", "fazhi-single.css")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_ARTICLE: Final = ".//article[@role='main']"
_SCREEN: Final = (".//nav", ".//script", ".//a[@class='headerlink']")
"""What serves only on a screen."""


def single(site: Path, folder: str) -> str | None:
    """The pages of a report's folder as one document; None where it shows no report."""
    articles: dict[str, Any] = {}
    for name in _PAGES:
        path = site / home(folder) / f"{name}.html"
        article = _article_of(path.read_text(encoding="utf-8")) if path.is_file() else None
        if article is not None:
            articles[name] = article
    if not articles:
        return None
    language = html.document_fromstring((site / "index.html").read_bytes()).get("lang", "zh")
    for name, article in articles.items():
        _prepare(name, article, articles)
        _enclose(site / home(folder), article)
    return _document(site, language, articles)


def _prepare(name: str, article: Any, articles: Mapping[str, Any]) -> None:
    """Lead every link into this file or nowhere, and tell the identifiers of the pages apart."""
    article.tag = "div"
    article.attrib.clear()
    for element in article.iterfind(".//*[@id]"):
        element.set("id", _anchor(name, element.get("id")))
    for link in article.findall(".//a[@href]"):
        target = _target(name, link.get("href"), articles)
        if target is None:
            link.tag = "span"
            del link.attrib["href"]
        else:
            link.set("href", f"#{target}")


def _enclose(folder: Path, article: Any) -> None:
    """Put the pictures that lie beside the page into it; one that is not there is left out."""
    for image in article.findall(".//img"):
        path = folder / Path(image.get("src", "")).name
        if path.suffix == ".png" and path.is_file():
            image.set("src", f"data:image/png;base64,{b64encode(path.read_bytes()).decode()}")
        else:
            image.drop_tree()


def _anchor(page: str, id: str) -> str:
    """An identifier of a page, told apart from the same one on another."""
    return f"{page}-{id}"


def _target(page: str, href: str, articles: Mapping[str, Any]) -> str | None:
    """Where a link leads inside the file; None for one that leads out of it."""
    path, _, anchor = href.partition("#")
    path, _, _asked = path.partition("?")
    other = normpath(path).removesuffix(".html") if path else page
    if other not in articles:
        return None
    return _anchor(other, unquote(anchor)) if anchor else f"page-{other}"


def _policy(articles: Mapping[str, Any]) -> str:
    """What the file may show: its own styles, and the pictures in it where there are some."""
    shown = any(article.find(".//img") is not None for article in articles.values())
    return f"{_POLICY}; img-src data:" if shown else _POLICY


def _document(site: Path, language: str, articles: Mapping[str, Any]) -> str:
    title = str(next(iter(articles.values())).find(".//h1").text_content())
    speak(language)
    names = dict(tabs())
    links = (tag("a", names[name], href=f"#page-{name}") for name in articles)
    parts = (
        tag("article", Html(html.tostring(article, encoding="unicode", with_tail=False)), id=f"page-{name}")
        for name, article in articles.items()
    )
    head = tag(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_policy(articles)}">'),
        tag("title", title),
        tag("style", Html(_styles(site))),
    )
    body = tag("body", tag("nav", *links, class_="fz-single-nav"), tag("main", *parts, class_="content"))
    return f"<!doctype html>\n{tag('html', join(head, body), lang=language)}\n"


def _styles(site: Path) -> str:
    sheets = (site / "_static" / sheet for sheet in _SHEETS)
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.is_file()).replace("</", "<\\/")


def _article_of(page: str) -> Any:
    """The element that shows a report without what serves only on the site, if the page has one.

    lxml's own types know nothing of HTML.
    """
    found: Any = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8")).find(_ARTICLE)
    empty = found is None or found.find(".//h1") is None or found.find(".//*[@id='nothing-supplied']") is not None
    if empty:
        return None
    for path in _SCREEN:
        for element in found.findall(path):
            element.drop_tree()
    return found
