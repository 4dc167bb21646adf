"""The command `fazhi audit`."""

import click

from fazhi.cli.options import about_report, colour, lang, later, option
from fazhi.cli.page import Command
from fazhi.cli.words import said
from fazhi.model.both import Both
from fazhi.model.obligation import Severity
from fazhi.output.formats import FORMATS


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("file", language), said("report.long", language)),),
        name="audit",
        help=said("audit", language),
        short_help=said("audit.short", language),
        callback=later("audit", "run_audit"),
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
