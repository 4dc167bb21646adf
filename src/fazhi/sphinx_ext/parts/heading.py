"""The block that opens each page of a report: what it is, where it came from, and the way to its other pages."""

from collections.abc import Iterable, Iterator
from typing import Final

from fazhi.model.both import pick
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, said, tag
from fazhi.sphinx_ext.parts import pieces, places
from fazhi.sphinx_ext.parts.page import Section
from fazhi.sphinx_ext.site import REPORT_PAGES, SUPPLIED, Shown, Site

_APART: Final = "\N{NO-BREAK SPACE}· "
"""Between two facts; no line begins with the dot."""
_EXAMPLE: Final = "make html REPORT=某单位2024年度法治政府建设情况报告.docx"


def title_block(shown: Shown, current: str) -> Html:
    """Title, what it is in one line, and tabs; `current` is the page it stands on, which has its facts at the end."""
    title = tag("p", quoted(shown.title(language())), class_="fz-title")
    return tag("header", title, tag("p", in_a_line(_judged_by(shown)), class_="fz-meta"), _tabs(shown, current))


def in_a_line(known: Iterable[str]) -> Html:
    """Facts one after the other, a dot between them."""
    return join(*known, between=_APART)


def known(shown: Shown) -> Iterator[str]:
    """What unit a report is of, where, by whose law it is judged, and whether its text is at hand."""
    if shown.given:
        yield own()
    yield from _judged_by(shown)


def own() -> Html:
    """The mark of the report that was given at build time."""
    return tag("strong", _("本次核查"), class_="fz-own")


def _judged_by(shown: Shown) -> Iterator[str]:
    report = shown.report
    yield said(report.unit_kind)
    yield quoted(str(report.territory)) if report.territory else _("所在地不明，没有按地方规定核查")
    yield _("适用 {year} 年的法").format(year=shown.audit.law_year)
    if shown.record and shown.record.fictional:
        yield _("虚构")
    if not report.supplied:
        yield _("未提供原文")


def nothing_supplied(site: Site, folder: str, page: str = "") -> Section | None:
    """What stands on the pages kept for a report given at build time while none is; None for any other folder.

    Only the first of them is listed then, without the further ones, which `page` names. A given report whose text is
    that of a kept one is shown there, and this page leads to it.
    """
    if folder != SUPPLIED:
        return None
    title = dict(tabs())[page] if page else _("核查自己的报告")
    under = f"{folder}/index" if page else ""
    given = next((shown for shown in site.shown if shown.given), None)
    body = _invitation() if given is None else _elsewhere(given)
    return Section("nothing-supplied", title, (body,), under=under, alone=True)


def tabs() -> tuple[tuple[str, str], ...]:
    """The pages of a report with what they are called."""
    return tuple((page.name, pick(language(), page.zh, page.en)) for page in REPORT_PAGES)


def unsupplied() -> Html:
    """The sentence that stands wherever the report's words would."""
    return tag(
        "p",
        tag("strong", _("本报告未提供原文。")),
        _("这里只列片段的定位和摘要；构建时给出原文，页面就会引用它："),
        tag("code", "make html REPORT=…"),
        class_="fz-unsupplied",
    )


def _elsewhere(given: Shown) -> Html:
    """The way to the pages of the given report, whose text the site knows already."""
    known = _("给出的报告网站里已有，就是 {label}：").format(label=given.label)
    links = (places.report_link(given, label, name, class_="fz-button") for name, label in tabs())
    return join(tag("p", quoted(known)), tag("p", *links, class_="fz-ways"))


def _invitation() -> Html:
    return join(
        tag("p", _("这一页显示构建时给出的报告，这次没有给出。")),
        tag("pre", _EXAMPLE, class_="fz-command"),
        tag("p", _("单位类别和年度从标题读取；读不出时另给 UNIT_KIND 和 YEAR。报告不会写入仓库。")),
    )


def _tabs(shown: Shown, current: str) -> Html:
    links = (
        tag("strong", label, class_="fz-button", aria_current="page")
        if page == current
        else places.report_link(shown, label, page, class_="fz-button")
        for page, label in (*_summary(shown), *tabs(), *_followed(shown))
    )
    return tag("nav", *links, class_="fz-ways", aria_label=_("本报告的页面"))


def _summary(shown: Shown) -> tuple[tuple[str, str], ...]:
    """Its summary, where it has one of its own."""
    return (("summary", _("概要")),) if shown.apart else ()


def _followed(shown: Shown) -> tuple[tuple[str, str], ...]:
    """What became of last year's commitments, where that is known."""
    return (("follow", _("上年的承诺")),) if shown.audit.follow else ()


def facts(shown: Shown, *more: tuple[str, str], digest: bool = True) -> Html:
    """What the report is, where it came from and how it was read; `digest` is the checksum of its text."""
    report = shown.report
    record = shown.record
    read = {"unit": _("单位"), "unit_kind": _("单位类别"), "year": _("年度")}
    guessed = _("、").join(read[item] for item in report.read_from_title)
    return pieces.definitions(
        (
            _("单位"),
            join(quoted(report.unit or _("未知")), _("，"), said(report.unit_kind)),
        ),
        (_("所在地"), quoted(str(report.territory) if report.territory else _("不明：没有按地方规定核查"))),
        (_("年度"), _("{year}，适用 {law_year} 年的法").format(year=report.year, law_year=shown.audit.law_year)),
        (_("篇幅"), _("{count} 字").format(count=report.characters)),
        (_("原文校验值"), tag("code", report.sha256) if digest else ""),
        (_("来源"), quoted(record.source) if record else ""),
        (_("虚构"), _("单位、事实和数字均为虚构。") if record and record.fictional else ""),
        (_("读自报告"), guessed),
        (_("读取说明"), pick(language(), "", " ").join(notice.of(language()) for notice in report.notices)),
        *more,
    )
