"""A run of fuzzing: damaged documents go one by one to a process that reads them, and what came of each is counted."""

import json
import queue
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from fazhi.lab.fuzz.mutate import mutant
from fazhi.lab.fuzz.seeds import seeds_of
from fazhi.reading.formats.office.convert import SECONDS
from fazhi.reading.formats.table import Format

HANG: Final = 10.0
"""Seconds of the processor after which a document hangs."""
_PATIENCE: Final = 60.0
"""Seconds by the clock after which it is not waited for any longer: the machine may do other things besides."""
MOST_MEMORY: Final = 300 * 1024 * 1024
"""Bytes that a document may take above what the program takes before it reads any."""
_RARER: Final = 25
"""Of formats that LibreOffice converts so many times fewer: each takes a second and most of the work is not ours."""
_WORKER = ("-m", "fazhi.lab.fuzz.worker")
_START: Final = 120.0
"""Seconds that the process may take to begin."""
_FRESH: Final = 200
"""Documents after which the process is begun anew, so that what it holds of one is not counted for another."""


class Outcome(StrEnum):
    """What came of a damaged document."""

    READ = "read"
    REFUSED = "refused"
    FAULT = "fault"
    """Anything but a report or a sentence."""
    HANG = "hang"
    MEMORY = "memory"
    DEATH = "death"
    """The process ended."""


FAULTS: Final = (Outcome.FAULT, Outcome.HANG, Outcome.MEMORY, Outcome.DEATH)


class Found(NamedTuple):
    """A document that was neither read nor refused as it should be."""

    number: int
    outcome: Outcome
    told: str
    data: bytes


class Run(NamedTuple):
    """What came of one format."""

    format: Format
    counts: Counter[Outcome]
    found: list[Found]
    seconds: float
    slowest: float
    """Seconds of the processor that the slowest took."""


def fuzz(formats: Sequence[Format], mutants: int, seconds: float) -> Iterator[Run]:
    """So many damaged documents of each format, for so many seconds in all at most; the time is shared out evenly."""
    end = time.monotonic() + seconds
    with TemporaryDirectory(prefix="fazhi-fuzz-") as folder, _Reader() as reader:
        for at, format in enumerate(formats):
            now = time.monotonic()
            share = max(0.0, end - now) / (len(formats) - at)
            yield _format(format, mutants, now + share, reader, Path(folder))


def _format(format: Format, mutants: int, end: float, reader: "_Reader", folder: Path) -> Run:
    seeds = seeds_of(format)
    run = Run(format, Counter(), [], 0.0, 0.0)
    begun, slowest = time.monotonic(), 0.0
    path = folder / f"report{format.suffixes[0]}"
    patience = _PATIENCE + (SECONDS if format.converted else 0)
    for number in range(-(-mutants // _RARER) if format.converted else mutants):
        if time.monotonic() > end:
            break
        chance = random.Random(f"fazhi {format.name} {number}")  # noqa: S311 - the same every time is what is wanted
        data = mutant(seeds[number % len(seeds)], chance)
        path.write_bytes(data)
        outcome, told, took = reader.ask(path, patience)
        slowest = max(slowest, took)
        run.counts[outcome] += 1
        if outcome in FAULTS:
            run.found.append(Found(number, outcome, told, data))
    return run._replace(seconds=time.monotonic() - begun, slowest=slowest)


class _Reader:
    """The process that reads, begun anew whenever it is gone or has held too much."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.listening: threading.Thread | None = None
        self.answers: queue.Queue[str] = queue.Queue()
        self.asked = self.base = 0

    def __enter__(self) -> "_Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def ask(self, path: Path, patience: float) -> tuple[Outcome, str, float]:
        """What comes of a document, and how many seconds of the processor it took."""
        process = self._begun()
        self.asked += 1
        answer: str | None = None
        with suppress(queue.Empty, BrokenPipeError):
            assert process.stdin is not None  # noqa: S101 - it was asked for
            process.stdin.write(json.dumps(str(path)) + "\n")
            process.stdin.flush()
            answer = self.answers.get(timeout=patience)
        if answer is None and process.poll() is None:
            self._end()
            return Outcome.HANG, f"no answer within {patience:.0f} s", 0.0
        if not answer:
            status = process.wait()
            self._end()
            return Outcome.DEATH, f"the process ended with status {status}", 0.0
        told = json.loads(answer)
        outcome, why = Outcome(told["outcome"]), told["told"]
        if outcome not in FAULTS and told["seconds"] > HANG:
            outcome, why = Outcome.HANG, f"{told['seconds']:.0f} s of the processor"
        if self.base and told["most"] - self.base > MOST_MEMORY:
            outcome, why = Outcome.MEMORY, f"{(told['most'] - self.base) >> 20} MB"
        if outcome in FAULTS or self.asked >= _FRESH:
            self._end()
        return outcome, why, told["seconds"]

    def _begun(self) -> "subprocess.Popen[str]":
        if self.process is None:
            self.process = subprocess.Popen(  # noqa: S603 - our own
                [sys.executable, *_WORKER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            self.answers = queue.Queue()
            self.asked = 0
            self.listening = threading.Thread(target=_listen, args=(self.process, self.answers), daemon=True)
            self.listening.start()
            self.base = json.loads(self.answers.get(timeout=_START))["most"]
        return self.process

    def _end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.listening is not None:
                self.listening.join()
            for stream in (self.process.stdin, self.process.stdout):
                if stream is not None:
                    with suppress(BrokenPipeError):
                        stream.close()
            self.process = None


def _listen(process: "subprocess.Popen[str]", answers: "queue.Queue[str]") -> None:
    """Passes on what a process answers, and an empty answer when it ends."""
    for line in process.stdout or ():
        answers.put(line)
    answers.put("")
