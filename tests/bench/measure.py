"""Whole processes measured in pairs, so that a ratio holds when the machine's speed drifts."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_PEAK = """
import resource, subprocess, sys, time
begin = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
print(time.perf_counter() - begin, status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process."""

    seconds: float
    status: int
    peak_mb: float = 0
    """Its peak memory, where that was asked for."""


def run(command: Sequence[str]) -> Run:
    """Run a command to its end; its output is thrown away."""
    begin = time.perf_counter()
    status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    return Run(time.perf_counter() - begin, status)


def run_for_peak(command: Sequence[str]) -> Run:
    """The same with its peak memory; a small process starts it, for a child begins with its parent's size."""
    told = subprocess.run([sys.executable, "-c", _PEAK, *command], capture_output=True, text=True, check=True)
    seconds, status, peak = told.stdout.split()
    return Run(float(seconds), int(status), int(peak) / 1024)


def ratio(command: Sequence[str], floor: Sequence[str], pairs: int) -> float:
    """Median over pairs of runs of a command's wall time over the floor's, after one warm-up of each."""
    run(command), run(floor)
    return median(run(command).seconds / run(floor).seconds for _ in range(pairs))


def python(*arguments: str) -> list[str]:
    """A command of this interpreter."""
    return [sys.executable, *arguments]
