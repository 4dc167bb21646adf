"""The command `fazhi dev fuzz`: damage documents of every format, and see that each is read or refused in words."""

from pathlib import Path

import click

from fazhi.cli.options import lang as lang_option
from fazhi.cli.options import option
from fazhi.cli.page import Command
from fazhi.cli.streams import put, save
from fazhi.cli.tools import need_source_tree
from fazhi.cli.words import said
from fazhi.lab.fuzz import Outcome, Run, fuzz, fuzzed
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.reading.formats.table import Format

_FOLDER = Path("build") / "fuzz"
"""Where what broke a reader is kept, below the source tree."""
_SHOWN = 12
"""Lines of a traceback that are shown."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="fuzz",
        help=said("dev.fuzz", language),
        callback=run,
        params=[
            option(language, "only", "format", key="dev.fuzz.only", envvar="FAZHI_ONLY"),
            option(language, "mutants", "number", key="dev.fuzz.mutants", type=click.IntRange(1), default=500),
            option(language, "seconds", "number", key="dev.fuzz.seconds", type=click.FloatRange(0), default=3600.0),
            lang_option(language),
        ],
    )


def run(*, only: str | None, mutants: int, seconds: float, lang: str) -> int:
    """Damage and read them, keep and tell what broke; 1 if anything did."""
    root = need_source_tree()
    broke = 0
    for each in fuzz(_chosen(only), mutants, seconds):
        put(_line(each, lang))
        for found in each.found:
            path = root / _FOLDER / f"{each.format.name}-{found.number}{each.format.suffixes[0]}"
            save(found.data, path)
            told = "\n    ".join(found.told.splitlines()[-_SHOWN:])
            put(f"  {found.outcome}: {path.relative_to(root).as_posix()}\n    {told}\n")
        broke += len(each.found)
    return 1 if broke else 0


def _chosen(only: str | None) -> list[Format]:
    formats = fuzzed()
    if not only:
        return formats
    chosen = [item for item in formats if item.name == only or only in item.suffixes]
    if not chosen:
        names = " ".join(item.name for item in formats)
        raise InputError(
            f"这里不能试格式 {only}；能试的有：{names}。",
            f"The format {only} cannot be tried here; these can: {names}.",
        )
    return chosen


def _line(each: Run, lang: str) -> str:
    counts = each.counts
    bad = sum(counts.values()) - counts[Outcome.READ] - counts[Outcome.REFUSED]
    told = pick(
        lang,
        "{}：{} 份，读入 {}，拒绝 {}，出错 {}；{:.0f} 秒，最慢 {:.1f} 秒\n",
        "{}: {} documents, {} read, {} refused, {} broke it; {:.0f} s, the slowest {:.1f} s\n",
    )
    return told.format(
        each.format.name, counts.total(), counts[Outcome.READ], counts[Outcome.REFUSED], bad, each.seconds, each.slowest
    )
