"""A page of the built site without the site around it."""

from typing import Any, Final

from lxml import html

_ARTICLE: Final = ".//article[@role='main']"
_SCREEN: Final = (".//nav", ".//script", ".//a[@class='headerlink']")
"""What serves only on a screen."""


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
