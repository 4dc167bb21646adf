"""One report at a glance: the answer, a square for every duty, its gravest gaps and what its text is made of."""

from collections.abc import Iterable, Iterator

from fazhi.output.words.composition import composition
from fazhi.sphinx_ext.html import Html, _, chart, join, said, tag
from fazhi.sphinx_ext.parts import Section, answer, heading, pieces, places, slips, strip, tabs
from fazhi.sphinx_ext.site import Shown, Site

_Share = tuple[str, int]


def page(site: Site, argument: str) -> Section | None:
    """The page of the report in that folder, where the overview has no room for it."""
    shown = site.report(argument)
    if shown is None:
        return None
    under = places.report_page(shown) if shown.paged else places.OVERVIEW
    return Section(f"summary-{shown.folder}", shown.label, at_a_glance(shown, "h2"), wide=True, under=under)


def at_a_glance(shown: Shown, level: str = "h3") -> tuple[Html, ...]:
    """What there is to say of a report: the answer, then where it stands, then what its text is made of."""
    return _card(shown), *_gaps(shown, level), _made_of(shown)


def _card(shown: Shown) -> Html:
    return tag(
        "div",
        tag("p", heading.in_a_line(heading.known(shown)), class_="fz-meta"),
        answer.answered(shown),
        answer.caution(shown),
        slips.before_it_goes_out(shown),
        class_="fz-card",
    )


def _gaps(shown: Shown, level: str) -> Iterator[Html]:
    """The three gravest gaps with the map beside them, and under both the further gaps."""
    found = answer.worst_first(shown)
    first, rest = found[: answer.FIRST], found[answer.FIRST :]
    title = tag(level, answer.worst_title(shown), class_="fz-worst-title")
    beside = (title, answer.worst(shown, first)) if found else (tag("p", _("没有缺口。"), class_="fz-note"),)
    ways = tag("p", *_ways(shown), class_="fz-ways")
    yield tag(
        "div",
        tag("div", *beside),
        tag("div", answer.heat_map(shown), answer.legend(shown)),
        ways,
        class_="fz-front",
    )
    if rest:
        yield answer.worst(shown, rest, len(first) + 1, columns=True)


def _ways(shown: Shown) -> Iterator[Html]:
    for page_name, label in tabs():
        yield places.report_link(shown, label, page_name, class_="fz-button")


def _made_of(shown: Shown) -> Html:
    """Both tables side by side; without the text, only what its evidence covers is known."""
    made = composition(shown.audit)
    domains = sorted(made.domains.items(), key=lambda item: -item[1])
    by_domain: list[_Share] = [(said(domain), length) for domain, length in domains]
    by_domain.append((_("不涉及任何义务"), made.silent))
    by_part = [(said(part), length) for part, length in made.parts.items()]
    tables = [
        _shares(_("正文按部分：共 {count} 字").format(count=made.whole), _("部分"), by_part, made.whole),
        _shares(_("正文按领域：说到该领域义务的字数，说到两个领域的两边都算"), _("领域"), by_domain, made.whole),
    ]
    tables_beside = tag("div", *(table for table, rows in zip(tables, (by_part, by_domain), strict=True) if rows),
               class_="fz-made-of")  # fmt: skip
    return join(strip.strip(shown), tables_beside)


def _shares(caption: str, what: str, shares: Iterable[_Share], whole: int) -> Html:
    head = [what, _("份额"), _("字数"), "%"]
    return pieces.table(caption, head, [tag("tbody", *_share_rows(shares, whole))], "fz-numbers fz-narrow")


def _share_rows(shares: Iterable[_Share], whole: int) -> Iterator[Html]:
    for name, length in shares:
        share = length / (whole or 1)
        percent = f"{100 * share:.1f}"
        yield tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", chart.bar([chart.Stretch(share, "fz-share", f"{name} {percent}%")]), class_="fz-wide"),
            tag("td", str(length)),
            tag("td", percent),
        )
