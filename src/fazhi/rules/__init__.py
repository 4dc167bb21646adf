"""The finding rules, in the order of their findings.

The precheck shows `figure_mismatch`, `misnamed_law` and `repealed_law_cited` too; `base` says what a rule is.
"""

from collections.abc import Mapping

from fazhi.model.audit import Audit, Finding
from fazhi.rules.admitted_only import admitted_only
from fazhi.rules.base import Rule
from fazhi.rules.commitment_unanswered import commitment_unanswered
from fazhi.rules.copied_text import copied_text
from fazhi.rules.figure_mismatch import figure_mismatch
from fazhi.rules.hollow_report import hollow_report
from fazhi.rules.idle_waiver import idle_waiver
from fazhi.rules.late_report import late_report
from fazhi.rules.misnamed_law import misnamed_law
from fazhi.rules.missing_evidence import missing_evidence
from fazhi.rules.out_of_period import out_of_period
from fazhi.rules.plan_only import plan_only
from fazhi.rules.repealed_law_cited import repealed_law_cited
from fazhi.rules.report_content import report_content
from fazhi.rules.silent_event import silent_event
from fazhi.rules.unrelated_content import unrelated_content
from fazhi.rules.weak_evidence import weak_evidence

RULES: tuple[Rule, ...] = (
    missing_evidence,
    plan_only,
    admitted_only,
    weak_evidence,
    silent_event,
    report_content,
    late_report,
    idle_waiver,
    out_of_period,
    repealed_law_cited,
    misnamed_law,
    figure_mismatch,
    unrelated_content,
    hollow_report,
    commitment_unanswered,
    copied_text,
)
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}


def findings_of(audit: Audit) -> tuple[Finding, ...]:
    """What the rules complain of, in catalogue order, each duty's in the order of the rules; the report's own last."""
    order = {item.obligation.id: number for number, item in enumerate(audit.assessments)}
    found = [finding for rule in RULES for finding in rule.check(audit)]
    return tuple(sorted(found, key=lambda item: order.get(item.obligation or "", len(order))))


__all__ = ["BY_ID", "RULES", "Rule", "findings_of"]
