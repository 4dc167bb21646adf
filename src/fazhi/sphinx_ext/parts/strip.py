"""The text of a report as one bar, as long as it is: its parts, and what each stretch is worth, each a way into it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from fazhi.model.evidence import Polarity, Strength
from fazhi.model.report import Part
from fazhi.output.words.composition import composition
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, address, chart, join, name, said, tag
from fazhi.sphinx_ext.parts import places
from fazhi.sphinx_ext.site import Exhibit, Placed, Shown, stretches

WORTH: Final[tuple[Enum, ...]] = (
    Strength.RESULT,
    Strength.MEASURE,
    Strength.ASSERTION,
    Polarity.PLANNED,
    Polarity.ADMITTED,
)
"""What a stretch of a text may be worth, the most first; what speaks of no duty is worth nothing."""

_STOP: Final = 2
"""Characters between two clauses."""


class _Stretch(NamedTuple):
    """Characters that are worth the same."""

    start: int
    end: int
    worth: Enum | None
    exhibit: Exhibit | None


def worth(exhibit: Exhibit) -> Enum | None:
    """What a passage is worth: its strength where something is done, else that it is promised or owned up to."""
    shown = [item for item in exhibit.evidence if item.strength >= Strength.ASSERTION]
    found = {item.strength if item.polarity is Polarity.DONE else item.polarity for item in shown}
    return next((value for value in WORTH if value in found), None)


def strip(shown: Shown) -> Html:
    """The bar, the parts it leads to, and how much of the text is worth what."""
    found = tuple(_worths(shown))
    if not found:
        return Html("")
    label = _("全文 {count} 字，从左到右：").format(count=_length(shown)) + _shares(shown, found)
    drawn = chart.strip(_length(shown), _drawn_parts(shown), _drawn(shown, found), label)
    return tag("figure", drawn, tag("figcaption", _key(shown, found), _parts(shown)), class_="fz-strip")


def part_id(number: int) -> str:
    """Anchor of a part in the text, by its number from 1."""
    return f"part-{number}"


def _length(shown: Shown) -> int:
    return len(shown.report.text) if shown.report.supplied else shown.report.characters


def _worths(shown: Shown) -> Iterator[_Stretch]:
    """The whole text cut where its worth changes."""
    exhibits = [item for item in shown.exhibits if not item.wide and worth(item)]
    placed = Placed(exhibits)
    edges = {0, _length(shown), *(at for item in exhibits for at in (item.start, item.end))}
    every = (_stretch(start, end, placed.touching(start, end)) for start, end in pairwise(sorted(edges)))
    for _key_of, same in groupby(every, key=lambda item: (item.worth, item.exhibit and item.exhibit.id)):
        run = list(same)
        yield run[0]._replace(end=run[-1].end)


def _stretch(start: int, end: int, exhibits: list[Exhibit]) -> _Stretch:
    for value in WORTH:
        best = next((item for item in exhibits if worth(item) is value), None)
        if best:
            return _Stretch(start, end, value, best)
    return _Stretch(start, end, None, None)


def _drawn(shown: Shown, found: tuple[_Stretch, ...]) -> Iterator[chart.Piece]:
    for item in _joined(found):
        if item.worth and item.exhibit:
            words = _("{number} 号片段：{worth}").format(number=item.exhibit.number, worth=said(item.worth))
            yield chart.Piece(item.start, item.end, _style(item.worth), words, _way(shown, item.exhibit.id))


def _joined(found: Iterable[_Stretch]) -> list[_Stretch]:
    """Stretches of the same worth with no more than a stop between them as one: the eye cannot tell them apart."""
    joined: list[_Stretch] = []
    for item in (each for each in found if each.worth):
        last = joined[-1] if joined else None
        if last and last.worth is item.worth and item.start - last.end <= _STOP:
            joined[-1] = last._replace(end=item.end)
        else:
            joined.append(item)
    return joined


def _drawn_parts(shown: Shown) -> Iterator[chart.Piece]:
    for number, (part, blocks) in enumerate(stretches(shown.report) if shown.report.supplied else (), 1):
        place = _way(shown, part_id(number))
        yield chart.Piece(blocks[0].start, blocks[-1].end, f"fz-part-{part}", said(part), place)


def _way(shown: Shown, anchor: str) -> str | None:
    """Into the text, where the report has a page of it."""
    return address(places.report_page(shown), anchor) if shown.paged else None


def _style(value: Enum | None) -> str:
    return f"fz-worth-{name(value)}" if value else "fz-worth-none"


def _lengths(shown: Shown, found: tuple[_Stretch, ...]) -> dict[Enum | None, int]:
    """How many characters are worth what, out of those that the composition of the text counts."""
    counts: Counter[Enum | None] = Counter()
    for item in found:
        if item.worth:
            counts[item.worth] += item.end - item.start
    return {**{value: counts[value] for value in WORTH if counts[value]}, None: composition(shown.audit).silent}


def _shares(shown: Shown, found: tuple[_Stretch, ...]) -> str:
    return _("，").join(f"{_called(value)} {percent}%" for value, percent in _percents(shown, found))


def _percents(shown: Shown, found: tuple[_Stretch, ...]) -> Iterator[tuple[Enum | None, str]]:
    whole = composition(shown.audit).whole or 1
    for value, length in _lengths(shown, found).items():
        yield value, f"{100 * length / whole:.1f}"


def _called(value: Enum | None) -> str:
    return said(value) if value else _("不涉及任何义务")


def _key(shown: Shown, found: tuple[_Stretch, ...]) -> Html:
    """What the colours mean and how much of the text has each."""
    items = (
        tag(
            "li",
            tag("span", SYMBOLS[value] if value else "", class_=f"fz-swatch {_style(value)}", aria_hidden="true"),
            f"{_called(value)} ",
            tag("b", f"{percent}%"),
        )
        for value, percent in _percents(shown, found)
    )
    return tag("ul", *items, class_="fz-legend fz-strip-key")


def _parts(shown: Shown) -> Html:
    """The parts in their order, each a link, for the keyboard too; as long as everywhere."""
    lengths = composition(shown.audit).parts
    first: dict[Part, int] = {}
    for number, (part, _blocks) in enumerate(stretches(shown.report) if shown.report.supplied else (), 1):
        first.setdefault(part, number)
    items = (
        tag("li", _link(shown, number, said(part)), " ", tag("span", _("{count} 字").format(count=lengths[part])))
        for part, number in first.items()
        if part in lengths
    )
    return tag("ol", *items, class_="fz-strip-parts", aria_label=_("各部分")) if first else Html("")


def _link(shown: Shown, number: int, label: str) -> Html:
    return places.report_link(shown, join(label), "index", part_id(number))
