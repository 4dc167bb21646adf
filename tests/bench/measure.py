"""Whole processes measured in pairs, so that a ratio holds when the machine's speed drifts."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process."""

    seconds: float
    peak_mb: float
    status: int


def run(command: Sequence[str]) -> Run:
    """Run a command to its end; its output is thrown away."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_maxrss / 1024, process.returncode)


def ratio(command: Sequence[str], floor: Sequence[str], pairs: int) -> float:
    """Median over pairs of runs of command's wall time over the floor's, after one warm-up of each."""
    run(command), run(floor)
    return median(run(command).seconds / run(floor).seconds for _ in range(pairs))


def python(*arguments: str) -> list[str]:
    """A command of this interpreter."""
    return [sys.executable, *arguments]
