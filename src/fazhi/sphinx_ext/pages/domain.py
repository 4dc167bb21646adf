"""One domain: its duties, each with its basis, how evidence for it is recognised, and how every report fares."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.law import Citation
from fazhi.model.obligation import Domain, Obligation
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.marks import beside, both, chip
from fazhi.sphinx_ext.markup import Html, join, quoted, tag
from fazhi.sphinx_ext.page import Need, Section
from fazhi.sphinx_ext.recognition import recognised
from fazhi.sphinx_ext.site import Shown, Site
from fazhi.sphinx_ext.speech import _, is_chinese, other, pick, said
from fazhi.sphinx_ext.verdict import explained, near

Article: TypeAlias = tuple[str, int | str | None]
"""An article of an instrument, in whatever version."""
Resting: TypeAlias = Mapping[Article, Sequence[Obligation]]
"""The duties that rest on each article."""


def page(site: Site, argument: str) -> Section | None:
    """The page of the domain that the argument names; None for no domain."""
    if argument not in set(Domain):
        return None
    domain = Domain(argument)
    duties = site.obligations(domain)
    resting = _resting(site)
    return Section(
        domain.lower(),
        f"{said(domain)} {other(domain)}" if is_chinese() else said(domain),
        (_contents(site, domain), *(_duty(site, item, resting) for item in duties)),
    )


def need(site: Site, obligation: Obligation) -> Need:
    """The duty as sphinx-needs keeps it."""
    instruments = list(dict.fromkeys(places.instrument_id(item.instrument) for item in obligation.basis))
    conclusions = [f"{shown.slug}={shown.assessment(obligation.id).conclusion}" for shown in site.shown]
    return Need(
        "obligation",
        obligation.id,
        obligation.title,
        f"{obligation.requirement}\n{obligation.requirement_en}",
        (
            ("title_en", obligation.title_en),
            ("domain", obligation.domain.value),
            ("severity", obligation.severity.value),
            ("cadence", obligation.cadence.value),
            ("binds", [kind.value for kind in obligation.applies_to]),
            ("articles", [_article(item) for item in obligation.basis]),
            ("conclusions", conclusions),
            ("based_on", instruments),
        ),
    )


def _article(item: Citation) -> str:
    return f"{item.instrument}@{item.version.isoformat()}:{item.article or item.item or ''}"


def _contents(site: Site, domain: Domain) -> Html:
    rows = (_row(site, item) for item in site.obligations(domain))
    head = [_("义务 Obligation"), _("严重程度"), *(quoted(shown.label) for shown in site.shown)]
    return pieces.table(
        _("{domain}：{count} 项义务").format(domain=said(domain), count=len(site.obligations(domain))),
        head,
        [tag("tbody", *rows)],
    )


def _row(site: Site, obligation: Obligation) -> Html:
    label = join(pick(obligation.title, obligation.title_en), " ", tag("code", obligation.id))
    verdicts = (tag("td", chip(shown.assessment(obligation.id).conclusion)) for shown in site.shown)
    return tag(
        "tr",
        tag("th", places.obligation_link(obligation, label), scope="row"),
        tag("td", chip(obligation.severity)),
        *verdicts,
    )


def _duty(site: Site, obligation: Obligation, resting: Resting) -> Section:
    title = pick(obligation.title, obligation.title_en)
    return Section(obligation.id, title, (need(site, obligation), _body(site, obligation, resting)))


def _body(site: Site, obligation: Obligation, resting: Resting) -> Html:
    return tag(
        "div",
        tag("p", tag("code", obligation.id), " ", beside(obligation.title, obligation.title_en), class_="fz-subtitle"),
        tag("p", pick(obligation.requirement, obligation.requirement_en), class_="fz-duty"),
        tag("p", beside(obligation.requirement, obligation.requirement_en)),
        _facts(site, obligation, resting),
        *(_verdict(shown, obligation) for shown in site.shown),
        _details(_("怎样认定佐证 How evidence is recognised"), recognised(obligation, site.catalogue.lexicon)),
        class_="fz-obligation",
    )


def _facts(site: Site, obligation: Obligation, resting: Resting) -> Html:
    return pieces.definitions(
        (_("约束"), _("、").join(said(kind) for kind in obligation.applies_to)),
        (_("频次"), both(obligation.cadence)),
        (_("严重程度"), chip(obligation.severity)),
        (_("应达强度"), chip(obligation.expects)),
        (_("依据"), pieces.citations(obligation.basis, site.catalogue.instruments)),
        (_("缺了怎么补"), pick(obligation.remedy, obligation.remedy_en)),
        (_("同条的义务"), _neighbours(obligation, resting)),
    )


def _resting(site: Site) -> Resting:
    resting: dict[Article, list[Obligation]] = {}
    for obligation in site.catalogue.obligations:
        for article in _articles(obligation):
            resting.setdefault(article, []).append(obligation)
    return resting


def _articles(obligation: Obligation) -> Iterable[Article]:
    """The articles a duty rests on, each once, whatever their version."""
    return dict.fromkeys((item.instrument, item.article or item.item) for item in obligation.basis)


def _neighbours(obligation: Obligation, resting: Resting) -> Html:
    """Other duties that rest on an article this one rests on, in catalogue order within each article."""
    found = {other.id: other for article in _articles(obligation) for other in resting[article]}
    others = (other for id, other in found.items() if id != obligation.id)
    return join(*map(places.obligation_link, others), between=_("、"))


def _verdict(shown: Shown, obligation: Obligation) -> Html:
    assessment = shown.assessment(obligation.id)
    return tag(
        "div",
        tag(
            "p",
            places.report_link(shown, quoted(shown.label)),
            " ",
            chip(assessment.conclusion),
            class_="fz-verdict-head",
        ),
        explained(shown, obligation),
        _fell_short(shown, assessment),
        pieces.reason(assessment),
        class_=f"fz-verdict fz-edge-{assessment.conclusion.replace('_', '-')}",
    )


def _fell_short(shown: Shown, assessment: Assessment) -> Html:
    """The nearest passages that do not count, where too little does."""
    if assessment.conclusion is Conclusion.SUPPORTED or not assessment.near:
        return Html("")
    return join(tag("p", _("相近而不算的："), class_="fz-note"), near(shown, assessment))


def _details(summary: str, body: Html) -> Html:
    return tag("details", tag("summary", summary), body, class_="fz-details")
