"""What `fazhi audit` does: read, audit, show."""

from pathlib import Path
from typing import Any

from fazhi.cli.actions.told import audit_named
from fazhi.cli.streams import coloured, put, save, width
from fazhi.intake import Asked
from fazhi.model.audit import Audit
from fazhi.model.obligation import Severity
from fazhi.output.terminal import terminal_text

GAPS = 1
"""Exit status of an audit with gaps."""


def run_audit(
    file: str,
    *,
    format: str,
    quotes: bool,
    min_severity: str,
    output: str | None,
    colour: str,
    lang: str,
    **about: Any,
) -> int:
    """Audit a report and show it; 1 if it has gaps of that severity."""
    result = audit_named(file, Asked.of(**about))
    least = Severity(min_severity)
    text = _json(result, quotes) if format == "json" else _text(result, quotes, least, lang, _paint(colour, output))
    if output is None:
        put(text)
    else:
        save(text, Path(output), Path(file))
    return GAPS if result.gaps(least) else 0


def _json(result: Audit, quotes: bool) -> str:
    from fazhi.output.as_json import json_text  # noqa: PLC0415 - the text view does without it

    return json_text(result, quotes)


def _text(result: Audit, quotes: bool, least: Severity, language: str, paint: bool) -> str:
    return terminal_text(result, paint, width(), language, quotes, least)


def _paint(colour: str, output: str | None) -> bool:
    """Whether to colour; a file is coloured only when that was said."""
    return colour == "always" if output else coloured(colour)
