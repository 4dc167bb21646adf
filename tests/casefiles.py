"""The cases of the repository."""

from functools import cache
from pathlib import Path

from fazhi.lab.cases import Case, cases_under

FOLDER = Path(__file__).parent / "cases"


@cache
def all_cases() -> list[Case]:
    """Every case of every file, in order; read once."""
    return cases_under(FOLDER)
