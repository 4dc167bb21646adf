"""Mutation testing: the code is broken in small ways, and its tests should notice.

What is broken and by whom it should be noticed is written down (`rooms`), so is what may pass and why; breakages are
drawn by a seed (`breakages`) and met each in a process of its own (`forks`).
"""

from fazhi.lab.mutants.breakages import Mutant, Room, rooms_of
from fazhi.lab.mutants.forks import meet
from fazhi.lab.mutants.rooms import EXCUSES, excuses, outdated
from fazhi.lab.mutants.tally import LEAST, Tally, result_file

__all__ = ["EXCUSES", "LEAST", "Mutant", "Room", "Tally", "excuses", "meet", "outdated", "result_file", "rooms_of"]
