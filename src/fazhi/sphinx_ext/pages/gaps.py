"""The gap report of one report, a document to hand over: scope, figures, findings, a form to answer on, signatures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.both import pick
from fazhi.model.law import Verification
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Domain, Obligation, Severity
from fazhi.sphinx_ext.html import Html, _, chip, join, language, link, quoted, said, tag
from fazhi.sphinx_ext.pages.gap_finding import Numbered, domain_of, need, numbered, subject, told
from fazhi.sphinx_ext.pages.gap_ledger import ledger
from fazhi.sphinx_ext.parts import Need, Section, answer, choice, facts, nothing_supplied, pieces, places, title_block
from fazhi.sphinx_ext.site import Shown, Site

_SHADES: Final = 4
"""How many grounds numbers may have by their size."""
_ORDINALS = ("一二三", "abc")
_BLANKS = 5


def page(site: Site, argument: str) -> Section | None:
    """The gap page of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(site, argument, "gaps")
    found = numbered(shown)
    return Section(
        f"gaps-{shown.folder}",
        _("{label} 核查意见（缺口清单）").format(label=shown.label),
        (
            tag("div", title_block(shown, "gaps"), class_="fz-letter"),
            _opinion(shown),
            _scope(shown),
            _findings(shown, found),
            _reply(shown, found),
            _signatures(),
            _aside(shown),
            _proof(shown),
        ),
        wide=True,
    )


def _opinion(shown: Shown) -> Section:
    """The answer and the gaps that matter most: what there is to know, before anything is counted."""
    said_so = tag("div", answer.answered(shown), answer.caution(shown), class_="fz-card")
    return Section("summary", _("一、核查结论"), (said_so, *_worst(shown)))


def _worst(shown: Shown) -> Iterator[Section]:
    gaps = answer.worst_first(shown)
    if gaps:
        yield Section("worst", answer.worst_title(shown), (answer.worst(shown, gaps, columns=True),))


def _facts(shown: Shown) -> tuple[tuple[str, str], ...]:
    """What the title block adds on this page; the date is left to be written in, so that a build never changes it."""
    audit = shown.audit
    cited = {item.instrument for each in _binding(shown) for item in each.basis}
    basis = _("{year} 年有效的 {count} 件规范依据，见").format(year=audit.law_year, count=len(cited))
    return (
        (_("义务目录"), _("{version} 版").format(version=audit.catalogue_version)),
        (_("核查依据"), join(basis, link(_("规范依据"), places.INSTRUMENTS))),
        (_("日期"), tag("span", _("　　　　年　　月　　日"), class_="fz-blank")),
    )


def _binding(shown: Shown) -> list[Assessment]:
    return [item for item in shown.audit.assessments if item.conclusion.judged]


def _scope(shown: Shown) -> Section:
    """What was read, which duties bind, and what a gap does and does not mean."""
    body = (_read(shown), _bind(shown), _how(), _meaning(), _checked(shown))
    points = tag("ol", *(tag("li", item) for item in body), class_="fz-scope")
    return Section("scope", _("二、依据和方法"), (facts(shown, *_facts(shown), digest=False), points))


def _read(shown: Shown) -> Html:
    report = shown.report
    if not report.supplied:
        said_so = _("本次没有报告原文，依据分离存放的佐证核查；原文 {count} 字。")
        return join(said_so.format(count=report.characters))
    told = _("核查了报告全文 {count} 字，分为 {passages} 个片段；只读报告，没有调阅台账、文件和案卷。")
    return join(told.format(count=report.characters, passages=len(report.passages)))


def _bind(shown: Shown) -> Html:
    counts = shown.audit.counts
    told = _(
        "义务目录列 {all} 项义务，适用于本单位、本年度的 {bound} 项；不适用 {out} 项、已豁免 {waived} 项，理由见"
    ).format(
        all=len(shown.audit.assessments),
        bound=len(_binding(shown)),
        out=counts[Conclusion.NOT_APPLICABLE],
        waived=counts[Conclusion.WAIVED],
    )
    return join(told, tag("a", _("附表"), href="#not-judged"), _("。"))


def _how() -> Html:
    told = _("逐项查找报告中与义务对应的片段，按提及、表态、举措、成效判断强度，分出已做、计划和自认不足；做法见")
    return join(told, link(_("方法"), places.METHOD), _("。"))


def _meaning() -> Html:
    told = _(
        "缺口指报告没有写出可以作为佐证的文字，不等于单位没有做；写实也只说明报告这样写了，事实要靠台账、文件和案卷来核。"
    )
    return join(told, _("发生时才有的义务，报告未提及的，列为提示。"))


def _checked(shown: Shown) -> Html:
    """How far the citations behind the duties that bind were checked."""
    cited = Counter(item.verified for each in _binding(shown) for item in set(each.basis))
    told = _("，").join(f"{said(key)} {cited[key]}" for key in Verification)
    return join(_("各项依据的核实程度：{counts} 处；不是“已核原文”的，引用前应先核对原文。").format(counts=told))


def _figures(shown: Shown, found: Sequence[Numbered]) -> Html:
    """How many findings of each severity: one for each duty that is weakly told or not, and the others beside them."""
    tally = Counter((item.finding.severity, _counts_for(shown, item)) for item in found)
    columns = [key for key in (*Conclusion, None) if any(tally[severity, key] for severity in Severity)]
    head = [_("严重程度"), *(said(key) if key else _("其他问题") for key in columns), _("合计")]
    rows = [
        _figure_row(said(severity), [tally[severity, key] for key in columns], f"level-{severity}")
        for severity in Severity
    ]
    total = _figure_row(_("合计"), [sum(tally[severity, key] for severity in Severity) for key in columns])
    body = [tag("tbody", *rows), tag("tfoot", total)]
    return pieces.table(_("问题数：严重程度 × 义务的结论"), head, body, "fz-numbers fz-figures")


def _figure_row(label: str, counts: Sequence[int], anchor: str = "") -> Html:
    """A row with its sum, its label a link to the findings where there are any."""
    cells = (tag("td", str(count), class_=None if count else "fz-zero") for count in (*counts, sum(counts)))
    name = tag("a", label, href=f"#{anchor}") if anchor and sum(counts) else label
    return tag("tr", tag("th", name, scope="row"), *cells)


def _counts_for(shown: Shown, item: Numbered) -> Conclusion | None:
    """The conclusion that a finding tells of; None for one on the whole report or a further one on a duty."""
    duty = item.finding.obligation
    if duty is None or shown.leading(duty) is not item.finding:
        return None
    conclusion = shown.assessment(duty).conclusion
    return conclusion if conclusion.gap or conclusion is Conclusion.WEAK else None


def _findings(shown: Shown, found: tuple[Numbered, ...]) -> Section:
    title = _("三、问题")
    if not found:
        return Section("findings", title, (tag("p", _("没有发现问题。")),))
    levels = [severity for severity in Severity if any(item.finding.severity is severity for item in found)]
    counted = zip(levels, pick(language(), *_ORDINALS), strict=False)
    bodies = (_level(shown, found, severity, ordinal) for severity, ordinal in counted)
    lead = _("写虚和没写的义务每项一条，连同其他问题共列出 {found} 条，按严重程度和义务的结论、领域分列如下。").format(
        found=len(found)
    )
    figures = tag("div", _figures(shown, found), _contents(shown, found, levels), class_="fz-side-by-side")
    return Section("findings", title, (tag("p", lead, class_="fz-lead"), figures, _filter(shown, found), *bodies))


def _contents(shown: Shown, found: Sequence[Numbered], levels: Sequence[Severity]) -> Html:
    """How many findings of each severity there are in each domain, every number the way to them."""
    tally = Counter((domain_of(shown, item.finding), item.finding.severity) for item in found)
    domains = [domain for domain in (*Domain, None) if any(tally[domain, severity] for severity in levels)]
    rows, most = [], max(tally.values())
    for domain in domains:
        counts = [tally[domain, severity] for severity in levels]
        cells = (
            tag("td", tag("a", str(count), href=f"#{_place(severity, domain)}"), class_=_shade(count, most))
            if count
            else tag("td", class_="fz-zero")
            for severity, count in zip(levels, counts, strict=True)
        )
        name = said(domain) if domain else _("整篇报告")
        rows.append(tag("tr", tag("th", name, scope="row"), *cells, tag("td", str(sum(counts)))))
    head = [_("领域"), *map(said, levels), _("合计")]
    return pieces.table(_("问题数：领域 × 严重程度"), head, [tag("tbody", *rows)], "fz-numbers fz-figures fz-contents")


def _shade(count: int, most: int) -> str:
    """The class of the ground of a number: the greater the darker."""
    return f"fz-shade-{-(-_SHADES * count // most)}"


def _filter(shown: Shown, found: Sequence[Numbered]) -> Html:
    """The controls, inert in a template until the script puts them on the page."""
    duties = [shown.assessment(item.finding.obligation) for item in found if item.finding.obligation]
    chosen = (
        choice("severity", _("严重程度"), Severity, {item.finding.severity for item in found}),
        choice("conclusion", _("结论"), Conclusion, {item.conclusion for item in duties}),
        choice("domain", _("领域"), Domain, {item.obligation.domain for item in duties}),
        choice("likelihood", _("把握"), Likelihood, {item.likelihood for item in duties if item.likelihood}),
    )
    status = tag("p", "", role="status", class_="fz-filter-said")
    line = tag("div", *chosen, tag("button", _("清除筛选"), type="reset"), status, class_="fz-filter-line")
    form = tag("form", line, class_="fz-filter", role="search", aria_label=_("筛选问题"))
    return tag(
        "template",
        form,
        id="fz-gaps-controls",
        data_said=_("显示 {rows} 条，共 {all} 条"),
        data_nothing=_("没有一条符合筛选，请放宽条件。"),
    )


def _place(severity: Severity, domain: Domain | None) -> str:
    """Anchor of the findings of one severity in one domain."""
    return f"level-{severity}-{domain.lower() if domain else 'whole'}"


def _level(shown: Shown, found: tuple[Numbered, ...], severity: Severity, ordinal: str) -> Section:
    """The findings of one severity, under a heading for each domain."""
    here = [item for item in found if item.finding.severity is severity]
    title = _("（{ordinal}）{severity}（{count} 条）").format(ordinal=ordinal, severity=said(severity), count=len(here))
    groups = groupby(here, key=lambda item: domain_of(shown, item.finding))
    bodies = (_group(shown, severity, domain, list(same)) for domain, same in groups)
    return Section(f"level-{severity}", title, tuple(bodies))


def _group(shown: Shown, severity: Severity, domain: Domain | None, found: Sequence[Numbered]) -> Section:
    name = said(domain) if domain else _("整篇报告")
    pieces_of: list[Html | Need] = [piece for item in found for piece in (need(shown, item), told(shown, item))]
    return Section(
        _place(severity, domain), _("{value}（{count} 条）").format(value=name, count=len(found)), tuple(pieces_of)
    )


def _reply(shown: Shown, found: Sequence[Numbered]) -> Section:
    """The table that the audited unit fills in, one row for each finding; what it answered where there is a ledger."""
    title = _("四、整改反馈表")
    if not found:
        return Section("reply", title, (tag("p", _("没有需要反馈的问题。")),))
    if shown.audit.records.ledger.answered:
        return ledger(shown, found)
    head = [
        _("序号"), _("义务"), _("怎么写"), _("是否属实"), _("佐证材料"), _("责任单位"), _("整改时限"), _("单位答复"),
    ]  # fmt: skip
    note = _("由被核查单位逐项填写；报告漏写而工作已做的，在“佐证材料”一栏写明文号或者台账。")
    caption = _("整改反馈表：{count} 条").format(count=len(found))
    rows = (_reply_row(shown, item) for item in found)
    return Section(
        "reply",
        title,
        (tag("p", note, class_="fz-lead"), pieces.table(caption, head, [tag("tbody", *rows)], "fz-reply")),
    )


def _reply_row(shown: Shown, item: Numbered) -> Html:
    number = tag("a", str(item.number), href=f"#{item.id}")
    return tag(
        "tr",
        tag("th", number, scope="row"),
        tag("td", subject(shown, item.finding)),
        tag("td", item.finding.remedy_in(language())),
        *[tag("td")] * _BLANKS,
    )


def _signatures() -> Section:
    """Who checked, who reviewed, who answers for the unit, and when; blank lines."""
    people = (_("核查人"), _("复核人"), _("被核查单位负责人"))
    lines = (_signing_line(name, _("（签字）")) for name in people)
    date = _signing_line(_("日期"), _("　　　　年　　月　　日"))
    return Section("signatures", _("五、签署"), (tag("dl", *lines, date, class_="fz-signatures"),))


def _signing_line(name: str, blank: str) -> Html:
    return tag("div", tag("dt", name), tag("dd", blank))


def _aside(shown: Shown) -> Section:
    """What was not judged, with the reason: skipping is a result too."""
    left = _unjudged(shown)
    caption = _("未列入问题的义务：{count} 项").format(count=len(left))
    head = [_("义务"), _("结论"), _("理由")]
    rows = (
        tag(
            "tr",
            tag("th", _called(item.obligation), " ", tag("code", item.obligation.id), scope="row"),
            tag("td", chip(item.conclusion)),
            tag("td", quoted(item.reason.of(language())) if item.reason else "", pieces.decided(item)),
        )
        for item in left
    )  # fmt: skip
    body: Html = tag("p", _("目录中的义务全部适用。"), class_="fz-note")
    if left:
        body = pieces.table(caption, head, [tag("tbody", *rows)], "fz-unjudged fz-stacked")
    return Section("not-judged", _("附：不适用与豁免的义务"), (body,))


def _unjudged(shown: Shown) -> Sequence[Assessment]:
    """The duties that do not bind this unit in this year, or were waived."""
    return [item for item in shown.audit.assessments if not item.conclusion.judged]


def _called(duty: Obligation) -> Html:
    return places.obligation_link(duty, duty.title_in(language()))


def _proof(shown: Shown) -> Section:
    """By which text and which catalogue all this can be checked again; folded, for it answers no question."""
    audit = shown.audit
    rows = pieces.definitions(
        (_("原文校验值"), tag("code", shown.report.sha256)),
        (_("义务目录"), _("{version} 版").format(version=audit.catalogue_version)),
        (_("目录校验值"), tag("code", audit.catalogue_digest)),
    )
    folded = tag("details", tag("summary", _("原文和义务目录的校验值")), rows, class_="fz-details fz-proof")
    return Section("proof", _("核查凭据"), (folded,))
