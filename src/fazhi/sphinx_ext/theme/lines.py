"""Lines of the source joined as Chinese is written: a browser makes a gap of every line end between two characters."""

import re
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx

_WIDE: Final = "\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff01-\uff65"
_QUOTES: Final = "“”‘’…—·"
_STOPS: Final = "\u3001\u3002\u300a\u300b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
_END: Final = re.compile(f"(?<=[{_WIDE}{_QUOTES}])\n(?=[{_WIDE}{_QUOTES}])|(?<=[{_STOPS}])\n|\n(?=[{_STOPS}])")
_KEPT: Final = (nodes.FixedTextElement, nodes.literal, nodes.raw, nodes.comment)
_BEFORE_SEARCH: Final = 400


def register(app: Sphinx) -> None:
    """Join the lines of each document as it is read, before others gather its words."""
    app.connect("doctree-read", _join, priority=_BEFORE_SEARCH)


def joined(text: str) -> str:
    """The text without the line ends that stand between Chinese characters or at a full-width stop."""
    return _END.sub("", text)


def _join(_: Sphinx, doctree: nodes.document) -> None:
    for node in list(doctree.findall(nodes.Text)):
        if "\n" in node and not isinstance(node.parent, _KEPT):
            node.parent.replace(node, nodes.Text(joined(str(node))))
