"""The gap report of one report, a document to hand over: scope, figures, findings, a form to answer on, signatures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fazhi.model.audit import Assessment, Conclusion, Finding
from fazhi.model.both import pick
from fazhi.model.law import Verification
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Obligation, Severity
from fazhi.rules import RULES
from fazhi.sphinx_ext.html import Html, _, chip, join, language, link, quoted, said, shorten, tag
from fazhi.sphinx_ext.parts import Need, Section, explained, near, nothing_supplied, pieces, places, title_block
from fazhi.sphinx_ext.site import Shown, Site

_UNJUDGED: Final = frozenset((Conclusion.NOT_APPLICABLE, Conclusion.WAIVED))
_ORDINALS = ("一二三", "abc")
_BLANKS = 5


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding as the document counts it."""

    number: int
    """Its running number, the gravest first."""
    id: str
    """Identifier of its need and its place on the page."""
    finding: Finding


def page(site: Site, argument: str) -> Section | None:
    """The gap page of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(argument, "gaps")
    found = _numbered(shown)
    return Section(
        f"gaps-{shown.folder}",
        _("{label} 核查意见（缺口清单）").format(label=shown.label),
        (
            tag("div", title_block(shown, "gaps", *_facts(shown)), class_="fz-letter"),
            _scope(shown),
            _summary(shown, found),
            _findings(shown, found),
            _reply(shown, found),
            _signatures(),
            _aside(shown),
        ),
        wide=True,
    )


def _numbered(shown: Shown) -> tuple[Numbered, ...]:
    """Every finding, the gravest first and of these what is most likely so, numbered without a break."""

    def order(item: tuple[str, Finding]) -> tuple[int, int]:
        return list(Severity).index(item[1].severity), _doubt(shown, item[1])

    return tuple(Numbered(number, *item) for number, item in enumerate(sorted(_identified(shown), key=order), 1))


def _doubt(shown: Shown, finding: Finding) -> int:
    """Where a finding stands by how sure the verdict on its duty is; what is not told comes before the doubtful."""
    sure = shown.assessment(finding.obligation).likelihood if finding.obligation else Likelihood.HIGH
    return list(Likelihood).index(sure) if sure else list(Likelihood).index(Likelihood.MIDDLE)


def _identified(shown: Shown) -> Iterator[tuple[str, Finding]]:
    """Every finding with its identifier; a rule that complains twice of one duty is numbered."""
    seen: Counter[str] = Counter()
    for finding in shown.audit.findings:
        id = places.finding_id(shown, finding.rule, finding.obligation)
        seen[id] += 1
        yield places.finding_id(shown, finding.rule, finding.obligation, seen[id] - 1), finding


def _facts(shown: Shown) -> tuple[tuple[str, str], ...]:
    """What the title block adds on this page; the date is left to be written in, so that a build never changes it."""
    audit = shown.audit
    cited = {item.instrument for each in _binding(shown) for item in each.basis}
    basis = _("{year} 年有效的 {count} 件规范依据，见").format(year=audit.law_year, count=len(cited))
    return (
        (_("义务目录"), _("{version} 版").format(version=audit.catalogue_version)),
        (_("目录摘要"), tag("code", audit.catalogue_digest)),
        (_("核查依据"), join(basis, link(_("规范依据"), places.INSTRUMENTS))),
        (_("日期"), tag("span", _("　　　　年　　月　　日"), class_="fz-blank")),
    )


def _binding(shown: Shown) -> list[Assessment]:
    return [item for item in shown.audit.assessments if item.conclusion not in _UNJUDGED]


def _scope(shown: Shown) -> Section:
    """What was read, which duties bind, and what a gap does and does not mean."""
    body = (_read(shown), _bind(shown), _how(), _meaning(), _checked(shown))
    return Section(
        "scope", _("一、核查范围和方法"), (tag("ol", *(tag("li", item) for item in body), class_="fz-scope"),)
    )


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
        "缺口指报告没有写出可以作为佐证的文字，不等于单位没有做；有佐证也只说明报告这样写了，事实要靠台账、文件和案卷来核。"
    )
    return join(told, _("发生时才有的义务，报告未提及的，列为提示。"))


def _checked(shown: Shown) -> Html:
    """How far the citations behind the duties that bind were checked."""
    cited = Counter(item.verified for each in _binding(shown) for item in set(each.basis))
    told = _("，").join(f"{said(key)} {cited[key]}" for key in Verification)
    return join(_("各项依据的核实程度：{counts} 处；不是“已核原文”的，引用前应先核对原文。").format(counts=told))


def _summary(shown: Shown, found: Sequence[Numbered]) -> Section:
    """How many findings of each severity fall on duties of each conclusion."""
    counts = shown.audit.counts
    lead = _(
        "适用的 {bound} 项义务中：{counts}。共列出问题 {found} 项（一项义务可以有几个问题），按严重程度分列如下。"
    ).format(
        bound=len(_binding(shown)),
        counts=_("，").join(f"{said(key)} {count}" for key, count in counts.items() if key not in _UNJUDGED),
        found=len(found),
    )
    return Section("summary", _("二、情况汇总"), (tag("p", lead, class_="fz-lead"), _figures(shown, found)))


def _figures(shown: Shown, found: Sequence[Numbered]) -> Html:
    tally = Counter((item.finding.severity, _conclusion(shown, item)) for item in found)
    columns = [key for key in (*Conclusion, None) if any(tally[severity, key] for severity in Severity)]
    head = [_("严重程度"), *(said(key) if key else _("整篇报告") for key in columns), _("合计")]
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


def _conclusion(shown: Shown, item: Numbered) -> Conclusion | None:
    duty = item.finding.obligation
    return shown.assessment(duty).conclusion if duty else None


def _findings(shown: Shown, found: tuple[Numbered, ...]) -> Section:
    title = _("三、问题")
    if not found:
        return Section("findings", title, (tag("p", _("没有发现问题。")),))
    levels = [severity for severity in Severity if any(item.finding.severity is severity for item in found)]
    counted = zip(levels, pick(language(), *_ORDINALS), strict=False)
    bodies = (_level(shown, found, severity, ordinal) for severity, ordinal in counted)
    return Section("findings", title, tuple(bodies))


def _level(shown: Shown, found: tuple[Numbered, ...], severity: Severity, ordinal: str) -> Section:
    here = [item for item in found if item.finding.severity is severity]
    title = _("（{ordinal}）{severity}（{count} 项）").format(ordinal=ordinal, severity=said(severity), count=len(here))
    body = (piece for item in here for piece in (_need(shown, item.finding, item.id), _finding(shown, item)))
    return Section(f"level-{severity}", title, tuple(body))


def _need(shown: Shown, finding: Finding, id: str) -> Need:
    """The finding as sphinx-needs keeps it."""
    place = (("start", finding.start), ("end", finding.end))
    return Need(
        "finding",
        id,
        shorten(finding.message, 120),
        f"{finding.message}\n{finding.remedy}",
        (
            ("report", shown.slug),
            ("rule", finding.rule),
            ("severity", finding.severity.value),
            *((name, value) for name, value in place if value is not None),
            ("concerns", [finding.obligation] if finding.obligation else []),
        ),
    )


def _finding(shown: Shown, item: Numbered) -> Html:
    """The finding as it stands in the document."""
    told = item.finding
    edge, mark = "", Html("")
    if told.obligation is not None:
        assessment = shown.assessment(told.obligation)
        edge, mark = (
            f" fz-edge-{assessment.conclusion.replace('_', '-')}",
            join(chip(assessment.conclusion), pieces.sure(assessment)),
        )
    number = tag("span", f"{item.number}.", class_="fz-serial")
    return tag(
        "article",
        tag("h4", number, " ", _subject(shown, told), " ", mark),
        pieces.definitions(*_grounds(shown, told), (_("建议"), pick(language(), told.remedy, told.remedy_en))),
        id=item.id,
        class_=f"fz-finding{edge}",
    )


def _subject(shown: Shown, finding: Finding) -> Html:
    """What a finding is about, as a link: its duty, or the rule where it concerns the report as a whole."""
    if finding.obligation is None:
        rule = next(rule for rule in RULES if rule.id == finding.rule)
        return link(pick(language(), rule.title, rule.title_en), f"rules/{rule.id}")
    duty = shown.assessment(finding.obligation).obligation
    label = _called(duty)
    return join(label, " ", tag("code", duty.id))


def _grounds(shown: Shown, told: Finding) -> Iterator[tuple[str, str]]:
    """Ground, reason and passages, as far as the finding has them."""
    message = pick(language(), told.message, told.message_en)
    if told.obligation is None:
        yield _("理由"), message
        yield _("所涉原文"), _words(shown, told)
        return
    assessment = shown.assessment(told.obligation)
    yield _("依据"), pieces.citations(assessment.basis, shown.audit.instruments, shown.laws)
    yield _("为什么是{severity}").format(severity=said(assessment.severity)), assessment.why.of(language())
    yield _("理由"), message
    yield _("已有片段"), explained(shown, assessment.obligation)
    yield _("最近的片段及不算的原因"), near(shown, assessment)


def _words(shown: Shown, finding: Finding) -> Html:
    """The words a finding is about, where there are some and the text is at hand."""
    if finding.start is None or finding.end is None:
        return Html("")
    words = shown.quote(finding.start, finding.end)
    where = _("第 {start}—{end} 字").format(start=finding.start, end=finding.end)
    return Html(where) if words is None else quoted(shorten(words, 120), class_="fz-quote", title=where)


def _reply(shown: Shown, found: Sequence[Numbered]) -> Section:
    """The table that the audited unit fills in, one row for each finding."""
    title = _("四、整改反馈表")
    if not found:
        return Section("reply", title, (tag("p", _("没有需要反馈的问题。")),))
    head = [
        _("序号"), _("义务"), _("建议"), _("是否属实"), _("佐证材料"), _("责任单位"), _("完成时限"), _("答复"),
    ]  # fmt: skip
    note = _("由被核查单位逐项填写；报告漏写而工作已做的，在“佐证材料”一栏写明文号或者台账。")
    caption = _("整改反馈表：{count} 项").format(count=len(found))
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
        tag("td", _subject(shown, item.finding)),
        tag("td", pick(language(), item.finding.remedy, item.finding.remedy_en)),
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
            tag("td", quoted(item.reason.of(language())) if item.reason else ""),
        )
        for item in left
    )  # fmt: skip
    body: Html = tag("p", _("目录中的义务全部适用。"), class_="fz-note")
    if left:
        body = pieces.table(caption, head, [tag("tbody", *rows)], "fz-unjudged fz-stacked")
    return Section("not-judged", _("附：不适用与豁免的义务"), (body,))


def _unjudged(shown: Shown) -> Sequence[Assessment]:
    """The duties that do not bind this unit in this year, or were waived."""
    return [item for item in shown.audit.assessments if item.conclusion in _UNJUDGED]


def _called(duty: Obligation) -> Html:
    return places.obligation_link(duty, pick(language(), duty.title, duty.title_en))
