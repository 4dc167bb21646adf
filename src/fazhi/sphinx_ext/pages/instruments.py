"""The instruments in a table a kind: what is in force since when, how many places are cited, how the reports fare."""

from fazhi.model.audit import Conclusion
from fazhi.model.law import Instrument, InstrumentKind, Verification
from fazhi.sphinx_ext.html import Html, _, chart, chinese, chip, join, name, safe, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site


def page(site: Site, _argument: str) -> Section:
    """All instruments, by kind."""
    kinds = [item for item in (_kind(site, kind) for kind in InstrumentKind) if item]
    return Section(places.INSTRUMENTS, _("规范依据一览"), (_lead(site), *kinds), wide=True)


def _lead(site: Site) -> Html:
    basis = [citation for item in site.catalogue.obligations for citation in item.basis]
    counts = _("，").join(f"{said(level)} {sum(item.verified is level for item in basis)}" for level in Verification)
    sentence = _("{instruments} 部规范依据，义务引用其条文 {places} 处：{counts}。未核对原文的引用处处标明。")
    return tag(
        "p",
        sentence.format(instruments=len(site.catalogue.instruments), places=len(basis), counts=counts),
        class_="fz-lead",
    )


def _kind(site: Site, kind: InstrumentKind) -> Section | None:
    instruments = [item for item in site.catalogue.instruments.values() if item.kind is kind]
    if not instruments:
        return None
    instruments.sort(key=lambda item: _gaps(site, item), reverse=True)
    every = (_counts(site, shown, item) for shown in site.shown for item in site.catalogue.instruments.values())
    most = max((sum(counts.values()) for counts in every), default=0)
    head = [_("依据名称"), _("施行"), _("引用"), _("核对"), *pieces.report_heads(site.shown)]
    caption = _("{kind}：{count} 部；报告各列为写实的义务数 / 应写的义务数").format(
        kind=said(kind), count=len(instruments)
    )
    table = pieces.table(
        caption, head, [tag("tbody", *(_row(site, item, most) for item in instruments))], "fz-duties fz-carded"
    )
    return Section(f"kind-{kind.replace('_', '-')}", said(kind).capitalize(), (table,))


def _gaps(site: Site, instrument: Instrument) -> int:
    """How many of its duties the reports say nothing of: what lacks most is looked at first."""
    counts = [_counts(site, shown, instrument) for shown in site.shown]
    return sum(count for each in counts for conclusion, count in each.items() if conclusion.gap)


def _row(site: Site, instrument: Instrument, most: int) -> Html:
    citing = site.citing(instrument.id)
    latest = max(instrument.versions, key=lambda item: item.in_force_from)
    ended = latest.in_force_to
    until = join(tag("br"), _("至 {day}").format(day=ended.isoformat())) if ended else ""
    return tag(
        "tr",
        tag(
            "th",
            places.instrument_link(instrument),
            " ",
            tag("code", instrument.id),
            tag("p", chinese(_("，").join(filter(None, (instrument.issuer, instrument.number))))),
            scope="row",
        ),
        tag("td", _("{day} 起").format(day=latest.in_force_from.isoformat()), until, class_="fz-dates"),
        tag("td", _("{count} 处").format(count=len(citing)) if citing else "–"),
        tag("td", chip(instrument.verified)),
        *(tag("td", _fares(site, shown, instrument, most), data_label=shown.label) for shown in site.shown),
        id=places.instrument_id(instrument.id),
    )


def _fares(site: Site, shown: Shown, instrument: Instrument, most: int) -> Html:
    """Of the duties that rest on it and apply to the report how many are supported, as a bar and in numbers.

    A bar is as long as the most duties that rest on one instrument, so that few of them look like few.
    """
    counts = _counts(site, shown, instrument)
    due, supported = sum(counts.values()), counts[Conclusion.SUPPORTED]
    if not due:
        return safe("–")
    stretches = (
        chart.Stretch(count / most, f"fz-{name(conclusion)}", f"{said(conclusion)} {count}")
        for conclusion, count in counts.items()
    )
    return join(chart.bar(stretches), " ", f"{supported} / {due}")


def _counts(site: Site, shown: Shown, instrument: Instrument) -> dict[Conclusion, int]:
    """How the duties that rest on it and apply to the report fare, each once."""
    found = ((cited, shown.assessment(duty.id)) for cited, duty in site.citing(instrument.id))
    duties = {item.obligation.id: item for cited, item in found if cited in item.basis}
    counts = pieces.tally(duties.values())
    counts.pop(Conclusion.NOT_APPLICABLE)
    return counts
