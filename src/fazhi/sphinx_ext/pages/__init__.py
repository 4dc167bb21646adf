"""The pages of the site: one file a kind of page, making plain values out of the audits, and one table of the kinds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from fazhi.sphinx_ext.pages import (
    compare,
    domain,
    follow,
    gaps,
    indicators,
    instrument,
    instruments,
    matrix,
    news,
    obligation,
    overview,
    recall,
    rule,
    summary,
    text,
)
from fazhi.sphinx_ext.parts import Build, places
from fazhi.sphinx_ext.site import Site

__all__ = ["PAGES", "Of", "PageKind"]


class Of(Enum):
    """What the argument of a directive names; without one, it is read from where its document lies."""

    SITE = "site"
    """Nothing: there is one such page."""
    DOMAIN = "domain"
    ITEM = "item"
    """A duty, an instrument or a finding rule; its document is named after it."""
    REPORT = "report"
    """A report, by its folder; its documents lie there."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page."""

    directive: str
    """What stands in the document that it is made in."""
    of: Of
    build: Build
    zh: str
    en: str
    """What the page shows, for the documentation."""
    example: str = ""
    """An argument, for the documentation."""
    page: str = ""
    """For a page that every report has: its name in `REPORT_PAGES`."""
    made: Callable[[Site], Iterable[str]] | None = None
    """The documents that it is made in without a file of the project's."""
    weight: float = 1
    """What its entries are worth in a search: more where a duty is told, less where it is only listed once more."""
    lists: bool = False
    """Whether it only lists what has a place of its own, so that a search finds it by its headings."""


_KINDS: Final = (
    PageKind(
        "fazhi-overview", Of.SITE, overview.page,
        "概览：每份报告先是一句结论、一格一项义务的图、最重的十项缺口，再是正文各部分、各领域占多少。"
        "超过 6 份报告时，概览每份一行，其余在各份报告的概要页。",
        "The overview: for each report a sentence that answers, a square for every duty, its ten gravest gaps, and "
        "what its text is made of. Of more than 6 reports it has a row each, and the rest stands on their summaries.",
        lists=True,
    ),
    PageKind(
        "fazhi-summary", Of.REPORT, summary.page,
        "一份报告的概要。超过 6 份报告时自有一页 reports/<slug>/summary.html，不必为它写文件。",
        "One report at a glance. Of more than 6 reports each has such a page, reports/<slug>/summary.html, without a "
        "file being written for it.",
        made=lambda site: (places.report_page(shown, "summary") for shown in site.shown if shown.apart),
        lists=True,
    ),
    PageKind(
        "fazhi-follow", Of.REPORT, follow.page,
        "上一年度报告的打算和不足，在这份报告里有没有回音；哪些文字沿用上年。上一年度的报告有原文时自有一页 "
        "reports/<slug>/follow.html，不必为它写文件。",
        "What a report says of the plans and shortcomings of the year before, and what it copied from it. Where the "
        "text of last year's report is at hand there is such a page, reports/<slug>/follow.html, without a file being "
        "written.",
        made=lambda site: (places.report_page(shown, "follow") for shown in site.shown if shown.audit.follow),
        weight=0.6, lists=True,
    ),
    PageKind(
        "fazhi-compare", Of.SITE, compare.page,
        "各份报告逐项对照：义务 × 报告。", "All reports side by side: obligations by reports.",
        lists=True,
    ),
    PageKind(
        "fazhi-domain", Of.DOMAIN, domain.page,
        "一个领域的全部义务，一行一项。", "All obligations of a domain, a row each.",
        "DECISION", weight=0.8, lists=True,
    ),
    PageKind(
        "fazhi-obligation", Of.ITEM, obligation.page,
        "一项义务：要求、依据、各报告的结论和片段、怎样认定佐证。",
        "One obligation: what it requires, its basis, what was concluded of it in each report from which passages, and "
        "how evidence for it is recognised.",
        "DECISION_007", weight=1.5,
        made=lambda site: (places.obligation_page(item.id) for item in site.catalogue.obligations),
    ),
    PageKind(
        "fazhi-instruments", Of.SITE, instruments.page,
        "全部规范依据，一行一部。", "All instruments, a row each.",
        lists=True,
    ),
    PageKind(
        "fazhi-instrument", Of.ITEM, instrument.page,
        "一部规范依据：各版本的施行期间，以其各条为依据的义务，各报告的结论。",
        "One instrument: when each of its versions was in force, which obligations rest on its articles, and what was "
        "concluded of them in each report.",
        "SC713", weight=1.2,
        made=lambda site: map(places.instrument_page, site.catalogue.instruments),
    ),
    PageKind(
        "fazhi-indicators", Of.SITE, indicators.page,
        "指标与义务的对应，各报告按指标的情况；自己的清单用 fazhi_indicators 给出（.xlsx 或 .csv）。",
        "Sets of indicators, the obligations that answer them, and how the reports fare by them; a list of one's own "
        "is named with fazhi_indicators (.xlsx or .csv).",
        weight=0.6, lists=True,
    ),
    PageKind(
        "fazhi-news", Of.SITE, news.page,
        "下一年度的法给各报告的单位带来什么：新增、终止、变重变轻和换了条文的义务。",
        "What the next year's law brings the unit of each report: obligations that begin, end, grow graver or move.",
        weight=0.6, lists=True,
    ),
    PageKind(
        "fazhi-recall", Of.SITE, recall.page,
        "没有核对原文的引用和规范依据，凭记忆的在前。",
        "Citations and instruments not checked against their text, those from memory first.",
        weight=0.6,
    ),
    PageKind(
        "fazhi-rule", Of.ITEM, rule.page,
        "一条问题规则：查什么、为什么，在各报告里查出了什么。",
        "One finding rule: what it looks for, why, and what it found in each report.",
        "missing_evidence", weight=0.6,
    ),
    PageKind(
        "fazhi-report", Of.REPORT, text.page,
        "一份报告的全文标注。", "The annotated text of a report.",
        page="index",
    ),
    PageKind(
        "fazhi-gaps", Of.REPORT, gaps.page,
        "一份报告的缺口清单。", "The gap report of a report.",
        page="gaps",
        lists=True,
    ),
    PageKind(
        "fazhi-matrix", Of.REPORT, matrix.page,
        "一份报告的追溯矩阵。", "The traceability matrix of a report.",
        page="matrix", lists=True,
    ),
)  # fmt: skip
PAGES: Final[Mapping[str, PageKind]] = {kind.directive: kind for kind in _KINDS}
"""Every kind of page by its directive: a new one is a line here and its file."""
