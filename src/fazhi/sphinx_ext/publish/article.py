"""A page of the built site without the site around it: what is printed, and nothing that leads off the paper."""

from typing import Any, Final

from lxml import html

from fazhi.sphinx_ext.html import tag

_ARTICLE: Final = ".//article[@role='main']"
_SCREEN: Final = (".//nav", ".//script", ".//a[@class='headerlink']")
"""What serves only on a screen."""
_SHEETS: Final = ("fazhi.css", "fazhi-answer.css", "fazhi-gaps.css", "fazhi-pdf.css")


def printable(page: str) -> str | None:
    """The page's article as a document of its own; None where the page shows no report."""
    article = article_of(page)
    if article is None:
        return None
    language = article.getroottree().getroot().get("lang", "zh-CN")
    _unlink(article)
    words = html.tostring(article, encoding="unicode", with_tail=False)
    return _document(article.find(".//h1").text_content(), words, language)


def article_of(page: str) -> Any:
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


def _unlink(article: Any) -> None:
    """Take away links to other pages: in a PDF they would name folders of the machine that made it."""
    for anchor in article.findall(".//a[@href]"):
        if not anchor.get("href").startswith("#"):
            del anchor.attrib["href"]


def _document(title: str, article: str, language: str) -> str:
    sheets = "".join(f'<link rel="stylesheet" href="_static/{sheet}">' for sheet in _SHEETS)
    head = f'<head><meta charset="utf-8">{tag("title", title)}{sheets}</head>'
    return f'<!doctype html><html lang="{language}">{head}<body><div class="content">{article}</div></body></html>'
