"""What `fazhi evaluate` does: read labels, audit their reports, set one beside the other."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from fazhi.catalogue import load
from fazhi.cli.streams import coloured, put, width
from fazhi.evaluation.baselines import Baseline, bm25, naive
from fazhi.evaluation.gold import Gold, read_gold
from fazhi.evaluation.score import judge_all
from fazhi.evidence import compile_rules
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue
from fazhi.output.evaluation import Evaluation, evaluation_json, evaluation_text


def run_evaluate(
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
    loaded = load(Path(catalogue) if catalogue else None)
    golds = read_gold([Path(item) for item in gold], loaded)
    if not golds:
        raise InputError(
            "没有找到标注文件；请给出 .yaml 文件或存放它们的文件夹。", "No label file was found; name some."
        )
    baselines = {} if no_baselines else _baselines(golds, loaded, _notes(notes))
    evaluation = Evaluation(golds, list(judge_all(golds, compile_rules(loaded))), baselines)
    if format == "json":
        put(evaluation_json(evaluation, show_held))
    else:
        put(evaluation_text(evaluation, coloured(colour), width(), lang, show_held))
    return 0


def _baselines(golds: Sequence[Gold], catalogue: Catalogue, notes: Mapping[str, str]) -> dict[str, Baseline]:
    return {"naive": naive(golds, catalogue, notes), "bm25": bm25(golds, catalogue)}


def _notes(path: str | None) -> dict[str, str]:
    """Evidence notes by obligation from a YAML list with `id` and `evidence_notes`."""
    if path is None:
        return {}
    try:
        rows = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        return {str(row["id"]): str(row["evidence_notes"]) for row in rows}
    except (OSError, ValueError, yaml.YAMLError, KeyError, TypeError) as error:
        raise InputError(
            f"--notes {path} 读不出来（{type(error).__name__}）；应是一列带 id 和 evidence_notes 的条目。",
            f"--notes {path} cannot be read ({type(error).__name__}); it must list entries with id and evidence_notes.",
        ) from None
