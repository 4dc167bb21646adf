"""The pages of the site: one file a kind of page, each making plain values out of the audits."""

from collections.abc import Mapping

from fazhi.sphinx_ext.pages import (
    compare,
    domain,
    gaps,
    instrument,
    instruments,
    matrix,
    obligation,
    overview,
    recall,
    summary,
    text,
)
from fazhi.sphinx_ext.parts import Build

PAGES: Mapping[str, Build] = {
    "fazhi-overview": overview.page,
    "fazhi-summary": summary.page,
    "fazhi-compare": compare.page,
    "fazhi-domain": domain.page,
    "fazhi-obligation": obligation.page,
    "fazhi-instrument": instrument.page,
    "fazhi-instruments": instruments.page,
    "fazhi-recall": recall.page,
    "fazhi-report": text.page,
    "fazhi-gaps": gaps.page,
    "fazhi-matrix": matrix.page,
}
"""Directive name to what makes its page."""
