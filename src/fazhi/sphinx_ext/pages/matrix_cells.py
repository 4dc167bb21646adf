"""The cells that both tables of the matrix share, and what the script is told of each row."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import Strength
from fazhi.model.law import Instrument
from fazhi.model.obligation import Severity
from fazhi.output.words.citation import cite_all
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.exhibits import Exhibit
from fazhi.sphinx_ext.marks import chip, strength_of
from fazhi.sphinx_ext.markup import Html, join, quoted, tag
from fazhi.sphinx_ext.site import Shown
from fazhi.sphinx_ext.speech import _, language, said

_MOST = 40
"""Characters of a passage that a cell shows before it is opened."""
_WORST_FIRST = (
    Conclusion.MISSING,
    Conclusion.ADMITTED,
    Conclusion.PLANNED,
    Conclusion.WEAK,
    Conclusion.SUPPORTED,
    Conclusion.WAIVED,
    Conclusion.NOT_APPLICABLE,
)


def heads(*before: tuple[str, str]) -> tuple[Html, ...]:
    """Heads that rows can be sorted by: those given with the name of their order, then those of the judgement."""
    judgement = (
        (_("结论"), "conclusion", " ".join(_WORST_FIRST)),
        (_("强度"), "strength", " ".join(item.key for item in Strength)),
        (_("严重程度"), "severity", " ".join(Severity)),
    )
    given = (tag("span", label, data_sort=name) for label, name in before)
    return (*given, *(tag("span", label, data_sort=name, data_order=order) for label, name, order in judgement))


def facts(assessment: Assessment) -> dict[str, str | None]:
    """What a row is filtered and sorted by, as its attributes."""
    obligation = assessment.obligation
    return {
        "data_duty": obligation.id,
        "data_domain": obligation.domain.value,
        "data_conclusion": assessment.conclusion.value,
        "data_strength": assessment.strength.key,
        "data_severity": assessment.severity.value,
        "data_cadence": obligation.cadence.value,
        "data_kinds": " ".join(obligation.applies_to),
    }


def judged(assessment: Assessment) -> Iterator[Html]:
    """Conclusion, strength and severity, a cell each."""
    yield tag("td", chip(assessment.conclusion))
    yield tag("td", chip(assessment.strength))
    yield tag("td", chip(assessment.severity))


def basis(assessment: Assessment, instruments: Mapping[str, Instrument]) -> Html:
    """The citations in force, those of one version in one line that leads to the first of them."""
    if not assessment.basis:
        return tag("p", _("该年度没有生效的依据"), class_="fz-none")
    together = groupby(assessment.basis, key=lambda item: (item.instrument, item.version, item.verified))
    firsts = (next(same) for _key, same in together)
    texts = cite_all(assessment.basis, instruments, language())
    items = (tag("li", places.citation_link(first, text)) for first, text in zip(firsts, texts, strict=True))
    return tag("ul", *items, class_="fz-plain")


def passages(shown: Shown, found: Sequence[Exhibit], obligation: str) -> Html:
    """The passages that speak of a duty: what each shows, where it stands, and its words."""
    if not found:
        return Html("")
    return tag("ul", *(tag("li", *_passage(shown, item, obligation)) for item in found), class_="fz-plain")


def _passage(shown: Shown, exhibit: Exhibit, obligation: str) -> Iterator[Html | str]:
    here = next(item for item in exhibit.evidence if item.obligation == obligation)
    yield strength_of(here.strength, here.polarity)
    yield " "
    name = _("片段 {number}").format(number=exhibit.number)
    yield places.exhibit_link(shown, exhibit, f"[{exhibit.number}]", aria_label=name)
    yield " "
    yield _words(shown, exhibit)


def _words(shown: Shown, exhibit: Exhibit) -> Html:
    """The words of a passage; where the text is not supplied or a whole part is meant, what it is called."""
    if exhibit.wide:
        return join(_("整个“{part}”部分").format(part=said(exhibit.part)))
    words = shown.quote(exhibit.start, exhibit.end)
    if words is None:
        where = _("第 {start}—{end} 字").format(start=exhibit.start, end=exhibit.end)
        return join(where, " ", pieces.path(exhibit.path[-1:]))
    return whole_on_demand(" ".join(words.split()))


def whole_on_demand(line: str) -> Html:
    """Somebody's words; of a longer line the beginning, and the rest when it is opened, also without a script."""
    if len(line) <= _MOST:
        return quoted(line)
    return tag("details", tag("summary", quoted(line[:_MOST])), quoted(line[_MOST:]))
