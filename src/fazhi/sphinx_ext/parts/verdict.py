"""What stands behind a verdict: each passage with why it counts for so much, and the nearest that do not count."""

from fazhi.model.audit import Assessment
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.obligation import Obligation
from fazhi.output.words.why import not_higher, reasons
from fazhi.patterns.words import rule_line
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, said, shorten, tag
from fazhi.sphinx_ext.parts import pieces
from fazhi.sphinx_ext.site import Shown

_NEAR = 3
_QUOTED = 80


def explained(shown: Shown, duty: Obligation) -> Html:
    """The passages that speak of a duty, each a link, with why under it."""
    found = shown.of(duty.id)
    if not found:
        return Html("")
    items = []
    for exhibit in found:
        here = next(item for item in exhibit.evidence if item.obligation == duty.id)
        note = tag("span", quoted(why(shown, here, duty)), class_="fz-why")
        items.append(tag("li", pieces.passage(shown, exhibit, duty.id, _QUOTED), note))
    return tag("ul", *items, class_="fz-plain")


def why(shown: Shown, item: Evidence, duty: Obligation) -> str:
    """The words, what settled the grade, why not the next higher, and the rule's line."""
    terms = _("用语：{words}").format(words=_("、").join(item.terms)) if item.terms and shown.report.supplied else ""
    said_of = (terms, reasons(item.reasons, language()), not_higher(item.reasons, language()))
    told = _("；").join(filter(None, said_of))
    rule = _("规则：{rule}").format(rule=rule_line(duty, item.rule, item.line))
    return _("{duty}：{told}。{rule}").format(duty=item.obligation, told=told, rule=rule)


def near(shown: Shown, assessment: Assessment) -> Html:
    """The nearest passages that do not count, each with the condition that failed."""
    if not assessment.near:
        return Html("")
    items = (_miss(shown, item, assessment.obligation) for item in assessment.near[:_NEAR])
    return tag("ul", *(tag("li", item) for item in items), class_="fz-plain")


def _miss(shown: Shown, item: NearMiss, duty: Obligation) -> Html:
    words = shown.quote(item.start, item.end)
    where = pieces.stretch(item.start, item.end)
    quote = where if words is None else quoted(shorten(words, _QUOTED), class_="fz-quote", title=where)
    detail = join(" (", quoted(item.words), ")") if item.words else ""
    line = _("规则：{rule}").format(rule=rule_line(duty, item.rule, item.line))
    rule = tag("span", quoted(line), class_="fz-why")
    return join(quote, " — ", said(item.shortfall), detail, rule)
