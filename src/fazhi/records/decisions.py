"""decisions.yaml: what reviewers have said, a log to which events are only added, each sealed with those before it."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from fazhi.disk import why, write_whole
from fazhi.model.decision import FIRST, Decision, Place, Verdict, first_altered
from fazhi.model.errors import AlteredError, InputError
from fazhi.records.specs import DECISIONS, DECISIONS_SCHEMA, DecisionRecord
from fazhi.yamlfile import Problems, raise_if_any, read_file
from fazhi.yamlfile.write import quoted

FILE: Final = "decisions.yaml"
PATIENCE: Final = 30
"""Seconds to wait for another who is writing."""
_HEAD: Final = (
    "# 复核意见：只增不改，每条带着前一条的校验值；撤销也是一条。由 fazhi decide 写入，勿手改，fazhi verify 会发现。\n"
    "# Decisions of reviewers: a log that only grows, each event sealed with the one before; revoking adds one too.\n"
)


def read_decisions(folder: Path, problems: Problems | None = None) -> tuple[Decision, ...]:
    """The log of the report in a folder, an empty one where it has none; not whether it was altered.

    Raises:
        CatalogueError: It has mistakes, and `problems`, where they would be noted, was not given.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    noted = problems or Problems.of(path)
    records = read_file(path, DECISIONS, noted).log
    if problems is None:
        raise_if_any([noted])
    return tuple(_decision(record) for record in records)


def verify(folder: Path) -> tuple[Decision, ...]:
    """The log, if nothing was altered in it.

    Raises:
        AlteredError: Something was, and which event shows it first.
    """
    log = read_decisions(folder)
    altered = first_altered(log)
    if altered is not None:
        raise AlteredError(
            f"{folder / FILE} 的第 {altered} 条与校验值不符：有人改过、删过或插入过；请从备份恢复，再核对。",
            f"Event {altered} of {folder / FILE} does not fit its seal: it was altered, dropped or put there; restore "
            "the file from a copy and check it.",
        )
    return log


def append(folder: Path, log: Sequence[Decision], event: Decision) -> Decision:
    """Add an event to the log that was read, and store it; the event as it was sealed.

    Raises:
        InputError: Somebody else has added to the log meanwhile, or it cannot be written.
        AlteredError: The log was altered; nothing is added to such a one.
    """
    before = log[-1].digest if log else FIRST
    unsealed = replace(event, number=len(log) + 1, before=before, digest="")
    sealed = replace(unsealed, digest=unsealed.sealed)
    written = decisions_text(log) if log else ""
    with _alone(folder):
        if not _is_still(folder, log, written.encode()):
            raise InputError(
                f"{FILE} 刚被别人更新过，没有写入；请重新运行。",
                f"{FILE} was just changed by somebody else and nothing was written; run this again.",
            )
        try:
            whole = written + "".join(f"{line}\n" for line in _lines(sealed)) if log else decisions_text([sealed])
            write_whole(folder / FILE, whole.encode(), durable=True)
        except OSError as error:
            reason = why(error)
            raise InputError(
                f"{folder / FILE} 无法写入（{reason.zh}），没有改动；请检查权限和磁盘。",
                f"{folder / FILE} cannot be written ({reason.en}) and is as it was; check permissions and disk.",
            ) from None
    return sealed


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
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
                held.enter_context(FileLock(Path(tempfile.gettempdir()) / f"fazhi-{name}-log.lock", timeout=PATIENCE))
                for draft in folder.glob(f".{FILE}.*.part"):  # of one that was ended while it wrote
                    draft.unlink(missing_ok=True)
            except Timeout:
                raise InputError(
                    f"另有人正在写 {FILE}，等了 {PATIENCE} 秒；请稍后再试。",
                    f"Somebody else is writing {FILE} after {PATIENCE} seconds; try again later.",
                ) from None
            except OSError:
                pass
        yield


def _is_still(folder: Path, log: Sequence[Decision], written: bytes) -> bool:
    """Whether the log on disk is the one that was read, and nothing in it was altered.

    A file that this program wrote is compared as it lies there: to read it would take five times as long.
    """
    path = folder / FILE
    if (path.read_bytes() if path.is_file() else b"") == written and first_altered(log) is None:
        return True
    return verify(folder) == tuple(log)


def decisions_text(log: Sequence[Decision]) -> str:
    """The file as text."""
    lines = [f"schema: {DECISIONS_SCHEMA}", "log:" if log else "log: []"]
    for event in log:
        lines.extend(_lines(event))
    return _HEAD + "\n".join(lines) + "\n"


def _lines(event: Decision) -> Iterator[str]:
    yield f"  - number: {event.number}"
    yield f"    obligation: {event.obligation}"
    yield f"    verdict: {event.verdict}"
    if event.place is not None:
        at = event.place
        path = ", ".join(map(quoted, at.path))
        yield (
            f"    place: {{start: {at.start}, end: {at.end}, digest: {quoted(at.digest)}, part: {at.part}, "
            f"path: [{path}]}}"
        )
    if event.strength is not None:
        yield f"    strength: {event.strength.key}"
    if event.conclusion is not None:
        yield f"    conclusion: {event.conclusion}"
    if event.revokes is not None:
        yield f"    revokes: {event.revokes}"
    yield f"    reviewer: {quoted(event.reviewer)}"
    if event.role is not None:
        yield f"    role: {quoted(event.role)}"
    yield f"    time: {quoted(event.time)}"
    if event.note is not None:
        yield f"    note: {quoted(event.note)}"
    yield f"    text: {quoted(event.text)}"
    yield f"    duty: {quoted(event.duty)}"
    yield f"    before: {quoted(event.before)}"
    yield f"    digest: {quoted(event.digest)}"


def _decision(record: DecisionRecord) -> Decision:
    at = record.place
    return Decision(
        number=record.number,
        obligation=record.obligation,
        verdict=Verdict(record.verdict),
        place=None if at is None else Place(at.start, at.end, at.digest, at.part, tuple(at.path)),
        strength=record.strength,
        conclusion=record.conclusion,
        revokes=record.revokes,
        reviewer=record.reviewer,
        role=record.role,
        time=record.time,
        note=record.note,
        text=record.text,
        duty=record.duty,
        before=record.before,
        digest=record.digest,
    )
