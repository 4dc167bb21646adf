"""The command `fazhi detach`."""

import click

from fazhi.cli.options import lang, later, option
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("file", language), said("file.long", language)),
            (said("folder", language), said("folder.long", language)),
        ),
        name="detach",
        help=said("detach", language),
        short_help=said("detach.short", language),
        callback=later("detach", "run_detach"),
        params=[
            click.Argument(["file"], metavar=said("file", "en")),
            click.Argument(["folder"], metavar=said("folder", "en")),
            option(language, "catalogue", "folder"),
            lang(language),
        ],
    )
