"""Writes text so that a reader of YAML takes it for text, whatever it says."""

import json


def quoted(text: str) -> str:
    """The text in double quotation marks on one line, with escapes for whatever does not print."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in written)
