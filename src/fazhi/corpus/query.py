"""Questions in SQL to the results of a corpus, and nothing else: the only file that knows DuckDB.

The database is a cache: it is made of the parts when it is not there or they have changed, and can be thrown away.
A statement's type does not tell whether it writes (a WITH that copies or inserts is a SELECT), so a question has to be
one statement that can stand within another as a table, is asked of a database opened for reading only, without access
to files and settings, and is stopped when it takes too long.
"""

import contextlib
import hashlib
import json
import os
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fazhi.corpus.parquet import NO_LIBRARY, path_of
from fazhi.corpus.questions import UNITS
from fazhi.corpus.results import Results
from fazhi.corpus.tables import COPIED, TABLES, Column
from fazhi.disk import why
from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.whose import numbered, whose

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SECONDS: Final = 30.0
"""How long a question may take."""
MOST_ROWS: Final = 1_000_000
"""Of an answer; a spreadsheet holds hardly more."""
_ROOM: Final = 3 * 2**30
"""Bytes that a question and the writing of its answer may take: what DuckDB may have, and what is made of it."""
_STATM: Final = Path("/proc/self/statm")
"""Where Linux tells the pages that a process has reserved."""
_CACHE: Final = "corpus.duckdb"
_MADE: Final = 3
"""Which form the database is in; another is made anew."""
_MARK: Final = "fazhi_made_of"
"""The table that tells which parts a cache was made of."""
_LOCKED: Final[dict[str, str | bool | int | float | list[str]]] = {
    "access_mode": "READ_ONLY",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_persistent_secrets": "false",
    "temp_directory": "",
    "memory_limit": "1GB",
    "lock_configuration": "true",
}
_TYPES: Final = {"text": "VARCHAR", "whole": "INTEGER", "number": "DOUBLE", "flag": "BOOLEAN", "texts": "VARCHAR[]"}
_AT_ONCE: Final = 10_000
_READ: Final = "read_parquet(?, hive_partitioning = false)"
"""What is in files, and nothing that the names of their folders seem to say: year=2023 is a folder like any other."""
_SIGNS: Final = re.compile(r"[*?\[]")
"""What makes a name a pattern to DuckDB, which would read whatever else it matches."""
_NO_TABLE: Final = re.compile(r"Table with name ([^\s!]{1,60}) does not exist")
_LONGEST: Final = 300
_DIGITS: Final = 15
"""Digits that a number of two words holds for certain."""


@dataclass(slots=True)
class Answer:
    """What came of a question; its rows are read once, while it is open."""

    columns: Sequence[str]
    _sql: str
    _connection: "DuckDBPyConnection"
    _late: threading.Event

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows of the answer, one after the other.

        Raises:
            InputError: There are too many, or they take too long.
        """
        many, found = 0, self._connection.execute(self._sql)
        while some := found.fetchmany(_AT_ONCE):
            many += len(some)
            _check_many(many)
            if self._late.is_set():
                raise _too_long()
            for row in some:
                yield tuple(map(_number, row)) if any(isinstance(value, Decimal) for value in row) else row

    def parquet(self) -> bytes:
        """All of it as a Parquet file."""
        from fazhi.corpus.parquet import file_of  # noqa: PLC0415 - an extra

        table = self._connection.sql(self._sql).to_arrow_table()
        _check_many(table.num_rows)
        return file_of(table)


def _number(value: Any) -> Any:
    """A decimal number (gaps * 1.5) as one that a spreadsheet reckons with, where it holds every digit of it."""
    return float(value) if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _DIGITS else value


@contextmanager
def asked(results: Results, sql: str, seconds: float = SECONDS) -> Iterator[Answer]:
    """The answer to a question, while it is open.

    Raises:
        InputError: It is no question, asks for what may not be, has a mistake, or takes too long.
    """
    database = cached(results)
    import duckdb  # noqa: PLC0415 - an extra, slow to load

    _check_one(sql)
    late = threading.Event()
    with contextlib.closing(duckdb.connect(database, config=_LOCKED)) as connection:

        def stop() -> None:
            late.set()
            connection.interrupt()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            with _room(_ROOM):
                columns = [str(name) for name, *_ in connection.execute(_within(sql)).description or ()]
                yield Answer(columns, sql, connection, late)
        except duckdb.Error as error:
            raise (_too_long() if late.is_set() else _mistake(error)) from None
        except MemoryError:
            raise _too_large() from None
        finally:
            timer.cancel()


@contextmanager
def _room(bytes_more: int) -> Iterator[None]:
    """While this is open, what would take more than that raises MemoryError; where systems have no limits, it is open.

    The limit is of what the process reserves, which is more than it fills.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows

        reserved = int(_STATM.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (ImportError, OSError, ValueError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = reserved + bytes_more
    if soft == resource.RLIM_INFINITY or most < soft:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def cached(results: Results) -> Path:
    """The database, made anew unless it was made of the parts that there are.

    Raises:
        InputError: DuckDB is not installed, or a part cannot be read.
    """
    try:
        import duckdb  # noqa: PLC0415 - an extra, slow to load
    except ImportError:
        raise InputError.of(NO_LIBRARY) from None
    beside = [path.read_bytes() for name in COPIED if (path := path_of(results.folder, name)).is_file()]
    made_of = json.dumps([_MADE, results.parts, [hashlib.sha256(data).hexdigest() for data in beside]])
    path, mark = results.folder / _CACHE, hashlib.sha256(made_of.encode()).hexdigest()
    with contextlib.suppress(duckdb.Error), contextlib.closing(duckdb.connect(path, config=_LOCKED)) as connection:
        if connection.execute(f"FROM {_MARK}").fetchall() == [(mark,)]:
            return path
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.touch()
    except OSError as error:
        reason = why(error)
        raise InputError(
            f"无法写入 {path}（{reason.zh}）；第一次提问要在结果的文件夹里做一个数据库。",
            f"Cannot write {path} ({reason.en}); the first question makes a database in the folder of the results.",
        ) from None
    try:
        draft.unlink()  # DuckDB makes its own
        with contextlib.closing(duckdb.connect(draft)) as connection:
            _fill(connection, results)
            _fill_copied(connection, results)
            _fill_units(connection)
            connection.execute(f"CREATE TABLE {_MARK} AS SELECT ? AS parts", [mark])
        draft.replace(path)
    except duckdb.Error:
        raise InputError(
            f"{results.name} 里有读不了的部分；请再运行一次 fazhi corpus audit。",
            f"{results.name} has parts that cannot be read; run fazhi corpus audit again.",
        ) from None
    finally:
        draft.unlink(missing_ok=True)
    return path


def _fill(connection: "DuckDBPyConnection", results: Results) -> None:
    """Every row that counts."""
    held = results.held()
    for name, table in TABLES.items():
        columns = ", ".join(f'"{item.name}" {_type(item)}' for item in table.columns)
        names = ", ".join(f'"{item.name}"' for item in table.columns)
        connection.execute(f'CREATE TABLE "{name}" ({columns})')
        clean = [str(path_of(results.path(part), name)) for part, dead in held.items() if not dead]
        insert = f'INSERT INTO "{name}" SELECT {names} FROM {_READ}'  # noqa: S608 - names of our own tables
        if clean:
            connection.execute(insert, [[_literal(path) for path in clean]])
        for part, dead in held.items():
            if dead:
                path = str(path_of(results.path(part), name))
                connection.execute(f"{insert} WHERE NOT list_contains(?, file)", [[_literal(path)], dead])


def _fill_copied(connection: "DuckDBPyConnection", results: Results) -> None:
    """What was found of copies, of reports that count; empty tables where that was not looked for."""
    for name, table in COPIED.items():
        columns = ", ".join(f'"{item.name}" {_type(item)}' for item in table.columns)
        connection.execute(f'CREATE TABLE "{name}" ({columns})')
        path = path_of(results.folder, name)
        if path.is_file():
            names = ", ".join(f'"{item.name}"' for item in table.columns)
            connection.execute(
                f'INSERT INTO "{name}" SELECT {names} FROM {_READ} '  # noqa: S608 - names of our own tables
                "WHERE file IN (SELECT file FROM reports)",
                [[_literal(str(path))]],
            )


def _fill_units(connection: "DuckDBPyConnection") -> None:
    """Which reports are of one unit, which no question could tell by itself."""
    asked = "SELECT file, unit, province, city, county FROM reports WHERE unit IS NOT NULL"
    rows = connection.execute(asked).fetchall()
    files = [row[0] for row in rows]
    units = [whose(unit, Place(where, city or "", county or "") if where else None)
             for _, unit, where, city, county in rows]  # fmt: skip
    connection.execute(
        f"CREATE TABLE {UNITS} AS SELECT unnest(?::VARCHAR[]) AS file, unnest(?::INTEGER[]) AS number",
        [files, numbered(units)],
    )


def _literal(path: str) -> str:
    """A path that stands for itself alone."""
    return _SIGNS.sub(lambda sign: f"[{sign[0]}]", path)


def _type(column: Column) -> str:
    if isinstance(column.type, str):
        return _TYPES[column.type]
    inner = ", ".join(f'"{item.name}" {_type(item)}' for item in column.type)
    return f"STRUCT({inner})[]"


def _check_one(sql: str) -> None:
    """InputError unless it is one statement that asks."""
    import duckdb  # noqa: PLC0415 - an extra, slow to load

    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise _mistake(error) from None
    if len(statements) != 1:
        raise InputError(
            f"一次问一句；给出的是 {len(statements)} 句。", f"Ask one statement at a time, not {len(statements)}."
        )
    kind = statements[0].type.name
    if kind != "SELECT":
        raise _only_reading(kind)


def _within(sql: str) -> str:
    """A statement as a table within another, which none that writes can be, and whose columns all differ in name.

    It is planned and not run; to have its plan written out (EXPLAIN) takes minutes where it holds long words.
    """
    return f"SELECT * FROM (\n{sql.rstrip().removesuffix(';')}\n) AS asked LIMIT 0"  # noqa: S608 - that is what is asked


def _mistake(error: Exception) -> InputError:
    """Why DuckDB would not answer."""
    import duckdb  # noqa: PLC0415 - an extra, slow to load

    said = str(error)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if isinstance(error, duckdb.PermissionException):
        return InputError(
            "只能问语料里的表，不能读写文件、连别的数据库或改设置。",
            "Only the tables of the corpus can be asked; files, other databases and settings are out of reach.",
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return _too_large()
    if "WITH clause containing" in said or "read-only" in said:
        return _only_reading("WITH")
    if isinstance(error, duckdb.CatalogException) and (unknown := _NO_TABLE.search(said)):
        tables = [*TABLES, *COPIED]
        return InputError(
            f"没有叫 {unknown[1]} 的表；有 {'、'.join(tables)}，各列用 DESCRIBE reports 这样的一句列出。",
            f"There is no table {unknown[1]}; there are {', '.join(tables)}, and DESCRIBE reports lists its columns.",
        )
    told = next((line for line in lines if line.startswith(("Candidate", "Did you mean"))), "")
    what = f"{lines[0] if lines else said} {told}".strip()[:_LONGEST]
    return InputError(f"SQL 有误：{what}", f"There is a mistake in the SQL: {what}")


def _check_many(rows: int) -> None:
    if rows > MOST_ROWS:
        raise InputError(
            f"结果超过 {MOST_ROWS // 10_000} 万行；请加条件或 LIMIT。",
            f"The answer has more than {MOST_ROWS:,} rows; add a condition or LIMIT.",
        )


def _only_reading(kind: str) -> InputError:
    return InputError(
        f"只能查询（SELECT），不能改动或写出（{kind}）。",
        f"Only questions (SELECT) are taken, nothing that changes or writes ({kind}).",
    )


def _too_large() -> InputError:
    return InputError(
        "这个问题要的内存超过 1 GB；请少选几列，加条件或 LIMIT。",
        "The question takes more than 1 GB; choose fewer columns, add a condition or LIMIT.",
    )


def _too_long() -> InputError:
    return InputError(
        "问得太久，已停止；请加条件，或用 --seconds 多给些时间。",
        "The question took too long and was stopped; add a condition, or more time with --seconds.",
    )
