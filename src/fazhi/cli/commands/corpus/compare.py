"""The command `fazhi corpus compare`: units beside each other, within one kind of unit and the law of one year."""

import gc
from pathlib import Path
from typing import Final

import click

from fazhi.cli.formats import format_wanted, refuse_terminal
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import deliver, refuse_own
from fazhi.cli.words import said
from fazhi.corpus.fair import compared, correction_by, reports_of, shipped
from fazhi.corpus.parquet import need_pyarrow
from fazhi.corpus.results import Results
from fazhi.intake import Asked
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.output.pages.fair import WRITERS

_WHAT: Final = Both("对照", "A comparison")


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("corpus.results", language), said("corpus.results.long", language)),),
        name="compare",
        help=said("corpus.compare", language),
        callback=run,
        params=[
            click.Argument(["results"], metavar=said("corpus.results", "en")),
            option(
                language,
                "unit_kind",
                "kind",
                key="corpus.unit_kind",
            ),
            option(language, "year", "year", key="corpus.year", type=int),
            option(language, "ranks", is_flag=True),
            option(language, "format", "format", key="corpus.compare.format", type=click.Choice([*WRITERS])),
            option(language, "output", "file"),
            lang(language),
        ],
    )


def run(
    results: str,
    *,
    unit_kind: str | None,
    year: int | None,
    ranks: bool,
    format: str | None,
    output: str | None,
    lang: str,
) -> int:
    """Compare them, and show it."""
    gc.enable()  # results may be long, unlike what other commands read
    need_pyarrow()
    name = format_wanted(format, output, WRITERS, _WHAT)
    if output is not None:
        refuse_own(Path(output))
    if name == "xlsx":
        refuse_terminal(name, output)
    kind = Asked.of(unit_kind=unit_kind).unit_kind
    reports = [
        item
        for item in reports_of(Results.of(results))
        if (kind is None or item.unit_kind is kind) and (year is None or item.year == year)
    ]
    if not reports:
        raise InputError(
            f"{results} 里没有这样的报告；请换 --unit-kind 或 --year，fazhi corpus query {results} trend 列出有哪些。",
            f"{results} holds no such report; fazhi corpus query {results} trend lists kinds and years.",
        )
    data = WRITERS[name](compared(reports, correction_by(shipped()), with_ranks=ranks), lang, ranks)
    deliver(data, output, language=lang)
    return 0
