"""The command `fazhi dev torture`: kill what writes records, a thousand times each, and see that nothing is lost."""

import os

import click

from fazhi.cli.options import lang as lang_option
from fazhi.cli.options import option
from fazhi.cli.page import Command
from fazhi.cli.tools import TORTURE, run_all
from fazhi.cli.words import said

KILLS = "FAZHI_KILLS"
"""The variable of the environment that tells the tests how often."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="torture",
        help=said("dev.torture", language),
        callback=run,
        params=[
            option(language, "kills", "number", key="dev.torture.kills", type=click.IntRange(3), default=1000),
            lang_option(language),
        ],
    )


def run(*, kills: int, lang: str) -> int:
    """Run the tests that do it."""
    del lang
    os.environ[KILLS] = str(kills)
    return run_all([TORTURE])
