"""The command `fazhi rules test`."""

import click

from fazhi.cli.options import colour, lang, later, option
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((f"[{said('obligation', language)}]", said("rules.test.obligation", language)),),
        name="test",
        help=said("rules.test", language),
        short_help=said("rules.test.short", language),
        callback=later("rules", "run_rules_test"),
        params=[
            click.Argument(["obligation"], metavar=said("obligation", "en"), required=False),
            option(language, "cases", "folder", default="tests/cases"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )
