"""departments.yaml: which department answers first for which duty, a table that an office edits.

It counts neither for the digest of the catalogue nor for what an audit finds: it fills in a column of the ledger.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from fazhi.catalogue.project import default_folder
from fazhi.model.department import Departments
from fazhi.model.obligation import Domain
from fazhi.model.unit import UnitKind
from fazhi.yamlfile import (
    ListOf,
    Problems,
    Record,
    RecordOf,
    Text,
    choice_of,
    optional,
    raise_if_any,
    read_file,
    required,
)
from fazhi.yamlfile.schema import schema_text, write_schemas

FILE: Final = "departments.yaml"
_OBLIGATION: Final = Text("[A-Z]+_[0-9]{3}", "义务编号", "an identifier of an obligation")


class DepartmentRecord(Record):
    """A department, as written down."""

    department: Annotated[str, required(Text(".{1,40}", "1 至 40 个字", "1 to 40 characters"), "名称", "its name")]
    kinds: Annotated[
        tuple[UnitKind, ...],
        optional(
            ListOf(choice_of(UnitKind), 1, unique=True),
            "哪类单位的；各类都一样的不写",
            "kinds of unit it belongs to; left out where it is the same in all",
            "for",
            tuple(UnitKind),
        ),
    ]
    domains: Annotated[
        tuple[Domain, ...],
        optional(ListOf(choice_of(Domain), unique=True), "负责的领域", "domains it answers for", default=()),
    ]
    obligations: Annotated[
        tuple[str, ...],
        optional(
            ListOf(_OBLIGATION, unique=True),
            "另外负责的义务，先于领域",
            "single duties it answers for, whatever their domain",
            default=(),
        ),
    ]


TABLE: Final = ListOf(RecordOf(DepartmentRecord))


def departments_for(folders: Sequence[Path]) -> Departments:
    """The table in the first of these folders that has one, else the one that came with the package.

    Raises:
        CatalogueError: All its mistakes.
    """
    for folder in (*folders, default_folder()):
        if (folder / FILE).is_file():
            return read_departments(folder / FILE)
    return Departments({}, {})


def read_departments(path: Path) -> Departments:
    """The table; CatalogueError with all mistakes, such as two departments for one domain of one kind of unit."""
    problems = Problems.of(path)
    records = read_file(path, TABLE, problems)
    domains: dict[tuple[UnitKind, Domain], str] = {}
    duties: dict[tuple[UnitKind, str], str] = {}
    for record in records:
        for kind in record.kinds:
            for domain in record.domains:
                _note(record, str(domain), domains.setdefault((kind, domain), record.department), problems)
            for duty in record.obligations:
                _note(record, duty, duties.setdefault((kind, duty), record.department), problems)
    raise_if_any([problems])
    return Departments(domains, duties)


def _note(record: DepartmentRecord, what: str, taken: str, problems: Problems) -> None:
    if taken != record.department:
        problems.add(
            record.line,
            f"{what} 已由{taken}负责，同类单位只能有一个，请删去一处",
            f"{what} has {taken} already; a kind of unit has one department for it, remove one",
        )


def departments_schema() -> str:
    """The text of the schema of the table."""
    return schema_text(TABLE, "各领域的责任单位", "Which department answers for which duties")


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), {"departments.schema.json": departments_schema()})
