"""YAML files as typed records: safe to read, each value with its line, all mistakes of a file at once."""

from fazhi.yamlfile.composite import Line, LineText, ListOf, MapOf
from fazhi.yamlfile.kinds import Choice, Day, Flag, Integer, Kind, Text, choice_of
from fazhi.yamlfile.events import parse, read_bytes, read_data, read_file
from fazhi.yamlfile.problems import Problems, hint, raise_if_any
from fazhi.yamlfile.record import Record, optional, record_of, required
from fazhi.yamlfile.write import quoted

__all__ = [
    "Choice",
    "Day",
    "Flag",
    "Integer",
    "Kind",
    "Line",
    "LineText",
    "ListOf",
    "MapOf",
    "Problems",
    "Record",
    "Text",
    "choice_of",
    "hint",
    "optional",
    "parse",
    "quoted",
    "raise_if_any",
    "read_bytes",
    "read_data",
    "read_file",
    "record_of",
    "required",
]
