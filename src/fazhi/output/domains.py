"""The domains as a table: a line each, with a cell for every duty."""

from collections.abc import Iterable, Iterator, Mapping

from fazhi.model.audit import Conclusion
from fazhi.model.obligation import Domain
from fazhi.model.words import word
from fazhi.output.columns import pad
from fazhi.output.language import ENGLISH, pick
from fazhi.output.layout import Block, Span, Tone, block
from fazhi.output.tally import bar, by_domain, gaps, in_force

_NAME, _NAME_EN = 12, 22
_NUMBER, _NUMBER_EN = 8, 10
"""Columns of the names and of each number."""


def domain_table(conclusions: Iterable[tuple[Domain, Conclusion]], language: str) -> Iterator[Block]:
    """A head and a line for each domain that has duties."""
    heads = pick(language, "适用 有佐证 偏弱 缺口", "duties supported weak gaps").split()
    legend = pick(language, "█ 有佐证 ▒ 偏弱 ░ 缺口", "█ ▒ ░")
    yield block(Span(f"{_row(pick(language, '领域', 'domain'), heads, language)}{legend}", Tone.FAINT), first=2)
    for domain, counts in by_domain(conclusions).items():
        yield _line(domain, counts, language)


def _line(domain: Domain, counts: Mapping[Conclusion, int], language: str) -> Block:
    """Name, duties in force, supported, weak, gaps, and a cell for each duty."""
    numbers = (in_force(counts), counts.get(Conclusion.SUPPORTED, 0), counts.get(Conclusion.WEAK, 0), gaps(counts))
    row = _row(word(domain, language), [str(number or "–") for number in numbers], language)
    return block(row, Span(bar(counts), Tone.FAINT), first=2)


def _row(name: str, cells: Iterable[str], language: str) -> str:
    english = language == ENGLISH
    wide = _NUMBER_EN if english else _NUMBER
    return pad(name, _NAME_EN if english else _NAME) + "".join(pad(cell, wide, right=True) for cell in cells) + "  "
