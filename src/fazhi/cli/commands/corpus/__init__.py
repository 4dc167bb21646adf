"""The commands `fazhi corpus …`: many units and many years."""

import click

from fazhi.cli.options import lang
from fazhi.cli.page import Group
from fazhi.cli.words import said


def build(language: str) -> click.Group:
    """The group in one language."""
    return Group(
        language,
        (
            ("audit", "fazhi.cli.commands.corpus.audit"),
            ("query", "fazhi.cli.commands.corpus.query"),
            ("compare", "fazhi.cli.commands.corpus.compare"),
            ("export", "fazhi.cli.commands.corpus.export"),
            ("site", "fazhi.cli.commands.corpus.site"),
            ("copies", "fazhi.cli.commands.corpus.copies"),
        ),
        name="corpus",
        help=said("corpus", language),
        params=[lang(language)],
    )
