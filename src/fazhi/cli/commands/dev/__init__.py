"""The commands `fazhi dev …`: working on fazhi itself, in its source tree."""

import click

from fazhi.cli.options import lang
from fazhi.cli.page import Group
from fazhi.cli.words import said


def build(language: str) -> click.Group:
    """The group in one language."""
    names = ("test", "bench", "calibrate", "check", "mutants", "fuzz", "torture")
    return Group(
        language,
        tuple((name, f"fazhi.cli.commands.dev.{name}") for name in names),
        name="dev",
        help=said("dev", language),
        params=[lang(language)],
    )
