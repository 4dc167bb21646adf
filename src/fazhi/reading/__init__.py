"""Reading: a file becomes a report, one reader a format."""

from fazhi.reading.reader import read, read_stream, read_text
from fazhi.reading.structure.subject import checked_kind

__all__ = ["checked_kind", "read", "read_stream", "read_text"]
