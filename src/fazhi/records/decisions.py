"""decisions.yaml: what reviewers have said, a log to which events are only added, each sealed with those before it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Final

from fazhi.disk import sweep, why, write_whole
from fazhi.model.both import Both
from fazhi.model.decision import FIRST, Decision, first_altered
from fazhi.model.errors import AlteredError, InputError, Mistake
from fazhi.records.lines import LIMIT, each_line, events_of, with_lines
from fazhi.yamlfile import Problems, read_bytes

FILE: Final = "decisions.yaml"
PATIENCE: Final = 30
"""Seconds to wait for another who is writing."""
_NO_MORE: Final = Both("", "")


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


def read_decisions(folder: Path) -> Log:
    """The log of the report in a folder, an empty one where it has none; not whether its events fit their seals.

    Raises:
        AlteredError: It is not written as a log is.
    """
    path = folder / FILE
    if not path.is_file():
        return Log()
    noted = Problems.of(path)
    data = read_bytes(path, noted, LIMIT)
    events = () if data is None else events_of(data, path.name, noted)
    if noted.mistakes:
        raise _unreadable(min(noted.mistakes), _broken(data or b""))
    return Log.of(events, data or b"")


def verify(folder: Path) -> Log:
    """The log, if nothing was altered in it.

    Raises:
        AlteredError: Something was, and which event shows it first.
    """
    log = read_decisions(folder)
    refuse_altered(folder, log)
    return log


def refuse_altered(folder: Path, log: Sequence[Decision]) -> None:
    """AlteredError for a log of which something was altered: what follows from it may be nobody's word."""
    altered = first_altered(log)
    if altered is not None:
        raise _altered(Problems.of(folder / FILE).file, altered)


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


def _altered(file: str, number: int, why: Both = _NO_MORE) -> AlteredError:
    return AlteredError(
        f"{file} 的第 {number} 条与校验值不符{why.zh}：有人改过、删过或插入过；请从备份恢复，再核对。",
        f"Event {number} of {file} does not fit its seal{why.en}: it was altered, dropped or put there; restore the "
        "file from a copy and check it.",
    )


def _unreadable(mistake: Mistake, number: int | None) -> AlteredError:
    """That a log is not written as one is: by its first event that is not, and the first mistake there."""
    line = Both(f"第 {mistake.line} 行", f"line {mistake.line}") if mistake.line else Both("文件", "the file")
    if number is not None:
        why = Both(f"（{line.zh}：{mistake.zh}）", f" ({line.en}: {mistake.en})")
        return _altered(mistake.file, number, why)
    return AlteredError(
        f"{mistake.file} 不是写入时的样子（{line.zh}：{mistake.zh}）：有人改过；请从备份恢复，再核对。",
        f"{mistake.file} is not as it was written ({line.en}: {mistake.en}): it was altered; restore the file from a "
        "copy and check it.",
    )


def _broken(data: bytes) -> int | None:
    """The first event, by its place, that is not as it was written; None where it cannot be told."""
    lines = list(each_line(data))
    whole = [event for event in takewhile(lambda event: event is not None, lines) if event is not None]
    return first_altered(whole) or (len(whole) + 1 if len(whole) < len(lines) else None)


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
