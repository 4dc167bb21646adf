"""The front page of a corpus: how many there are of what, the groups, every unit and duty to search, the files."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from fazhi.corpus.fair import Group
from fazhi.corpus.gathered import Verdict
from fazhi.corpus.rates import Standing, corrected
from fazhi.model.audit import Conclusion
from fazhi.model.both import pick
from fazhi.model.obligation import Domain
from fazhi.output.pages import fair
from fazhi.sphinx_ext.corpus.answer import answers
from fazhi.sphinx_ext.corpus.frame import (
    FRONT,
    Unit,
    View,
    counts_of,
    document,
    domains_of,
    download,
    duty_address,
    duty_title,
    group_address,
    group_name,
    interval,
    newest_first,
    rate_alone,
    searched,
    section,
    seen_of,
    table_file,
    warm,
)
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, said, tag
from fazhi.sphinx_ext.parts import pieces

FILES = ("reports.csv", "groups.csv", "duties.csv", "heat.csv", "strengths.csv", "failures.csv")
_COUNTED = ("due", "seen", "seen_percent", "corrected_percent", "corrected_low", "corrected_high", "strength_result")
_GROUP = ("unit_kind", "law_year", "reports", "seen_percent", "corrected_percent", "corrected_low", "corrected_high")


def page(view: View) -> bytes:
    """The first page of the corpus."""
    found = view.gathered
    years = sorted({item.year for item in found.reports})
    numbers = [
        (len(found.reports), _("份报告")),
        (len(view.units), _("个单位")),
        (len(years), _("个年度")),
        (len(found.duties), _("项义务")),
        (len(found.failures), _("份没有核查成")),
    ]
    counts = counts_of(item for held in found.reports for item in view.verdicts(held))
    card = tag(
        "div",
        tag("ul", *(tag("li", tag("b", str(many)), label) for many, label in numbers), class_="fz-counts"),
        tag("p", pieces.bar(counts)),
        tag("p", pieces.counted(counts), class_="fz-note"),
        class_="fz-card",
    )
    lead = tag(
        "p",
        _(
            "比较只在同一类单位、同一年的法之内；没有名次。说的是报告写了多少，不是单位做了多少；比例是应写的义务里有佐证的。"
        ),
        class_="fz-note",
    )
    return document(
        FRONT,
        _("法治政府建设年度报告：许多单位、许多年"),
        answers(view, FRONT),
        lead,
        section(_("各组各领域"), _heat(view), download(FRONT, "csv/heat.csv"), id="heat"),
        section(_("各组"), card, _groups(view), download(FRONT, "csv/groups.csv"), id="groups"),
        section(_("各单位"), searched(_("查找单位、所在地、年度"), "table-units"), _units(view), id="units"),
        section(
            _("各项义务"),
            searched(_("查找义务、编号、领域"), "table-duties"),
            _duties(view),
            download(FRONT, "csv/duties.csv"),
            id="duties",
        ),
        *_failures(view),
        section(_("下载"), _files(quotes=bool(view.words)), id="files"),
    )


def files(view: View) -> dict[str, bytes]:
    """The tables of the whole corpus for spreadsheets."""
    told = fair.table(view.groups, language(), with_ranks=False)
    columns = ("unit_kind", "law_year", "obligation", "title", "domain", *_COUNTED)
    rows: list[Sequence[Any]] = [
        (group.unit_kind.value, group.law_year, id, duty_title(view.gathered.duties[id]), domain, *counted)
        for group in view.groups
        for id, domain, counted in _by_duty(view, group)
    ]
    failures = [(item.file, item.kind, pick(language(), item.why, item.why_en)) for item in view.gathered.failures]
    return {
        "csv/reports.csv": table_file(told.columns, told.rows),
        "csv/groups.csv": table_file(_GROUP, [_group_row(group) for group in view.groups]),
        "csv/duties.csv": table_file(columns, rows),
        "csv/failures.csv": table_file(("file", "kind", "why"), failures),
    }


def _group_row(group: Group) -> Sequence[Any]:
    told = fair.summary(group)
    return (
        group.unit_kind.value,
        group.law_year,
        len(group.units),
        told["seen_percent"],
        *(told["estimate"] or (None,) * 3),
    )


def _by_duty(view: View, group: Group) -> Sequence[tuple[str, str, Sequence[Any]]]:
    found: dict[str, list[Verdict]] = {}
    for item in group.units:
        for verdict in view.verdicts(item.held):
            if verdict.due:
                found.setdefault(verdict.duty, []).append(verdict)
    made = []
    for id, duty in view.gathered.duties.items():
        if verdicts := found.get(id):
            seen, due = sum(not item.conclusion.gap for item in verdicts), len(verdicts)
            rate = corrected(seen, due, group.correction.counts) if group.correction.counts else None
            best = sum(item.strength.key == "result" for item in verdicts)
            percents = [round(100 * value, 1) for value in rate] if rate else [None] * 3
            made.append((id, duty.domain.value, (due, seen, round(100 * seen / due, 1), *percents, best)))
    return made


def _groups(view: View) -> Html:
    some_corrected = any(group.correction.counts for group in view.groups)
    head = [
        _("组"),
        _("分布"),
        _("报告"),
        _("校正后有佐证（95% 区间）") if some_corrected else _("有佐证（95% 区间）"),
        *(fair.STANDINGS[item].of(language()) for item in Standing),
    ]
    rows = [
        tag(
            "tr",
            tag("th", FRONT.link(group_name(group), group_address(group)), scope="row"),
            tag("td", pieces.bar(_counts(view, group)), class_="fz-wide"),
            tag("td", str(len(group.units))),
            tag("td", interval(group.estimate) if len(group.units) > 1 else rate_alone(group.estimate)),
            *(tag("td", str(len(group.of(item))) if group.enough else "–") for item in Standing),
        )
        for group in newest_first(view.groups)
    ]
    return pieces.table(_("各组：单位类别和适用的法的年度"), head, [tag("tbody", *rows)], "fz-numbers")


def _counts(view: View, group: Group) -> dict[Conclusion, int]:
    return counts_of(verdict for item in group.units for verdict in view.verdicts(item.held))


def _heat(view: View) -> Html:
    """Each group by domain; places by domain are on the page of the group."""
    domains = [domain for domain in Domain if any(item.domain is domain for item in view.gathered.duties.values())]
    rows = []
    for group in newest_first(view.groups):
        counted = domains_of(view, [item.held for item in group.units])
        whole = sum(seen for seen, _due in counted.values()), sum(due for _seen, due in counted.values())
        label = tag("th", FRONT.link(group_name(group), group_address(group)), scope="row")
        rows.append(tag("tr", label, *(warm(*counted.get(domain, (0, 0))) for domain in domains), warm(*whole)))
    head = [_("组"), *(said(domain) for domain in domains), _("全部")]
    return pieces.table(_("各组各领域应写的义务里有佐证的比例"), head, [tag("tbody", *rows)], "fz-warm")


def _units(view: View) -> Html:
    head = [_("单位"), _("单位类别"), _("所在地"), _("年度")]
    rows = [_unit(unit) for unit in view.units]
    made = pieces.table(_("全部单位，按所在地和名称排"), head, [tag("tbody", *rows)], "fz-units")
    return join(tag("div", made, id="table-units"), download(FRONT, "csv/reports.csv"))


def _unit(unit: Unit) -> Html:
    name = tag("th", FRONT.link(quoted(unit.name), unit.address), scope="row")
    years = tag("td", *_years(unit))
    return tag("tr", name, tag("td", said(unit.kind)), tag("td", quoted(unit.place or "–")), years)


def _years(unit: Unit) -> Iterator[Html]:
    """Each year once, leading to what is told of it; how many reports there are of it where there are several."""
    for at, (year, many) in enumerate(Counter(item.year for item in unit.reports).items()):
        told = FRONT.link(str(year), unit.address, f"y{year}")
        several = tag("span", _("（{count} 份）").format(count=many), class_="fz-note") if many > 1 else Html("")
        yield join(" " if at else "", told, several)


def _duties(view: View) -> Html:
    verdicts: dict[str, list[Verdict]] = {id: [] for id in view.gathered.duties}
    for held in view.gathered.reports:
        for item in view.verdicts(held):
            verdicts[item.duty].append(item)
    rows = []
    for id, duty in view.gathered.duties.items():
        counts = counts_of(verdicts[id])
        due, seen = sum(counts.values()), seen_of(counts)
        label = join(FRONT.link(duty_title(duty), duty_address(id)), " ", tag("code", id))
        cells = (tag("td", str(due)), tag("td", f"{seen / due:.0%}" if due else "–"))
        rows.append(
            tag(
                "tr",
                tag("th", label, scope="row"),
                tag("td", pieces.bar(counts), class_="fz-wide"),
                *cells,
                tag("td", said(duty.domain)),
            )
        )
    head = [_("义务"), _("分布"), _("应写的报告"), _("有佐证"), _("领域")]
    made = pieces.table(_("全部义务，按目录排"), head, [tag("tbody", *rows)], "fz-numbers")
    return tag("div", made, id="table-duties")


def _failures(view: View) -> list[Html]:
    if not view.gathered.failures:
        return []
    rows = (
        tag("tr", tag("th", quoted(item.file), scope="row"), tag("td", pick(language(), item.why, item.why_en)))
        for item in view.gathered.failures
    )
    made = pieces.table(_("没有核查成的文件"), [_("文件"), _("为什么")], [tag("tbody", *rows)])
    return [section(_("没有核查成的文件"), made)]


def _files(*, quotes: bool) -> Html:
    names = {
        "reports.csv": _("各份报告：比例、校正、界限、组别"),
        "groups.csv": _("各组的比例和区间"),
        "duties.csv": _("各组各项义务的比例和区间"),
        "heat.csv": _("各地各领域的比例"),
        "strengths.csv": _("各组各领域的强度"),
        "failures.csv": _("没有核查成的文件"),
    }
    items = (tag("li", FRONT.link(name, f"csv/{name}"), " ", label) for name, label in names.items())
    return join(
        tag("ul", *items),
        tag("p", _("每项义务、每个单位的页上另有它自己的表。"), class_="fz-note"),
        Html("") if quotes else tag("p", _("这里没有报告的原文，只有位置和摘要。"), class_="fz-note"),
    )
