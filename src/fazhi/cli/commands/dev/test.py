"""The command `fazhi dev test`: run the tests of this software."""

import click

from fazhi.cli.options import lang as lang_option
from fazhi.cli.page import Command
from fazhi.cli.tools import TEST, run_all
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="test",
        help=said("dev.test", language),
        callback=run,
        params=[lang_option(language)],
    )


def run(*, lang: str) -> int:
    """Run the tests."""
    del lang
    return run_all([TEST])
