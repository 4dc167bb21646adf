"""Units: what kind of unit reports."""

from enum import StrEnum


class UnitKind(StrEnum):
    """What kind of unit reports."""

    COUNTY = "county"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    DEVELOPMENT_ZONE = "development_zone"
