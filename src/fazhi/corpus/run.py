"""A run over a corpus: audits what changed, adds results part by part, and isolates reports that crash workers."""

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

from fazhi.corpus.cited import keep_instruments
from fazhi.corpus.parquet import pack
from fazhi.corpus.pool import Lost
from fazhi.corpus.results import Aim, Known, Results, Shard
from fazhi.corpus.sources import Source, named_as
from fazhi.corpus.work import Batch, Done, Failure, Item, Setup, failed, item_of, may_be_recorded
from fazhi.intake import Asked
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.whose import numbered, whose

_PART: Final = 200
"""Reports after which a part is written,"""
_SECONDS: Final = 15.0
"""and after how many seconds, whichever is first: that much is audited again after a run that was killed."""
FACTS: Final = ("file", "unit", "unit_kind", "year", "province", "city", "county", "roles")
"""The columns with what a manifest says."""
DOUBTS: Final = ("doubts", "doubts_en")
"""The columns with what a person should check first."""
_LEAST_BATCHES: Final = 8
"""Batches are made smaller for that, so that the last ones end together."""
_KILLED: Final = Both(
    "核查它的进程两次都异常结束（内存不足或程序崩溃）",
    "the process that audited it died twice (out of memory, or a crash)",
)
_STUCK: Final = Both("核查它用时过长，已停止", "its audit took too long and was stopped")


class Engine(Protocol):
    """Who does the work."""

    batch: int
    """How many reports to give a worker at a time."""

    def work(self, waiting: deque[Batch]) -> Generator[Done | Lost, None, None]:
        """What becomes of each batch; more may be put to those waiting meanwhile."""


class Job(NamedTuple):
    """What is to be done."""

    source: Source
    asked: Asked
    """What is said of all reports."""
    setup: Setup
    results: Results
    renew: bool = False
    """Whether results of another corpus, catalogue or version are brought up to date."""


@dataclass(slots=True)
class Summary:
    """What came of a run."""

    same: int
    """Files whose audit stands."""
    gone: int
    """Files in the results that the corpus has no more."""
    source: Source
    """The corpus, its files named as in the results."""
    audited: int = 0
    """Files that were audited now, those that failed among them."""
    failures: list[Failure] = field(default_factory=list)
    """By file."""
    known: dict[str, Known] = field(default_factory=dict)
    """What the results now hold of each file."""


Watch = Callable[[Iterator[Done], int], Iterator[Done]]
"""Lets batches pass while they come back, of so many reports in all."""


def run(job: Job, hire: Callable[[int], Engine], watch: Watch) -> Summary:
    """Audit what has to be; whatever ends it, what came back by then is kept.

    Args:
        job: What is to be done.
        hire: Gives those who do the work, for so many reports.
        watch: Tells somebody how far it is.

    Raises:
        InputError: The results are of something else, or somebody else writes them.
    """
    results, setup = job.results, job.setup
    results.load(renew=job.renew)
    aim = Aim(job.source.name, setup.catalogue.digest, setup.engine)
    if not job.renew:
        _check(results, aim)
    job = job._replace(source=named_as(job.source, results.known(mend=True)))
    todo, summary = _plan(job)
    results.begin(aim)
    keep_instruments(results, aim.catalogue, setup.catalogue.instruments)
    engine = hire(len(todo))
    writer = _Writer(results, summary.known)
    size = max(1, min(engine.batch, -(-len(todo) // _LEAST_BATCHES)))
    waiting: deque[Batch] = deque(todo[at : at + size] for at in range(0, len(todo), size))
    try:
        with closing(_settled(engine, waiting, setup)) as outcomes:
            for done in watch(outcomes, len(todo)):
                writer.take(done)
                summary.audited += len(done.batch)
                summary.failures += done.failures
    finally:
        writer.flush()
    results.close(summary.known)
    summary.failures.sort(key=lambda each: each.file)
    return summary


def _plan(job: Job) -> tuple[list[Item], Summary]:
    """Which files have to be audited; those that failed before are tried again, for what they lacked may be there."""
    source, results = job.source, job.results
    own = [file for file in source.files if _in_shard(file, results.shard)]
    before, known, todo, doubtful = results.known(mend=True), dict[str, Known](), list[Item](), list[Item]()
    recorded = cache(may_be_recorded)
    for file in own:
        item = item_of(file, source.location(file), source.asked(file, job.asked), job.setup, recorded)
        held = before.get(file)
        if held is not None:
            known[file] = held
        if held is None or held.failure or held.signature != item.signature:
            todo.append(item)
        elif held.told != tuple(f"{name}={value}" for name, value in item.told.items()):
            doubtful.append(item)
    todo = sorted([*todo, *_told_otherwise(doubtful, known, results)])
    mine = set(results.parts if results.shard.whole else results.index.parts)
    gone = sum(held.part in mine for file, held in before.items() if file not in known)
    return todo, Summary(len(own) - len(todo), gone, source, known=known)


def _told_otherwise(items: Sequence[Item], known: Mapping[str, Known], results: Results) -> Iterator[Item]:
    """Those of which something else is said now than what their audit went by.

    A manifest that was written from the results says of a report what was read of it: that changes nothing.
    """
    if not items:
        return
    found = {}
    for file, unit, kind, year, province, city, county, roles in results.facts(known, FACTS):
        place = Place(province, city or "", county or "") if province else None
        role = roles[0] if len(roles) == 1 else None
        told = {"unit": unit, "unit_kind": kind, "year": str(year), "territory": place and str(place), "role": role}
        found[file] = {f"{name}={value}" for name, value in told.items()}
    for item in items:
        now = {f"{name}={value}" for name, value in item.told.items()}
        if not set(known[item.file].told) <= now <= found[item.file]:
            yield item


def _check(results: Results, aim: Aim) -> None:
    """Whether results may be added to.

    Raises:
        InputError: They are of another corpus, catalogue or version.
    """
    for index in results.indexes:
        was = index.aim
        if was is None or was == aim:
            continue
        if was.source != aim.source:
            raise InputError(
                f"{results.name} 里的结果是另一处的（{was.source}）；请另给 --out，"
                "或者加 --renew 改成这一处的（那一处独有的报告会从结果里去掉）。",
                f"The results in {results.name} are of another corpus ({was.source}); give another --out, or add "
                "--renew to make them those of this one, which takes out the reports that only the other has.",
            )
        if was.catalogue != aim.catalogue:
            what = Both("是按另一部义务目录核查的", "are by another catalogue")
        else:
            what = Both(
                f"是另一个版本的 fazhi 核查的（{was.engine}，现在是 {aim.engine}）",
                f"are by another version of fazhi ({was.engine}, now {aim.engine})",
            )
        raise InputError(
            f"{results.name} 里的结果{what.zh}；要更新它，请加 --renew，只重新核查受影响的；否则请另给 --out。",
            f"The results in {results.name} {what.en}; add --renew to bring them up to date, which audits only what "
            "that changes, or give another --out.",
        )


def _settled(engine: Engine, waiting: deque[Batch], setup: Setup) -> Generator[Done, None, None]:
    """The batches that came to an end; those whose worker was lost go round again in pieces, until one stands alone.

    A report that lost its worker may have been near one that kills: it is tried again when all others are done, with
    nothing beside it.
    """
    suspects: list[Batch] = []
    with closing(engine.work(waiting)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                yield outcome
            elif outcome.stuck and outcome.at is not None:
                waiting.extendleft(_pieces(outcome, without=True))
                yield _failure(outcome.batch[outcome.at], setup, "stuck", _STUCK)
            elif len(outcome.batch) > 1:
                waiting.extendleft(_pieces(outcome))
            else:
                suspects.append(outcome.batch)
    for batch in suspects:
        with closing(engine.work(deque([batch]))) as outcomes:
            for outcome in outcomes:
                yield outcome if isinstance(outcome, Done) else _failure(batch[0], setup, "killed", _KILLED)


def _pieces(lost: Lost, *, without: bool = False) -> list[Batch]:
    """A batch in halves, or in what was done, what its worker was at, and the rest; the first last."""
    at, many = lost.at, len(lost.batch)
    cuts = (0, many // 2, many) if at is None else (0, at, at + 1, many)
    pieces = [lost.batch[start:end] for start, end in pairwise(cuts)]
    if without:
        pieces[1] = []
    return [piece for piece in reversed(pieces) if piece]


def _failure(item: Item, setup: Setup, kind: str, why: Both) -> Done:
    return Done([item], pack(failed(item, setup, kind, why)), [Failure(item.file, kind, why)])


class _Writer:
    """Adds batches to the results, a part for some of them at a time."""

    def __init__(self, results: Results, known: dict[str, Known]) -> None:
        self._results, self._known = results, known
        self._held: list[Done] = []
        self._since = time.monotonic()

    def take(self, done: Done) -> None:
        """Keep a batch until there are enough, unless all that it says is known: the same failure again."""
        if all(self._stands(item, done) for item in done.batch):
            return
        self._held.append(done)
        many = sum(len(each.batch) for each in self._held)
        if many >= _PART or time.monotonic() - self._since > _SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what is kept."""
        if self._held:
            part = self._results.add([each.packs for each in self._held])
            for done in self._held:
                failures = {each.file: (each.kind, *each.why) for each in done.failures}
                for item in done.batch:
                    self._known[item.file] = Known(part, item.signature, *failures.get(item.file, ("", "", "")))
            self._held.clear()
        self._since = time.monotonic()

    def _stands(self, item: Item, done: Done) -> bool:
        held = self._known.get(item.file)
        said = [(each.kind, each.why.zh) for each in done.failures if each.file == item.file]
        return held is not None and held.signature == item.signature and [(held.failure, held.why)] == said


def _in_shard(file: str, shard: Shard) -> bool:
    return shard.whole or int(sha256(file.encode()).hexdigest()[:8], 16) % shard.of == shard.number - 1


def twins_of(facts: Iterable[tuple[str, str | None, int, str | None, str | None, str | None]]) -> list[list[str]]:
    """Files that are of one unit and year, of each such the first before the others.

    Args:
        facts: Of each report file, unit, year, province, city and county.
    """
    rows = sorted(row for row in facts if row[1] is not None)
    units = numbered([whose(unit or "", Place(where, city or "", county or "") if where else None)
                      for _, unit, _, where, city, county in rows])  # fmt: skip
    found: dict[tuple[int, int], list[str]] = {}
    for number, (file, _, year, *_) in zip(units, rows, strict=True):
        found.setdefault((number, year), []).append(file)
    return sorted(files for files in found.values() if len(files) > 1)
