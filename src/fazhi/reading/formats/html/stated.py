"""What the head of a page states of its article in tags that are not shown."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = {
    "title": ("articletitle", "og:title", "dc.title", "dcterms.title"),
    "published": (
        "pubdate",
        "publishdate",
        "article:published_time",
        "og:published_time",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
    ),
    "issuer": ("publisher", "dc.publisher", "dc.creator", "dcterms.publisher"),
}
"""Names of tags by what they state, the surest first; names are compared in lower case."""
_IDS = ("publish_time", "pubtime", "publishtime", "pubdate")
"""Ids of elements that show the day of publication without a label, as articles of public accounts do."""
_DAY = re.compile(r"((?:19|20)\d\d)([-/.年]?)(\d{1,2})([-/.月]?)(\d{1,2})")
_LONGEST = 200


def tagged(root: "_Element") -> dict[str, str]:
    """The values of a page's tags by what they state: title, published and issuer."""
    tags: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        value = " ".join((meta.get("content") or "").split())
        if name and value and len(value) <= _LONGEST:
            tags.setdefault(name.lower(), value)
    found = {group: value for group, names in _NAMES.items() if (value := next(filter(None, map(tags.get, names)), ""))}
    day = _day(found.pop("published", "")) or _shown(root)
    return found | ({"published": day} if day else {})


def page_titles(root: "_Element") -> list[str]:
    """What the page calls itself in its <title>; mostly with the name of the site."""
    return [" ".join((title.text or "").split())[:_LONGEST] for title in root.iter("title")][:1]


def _shown(root: "_Element") -> str:
    for element in root.iter("em", "span", "time", "i"):
        if (element.get("id") or "").lower() in _IDS or element.get("pubdate") is not None:
            day = _day(element.get("datetime") or (element.text or ""))
            if day:
                return day
    return ""


def _day(text: str) -> str:
    """A day as pages write it; one without marks gets them."""
    found = _DAY.search(text)
    if not found:
        return ""
    if found[2] and found[4]:
        return found[0] + ("日" if found[4] == "月" else "")
    whole = re.match(r"\D*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d{1,5}(?!\d))", text)
    return f"{whole[1]}-{whole[2]}-{whole[3]}" if whole else ""
