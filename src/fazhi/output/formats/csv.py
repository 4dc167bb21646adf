"""The audit as a table for spreadsheets: CSV in UTF-8, one row a duty, in catalogue order."""

import codecs
import csv
import io

from fazhi.model.audit import Audit
from fazhi.output.formats import Options
from fazhi.output.words.table import cells, heads


def write(audit: Audit, options: Options) -> bytes:
    """The table with a head, and a byte order mark before it: without one Excel does not see that it is UTF-8."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(heads(options.language, options.quotes))
    rows.writerows(cells(item, audit, options.language, options.quotes) for item in audit.assessments)
    return codecs.BOM_UTF8 + text.getvalue().encode()
