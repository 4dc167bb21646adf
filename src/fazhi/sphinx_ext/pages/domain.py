"""One domain: its duties in a table, each with what it requires and how every report fares."""

from collections.abc import Iterator

from fazhi.model.audit import Conclusion
from fazhi.model.obligation import Domain, Obligation
from fazhi.sphinx_ext.html import Html, _, chip, language, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site


def page(site: Site, argument: str) -> Section | None:
    """The page of the domain that the argument names; None for no domain."""
    if argument not in set(Domain):
        return None
    domain = Domain(argument)
    return Section(domain.lower(), said(domain), (_duties(site, domain),))


def _duties(site: Site, domain: Domain) -> Html:
    duties = site.obligations(domain)
    head = [_("义务"), _("一般的严重程度"), *pieces.report_heads(site.shown)]
    caption = _("{domain}：{count} 项义务").format(domain=said(domain), count=len(duties))
    return pieces.table(caption, head, [tag("tbody", *(_row(site, item) for item in duties))], "fz-duties fz-carded")


def _verdict(shown: Shown, obligation: str) -> Iterator[Html]:
    """The conclusion on a duty in a report and how grave the duty is in it, which may differ from what it mostly is."""
    conclusion = shown.assessment(obligation).conclusion
    yield chip(conclusion)
    if conclusion is not Conclusion.NOT_APPLICABLE:
        yield chip(shown.severity(obligation))


def _row(site: Site, obligation: Obligation) -> Html:
    verdicts = (tag("td", *_verdict(shown, obligation.id), data_label=shown.label) for shown in site.shown)
    return tag(
        "tr",
        tag(
            "th",
            places.obligation_link(obligation),
            " ",
            tag("code", obligation.id),
            tag("p", obligation.requirement_in(language())),
            scope="row",
        ),
        tag("td", chip(obligation.severity)),
        *verdicts,
        id=obligation.id,
    )
