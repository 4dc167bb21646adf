"""The site of a corpus: plain pages out of its results, with the look of the audit site and without Sphinx.

Each file is written by whoever asked for it before the next is made.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from fazhi.corpus.fair import compared, correction_by, shipped
from fazhi.corpus.gathered import Verdict, Watch, gather, unwatched, words_of
from fazhi.corpus.results import Results
from fazhi.model.law import Instrument
from fazhi.model.obligation import Obligation
from fazhi.sphinx_ext.corpus import duty, group, overview, unit
from fazhi.sphinx_ext.corpus.frame import SCRIPT, SHEETS, View, duty_address, group_address, table_file, units_of
from fazhi.sphinx_ext.html import speak

_OWN: Final = Path(__file__).parent / "static"
_THEME: Final = Path(__file__).parents[1] / "theme" / "static"
_HEAT: Final = ("unit_kind", "law_year", "place", "domain", "due", "seen", "seen_percent")
_STRENGTHS: Final = ("unit_kind", "law_year", "domain", *(f"strength_{item}" for item in ("result", "measure")))
_WEAKER: Final = ("strength_assertion", "strength_mention", "strength_none")


class Made(NamedTuple):
    """One file of the site."""

    address: str
    data: bytes


def pages(
    results: Results,
    language: str,
    texts: Path | None = None,
    watch: Watch = unwatched,
    instruments: Mapping[str, Instrument] = MappingProxyType({}),
    obligations: Mapping[str, Obligation] = MappingProxyType({}),
) -> tuple[int, Iterator[Made]]:
    """How many files the site has, and they.

    Args:
        results: Those of the corpus.
        language: What the pages speak, `zh` or `en`.
        texts: The folder of the corpus, whose words are shown as examples where they are letter for letter the same.
        watch: Tells of these texts as they are read.
        instruments: Those of the catalogue, by which articles are cited; one that is not there, by its identifier.
        obligations: Those of the catalogue at hand by identifier, whose requirements are told.

    Raises:
        InputError: A part of the results cannot be read.
    """
    speak(language)
    gathered = gather(results)
    units = units_of(gathered.reports)
    examples = [item for id in gathered.duties for item in gathered.examples(id)] if texts else []
    view = View(
        gathered,
        compared(gathered.reports, correction_by(shipped())),
        units,
        {held.file: item for item in units for held in item.reports},
        words_of(examples, texts, watch) if texts else {},
        instruments,
        obligations,
    )
    many = len(SHEETS) + 1 + len(overview.FILES) + 1 + len(view.groups) + 2 * len(gathered.duties) + 2 * len(units)
    return many, _files(view)


def _files(view: View) -> Iterator[Made]:
    for name in (*SHEETS, SCRIPT):
        path = _OWN / name
        yield Made(f"_static/{name}", (path if path.is_file() else _THEME / name).read_bytes())
    yield Made("index.html", overview.page(view))
    for address, data in overview.files(view).items():
        yield Made(address, data)
    heat = (row for each in view.groups for row in group.heat_rows(view, each))
    yield Made("csv/heat.csv", table_file(_HEAT, heat))
    strengths = (row for each in view.groups for row in group.strength_rows(view, each))
    yield Made("csv/strengths.csv", table_file((*_STRENGTHS, *_WEAKER), strengths))
    for each in view.groups:
        yield Made(group_address(each), group.page(view, each))
    judged: dict[str, dict[str, Verdict]] = {id: {} for id in view.gathered.duties}
    for file, verdicts in view.gathered.verdicts.items():
        for item in verdicts:
            judged[item.duty][file] = item
    for id, one in view.gathered.duties.items():
        yield Made(duty_address(id), duty.page(view, one, judged[id]))
        yield Made(f"duty/{id}.csv", duty.file(view, judged[id]))
    for who in view.units:
        yield Made(who.address, unit.page(view, who))
        yield Made(f"unit/{who.slug}.csv", unit.file(view, who))
