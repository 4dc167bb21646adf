"""The audit of the report that a command line names, as every door makes it."""

from pathlib import Path

from fazhi.audit import audit
from fazhi.intake import Asked, find_kept, take_in
from fazhi.model.audit import Audit
from fazhi.model.obligation import Catalogue


def audit_named(named: str, asked: Asked, catalogue: Catalogue | None = None) -> Audit:
    """Take in and audit a report; it is read first, for that fails sooner than a catalogue loads."""
    here = Path.cwd()
    taken = take_in(named, asked, here, find_kept(here))
    return audit(catalogue or asked.load(here), taken.report, taken.records, asked.law_year)
