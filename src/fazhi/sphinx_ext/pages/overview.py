"""The overview: every report at a glance; of many reports only their counts, each then having a page of its own."""

from collections.abc import Iterable, Iterator
from statistics import median

from fazhi.model.audit import Conclusion
from fazhi.model.obligation import Severity
from fazhi.output.words.answer import DUE, answer, complete
from fazhi.sphinx_ext.html import Html, _, is_chinese, join, link, quoted, said, sign, tag
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
        body.append(Section("all-reports", _("各份报告"), tuple(_all(site))))
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


def _all(site: Site) -> Iterator[Html]:
    """What there is to say of all of them, and every report in a row that leads to what its numbers count."""
    yield _lead(site)
    columns = pieces.occurring(shown.audit.counts for shown in site.shown)
    head = [_("报告"), _("分布")]
    for each in columns:
        head.append(join(sign(each), said(each)))
        if each is Conclusion.MISSING:
            head.append(join(sign(each), _("其中必须")))
    caption = _("各报告结论：{count} 份").format(count=len(site.shown))
    rows = (_row(shown, columns) for shown in site.shown)
    yield pieces.table(caption, head, [tag("tbody", *rows)], "fz-numbers fz-reports")


def _lead(site: Site) -> Html:
    """How the reports stand together: how far apart, how many grave gaps in all, how many without any."""
    figures = [answer(shown.audit) for shown in site.shown]
    shares = [each.counts[Conclusion.SUPPORTED] / each.due for each in figures if each.due]
    standing = _("{count} 份报告，写实的占应写的 {low} 到 {high}，中位数 {middle}。").format(
        count=len(figures),
        low=f"{min(shares, default=0):.0%}",
        high=f"{max(shares, default=0):.0%}",
        middle=f"{median(shares or [0]):.0%}",
    )
    lacking = _("必须写而没写的共 {grave} 项，没有缺口的 {whole} 份。").format(
        grave=sum(each.missing[Severity.MANDATORY] for each in figures), whole=sum(map(complete, figures))
    )
    sentence = ("" if is_chinese() else " ").join((standing, lacking))
    return tag("p", sentence, class_="fz-answer")


def _row(shown: Shown, columns: Iterable[Conclusion]) -> Html:
    """A report: the bar is of what it is to tell of, so that one is as long as the other."""
    figures = answer(shown.audit)
    cells = []
    for each in columns:
        cells.append(_count(shown, shown.audit.counts[each], conclusion=each.value))
        if each is Conclusion.MISSING:
            grave = figures.missing[Severity.MANDATORY]
            cells.append(_count(shown, grave, conclusion=each.value, severity=Severity.MANDATORY.value))
    bar = tag("td", pieces.bar(figures.counts), class_="fz-wide")
    return tag("tr", tag("th", _way(shown), scope="row"), bar, *cells)


def _count(shown: Shown, count: int, **asked: str) -> Html:
    """A number that leads to the duties it counts."""
    style = () if Conclusion(asked["conclusion"]) in DUE else ("fz-not-due",)
    if not count:
        return tag("td", "0", class_=" ".join(("fz-zero", *style)))
    return tag("td", places.matrix_link(shown, str(count), **asked), class_=" ".join(style) or None)


def _way(shown: Shown) -> Html:
    name = quoted(shown.label)
    if shown.apart:
        return link(name, places.report_page(shown, "summary"))
    here = link(name, places.OVERVIEW, _anchor(shown))
    return join(here, " ", heading.own()) if shown.given else here


def _anchor(shown: Shown) -> str:
    return f"report-{shown.folder}"
