"""The command `fazhi corpus compare`: units beside each other, within one kind of unit and the law of one year."""

import gc
import sys
from pathlib import Path
from typing import Final

import click

from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put, refuse_own, save_bytes
from fazhi.cli.words import said
from fazhi.corpus.fair import compared, correction_by, reports_of, shipped
from fazhi.corpus.parquet import need_pyarrow
from fazhi.corpus.results import Results
from fazhi.intake import Asked
from fazhi.model.errors import InputError
from fazhi.output.pages.fair import WRITERS

_SUFFIXES: Final = {".txt": "text", ".csv": "csv", ".xlsx": "xlsx", ".json": "json"}


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
    name = _format(format, output)
    if output is not None:
        refuse_own(Path(output), ())
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
    if output is None:
        put(data)
    else:
        save_bytes(data, Path(output))
    return 0


def _format(told: str | None, output: str | None) -> str:
    """The format asked for, by itself or by a suffix.

    Raises:
        InputError: The suffix is that of another one, or a terminal would be written to that cannot show it.
    """
    suffix = Path(output).suffix.lower() if output else ""
    meant = _SUFFIXES.get(suffix)
    if suffix and (meant is None or told not in {None, meant}):
        raise InputError(
            f"--output {output} 的后缀与内容不符；可用的后缀：{'、'.join(_SUFFIXES)}。",
            f"The suffix of --output {output} is none of what is written here: {', '.join(_SUFFIXES)}.",
        )
    name = told or meant or "text"
    if output is None and name == "xlsx" and sys.stdout.isatty():
        raise InputError(
            "xlsx 不是文本，不能显示在终端；请加 --output 文件.xlsx。",
            "xlsx is no text and cannot be shown at a terminal; add --output FILE.xlsx.",
        )
    return name
