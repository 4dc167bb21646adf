"""Rows as Arrow and Parquet: the only file that knows pyarrow.

A batch of rows is packed where it was made, so that whoever gathers the batches of many processes need not look into
them: packing takes a report 2 ms of its 50.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fazhi.corpus.tables import COPIED, SCHEMA, TABLES, Column, key_of
from fazhi.extras import install
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.law import Verification
from fazhi.model.obligation import Bearing

if TYPE_CHECKING:
    import pyarrow as pa

    from fazhi.corpus.rows import Rows

NO_LIBRARY: Final = Both(
    f"没有安装 pyarrow 或 duckdb，不能核查和查询许多份报告；请运行 {install('corpus')}。",
    f"pyarrow or duckdb is missing, which corpora need: run {install('corpus')}.",
)
_ROWS_AT_ONCE: Final = 500
"""Reports whose rows are in memory at once while parts are written anew, some 60 MB."""
_VERSION: Final = b"fazhi.schema"
"""Where a file tells the version of its tables."""


_EMPTY: Final = frozenset(
    ("slug", "unit", "law_year", "province", "city", "county", "no_likelihood", "no_likelihood_en", "gap_severity",
     "likelihood", "share", "reason", "reason_en", "rule", "page", "recognised")
)  # fmt: skip
"""Columns that may be empty in a row."""
_EMPTY_OF: Final = {"findings": frozenset(("obligation", "start", "end"))}
"""Further ones of a table."""
_ID: Final = re.compile("[A-Z]+_[0-9]+")
"""What duties are called, and with them their pages."""
_OF_A_BASIS: Final[Mapping[str, Callable[[str], object]]] = {
    "verified": Verification,
    "bearing": Bearing,
    "version": date.fromisoformat,
}
"""What stands in some fields of a citation."""


class Damaged(Exception):  # noqa: N818 - a state of a file, which is no mistake of anybody
    """A part that cannot be read."""


def need_pyarrow() -> None:
    """InputError where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 - an extra, slow to load
    except ImportError:
        raise InputError.of(NO_LIBRARY) from None


def pack(rows: "Rows") -> dict[str, bytes]:
    """Rows of each table as bytes that go between processes."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    made = {}
    for name, items in rows.items():
        held = pa.BufferOutputStream()
        table = pa.Table.from_pylist(items, schema=_schema(name))
        with pa.ipc.new_stream(held, table.schema) as stream:
            stream.write_table(table)
        made[name] = held.getvalue().to_pybytes()
    return made


def write_packed(folder: Path, packs: Sequence[Mapping[str, bytes]]) -> None:
    """Batches that were packed as the files of a part, sorted; a table without rows is written too."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    for name in TABLES:
        tables = [pa.ipc.open_stream(each[name]).read_all() for each in packs]
        with _Writer(folder, name) as file:
            file.write(pa.concat_tables([_schema(name).empty_table(), *tables]))


def write_again(folder: Path, sources: Mapping[Path, Sequence[str]]) -> None:
    """The rows of these files out of each part as the files of one new part, sorted, some reports at a time."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.dataset  # noqa: PLC0415 - an extra

    found = sorted((file, source) for source, files in sources.items() for file in files)
    stretches = [found[at : at + _ROWS_AT_ONCE] for at in range(0, len(found), _ROWS_AT_ONCE)]
    for name in TABLES:
        with _Writer(folder, name) as writer:
            for stretch in stretches:
                of_source: dict[Path, list[str]] = {}
                for file, source in stretch:
                    of_source.setdefault(source, []).append(file)
                writer.write(
                    pa.concat_tables(
                        pa.dataset.dataset(path_of(source, name), schema=_schema(name)).to_table(
                            filter=pa.dataset.field("file").isin(files)
                        )
                        for source, files in of_source.items()
                    )
                )


def path_of(part: Path, table: str) -> Path:
    """The file of a table in a part."""
    return part / f"{table}.parquet"


def read_columns(part: Path, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Some columns of a table, row by row.

    Raises:
        Damaged: It cannot be read, is of another version, or holds what none of ours does.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet  # noqa: PLC0415 - an extra

    try:
        found = pa.parquet.read_table(path_of(part, table), columns=list(columns), partitioning=None)
    except (OSError, pa.ArrowException):
        raise Damaged(part.name) from None
    if (found.schema.metadata or {}).get(_VERSION) != SCHEMA.encode():
        raise Damaged(part.name)
    if not all(_sound(table, name, found.column(name)) for name in columns):
        raise Damaged(part.name)
    return zip(*(found.column(name).to_pylist() for name in columns), strict=True)


def _sound(table: str, name: str, found: "pa.ChunkedArray") -> bool:
    """Whether a column holds what it may: results may be of another hand, and pages are called by what stands there."""
    import pyarrow.compute  # noqa: PLC0415 - an extra

    column = next(item for item in {**TABLES, **COPIED}[table].columns if item.name == name)
    if found.type != _schema(table).field(name).type:
        return False
    if found.null_count and table in TABLES and name not in _EMPTY | _EMPTY_OF.get(table, frozenset()):
        return False
    if column.values is not None:
        each: list[Enum] = list(column.values)
        keys = set(map(key_of, each))
        return {value for value in found.unique().to_pylist() if value is not None} <= keys
    if name == "obligation":
        return all(value is None or _ID.fullmatch(value) for value in found.unique().to_pylist())
    if name == "basis":
        grounds = pyarrow.compute.list_flatten(found)
        return all(_is_one_of(pyarrow.compute.struct_field(grounds, key), known) for key, known in _OF_A_BASIS.items())
    return True


def _is_one_of(found: "pa.ChunkedArray", known: Callable[[str], object]) -> bool:
    """Whether each value of a column is one that a function takes."""
    try:
        for value in found.unique().to_pylist():
            known(value)
    except (ValueError, TypeError):
        return False
    return True


def rows_file(table: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows of a table as a Parquet file."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return file_of(pa.Table.from_pylist(list(rows), schema=_schema(table)))


def file_of(table: "pa.Table") -> bytes:
    """A table as a Parquet file."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet  # noqa: PLC0415 - an extra

    held = pa.BufferOutputStream()
    pa.parquet.write_table(table, held, compression="zstd")
    return bytes(held.getvalue().to_pybytes())


class _Writer:
    """Writes one file of a part, each time some rows, and waits until the disk has it."""

    def __init__(self, folder: Path, table: str) -> None:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415 - an extra

        self._path, self._schema = path_of(folder, table), _schema(table)
        self._keys = [(name, "ascending") for name in ("file", "position") if name in self._schema.names]
        self._file = pa.parquet.ParquetWriter(self._path, self._schema, compression="zstd")

    def write(self, table: "pa.Table") -> None:
        """One more stretch of rows, which follow those before."""
        self._file.write_table(table.sort_by(self._keys))

    def __enter__(self) -> "_Writer":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())


@cache
def _schema(table: str) -> "pa.Schema":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return pa.schema(_fields({**TABLES, **COPIED}[table].columns), metadata={_VERSION: SCHEMA.encode()})


def _fields(columns: Iterable[Column]) -> "list[pa.Field]":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    types = {
        "text": pa.string(),
        "whole": pa.int32(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    return [
        pa.field(
            item.name,
            types[item.type] if isinstance(item.type, str) else pa.list_(pa.struct(_fields(item.type))),
            metadata={"zh": item.meaning().zh, "en": item.meaning().en},
        )
        for item in columns
    ]
