"""Fuzzing: valid documents of every format are damaged, and each must be read or refused in a sentence, and soon.

A document comes from somebody's mail. Whatever is in it, reading it ends in a report or in a sentence for people: never
in a traceback, a hang, or all the memory of the machine.
"""

from fazhi.lab.fuzz.run import Outcome, Run, fuzz
from fazhi.lab.fuzz.seeds import fuzzed

__all__ = ["Outcome", "Run", "fuzz", "fuzzed"]
