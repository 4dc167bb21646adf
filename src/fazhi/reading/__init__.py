"""Reading: a file becomes a report, one reader a format."""

from fazhi.reading.reader import read, read_text
from fazhi.reading.structure.subject import check_options

__all__ = ["check_options", "read", "read_text"]
