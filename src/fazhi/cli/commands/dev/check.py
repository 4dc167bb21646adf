"""The command `fazhi dev check`."""

import click

from fazhi.cli.options import lang, later
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="check",
        help=said("dev.check", language),
        short_help=said("dev.check.short", language),
        callback=later("dev", "run_check"),
        params=[lang(language)],
    )
