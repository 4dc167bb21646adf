"""One report at a glance: its counts, by domain, its gravest gaps and what its text is made of."""

from collections.abc import Iterable, Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.both import pick
from fazhi.model.obligation import Domain
from fazhi.output.words.composition import composition
from fazhi.sphinx_ext.html import Html, _, chart, chip, join, language, link, other, quoted, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places, tabs
from fazhi.sphinx_ext.site import Shown, Site

_GRAVEST = 10
_APART = "\N{NO-BREAK SPACE}· "
"""Between two facts; no line begins with the dot."""
_Share = tuple[str, int]


def page(site: Site, argument: str) -> Section | None:
    """The page of the report in that folder, where the overview has no room for it."""
    shown = site.report(argument)
    if shown is None:
        return None
    under = places.report_page(shown) if shown.paged else places.OVERVIEW
    return Section(f"summary-{shown.folder}", shown.label, at_a_glance(site, shown), wide=True, under=under)


def at_a_glance(site: Site, shown: Shown) -> tuple[Html, ...]:
    """What there is to say of a report, one under the other."""
    return _card(shown), _domains(site, shown), _gravest(shown), _made_of(shown)


def _card(shown: Shown) -> Html:
    counts = shown.audit.counts
    return tag(
        "div",
        tag("p", join(*_known(shown), between=_APART), class_="fz-meta"),
        pieces.bar(counts),
        tag("ul", *(_count(shown, conclusion, count) for conclusion, count in counts.items()), class_="fz-counts"),
        tag("p", *_ways(shown), class_="fz-ways"),
        class_="fz-card",
    )


def _known(shown: Shown) -> Iterator[str]:
    """What it is, by whose law it is judged, and whether its text is at hand."""
    yield quoted(shown.title)
    yield said(shown.report.unit_kind)
    yield _("适用 {year} 年的法").format(year=shown.audit.law_year)
    if not shown.report.supplied:
        yield _("未提供原文")


def _count(shown: Shown, conclusion: Conclusion, count: int) -> Html:
    label = join(tag("b", str(count)), chip(conclusion))
    inner = places.report_link(shown, label, "matrix", f"c-{conclusion}") if count else label
    return tag("li", inner, class_=None if count else "fz-zero")


def _ways(shown: Shown) -> Iterator[Html]:
    for page_name, label in tabs():
        yield places.report_link(shown, label, page_name, class_="fz-button")


def _domains(site: Site, shown: Shown) -> Html:
    rows = (_domain(shown, domain) for domain in Domain if site.obligations(domain))
    caption = _("{report}：各领域结论").format(report=shown.label)
    return pieces.table(caption, pieces.counts_head(_("领域 Domain")), [tag("tbody", *rows)], "fz-numbers")


def _domain(shown: Shown, domain: Domain) -> Html:
    counts = pieces.tally(item for item in shown.audit.assessments if item.obligation.domain is domain)
    return pieces.counts_row(link(said(domain), places.domain_page(domain), title=other(domain)), counts)


def _gravest(shown: Shown) -> Html:
    gaps = sorted(shown.audit.gaps(), key=lambda item: -_gravity(shown, item))[:_GRAVEST]
    if not gaps:
        return tag("p", _("没有缺口。"), class_="fz-note")
    rows = (_gap(shown, item) for item in gaps)
    caption = _("最重的缺口（{count} 项，共 {all} 项）").format(count=len(gaps), all=len(shown.audit.gaps()))
    head = [_("义务"), _("结论"), _("严重程度"), _("依据"), _("建议")]
    return pieces.table(caption, head, [tag("tbody", *rows)], "fz-stacked")


def _gravity(shown: Shown, assessment: Assessment) -> int:
    found = (item for item in shown.audit.findings if item.obligation == assessment.obligation.id)
    return max((item.severity.rank for item in found), default=0)


def _gap(shown: Shown, assessment: Assessment) -> Html:
    obligation = assessment.obligation
    return tag(
        "tr",
        tag("th", places.obligation_link(obligation), scope="row"),
        tag("td", chip(assessment.conclusion)),
        tag("td", chip(assessment.severity)),
        tag("td", pieces.citations(assessment.basis[:1], shown.audit.instruments)),
        tag("td", pick(language(), obligation.remedy, obligation.remedy_en)),
    )


def _made_of(shown: Shown) -> Html:
    """Both tables side by side; without the text, only what its evidence covers is known."""
    made = composition(shown.audit)
    domains = sorted(made.domains.items(), key=lambda item: -item[1])
    by_domain: list[_Share] = [(said(domain), length) for domain, length in domains]
    by_domain.append((_("不涉及任何义务"), made.silent))
    by_part = [(said(part), length) for part, length in made.parts.items()]
    tables = [
        _shares(_("正文按部分：共 {count} 字").format(count=made.whole), _("部分"), by_part, made.whole),
        _shares(_("正文按领域：说到该领域义务的字数，说到两个领域的两边都算"), _("领域"), by_domain, made.whole),
    ]
    return tag("div", *(table for table, rows in zip(tables, (by_part, by_domain), strict=True) if rows),
               class_="fz-made-of")  # fmt: skip


def _shares(caption: str, what: str, shares: Iterable[_Share], whole: int) -> Html:
    head = [what, _("份额"), _("字数"), "%"]
    return pieces.table(caption, head, [tag("tbody", *_share_rows(shares, whole))], "fz-numbers fz-narrow")


def _share_rows(shares: Iterable[_Share], whole: int) -> Iterator[Html]:
    for name, length in shares:
        share = length / (whole or 1)
        percent = f"{100 * share:.1f}"
        yield tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", chart.bar([chart.Stretch(share, "fz-share", f"{name} {percent}%")]), class_="fz-wide"),
            tag("td", str(length)),
            tag("td", percent),
        )
