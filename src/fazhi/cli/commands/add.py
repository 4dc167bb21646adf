"""The command `fazhi add`."""

import click

from fazhi.cli.options import lang, later, option
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("file", language), said("file.long", language)),),
        name="add",
        help=said("add", language),
        short_help=said("add.short", language),
        callback=later("add", "run_add"),
        params=[
            click.Argument(["file"], metavar=said("file", "en")),
            option(language, "slug", "name"),
            option(language, "source", "name"),
            option(language, "unit_kind", "kind"),
            option(language, "year", "year", type=int),
            option(language, "unit", "name"),
            option(language, "territory", "name"),
            lang(language),
        ],
    )
