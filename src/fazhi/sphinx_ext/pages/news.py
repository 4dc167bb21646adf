"""What the next year's law brings each unit: duties that begin or end, and what moves or grows graver."""

from collections.abc import Iterator

from fazhi.catalogue.changes import Change, LawChange, law_changes
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.output.pages.law_diff import CHANGES
from fazhi.sphinx_ext.html import Html, _, chip, join, language, quoted, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site


def page(site: Site, _argument: str) -> Section:
    """For each report, from the law it was judged by to that of the year after."""
    lead = tag(
        "p",
        _("按各报告的单位类别、职责和所在地，下一年度的法带来什么：写下一份报告之前看这里。"),
        class_="fz-lead",
    )
    return Section("news", _("新规定"), (lead, *(_report(site, shown) for shown in site.shown)), wide=True)


def _report(site: Site, shown: Shown) -> Section:
    bound, year = shown.audit.bound, shown.audit.law_year
    place = str(bound.place) if bound.place else _("所在地不明")
    title = _("{report}：{first} 年到 {second} 年").format(report=shown.label, first=year, second=year + 1)
    note = tag("p", said(bound.kind), _("，"), quoted(place), class_="fz-note")
    try:
        found = list(law_changes(site.catalogue, year, year + 1, bound.kind, bound.place, bound.roles))
    except InputError as error:
        return Section(f"news-{shown.folder}", title, (note, tag("p", pick(language(), error.zh, error.en))))
    if not found:
        return Section(f"news-{shown.folder}", title, (note, tag("p", _("没有变化。"), class_="fz-none")))
    parts = (_kind(site, change, [item for item in found if item.change is change]) for change in Change)
    return Section(f"news-{shown.folder}", title, (note, *filter(None, parts)))


def _kind(site: Site, change: Change, found: list[LawChange]) -> Html:
    if not found:
        return Html("")
    return join(
        tag("h3", CHANGES[change].of(language()), " ", str(len(found))),
        tag("ul", *(_item(site, item) for item in found)),
    )


def _item(site: Site, item: LawChange) -> Html:
    severity = join(*_severities(item), between=" → ")
    basis = pieces.citations_together(item.new or item.after.basis, site.catalogue.instruments)
    return tag("li", places.obligation_link(item.obligation), " ", severity, basis)


def _severities(item: LawChange) -> Iterator[Html]:
    sides = [side.severity for side in (item.before, item.after) if side.applies]
    yield from (chip(each) for each in dict.fromkeys(sides))
