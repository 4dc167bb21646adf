"""The second table of the matrix: every article in force with each duty it carries and what the report shows of it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fazhi.model.audit import Assessment
from fazhi.model.law import Citation, Instrument, Version
from fazhi.output.words.citation import mark, place
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.markup import Html, safe, tag
from fazhi.sphinx_ext.pages.matrix_cells import heads, judged, passages
from fazhi.sphinx_ext.site import Shown
from fazhi.sphinx_ext.speech import _, language, pick


class Resting(NamedTuple):
    """A duty and one place that carries it."""

    citation: Citation
    assessment: Assessment


def resting(shown: Shown) -> list[Resting]:
    """Every place in force with every duty it carries: by instrument, version, article, then in catalogue order."""
    order = {id: number for number, id in enumerate(shown.audit.instruments)}
    pairs = (Resting(citation, item) for item in shown.audit.assessments for citation in item.basis)
    return sorted(pairs, key=lambda pair: (order[pair.citation.instrument], *_where(pair.citation)))


def table(shown: Shown) -> Html:
    """The table, a group of rows for each instrument."""
    pairs = resting(shown)
    groups = groupby(pairs, key=lambda pair: (pair.citation.instrument, pair.citation.version))
    bodies = (_version(shown, list(same)) for _key, same in groups)
    head = [*heads((_("依据"), ""), (_("义务"), "duty")), _("片段")]
    return pieces.table(_caption(shown, pairs), head, bodies, "fz-matrix fz-by-article")


def _where(citation: Citation) -> tuple[str, int, str]:
    return citation.version.isoformat(), citation.article or 0, citation.item or ""


def _caption(shown: Shown, pairs: Sequence[Resting]) -> str:
    duties = {pair.assessment.obligation.id: pair.assessment for pair in pairs}
    return _("{report}：{duties} 项义务 × {places} 处条文，共 {rows} 行（{counts}）").format(
        report=shown.label,
        duties=len(duties),
        places=len({places.article_id(pair.citation) for pair in pairs}),
        rows=len(pairs),
        counts=pieces.counted(pieces.tally(duties.values())),
    )


def _version(shown: Shown, pairs: Sequence[Resting]) -> Html:
    """One wording of an instrument: its name and its rows."""
    instrument = shown.audit.instruments[pairs[0].citation.instrument]
    duties = {pair.assessment.obligation.id: pair.assessment for pair in pairs}
    label = tag(
        "th",
        _title(instrument, instrument.version(pairs[0].citation.version)),
        tag("span", pieces.counted(pieces.tally(duties.values())), class_="fz-note"),
        scope="rowgroup",
        colspan="6",
    )
    return tag("tbody", tag("tr", label, class_="fz-group"), *(_row(shown, pair) for pair in pairs))


def _title(instrument: Instrument, version: Version | None) -> str:
    """The instrument's name; its wording too where the record has several."""
    title = pick(instrument.title, instrument.title_en)
    if version is None or len(instrument.versions) == 1:
        return title
    return _("{title}（{version} 文本）").format(title=title, version=version.version.isoformat())


def _row(shown: Shown, pair: Resting) -> Html:
    """One place and one duty; the script finds the rest of what it asks at the duty's row of the first table."""
    citation, assessment = pair
    where = place(citation, language()) + mark(citation.verified, language())
    obligation = assessment.obligation
    title = places.obligation_link(obligation, pick(obligation.title, obligation.title_en))
    return tag(
        "tr",
        tag("th", places.citation_link(citation, where), scope="row"),
        tag("td", title, tag("code", obligation.id)),
        *judged(assessment),
        tag("td", *_shown(shown, assessment)),
        data_duty=obligation.id,
        data_place=places.article_id(citation),
    )


def _shown(shown: Shown, assessment: Assessment) -> Iterator[Html]:
    if assessment.reason:
        yield safe(pick(assessment.reason, assessment.reason_en or ""))
    yield passages(shown, shown.of(assessment.obligation.id), assessment.obligation.id)
