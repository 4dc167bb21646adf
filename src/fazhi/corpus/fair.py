"""Units of a corpus beside each other, as far as that is fair: within one kind of unit and the law of one year."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from fazhi.catalogue import default_folder
from fazhi.catalogue.calibration import read_agreement
from fazhi.corpus.rates import (
    FAR,
    NEAR,
    Estimate,
    Limits,
    Prior,
    Standing,
    corrected,
    dispersion,
    limits,
    prior,
    ranks,
    standing_within,
    together,
    widened,
)
from fazhi.corpus.results import Known, Results
from fazhi.model.agreement import Agreement, Counts
from fazhi.model.both import Both
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind
from fazhi.whose import Whose, numbered, whose

FEWEST: Final = 5
"""Reports below which nothing is told of who stands out."""
LEAST: Final = 50
"""Duties with and without support that labels of a kind must have to speak for that kind alone."""
_COLUMNS: Final = (
    "file",
    "unit",
    "unit_kind",
    "year",
    "law_year",
    "province",
    "city",
    "county",
    "supported",
    "weak",
    "planned",
    "admitted",
    "missing",
    "catalogue_digest",
    "doubts",
    "doubts_en",
)
_UNKNOWN: Final = Both(
    "没有量过工具与读者的一致程度，比例未经校正。", "Agreement with readers was not measured; rates are not corrected."
)
_OTHER: Final = Both(
    "灵敏度和特异度是用另一版义务目录量的，比例未经校正。",
    "Sensitivity and specificity were measured with another catalogue; rates are not corrected.",
)


class Held(NamedTuple):
    """What the results tell of one report; its counts are of duties that are due, without those that were waived."""

    file: str
    unit: str
    unit_kind: UnitKind
    year: int
    law_year: int
    province: str
    city: str
    county: str
    supported: int
    weak: int
    planned: int
    admitted: int
    missing: int
    catalogue: str
    doubts: tuple[Both, ...] = ()
    """What of it a person should check before it is used."""

    @property
    def seen(self) -> int:
        """Duties for which it gives some support."""
        return self.supported + self.weak

    @property
    def due(self) -> int:
        """Duties that it has to answer for: those supported, weak, planned, admitted and missing."""
        return self.seen + self.planned + self.admitted + self.missing

    @property
    def place(self) -> str:
        """Where its unit is, as far as that is known."""
        return self.province + self.city + self.county

    @property
    def whose(self) -> Whose:
        """Its unit, however it names it."""
        return whose(self.unit, Place(self.province, self.city, self.county) if self.province else None)

    @property
    def rate(self) -> float:
        """The share of what is due that has support."""
        return self.seen / self.due if self.due else 0.0


class Correction(NamedTuple):
    """By which counts rates are corrected, if by any, and a sentence on that."""

    counts: Counts | None
    why: Both


@dataclass(frozen=True, slots=True)
class Compared:
    """One report in its group."""

    held: Held
    corrected: Estimate | None
    shrunk: float
    near: Limits
    far: Limits
    standing: Standing | None
    """By the farther limits; None where the group is too small, or nothing is due."""
    wide: Limits
    """The farther limits, widened by how much more than by chance the units of the group vary."""
    standing_wide: Standing | None
    """The same by these: who stands out even so."""
    rank: tuple[int, int] | None
    """Between which ranks it may lie; only where that was asked for."""


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one kind of unit under the law of one year."""

    unit_kind: UnitKind
    law_year: int
    rate: float
    """Of all of them together, as the tool sees it."""
    estimate: Estimate | None
    """The same corrected, or else as it is, with the interval of a bootstrap of units."""
    correction: Correction
    prior: Prior
    dispersion: float
    """How many times the variance of chance the units vary; 1 where chance may be all."""
    units: tuple[Compared, ...]
    """In the order of place and name; by rate only where ranks were asked for."""

    @property
    def enough(self) -> bool:
        """Whether anything can be told of who stands out."""
        return len(self.units) >= FEWEST

    def of(self, standing: Standing) -> list[Compared]:
        """Those who stand so by the limits of chance."""
        return [item for item in self.units if item.standing is standing]

    def doubtful(self) -> list[Compared]:
        """Those that a person should check before they are used."""
        return [item for item in self.units if item.held.doubts]

    def twice(self) -> list[Compared]:
        """Those of a unit and year of which there is more than one."""
        keys = [
            *zip(
                numbered([item.held.whose for item in self.units]), (item.held.year for item in self.units), strict=True
            )
        ]
        many = Counter(keys)
        return [item for item, key in zip(self.units, keys, strict=True) if many[key] > 1]

    def even_so(self, standing: Standing) -> list[Compared]:
        """Those who stand so by the widened limits too."""
        return [item for item in self.units if item.standing_wide is standing]


def reports_of(results: Results, known: Mapping[str, Known] | None = None) -> list[Held]:
    """Every report of the results, sorted by file.

    Raises:
        InputError: A part cannot be read.
    """
    found = results.facts(results.known() if known is None else known, _COLUMNS)
    return sorted(
        Held(
            file, unit or file, UnitKind(kind), year, law_year, province or "", city or "", county or "", *more
        )._replace(doubts=tuple(map(Both, doubts, in_english)))
        for file, unit, kind, year, law_year, province, city, county, *more, doubts, in_english in found
    )


def compared(
    reports: Iterable[Held],
    correction: Callable[[UnitKind, Iterable[str]], Correction],
    *,
    with_ranks: bool = False,
) -> list[Group]:
    """The groups, in the order of kinds and years."""
    found: dict[tuple[UnitKind, int], list[Held]] = {}
    for item in reports:
        found.setdefault((item.unit_kind, item.law_year), []).append(item)
    order = list(UnitKind)
    keys = sorted(found, key=lambda key: (order.index(key[0]), key[1]))
    return [
        _group(*key, found[key], correction(key[0], {item.catalogue for item in found[key]}), with_ranks)
        for key in keys
    ]


def correction_by(agreement: Agreement | None) -> Callable[[UnitKind, Iterable[str]], Correction]:
    """The counts of the kind of unit where the labels suffice, else those of all kinds."""

    def found(kind: UnitKind, catalogues: Iterable[str]) -> Correction:
        if agreement is None:
            return Correction(None, _UNKNOWN)
        if set(catalogues) != {agreement.digest}:
            return Correction(None, _OTHER)
        counts = agreement.kinds.get(kind, Counts())
        if min(counts.with_support, counts.without) >= LEAST:
            return Correction(counts, _said(counts, Both("同类单位", "of this kind")))
        return Correction(agreement.whole, _said(agreement.whole, Both("各类单位（同类的太少）", "of all kinds")))

    return found


@lru_cache(maxsize=1)
def shipped() -> Agreement | None:
    """What was counted with the catalogue that comes with the package."""
    return read_agreement(default_folder())


def _said(counts: Counts, of: Both) -> Both:
    zh, en = (f"{counts.sensitivity:.1%}", f"{counts.specificity:.1%}"), (counts.with_support, counts.without)
    return Both(
        f"按标注校正：灵敏度 {zh[0]}（{en[0]} 项），特异度 {zh[1]}（{en[1]} 项），{of.zh}的报告；"
        "没有见过的写法漏认更多，比例还要高些。",
        f"Corrected by labelled reports {of.en}: sensitivity {zh[0]} ({en[0]} duties), specificity {zh[1]} ({en[1]}). "
        "Of wordings not seen before more is missed, so rates are higher still.",
    )


def _group(kind: UnitKind, law_year: int, reports: Sequence[Held], correction: Correction, with_ranks: bool) -> Group:
    units = [(item.seen, item.due) for item in reports if item.due]
    seen, due = sum(item.seen for item in reports), sum(item.due for item in reports)
    rate, spread = (seen / due if due else 0.0), prior(units)
    times = dispersion(units, rate)
    ranked: Mapping[str, tuple[int, int]] = {}
    if with_ranks and len(reports) >= FEWEST:
        ranked = ranks({item.file: (item.seen, item.due) for item in reports if item.due}, spread)
    enough = len(reports) >= FEWEST
    made = [
        _compared(item, (rate, spread, times), correction.counts, enough, ranked.get(item.file)) for item in reports
    ]
    if ranked:
        made.sort(key=lambda item: (-item.shrunk, item.held.file))
    else:
        made.sort(key=lambda item: (item.held.place, item.held.unit, item.held.year, item.held.file))
    return Group(kind, law_year, rate, together(units, correction.counts), correction, spread, times, tuple(made))


def _compared(
    item: Held, group: tuple[float, Prior, float], counts: Counts | None, enough: bool, rank: tuple[int, int] | None
) -> Compared:
    """One report in its group, given the group's rate, spread and dispersion."""
    rate, spread, times = group
    near, far = ((limits(rate, item.due, level) if item.due else Limits(0.0, 1.0)) for level in (NEAR, FAR))
    wide = widened(far, rate, times)
    told = enough and item.due > 0
    return Compared(
        held=item,
        corrected=corrected(item.seen, item.due, counts) if counts else None,
        shrunk=spread.shrunk(item.seen, item.due),
        near=near,
        far=far,
        standing=standing_within(item.seen, item.due, far) if told else None,
        wide=wide,
        standing_wide=standing_within(item.seen, item.due, wide) if told else None,
        rank=rank,
    )
