"""The command `fazhi explain`."""

import click

from fazhi.cli.options import about_report, colour, lang, later
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("obligation", language), said("obligation.long", language)),
            (f"[{said('file', language)}]", said("report.long", language)),
        ),
        name="explain",
        help=said("explain", language),
        short_help=said("explain.short", language),
        callback=later("explain", "run_explain"),
        params=[
            click.Argument(["obligation"], metavar=said("obligation", "en")),
            click.Argument(["file"], metavar=said("file", "en"), required=False),
            *about_report(language),
            colour(language),
            lang(language),
        ],
    )
