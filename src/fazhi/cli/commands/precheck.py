"""The command `fazhi precheck`: what should not leave the office with a report."""

from typing import Unpack

import click

from fazhi.cli.formats import view
from fazhi.cli.named import audit_named
from fazhi.cli.options import about_report, colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.intake import Asked, Told
from fazhi.model.errors import InputError
from fazhi.output.pages.slips import WRITERS
from fazhi.precheck import precheck

FOUND = 1
"""Exit status where something should not leave."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("file", language), said("report.long", language)),),
        name="precheck",
        help=said("precheck", language),
        callback=run,
        params=[
            click.Argument(["file"], metavar=said("file", "en")),
            *about_report(language),
            option(language, "format", "format", type=click.Choice([*WRITERS]), default="text"),
            colour(language),
            lang(language),
        ],
    )


def run(file: str, *, format: str, colour: str, lang: str, **about: Unpack[Told]) -> int:
    """Show what should not leave; 1 if there is anything."""
    audit = audit_named(file, Asked.of(**about))
    if not audit.report.supplied:
        raise InputError(
            f"“{file}”只登记了佐证的位置，没有原文；请给出报告文件。",
            f'"{file}" is kept without its text; name the file of the report.',
        )
    slips = precheck(audit)
    put(WRITERS[format](audit.report, slips, view(lang, colour)))
    return FOUND if slips else 0
