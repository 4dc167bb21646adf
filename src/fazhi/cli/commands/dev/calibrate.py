"""The command `fazhi dev calibrate`: learn words from examples, and from labels how sure verdicts are."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from fazhi.catalogue import load
from fazhi.cli.options import lang as lang_option
from fazhi.cli.page import Command
from fazhi.cli.shipped import source_tree
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.disk import write_whole
from fazhi.evidence import compile_rules
from fazhi.lab.calibration import agreement, agreement_yaml, calibrate, calibration_text, calibration_yaml
from fazhi.lab.cases import cases_under
from fazhi.lab.labels import read_gold
from fazhi.lab.learning import LEAST, learn, learned_yaml, of_cases, of_labelled, read_examples
from fazhi.lab.undone import learn_undone, naming, of_done, of_sentences, of_told, read_told
from fazhi.model.errors import InputError
from fazhi.model.learned import FILE as LEARNED
from fazhi.model.learned import Learned


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((f"[{said('gold', language)}]", said("dev.calibrate.gold", language)),),
        name="calibrate",
        help=said("dev.calibrate", language),
        callback=run,
        params=[click.Argument(["gold"], metavar="[GOLD…]", nargs=-1), lang_option(language)],
    )


def run(gold: Sequence[str], *, lang: str) -> int:
    """Learn from examples and labels, write what was learned beside the catalogue, show what was measured."""
    root = source_tree()
    if root is None:
        raise InputError(
            "fazhi dev 只能在 fazhi 的源码文件夹里用（git clone 之后 make calibrate）。",
            "fazhi dev works only in the source tree of fazhi (make calibrate after git clone).",
        )
    labels = [Path(item) for item in gold] or _usual(root)
    _learn_words(root, labels)
    catalogue = load()
    kept = [item for item in read_gold(labels, catalogue) if not item.tune]
    searcher = compile_rules(catalogue)
    found = calibrate(kept, searcher)
    write_whole(root / "requirements" / "likelihood.yaml", calibration_yaml(found, catalogue).encode())
    counted = agreement(kept, searcher)
    names = [item.name for item in kept if not item.spans]
    write_whole(root / "requirements" / "agreement.yaml", agreement_yaml(counted, names, catalogue).encode())
    put(calibration_text(found, lang))
    return 0


def _learn_words(root: Path, labels: Sequence[Path]) -> None:
    """Write learned.yaml, which counts for the digest of the catalogue, and so before all else."""
    catalogue, tests = load(), root / "tests"
    duties = [item.id for item in catalogue.obligations if item.evidence.section is None]
    cases, examples = cases_under(tests / "cases"), read_examples(tests / "examples")
    golds = read_gold(labels, catalogue)
    more = read_gold([tests / "gold-taught", tests / "gold-stretches"], catalogue)
    words = learn([*examples, *of_cases(cases), *of_labelled([*golds, *more], catalogue.obligations)], duties)
    searcher = compile_rules(replace(catalogue, learned=Learned(LEARNED, LEAST, words)))
    told = read_told(tests / "told" / "taught", catalogue)
    shown = [item.text for item in examples if item.shows]
    taught = [*of_told(told, searcher), *of_done(cases, golds, searcher), *of_sentences(shown)]
    write_whole(root / "requirements" / LEARNED, learned_yaml(words, learn_undone(taught, naming(words))).encode())


def _usual(root: Path) -> list[Path]:
    """The labels of the project, and those of real reports where they lie beside it."""
    real = root.parent / "shared" / "gold-real"
    return [root / "tests" / "gold", *([real] if real.is_dir() else [])]
