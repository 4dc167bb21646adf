"""The command `fazhi compare`: what two reports differ in, and by what."""

from pathlib import Path
from typing import Any

import click

from fazhi.cli.named import audit_named
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import coloured, put, save, width
from fazhi.cli.words import said
from fazhi.corpus.comparison import Change, compare, of
from fazhi.intake import Asked
from fazhi.model.errors import InputError
from fazhi.output.formats import Options, entry
from fazhi.output.pages.comparison import WRITERS, Compared

WORSE = 1
"""Exit status where the second report has a gap or a weakness that the first had not."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        tuple((said(name, language), said(f"{name}.long", language)) for name in ("compare.first", "compare.second")),
        name="compare",
        help=said("compare", language),
        callback=run,
        params=[
            click.Argument(["first"], metavar=said("compare.first", "en")),
            click.Argument(["second"], metavar=said("compare.second", "en")),
            option(language, "unit_kind", "kind"),
            option(language, "territory", "name"),
            option(language, "role", "name"),
            option(language, "law_year", "year", type=int),
            option(language, "catalogue", "folder"),
            option(language, "format", "format", type=click.Choice([*WRITERS]), key="compare.format"),
            option(language, "output", "file"),
            colour(language),
            lang(language),
        ],
    )


def run(
    first: str, second: str, *, format: str | None, output: str | None, colour: str, lang: str, **about: Any
) -> int:  # fmt: skip
    """Compare them; 1 if something was lost."""
    wanted = entry(format, output or "")
    if wanted.name not in WRITERS:
        names = "、".join(WRITERS)
        raise InputError(
            f"对照不能写 {wanted.name} 格式；可用：{names}。",
            f"A comparison cannot be written as {wanted.name}; use one of {', '.join(WRITERS)}.",
        )
    asked = Asked.of(**about)
    catalogue = asked.load(Path.cwd())
    before, after = (audit_named(name, asked, catalogue) for name in (first, second))
    differences = compare(before, after)
    painted = colour == "always" if output else coloured(colour)
    options = Options(language=lang, colour=painted, width=width())
    data = WRITERS[wanted.name](Compared(before, after, differences), options).encode("utf-8", "backslashreplace")
    if output is None:
        put(data)
    else:
        save(data, Path(output), Path(first), Path(second))
    return WORSE if of(differences, Change.OPENED) or of(differences, Change.WEAKENED) else 0
