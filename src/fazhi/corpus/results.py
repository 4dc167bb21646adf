"""The results, in a folder or at an address: parts that are added whole, and an index that says which of them count.

A part is a folder with a Parquet file for each table; an index names parts. A part that no index names does not count,
so whoever is killed while writing leaves nothing behind that anybody sees. Where a file has rows in two parts, those of
the later part count; when a run ends the others are taken out. Each shard has an index of its own.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from fazhi.corpus.mirror import INDEX, PART, PARTS, Mirror
from fazhi.corpus.parquet import Damaged, read_columns, write_again, write_packed
from fazhi.corpus.remote import local_path
from fazhi.corpus.tables import SCHEMA
from fazhi.disk import why, write_whole
from fazhi.model.errors import InputError

MOST_PARTS: Final = 200
"""Above so many parts neighbours are joined."""
_FEWEST: Final = 1000
"""Reports that a joined part has at the least, if there are so many."""
_FAILURE: Final = ("kind", "why", "why_en")


class Aim(NamedTuple):
    """What results are of: those of something else are not added to them."""

    source: str
    """The folder, pattern or manifest."""
    catalogue: str
    """Digest of the catalogue."""
    engine: str


class Known(NamedTuple):
    """What results hold of a file."""

    part: str
    signature: str
    failure: str = ""
    """What kind of failure it is; empty for a report."""
    why: str = ""
    why_en: str = ""
    told: tuple[str, ...] = ()
    """What was said of it."""


@dataclass(slots=True)
class Index:
    """The parts that one shard has written."""

    path: Path
    aim: Aim | None = None
    parts: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path, name: str) -> Self:
        """An index as it stands, of results of that name.

        Raises:
            InputError: It cannot be read, or is of another version.
        """
        try:
            told: Mapping[str, Any] = json.loads(path.read_bytes())
            schema = str(told["schema"])
            aim = Aim(**{name: str(told[name]) for name in Aim._fields}) if schema == SCHEMA else None
            parts = [_plain(name) for name in told["parts"]] if aim else []
        except OSError as error:
            raise _unreadable(name, why(error).zh, why(error).en) from None
        except (ValueError, TypeError, KeyError, RecursionError):
            raise _unreadable(name, "不是语料结果的索引", "it is no index of results") from None
        if aim is None:
            raise InputError(
                f"{name} 里的结果是另一个版本（{schema}，现在是 {SCHEMA}）；请加 --renew 重新核查。",
                f"The results in {name} are of another version ({schema}, now {SCHEMA}); audit again with --renew.",
            )
        return cls(path, aim, parts)

    def write(self) -> None:
        """Put it there in one step."""
        told = {"schema": SCHEMA, **(self.aim._asdict() if self.aim else {}), "parts": self.parts}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.path, json.dumps(told, ensure_ascii=False, indent=1).encode(), durable=True)


class Shard(NamedTuple):
    """One of several runs that share the work; by itself a run is 1 of 1."""

    number: int = 1
    of: int = 1

    @classmethod
    def told(cls, words: str) -> Self:
        """The shard that words such as 2/8 name.

        Raises:
            InputError: There is no such shard.
        """
        number, _, of = words.partition("/")
        if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            raise InputError(
                f"--shard {words} 不可用；请写成 2/8 这样：共八份里的第二份。",
                f"--shard {words} cannot be; write it as 2/8: the second of eight.",
            )
        return cls(int(number), int(of))

    @property
    def name(self) -> str:
        """What its index is called."""
        return f"{self.number}-of-{self.of}"

    @property
    def whole(self) -> bool:
        """Whether it is all the work."""
        return self.of == 1


class Results:
    """The results in a folder, for whoever reads them or, within `writing`, adds to them."""

    def __init__(self, folder: Path, shard: Shard = Shard(), mirror: Mirror | None = None) -> None:  # noqa: B008 - a tuple of numbers
        self.folder, self.shard, self._mirror = folder, shard, mirror
        self._own = folder / INDEX / f"{shard.name}.json"
        self.index = Index(self._own)
        self.others: list[Index] = []

    @classmethod
    def at(cls, location: str, shard: Shard | None = None) -> Self:
        """Results in a folder, or at an address, with a copy of them here; with a shard to write, else to read."""
        path = local_path(location)
        if path is not None:
            return cls(path, shard or Shard())
        mirror = Mirror(location, shard.name if shard else "read")
        return cls(mirror.folder, shard or Shard(), mirror)

    @classmethod
    def of(cls, location: Path | str) -> Self:
        """Results to be read, in a folder or at an address.

        Raises:
            InputError: There are none, or they are of another version.
        """
        results = cls.at(location) if isinstance(location, str) else cls(location)
        results.load()
        if not results.indexes:
            raise InputError(
                f"{location} 里没有核查结果；请先用 fazhi corpus audit 文件夹 --out {location}。",
                f"{location} holds no results; make them with fazhi corpus audit FOLDER --out {location}.",
            )
        return results

    @property
    def name(self) -> str:
        """How they are told of: their folder or address."""
        return self._mirror.address if self._mirror else str(self.folder)

    def load(self, *, renew: bool = False) -> None:
        """Read every index there is.

        Args:
            renew: Throw all away where an index cannot be read or is of another version.

        Raises:
            InputError: One is, and nothing is to be thrown away.
        """
        if self._mirror:
            self._mirror.pull()
        paths = sorted((self.folder / INDEX).glob("*.json")) if self.folder.is_dir() else []
        try:
            read = {path: Index.read(path, self.name) for path in paths}
        except InputError:
            if not renew:
                raise
            self._clear()
            return
        self.index = read.pop(self._own, Index(self._own))
        self.others = list(read.values())

    @property
    def indexes(self) -> list[Index]:
        """Those that were read."""
        return [*([self.index] if self.index.aim else []), *self.others]

    @property
    def parts(self) -> list[str]:
        """The parts that count, the earliest first."""
        return sorted({name for index in (self.index, *self.others) for name in index.parts})

    def path(self, part: str) -> Path:
        """The folder of a part."""
        return self.folder / PARTS / part

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Nobody else writes the same results meanwhile.

        Raises:
            InputError: Somebody does.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - an extra

        (self.folder / INDEX).mkdir(parents=True, exist_ok=True)
        names = {self._own.with_suffix(".lock")}
        if self.shard.whole:
            names |= {path.with_suffix(".lock") for path in (self.folder / INDEX).glob("*.json")}
        with ExitStack() as held:
            for name in sorted(names):
                try:
                    held.enter_context(FileLock(name, timeout=0))
                except Timeout:
                    raise InputError(
                        f"另一次核查正在往 {self.name} 里写；请等它做完。",
                        f"Another run is writing to {self.name}; wait until it is done.",
                    ) from None
            yield

    def _clear(self) -> None:
        """Throw away what is there, of whatever version."""
        for path in (self.folder / INDEX).glob("*.json"):
            path.unlink()
        self._delete(lambda _: True)
        if self._mirror:
            self._mirror.clear()
        self.index, self.others = Index(self._own), []

    def _delete(self, dead: Callable[[str], bool]) -> None:
        """Delete such parts, and nothing that is none or lies where a link leads."""
        there = self.folder / PARTS
        with suppress(FileNotFoundError):
            for path in () if there.is_symlink() else list(there.iterdir()):
                if dead(path.name) and PART.fullmatch(path.name):
                    shutil.rmtree(path, ignore_errors=True)

    def begin(self, aim: Aim) -> None:
        """Note what the run is of; a run of everything takes over what shards have written."""
        self.index.aim = aim
        if self.shard.whole and self.others:
            taken, self.others = self.others, []
            self.index.parts = sorted({*self.index.parts, *(name for index in taken for name in index.parts)})
            self._write()
            for index in taken:
                index.path.unlink()
                if self._mirror:
                    self._mirror.drop(index.path.name)
        else:
            self._write()
        self._sweep()

    def put_beside(self, files: Mapping[str, bytes]) -> None:
        """Write files beside the parts, by their names: what is made of the reports and of no part."""
        for name, data in files.items():
            write_whole(self.folder / name, data)
            if self._mirror:
                self._mirror.put_beside(self.folder / name)

    def _write(self) -> None:
        """Put the index there, and where results lie at an address what it names before."""
        self.index.write()
        if self._mirror:
            self._mirror.put(self.index.path, self.index.parts)

    def known(self, *, mend: bool = False) -> dict[str, Known]:
        """What there is of each file.

        Args:
            mend: Leave out a part that cannot be read, so that its files are audited again.

        Raises:
            InputError: A part cannot be read, and is not to be left out.
        """
        found: dict[str, Known] = {}
        for part in self.parts:
            try:
                rows = [
                    (file, Known(part, mark, told=tuple(told)))
                    for file, mark, told in self._columns(part, "reports", "told")
                ]
                rows += [(file, Known(part, *more)) for file, *more in self._columns(part, "failures", *_FAILURE)]
            except Damaged:
                if not mend:
                    raise self._damaged(part) from None
                self._drop(part)
            else:
                found.update(rows)
        return found

    def _columns(self, part: str, table: str, *more: str) -> Iterator[tuple[Any, ...]]:
        return read_columns(self.path(part), table, ("file", "signature", *more))

    def _drop(self, part: str) -> None:
        for index in (self.index, *self.others):
            index.parts = [name for name in index.parts if name != part]

    def held(self) -> dict[str, list[str]]:
        """The parts that can be read, each with the files in it whose rows do not count."""
        known = self.known()
        found: dict[str, list[str]] = {}
        for part in self.parts:
            files = {row[0] for table in ("reports", "failures") for row in self._columns(part, table)}
            found[part] = sorted(file for file in files if known[file].part != part)
        return found

    def facts(self, known: Mapping[str, Known], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Some columns of the reports that count, the first of them `file`; InputError as in `rows`."""
        return self.rows(known, "reports", columns)

    def rows(self, known: Mapping[str, Known], table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Some columns of the rows of a table that count, the first of them `file`.

        Raises:
            InputError: A part cannot be read.
        """
        for part in self.parts:
            try:
                found = read_columns(self.path(part), table, columns)
            except Damaged:
                raise self._damaged(part) from None
            for row in found:
                if (held := known.get(row[0])) is not None and held.part == part:
                    yield row

    def _damaged(self, part: str) -> InputError:
        return InputError(
            f"{self.name} 的 {part} 读不了；请再运行一次 fazhi corpus audit，它会重新核查其中的报告。",
            f"{part} of {self.name} cannot be read; fazhi corpus audit again audits what it held.",
        )

    def add(self, packs: Sequence[Mapping[str, bytes]]) -> str:
        """Batches of rows as one more part; its name."""
        with self._new() as (name, folder):
            write_packed(folder, packs)
        self.index.parts.append(name)
        self._write()
        return name

    def close(self, known: dict[str, Known]) -> None:
        """Take out the rows that do not count, of files that are not in `known` or have later ones; join small parts.

        `known` is what is to be left, and is told where it now lies. Other shards' parts are left to them.
        """
        live: dict[str, list[str]] = {name: [] for name in self.parts}
        for file, item in known.items():
            live[item.part].append(file)
        for part in list(self.index.parts):
            held = {row[0] for table in ("reports", "failures") for row in self._columns(part, table)}
            if len(held) > len(live[part]):
                self._again([part], live)
        if len(self.index.parts) > MOST_PARTS:
            self._join(live)
        self._sweep()
        for part, files in live.items():
            for file in files:
                if known[file].part != part:
                    known[file] = known[file]._replace(part=part)

    def _join(self, live: dict[str, list[str]]) -> None:
        """Make few parts of many: each has a hundredth of the reports, or a thousand where that is more."""
        least = max(_FEWEST, sum(map(len, live.values())) // (MOST_PARTS // 2))
        groups: list[list[str]] = [[]]
        for part in sorted(self.index.parts):
            groups[-1].append(part)
            if sum(len(live[name]) for name in groups[-1]) >= least:
                groups.append([])
        for group in groups:
            if len(group) > 1:  # what is large by itself stays
                self._again(group, live)

    def _again(self, parts: Sequence[str], live: dict[str, list[str]]) -> None:
        """Write what counts of these parts as one new part in their place, if anything does."""
        counting = {part: live.pop(part) for part in parts}
        sources = {self.path(part): files for part, files in counting.items() if files}
        kept = [name for name in self.index.parts if name not in parts]
        if sources:
            with self._new() as (name, folder):
                write_again(folder, sources)
            kept.append(name)
            live[name] = [file for files in sources.values() for file in files]
        self.index.parts = kept
        self._write()

    @contextmanager
    def _new(self) -> Iterator[tuple[str, Path]]:
        """A folder to write a part into, which gets its name when it is whole."""
        name = f"{time.time_ns():020d}-{self.shard.name}-{os.getpid()}"
        draft = self.path(f".{name}")
        draft.mkdir(parents=True)
        try:
            yield name, draft
            draft.replace(self.path(name))
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _sweep(self) -> None:
        """Delete the folders of this shard that no index names: of a run that was killed, and what was written anew."""
        named = set(self.parts)

        def dead(name: str) -> bool:
            return name not in named and (self.shard.whole or f"-{self.shard.name}-" in name)

        self._delete(dead)
        if self._mirror:
            self._mirror.sweep(dead)


def _plain(name: object) -> str:
    """The name of a part, which leads nowhere else; ValueError for another."""
    if not isinstance(name, str) or not PART.fullmatch(name):
        raise ValueError(name)
    return name


def _unreadable(name: str, zh: str, en: str) -> InputError:
    return InputError(
        f"{name} 的索引无法读取（{zh}）；请加 --renew 重新核查。",
        f"The index of {name} cannot be read ({en}); audit again with --renew.",
    )
