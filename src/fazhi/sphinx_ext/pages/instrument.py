"""One instrument: its versions, the duties that rest on each of its articles, and how every report fares on them."""

from collections.abc import Iterator

from fazhi.model.audit import Conclusion
from fazhi.model.law import Citation, Instrument, Version
from fazhi.model.obligation import Obligation
from fazhi.output.words.citation import place, undated
from fazhi.sphinx_ext.html import Html, _, beside, chinese, chip, join, language, link, safe, sign, tag
from fazhi.sphinx_ext.parts import Need, Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site


def page(site: Site, argument: str) -> Section | None:
    """The page of the instrument of that identifier; None for no instrument."""
    instrument = site.catalogue.instruments.get(argument)
    if instrument is None:
        return None
    return Section(
        places.instrument_id(instrument.id),
        instrument.title_in(language()),
        (need(instrument), _body(site, instrument)),
        wide=True,
        under=places.INSTRUMENTS,
    )


def need(instrument: Instrument) -> Need:
    """The instrument as sphinx-needs keeps it."""
    return Need(
        "instrument",
        places.instrument_id(instrument.id),
        instrument.title,
        f"{instrument.issuer}\n{instrument.number or ''}".strip(),
        (
            ("title_en", instrument.title_en),
            ("kind", instrument.kind.value),
            ("verified", instrument.verified.value),
            ("versions", [item.version.isoformat() for item in instrument.versions]),
        ),
    )


def _body(site: Site, instrument: Instrument) -> Html:
    links = [places.instrument_link(item) if item else None for item in site.beside_instrument(instrument)]
    return tag(
        "div",
        pieces.ways(link(_("规范依据"), places.INSTRUMENTS), *links),
        tag("p", tag("code", instrument.id), " ", beside(instrument.title, instrument.title_en), class_="fz-subtitle"),
        _facts(instrument),
        _articles(site, instrument),
        class_="fz-instrument",
    )


def _facts(instrument: Instrument) -> Html:
    versions = tag("ul", *(tag("li", _version(item)) for item in instrument.versions), class_="fz-plain")
    return pieces.definitions(
        (_("制定机关"), chinese(instrument.issuer)),
        (_("文号"), chinese(instrument.number)),
        (_("适用地域"), chinese(str(instrument.territory) if instrument.territory else None)),
        (_("文本与施行期间"), versions),
        (_("条文核对"), join(chip(instrument.verified), " ", _day(instrument) or _never(instrument))),
        (_("说明"), chinese(instrument.note)),
        (_("来源"), pieces.source(instrument.source_url)),
    )


def _version(version: Version) -> str:
    until = _("至 {day}").format(day=version.in_force_to.isoformat()) if version.in_force_to else _("至今")
    articles = _("，共 {count} 条").format(count=version.articles) if version.articles else ""
    text = _("{version} 文本：{day} ").format(
        version=version.version.isoformat(), day=version.in_force_from.isoformat()
    )
    return f"{text}{until}{articles}"


def _articles(site: Site, instrument: Instrument) -> Html:
    resting = site.citing(instrument.id)
    if not resting:
        return tag("p", _("目录中没有义务以此为依据。"), class_="fz-none")
    ordered = sorted(resting, key=lambda pair: (pair[0].version, pair[0].article or 0, pair[0].item or ""))
    caption = _("{title}：{count} 处引用").format(title=instrument.title_in(language()), count=len(resting))
    head = [_("文本"), _("条"), _("义务"), _("核对"), *pieces.report_heads(site.shown)]
    told = undated(citation for citation, _duty in ordered)
    note = tag("p", told.of(language()), class_="fz-note") if told else ""
    table = pieces.table(caption, head, [tag("tbody", *_rows(site, ordered))], "fz-resting")
    return join(pieces.no_laws(site.laws), table, note)


def _rows(site: Site, ordered: list[tuple[Citation, Obligation]]) -> Iterator[Html]:
    """One row for each citation; the first one of each place carries its anchor."""
    seen: set[str] = set()
    for citation, obligation in ordered:
        anchor = places.article_id(citation)
        first = anchor not in seen
        words = pieces.law_words(citation, site.laws, site.catalogue.instruments) if first else ""
        yield tag(
            "tr",
            tag("td", citation.version.isoformat()),
            tag("th", place(citation, language()), words, scope="row"),
            tag("td", places.obligation_link(obligation), " ", tag("code", obligation.id)),
            tag("td", chip(citation.verified), " ", _day(citation), _note(citation)),
            *(tag("td", _fares(shown, citation, obligation), data_label=shown.label) for shown in site.shown),
            id=anchor if first else None,
        )
        seen.add(anchor)


def _fares(shown: Shown, citation: Citation, obligation: Obligation) -> Html:
    """What a report shows of a duty, where this text of the article binds it."""
    assessment = shown.assessment(obligation.id)
    return chip(assessment.conclusion) if citation in assessment.basis else sign(Conclusion.NOT_APPLICABLE)


def _day(item: Citation | Instrument) -> Html:
    """The day on which something was checked, where it was written down."""
    if item.checked is None:
        return safe("")
    return tag("span", _("{day} 核对").format(day=item.checked.isoformat()), class_="fz-note")


def _never(instrument: Instrument) -> Html:
    told = undated([instrument])
    return tag("span", _("核对日期没有记录"), class_="fz-note") if told else safe("")


def _note(citation: Citation) -> Html:
    return tag("span", " ", chinese(citation.note), class_="fz-note") if citation.note else safe("")
