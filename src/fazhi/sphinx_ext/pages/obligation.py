"""One duty: its basis, how evidence for it is recognised, how every report fares, and the way to its neighbours."""

import re
from collections.abc import Sequence

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import Shortfall
from fazhi.model.law import Citation, Modality
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.patterns.words import Line, RuleLine, learned_line, rule_lines
from fazhi.sphinx_ext.html import (
    Html,
    _,
    beside,
    chinese,
    chip,
    each,
    join,
    language,
    link,
    quoted,
    said,
    tag,
)
from fazhi.sphinx_ext.parts import Need, Section, answer, explained, near, pieces, places
from fazhi.sphinx_ext.site import Shown, Site

_QUOTED = re.compile("(〔[^〕]*〕)")
_WEIGHED = 12
"""Words learned from examples that are shown where all are not."""
_SHOWN = 24
"""Terms of a concept that are spelt out."""


def page(site: Site, argument: str) -> Section | None:
    """The page of the duty of that identifier; None for no duty."""
    obligation = site.obligation(argument)
    if obligation is None:
        return None
    return Section(
        obligation.id,
        obligation.title_in(language()),
        (_need(site, obligation), _body(site, obligation)),
        under=places.domain_page(obligation.domain),
    )


def _need(site: Site, obligation: Obligation) -> Need:
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


def _body(site: Site, obligation: Obligation) -> Html:
    return tag(
        "div",
        _ways(site, obligation),
        tag("p", tag("code", obligation.id), " ", beside(obligation.title, obligation.title_en), class_="fz-subtitle"),
        tag("p", obligation.requirement_in(language()), class_="fz-duty"),
        _in_chinese(obligation.requirement, obligation.requirement_en),
        _facts(site, obligation),
        _part(_("各报告的结论"), *(_verdict(shown, obligation) for shown in site.shown)),
        _part(_("怎样认定佐证"), _recognised(obligation, site.catalogue)),
        class_="fz-obligation",
    )


def _in_chinese(zh: str, en: str) -> Html:
    """The Chinese requirement below the English one."""
    words = beside(zh, en)
    return tag("p", words) if words else words


def _part(title: str, *body: Html) -> Html:
    return tag("section", tag("h2", title), *body, class_="fz-unsearched")


def _ways(site: Site, obligation: Obligation) -> Html:
    """To the domain, and to the duties before and after this one in the catalogue."""
    domain = link(said(obligation.domain), places.domain_page(obligation.domain))
    links = [places.obligation_link(item) if item else None for item in site.beside(obligation)]
    return pieces.ways(domain, *links)


def _facts(site: Site, obligation: Obligation) -> Html:
    return pieces.definitions(
        (_("约束"), _("、").join(said(kind) for kind in obligation.applies_to)),
        (_("频次"), said(obligation.cadence)),
        (_("一般的严重程度"), chip(obligation.severity)),
        (_("应达强度"), chip(obligation.expects)),
        (_("依据"), _basis(site, obligation)),
        (_("怎么写"), obligation.remedy_in(language())),
        (_("同条的义务"), join(*map(places.obligation_link, site.sharing(obligation)), between=_("、"))),
    )


def _basis(site: Site, obligation: Obligation) -> Html:
    """The citations of the country, and those of single places in a part to unfold."""
    instruments = site.catalogue.instruments
    local = [item for item in obligation.basis if instruments[item.instrument].territory is not None]
    told = tag(
        "ul",
        *(tag("li", _cited(site, obligation, item)) for item in obligation.basis if item not in local),
        class_="fz-plain",
    )
    told = join(told, pieces.no_laws(site.laws))
    if not local:
        return told
    items = (
        tag("li", quoted(str(instruments[item.instrument].territory)), _("："), _cited(site, obligation, item))
        for item in local
    )
    summary = tag("summary", _("地方依据 {count} 处，只约束当地的单位").format(count=len(local)))
    return join(told, tag("details", summary, tag("ul", *items, class_="fz-plain"), class_="fz-details"))


def _binds(item: Citation, obligation: Obligation) -> str:
    """Whom the place binds by its own terms, where that is not everybody that the duty applies to."""
    if not item.binds and not item.roles and item.modality is Modality.SHALL:
        return ""
    kinds = _("、").join(said(kind) for kind in item.binds or obligation.applies_to)
    roles = _("（{roles}）").format(roles=_("、").join(item.roles)) if item.roles else ""
    may = _("，只写“可以”") if item.modality is Modality.MAY else ""
    return _("约束{units}{may}").format(units=f"{kinds}{roles}", may=may)


def _cited(site: Site, obligation: Obligation, item: Citation) -> Html:
    """A citation with the days on which its text was in force."""
    instruments = site.catalogue.instruments
    version = instruments[item.instrument].version(item.version)
    told = pieces.citation(item, instruments)
    if version is None:
        return told
    start = version.in_force_from.isoformat()
    if version.in_force_to is None:
        period = _("{start} 起施行").format(start=start)
    else:
        period = _("{start} 至 {end} 施行").format(start=start, end=version.in_force_to.isoformat())
    ran_out = version.ran_out.of(language()) if version.ran_out else ""
    notes = (tag("span", note, class_="fz-note") for note in (period, _binds(item, obligation), ran_out) if note)
    return join(join(told, *notes, between=" "), pieces.law_words(item, site.laws, instruments))


def _verdict(shown: Shown, obligation: Obligation) -> Html:
    assessment = shown.assessment(obligation.id)
    return tag(
        "div",
        tag(
            "p",
            places.report_link(shown, quoted(shown.label)),
            " ",
            answer.finding_link(shown, obligation, chip(assessment.conclusion), class_="fz-led"),
            " ",
            tag("span", _("适用 {year} 年的法").format(year=shown.audit.law_year), class_="fz-note"),
            class_="fz-verdict-head",
        ),
        _severity(shown, assessment),
        explained(shown, obligation),
        _fell_short(shown, assessment),
        pieces.reason(assessment),
        pieces.decided(assessment),
        class_=f"fz-verdict fz-edge-{assessment.conclusion.replace('_', '-')}",
    )


def _severity(shown: Shown, assessment: Assessment) -> Html:
    """How grave the duty is in this report, and why."""
    if assessment.conclusion is Conclusion.NOT_APPLICABLE:
        return Html("")
    here = shown.severity(assessment.obligation.id)
    why = quoted(assessment.why.of(language())) if here is assessment.severity else _("只作提示，不是缺失")
    return tag("p", chip(here), " ", why, class_="fz-note")


def _fell_short(shown: Shown, assessment: Assessment) -> Html:
    """The nearest passages that do not count, where too little does."""
    told = Html("") if assessment.conclusion is Conclusion.SUPPORTED else near(shown, assessment)
    faint = all(item.shortfall is Shortfall.FAINT for item in assessment.near)
    head = _("最近的，只有个别字词相同：") if faint else _("相近而不算的：")
    return join(tag("p", head, class_="fz-note"), told) if told and assessment.near else told


def _recognised(obligation: Obligation, catalogue: Catalogue) -> Html:
    """The rule of a duty in words; as it is written, with the words its concepts stand for, in a part to unfold."""
    found = (
        *rule_lines(obligation, catalogue.lexicon, language()),
        *learned_line(catalogue.learned, obligation, language(), _WEIGHED),
    )
    said_first = [line for line in found if line.kind is Line.WORDS]
    wordings = [line for line in found if line.kind is not Line.WORDS]
    first = tag("ul", *(tag("li", _rule_line(line)) for line in said_first))
    return tag("div", first, _folded(wordings), _written(obligation, catalogue), class_="fz-recognised")


def _folded(wordings: Sequence[RuleLine]) -> Html:
    """Every wording that is looked for, in a part to unfold."""
    if not wordings:
        return Html("")
    lines = tag("ul", *(tag("li", _rule_line(line)) for line in wordings))
    return tag("details", tag("summary", _("所认的各种说法")), lines, class_="fz-details")


def _written(obligation: Obligation, catalogue: Catalogue) -> Html:
    """The rule as it is written and where it stands; never printed."""
    found = (
        *rule_lines(obligation, catalogue.lexicon, language(), written=True, shown=_SHOWN),
        *learned_line(catalogue.learned, obligation, language(), None),
    )
    lines = [tag("li", _rule_line(line)) for line in found]
    place = f"{obligation.at.file}:{obligation.at.line}"
    dots = _("“…”表示同一分句内稍后出现，“……”表示同一句内稍后出现。规则见 ")
    written = tag("p", dots, tag("code", place), class_="fz-note")
    summary = tag("summary", _("规则写法（供维护义务目录的人）"))
    return tag("details", summary, tag("ul", *lines), written, class_="fz-details fz-technical")


def _rule_line(line: RuleLine) -> Html:
    if line.kind is Line.WRITTEN:
        return join(line.head, _("："), each("code", line.items, between=" "))
    if line.kind is Line.PHRASES:
        return join(line.head, _("："), tag("ul", *(tag("li", chinese(item)) for item in line.items)))
    if line.kind is Line.CONCEPT:
        return join(tag("code", line.head), _("："), chinese(*line.items))
    return join(line.head, _("："), join(*map(_sentence, line.items), between=_("、")))


def _sentence(item: str) -> Html:
    """Words about a rule, with what they quote from it between 〔 and 〕 in the language it is in."""
    return join(*(chinese(piece) if piece.startswith("〔") else piece for piece in _QUOTED.split(item)))
