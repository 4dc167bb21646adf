"""The command `fazhi audit`: read, audit, show."""

import sys
from pathlib import Path
from typing import Any

import click

from fazhi.cli.named import audit_named
from fazhi.cli.options import about_report, colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import coloured, put, save, width
from fazhi.cli.templates import templates
from fazhi.cli.words import said
from fazhi.intake import Asked
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.obligation import Severity
from fazhi.output.formats import FORMATS, Entry, Options, entry, write

GAPS = 1
"""Exit status of an audit with gaps."""
_PAPER = "pdf"
"""The format that is set by templates."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("file", language), said("report.long", language)),),
        name="audit",
        help=said("audit", language),
        callback=run,
        params=[
            click.Argument(["file"], metavar=said("file", "en")),
            *about_report(language),
            _format(language),
            option(language, "quotes", is_flag=True),
            option(
                language,
                "min_severity",
                "level",
                type=click.Choice([item.value for item in Severity]),
                default="notice",
            ),
            option(language, "sort", "order", type=click.Choice(["catalogue", "likelihood"]), default="catalogue"),
            option(language, "papers", "folder"),
            option(language, "output", "file"),
            colour(language),
            lang(language),
        ],
    )


def _format(language: str) -> click.Option:
    """The formats of the table, each with whom it is for."""
    made = option(language, "format", "format", type=click.Choice([item.name for item in FORMATS]))
    each = Both("，", "; ").of(language).join(f"{item.name} {item.about.of(language)}" for item in FORMATS)
    first = FORMATS[0].name
    default = Both(f"；默认随 --output 的后缀，否则 {first}", f"; by default that of --output's suffix, else {first}")
    made.help = each + default.of(language)
    return made


def run(
    file: str,
    *,
    format: str | None,
    quotes: bool,
    min_severity: str,
    sort: str,
    output: str | None,
    colour: str,
    lang: str,
    **about: Any,
) -> int:
    """Audit a report and show it; 1 if it has gaps of that severity."""
    wanted = entry(format, output or "")
    if output is None:
        _check_terminal(wanted)
    own = about.pop("papers")
    result = audit_named(file, Asked.of(**about))
    least = Severity(min_severity)
    paper = templates(own) if wanted.name == _PAPER else None
    options = Options(lang, quotes, least, _paint(colour, output), width(), sort == "likelihood", paper)
    data = write(wanted, result, options)
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
