"""A run over a corpus: what changed is audited, results are added part by part, and what kills workers stands alone."""

import time
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, NamedTuple, Protocol

from fazhi.corpus.parquet import pack
from fazhi.corpus.pool import Lost
from fazhi.corpus.results import Aim, Known, Results
from fazhi.corpus.sources import Source
from fazhi.corpus.work import Batch, Done, Failure, Item, Setup, failed, item_of
from fazhi.intake import Asked
from fazhi.model.both import Both
from fazhi.model.errors import InputError

_PART: Final = 200
"""Reports after which a part is written,"""
_SECONDS: Final = 15.0
"""and after how many seconds, whichever is first: that much is audited again after a run that was killed."""
_TRIES: Final = 2
"""How often a report by itself may lose its worker: the first time something else may have ended it."""
_KILLED: Final = Both(
    "核查它的进程两次都异常结束（内存不足或程序崩溃）",
    "the process that audited it died twice (out of memory, or a crash)",
)
_STUCK: Final = Both("核查它用时过长，已停止", "its audit took too long and was stopped")


class Engine(Protocol):
    """Who does the work."""

    def work(self, waiting: deque[Batch]) -> Iterator[Done | Lost]:
        """What becomes of each batch; more may be put to those waiting meanwhile."""


class Plan(NamedTuple):
    """What a run has to do."""

    todo: Sequence[Item]
    same: int
    """Reports whose audit stands."""
    known: dict[str, Known]
    """What the results hold of every file of the corpus; changed as the run goes on."""
    aim: Aim


@dataclass(slots=True)
class Summary:
    """What came of a run."""

    audited: int = 0
    """Files that were audited now, those that failed among them."""
    same: int = 0
    gone: int = 0
    """Files in the results that the corpus has no more."""
    failures: list[tuple[str, Both]] = field(default_factory=list)
    """File and reason of each that failed."""


def plan(source: Source, asked: Asked, setup: Setup, results: Results) -> tuple[Plan, Summary]:
    """Which files have to be audited; those that failed before are tried again, for what they lacked may be there."""
    aim = Aim(source.name, setup.catalogue.digest, setup.engine)
    own = [file for file in source.files if _in_shard(file, results)]
    before, known, todo, summary = results.known(), {}, list[Item](), Summary()
    for file in own:
        item = item_of(file, source.location(file), source.asked(file, asked), setup)
        held = before.get(file)
        if held is not None:
            known[file] = held
        if held is None or held.failure or held.signature != item.signature:
            todo.append(item)
    summary.same = len(own) - len(todo)
    mine = [file for file, held in before.items() if held.part in results.index.parts]
    summary.gone = len(set(mine) - set(own))
    return Plan(todo, summary.same, known, aim), summary


def check_aim(results: Results, aim: Aim) -> None:
    """Whether results may be added to.

    Raises:
        InputError: They are of another corpus, catalogue or version.
    """
    for index in results.indexes:
        was = index.aim
        if was is None or was == aim:
            continue
        if was.source != aim.source:
            what = Both(f"是另一处的（{was.source}）", f"are of another corpus ({was.source})")
        elif was.catalogue != aim.catalogue:
            what = Both("是按另一部义务目录核查的", "are by another catalogue")
        else:
            what = Both(
                f"是另一个版本的 fazhi 核查的（{was.engine}，现在是 {aim.engine}）",
                f"are by another version of fazhi ({was.engine}, now {aim.engine})",
            )
        raise InputError(
            f"{results.folder} 里的结果{what.zh}；要更新它，请加 --renew，只重新核查受影响的；否则请另给 --out。",
            f"The results in {results.folder} {what.en}; add --renew to bring them up to date, which audits only what "
            "that changes, or give another --out.",
        )


def batches_of(items: Sequence[Item], size: int) -> deque[Batch]:
    """The work in batches."""
    return deque(items[at : at + size] for at in range(0, len(items), size))


def run(planned: Plan, batches: deque[Batch], engine: Engine, setup: Setup, results: Results) -> Iterator[Done]:
    """Do the work and add what comes of it to the results; gives each batch as it comes back.

    Whatever ends it, what came back is kept.
    """
    writer = _Writer(results, planned.known)
    losses: Counter[str] = Counter()
    try:
        for outcome in engine.work(batches):
            done = outcome if isinstance(outcome, Done) else _after_loss(outcome, batches, losses, setup)
            if done is not None:
                writer.take(done)
                yield done
    finally:
        writer.flush()


def close(planned: Plan, results: Results) -> None:
    """Take out what does not count any more."""
    results.close(planned.known)


def _after_loss(lost: Lost, waiting: deque[Batch], losses: Counter[str], setup: Setup) -> Done | None:
    """Split a batch that was lost, so that what kills workers soon stands alone; alone it fails in the end."""
    if len(lost.batch) == 1:
        item = lost.batch[0]
        losses[item.file] += 1
        if losses[item.file] < _TRIES and not lost.stuck:
            waiting.appendleft(lost.batch)
            return None
        kind, why = ("stuck", _STUCK) if lost.stuck else ("killed", _KILLED)
        return Done(lost.batch, pack(failed(item, setup, kind, why)), [Failure(item.file, kind, why)])
    at = lost.at
    middle = len(lost.batch) // 2
    pieces = [lost.batch[:middle], lost.batch[middle:]]
    if at is not None:
        pieces = [lost.batch[:at], lost.batch[at : at + 1], lost.batch[at + 1 :]]
    waiting.extendleft(piece for piece in reversed(pieces) if piece)
    return None


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


def _in_shard(file: str, results: Results) -> bool:
    shard = results.shard
    return shard.whole or int(sha256(file.encode()).hexdigest()[:8], 16) % shard.of == shard.number - 1


def twins_of(rows: Mapping[str, tuple[str | None, int]]) -> list[tuple[str, str]]:
    """Files of the same unit and year, each with the first such; by file its unit and year."""
    first: dict[tuple[str, int], str] = {}
    found = []
    for file, (unit, year) in sorted(rows.items()):
        if unit is not None and (seen := first.setdefault((unit, year), file)) != file:
            found.append((seen, file))
    return found
