"""The command `fazhi status`: what reviewers decided of a kept report, and what has to be looked at again."""

import click

from fazhi.cli.formats import view
from fazhi.cli.named import audit_kept, kept_folder
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.output.pages.status import WRITERS

AGAIN = 1
"""Exit status where a decision has to be confirmed."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("folder", language), said("folder.long", language)),),
        name="status",
        help=said("status", language),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=said("folder", "en")),
            option(language, "format", "format", type=click.Choice([*WRITERS]), default="text"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(folder: str, *, format: str, catalogue: str | None, colour: str, lang: str) -> int:
    """List them; 1 where one has to be confirmed."""
    found, log = audit_kept(kept_folder(folder), catalogue)
    put(WRITERS[format](found, log, view(lang, colour)))
    return AGAIN if any(item.standing.suspect for each in found.assessments for item in each.decided) else 0
