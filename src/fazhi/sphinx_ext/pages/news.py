"""What the next year's law brings each unit: duties that begin or end, and what moves or grows graver."""

from collections import Counter
from collections.abc import Iterator

from fazhi.catalogue.changes import Change, LawChange, law_changes
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.output.pages.law_diff import CHANGES
from fazhi.sphinx_ext.html import Html, _, chip, join, language, quoted, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site


def page(site: Site, _argument: str) -> Section:
    """For the last report of each unit, from the law it was judged by to that of the year after; the newest first."""
    lead = tag(
        "p",
        _("按各单位最近一份报告的单位类别、职责和所在地，下一年度的法带来什么：写下一份报告之前看这里。"),
        class_="fz-lead",
    )
    found = [(shown, _changes(site, shown)) for shown in _latest(site)]
    counts = tag("ul", *(_counted(shown, changes) for shown, changes in found)) if len(found) > 1 else Html("")
    reports = (_report(site, shown, changes) for shown, changes in found)
    return Section("news", _("新规定"), (lead, counts, *reports), wide=True)


def _latest(site: Site) -> list[Shown]:
    """The last report of each unit: what the law brought after an earlier one has been written about since."""
    last: dict[str, Shown] = {}
    for shown in site.shown:
        unit = shown.report.unit or shown.folder
        if unit not in last or last[unit].audit.law_year < shown.audit.law_year:
            last[unit] = shown
    return sorted(last.values(), key=lambda shown: -shown.audit.law_year)


def _changes(site: Site, shown: Shown) -> list[LawChange] | InputError:
    """What changes for it; the mistake where that cannot be said."""
    bound, year = shown.audit.bound, shown.audit.law_year
    try:
        return list(law_changes(site.catalogue, year, year + 1, bound.kind, bound.place, bound.roles))
    except InputError as error:
        return error


def _counted(shown: Shown, found: list[LawChange] | InputError) -> Html:
    """How much changes for a report, with the way to it."""
    if isinstance(found, InputError):
        told = pick(language(), found.zh, found.en)
    else:
        kinds = Counter(item.change for item in found)
        many = (f"{CHANGES[change].of(language())} {kinds[change]}" for change in Change if kinds[change])
        told = _("，").join(many) or _("没有变化。")
    return tag(
        "li", tag("a", quoted(_years(shown)), href=f"#{_anchor(shown)}"), " ", tag("span", told, class_="fz-note")
    )


def _years(shown: Shown) -> str:
    year = shown.audit.law_year
    return _("{report}：{first} 年到 {second} 年").format(report=shown.label, first=year, second=year + 1)


def _anchor(shown: Shown) -> str:
    return f"news-{shown.folder}"


def _report(site: Site, shown: Shown, found: list[LawChange] | InputError) -> Section:
    bound = shown.audit.bound
    place = str(bound.place) if bound.place else _("所在地不明")
    note = tag("p", said(bound.kind), _("，"), quoted(place), class_="fz-note")
    if isinstance(found, InputError):
        parts = [tag("p", pick(language(), found.zh, found.en))]
    elif not found:
        parts = [tag("p", _("没有变化。"), class_="fz-none")]
    else:
        parts = [_kind(site, change, [item for item in found if item.change is change]) for change in Change]
    return Section(_anchor(shown), _years(shown), (note, *filter(None, parts)))


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
