"""The work that is shared out: batches of reports, each audited by itself, with what every worker has to know."""

import hashlib
import json
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Final, NamedTuple

import fazhi
from fazhi.audit import audit
from fazhi.catalogue import default_folder
from fazhi.corpus.batch import why_not
from fazhi.corpus.hints import taken_in
from fazhi.corpus.parquet import pack
from fazhi.corpus.remote import fetch, is_remote
from fazhi.corpus.rows import Rows, no_rows, rows_of
from fazhi.evidence import Searcher, compile_rules
from fazhi.intake import Asked, Intake, find_kept, recorded_in, take_file, take_kept
from fazhi.model.both import Both
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.obligation import Catalogue
from fazhi.model.record import FILE as RECORD
from fazhi.reading.limits import MOST_BYTES

_ROOMS: Final = tuple(
    "across catalogue evidence laws model patterns reading records rules wordlists yamlfile".split()  # noqa: SIM905
)
_FILES: Final = (
    *"audit.py clock.py expressions.py intake.py places.py remembered.py whose.py".split(),  # noqa: SIM905
    *"corpus/hints.py corpus/rows.py corpus/tables.py corpus/work.py".split(),  # noqa: SIM905
)
"""The code that decides what an audit and its rows come to."""
_WORDS: Final = ("across.yaml", "divisions.txt", "reading.yaml", "rules.yaml")
"""The words that do, and are no part of the catalogue, which tells its own digest."""


class Item(NamedTuple):
    """One report to audit."""

    file: str
    """Its name in the results."""
    location: str
    """Where it lies: a path or an address."""
    asked: Asked
    signature: str
    """Digest of everything that its audit depends on, but for what is said of it."""

    @property
    def told(self) -> dict[str, str]:
        """What is said of it."""
        return {name: str(value) for name, value in self.asked.known.items()}


Batch = Sequence[Item]


class Failure(NamedTuple):
    """A file of which no audit could be made."""

    file: str
    kind: str
    """`unread`, `killed`, `stuck` or `fault`."""
    why: Both


class Done(NamedTuple):
    """A batch that came back."""

    batch: Batch
    packs: dict[str, bytes]
    """Its rows, packed."""
    failures: Sequence[Failure]
    """Those that failed."""


@dataclass(frozen=True)
class Setup:
    """What every worker has to know."""

    catalogue: Catalogue
    engine: str
    kept: Path | None
    """Where a project keeps its reports."""

    @cached_property
    def rules(self) -> Searcher:
        """The catalogue's rules, compiled once a process."""
        return compile_rules(self.catalogue)

    def __getstate__(self) -> dict[str, object]:
        """What goes to another process; it compiles the rules for itself."""
        return {name: value for name, value in self.__dict__.items() if name != "rules"}

    def audit(self, batch: Batch, begun: Callable[[int], object] = lambda _at: None) -> Done:
        """Audit each report of a batch; `begun` is told which one comes next."""
        rows, failures = no_rows(), list[Failure]()
        for at, item in enumerate(batch):
            begun(at)
            made = self._rows(item)
            for name, some in made.items():
                rows[name] += some
            failures += [Failure(item.file, row["kind"], Both(row["why"], row["why_en"])) for row in made["failures"]]
        return Done(batch, pack(rows), failures)

    def _rows(self, item: Item) -> Rows:
        told = [f"{name}={value}" for name, value in item.told.items()]
        about = {"file": item.file, "told": told, "engine": self.engine, "signature": item.signature}
        try:
            with at_hand(item.location) as path:
                taken, from_path = taken_in(path, item.file, item.asked, self._take)
            found = audit(self.catalogue, taken.report, taken.records, item.asked.law_year, self.rules)
            return rows_of(found, about, from_path)
        except (InputError, CatalogueError, OSError) as error:
            return failed(item, self, "unread", why_not(error))
        except Exception as error:  # one report at which fazhi fails must not stop the others
            place = traceback.extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__} {Path(place.filename).name}:{place.lineno}"
            why = Both(f"软件出错（{said}），是 fazhi 的缺陷", f"a defect of fazhi ({said})")
            return failed(item, self, "fault", why)

    def _take(self, path: Path, asked: Asked) -> Intake:
        return take_alone(self.kept, path, asked)


def take_alone(kept: Path | None, path: Path, asked: Asked) -> Intake:
    """A report by itself: what a project keeps is none of what a corpus is compared with."""
    alone = replace(asked, alone=True)
    return take_kept(path, alone) if path.is_dir() else take_file(path, alone, kept)


def failed(item: Item, setup: Setup, kind: str, why: Both) -> Rows:
    """The rows of a file of which no audit could be made."""
    rows = no_rows()
    rows["failures"].append(
        {
            "file": item.file,
            "kind": kind,
            "why": why.zh,
            "why_en": why.en,
            "catalogue_digest": setup.catalogue.digest,
            "engine": setup.engine,
            "signature": item.signature,
        }
    )
    return rows


def item_of(file: str, location: str, asked: Asked, setup: Setup, recorded: Callable[[Path], bool]) -> Item:
    """A report to audit, with the digest of its file, of what is recorded of it, and of catalogue and engine.

    `recorded` is `may_be_recorded`, asked once for each folder.
    """
    parts = [_content(location, setup.kept, recorded), file, asked.law_year, setup.catalogue.digest, setup.engine]
    return Item(file, location, asked, hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32])


def may_be_recorded(folder: Path) -> bool:
    """Whether records lie beside the files of a folder, or in the project around it."""
    return (folder / RECORD).is_file() or find_kept(folder.resolve()) is not None


@cache
def engine() -> str:
    """Version of fazhi and a digest of its code and words: two that differ may judge differently."""
    home, total = Path(fazhi.__file__).parent, hashlib.sha256()
    files = [*(path for room in _ROOMS for path in (home / room).rglob("*.py")), *(home / name for name in _FILES)]
    for path in sorted(files):
        total.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    for name in _WORDS:
        total.update(name.encode() + b"\0" + (default_folder() / name).read_bytes())
    return f"{fazhi.__version__}+{total.hexdigest()[:8]}"


@contextmanager
def at_hand(location: str) -> Iterator[Path]:
    """What lies at a path or an address as a file of this machine."""
    if not is_remote(location):
        yield Path(location)
        return
    with tempfile.TemporaryDirectory(prefix="fazhi-") as folder:
        path = Path(folder) / location.rpartition("/")[2]
        path.write_bytes(fetch(location, MOST_BYTES + 1))
        yield path


def _content(location: str, kept: Path | None, recorded: Callable[[Path], bool]) -> str:
    """A digest of the report's file and of what is recorded of it."""
    try:
        if is_remote(location):
            return hashlib.sha256(fetch(location, MOST_BYTES + 1)).hexdigest()
        path = Path(location)
        if path.is_dir():
            return _digest(sorted(each for each in path.iterdir() if each.is_file()))
        folder = recorded_in(path, kept) if kept or recorded(path.parent) else None
        return _digest([path, *(sorted(folder.glob("*.yaml")) if folder else ())])
    except (OSError, InputError) as error:
        return f"unread {error}"


def _digest(paths: Sequence[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        size = path.stat().st_size
        total.update(f"{path.name} {size}\0".encode())
        if size <= MOST_BYTES:  # what is larger is refused unread
            total.update(path.read_bytes())
    return total.hexdigest()
