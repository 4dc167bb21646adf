"""The finding rules, in the order in which their findings stand."""

from fazhi.rules.admitted_only import admitted_only
from fazhi.rules.base import Rule
from fazhi.rules.missing_evidence import missing_evidence
from fazhi.rules.plan_only import plan_only
from fazhi.rules.silent_event import silent_event
from fazhi.rules.weak_evidence import weak_evidence

RULES: tuple[Rule, ...] = (missing_evidence, plan_only, admitted_only, weak_evidence, silent_event)

__all__ = ["RULES", "Rule"]
