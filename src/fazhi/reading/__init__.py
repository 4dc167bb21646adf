"""Reading: a file becomes a report, one reader a format.

Besides what is offered here, others ask `formats` for the table of formats and the programs they need, `structure` for
names of units, `limits` for how much is read, and `normal`, `numbering`, `traditional` and `vocabulary` for how a text
is compared, counted and worded.
"""

from fazhi.reading.reader import document_of, read, read_stream, read_text
from fazhi.reading.structure.subject import checked_kind

__all__ = ["checked_kind", "document_of", "read", "read_stream", "read_text"]
