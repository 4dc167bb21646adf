"""What is filled in by hand on the gap report: the unit's answer to each finding, and the signatures."""

from collections.abc import Sequence

from fazhi.sphinx_ext.html import Html, _, pick, tag
from fazhi.sphinx_ext.pages.gap_finding import Numbered, subject
from fazhi.sphinx_ext.parts import Section, pieces
from fazhi.sphinx_ext.site import Shown

_BLANKS = 5


def reply(shown: Shown, found: Sequence[Numbered]) -> Section:
    """The table that the audited unit fills in, one row for each finding."""
    title = _("四、整改反馈表")
    if not found:
        return Section("reply", title, (tag("p", _("没有需要反馈的问题。")),))
    head = [
        _("序号"), _("义务"), _("建议"), _("是否属实"), _("佐证材料"), _("责任单位"), _("完成时限"), _("答复"),
    ]  # fmt: skip
    note = _("由被核查单位逐项填写；报告漏写而工作已做的，在“佐证材料”一栏写明文号或者台账。")
    caption = _("整改反馈表：{count} 项").format(count=len(found))
    rows = (_row(shown, item) for item in found)
    return Section(
        "reply",
        title,
        (tag("p", note, class_="fz-lead"), pieces.table(caption, head, [tag("tbody", *rows)], "fz-reply")),
    )


def signatures() -> Section:
    """Who checked, who reviewed, who answers for the unit, and when; blank lines."""
    people = (_("核查人"), _("复核人"), _("被核查单位负责人"))
    lines = (_line(name, _("（签字）")) for name in people)
    date = _line(_("日期"), _("　　　　年　　月　　日"))
    return Section("signatures", _("五、签署"), (tag("dl", *lines, date, class_="fz-signatures"),))


def _line(name: str, blank: str) -> Html:
    return tag("div", tag("dt", name), tag("dd", blank))


def _row(shown: Shown, item: Numbered) -> Html:
    number = tag("a", str(item.number), href=f"#{item.id}")
    return tag(
        "tr",
        tag("th", number, scope="row"),
        tag("td", subject(shown, item.finding)),
        tag("td", pick(item.finding.remedy, item.finding.remedy_en)),
        *[tag("td")] * _BLANKS,
    )
