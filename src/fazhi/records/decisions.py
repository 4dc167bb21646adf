"""decisions.yaml: what reviewers have said, a log to which events are only added, each sealed with those before it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from fazhi.disk import sweep, why, write_whole
from fazhi.model.decision import FIRST, Decision, first_altered
from fazhi.model.errors import AlteredError, InputError
from fazhi.records.lines import LIMIT, events_of, with_lines
from fazhi.yamlfile import Problems, raise_if_any, read_bytes

FILE: Final = "decisions.yaml"
PATIENCE: Final = 30
"""Seconds to wait for another who is writing."""


class Log(tuple[Decision, ...]):
    """The events of a log in which nothing was altered, and its file as it was read."""

    written = b""
    """Empty where there is no file."""

    @classmethod
    def of(cls, events: Iterable[Decision], written: bytes) -> "Log":
        """These events, as they lie in a file of these bytes."""
        log = cls(events)
        log.written = written
        return log


def read_decisions(folder: Path, problems: Problems | None = None) -> tuple[Decision, ...]:
    """The log of the report in a folder, an empty one where it has none; not whether it was altered.

    Raises:
        CatalogueError: It has mistakes, and `problems`, where they would be noted, was not given.
    """
    return _read(folder, problems)


def verify(folder: Path) -> Log:
    """The log, if nothing was altered in it.

    Raises:
        AlteredError: Something was, and which event shows it first.
    """
    log = _read(folder, None)
    altered = first_altered(log)
    if altered is not None:
        raise AlteredError(
            f"{folder / FILE} 的第 {altered} 条与校验值不符：有人改过、删过或插入过；请从备份恢复，再核对。",
            f"Event {altered} of {folder / FILE} does not fit its seal: it was altered, dropped or put there; restore "
            "the file from a copy and check it.",
        )
    return log


def append(folder: Path, log: Sequence[Decision], *events: Decision) -> Log:
    """Add events to the log that was read, all or none, and store it; the log as it lies there now.

    Raises:
        InputError: Somebody else has added to the log meanwhile, or it cannot be written.
        AlteredError: The log was altered; nothing is added to such a one.
    """
    log = log or Log()
    with alone(folder):
        written = _still(folder, log)
        added = list(_sealed(events, log))
        data = with_lines(written, added)
        if len(data) > LIMIT:
            raise InputError(
                f"{FILE} 超过 {LIMIT >> 20} MB，没有写入；请把这份报告另行登记，接着复核。",
                f"{FILE} would be larger than {LIMIT >> 20} MB and was not written; add the report anew and go on.",
            )
        try:
            write_whole(folder / FILE, data, durable=True)
        except OSError as error:
            reason = why(error)
            raise InputError(
                f"{folder / FILE} 无法写入（{reason.zh}），没有改动；请检查权限和磁盘。",
                f"{folder / FILE} cannot be written ({reason.en}) and is as it was; check permissions and disk.",
            ) from None
    return Log.of((*log, *added), data)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others on this machine from adding meanwhile; the system lets go however the process ends.

    Where what locks is not installed, or has no place, the file that was read is still compared just before it is
    written over.
    """
    with ExitStack() as held:
        try:
            from filelock import FileLock, Timeout  # noqa: PLC0415 - an extra
        except ImportError:
            pass
        else:
            name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
            try:
                import tempfile  # noqa: PLC0415 - 3 ms, and an audit only reads

                place = Path(tempfile.gettempdir()) / f"fazhi-{name}-log.lock"
                held.enter_context(FileLock(place, timeout=PATIENCE, is_singleton=True))
                sweep(folder / FILE)
            except Timeout:
                raise InputError(
                    f"另有人正在写 {FILE}，等了 {PATIENCE} 秒；请稍后再试。",
                    f"Somebody else is writing {FILE} after {PATIENCE} seconds; try again later.",
                ) from None
            except OSError:
                pass
        yield


def _read(folder: Path, problems: Problems | None) -> Log:
    path = folder / FILE
    if not path.is_file():
        return Log()
    noted = problems or Problems.of(path)
    data = read_bytes(path, noted, LIMIT)
    log = Log.of(() if data is None else events_of(data, path.name, noted), data or b"")
    if problems is None:
        raise_if_any([noted])
    return log


def _sealed(events: Iterable[Decision], log: Sequence[Decision]) -> Iterator[Decision]:
    """The events with their numbers, and each sealed with the one before."""
    before = log[-1].digest if log else FIRST
    for number, event in enumerate(events, len(log) + 1):
        unsealed = replace(event, number=number, before=before, digest="")
        before = unsealed.sealed
        yield replace(unsealed, digest=before)


def _still(folder: Path, log: Sequence[Decision]) -> bytes:
    """The file as it lies there, if it is the one that was read.

    Of a file that was read and verified the bytes are compared: to read it again would take many times as long.
    """
    path = folder / FILE
    data = path.read_bytes() if path.is_file() else b""
    if not (isinstance(log, Log) and log.written == data) and verify(folder) != tuple(log):
        raise InputError(
            f"{FILE} 刚被别人更新过，没有写入；请重新运行。",
            f"{FILE} was just changed by somebody else and nothing was written; run this again.",
        )
    return data
