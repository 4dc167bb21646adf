"""The command `fazhi list`: the duties there are, or those that bind one unit."""

from pathlib import Path
from typing import Unpack

import click

from fazhi.catalogue import check_year, roles_of
from fazhi.cli.formats import view
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.clock import this_year
from fazhi.intake import Asked, Told
from fazhi.model.obligation import Bound
from fazhi.output.pages.duties import WRITERS, duties


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (),
        name="list",
        help=said("list", language),
        callback=run,
        params=[
            option(language, "unit_kind", "kind", key="list.unit_kind"),
            option(language, "year", "year", key="list.year", type=int),
            option(language, "territory", "name"),
            option(language, "role", "name"),
            option(language, "format", "format", type=click.Choice([*WRITERS]), default="text", key="list.format"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(*, format: str, colour: str, lang: str, **about: Unpack[Told]) -> int:
    """List the duties that the asked-for unit and year have."""
    asked = Asked.of(**about)
    catalogue = asked.load(Path.cwd())
    bound = None
    if asked.unit_kind is not None:
        roles = roles_of(asked.unit_kind, None, asked.role, catalogue)
        bound = Bound(asked.unit_kind, asked.territory, roles)
    year = asked.year or this_year()
    check_year(catalogue, year)
    listed = duties(catalogue, bound, year)
    put(WRITERS[format](listed, catalogue, view(lang, colour)))
    return 0
