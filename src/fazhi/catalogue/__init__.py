"""The catalogue: instruments, obligations and word lists, read from YAML, and which of them bind a unit in a year."""

from fazhi.catalogue.in_force import applicability, check_year
from fazhi.catalogue.project import default_folder, load, load_for, project_folder

__all__ = ["applicability", "check_year", "default_folder", "load", "load_for", "project_folder"]
