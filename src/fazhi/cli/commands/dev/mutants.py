"""The command `fazhi dev mutants`: break the engine in small ways and see whether its tests notice."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from fazhi.cli.mutants import EXCUSES, Tally, excuses, meet, mutants_of, result_file
from fazhi.cli.options import lang as lang_option
from fazhi.cli.options import option
from fazhi.cli.page import Command
from fazhi.cli.streams import put, save_bytes
from fazhi.cli.tools import need_source_tree
from fazhi.cli.words import said
from fazhi.model.both import pick


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="mutants",
        help=said("dev.mutants", language),
        callback=run,
        params=[
            option(language, "only", "file", key="dev.mutants.only", envvar="FAZHI_ONLY"),
            option(language, "minutes", "number", key="dev.mutants.minutes", type=click.FloatRange(0), default=30.0),
            option(language, "jobs", "number", key="dev.mutants.jobs", type=click.IntRange(1, 64), default=2),
            option(language, "output", "file", key="dev.mutants.output", default="build/mutants.json"),
            lang_option(language),
        ],
    )


def run(*, only: str | None, minutes: float, jobs: int, output: str, lang: str) -> int:
    """Break it, and tell what the tests let pass; 1 where a survivor has no reason in the list."""
    root = need_source_tree()
    why = excuses(root)
    found = mutants_of(root, only or None)
    tallies = []
    with TemporaryDirectory() as work:
        for tally in meet(root, found, minutes, jobs, Path(work)):
            tallies.append(tally)
            put(_line(tally, lang))
    save_bytes(result_file(tallies, why), root / output)
    survived = {item.key: item for tally in tallies for item in tally.survived}
    unexplained = [item for key, item in survived.items() if key not in why]
    for item in unexplained:
        put(f"{item.file}:{item.line}\n  - {item.old}\n  + {item.new}\n")
    if unexplained:
        put(
            pick(
                lang,
                f"{len(unexplained)} 处改坏了而测试没有发觉：补上测试，或在 {EXCUSES.as_posix()} 写明为什么不要紧。\n",
                f"{len(unexplained)} breakages went unnoticed: add tests, or say in {EXCUSES.as_posix()} why they are "
                "harmless.\n",
            )
        )
    return 1 if unexplained else 0


def _line(tally: Tally, lang: str) -> str:
    told = pick(
        lang,
        "{}：改坏 {} 处，发觉 {} 处（{:.1%}），未及 {} 处\n",
        "{}: {} breakages, {} noticed ({:.1%}), {} not met\n",
    )
    return told.format(tally.room, tally.killed + len(tally.survived), tally.killed, tally.share, tally.unmet)
