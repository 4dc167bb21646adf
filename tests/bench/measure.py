"""Whole processes measured in pairs, so that a ratio holds when the machine's speed drifts."""

import os
import resource
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
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - begin, status, used.ru_maxrss, used.ru_utime + used.ru_stime)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process."""

    seconds: float
    status: int
    cpu: float = 0
    """Processor seconds it and its children took, which hang less than the clock's on what else the machine does."""
    peak_mb: float = 0
    """Its peak memory, where that was asked for."""


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, with modules kept as bytecode as anybody has them; its output is thrown away."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin, before = time.perf_counter(), _children()
    done = subprocess.run(command, env=kept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return Run(time.perf_counter() - begin, done.returncode, _children() - before)


def run_for_peak(command: Sequence[str]) -> Run:
    """The same with its peak memory; a small process starts it, for a child begins with its parent's size."""
    told = subprocess.run([sys.executable, "-c", _PEAK, *command], capture_output=True, text=True, check=True)
    seconds, status, peak, cpu = told.stdout.split()
    return Run(float(seconds), int(status), float(cpu), int(peak) / 1024)


def ratio(command: Sequence[str], floor: Sequence[str], pairs: int) -> float:
    """Median over pairs of runs of a command's processor time over the floor's, after one warm-up of each."""
    run(command), run(floor)
    return median(run(command).cpu / run(floor).cpu for _ in range(pairs))


def python(*arguments: str) -> list[str]:
    """A command of this interpreter."""
    return [sys.executable, *arguments]


def _children() -> float:
    """Processor seconds of all finished children."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
