"""The catalogue: instruments, obligations and word lists, read from YAML, and which of them bind a unit in a year."""

from fazhi.catalogue.folder import default_folder
from fazhi.catalogue.in_force import applicability, check_year
from fazhi.catalogue.load import load

__all__ = ["applicability", "check_year", "default_folder", "load"]
