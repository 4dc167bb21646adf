"""The gap report of one report, a document to hand over: scope, figures, findings, a form to answer on, signatures."""

from fazhi.model.obligation import Severity
from fazhi.sphinx_ext.html import Html, _, chip, pick, said, tag
from fazhi.sphinx_ext.pages import gap_forms, gap_opening
from fazhi.sphinx_ext.pages.gap_finding import Numbered, finding, need, numbered
from fazhi.sphinx_ext.parts import Section, nothing_supplied, pieces, places, title_block
from fazhi.sphinx_ext.site import Shown, Site

_ORDINALS = ("一二三", "abc")


def page(site: Site, argument: str) -> Section | None:
    """The gap page of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(argument, "gaps")
    found = numbered(shown)
    return Section(
        f"gaps-{shown.folder}",
        _("{label} 核查意见（缺口清单）").format(label=shown.label),
        (
            tag("div", title_block(shown, "gaps", *gap_opening.facts(shown)), class_="fz-letter"),
            gap_opening.scope(shown),
            gap_opening.summary(shown, found),
            _findings(shown, found),
            gap_forms.reply(shown, found),
            gap_forms.signatures(),
            _aside(shown),
        ),
        wide=True,
    )


def _findings(shown: Shown, found: tuple[Numbered, ...]) -> Section:
    title = _("三、问题")
    if not found:
        return Section("findings", title, (tag("p", _("没有发现问题。")),))
    levels = [severity for severity in Severity if any(item.finding.severity is severity for item in found)]
    counted = zip(levels, pick(*_ORDINALS), strict=False)
    bodies = (_level(shown, found, severity, ordinal) for severity, ordinal in counted)
    return Section("findings", title, tuple(bodies))


def _level(shown: Shown, found: tuple[Numbered, ...], severity: Severity, ordinal: str) -> Section:
    here = [item for item in found if item.finding.severity is severity]
    title = _("（{ordinal}）{severity}（{count} 项）").format(ordinal=ordinal, severity=said(severity), count=len(here))
    body = (piece for item in here for piece in (need(shown, item.finding, item.id), finding(shown, item)))
    return Section(f"level-{severity}", title, tuple(body))


def _aside(shown: Shown) -> Section:
    """What was not judged, with the reason: skipping is a result too."""
    left = gap_opening.unjudged(shown)
    caption = _("未列入问题的义务：{count} 项").format(count=len(left))
    head = [_("义务"), _("结论"), _("理由")]
    rows = (
        tag(
            "tr",
            tag("th", places.obligation_link(item.obligation, pick(item.obligation.title, item.obligation.title_en)),
                " ", tag("code", item.obligation.id), scope="row"),
            tag("td", chip(item.conclusion)),
            tag("td", pick(item.reason or "", item.reason_en or "")),
        )
        for item in left
    )  # fmt: skip
    body: Html = tag("p", _("目录中的义务全部适用。"), class_="fz-note")
    if left:
        body = pieces.table(caption, head, [tag("tbody", *rows)], "fz-unjudged fz-stacked")
    return Section("not-judged", _("附：不适用与豁免的义务"), (body,))
