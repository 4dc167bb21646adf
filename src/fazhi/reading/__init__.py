"""Reading: a file becomes a report, one reader a format."""

from fazhi.reading.reader import read, read_stream, read_text

__all__ = ["read", "read_stream", "read_text"]
