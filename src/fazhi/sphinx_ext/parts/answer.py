"""What a reader wants first: the sentence that answers, a square for every duty, and the gaps that matter most."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Domain, Obligation, Severity
from fazhi.output.words.answer import DUE, Said, answer, best_ground, complete, gravest, sentence
from fazhi.output.words.decided import to_confirm
from fazhi.sphinx_ext.html import SYMBOLS, Html, _, chip, join, language, name, safe, said, tag
from fazhi.sphinx_ext.parts import pieces, places
from fazhi.sphinx_ext.parts.verdict import in_report
from fazhi.sphinx_ext.site import Shown

FIRST: Final = 3
"""Of the gravest gaps those that stand beside the map, so that the first screen holds them."""


def answered(shown: Shown) -> Html:
    """The sentence, each of its counts a link to what it counts."""
    said_of = (_counted(shown, item) for item in sentence(answer(shown.audit), language()))
    return tag("p", *said_of, class_="fz-answer")


def caution(shown: Shown) -> Html:
    """What had better be looked at before the answer is used, and what a gap is not, or where there is none, its lack.

    Doubts take one line; where the window has no room for all of them there, opening it shows the rest.
    """
    doubts = " ".join(f"※ {doubt.of(language())}" for doubt in shown.audit.report.doubts)
    said_first = tag("details", tag("summary", doubts), class_="fz-note fz-doubt") if doubts else ""
    limit = (
        _("只看报告写了什么：写了，不等于确已做到，要靠台账、文件和案卷来核。")
        if complete(answer(shown.audit))
        else _("只看报告写了什么：没有写，不等于没有做。")
    )
    return join(said_first, _by_people(shown), tag("p", limit, class_="fz-note"))


def _by_people(shown: Shown) -> Html:
    """What people had a hand in, with the way to it; where some of it has to be looked at again, marked as a doubt."""
    told = pieces.settled(shown.audit)
    if not told:
        return Html("")
    led = places.report_link(shown, told, "index", places.settled_id(shown))
    again = to_confirm(shown.audit)
    return tag("p", "※ " if again else "", led, class_=f"fz-note{' fz-doubt' if again else ''}")


def heat_map(shown: Shown) -> Html:
    """A square for every duty, a row for every domain, each leading to the finding or the passage."""
    by_domain = (
        (domain, [item for item in shown.audit.assessments if item.obligation.domain is domain]) for domain in Domain
    )
    rows = (_row(shown, domain, found) for domain, found in by_domain if found)
    caption = tag("caption", _("一格一项义务，点开看；行末是写实的项数 / 应写的项数"))
    return tag("table", caption, tag("tbody", *rows), class_="fz-map")


def legend(shown: Shown) -> Html:
    """What the squares mean and how many there are of each, with the way to the duties themselves."""
    return tag("ul", *_legend(shown), class_="fz-legend fz-map-legend")


def worst(shown: Shown, found: Sequence[Assessment], start: int = 1, columns: bool = False) -> Html:
    """Gaps with what the law asks for, what the report has, and what to write."""
    style = f"fz-worst fz-from-{start}{' fz-columns' if columns else ''}"
    return tag("ol", *(_gap(shown, item) for item in found), class_=style)


def worst_first(shown: Shown) -> tuple[Assessment, ...]:
    """The gaps that matter most, in their order."""
    return gravest(shown.audit)


def worst_title(shown: Shown) -> str:
    """How many these are, of how many."""
    told = _("最重的缺口（{count} 项，共 {all} 项）")
    return told.format(count=len(worst_first(shown)), all=len(shown.audit.gaps()))


def finding_link(shown: Shown, obligation: Obligation, label: str, **attributes: str | None) -> Html:
    """A link to what is found of a duty: its finding, else its first passage, else the duty itself."""
    leading = shown.leading(obligation.id)
    here = shown.of(obligation.id)
    if not shown.paged or (leading is None and not here):
        return places.obligation_link(obligation, label, **attributes)
    if leading is None:
        return places.exhibit_link(shown, here[0], label, **attributes)
    return places.report_link(shown, label, "gaps", places.finding_id(shown, leading.rule, obligation.id), **attributes)


def _counted(shown: Shown, item: Said) -> Html:
    if not item.conclusions and item.domain is None:
        return safe(item.words)
    asked = {
        "domain": item.domain.value if item.domain else "",
        "conclusion": ",".join(item.conclusions),
        "severity": item.severity.value if item.severity else "",
    }
    words = tag("b", item.words) if item.conclusions else safe(item.words)
    return places.matrix_link(shown, words, **{key: value for key, value in asked.items() if value})


def _row(shown: Shown, domain: Domain, found: Sequence[Assessment]) -> Html:
    counts = pieces.tally(found)
    due = sum(counts[conclusion] for conclusion in DUE)
    squares = (tag("li", _square(shown, item)) for item in found)
    return tag(
        "tr",
        tag("th", places.matrix_link(shown, said(domain), domain=domain.value), scope="row"),
        tag("td", tag("ul", *squares)),
        tag("td", f"{counts[Conclusion.SUPPORTED]}/{due}", class_="fz-map-sum"),
    )


def _square(shown: Shown, item: Assessment) -> Html:
    """One duty; it is named where one points at it, comes to it by keyboard or has it read out."""
    duty = item.obligation
    told = [said(item.conclusion)]
    if item.conclusion is not Conclusion.SUPPORTED and item.conclusion in DUE:
        told.append(said(shown.severity(duty.id)))
    words = _("{name}：{values}").format(name=duty.title_in(language()), values=_("，").join(told))
    sign = tag("span", SYMBOLS[item.conclusion], aria_hidden="true")
    style = _style(item.conclusion, shown.severity(duty.id))
    return finding_link(shown, duty, sign, class_=style, aria_label=words)


def _style(conclusion: Conclusion, severity: Severity) -> str:
    """The class of a square: where nothing is told, the graver the louder."""
    grave = f" fz-{name(severity)}" if conclusion.gap else ""
    return f"fz-square fz-{name(conclusion)}{grave}"


def _legend(shown: Shown) -> Iterator[Html]:
    figures = answer(shown.audit)
    for conclusion, count in shown.audit.counts.items():
        if conclusion is Conclusion.MISSING:
            for severity, missing in figures.missing.items():
                if missing:
                    yield _meaning(shown, conclusion, severity, missing)
        elif count:
            yield _meaning(shown, conclusion, None, count)


def _meaning(shown: Shown, conclusion: Conclusion, severity: Severity | None, count: int) -> Html:
    """A square, what it stands for and how often."""
    style = _style(conclusion, severity or Severity.MANDATORY)
    square = tag("span", SYMBOLS[conclusion], class_=style, aria_hidden="true")
    words = said(conclusion)
    asked = {"conclusion": conclusion.value}
    if severity:
        words += _("（{kind}）").format(kind=said(severity))
        asked["severity"] = severity.value
    return tag("li", square, places.matrix_link(shown, words, **asked), " ", tag("b", str(count)))


def _gap(shown: Shown, item: Assessment) -> Html:
    duty = item.obligation
    title = finding_link(shown, duty, duty.title_in(language()))
    lesser = chip(item.conclusion) if item.conclusion is not Conclusion.MISSING else ""
    head = (title, " ", chip(shown.severity(duty.id)), lesser, pieces.sure(item))
    return tag(
        "li",
        tag("p", *head, class_="fz-worst-head"),
        _told(
            (_("要求"), safe(duty.requirement_in(language()))),
            (_("依据"), _law(shown, item)),
            (_("报告里"), in_report(shown, item)),
            (_("怎么写"), safe(duty.remedy_in(language()))),
        ),
    )


def _law(shown: Shown, item: Assessment) -> Html:
    """The citation to look at first, and how many more there are."""
    best = best_ground(shown.audit, item)
    if best is None:
        return tag("span", _("该年度没有生效的依据"), class_="fz-none")
    more = len(set(item.basis)) - 1
    rest = tag("span", _("等 {count} 处").format(count=more + 1), class_="fz-note") if more else ""
    return join(pieces.citation(best.citation, shown.audit.instruments), " " if more else "", rest)


def _told(*pairs: tuple[str, Html]) -> Html:
    return tag("dl", *_pairs(pairs), class_="fz-told")


def _pairs(pairs: Iterable[tuple[str, Html]]) -> Iterator[Html]:
    for term, meaning in pairs:
        yield tag("div", tag("dt", term), tag("dd", meaning))
