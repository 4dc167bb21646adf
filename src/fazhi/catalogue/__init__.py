"""The catalogue: instruments, obligations and word lists, read from YAML, and which of them bind a unit in a year.

Besides what is offered here, others ask `changes` (the law of two years), `tables` (departments, indicators),
`calibration` (what `fazhi dev calibrate` writes) and `specs` (what its files may say, for the manual).
"""

from fazhi.catalogue.in_force import applicabilities, applicability, bound_of, check_year, roles_of
from fazhi.catalogue.project import default_folder, load, load_for, project_file, project_folder, setting_in

__all__ = [
    "applicabilities",
    "applicability",
    "bound_of",
    "check_year",
    "default_folder",
    "load",
    "load_for",
    "project_file",
    "project_folder",
    "roles_of",
    "setting_in",
]
