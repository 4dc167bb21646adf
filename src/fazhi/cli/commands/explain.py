"""The command `fazhi explain`: find the obligation, read the report if there is one, show both.

The report may stand before the obligation: nobody should have to know which comes first.
"""

from pathlib import Path
from typing import Unpack

import click

from fazhi.cli.formats import view
from fazhi.cli.named import audit_named, duty_and_report
from fazhi.cli.options import about_report, annex, colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.intake import Asked, Told


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("obligation", language), said("obligation.long", language)),
            (f"[{said('file', language)}]", said("report.long", language)),
        ),
        name="explain",
        help=said("explain", language),
        callback=run,
        params=[
            click.Argument(["obligation"], metavar=said("obligation", "en")),
            click.Argument(["file"], metavar=said("file", "en"), required=False),
            *about_report(language),
            annex(language),
            option(language, "rule", is_flag=True),
            colour(language),
            lang(language),
        ],
    )


def run(
    obligation: str,
    file: str | None,
    *,
    annex: tuple[str, ...],
    rule: bool,
    colour: str,
    lang: str,
    **about: Unpack[Told],
) -> int:
    """Explain an obligation, with a report also what the report says of it."""
    from fazhi.output.pages.duties import explain_text  # noqa: PLC0415 - `fazhi audit` does without it

    asked = Asked.of(**about)
    catalogue = asked.load(Path.cwd())
    wanted, file = duty_and_report(catalogue, obligation, file)
    result = audit_named(file, asked, catalogue, annex) if file is not None else None
    put(explain_text(wanted, catalogue, view(lang, colour), result, written=rule, asked=asked))
    return 0
