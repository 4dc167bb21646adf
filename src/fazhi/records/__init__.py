"""What people and runs have recorded about one report, read from and written to its folder under docs/reports.

Besides what is offered here, others ask `decisions`, `found`, `ledger` and `report` for the names of their files, and
for how one is changed.
"""

from fazhi.records.decisions import append as append_decision
from fazhi.records.decisions import refuse_altered
from fazhi.records.decisions import verify as verify_decisions
from fazhi.records.found import detach, found_text, read_found, text_at_hand
from fazhi.records.ledger import ledger_digest, ledger_text, read_ledger, write_ledger
from fazhi.records.lines import text_of as decisions_text
from fazhi.records.report import WAIVERS_FILE, read_report_record, record_text, records_of, waivers_with, without_text

__all__ = [
    "WAIVERS_FILE",
    "append_decision",
    "decisions_text",
    "detach",
    "found_text",
    "ledger_digest",
    "ledger_text",
    "read_found",
    "read_ledger",
    "read_report_record",
    "record_text",
    "records_of",
    "refuse_altered",
    "text_at_hand",
    "verify_decisions",
    "waivers_with",
    "without_text",
    "write_ledger",
]
