"""The reasons of a verdict: each passage with why it counts for so much, and the nearest that do not count."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import Evidence, NearMiss, Polarity, Shortfall
from fazhi.model.obligation import Obligation
from fazhi.model.report import Step
from fazhi.output.words.quote import trail
from fazhi.output.words.why import not_found, not_higher, reasons, shortfall
from fazhi.patterns.words import written
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, safe, shorten, tag
from fazhi.sphinx_ext.parts import pieces, places
from fazhi.sphinx_ext.site import Exhibit, Shown

_QUOTED = 80
_SHORT = 32
_LINE = 56
_FAINT = 34
"""Characters of a sentence that shares no more than a word with a duty."""
_TRAIL = 28


def explained(shown: Shown, duty: Obligation) -> Html:
    """The passages that speak of a duty, each a link, with why under it."""
    found = shown.of(duty.id)
    if not found:
        return Html("")
    items = []
    for exhibit in found:
        here = next(item for item in exhibit.evidence if item.obligation == duty.id)
        note = tag("span", quoted(_why(shown, here) + _("。")), class_="fz-why")
        items.append(tag("li", pieces.passage(shown, exhibit, duty.id, _QUOTED), note, _written(here, duty)))
    return tag("ul", *items, class_="fz-plain")


def why(shown: Shown, item: Evidence) -> str:
    """The duty, the words, what settled the grade, and why not the next higher."""
    return _("{duty}：{told}。").format(duty=item.obligation, told=_why(shown, item))


def _why(shown: Shown, item: Evidence) -> str:
    terms = _("用语：{words}").format(words=_("、").join(item.terms)) if item.terms and shown.report.supplied else ""
    said_of = (terms, reasons(item.reasons, language()), not_higher(item.reasons, language()))
    return _("；").join(filter(None, said_of))


def near(shown: Shown, assessment: Assessment) -> Html:
    """The nearest passages that do not count, each with why; what was looked for where there is none."""
    if not assessment.near:
        nothing = assessment.conclusion is Conclusion.MISSING
        return tag("p", not_found(assessment, shown.report, language()), class_="fz-none") if nothing else Html("")
    items = (_miss(shown, item, assessment.obligation) for item in shown.near_to(assessment))
    return tag("ul", *(tag("li", item) for item in items), class_="fz-plain")


def nearest(shown: Shown, assessment: Assessment) -> Html:
    """The passage that comes nearest to a duty that nothing speaks of, on one line, with why it does not count."""
    if shown.of(assessment.obligation.id) or assessment.conclusion is not Conclusion.MISSING or not assessment.near:
        return Html("")
    item = assessment.near[0]
    return tag("span", _quoted(shown, item, _SHORT), " — ", quoted(shortfall(item, language())), class_="fz-near")


def in_report(shown: Shown, assessment: Assessment) -> Html:
    """In a line or two what the report has of a duty: a passage with what it amounts to, else the nearest sentence."""
    duty = assessment.obligation.id
    if found := shown.of(duty):
        return pieces.passage(shown, min(found, key=lambda item: _telling(item, duty)), duty, _LINE)
    near = next(iter(shown.near_to(assessment)), None)
    if near is None:
        return tag("span", not_found(assessment, shown.report, language()), class_="fz-none")
    if near.shortfall is Shortfall.FAINT:
        return tag(
            "span", _("仅字词相近："), _quoted(shown, near, _FAINT), class_="fz-near", title=shortfall(near, language())
        )
    why = tag("span", " — ", quoted(shortfall(near, language())), class_="fz-near")
    return join(_quoted(shown, near, _LINE), _stands(near.path), why)


def _telling(exhibit: Exhibit, duty: str) -> tuple[int, int, int]:
    """How much a passage tells of a duty, the least number for the most: by what settles the conclusion on it."""
    here = next(item for item in exhibit.evidence if item.obligation == duty)
    return list(Polarity).index(here.polarity), -here.strength, here.start


def in_words(shown: Shown, assessment: Assessment) -> Html:
    """All that the report has of a duty and what comes near it, each with its place and why it counts no more."""
    duty = assessment.obligation
    lines = [_passage(shown, item, duty) for item in shown.of(duty.id)]
    lines += [_near_in_words(shown, item) for item in shown.near_to(assessment)]
    if not lines:
        return tag("span", not_found(assessment, shown.report, language()), class_="fz-none")
    return tag("ul", *(tag("li", *line) for line in lines), class_="fz-plain")


def _passage(shown: Shown, exhibit: Exhibit, duty: Obligation) -> Iterator[Html]:
    here = next(item for item in exhibit.evidence if item.obligation == duty.id)
    yield pieces.passage(shown, exhibit, duty.id, _QUOTED)
    yield _stands(here.path)
    yield pieces.scanned(shown.report, exhibit.start, exhibit.end)
    why = (reasons(here.reasons, language()), not_higher(here.reasons, language()))
    yield tag("span", quoted(_("；").join(filter(None, why))), class_="fz-why")


def _near_in_words(shown: Shown, item: NearMiss) -> Iterator[Html]:
    faint = item.shortfall is Shortfall.FAINT
    yield tag("span", _("只有个别字词相同的") if faint else _("相近而不算"), class_="fz-near")
    yield join(" ", _quoted(shown, item, _SHORT if faint else _QUOTED))
    yield _stands(item.path)
    yield pieces.scanned(shown.report, item.start, item.end)
    yield tag("span", quoted(shortfall(item, language())), class_="fz-why")


def _stands(path: tuple[Step, ...]) -> Html:
    """The headings and items above a passage."""
    where = trail(path, _TRAIL)
    return tag("span", " · ", quoted(where), class_="fz-near") if where else Html("")


def _miss(shown: Shown, item: NearMiss, duty: Obligation) -> Html:
    faint = item.shortfall is Shortfall.FAINT
    told = join(_quoted(shown, item, _SHORT if faint else _QUOTED), " — ", quoted(shortfall(item, language())))
    scan = pieces.scanned(shown.report, item.start, item.end)
    return join(tag("span", told, class_="fz-near") if faint else told, scan, _written(item, duty))


def _quoted(shown: Shown, item: NearMiss, most: int) -> Html:
    """The words of a passage that comes near, a link to where it stands."""
    words = shown.quote(item.start, item.end)
    where = pieces.stretch(shown.report, item.start, item.end)
    told = safe(where) if words is None else quoted(shorten(words, most), class_="fz-quote", title=where)
    return places.near_link(shown, item, told)


def _written(item: Evidence | NearMiss, duty: Obligation) -> Html:
    """The rule as it is written, for whoever keeps the catalogue: folded, and never printed."""
    if not item.rule:
        return Html("")
    rule = tag("code", quoted(written(duty, item)))
    return tag("details", tag("summary", _("规则写法")), rule, class_="fz-technical")
