"""The command `fazhi rules coverage`: what each entry of the rules is met by."""

from collections.abc import Sequence
from pathlib import Path

import click

from fazhi.catalogue import load_for
from fazhi.cli.formats import view
from fazhi.cli.named import duty_named
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.evidence import compile_rules
from fazhi.lab.cases import cases_under
from fazhi.lab.coverage import coverage
from fazhi.lab.labels import read_gold
from fazhi.lab.pages.rules import COVERAGE_WRITERS
from fazhi.model.errors import InputError

_GOLD = ("tests/gold", "../shared/gold", "../shared/gold-real")
"""Where labels lie, so far as they are there."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((f"[{said('obligation', language)}]", said("rules.coverage.obligation", language)),),
        name="coverage",
        help=said("rules.coverage", language),
        callback=run,
        params=[
            click.Argument(["obligation"], metavar=said("obligation", "en"), required=False),
            option(language, "cases", "folder", default="tests/cases"),
            option(language, "gold", "folder", multiple=True, key="coverage_gold"),
            option(language, "format", "format", type=click.Choice([*COVERAGE_WRITERS]), default="text"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(
    obligation: str | None,
    *,
    cases: str,
    gold: Sequence[str],
    format: str,
    catalogue: str | None,
    colour: str,
    lang: str,
) -> int:
    """Tell of each entry which texts meet it; of all obligations only how many entries none bears out."""
    loaded = load_for(catalogue, Path.cwd())
    wanted = [duty_named(loaded, obligation)] if obligation else loaded.obligations
    folders = [Path(name) for name in gold] or [path for path in map(Path, _GOLD) if path.is_dir()]
    golds = read_gold(folders, loaded) if folders else []
    found = cases_under(Path(cases))
    if not (found or golds):
        raise InputError(
            f"{cases} 没有用例，也没有标注，无从印证；请用 --cases、--gold 指明存放它们的文件夹。",
            f"There are neither cases in {cases} nor labels to bear rules out; name their folders: --cases, --gold.",
        )
    entries = coverage(wanted, compile_rules(loaded), found, golds)
    put(COVERAGE_WRITERS[format](entries, obligation is not None, view(lang, colour)))
    return 0
