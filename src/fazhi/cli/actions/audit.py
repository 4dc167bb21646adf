"""What `fazhi audit` does: read, audit, show."""

import sys
from pathlib import Path
from typing import Any

from fazhi.cli.actions.told import audit_named
from fazhi.cli.streams import coloured, put, save, width
from fazhi.intake import Asked
from fazhi.model.errors import InputError
from fazhi.model.obligation import Severity
from fazhi.output.formats import FORMATS, Entry, Options, entry, write

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
    wanted = entry(format, output or "")
    _check_suffix(wanted, output or "")
    if output is None:
        _check_terminal(wanted)
    result = audit_named(file, Asked.of(**about))
    least = Severity(min_severity)
    data = write(wanted, result, Options(lang, quotes, least, _paint(colour, output), width()))
    if output is None:
        put(data)
    else:
        save(data, Path(output), Path(file))
    return GAPS if result.gaps(least) else 0


_NOT_MADE = frozenset(
    (".csv", ".tsv", ".xls", ".xlsx", ".doc", ".docx", ".wps", ".pdf", ".htm", ".html", ".xml", ".yaml", ".yml")
)
"""Suffixes that promise something else than text, where no format has them."""


def _check_suffix(wanted: Entry, output: str) -> None:
    """InputError for a file whose suffix is that of another format, or of none that is written."""
    suffix = Path(output).suffix.lower()
    fitting = [item for item in FORMATS if output.lower().endswith(item.suffix)]
    if (fitting and wanted not in fitting) or (not fitting and suffix in _NOT_MADE):
        raise InputError(
            f"--output {output} 的扩展名 {suffix} 与内容不符：写出的是 {wanted.name} 格式；"
            f"请把扩展名改为 {wanted.suffix}，或另选 --format。",
            f"--output {output} ends with {suffix}, but {wanted.name} is what would be written; end it with "
            f"{wanted.suffix} or choose another --format.",
        )


def _check_terminal(wanted: Entry) -> None:
    """InputError for what is no text and would be written to a terminal."""
    if wanted.binary and sys.stdout.isatty():
        raise InputError(
            f"{wanted.name} 不是文本，不能显示在终端；请加 --output 文件{wanted.suffix}。",
            f"{wanted.name} is no text and cannot be shown at a terminal; add --output FILE{wanted.suffix}.",
        )


def _paint(colour: str, output: str | None) -> bool:
    """Whether to colour; a file is coloured only when that was said."""
    return colour == "always" if output else coloured(colour)
