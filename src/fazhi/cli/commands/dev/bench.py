"""The command `fazhi dev bench`."""

import click

from fazhi.cli.options import lang, later
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="bench",
        help=said("dev.bench", language),
        short_help=said("dev.bench.short", language),
        callback=later("dev", "run_bench"),
        params=[lang(language)],
    )
