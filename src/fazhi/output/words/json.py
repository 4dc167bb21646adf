"""JSON as every format and page writes it: people can read it, and nothing in it steers a terminal."""

import json
import re
from typing import Any, Final

from fazhi.model.law import Citation

_UNSEEN: Final = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""What JSON lets stand in a string, but could steer a terminal or fail to be written."""


def json_text(value: Any) -> str:
    """Plain dictionaries, lists, strings and numbers as a text of JSON and a line end."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def citation_object(item: Citation) -> dict[str, Any]:
    """Where a citation leads, and how far that was checked."""
    return {
        "instrument": item.instrument,
        "version": item.version.isoformat(),
        "article": item.article,
        "item": item.item,
        "verified": item.verified.value,
        "checked": item.checked.isoformat() if item.checked else None,
    }
