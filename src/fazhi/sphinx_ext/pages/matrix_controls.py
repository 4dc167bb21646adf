"""The controls of the matrix: inert in a template until the script puts them on the page, so none stands there dead."""

from collections.abc import Iterator

from fazhi.model.audit import Conclusion
from fazhi.model.evidence import Strength
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Cadence, Domain, Severity
from fazhi.model.unit import UnitKind
from fazhi.sphinx_ext.html import Html, _, tag
from fazhi.sphinx_ext.parts import choice
from fazhi.sphinx_ext.site import Shown


def template(shown: Shown) -> Html:
    """The form, and the words the script writes with."""
    form = tag(
        "form",
        tag("div", *_first(shown), *_picks(shown), class_="fz-filter-line"),
        tag("div", tag("p", "", role="status", class_="fz-filter-said"), *_buttons(), class_="fz-filter-line"),
        class_="fz-filter",
        role="search",
        aria_label=_("筛选矩阵"),
    )
    return tag("template", form, id="fz-matrix-controls", **_words(shown))


def _words(shown: Shown) -> dict[str, str]:
    return {
        "data_gaps": " ".join(item for item in Conclusion if item.gap),
        "data_filling": " ".join(item for item in Conclusion if item.gap or item is Conclusion.WEAK),
        "data_file": _("{report} 追溯矩阵").format(report=shown.label),
        "data_report": shown.label,
        "data_part": _("{report}，{filter}：{duties} 项义务 × {passages} 处佐证（{counts}），全部 {all} 项义务"),
        "data_article": _(
            "{report}，{filter}：{duties} 项义务 × {places} 处条文，共 {rows} 行（{counts}），全部 {all} 行"
        ),
        "data_filter": _("筛选 {conditions}"),
        "data_condition": _("{name}：{values}"),
        "data_text": _("文字“{text}”"),
        "data_count": _("{value} {count}"),
        "data_and": _("；"),
        "data_or": _("、"),
        "data_comma": _("，"),
        "data_said": _("显示 {rows} 行，共 {all} 行"),
        "data_nothing": _("没有一行符合筛选，请放宽条件。"),
        "data_copied": _("已复制 {rows} 行"),
        "data_refused": _("浏览器不让复制，请改用下载"),
        "data_id": _("编号"),
    }


def _first(shown: Shown) -> Iterator[Html]:
    find = _("查找")
    yield tag("input", type="search", name_="q", autocomplete="off", placeholder=find, aria_label=find)
    gaps = tag("span", str(len(shown.audit.gaps())), class_="fz-count")
    yield tag("label", tag("input", type="checkbox", name_="gaps", value="1"), " ", tag("span", _("只看缺口")), gaps)


def _picks(shown: Shown) -> Iterator[Html]:
    """For each quality of a duty, the values that occur."""
    assessments = shown.audit.assessments
    kinds = {kind for item in assessments for kind in item.obligation.applies_to}
    yield choice("domain", _("领域"), Domain, {item.obligation.domain for item in assessments})
    yield choice("conclusion", _("结论"), Conclusion, {item.conclusion for item in assessments})
    yield choice("strength", _("强度"), Strength, {item.strength for item in assessments})
    severities = {shown.severity(item.obligation.id) for item in assessments}
    yield choice("severity", _("严重程度"), Severity, severities)
    likely = {item.likelihood for item in assessments if item.likelihood}
    yield choice("likelihood", _("把握"), Likelihood, likely)
    yield choice("cadence", _("频次"), Cadence, {item.obligation.cadence for item in assessments})
    yield choice("kinds", _("单位类别"), UnitKind, kinds)


def _buttons() -> Iterator[Html]:
    yield tag("button", _("清除筛选"), type="reset")
    yield tag("button", _("全部展开"), type="button", data_do="open", aria_pressed="false")
    yield tag("button", _("复制"), type="button", data_do="copy")
    yield tag("button", _("下载"), type="button", data_do="save")
    yield tag("button", _("打印"), type="button", data_do="print")
