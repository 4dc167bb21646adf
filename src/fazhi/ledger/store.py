"""The ledger in a report's folder, changed by one at a time and in one step."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from fazhi.disk import sweep, why
from fazhi.model.errors import InputError
from fazhi.model.ledger import Export, Ledger
from fazhi.records import ledger_digest, ledger_text, read_ledger, write_ledger
from fazhi.records.ledger import FILE as LEDGER
from fazhi.sheets import NO_LIBRARY
from fazhi.yamlfile.events import LIMIT

PATIENCE: Final = 30
"""Seconds to wait for another who is writing."""
_MOST_EXPORTS: Final = 200
"""Exports that are remembered; what is older and came back is taken for the oldest."""


@contextmanager
def changing(folder: Path, patience: float = PATIENCE) -> Iterator["Changing"]:
    """Keep others on this machine from changing the ledger meanwhile; the system lets go however the process ends.

    Raises:
        InputError: Another was still at it when patience ended, or what locks is not installed.
    """
    try:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError.of(NO_LIBRARY) from None
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    with ExitStack() as held:
        try:
            held.enter_context(FileLock(Path(tempfile.gettempdir()) / f"fazhi-{name}.lock", timeout=patience))
            sweep(folder / LEDGER)
        except Timeout:
            raise InputError(
                f"另有人正在写 {folder.name} 的台账，等了 {patience:g} 秒；请稍后再试。",
                f"Somebody else is writing the ledger of {folder.name} after {patience:g} seconds; try again later.",
            ) from None
        except OSError:
            pass  # without a place for the lock, what was read is still compared before it is written over
        yield Changing(folder)


class Changing:
    """A ledger that is being changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digest = ledger_digest(folder)
        self.ledger = read_ledger(folder)
        """As it was found."""

    def undo(self, wrote: Path | None) -> None:
        """Put back what was found, where what belongs to it could not be written."""
        if wrote is not None and self._digest:
            write_ledger(self._folder, self.ledger)
        elif wrote is not None:
            wrote.unlink(missing_ok=True)

    def write(self, ledger: Ledger) -> Path | None:
        """Put the new one in its place; None where nothing changed.

        Raises:
            InputError: It was changed by another hand meanwhile, or cannot be written.
        """
        if ledger_text(ledger) == ledger_text(self.ledger):
            return None
        if ledger_digest(self._folder) != self._digest:
            raise InputError(
                f"{self._folder.name} 的 ledger.yaml 刚刚被改动，没有写入；请再运行一次。",
                f"ledger.yaml of {self._folder.name} was changed meanwhile and nothing was written; run this again.",
            )
        if len(ledger_text(ledger).encode()) > LIMIT:
            raise InputError(
                f"{self._folder.name} 的台账超过 {LIMIT >> 20} MB，没有写入；请把长的答复改成材料的名称或文号。",
                f"The ledger of {self._folder.name} would be larger than {LIMIT >> 20} MB and was not written; name "
                "papers instead of copying them.",
            )
        try:
            return write_ledger(self._folder, ledger)
        except OSError as error:
            reason = why(error)
            raise InputError(
                f"{self._folder.name} 的 ledger.yaml 无法写入（{reason.zh}），没有改动；请检查权限和磁盘。",
                f"ledger.yaml of {self._folder.name} cannot be written ({reason.en}) and is as it was; check "
                "permissions and disk.",
            ) from None


def with_export(ledger: Ledger, exports: list[Export]) -> Ledger:
    """The ledger that knows of these exports as its newest; one that said the same before is the same."""
    known = {item.id: item for item in ledger.exports}
    new = [known.get(item.id, item) for item in exports]
    ids = {item.id for item in new}
    kept = [item for item in ledger.exports if item.id not in ids]
    if ledger.exports[-len(new) :] == tuple(new):
        return ledger
    return replace(ledger, exports=tuple([*kept, *new][-_MOST_EXPORTS:]))
