"""The commands `fazhi law …`: about the law the catalogue rests on."""

import click

from fazhi.cli.options import lang
from fazhi.cli.page import Group
from fazhi.cli.words import said


def build(language: str) -> click.Group:
    """The group in one language."""
    return Group(
        language,
        (
            ("diff", "fazhi.cli.commands.law.diff"),
            ("show", "fazhi.cli.commands.law.show"),
            ("check", "fazhi.cli.commands.law.check"),
        ),
        name="law",
        help=said("law", language),
        params=[lang(language)],
    )
