"""The overview: every report at a glance; of many reports only their counts, each then having a page of its own."""

from fazhi.sphinx_ext.html import Html, _, join, link, quoted, tag
from fazhi.sphinx_ext.pages.summary import at_a_glance
from fazhi.sphinx_ext.parts import Section, heading, pieces, places
from fazhi.sphinx_ext.site import Shown, Site

_SEVERAL = 3
"""Reports from which a table of all of them comes before each of them."""


def page(site: Site, _argument: str) -> Section:
    """The whole overview: one's own report, then all of them in a table, then each of the others."""
    body: list[Html | Section] = [_report(shown) for shown in site.shown if shown.given]
    if not site.shown:
        body.append(_none())
    if len(site.shown) >= _SEVERAL:
        body.append(Section("all-reports", _("各份报告"), (_all(site),)))
    others = [shown for shown in site.shown if not (shown.apart or shown.given)]
    body += [_report(shown) for shown in sorted(others, key=_newest_first)]
    return Section("overview", _("法治政府建设年度报告核查"), (*body, _basis(site)), wide=True)


def _report(shown: Shown) -> Section:
    return Section(_anchor(shown), shown.label, at_a_glance(shown))


def _newest_first(shown: Shown) -> tuple[bool, int]:
    """Where a report stands on the page: who opens it wants this year's answer, not that of the first folder."""
    return shown.record is not None and shown.record.fictional, -shown.report.year


def _basis(site: Site) -> Section:
    """What everything was audited by, at the very end and folded: it answers no question that comes first."""
    catalogue = site.catalogue
    counted = _("目录载规范依据 {instruments} 部、义务 {duties} 项，核查报告 {reports} 份。").format(
        instruments=len(catalogue.instruments), duties=len(catalogue.obligations), reports=len(site.shown)
    )
    digest = pieces.definitions(
        (_("义务目录"), _("{version} 版").format(version=catalogue.version)),
        (_("目录校验值"), tag("code", catalogue.digest)),
    )
    folded = tag("details", tag("summary", _("义务目录的版本和校验值")), tag("p", counted), digest, class_="fz-details")
    return Section("basis", _("核查凭据"), (folded,))


def _none() -> Html:
    """How a report comes onto the site, where there is none yet."""
    return tag(
        "p",
        _("还没有报告。看一份报告：make html REPORT=报告文件；把它留在网站上：fazhi add 报告文件。"),
        class_="fz-note",
    )


def _all(site: Site) -> Html:
    """Every report in a row that leads to its part of the page, or to a page of its own."""
    columns = pieces.occurring(shown.audit.counts for shown in site.shown)
    rows = (pieces.counts_row(_way(shown), shown.audit.counts, columns) for shown in site.shown)
    caption = _("各报告结论：{count} 份").format(count=len(site.shown))
    return pieces.table(caption, pieces.counts_head(_("报告"), columns), [tag("tbody", *rows)], "fz-numbers fz-reports")


def _way(shown: Shown) -> Html:
    name = quoted(shown.label)
    if shown.apart:
        return link(name, places.report_page(shown, "summary"))
    here = link(name, places.OVERVIEW, _anchor(shown))
    return join(here, " ", heading.own()) if shown.given else here


def _anchor(shown: Shown) -> str:
    return f"report-{shown.folder}"
