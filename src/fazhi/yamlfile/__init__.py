"""YAML files as typed records: safe to read, each value with its line, all mistakes of a file at once.

Besides what is offered here, others ask `write` and `schema` to write, `tree` and `events` for a file whose fields are
not known before, and `kinds` to describe one.
"""

from fazhi.yamlfile.composite import ListOf, MapOf
from fazhi.yamlfile.events import parse
from fazhi.yamlfile.files import read_bytes, read_data, read_file
from fazhi.yamlfile.kinds import Kind
from fazhi.yamlfile.problems import Problems, hint, raise_if_any
from fazhi.yamlfile.record import Record, RecordOf, optional, required
from fazhi.yamlfile.text import OBLIGATION_ID, SHA256, Line, LineText, Text
from fazhi.yamlfile.values import Choice, Day, Decimal, Flag, Integer, PlaceName, choice_of

__all__ = [
    "OBLIGATION_ID",
    "SHA256",
    "Choice",
    "Day",
    "Decimal",
    "Flag",
    "Integer",
    "Kind",
    "Line",
    "LineText",
    "ListOf",
    "MapOf",
    "PlaceName",
    "Problems",
    "Record",
    "RecordOf",
    "Text",
    "choice_of",
    "hint",
    "optional",
    "parse",
    "raise_if_any",
    "read_bytes",
    "read_data",
    "read_file",
    "required",
]
