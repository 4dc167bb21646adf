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

_NOT_MADE = frozenset(
    (".tsv", ".xls", ".xlsx", ".doc", ".docx", ".wps", ".pdf", ".htm", ".html", ".xml", ".yaml", ".yml")
)
"""Ends of names that say what an audit is never written as."""
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
    _check_suffix(wanted, output)
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


def _check_suffix(wanted: Entry, output: str | None) -> None:
    """InputError for a file whose name says that something else is in it than what would be written."""
    suffix = Path(output or "").suffix.lower()
    made = {item.suffix: item.name for item in FORMATS}
    if suffix == wanted.suffix or not (suffix in made or suffix in _NOT_MADE):
        return
    known = "、".join(f"{end}（{name}）" for end, name in made.items())
    known_en = ", ".join(f"{end} ({name})" for end, name in made.items())
    raise InputError(
        f"--output {output} 的扩展名 {suffix} 与内容不符：这里写出 {wanted.name} 格式；可用的扩展名：{known}。",
        f"--output {output} ends with {suffix}, but {wanted.name} is what would be written; files can end with "
        f"{known_en}.",
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
