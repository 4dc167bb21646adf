"""Another place that was visited, and the words by which a clause speaks of it: 赴邻县考察，该县评查案卷60卷."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from fazhi.expressions import lazily

_RANKS = ("镇乡", "县区旗", "市州盟", "省")
"""The last characters of places, the lowest first."""


class Visits(NamedTuple):
    """Regular expressions of visits to other places and of what is said of these."""

    gone: re.Pattern[str]
    """Where one went to look and learn, with the place in between."""
    abroad: re.Pattern[str]
    """A place that is another's by its words alone."""
    named: tuple[re.Pattern[str], ...]
    """A place by its name, the lowest rank first."""
    there: re.Pattern[str]
    """The head of a clause that speaks of the place, perhaps behind a verb of learning of it."""
    ours: re.Pattern[str]
    """Words that speak of this unit again."""

    def elsewhere(self, text: str, unit: str, rank: int | None) -> bool:
        """Whether the last visit that a text tells of was to a place outside the unit, and it speaks of that still."""
        last = None
        for found in self.gone.finditer(text):
            last = found
        if last is None or self.ours.search(text, last.end()):
            return False
        where = last["where"]
        if self.abroad.search(where):
            return True
        names = (name for pattern in self.named[rank or 0 :] for name in pattern.findall(where))
        return any(name not in unit for name in names)

    def speaks_of(self, text: str) -> str | None:
        """The words by which a clause speaks of a place that was visited."""
        found = self.there.match(text)
        return found["there"] if found and not self.ours.search(text) else None


def compile_visits(one: Mapping[str, str]) -> Visits:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    return Visits(
        gone=lazily(rf"{one['visit_to']}(?P<where>[^，。；：\n]{{1,14}}?){one['visit_for']}"),
        abroad=lazily(f"{one['other_unit']}|{one['visit_where']}"),
        named=tuple(lazily(rf"(?!{one['place_not']})[^，、的各到赴]{{2,4}}[{ends}]") for ends in _RANKS),
        there=lazily(rf"(?:{one['visit_heard']}|{one['time_head']}){{0,3}}(?P<there>{one['visit_there']})"),
        ours=lazily(one["us"]),
    )
