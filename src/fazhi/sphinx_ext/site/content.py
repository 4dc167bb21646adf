"""Everything the site shows: the catalogue and every report with its audit, loaded once a build."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias, TypeVar

from fazhi.audit import audit
from fazhi.catalogue import default_folder, load_for
from fazhi.catalogue.tables import read_indicators, read_own_indicators
from fazhi.evidence import Searcher, compile_rules
from fazhi.intake import project_setting
from fazhi.laws import LawFolder, laws_at_hand
from fazhi.model.audit import Assessment, Audit, Finding
from fazhi.model.evidence import NearMiss
from fazhi.model.indicator import IndicatorSet
from fazhi.model.law import Citation, Instrument
from fazhi.model.obligation import Catalogue, Domain, Obligation, Severity
from fazhi.model.record import ReportRecord
from fazhi.model.report import Report
from fazhi.output.terminal.gap import nearest_of
from fazhi.output.words.answer import severities
from fazhi.precheck import Slip, precheck
from fazhi.reading.normal import readable
from fazhi.sphinx_ext.site.exhibits import Exhibit, find_exhibits
from fazhi.sphinx_ext.site.settings import Settings
from fazhi.sphinx_ext.site.sources import SUPPLIED, Source, find_sources

ROOM = 6
"""So many reports have room on the overview with all there is to say of them at a glance."""
_Item = TypeVar("_Item")
_Article: TypeAlias = tuple[str, int | str | None]
"""An article of an instrument, in whatever version."""


class ReportPage(NamedTuple):
    """A page that every report has."""

    name: str
    """Its document in the report's folder."""
    zh: str
    en: str
    """What it is called."""


REPORT_PAGES: Final = (
    ReportPage("index", "全文标注", "Text"),
    ReportPage("gaps", "缺口清单", "Gaps"),
    ReportPage("matrix", "追溯矩阵", "Matrix"),
)
"""The pages that the folder of each report holds, the first of them leading to the others."""


@dataclass(frozen=True)
class Shown:
    """One report as the site shows it; without slots, so that what is looked up often is kept."""

    folder: str
    """Name of the folder its pages lie in, which is the slug of a kept report."""
    audit: Audit
    exhibits: tuple[Exhibit, ...]
    paged: bool
    """Whether its folder holds the pages to show it on."""
    apart: bool
    """Whether the overview of so many reports has no room for it, so that it has a summary of its own."""
    record: ReportRecord | None = None
    """What is recorded of it; None for a report that is not kept."""
    given: bool = False
    """Whether it was given at build time: the one that whoever builds the site wants to see."""
    laws: LawFolder | None = None
    """Texts of the law, where the office supplies them."""

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.audit.report

    @property
    def home(self) -> str:
        """Where its pages lie."""
        return home(self.folder)

    @property
    def slug(self) -> str:
        """The name it goes by in identifiers."""
        return _slug_of(self.report)

    def title(self, language: str) -> str:
        """Its title as recorded, else as read; unit and year where it has none."""
        return self.record.title if self.record and self.report.titled else self.report.called(language)

    @property
    def label(self) -> str:
        """Its unit and year, short enough for a table's head; what it is called where the unit is not known."""
        return f"{self.report.unit} {self.report.year}" if self.report.unit else self.title("zh")

    def quote(self, start: int, end: int) -> str | None:
        """The words of a stretch; None where the text is not supplied."""
        return readable(self.report, start, end) if self.report.supplied else None

    def of(self, obligation: str) -> tuple[Exhibit, ...]:
        """The exhibits that speak of a duty, in the order of the text."""
        return self._told.get(obligation, ())

    def assessment(self, obligation: str) -> Assessment:
        """What was concluded of a duty; KeyError if there is none of that name."""
        return self._assessments[obligation]

    def near(self, start: int, end: int) -> tuple[NearMiss, ...]:
        """What comes near a duty without supporting it and begins in that stretch."""
        first, last = (bisect_left(self._near, at, key=lambda item: item.start) for at in (start, end))
        return self._near[first:last]

    def slipping(self, start: int, end: int) -> list[int]:
        """Where in that stretch passages begin that hold what should not leave the office."""
        first, last = (bisect_left(self._slipping, at) for at in (start, end))
        return self._slipping[first:last]

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """What should not leave the office with it."""
        return precheck(self.audit)

    @cached_property
    def _slipping(self) -> list[int]:
        return sorted({slip.passage.start for slip in self.slips if slip.passage is not None})

    def severity(self, obligation: str) -> Severity:
        """How grave it is in this report to leave a duty unshown: the same on every page."""
        return self._severities[obligation]

    def leading(self, obligation: str) -> Finding | None:
        """The finding that tells of the conclusion on a duty, if there is one."""
        return self._leading.get(obligation)

    @cached_property
    def _leading(self) -> Mapping[str, Finding]:
        return self.audit.leading()

    @cached_property
    def _severities(self) -> Mapping[str, Severity]:
        return severities(self.audit)

    @cached_property
    def _near(self) -> tuple[NearMiss, ...]:
        """What the views show of every duty as near it, in the order of the text."""
        every = (near for item in self.audit.assessments for near in self.near_to(item))
        return tuple(sorted(every, key=lambda near: near.start))

    @staticmethod
    def near_to(assessment: Assessment) -> tuple[NearMiss, ...]:
        """What a page shows as near a duty, besides its evidence: the same as every other view."""
        return tuple(item for item in nearest_of((), assessment.near) if isinstance(item, NearMiss))

    @cached_property
    def _told(self) -> Mapping[str, tuple[Exhibit, ...]]:
        """The exhibits that speak of each duty."""
        found: dict[str, tuple[Exhibit, ...]] = {}
        for item in self.exhibits:
            for obligation in item.obligations:
                found[obligation] = (*found.get(obligation, ()), item)
        return found

    @cached_property
    def _assessments(self) -> Mapping[str, Assessment]:
        return {item.obligation.id: item for item in self.audit.assessments}


@dataclass(frozen=True)
class Site:
    """One build's whole content; without slots, as what it shows."""

    catalogue: Catalogue
    shown: tuple[Shown, ...]
    """The one given at build time, then kept ones by folder, invented ones last."""
    laws: LawFolder | None = None
    """Texts of the law, where the office supplies them: articles are quoted then beside what cites them."""
    indicators: tuple[IndicatorSet, ...] = ()
    """Sets of indicators: an own list first."""

    def report(self, folder: str) -> Shown | None:
        """The report of that folder."""
        return next((item for item in self.shown if item.folder == folder), None)

    def obligations(self, domain: Domain) -> tuple[Obligation, ...]:
        """The duties of a domain, in catalogue order."""
        return tuple(item for item in self.catalogue.obligations if item.domain is domain)

    def obligation(self, id: str) -> Obligation | None:
        """The duty of that identifier."""
        at = self._places.get(id)
        return None if at is None else self.catalogue.obligations[at]

    def beside(self, obligation: Obligation) -> tuple[Obligation | None, Obligation | None]:
        """The duties before and after one, in catalogue order."""
        return _beside(self.catalogue.obligations, self._places[obligation.id])

    def beside_instrument(self, instrument: Instrument) -> tuple[Instrument | None, Instrument | None]:
        """The instruments before and after one, in the order of the file."""
        instruments = tuple(self.catalogue.instruments.values())
        return _beside(instruments, instruments.index(instrument))

    def sharing(self, obligation: Obligation) -> tuple[Obligation, ...]:
        """Other duties that rest on an article this one rests on, in catalogue order within each article."""
        found = {other.id: other for article in _articles(obligation) for other in self._resting[article]}
        return tuple(other for id, other in found.items() if id != obligation.id)

    def citing(self, instrument: str) -> Sequence[tuple[Citation, Obligation]]:
        """Every citation of an instrument with the duty that cites it, in catalogue order."""
        return self._citing.get(instrument, ())

    @cached_property
    def _citing(self) -> Mapping[str, Sequence[tuple[Citation, Obligation]]]:
        """Every citation with its duty, by instrument."""
        citing: dict[str, list[tuple[Citation, Obligation]]] = {}
        for obligation in self.catalogue.obligations:
            for citation in obligation.basis:
                citing.setdefault(citation.instrument, []).append((citation, obligation))
        return citing

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Where each duty stands in the catalogue."""
        return {item.id: at for at, item in enumerate(self.catalogue.obligations)}

    @cached_property
    def _resting(self) -> Mapping[_Article, Sequence[Obligation]]:
        """The duties that rest on each article."""
        resting: dict[_Article, list[Obligation]] = {}
        for obligation in self.catalogue.obligations:
            for article in _articles(obligation):
                resting.setdefault(article, []).append(obligation)
        return resting


def load_site(settings: Settings, docs: Path, home: Path, kept: Path | None = None) -> Site:
    """Load catalogue and reports and audit every report; errors of the input pass through.

    `home` is the folder of conf.py, whose project may have a catalogue of its own, and `kept` a file where the
    catalogue is kept for the next build.
    """
    catalogue = load_for(settings.catalogue, Path.cwd() if settings.catalogue else home, kept)
    law_year = settings.asked().law_year
    searcher = compile_rules(catalogue)
    sources = sorted(find_sources(settings, docs), key=_place)
    laws = laws_at_hand(settings.laws, Path.cwd() if settings.laws else home)
    shown = (replace(item, laws=laws) for item in _show(sources, catalogue, searcher, law_year, docs))
    return Site(catalogue, tuple(shown), laws, tuple(_indicators(settings, catalogue, home)))


def _indicators(settings: Settings, catalogue: Catalogue, home: Path) -> Iterator[IndicatorSet]:
    """The list that is named, relative to where the build was started, else the project's; then those shipped."""
    if settings.indicators:
        yield read_own_indicators(Path.cwd() / settings.indicators, catalogue)
    elif named := project_setting(home / "pyproject.toml", "indicators"):
        yield read_own_indicators(home / named, catalogue)
    yield from read_indicators(default_folder(), catalogue)


def _slug_of(report: Report) -> str:
    """The name a report goes by in identifiers: its slug, or the name of its file marked as such."""
    return report.slug or f"{SUPPLIED}:{Path(report.name).stem}"


def home(folder: str) -> str:
    """Where the pages of a report's folder lie among the documents."""
    return folder if folder == SUPPLIED else f"reports/{folder}"


def _show(
    sources: Sequence[Source], catalogue: Catalogue, searcher: Searcher, law_year: int | None, docs: Path
) -> Iterator[Shown]:
    for source in sources:
        taken = source.intake
        result = audit(catalogue, taken.report, taken.records, law_year, searcher)
        paged = all((docs / home(source.folder) / f"{page.name}.rst").is_file() for page in REPORT_PAGES)
        exhibits = find_exhibits(result, _slug_of(taken.report))
        apart = len(sources) > ROOM and not source.given
        yield Shown(source.folder, result, exhibits, paged, apart, taken.record, source.given)


def _place(source: Source) -> tuple[bool, bool]:
    """Where a report stands among the others, which are in the order of their folders."""
    record = source.intake.record
    return not source.given, record is not None and record.fictional


def _beside(items: Sequence[_Item], at: int) -> tuple[_Item | None, _Item | None]:
    """What stands before and after the place."""
    return items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None


def _articles(obligation: Obligation) -> Iterable[_Article]:
    """The articles a duty rests on, each once, whatever their version."""
    return dict.fromkeys((item.instrument, item.article or item.item) for item in obligation.basis)
