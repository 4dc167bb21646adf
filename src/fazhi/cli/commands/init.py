"""The command `fazhi init`."""

import click

from fazhi.cli.options import lang, later
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("init.folder", language), said("init.folder.long", language)),),
        name="init",
        help=said("init", language),
        short_help=said("init.short", language),
        callback=later("init", "run_init"),
        params=[click.Argument(["folder"], metavar=said("init.folder", "en")), lang(language)],
    )
