"""Processes of this machine that audit batches: one that dies or hangs takes nothing with it but the batch it had.

The pools of the standard library give up all work when one of their processes dies.
"""

import gc
import multiprocessing
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Final, NamedTuple

from fazhi.corpus.work import Batch, Done, Setup

STUCK: Final = 600
"""Seconds after which a report is taken for one that never ends; conversion and recognition have shorter limits."""
_LOOK: Final = 1.0
"""Seconds between looks at the clock."""
_STARTS: Final = 3
"""Processes that may end before their first report until it is clear that none can begin."""


class Lost(NamedTuple):
    """A batch whose worker died or was ended."""

    batch: Batch
    at: int | None
    """Which of its reports the worker was at, where that is known."""
    stuck: bool
    """Whether the worker was ended because that report took too long."""


class WorkersError(RuntimeError):
    """Workers cannot do their work at all."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    batch: Batch | None = None
    at: int | None = None
    since: float = 0.0


class Pool:
    """So many processes of this machine."""

    batch = 16
    """A second's work."""

    def __init__(self, setup: Setup, processes: int, stuck: float = STUCK) -> None:
        self._setup, self._most, self._stuck = ForkingPickler.dumps(setup), processes, stuck
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._failed = 0

    def work(self, waiting: deque[Batch]) -> Generator[Done | Lost, None, None]:
        """What becomes of each batch, in the order in which they come back; more may be put to those waiting.

        Raises:
            WorkersError: No process can begin.
        """
        try:
            while waiting or any(worker.batch for worker in self._workers):
                self._hand_out(waiting)
                yield from self._news()
        finally:
            self._end()

    def _hand_out(self, waiting: deque[Batch]) -> None:
        idle = [worker for worker in self._workers if worker.batch is None]
        while waiting and (idle or len(self._workers) < self._most):
            worker = idle.pop() if idle else self._begun()
            worker.batch, worker.at, worker.since = waiting.popleft(), None, time.monotonic()
            with suppress(OSError):  # it has died: its end is news
                worker.connection.send(worker.batch)

    def _begun(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        with suppress(OSError):
            ours.send_bytes(self._setup)
        self._workers.append(worker)
        return worker

    def _news(self) -> Iterator[Done | Lost]:
        """What the workers tell, or that one is no more."""
        known = {worker.connection: worker for worker in self._workers}
        for ready in wait(list(known), timeout=_LOOK):
            worker = known[ready]  # type: ignore[index]  # `wait` may be given other things, and was not
            try:
                told = worker.connection.recv()
            except (EOFError, OSError):
                yield from self._gone(worker, stuck=False)
            else:
                yield from self._told(worker, told)
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.at is not None and now - worker.since > self._stuck:
                worker.process.kill()
                yield from self._gone(worker, stuck=True)

    def _told(self, worker: _Worker, told: Any) -> Iterator[Done]:
        if isinstance(told, int):
            worker.at, worker.since = told, time.monotonic()
        elif isinstance(told, str):
            raise WorkersError(told)
        else:
            worker.batch, worker.at = None, None
            yield told

    def _gone(self, worker: _Worker, *, stuck: bool) -> Iterator[Lost]:
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        self._failed = 0 if worker.at is not None else self._failed + 1
        if self._failed >= _STARTS:
            raise WorkersError(f"exit {worker.process.exitcode}")
        if worker.batch:
            yield Lost(worker.batch, worker.at, stuck)

    def _end(self) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_LOOK)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _serve(connection: Connection) -> None:
    """A worker's life: take in what everybody has to know, then batch after batch until nobody listens any more.

    What stays to the end is taken from the sight of the collector, and it looks for garbage between batches only: an
    audit leaves some hundred small objects for it, and to look for them all along takes a twentieth of its time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the one that hands out the work
    with suppress(EOFError, OSError, BrokenPipeError):
        setup: Setup = connection.recv()
        try:
            setup.rules  # noqa: B018 - compiled now, once
            gc.collect()
            gc.freeze()
            gc.disable()
            while True:
                connection.send(setup.audit(connection.recv(), connection.send))
                gc.collect()
        except (EOFError, OSError):
            raise
        except Exception:  # it is told to whoever handed out the work
            connection.send(traceback.format_exc())
