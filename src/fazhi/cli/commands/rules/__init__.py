"""The commands `fazhi rules …`: about the evidence rules of the catalogue."""

import click

from fazhi.cli.options import lang
from fazhi.cli.page import Group
from fazhi.cli.words import said


def build(language: str) -> click.Group:
    """The group in one language."""
    return Group(
        language,
        (
            ("test", "fazhi.cli.commands.rules.test"),
            ("coverage", "fazhi.cli.commands.rules.coverage"),
        ),
        name="rules",
        help=said("rules", language),
        params=[lang(language)],
    )
