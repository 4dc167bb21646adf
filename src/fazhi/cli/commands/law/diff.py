"""The command `fazhi law diff`: judge every duty by the law of two years."""

from pathlib import Path
from typing import Unpack

import click

from fazhi.catalogue import roles_of
from fazhi.catalogue.changes import law_changes
from fazhi.cli.formats import view
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.intake import Asked, Told
from fazhi.model.unit import UnitKind
from fazhi.output.pages.law_diff import WRITERS


def build(language: str) -> click.Command:
    """The command in one language."""
    names = [(said(name, language), said(f"{name}.long", language)) for name in ("first", "second")]
    return Command(
        language,
        tuple(names),
        name="diff",
        help=said("law.diff", language),
        callback=run,
        params=[
            click.Argument(["first"], metavar=said("first", "en"), type=int),
            click.Argument(["second"], metavar=said("second", "en"), type=int),
            option(language, "unit_kind", "kind", key="law.unit_kind"),
            option(language, "territory", "name"),
            option(language, "role", "name"),
            option(language, "format", "format", type=click.Choice([*WRITERS]), default="text"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(first: int, second: int, *, format: str, colour: str, lang: str, **about: Unpack[Told]) -> int:
    """Show which duties began, ended, moved or changed their severity."""
    asked = Asked.of(**about)
    loaded = asked.load(Path.cwd())
    kind = UnitKind.DEPARTMENT if asked.role and asked.unit_kind is None else asked.unit_kind
    roles = None if kind is None else roles_of(kind, None, asked.role, loaded)
    changes = list(law_changes(loaded, first, second, kind, asked.territory, roles))
    put(WRITERS[format](changes, (first, second), loaded, view(lang, colour)))
    return 0
