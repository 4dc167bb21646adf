"""What one report says of the commitments of the year before, and what it has in that report's words, side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from fazhi.across import share_of_work
from fazhi.model.copied import Copied, CopySort
from fazhi.model.evidence import Strength
from fazhi.model.follow import Fate, Followed, FollowThrough, Stretch
from fazhi.model.ledger import Field, Sheet
from fazhi.model.report import Report
from fazhi.output.words.followed import commitment_ids, fates, made, place, said, ties
from fazhi.reading.normal import readable
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, safe, tag
from fazhi.sphinx_ext.html import said as named
from fazhi.sphinx_ext.parts import Section, heading, pieces, places
from fazhi.sphinx_ext.site import Shown, Site

_Answered = tuple[Followed, Mapping[Field, str]]
"""A commitment, and what was answered of it in the ledger."""
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
        (
            heading.title_block(shown, "follow"),
            _lead(told),
            *_fates(told, shown, _earlier(site, told)),
            *_copies(shown, told),
        ),
        wide=True,
        under=places.report_page(shown) if shown.paged else places.OVERVIEW,
    )


def _lead(told: FollowThrough) -> Html:
    caution = _("“没有找到回音”不等于没有办：这一年的报告可能换了说法，须看原文。")
    return tag(
        "div",
        tag("p", *_answer(told), class_="fz-answer"),
        tag("p", caution, class_="fz-note"),
        class_="fz-card",
    )


def _answer(told: FollowThrough) -> Iterator[Html]:
    """How many commitments there were and what became of them, each count a link to what it counts."""
    yield safe(made(told, language()))
    for at, (fate, many) in enumerate(fates(told).items()):
        yield safe(_("，") if at else _("："))
        yield safe(f"{named(fate)} ")
        yield tag("a", tag("b", str(many)), href=f"#{_anchor(fate)}") if many else safe("0")
    yield safe(_("。"))


def _anchor(fate: Fate) -> str:
    return f"fate-{fate}"


def _earlier(site: Site, told: FollowThrough) -> Shown | None:
    """Last year's report, where the site has it."""
    return next((each for each in site.shown if each.report.sha256 == told.earlier.sha256), None)


def _fates(told: FollowThrough, shown: Shown, before: Shown | None) -> Iterable[Section]:
    ledger = shown.audit.records.ledger
    answers = {id: ledger.entry(Sheet.COMMITMENTS, id).values for id in commitment_ids(told)}
    for fate in _ORDER:
        items = [(item, answers[id]) for id, item in zip(answers, told.items, strict=True) if item.fate is fate]
        if items:
            title = _("{fate}：{count} 项").format(fate=named(fate), count=len(items))
            title = title[:1].upper() + title[1:]
            yield Section(_anchor(fate), title, (_table(title, items, told, shown, before),))


def _table(title: str, items: Sequence[_Answered], told: FollowThrough, shown: Shown, before: Shown | None) -> Html:
    head = [_("种类"), _("{year} 年的报告").format(year=told.earlier.year)]
    answered = any(item.answer or item.again for item, _given in items)
    replied = any(given for _item, given in items)
    head += [_("{year} 年的报告").format(year=shown.report.year), _("认定理由")] if answered else []
    head += [_("单位答复")] if replied else []
    rows = (tag("tr", *_cells(item, told, (shown, before), answered), *_reply(given, replied)) for item, given in items)
    return pieces.table(title, head, [tag("tbody", *rows)], "fz-stacked")


def _cells(item: Followed, told: FollowThrough, sides: tuple[Shown, Shown | None], answered: bool) -> Iterable[Html]:
    shown, before = sides
    yield tag("th", named(item.commitment.kind), scope="row")
    yield tag("td", _words(told.earlier, item.commitment.at, before))
    at = item.answer or item.again
    if answered and at is not None:
        strength = "" if item.strength is Strength.NONE else tag("p", named(item.strength), class_="fz-note")
        yield tag("td", _words(shown.report, at, shown), strength)
        yield tag("td", ties(item, language()))


def _reply(given: Mapping[Field, str], replied: bool) -> Iterable[Html]:
    """What was answered in the ledger, by whom, and the papers that show it."""
    if replied:
        told = (given.get(field, "") for field in (Field.DEPARTMENT, Field.PERSON, Field.MATERIAL, Field.NOTE))
        beside = _("；").join(filter(None, told))
        note = tag("p", quoted(beside), class_="fz-note") if beside else ""
        yield tag("td", quoted(given.get(Field.ANSWER, "")), note)


def _words(report: Report, at: Stretch, shown: Shown | None = None) -> Html:
    """The words with their place; a link to where they stand in the text, where something is marked there."""
    words = quoted(said(report, at))
    there = () if shown is None else shown.exhibits
    marked = next((item for item in there if not item.wide and item.start < at.end and at.start < item.end), None)
    led = places.exhibit_link(shown, marked, words) if shown is not None and marked is not None else words
    return join(led, tag("p", place(at, language()), class_="fz-note"))


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
    before = readable(earlier, item.other_start, item.other_end)
    percent = tag("p", f"{100 * item.likeness:.0f}%", class_="fz-note")
    return tag(
        "tr",
        tag("th", named(item.sort), percent, scope="row"),
        tag("td", quoted(" ".join(before.split()))),
        tag("td", _words(report, item.at)),
    )
