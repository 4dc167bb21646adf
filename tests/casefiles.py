"""The cases of the repository."""

from pathlib import Path

from fazhi.lab.cases import Case, cases_under

FOLDER = Path(__file__).parent / "cases"


def all_cases() -> list[Case]:
    """Every case of every file, in order."""
    return cases_under(FOLDER)
