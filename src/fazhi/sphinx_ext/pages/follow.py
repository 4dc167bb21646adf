"""What one report says of the commitments of the year before, and what it has in that report's words, side by side."""

from collections.abc import Iterable
from typing import Final

from fazhi.across import share_of_work
from fazhi.model.copied import Copied, CopySort
from fazhi.model.evidence import Strength
from fazhi.model.follow import Fate, Followed, FollowThrough, Stretch
from fazhi.model.report import Report
from fazhi.output.words.followed import counted, place, said, ties
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, tag
from fazhi.sphinx_ext.html import said as named
from fazhi.sphinx_ext.parts import Section, heading, pieces, places
from fazhi.sphinx_ext.site import Shown, Site

_ORDER: Final = (Fate.UNANSWERED, Fate.REPEATED, Fate.ANSWERED)


def page(site: Site, argument: str) -> Section | None:
    """The page of the report in that folder, where last year's report is at hand."""
    shown = site.report(argument)
    told = None if shown is None else shown.audit.follow
    if shown is None or told is None:
        return None
    return Section(
        f"follow-{shown.folder}",
        _("{label} 上年的承诺").format(label=shown.label),
        (heading.short_block(shown, "follow"), _lead(told), *_fates(told, shown.report), *_copies(shown, told)),
        wide=True,
        under=places.report_page(shown) if shown.paged else places.OVERVIEW,
    )


def _lead(told: FollowThrough) -> Html:
    caution = _("“没有找到回音”不等于没有办：这一年的报告可能换了说法，须看原文。")
    return join(tag("p", counted(told, language()), class_="fz-lead"), tag("p", caution, class_="fz-note"))


def _fates(told: FollowThrough, report: Report) -> Iterable[Section]:
    for fate in _ORDER:
        items = list(told.of(fate))
        if items:
            title = _("{fate}：{count} 项").format(fate=named(fate), count=len(items))
            yield Section(f"fate-{fate}", title, (_table(title, items, told, report),))


def _table(title: str, items: Iterable[Followed], told: FollowThrough, report: Report) -> Html:
    head = [_("种类"), _("{year} 年的报告").format(year=told.earlier.year)]
    answered = any(item.answer or item.again for item in items)
    head += [_("{year} 年的报告").format(year=report.year), _("凭什么")] if answered else []
    rows = (_row(item, told, report, answered) for item in items)
    return pieces.table(title, head, [tag("tbody", *rows)], "fz-stacked")


def _row(item: Followed, told: FollowThrough, report: Report, answered: bool) -> Html:
    cells = [tag("th", named(item.commitment.kind), scope="row"), tag("td", _words(told.earlier, item.commitment.at))]
    at = item.answer or item.again
    if answered and at is not None:
        strength = "" if item.strength is Strength.NONE else tag("p", named(item.strength), class_="fz-note")
        cells += [tag("td", _words(report, at), strength), tag("td", ties(item, language()))]
    return tag("tr", *cells)


def _words(report: Report, at: Stretch) -> Html:
    return join(quoted(said(report, at)), tag("p", place(at, language()), class_="fz-note"))


def _copies(shown: Shown, told: FollowThrough) -> Iterable[Section]:
    """What stands in both, the copied first; what everybody writes alike is named and stands behind."""
    copies = shown.audit.copied or ()
    if copies:
        share = round(100 * share_of_work(shown.report, copies))
        lead = _("占举措部分 {share}%；通用的话、致谢、口号和引上级的话不算在内。").format(share=share)
        title = _("沿用 {year} 年的文字：{count} 处").format(year=told.earlier.year, count=len(copies))
        head = [
            _("种类"),
            _("{year} 年的报告").format(year=told.earlier.year),
            _("{year} 年的报告").format(year=shown.report.year),
        ]
        ordered = sorted(copies, key=lambda item: (item.sort is not CopySort.COPIED, -item.characters, item.at.start))
        rows = (_beside(item, told.earlier, shown.report) for item in ordered)
        table = pieces.table(title, head, [tag("tbody", *rows)], "fz-stacked")
        yield Section("copied", title, (tag("p", lead, class_="fz-lead"), table))


def _beside(item: Copied, earlier: Report, report: Report) -> Html:
    before = earlier.text[item.other_start : item.other_end]
    percent = tag("p", f"{100 * item.likeness:.0f}%", class_="fz-note")
    return tag(
        "tr",
        tag("th", named(item.sort), percent, scope="row"),
        tag("td", quoted(" ".join(before.split()))),
        tag("td", _words(report, item.at)),
    )
