"""Reading: a file becomes a report, one reader a format."""

from fazhi.reading.metadata import check_options
from fazhi.reading.reader import read, read_text

__all__ = ["check_options", "read", "read_text"]
