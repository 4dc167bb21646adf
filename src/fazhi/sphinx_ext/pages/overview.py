"""The overview: every report at a glance; of many reports only their counts, each then having a page of its own."""

from fazhi.sphinx_ext.html import Html, _, english, is_chinese, join, link, quoted, tag
from fazhi.sphinx_ext.pages.summary import at_a_glance
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site

_SEVERAL = 3
"""Reports from which a table of all of them comes before each of them."""


def page(site: Site, _argument: str) -> Section:
    """The whole overview."""
    body: list[Html | Section] = [_lead(site)]
    if not site.shown:
        body.append(_none())
    if len(site.shown) >= _SEVERAL:
        body.append(_all(site))
    body += [Section(_anchor(shown), shown.label, at_a_glance(site, shown)) for shown in site.shown if not shown.apart]
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
    """Every report in a row that leads to its part of the page, or to a page of its own."""
    rows = (pieces.counts_row(_way(shown), shown.audit.counts) for shown in site.shown)
    caption = _("各报告结论：{count} 份").format(count=len(site.shown))
    return pieces.table(caption, pieces.counts_head(_("报告")), [tag("tbody", *rows)], "fz-numbers fz-reports")


def _way(shown: Shown) -> Html:
    name = quoted(shown.label)
    if shown.apart:
        return link(name, places.report_page(shown, "summary"))
    return link(name, places.OVERVIEW, _anchor(shown))


def _anchor(shown: Shown) -> str:
    return f"report-{shown.folder}"
