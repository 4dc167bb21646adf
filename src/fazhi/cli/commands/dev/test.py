"""The command `fazhi dev test`."""

import click

from fazhi.cli.options import lang, later
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="test",
        help=said("dev.test", language),
        short_help=said("dev.test.short", language),
        callback=later("dev", "run_test"),
        params=[lang(language)],
    )
