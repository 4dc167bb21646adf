"""The command `fazhi dev bench`: measure speed and memory alone."""

import click

from fazhi.cli.options import lang as lang_option
from fazhi.cli.page import Command
from fazhi.cli.tools import BENCH, run_all
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="bench",
        help=said("dev.bench", language),
        callback=run,
        params=[lang_option(language)],
    )


def run(*, lang: str) -> int:
    """Run the measurements of speed and memory."""
    del lang
    return run_all([BENCH])
