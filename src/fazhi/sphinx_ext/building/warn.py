"""The warnings this extension can give: a closed list, each with its sentence."""

from enum import StrEnum

from docutils.nodes import Node
from sphinx.util import logging

from fazhi.model.both import Both
from fazhi.sphinx_ext.site import REPORT_PAGES

_FILES = tuple(f"{page.name}.rst" for page in REPORT_PAGES)
_LOGGER = logging.getLogger(__name__)


class Subtype(StrEnum):
    """Suppress one with `suppress_warnings = ["fazhi.<subtype>"]`."""

    UNKNOWN_REPORT = "unknown_report"
    UNKNOWN_DOMAIN = "unknown_domain"
    UNKNOWN_ITEM = "unknown_item"
    NO_PAGES = "no_pages"
    MISSING_PROGRAM = "missing_program"


SENTENCES: dict[Subtype, Both] = {
    Subtype.UNKNOWN_REPORT: Both("页面所指的报告不存在", "a page names a report that is not there"),
    Subtype.UNKNOWN_DOMAIN: Both("页面所指的领域不存在", "a page names a domain that is not there"),
    Subtype.UNKNOWN_ITEM: Both(
        "页面所指的义务或规范依据不在目录中", "a page names a duty or an instrument that is not in the catalogue"
    ),
    Subtype.NO_PAGES: Both(
        f"报告文件夹缺少页面，请从别的报告复制 {'、'.join(_FILES)}",
        f"a report's folder lacks its pages; copy {', '.join(_FILES[:-1])} and {_FILES[-1]} from another",
    ),
    Subtype.MISSING_PROGRAM: Both(
        "画图的程序没有安装，图没有画出，页面上写明了",
        "what draws a diagram is not installed; the page says so in its place",
    ),
}
"""What each warning means and what to do."""


def warn(subtype: Subtype, what: str, location: str | Node | None = None) -> None:
    """Give a warning about `what`, with its sentence."""
    _LOGGER.warning(
        "%s: %s", " / ".join(SENTENCES[subtype]), what, type="fazhi", subtype=subtype.value, location=location
    )
