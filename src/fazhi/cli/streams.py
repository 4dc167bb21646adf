"""What the command writes and where: always UTF-8, whole files or none, and quiet when nobody listens any more."""

import io
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from fazhi.model.errors import InputError
from fazhi.output.words.quote import neutral

_WIDTH = 80
_NARROWEST, _WIDEST = 40, 100


class OutputError(InputError):
    """The output cannot be written."""


def use_utf8() -> None:
    """Make both streams speak UTF-8 whatever the locale; what cannot be encoded is spelt out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(text: str | bytes) -> None:
    """Write to standard output, bytes as they are; a reader that has gone away, as after `| head`, is no error."""
    try:
        if isinstance(text, str):
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _deafen()
    except OSError as error:
        _deafen()
        raise _unwritten("标准输出", "standard output", error) from None


def complain(sentences: Iterable[str]) -> None:
    """Write sentences to standard error, one a line, made safe."""
    with suppress(OSError):
        sys.stderr.write("".join(f"{neutral(sentence)}\n" for sentence in sentences))
        sys.stderr.flush()


def save(data: bytes, path: Path, source: Path) -> None:
    """Write a file whole or not at all; the report itself is never overwritten.

    Raises:
        OutputError: The file cannot be written, or is the report.
    """
    target = path.resolve()
    if target == source.resolve():
        raise OutputError(
            f"--output {path} 就是报告本身；请另给一个文件名。",
            f"--output {path} is the report itself; name another file.",
        )
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)
        else:
            _replace(data, target)
    except OSError as error:
        raise _unwritten(str(path), str(path), error) from None


def save_bytes(data: bytes, target: Path) -> None:
    """Write a file whole or not at all, making the folders it lies in.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(data, target)
    except OSError as error:
        raise _unwritten(str(target), str(target), error) from None


def coloured(choice: str) -> bool:
    """Whether to colour: as told, or where standard output is a terminal and nobody has asked for none."""
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty()


def width() -> int:
    """Columns of the terminal within reason; 80 where there is none."""
    try:
        wide = os.get_terminal_size(sys.stdout.fileno()).columns or _WIDTH
    except (OSError, ValueError):
        return _WIDTH
    return min(max(wide, _NARROWEST), _WIDEST)


def _replace(data: bytes, target: Path) -> None:
    """Write beside the target and put it in its place in one step."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _deafen() -> None:
    """Turn standard output to nowhere, so that the interpreter's last flush does not fail too."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unwritten(zh: str, en: str, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"无法写入{zh}（{reason}）；请检查位置和权限。", f"Cannot write {en} ({reason}); check place and permissions."
    )
