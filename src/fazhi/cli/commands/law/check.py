"""The command `fazhi law check`: hold what the catalogue cites to the texts in a folder."""

from pathlib import Path

import click

from fazhi.catalogue import load_for
from fazhi.cli.formats import view
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.laws import check_texts, read_laws
from fazhi.output.pages.law_texts import WRITERS


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("law_folder", language), said("law_folder.long", language)),),
        name="check",
        help=said("law.check", language),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=said("law_folder", "en")),
            option(language, "format", "format", type=click.Choice([*WRITERS]), default="text"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(folder: str, *, format: str, catalogue: str | None, colour: str, lang: str) -> int:
    """Tell what holds, what does not, and which texts are later than the catalogue."""
    loaded = load_for(catalogue, Path.cwd())
    laws = read_laws(Path(folder))
    found = check_texts(loaded, laws)
    put(WRITERS[format](found, laws, loaded, view(lang, colour)))
    return 1 if found.wrong else 0
