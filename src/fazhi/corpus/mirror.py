"""Results at an address: a copy here is worked on, and what is added to it goes there part by part.

Adding to results takes a rename and a lock, which stores of objects have not. So parts are written here, whole, then
copied there, and the index that names them last: whoever is killed leaves there what counted before, and the next run,
on whatever machine, goes on from there. The copy here is a cache and can be thrown away.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from fazhi.corpus.remote import download, fetch, names_below, remove, upload
from fazhi.disk import write_whole
from fazhi.model.errors import InputError

INDEX, PARTS = "index", "parts"
PART: Final = re.compile(r"\.?\d{20}-\d+-of-\d+-\d+")
"""What parts are called; nothing else is read, written or deleted, whatever an index, an address or a link leads to."""
_INDEX: Final = re.compile(rf"{INDEX}/\d+-of-\d+\.json")
_TABLE: Final = re.compile(r"[a-z]+\.parquet")
INSTRUMENTS: Final = "instruments.json"
"""What the articles that results cite are of."""
BESIDE: Final = ("copied.parquet", "copies.parquet", INSTRUMENTS)
"""Files that may lie beside the parts."""
_TRIES: Final = 3
"""How often results are fetched where a run that ended meanwhile has put other parts in the place of some."""
_LARGEST: Final = 64 * 1024 * 1024
"""Bytes of an index: it names parts and nothing else."""


class Mirror:
    """The results at one address, and where they are copied to here."""

    def __init__(self, address: str, use: str) -> None:
        self.address = address.rstrip("/")
        self.folder = _caches() / f"{hashlib.sha256(self.address.encode()).hexdigest()[:16]}-{use}"
        """Of each shard by itself, and of those who read: what one works on no other may sweep away."""
        self._seen: dict[str, bytes] = {}
        """The indexes as they were when this last read or wrote them."""
        self._there: set[str] = set()
        """The parts that lie there whole."""

    def pull(self) -> None:
        """Make the copy here what lies there.

        Raises:
            InputError: It cannot be read.
        """
        with self._told("读取", "read"):
            for left in reversed(range(_TRIES)):
                try:
                    self._pull()
                except FileNotFoundError:
                    if not left:
                        raise
                else:
                    return

    def _pull(self) -> None:
        names = names_below(self.address)
        indexes = [name for name in names if _INDEX.fullmatch(name)]
        self._seen = {name: fetch(f"{self.address}/{name}", _LARGEST) for name in indexes}
        named = set().union(*(_parts_of(data) for data in self._seen.values())) if self._seen else set()
        for name in named:
            if not (self.folder / PARTS / name).is_dir():
                self._fetch(name, [each for each in names if each.startswith(f"{PARTS}/{name}/")])
        for path in (self.folder / INDEX).glob("*.json"):
            if path.relative_to(self.folder).as_posix() not in self._seen:
                path.unlink()
        for name, data in self._seen.items():
            (self.folder / INDEX).mkdir(parents=True, exist_ok=True)
            write_whole(self.folder / name, data)
        for path in (self.folder / PARTS).glob("*"):
            if path.name not in named:
                shutil.rmtree(path, ignore_errors=True)
        self._there = named
        for name in (each for each in names if each in BESIDE):
            write_whole(self.folder / name, fetch(f"{self.address}/{name}", _LARGEST * 16))

    def put_beside(self, path: Path) -> None:
        """Copy a file that lies beside the parts; InputError where it cannot be."""
        with self._told("写入", "write to"):
            upload(path, f"{self.address}/{path.name}")

    def _fetch(self, part: str, names: Iterable[str]) -> None:
        draft = self.folder / PARTS / f".{part}.{os.getpid()}"
        draft.mkdir(parents=True, exist_ok=True)
        try:
            for name in names:
                last = name.rpartition("/")[2]
                if _TABLE.fullmatch(last):
                    download(f"{self.address}/{name}", draft / last)
            with suppress(FileExistsError):
                draft.replace(self.folder / PARTS / part)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def put(self, index: Path, parts: Iterable[str]) -> None:
        """Copy the parts that are not there yet, then the index that names them.

        Raises:
            InputError: Somebody else has written it meanwhile, or it cannot be written.
        """
        name = f"{INDEX}/{index.name}"
        with self._told("写入", "write to"):
            self._check(name)
            for part in parts:
                if part not in self._there:
                    for path in sorted((self.folder / PARTS / part).iterdir()):
                        upload(path, f"{self.address}/{PARTS}/{part}/{path.name}")
                    self._there.add(part)
            upload(index, f"{self.address}/{name}")
            self._seen[name] = index.read_bytes()

    def _check(self, name: str) -> None:
        """InputError where an index is no more what this last saw."""
        try:
            now = fetch(f"{self.address}/{name}", _LARGEST)
        except FileNotFoundError:
            now = None
        if now != self._seen.get(name):
            raise InputError(
                f"另一次核查正在往 {self.address} 里写；请等它做完，再运行一次。",
                f"Another run is writing to {self.address}; wait until it is done, then run again.",
            )

    def drop(self, index: str) -> None:
        """Delete an index that another one has taken over; InputError where it cannot be."""
        with self._told("写入", "write to"):
            remove(f"{self.address}/{INDEX}/{index}")
        self._seen.pop(f"{INDEX}/{index}", None)

    def sweep(self, dead: Callable[[str], bool]) -> None:
        """Delete the parts that are dead by their names; InputError where they cannot be."""
        with self._told("写入", "write to"):
            head = f"{PARTS}/"
            there = {name.split("/")[1] for name in names_below(self.address) if name.startswith(head)}
            for part in there:
                if PART.fullmatch(part) and dead(part):
                    remove(f"{self.address}/{PARTS}/{part}")
                    self._there.discard(part)

    def clear(self) -> None:
        """Delete all there is of the results, and nothing else; InputError where it cannot be."""
        with self._told("写入", "write to"):
            for name in (INDEX, PARTS):
                remove(f"{self.address}/{name}")
        self._seen, self._there = {}, set()

    @contextmanager
    def _told(self, zh: str, en: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise InputError(
                f"无法{zh} {self.address}（{error}）；已经写到的都在，请核对地址、网络和权限后再运行一次。",
                f"Cannot {en} {self.address} ({error}); what got there is kept: check address, network and "
                "permissions, then run again.",
            ) from None


def _parts_of(index: bytes) -> set[str]:
    """The parts that an index names; none of one that is broken, which is told where it is read."""
    try:
        return {name for name in map(str, json.loads(index)["parts"]) if PART.fullmatch(name)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return set()


def _caches() -> Path:
    """Where copies lie: in the folder that the user keeps caches in, else among temporary files."""
    told = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = Path(told) if told else Path.home() / ".cache"
    folder = home / "fazhi" / "results"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir()) / "fazhi-results"
    return folder
