"""The overview: every report at a glance, in counts, by domain and by its gravest gaps."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Domain, UnitKind
from fazhi.model.words import word
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.marks import chip, english, sign
from fazhi.sphinx_ext.markup import Html, join, link, quoted, tag
from fazhi.sphinx_ext.page import Section
from fazhi.sphinx_ext.site import Shown, Site
from fazhi.sphinx_ext.speech import _

_GRAVEST = 10


def page(site: Site, _argument: str) -> Section:
    """The whole overview."""
    return Section(
        "overview",
        "法治政府建设年度报告核查",
        (_lead(site), *([] if site.shown else [_none()]), *(_report(site, shown) for shown in site.shown)),
        wide=True,
    )


def _lead(site: Site) -> Html:
    catalogue = site.catalogue
    return join(
        tag("p", english("Audit of annual reports on building rule-of-law government"), class_="fz-subtitle"),
        tag(
            "p",
            f"目录载规范依据 {len(catalogue.instruments)} 部、义务 {len(catalogue.obligations)} 项，"
            f"核查报告 {len(site.shown)} 份。目录版本 {catalogue.version}，摘要 ",
            tag("code", catalogue.digest[:12]),
            "。核查只看报告写了什么：没有写，不等于没有做。",
            class_="fz-lead",
        ),
    )


def _none() -> Html:
    """How a report comes onto the site, where there is none yet."""
    return tag(
        "p",
        _("还没有报告。看一份报告：make html REPORT=报告文件；把它留在网站上：fazhi add 报告文件。"),
        class_="fz-note",
    )


def _report(site: Site, shown: Shown) -> Section:
    return Section(
        f"report-{shown.folder}",
        shown.label,
        (_card(shown), _domains(site, shown), _gravest(shown)),
    )


def _card(shown: Shown) -> Html:
    counts = shown.audit.counts
    report = shown.report
    return tag(
        "div",
        tag(
            "p",
            quoted(shown.title),
            f" · {word(UnitKind(report.unit_kind))} · 适用 {shown.audit.law_year} 年的法",
            "" if report.supplied else " · 未提供原文",
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
    for label, page_name in (("全文标注 Text", "index"), ("缺口清单 Gaps", "gaps"), ("追溯矩阵 Matrix", "matrix")):
        yield places.report_link(shown, label, page_name, class_="fz-button")


def _domains(site: Site, shown: Shown) -> Html:
    rows = (_domain(shown, domain) for domain in Domain if site.obligations(domain))
    head = ["领域 Domain", "分布", *(join(sign(item), word(item)) for item in Conclusion)]
    return pieces.table(f"{shown.label}：各领域结论", head, [tag("tbody", *rows)], "fz-numbers")


def _domain(shown: Shown, domain: Domain) -> Html:
    counts = pieces.tally(item for item in shown.audit.assessments if item.obligation.domain is domain)
    cells = (tag("td", str(count), class_=None if count else "fz-zero") for count in counts.values())
    label = link(word(domain), places.domain_page(domain), title=word(domain, "en"))
    return tag("tr", tag("th", label, scope="row"), tag("td", pieces.bar(counts), class_="fz-wide"), *cells)


def _gravest(shown: Shown) -> Html:
    gaps = sorted(shown.audit.gaps(), key=lambda item: -_gravity(shown, item))[:_GRAVEST]
    if not gaps:
        return tag("p", "没有缺口。", class_="fz-note")
    rows = (_gap(shown, item) for item in gaps)
    caption = f"最重的缺口（{len(gaps)} 项，共 {len(shown.audit.gaps())} 项）"
    return pieces.table(caption, ["义务", "结论", "严重程度", "依据", "建议"], [tag("tbody", *rows)])


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
        tag("td", obligation.remedy),
    )
