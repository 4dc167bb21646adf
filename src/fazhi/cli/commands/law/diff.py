"""The command `fazhi law diff`."""

import click

from fazhi.cli.options import colour, lang, later, option
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    names = [(said(name, language), said(f"{name}.long", language)) for name in ("first", "second")]
    return Command(
        language,
        tuple(names),
        name="diff",
        help=said("law.diff", language),
        short_help=said("law.diff.short", language),
        callback=later("law", "run_law_diff"),
        params=[
            click.Argument(["first"], metavar=said("first", "en"), type=int),
            click.Argument(["second"], metavar=said("second", "en"), type=int),
            option(language, "unit_kind", "kind", key="law.unit_kind"),
            option(language, "territory", "name"),
            option(language, "format", "format", type=click.Choice(["text", "json"]), default="text"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )
