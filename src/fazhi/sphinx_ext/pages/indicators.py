"""Sets of indicators by which governments are rated: which duties answer each, and how the reports fare by them."""

from collections.abc import Iterator

from fazhi.model.audit import Conclusion
from fazhi.model.indicator import Coverage, Indicator, IndicatorSet
from fazhi.sphinx_ext.html import Html, _, chinese, join, language, quoted, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site


def page(site: Site, _argument: str) -> Section:
    """Every set in a table."""
    lead = tag(
        "p",
        _("指标与义务的对应：报告对一项义务的佐证，就是这项指标可以拿出的材料。指标怎样计分，以印发的文件为准。"),
        class_="fz-lead",
    )
    return Section("indicators", _("指标对照"), (lead, *(_set(site, each) for each in site.indicators)), wide=True)


def _set(site: Site, each: IndicatorSet) -> Section:
    about = tag("p", each.about.of(language()), class_="fz-note")
    lacking = tag("p", each.lacking.of(language()), class_="fz-note") if each.lacking else Html("")
    counts = _("，").join(
        f"{said(level)} {sum(item.coverage is level for item in each.indicators)}" for level in Coverage
    )
    told = tag("p", _("收入 {count} 项：{counts}。").format(count=len(each.indicators), counts=counts))
    if not each.indicators:
        return Section(f"set-{each.name}", each.title, (about, lacking))
    head = [_("编号"), _("指标"), _("义务"), _("覆盖"), *pieces.report_heads(site.shown)]
    caption = _("{title}：报告各列为写实的义务数 / 应写的义务数").format(title=each.title)
    table = pieces.table(caption, head, [tag("tbody", *_rows(site, each))], "fz-rated fz-carded")
    return Section(f"set-{each.name}", each.title, (about, lacking, told, table))


def _rows(site: Site, each: IndicatorSet) -> Iterator[Html]:
    above: tuple[str, ...] = ()
    for item in each.indicators:
        if item.levels != above:
            above = item.levels
            width = str(4 + len(site.shown))
            named = chinese(_(" › ").join(above)) if above else _("上级指标没有见到")
            label = tag("th", named, colspan=width, scope="rowgroup")
            yield tag("tr", label, class_="fz-group")
        duties = [duty for id in item.obligations if (duty := site.obligation(id)) is not None]
        yield tag(
            "tr",
            tag("td", quoted(item.id)),
            tag("th", chinese(item.title), scope="row"),
            tag("td", join(*map(places.obligation_link, duties), between=_("、")) if duties else "–"),
            tag("td", said(item.coverage), data_label=_("覆盖")),
            *(tag("td", _fares(shown, item), data_label=shown.label) for shown in site.shown),
        )


def _fares(shown: Shown, item: Indicator) -> str:
    """Of the duties that answer it and apply, how many are supported."""
    found = [shown.assessment(id) for id in item.obligations]
    applying = [each for each in found if each.conclusion is not Conclusion.NOT_APPLICABLE]
    supported = sum(each.conclusion is Conclusion.SUPPORTED for each in applying)
    return f"{supported} / {len(applying)}" if applying else "–"
