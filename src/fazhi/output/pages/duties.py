"""The duties as a list: for a reader, for a spreadsheet and for programs."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from fazhi.catalogue import applicability
from fazhi.model.both import Both, pick
from fazhi.model.law import Citation
from fazhi.model.obligation import Applicability, Bound, Catalogue, Obligation
from fazhi.model.words import word
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.cells import safe_cell
from fazhi.output.words.citation import cite_all

SCHEMA: Final = "fazhi.list/1"
_HEADS: Final = (
    Both("编号", "id"),
    Both("领域", "domain"),
    Both("名称", "title"),
    Both("要求", "requirement"),
    Both("频次", "cadence"),
    Both("严重程度", "severity"),
    Both("缘由", "why"),
    Both("依据", "basis"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One duty, and how it binds the unit asked about."""

    duty: Obligation
    law: Applicability | None
    """None where no unit was asked about."""

    @property
    def basis(self) -> tuple[Citation, ...]:
        """What counts for the unit; without one, all that is on record."""
        return self.duty.basis if self.law is None else self.law.basis


def duties(catalogue: Catalogue, bound: Bound | None, year: int) -> list[Listed]:
    """All duties; of a unit those that apply to it in that year."""
    if bound is None:
        return [Listed(duty, None) for duty in catalogue.obligations]
    judged = ((duty, applicability(duty, catalogue, bound, year)) for duty in catalogue.obligations)
    return [Listed(duty, law) for duty, law in judged if law.applies]


def _text(listed: Sequence[Listed], catalogue: Catalogue, colour: bool, width: int, language: str) -> str:  # noqa: ARG001
    return render(_page(listed, language), width, colour)


def _page(listed: Sequence[Listed], language: str) -> Iterator[Block]:
    yield block(Span(pick(language, f"义务 {len(listed)} 项", f"{len(listed)} duties"), Tone.STRONG))
    for domain, items in groupby(listed, key=lambda item: item.duty.domain):
        yield BLANK
        yield block(Span(word(domain, language), Tone.STRONG))
        for item in items:
            duty = item.duty
            traits = [word(duty.cadence, language)]
            if item.law is not None:
                traits.insert(0, word(item.law.severity, language))
            title = f"{duty.id} {pick(language, duty.title, duty.title_en)}"
            yield block(title, Span(f" {' · '.join(traits)}", Tone.FAINT), first=2, hang=6)
            if item.law is not None:
                yield block(Span(item.law.why.of(language), Tone.FAINT), first=6)


def _csv(listed: Sequence[Listed], catalogue: Catalogue, colour: bool, width: int, language: str) -> str:  # noqa: ARG001
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([head.of(language) for head in _HEADS])
    for item in listed:
        writer.writerow([safe_cell(cell) for cell in _cells(item, catalogue, language)])
    return "\ufeff" + out.getvalue()


def _cells(item: Listed, catalogue: Catalogue, language: str) -> Iterator[str]:
    duty, law = item.duty, item.law
    yield duty.id
    yield word(duty.domain, language)
    yield pick(language, duty.title, duty.title_en)
    yield pick(language, duty.requirement, duty.requirement_en)
    yield word(duty.cadence, language)
    yield word(duty.severity if law is None else law.severity, language)
    yield "" if law is None else law.why.of(language)
    yield pick(language, "；", "; ").join(cite_all(item.basis, catalogue.instruments, language))


def _json(listed: Sequence[Listed], catalogue: Catalogue, colour: bool, width: int, language: str) -> str:  # noqa: ARG001
    found = {"schema": SCHEMA, "duties": [_object(item) for item in listed]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _object(item: Listed) -> dict[str, Any]:
    duty, law = item.duty, item.law
    return {
        "obligation": duty.id,
        "domain": duty.domain.value,
        "title": duty.title,
        "title_en": duty.title_en,
        "requirement": duty.requirement,
        "requirement_en": duty.requirement_en,
        "applies_to": [kind.value for kind in duty.applies_to],
        "cadence": duty.cadence.value,
        "severity": (duty.severity if law is None else law.severity).value,
        "why": None if law is None else law.why.zh,
        "why_en": None if law is None else law.why.en,
        "basis": [
            {
                "instrument": cited.instrument,
                "version": cited.version.isoformat(),
                "article": cited.article,
                "item": cited.item,
                "verified": cited.verified.value,
                "checked": cited.checked.isoformat() if cited.checked else None,
            }
            for cited in item.basis
        ],
    }


WRITERS: Final[Mapping[str, Callable[[Sequence[Listed], Catalogue, bool, int, str], str]]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
}
"""How a list is written, by the name of the format."""
