"""The audit as a table for spreadsheets: CSV in UTF-8, one row a duty, in catalogue order."""

from fazhi.model.audit import Audit
from fazhi.output.formats import Options
from fazhi.output.words.cells import csv_text
from fazhi.output.words.table import cells, heads


def write(audit: Audit, options: Options) -> bytes:
    """The table with its head."""
    rows = (cells(item, audit, options.language, options.quotes) for item in audit.assessments)
    return csv_text([heads(options.language, options.quotes), *rows]).encode()
