"""The command `fazhi evaluate`."""

import click

from fazhi.cli.options import colour, lang, later, option
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((f"{said('gold', language)}…", said("gold.long", language)),),
        name="evaluate",
        help=said("evaluate", language),
        short_help=said("evaluate.short", language),
        callback=later("evaluate", "run_evaluate"),
        params=[
            click.Argument(["gold"], metavar="GOLD…", nargs=-1, required=True),
            option(language, "no_baselines", is_flag=True),
            option(language, "notes", "file"),
            option(language, "show_held", "", "--show-held-out", is_flag=True),
            option(language, "format", "format", type=click.Choice(["text", "json"]), default="text"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )
