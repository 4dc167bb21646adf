"""Which reports are of one unit: names and places told in full or in part, and two units of one name told apart."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from fazhi.model.place import Place
from fazhi.model.report import Report
from fazhi.reading.structure.naming import bare_name, is_of_town

_KEPT: Final = 4096
"""Names that are taken apart once; a site asks for those of its units at each duty."""


class Whose(NamedTuple):
    """A unit by its bare name: 郯城县人民政府 is 郯城县, and 高青县司法局 is the 司法局 of that place."""

    name: str
    """As it is told, without the word for its body."""
    own: str
    """The same without the names of its places."""
    place: Place | None

    @property
    def is_vague(self) -> bool:
        """Whether another report may tell more exactly where it is."""
        return self.place is None or (not self.place.county and is_of_town(self.name))


@lru_cache(_KEPT)
def whose(unit: str, place: Place | None) -> Whose:
    """The unit of a name, at a place where that is known."""
    name = bare_name("".join(unit.split()))
    own = name
    for step in (place.province, place.city, place.county) if place else ():
        own = own.removeprefix(step)
    return Whose(name, own, place)


def of_report(report: Report) -> Whose:
    """Whose a report is, as far as it tells."""
    return whose(report.unit or report.title or report.name, report.territory)


def numbered(units: Sequence[Whose]) -> list[int]:
    """A number for each, the same for those that are one unit.

    One without a place, and a town of which the city alone is known, is the unit of that name in such a place where
    there is only one; where there are several, nobody can tell which, and it is a unit by itself.
    """
    placed: dict[str, set[tuple[str, Place | None]]] = {}
    for item in units:
        if not item.is_vague:
            placed.setdefault(item.name, set()).add((item.own, item.place))
    keys = []
    for item in units:
        key: tuple[str, Place | None] = (item.own, item.place)
        if item.is_vague:
            fit = [each for each in placed.get(item.name, ()) if _may_be(each[1], item.place)]
            key = fit[0] if len(fit) == 1 else (item.name, item.place)
        keys.append(key)
    order = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return [order[key] for key in keys]


def _may_be(fine: Place | None, coarse: Place | None) -> bool:
    return coarse is None or (fine is not None and fine.within(coarse))


def is_one(reports: Iterable[Report]) -> bool:
    """Whether reports are all of one unit."""
    return len(set(numbered([of_report(each) for each in reports]))) == 1
