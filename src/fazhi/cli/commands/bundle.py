"""The command `fazhi bundle`."""

import click

from fazhi.cli.options import lang, later, option
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("folder", language), said("bundle.folder.long", language)),),
        name="bundle",
        help=said("bundle", language),
        short_help=said("bundle.short", language),
        callback=later("bundle", "run_bundle"),
        params=[
            click.Argument(["folder"], metavar=said("folder", "en"), required=False),
            option(language, "targets", "names"),
            lang(language),
        ],
    )
