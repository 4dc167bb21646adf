"""One finding rule: what it complains of and why, and what it found in every report."""

import re
from collections.abc import Iterator
from typing import Final

from fazhi.model.audit import Finding
from fazhi.rules import BY_ID, Rule
from fazhi.sphinx_ext.html import Html, _, chip, language, link, quoted, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Shown, Site

_NAMED: Final = re.compile(rf"\b({'|'.join(BY_ID)})\b")


def page(site: Site, argument: str) -> Section | None:
    """The page of the rule of that identifier; None for no rule."""
    rule = BY_ID.get(argument)
    if rule is None:
        return None
    remedy = pieces.definitions((_("怎么办"), rule.remedy.of(language()))) if rule.remedy else Html("")
    found = [_found(shown, rule) for shown in site.shown]
    return Section(
        rule.id,
        _title(rule),
        (_manual(rule), remedy, *found, tag("p", tag("code", rule.id), class_="fz-note")),
    )


def _title(rule: Rule) -> str:
    return rule.title_in(language())


def _manual(rule: Rule) -> Html:
    """What the rule explains of itself; another rule that it names is a link by its title."""
    pieces_of = _NAMED.split(rule.manual.of(language()))
    told = (_other(piece) if at % 2 else piece for at, piece in enumerate(pieces_of))
    return tag("div", *told, class_="fz-manual")


def _other(id: str) -> Html:
    return link(_("“{title}”").format(title=_title(BY_ID[id])), f"rules/{id}")


def _found(shown: Shown, rule: Rule) -> Section:
    """What the rule found in a report, each a link to where the gap report tells of it."""
    found = [item for item in shown.audit.findings if item.rule == rule.id]
    title = _("{report}：{count} 条").format(report=shown.label, count=len(found))
    lines = tag("ul", *(tag("li", *_line(shown, item)) for item in found), class_="fz-plain")
    body = lines if found else tag("p", _("没有这样的问题。"), class_="fz-none")
    return Section(f"found-{shown.folder}", title, (body,))


def _line(shown: Shown, finding: Finding) -> Iterator[Html | str]:
    id = places.finding_id(shown, finding.rule, finding.obligation)
    yield places.report_link(shown, _about(shown, finding), "gaps", id)
    yield " "
    yield chip(finding.severity)


def _about(shown: Shown, finding: Finding) -> str:
    """The duty that it is about; of the report as a whole what is said of it."""
    if finding.obligation is None:
        return quoted(finding.message_in(language()))
    duty = shown.assessment(finding.obligation).obligation
    return duty.title_in(language())
