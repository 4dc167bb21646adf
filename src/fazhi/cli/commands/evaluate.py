"""The command `fazhi evaluate`: set the audit beside readers' labels, or one run beside another."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from fazhi.catalogue import load_for
from fazhi.cli.formats import view
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.evidence import compile_rules
from fazhi.lab.against import Run, compare, is_run, read_run, run_of
from fazhi.lab.baselines import Baseline, bm25, naive, read_notes
from fazhi.lab.first_sight import NOTHING, FirstSight, find_first_sight, read_first_sight
from fazhi.lab.labels import Gold, read_gold
from fazhi.lab.nearest import in_scopes
from fazhi.lab.pages import comparison
from fazhi.lab.pages.evaluation import WRITERS, Evaluation
from fazhi.lab.scores import judge_all
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("gold", language), said("gold.long", language)),),
        name="evaluate",
        help=said("evaluate", language),
        callback=run,
        params=[
            click.Argument(["gold"], metavar=said("gold", "en"), nargs=-1, required=True),
            option(language, "no_baselines", is_flag=True),
            option(language, "notes", "file"),
            option(language, "show_held", "", "--show-held-out", is_flag=True),
            option(language, "first_sight", "file"),
            option(language, "against", "run"),
            option(language, "format", "format", type=click.Choice([*WRITERS]), default="text"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(  # noqa: PLR0913 - one for each option
    gold: Sequence[str],
    *,
    no_baselines: bool,
    notes: str | None,
    show_held: bool,
    first_sight: str | None,
    against: str | None,
    format: str,
    catalogue: str | None,
    colour: str,
    lang: str,
) -> int:
    """Score the audit against the labels and show the figures, or what differs between two runs."""
    loaded = load_for(catalogue, Path.cwd())
    paths = [Path(item) for item in gold]
    options = view(lang, colour)
    if against is None:
        golds, seen = _golds(paths, loaded), _first_sight(paths, first_sight)
        baselines = {} if no_baselines else _baselines(golds, loaded, read_notes(Path(notes)) if notes else {})
        put(WRITERS[format](_evaluated(golds, loaded, baselines, seen), show_held, options))
    else:
        later = read_run(paths) if all(map(is_run, paths)) else _measured(paths, loaded, show_held)
        put(comparison.WRITERS[format](compare(read_run([Path(against)]), later), loaded, options))
    return 0


def _evaluated(
    golds: list[Gold], catalogue: Catalogue, baselines: Mapping[str, Baseline], seen: FirstSight
) -> Evaluation:
    searcher = compile_rules(catalogue)
    verdicts = list(judge_all(golds, searcher))
    return Evaluation(golds, verdicts, baselines, seen, in_scopes(verdicts, searcher))


def _measured(paths: Sequence[Path], catalogue: Catalogue, show_held: bool) -> Run:
    """The verdicts that may be shown one by one, as they are now."""
    golds = [item for item in _golds(paths, catalogue) if item.tune or show_held]
    return run_of(list(judge_all(golds, compile_rules(catalogue))))


def _golds(paths: Sequence[Path], catalogue: Catalogue) -> list[Gold]:
    golds = read_gold(paths, catalogue)
    if not golds:
        raise InputError(
            "没有找到标注文件；请给出 .yaml 文件或存放它们的文件夹。", "No label file was found; name some."
        )
    return golds


def _first_sight(gold: Sequence[Path], named: str | None) -> FirstSight:
    """What is known of first sight: in the file named, beside the labels, or in the project one works in."""
    path = Path(named) if named else find_first_sight(gold, Path.cwd())
    return read_first_sight(path) if path else NOTHING


def _baselines(golds: Sequence[Gold], catalogue: Catalogue, notes: Mapping[str, str]) -> dict[str, Baseline]:
    return {"naive": naive(golds, catalogue, notes), "bm25": bm25(golds, catalogue)}
