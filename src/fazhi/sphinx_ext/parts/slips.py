"""What should not leave the office with a report, in a part to unfold."""

from collections.abc import Iterator
from itertools import groupby

from fazhi.output.words.quote import trail
from fazhi.precheck import Check, Slip
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, said, tag
from fazhi.sphinx_ext.parts import places
from fazhi.sphinx_ext.site import Shown

_TRAIL = 28
_MOST = 10
"""Places of one kind that are listed; the others are counted."""


def before_it_goes_out(shown: Shown) -> Html:
    """How many there are, and behind that each with its place; nothing where the text is not at hand."""
    if not shown.report.supplied:
        return Html("")
    if not shown.slips:
        return tag("p", _("发出之前：没有发现不该带出去的。"), class_="fz-note")
    kinds = [(check, list(found)) for check, found in groupby(shown.slips, key=lambda slip: slip.check)]
    head = _("发出之前要看的：{count} 处").format(count=len(shown.slips))
    told = _("，").join(f"{check.title.of(language())} {len(found)}" for check, found in kinds)
    summary = tag("summary", head, tag("span", _("（{kind}）").format(kind=told), class_="fz-note"))
    return tag("details", summary, tag("dl", *_kinds(shown, kinds), class_="fz-facts"), class_="fz-details fz-slips")


def _kinds(shown: Shown, kinds: list[tuple[Check, list[Slip]]]) -> Iterator[Html]:
    for check, found in kinds:
        items = [tag("li", *_slip(shown, slip)) for slip in found[:_MOST]]
        if len(found) > _MOST:
            items.append(tag("li", _("还有 {count} 处").format(count=len(found) - _MOST), class_="fz-note"))
        remedy = tag("p", check.remedy.of(language()), class_="fz-note")
        yield tag("div", tag("dt", check.title.of(language())), tag("dd", remedy, tag("ul", *items, class_="fz-plain")))


def _slip(shown: Shown, slip: Slip) -> Iterator[Html]:
    """What is wrong, a link to the passage where it has a place, and the headings above it."""
    told = quoted(slip.message.of(language()))
    if slip.passage is None:
        yield told
        return
    yield places.report_link(shown, told, "index", places.slip_id(shown, slip.passage.start))
    where = trail(slip.passage.path, _TRAIL) or said(slip.passage.part)
    yield tag("span", join(" · ", quoted(where)), class_="fz-near")
