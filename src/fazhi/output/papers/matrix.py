"""The matrix: duties with evidence, by the parts of the report and the articles that carry them; the gaps apart."""

from collections.abc import Sequence
from typing import Final

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.evidence import telling
from fazhi.model.obligation import Domain, Severity
from fazhi.model.report import Part
from fazhi.model.words import word
from fazhi.output.papers.pieces import Values, answered, heading, judged, law, laws, passages, sign
from fazhi.output.words.answer import severities
from fazhi.output.words.decided import deciders
from fazhi.output.words.tally import STRENGTHS, by_domain

_TITLE: Final = Both("追溯矩阵", "Traceability matrix")


def matrix(audit: Audit, language: str, least: Severity = Severity.NOTICE) -> Values:
    """All that stands in the matrix; gaps less grave than `least` are left out."""
    evident = [item for item in audit.assessments if item.evidence]
    parts = [part for part in Part if any(each.part is part for item in evident for each in item.evidence)]
    grave = severities(audit)
    silent = [
        item
        for item in audit.assessments
        if item.conclusion is Conclusion.MISSING and not item.evidence and grave[item.obligation.id].rank >= least.rank
    ]
    levels = [severity for severity in Severity if any(grave[item.obligation.id] is severity for item in silent)]
    return {
        **heading(audit, _TITLE, language),
        "answer": answered(audit, language),
        "evident": len(evident),
        "silent": len(silent),
        "parts": [word(part, language) for part in parts],
        "groups": [
            {"name": word(domain, language), "rows": [_row(audit, item, parts, language) for item in here]}
            for domain, here in _by_domain(evident)
        ],
        "levels": [word(severity, language) for severity in levels],
        "gaps": [
            {
                "name": word(domain, language),
                "cells": [
                    [_gap(audit, item, language) for item in here if grave[item.obligation.id] is severity]
                    for severity in levels
                ],
            }
            for domain, here in _by_domain(silent)
        ],
        "strengths": [[mark, word(strength, language)] for strength, mark in STRENGTHS.items() if strength],
    }


def _by_domain(found: Sequence[Assessment]) -> list[tuple[Domain, list[Assessment]]]:
    """Assessments under their domains, domains without any left out."""
    domains = by_domain((item.obligation.domain, item.conclusion) for item in found)
    return [(domain, [item for item in found if item.obligation.domain is domain]) for domain in domains]


def _row(audit: Audit, item: Assessment, parts: Sequence[Part], language: str) -> Values:
    """A duty: its conclusion, the signs of its passages in each part, the passages, and the articles."""
    shown = telling(item.evidence)
    more = len(item.evidence) - len(shown)
    return {
        **judged(audit, item, language),
        "cells": ["".join(sign(each) for each in shown if each.part is part) for part in parts],
        "passages": passages(audit, item, language),
        "more": pick(language, f"另有 {more} 处只有笼统的说法", f"{more} more in general words only") if more else "",
        "laws": laws(audit, item, language),
    }


def _gap(audit: Audit, item: Assessment, language: str) -> Values:
    return {
        "name": item.obligation.title_in(language),
        "law": law(audit, item, language),
        "decided": deciders(item.decided, language),
    }
