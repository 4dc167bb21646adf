"""The overview: every report at a glance, in counts, by domain and by its gravest gaps."""

from collections.abc import Iterator, Mapping

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Domain, UnitKind
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.heading import tabs
from fazhi.sphinx_ext.made_of import made_of
from fazhi.sphinx_ext.marks import chip, english, sign
from fazhi.sphinx_ext.markup import Html, join, link, quoted, tag
from fazhi.sphinx_ext.page import Section
from fazhi.sphinx_ext.site import Shown, Site
from fazhi.sphinx_ext.speech import _, is_chinese, other, pick, said

_GRAVEST = 10
_SEVERAL = 3
"""Reports from which a table of all of them comes before each of them."""


def page(site: Site, _argument: str) -> Section:
    """The whole overview."""
    body: list[Html | Section] = [_lead(site)]
    if not site.shown:
        body.append(_none())
    if len(site.shown) >= _SEVERAL:
        body.append(_all(site))
    body += [_report(site, shown) for shown in site.shown]
    return Section("overview", _("法治政府建设年度报告核查"), tuple(body), wide=True)


def _lead(site: Site) -> Html:
    catalogue = site.catalogue
    counted = _(
        "目录载规范依据 {instruments} 部、义务 {duties} 项，核查报告 {reports} 份。目录版本 {version}，摘要 "
    ).format(
        instruments=len(catalogue.instruments),
        duties=len(catalogue.obligations),
        reports=len(site.shown),
        version=catalogue.version,
    )
    warning = _("。核查只看报告写了什么：没有写，不等于没有做。")
    subtitle = english("Audit of annual reports on building rule-of-law government")
    return join(
        tag("p", subtitle, class_="fz-subtitle") if is_chinese() else "",
        tag("p", counted, tag("code", catalogue.digest[:12]), warning, class_="fz-lead"),
    )


def _none() -> Html:
    """How a report comes onto the site, where there is none yet."""
    return tag(
        "p",
        _("还没有报告。看一份报告：make html REPORT=报告文件；把它留在网站上：fazhi add 报告文件。"),
        class_="fz-note",
    )


def _all(site: Site) -> Html:
    """Every report in a row that leads to its part of the page."""
    rows = (
        _row(link(quoted(shown.label), places.OVERVIEW, _anchor(shown)), shown.audit.counts) for shown in site.shown
    )
    caption = _("各报告结论：{count} 份").format(count=len(site.shown))
    return pieces.table(caption, _head(_("报告")), [tag("tbody", *rows)], "fz-numbers fz-reports")


def _anchor(shown: Shown) -> str:
    return f"report-{shown.folder}"


def _report(site: Site, shown: Shown) -> Section:
    return Section(
        _anchor(shown),
        shown.label,
        (_card(shown), _domains(site, shown), _gravest(shown), made_of(shown)),
    )


def _card(shown: Shown) -> Html:
    counts = shown.audit.counts
    report = shown.report
    return tag(
        "div",
        tag(
            "p",
            quoted(shown.title),
            f" · {said(UnitKind(report.unit_kind))} · ",
            _("适用 {year} 年的法").format(year=shown.audit.law_year),
            "" if report.supplied else _(" · 未提供原文"),
            class_="fz-meta",
        ),
        pieces.bar(counts),
        tag("ul", *(_count(shown, conclusion, count) for conclusion, count in counts.items()), class_="fz-counts"),
        tag("p", *_ways(shown), class_="fz-ways"),
        class_="fz-card",
    )


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
    return pieces.table(caption, _head(_("领域 Domain")), [tag("tbody", *rows)], "fz-numbers")


def _domain(shown: Shown, domain: Domain) -> Html:
    counts = pieces.tally(item for item in shown.audit.assessments if item.obligation.domain is domain)
    return _row(link(said(domain), places.domain_page(domain), title=other(domain)), counts)


def _head(first: str) -> list[str]:
    return [first, _("分布"), *(join(sign(item), said(item)) for item in Conclusion)]


def _row(label: Html, counts: Mapping[Conclusion, int]) -> Html:
    """The counts of a domain or of a report, as a bar and in numbers."""
    cells = (tag("td", str(count), class_=None if count else "fz-zero") for count in counts.values())
    return tag("tr", tag("th", label, scope="row"), tag("td", pieces.bar(counts), class_="fz-wide"), *cells)


def _gravest(shown: Shown) -> Html:
    gaps = sorted(shown.audit.gaps(), key=lambda item: -_gravity(shown, item))[:_GRAVEST]
    if not gaps:
        return tag("p", _("没有缺口。"), class_="fz-note")
    rows = (_gap(shown, item) for item in gaps)
    caption = _("最重的缺口（{count} 项，共 {all} 项）").format(count=len(gaps), all=len(shown.audit.gaps()))
    head = [_("义务"), _("结论"), _("严重程度"), _("依据"), _("建议")]
    return pieces.table(caption, head, [tag("tbody", *rows)])


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
        tag("td", pick(obligation.remedy, obligation.remedy_en)),
    )
