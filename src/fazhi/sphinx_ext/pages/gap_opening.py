"""What opens the gap report: further facts of the title block, scope and method, and the figures."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.law import Verification
from fazhi.model.obligation import Severity
from fazhi.sphinx_ext.html import Html, _, join, link, said, tag
from fazhi.sphinx_ext.pages.gap_finding import Numbered
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown

_UNJUDGED: Final = frozenset((Conclusion.NOT_APPLICABLE, Conclusion.WAIVED))


def facts(shown: Shown) -> tuple[tuple[str, str], ...]:
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


def unjudged(shown: Shown) -> Sequence[Assessment]:
    """The duties that do not bind this unit in this year, or were waived."""
    return [item for item in shown.audit.assessments if item.conclusion in _UNJUDGED]


def scope(shown: Shown) -> Section:
    """What was read, which duties bind, and what a gap does and does not mean."""
    body = (_read(shown), _bind(shown), _how(), _meaning(), _checked(shown))
    return Section(
        "scope", _("一、核查范围和方法"), (tag("ol", *(tag("li", item) for item in body), class_="fz-scope"),)
    )


def summary(shown: Shown, found: Sequence[Numbered]) -> Section:
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


def _binding(shown: Shown) -> list[Assessment]:
    return [item for item in shown.audit.assessments if item.conclusion not in _UNJUDGED]


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


def _figures(shown: Shown, found: Sequence[Numbered]) -> Html:
    tally = Counter((item.finding.severity, _conclusion(shown, item)) for item in found)
    columns = [key for key in (*Conclusion, None) if any(tally[severity, key] for severity in Severity)]
    head = [_("严重程度"), *(said(key) if key else _("整篇报告") for key in columns), _("合计")]
    rows = [
        _row(said(severity), [tally[severity, key] for key in columns], f"level-{severity}") for severity in Severity
    ]
    total = _row(_("合计"), [sum(tally[severity, key] for severity in Severity) for key in columns])
    body = [tag("tbody", *rows), tag("tfoot", total)]
    return pieces.table(_("问题数：严重程度 × 义务的结论"), head, body, "fz-numbers fz-figures")


def _row(label: str, counts: Sequence[int], anchor: str = "") -> Html:
    """A row with its sum, its label a link to the findings where there are any."""
    cells = (tag("td", str(count), class_=None if count else "fz-zero") for count in (*counts, sum(counts)))
    name = tag("a", label, href=f"#{anchor}") if anchor and sum(counts) else label
    return tag("tr", tag("th", name, scope="row"), *cells)


def _conclusion(shown: Shown, item: Numbered) -> Conclusion | None:
    duty = item.finding.obligation
    return shown.assessment(duty).conclusion if duty else None
