"""What the catalogue cites, held to the texts of a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from fazhi.laws.folder import LawFolder
from fazhi.laws.text import LawText, title_key
from fazhi.model.law import Citation, Instrument
from fazhi.model.obligation import Catalogue, Obligation


class Fault(StrEnum):
    """What does not hold of a citation."""

    NO_PLACE = "no_place"
    NO_ANCHOR = "no_anchor"


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it."""

    held: tuple[tuple[Obligation, Citation], ...]
    """Citations whose place is there and holds its anchor."""
    wrong: tuple[tuple[Obligation, Citation, Fault], ...]
    without_text: tuple[tuple[Obligation, Citation], ...]
    """Citations of versions whose text is not in the folder."""
    newer: tuple[tuple[Instrument, LawText], ...]
    """Texts later than every version on record."""
    unknown: tuple[LawText, ...]
    """Texts of no instrument on record."""


def check_texts(catalogue: Catalogue, laws: LawFolder) -> Checked:
    """Every citation of the catalogue against the texts there are."""
    held, wrong, without = [], [], []
    for obligation in catalogue.obligations:
        for citation in obligation.basis:
            text = _text(citation, catalogue, laws)
            if text is None:
                without.append((obligation, citation))
            elif text.holds(citation):
                held.append((obligation, citation))
            else:
                fault = Fault.NO_PLACE if text.words(citation) is None else Fault.NO_ANCHOR
                wrong.append((obligation, citation, fault))
    titles = {title_key(item.title): item for item in catalogue.instruments.values()}
    return Checked(
        tuple(held),
        tuple(wrong),
        tuple(without),
        tuple(_newer(titles, laws)),
        tuple(text for text in laws.texts if text.key not in titles),
    )


def _text(citation: Citation, catalogue: Catalogue, laws: LawFolder) -> LawText | None:
    instrument = catalogue.instruments[citation.instrument]
    version = instrument.version(citation.version)
    return None if version is None else laws.text(instrument, version)


def _newer(titles: dict[str, Instrument], laws: LawFolder) -> Iterator[tuple[Instrument, LawText]]:
    for text in laws.texts:
        instrument = titles.get(text.key)
        if instrument is not None and text.day is not None:
            last = instrument.versions[-1]
            if text.day > max(last.version, last.in_force_from):
                yield instrument, text
