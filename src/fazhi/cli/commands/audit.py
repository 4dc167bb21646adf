"""The command `fazhi audit`."""

import click

from fazhi.cli.options import about_report, colour, lang, later, option
from fazhi.cli.page import Command
from fazhi.cli.words import said
from fazhi.model.obligation import Severity


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
            option(language, "format", "format", key="audit.format", type=click.Choice(["text", "json"])),
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
