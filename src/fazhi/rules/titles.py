"""Titles of documents that a report cites in book-title marks, compared with the instruments on record."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.audit import Audit
from fazhi.model.law import Instrument, Repealed
from fazhi.remembered import remembered
from fazhi.wordlists import one_of

_CITED = re.compile(r"《([^《》]{2,80})》")
_BESIDE = re.compile(r"《[^《》]*》|^[^《》]*》|《[^《》]*$")
"""Another title, or the piece of one that is within reach."""
_TAIL = re.compile(r"(?:（[^（）]*）)+$")
_ISSUER = lazily(lambda: f"^.{{2,20}}?(?={one_of('rules', 'issuer_ends')})")
_SHAPES = str.maketrans(
    {"(": "（", ")": "）", "〔": "（", "〕": "）", "－": "—", "-": "—", "–": "—", "～": "—", "\u3000": None}
)
_STATE = lazily(lambda: f"^{one_of('rules', 'state')}")
_REACH = 12
_HISTORY = lazily(lambda: one_of("rules", "history"))
"""Words beside a title that tell of its end rather than rely on it."""


class CitedTitle(NamedTuple):
    """A title in book-title marks and where it stands, marks included."""

    title: str
    start: int
    end: int
    before: str
    """The characters before it, within its sentence, without the words of other titles."""
    behind: str

    @property
    def ended(self) -> bool:
        """Whether it is cited for its end: repealed, cleared away."""
        return _HISTORY.search(self.before + self.behind) is not None


def cited_titles(audit: Audit) -> Iterator[CitedTitle]:
    """Every title that a report cites, in the order of the text."""
    text = audit.report.text
    for found in _CITED.finditer(text):
        before = re.split("[。；\n]", text[max(0, found.start() - _REACH) : found.start()])[-1]
        behind = re.split("[。；\n]", text[found.end() : found.end() + _REACH])[0]
        yield CitedTitle(found[1], found.start(), found.end(), _BESIDE.sub("", before), _BESIDE.sub("", behind))


@remembered
def ended(repealed: tuple[Repealed, ...]) -> Mapping[str, Repealed]:
    """What has ended and carries no duty, by the title without the name of the state."""
    return {plain(item.title): item for item in repealed}


@remembered
def names(instruments: Mapping[str, Instrument]) -> Mapping[str, Instrument]:
    """Every name by which an instrument may be cited: in full, or without its state, its issuer and its brackets."""
    found: dict[str, Instrument] = {}
    for instrument in instruments.values():
        full = plain(instrument.title)
        for name in (full, without_issuer(full), core(full), core(without_issuer(full))):
            found.setdefault(name, instrument)
    return found


def plain(title: str) -> str:
    """A title in one spelling of brackets and dashes, without spaces and the name of the state."""
    spelled = "".join(title.split()).translate(_SHAPES)
    return _STATE.sub("", re.sub("—+", "—", spelled))


def without_issuer(title: str) -> str:
    """A title from 关于 on, where an issuer stands before it."""
    return _ISSUER.sub("", title)


def core(title: str) -> str:
    """A title without the brackets at its end: （试行）, （2021—2025年）."""
    return _TAIL.sub("", title) or title


def named(title: str, known: Mapping[str, Instrument]) -> Instrument | None:
    """The instrument that a title names; brackets given must not contradict those of the instrument."""
    full = plain(title)
    found = known.get(full) or known.get(without_issuer(full))
    if found is None and core(full) == full:
        return None
    if found is None:
        near = known.get(core(full)) or known.get(core(without_issuer(full)))
        found = near if near is not None and core(plain(near.title)) == plain(near.title) else None
    return found
