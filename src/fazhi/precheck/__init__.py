"""Before it goes out: what should not leave the office with a report, each with its place, one file a kind.

Besides what is offered here, `draft_mark` names a final file.
"""

from bisect import bisect_right

from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.precheck.base import Check, Hit, Slip, of_rule
from fazhi.precheck.comments import comments
from fazhi.precheck.cut_off import cut_off
from fazhi.precheck.dates_differ import dates_differ
from fazhi.precheck.draft_mark import draft_mark
from fazhi.precheck.hidden_text import hidden_text
from fazhi.precheck.impossible_date import impossible_date
from fazhi.precheck.mixed_width import mixed_width
from fazhi.precheck.numbering_gap import numbering_gap
from fazhi.precheck.other_year import other_year
from fazhi.precheck.placeholder import placeholder
from fazhi.precheck.repeated import repeated
from fazhi.precheck.revisions import revisions
from fazhi.precheck.secret_mark import secret_mark
from fazhi.precheck.template_text import template_text
from fazhi.precheck.unbalanced import unbalanced
from fazhi.rules.figure_mismatch import figure_mismatch
from fazhi.rules.misnamed_law import misnamed_law
from fazhi.rules.repealed_law_cited import repealed_law_cited

CHECKS: tuple[Check, ...] = (
    comments,
    revisions,
    hidden_text,
    secret_mark,
    draft_mark,
    template_text,
    placeholder,
    dates_differ,
    other_year,
    impossible_date,
    of_rule(figure_mismatch),
    of_rule(misnamed_law),
    of_rule(repealed_law_cited),
    numbering_gap,
    repeated,
    cut_off,
    unbalanced,
    mixed_width,
)
"""In the order in which they are told."""


def precheck(audit: Audit) -> tuple[Slip, ...]:
    """All that should not leave with the report, in the order of the checks and then of the text.

    Of a report whose text is not at hand nothing is found.
    """
    if not audit.report.supplied:
        return ()
    return tuple(_slip(audit, check, hit) for check in CHECKS for hit in sorted(check.find(audit), key=_order))


def _order(hit: Hit) -> int:
    return -1 if hit.start is None else hit.start


def _slip(audit: Audit, check: Check, hit: Hit) -> Slip:
    passages = audit.report.passages
    passage = None
    if hit.start is not None and passages:
        at = bisect_right(passages, hit.start, key=lambda item: item.start) - 1
        passage = passages[max(at, 0)]
    return Slip(check, Both(hit.zh, hit.en), hit.start, hit.end, passage)


__all__ = ["CHECKS", "Check", "Slip", "precheck"]
