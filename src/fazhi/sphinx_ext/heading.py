"""The block that opens each page of a report: what it is, where it came from, and the way to its other pages."""

from typing import Final

from fazhi.model.obligation import UnitKind
from fazhi.model.words import word
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.marks import english
from fazhi.sphinx_ext.markup import Html, join, quoted, tag
from fazhi.sphinx_ext.page import Section
from fazhi.sphinx_ext.site import Shown
from fazhi.sphinx_ext.sources import SUPPLIED

_TABS = (("index", "全文标注 Text"), ("gaps", "缺口清单 Gaps"), ("matrix", "追溯矩阵 Matrix"))
_READ = {"unit": "单位", "unit_kind": "单位类别", "year": "年度"}

_INVITATION: Final = join(
    tag(
        "p",
        "这一页显示构建时给出的报告，这次没有给出。",
        english(" Shows the report given at build time; none was given."),
    ),
    tag("pre", "make html REPORT=某单位2024年度法治政府建设情况报告.docx"),
    tag(
        "p",
        "单位类别和年度从标题读取；读不出时另给 ",
        tag("code", "UNIT_KIND"),
        " 和 ",
        tag("code", "YEAR"),
        "。报告不会写入仓库。",
    ),
)


def title_block(shown: Shown, current: str, *more: tuple[str, str]) -> Html:
    """Title, tabs and facts; `current` is the page it stands on, `more` are facts of that page alone."""
    title = tag("p", quoted(shown.title), class_="fz-title")
    return tag("header", title, _tabs(shown, current), _facts(shown, *more))


def nothing_supplied(folder: str) -> Section | None:
    """What stands on the pages kept for a report given at build time while none is; None for any other folder."""
    if folder != SUPPLIED:
        return None
    return Section("nothing-supplied", "核查自己的报告", (_INVITATION,))


def unsupplied() -> Html:
    """The sentence that stands wherever the report's words would."""
    return tag(
        "p",
        tag("strong", "本报告未提供原文。"),
        "这里只列片段的定位和摘要；用 ",
        tag("code", "make html REPORT=报告文件"),
        " 提供原文后，页面会引用原文。",
        english(" The text of this report is not supplied; selectors and digests stand for it."),
        class_="fz-unsupplied",
    )


def _tabs(shown: Shown, current: str) -> Html:
    links = (
        tag("strong", label, class_="fz-button", aria_current="page")
        if page == current
        else places.report_link(shown, label, page, class_="fz-button")
        for page, label in _TABS
    )
    return tag("nav", *links, class_="fz-ways", aria_label="本报告的页面")


def _facts(shown: Shown, *more: tuple[str, str]) -> Html:
    report = shown.report
    record = shown.record
    guessed = "、".join(_READ[item] for item in report.read_from_title)
    return pieces.definitions(
        ("单位", join(quoted(report.unit or "未知"), f"（{word(UnitKind(report.unit_kind))}）")),
        ("年度", f"{report.year}，适用 {shown.audit.law_year} 年的法"),
        ("篇幅", f"{report.characters} 字"),
        ("原文摘要", tag("code", report.sha256)),
        ("摘要不符", _mismatch(shown)),
        ("来源", quoted(record.source) if record else ""),
        ("虚构", "单位、事实和数字均为虚构。Fictional." if record and record.fictional else ""),
        ("读自标题", guessed),
        ("读取说明", "；".join(report.notices)),
        *more,
    )


def _mismatch(shown: Shown) -> str:
    """Said where the text has been changed since its record was written."""
    if shown.record is None or shown.record.sha256 == shown.report.sha256:
        return ""
    return f"report.yaml 记录的是 {shown.record.sha256[:16]}，原文已改动，请更新记录。"
