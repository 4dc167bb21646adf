"""The command `fazhi evaluate`: read labels, audit their reports, set one beside the other."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from fazhi.catalogue import load_for
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import coloured, put, width
from fazhi.cli.words import said
from fazhi.evidence import compile_rules
from fazhi.lab.baselines import Baseline, bm25, naive, read_notes
from fazhi.lab.labels import Gold, read_gold
from fazhi.lab.nearest import in_scopes
from fazhi.lab.pages.evaluation import Evaluation, evaluation_json, evaluation_text
from fazhi.lab.scores import judge_all
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((f"{said('gold', language)}…", said("gold.long", language)),),
        name="evaluate",
        help=said("evaluate", language),
        callback=run,
        params=[
            click.Argument(["gold"], metavar="GOLD…", nargs=-1, required=True),
            option(language, "no_baselines", is_flag=True),
            option(language, "notes", "file"),
            option(language, "show_held", "", "--show-held-out", is_flag=True),
            option(language, "format", "format", type=click.Choice(["text", "json"]), default="text"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(
    gold: Sequence[str],
    *,
    no_baselines: bool,
    notes: str | None,
    show_held: bool,
    format: str,
    catalogue: str | None,
    colour: str,
    lang: str,
) -> int:
    """Score the audit against the labels and show the figures."""
    loaded = load_for(catalogue, Path.cwd())
    golds = read_gold([Path(item) for item in gold], loaded)
    if not golds:
        raise InputError(
            "没有找到标注文件；请给出 .yaml 文件或存放它们的文件夹。", "No label file was found; name some."
        )
    baselines = {} if no_baselines else _baselines(golds, loaded, read_notes(Path(notes)) if notes else {})
    searcher = compile_rules(loaded)
    verdicts = list(judge_all(golds, searcher))
    evaluation = Evaluation(golds, verdicts, baselines, in_scopes(verdicts, searcher))
    if format == "json":
        put(evaluation_json(evaluation, show_held))
    else:
        put(evaluation_text(evaluation, coloured(colour), width(), lang, show_held))
    return 0


def _baselines(golds: Sequence[Gold], catalogue: Catalogue, notes: Mapping[str, str]) -> dict[str, Baseline]:
    return {"naive": naive(golds, catalogue, notes), "bm25": bm25(golds, catalogue)}
