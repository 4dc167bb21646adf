"""What `fazhi audit` does: read, audit, show."""

from pathlib import Path
from typing import Any

from fazhi.cli.actions.told import Told
from fazhi.cli.streams import coloured, put, save, width
from fazhi.model.audit import Audit
from fazhi.model.errors import InputError
from fazhi.model.obligation import Severity
from fazhi.output.terminal import terminal_text

GAPS = 1
"""Exit status of an audit with gaps."""


def run_audit(
    file: str,
    *,
    format: str | None,
    quotes: bool,
    min_severity: str,
    output: str | None,
    colour: str,
    lang: str,
    **about: Any,
) -> int:
    """Audit a report and show it; 1 if it has gaps of that severity."""
    made = _format(format, output)
    result = Told(**about).audit(file)
    least = Severity(min_severity)
    text = _json(result, quotes) if made == "json" else _text(result, quotes, least, lang, _paint(colour, output))
    if output is None:
        put(text)
    else:
        save(text, Path(output), Path(file))
    return GAPS if result.gaps(least) else 0


_SUFFIXES = {".json": "json", ".txt": "text", ".text": "text"}
_NOT_MADE = frozenset(
    (".csv", ".tsv", ".xls", ".xlsx", ".doc", ".docx", ".wps", ".pdf", ".htm", ".html", ".xml", ".yaml", ".yml")
)


def _format(told: str | None, output: str | None) -> str:
    """The format asked for, or that of the file's suffix; InputError where the two say different things."""
    suffix = Path(output or "").suffix.lower()
    meant = _SUFFIXES.get(suffix)
    if suffix in _NOT_MADE or (told and meant and told != meant):
        raise InputError(
            f"--output {output} 的扩展名 {suffix} 与内容不符：这里写出 {told or 'text'} 格式；"
            "请改用 .txt（text）或 .json（json）。",
            f"--output {output} ends with {suffix}, but {told or 'text'} is what would be written; "
            "end it with .txt for text or .json for json.",
        )
    return told or meant or "text"


def _json(result: Audit, quotes: bool) -> str:
    from fazhi.output.as_json import json_text  # noqa: PLC0415 - the text view does without it

    return json_text(result, quotes)


def _text(result: Audit, quotes: bool, least: Severity, language: str, paint: bool) -> str:
    return terminal_text(result, paint, width(), language, quotes, least)


def _paint(colour: str, output: str | None) -> bool:
    """Whether to colour; a file is coloured only when that was said."""
    return colour == "always" if output else coloured(colour)
