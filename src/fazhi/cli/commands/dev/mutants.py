"""The command `fazhi dev mutants`: break the engine in small ways and see whether its tests notice."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

import click

from fazhi.cli.options import lang as lang_option
from fazhi.cli.options import option
from fazhi.cli.page import Command
from fazhi.cli.streams import put, save
from fazhi.cli.tools import need_source_tree
from fazhi.cli.words import said
from fazhi.lab.mutants import EXCUSES, LEAST, Mutant, Tally, excuses, meet, outdated, result_file, rooms_of
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
            option(
                language,
                "sample",
                "number",
                key="dev.mutants.sample",
                envvar="FAZHI_SAMPLE",
                type=click.IntRange(0),
                default=100,
            ),
            option(language, "seed", "number", key="dev.mutants.seed", envvar="FAZHI_SEED", type=int),
            option(language, "jobs", "number", key="dev.mutants.jobs", type=click.IntRange(1, 64), default=2),
            option(language, "output", "file", key="dev.mutants.output", default="build/mutants.json"),
            lang_option(language),
        ],
    )


def run(*, only: str | None, sample: int, seed: int | None, jobs: int, output: str, lang: str) -> int:
    """Break it, and tell what the tests let pass; 1 where that is too much or a survivor has no reason in the list."""
    root = need_source_tree()
    why = excuses(root)
    seed = SystemRandom().randrange(10**6) if seed is None else seed
    put(pick(lang, f"种子 {seed}\n", f"seed {seed}\n"))
    for file, old, _ in outdated(root, why):
        told = pick(
            lang, "{} 里这一行已经没有了，请更新：{}\n  {}\n", "a line is no longer in {}, bring {} up to date:\n  {}\n"
        )
        put(told.format(file, EXCUSES.as_posix(), old))
    tallies: list[Tally] = []
    unexplained = 0
    with TemporaryDirectory() as work:
        for room in rooms_of(root, only or None, seed):
            drawn = list(islice(room.drawn, sample or None))
            known = [mutant for mutant in drawn if mutant.key in why]  # survive, so that no time goes into them
            unknown = [mutant for mutant in drawn if mutant.key not in why]
            new = list(_shown(mutant for mutant, noticed in meet(root, unknown, jobs, Path(work)) if not noticed))
            unexplained += len(new)
            survived = tuple(sorted((*known, *new), key=lambda item: item[:4]))
            tallies.append(Tally(room.name, room.places, len(drawn) - len(survived), survived))
            put(_line(tallies[-1], lang))
    save(result_file(seed, tallies, why), root / output)
    if unexplained:
        put(
            pick(
                lang,
                f"{unexplained} 处改坏了而测试没有发觉：补上测试，或在 {EXCUSES.as_posix()} 写明为什么不要紧。\n",
                f"{unexplained} breakages went unnoticed: add tests, or say in {EXCUSES.as_posix()} why they are "
                "harmless.\n",
            )
        )
    return 1 if unexplained or any(tally.share < LEAST for tally in tallies) else 0


def _shown(survivors: Iterable[Mutant]) -> Iterator[Mutant]:
    """The survivors, each shown as soon as it is known."""
    for mutant in survivors:
        put(f"{mutant.file}:{mutant.line}\n  - {mutant.old}\n  + {mutant.new}\n")
        yield mutant


def _line(tally: Tally, lang: str) -> str:
    told = pick(
        lang,
        "{}：{} 处里改坏 {} 处，发觉 {} 处（{:.1%}）\n",
        "{}: of {} places {} were broken, {} noticed ({:.1%})\n",
    )
    met = tally.killed + len(tally.survived)
    return told.format(tally.room, tally.places, met, tally.killed, tally.share)
