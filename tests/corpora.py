"""Corpora of small reports, audited by a small catalogue; and reports that kill or hang whoever audits them."""

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from fakes import TEXT, write_catalogue
from fazhi.corpus.parquet import read_columns
from fazhi.corpus.pool import Lost, Pool
from fazhi.corpus.results import Results, Shard
from fazhi.corpus.run import Engine, Job, Summary, run
from fazhi.corpus.sources import source_of
from fazhi.corpus.tables import TABLES
from fazhi.corpus.work import Batch, Done, Setup, engine
from fazhi.intake import Asked, Intake

KILLER, SLEEPER, FAULTY, SLOW = "杀", "眠", "错", "慢"
"""Words in the name of a file at which its worker dies, never comes back, meets a defect, or takes its time."""


class Dangerous(Setup):
    """Audits as usual, but for files of such names."""

    def _take(self, path: Path, asked: Asked) -> Intake:
        if KILLER in path.name:
            os.kill(os.getpid(), signal.SIGKILL)
        if SLEEPER in path.name:
            time.sleep(60)
        if SLOW in path.name:
            time.sleep(0.1)
        if FAULTY in path.name:
            raise ZeroDivisionError
        return super()._take(path, asked)


def make(folder: Path, many: int) -> Path:
    """So many reports of as many units."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(many):
        write(folder / f"{number:03}.txt", number)
    return folder


def write(path: Path, number: int, more: str = "") -> None:
    """One report."""
    text = TEXT.replace("云州区", f"{chr(ord('甲') + number)}县").replace("28件", f"{number + 2}件")
    path.write_text(text + more, encoding="utf-8")


def setup(folder: Path, kind: type[Setup] = Setup) -> Setup:
    """With the small catalogue, which is written there if it is not."""
    if not folder.exists():
        write_catalogue(folder)
    return kind(Asked(catalogue=str(folder)).load(Path.cwd()), engine(), None)


class Here:
    """Does the work in this process, where none has to die."""

    batch = 16

    def __init__(self, setup: Setup) -> None:
        self._setup = setup

    def work(self, waiting: deque[Batch]) -> Generator[Done | Lost, None, None]:
        """Batch after batch."""
        while waiting:
            yield self._setup.audit(waiting.popleft())


def here(setup: Setup) -> Callable[[int], Engine]:
    """This process does the work."""
    return lambda _many: Here(setup)


def pool(processes: int = 2, stuck: float = 60.0) -> Callable[[Setup], Callable[[int], Engine]]:
    """Those who do the work."""
    return lambda setup: lambda _many: Pool(setup, processes, stuck)


def audit(
    corpus: Path | str,
    out: Path,
    setup: Setup,
    hire: Callable[[Setup], Callable[[int], Engine]] = here,
    *,
    watch: Callable[[Iterator[Done], int], Iterator[Done]] = lambda outcomes, _many: outcomes,
    shard: Shard | None = None,
    renew: bool = False,
) -> Summary:
    """A run."""
    results = Results(out, shard or Shard())
    with results.writing():
        job = Job(source_of(str(corpus), Path.cwd(), None), Asked(), setup, results, renew)
        return run(job, hire(setup), watch)


def rows(out: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that counts, by table, sorted."""
    results = Results.of(out)
    known = results.known()
    found: dict[str, list[tuple[object, ...]]] = {}
    for name, table in TABLES.items():
        columns = [column.name for column in table.columns]
        found[name] = sorted(
            (
                row
                for part in results.parts
                for row in read_columns(results.path(part), name, columns)
                if known[row[0]].part == part
            ),
            key=lambda row: (row[0], row[1] if isinstance(row[1], int) else 0),
        )
    return found
