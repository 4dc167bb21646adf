"""What became of the breakages of a room, and of all of them as a file."""

import json
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from fazhi.lab.mutants.breakages import Mutant

LEAST: Final = 0.85
"""The share of breakages that the tests of every room have to notice."""


class Tally(NamedTuple):
    """What became of the breakages of one room."""

    room: str
    places: int
    killed: int
    survived: tuple[Mutant, ...]

    @property
    def share(self) -> float:
        """Share of those met that were noticed."""
        met = self.killed + len(self.survived)
        return self.killed / met if met else 0.0


def result_file(seed: int, tallies: Sequence[Tally], why: Mapping[tuple[str, str, str], str]) -> bytes:
    """What became of them, as JSON: the share of each room and every survivor."""
    rooms = [
        {
            "room": tally.room,
            "places": tally.places,
            "killed": tally.killed,
            "survived": len(tally.survived),
            "share": round(tally.share, 3),
            "survivors": [
                {"file": item.file, "line": item.line, "old": item.old, "new": item.new, "why": why.get(item.key)}
                for item in tally.survived
            ],
        }
        for tally in tallies
    ]
    return (json.dumps({"seed": seed, "rooms": rooms}, ensure_ascii=False, indent=1) + "\n").encode()
