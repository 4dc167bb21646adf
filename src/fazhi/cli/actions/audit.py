"""What `fazhi audit` does: read, audit, show."""

import sys
from pathlib import Path
from typing import Any

from fazhi.cli.actions.told import audit_named
from fazhi.cli.streams import coloured, put, save, width
from fazhi.intake import Asked
from fazhi.model.errors import InputError
from fazhi.model.obligation import Severity
from fazhi.output.formats import Entry, Options, entry, write

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
