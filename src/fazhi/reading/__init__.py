"""Reading: a file becomes a report, one reader a format."""

from fazhi.reading.metadata import checked_kind
from fazhi.reading.reader import read, read_stream, read_text

__all__ = ["checked_kind", "read", "read_stream", "read_text"]
