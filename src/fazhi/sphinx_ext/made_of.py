"""What a report's text is made of, as two small tables with bars: by part, and by domain."""

from collections.abc import Iterable, Iterator

from fazhi.output.words.composition import composition
from fazhi.sphinx_ext import chart, pieces
from fazhi.sphinx_ext.chart import Stretch
from fazhi.sphinx_ext.markup import Html, tag
from fazhi.sphinx_ext.site import Shown
from fazhi.sphinx_ext.speech import _, said

Share = tuple[str, int]


def made_of(shown: Shown) -> Html:
    """Both tables side by side; without the text, only what its evidence covers is known."""
    made = composition(shown.audit)
    domains = sorted(made.domains.items(), key=lambda item: -item[1])
    by_domain: list[Share] = [(said(domain), length) for domain, length in domains]
    by_domain.append((_("不涉及任何义务"), made.silent))
    by_part = [(said(part), length) for part, length in made.parts.items()]
    tables = [
        _table(_("正文按部分：共 {count} 字").format(count=made.whole), _("部分"), by_part, made.whole),
        _table(_("正文按领域：说到该领域义务的字数，说到两个领域的两边都算"), _("领域"), by_domain, made.whole),
    ]
    return tag("div", *(table for table, rows in zip(tables, (by_part, by_domain), strict=True) if rows),
               class_="fz-made-of")  # fmt: skip


def _table(caption: str, what: str, shares: Iterable[Share], whole: int) -> Html:
    head = [what, _("份额"), _("字数"), "%"]
    return pieces.table(caption, head, [tag("tbody", *_rows(shares, whole))], "fz-numbers fz-narrow")


def _rows(shares: Iterable[Share], whole: int) -> Iterator[Html]:
    for name, length in shares:
        share = length / (whole or 1)
        percent = f"{100 * share:.1f}"
        yield tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", chart.bar([Stretch(share, "fz-share", f"{name} {percent}%")]), class_="fz-wide"),
            tag("td", str(length)),
            tag("td", percent),
        )
