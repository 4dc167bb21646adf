"""Reading: a file becomes a report, one reader a format."""

from fazhi.reading.reader import document_of, read, read_stream, read_text
from fazhi.reading.structure.subject import checked_kind

__all__ = ["checked_kind", "document_of", "read", "read_stream", "read_text"]
