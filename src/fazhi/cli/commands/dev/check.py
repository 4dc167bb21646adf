"""The command `fazhi dev check`: run everything that continuous integration runs; the first that fails ends it."""

import click

from fazhi.cli.options import lang as lang_option
from fazhi.cli.page import Command
from fazhi.cli.tools import CHECK, run_all
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="check",
        help=said("dev.check", language),
        callback=run,
        params=[lang_option(language)],
    )


def run(*, lang: str) -> int:
    """Run everything that continuous integration runs, up to the first that fails."""
    del lang
    return run_all(CHECK)
