"""What the command writes and where: always UTF-8, whole files or none, and quiet when nobody listens any more."""

import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from fazhi.disk import why, write_whole
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.output.words.quote import neutral

_WIDTH = 80
_NARROWEST, _WIDEST = 40, 100
_SHOWN = 20
"""Sentences of one kind at the end of a run."""


class OutputError(InputError):
    """The output cannot be written."""


class _Closed(io.TextIOBase):
    """In place of a standard output that was closed before the program began: writing to it fails as it should."""

    def write(self, _text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def use_utf8() -> None:
    """Make both streams speak UTF-8 whatever the locale; what cannot be encoded is spelt out."""
    if sys.stdout is None:
        sys.stdout = _Closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(text: str | bytes) -> None:
    """Write to standard output, bytes as they are; a reader that has gone away, as after `| head`, is no error."""
    try:
        if isinstance(text, str):
            sys.stdout.write(text)
        elif isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
        else:  # a program that calls `main` may have put something else in its place
            sys.stdout.write(text.decode())
        sys.stdout.flush()
    except BrokenPipeError:
        deafen()
    except OSError as error:
        deafen()
        raise _unwritten("标准输出", "standard output", error) from None


def complain(sentences: Iterable[str]) -> None:
    """Write sentences to standard error, one a line, made safe."""
    if sys.stderr is None:
        return
    with suppress(OSError):
        sys.stderr.write("".join(f"{neutral(sentence)}\n" for sentence in sentences))
        sys.stderr.flush()


def first_of(sentences: Sequence[str], where: object, language: str) -> Iterator[str]:
    """The first of many sentences, and how many there are besides; `where` has them all, if it is anything."""
    yield from sentences[:_SHOWN]
    if len(sentences) > _SHOWN:
        rest = len(sentences) - _SHOWN
        yield pick(
            language,
            f"……另有 {rest} 处{f'，都在 {where} 里' if where else ''}。",
            f"... and {rest} more{f'; all are in {where}' if where else ''}.",
        )


def deliver(made: str | bytes, output: str | None, *sources: Path, language: str) -> None:
    """Write what a command made, the same bytes to the file that was named or else to standard output.

    A person at a terminal is told that the file was written; a program reads nothing but what it asked for.

    Raises:
        OutputError: The file cannot be written, or is one of the sources.
    """
    data = made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")
    if output is None:
        put(data)
    else:
        save(data, Path(output), *sources)
        if sys.stdout.isatty() and Path(output).is_file():
            put(neutral(pick(language, f"已写入 {output}", f"Wrote {output}")) + "\n")


def save(data: bytes, path: Path, *sources: Path) -> None:
    """Write a file whole or not at all, making the folders it lies in; none of the sources is ever overwritten.

    Raises:
        OutputError: The file cannot be written, or is one of the sources.
    """
    target = refuse_own(path, sources)
    try:
        if path.exists() and not path.is_file():  # a device has no name but its own
            target = path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)
    except (OSError, ValueError) as error:
        raise _unwritten(str(path), str(path), error) from None


def refuse_own(path: Path, sources: Iterable[Path] = ()) -> Path:
    """Where a file is to be written, in full; none of what was read is ever overwritten.

    Raises:
        OutputError: It is one of the sources, or cannot be.
    """
    try:
        target, own = path.resolve(), {source.resolve() for source in sources}
    except (OSError, RuntimeError, ValueError) as error:
        raise _unwritten(str(path), str(path), error) from None
    if target in own:
        raise OutputError(
            f"--output {path} 就是报告本身；请另给一个文件名。",
            f"--output {path} is the report itself; name another file.",
        )
    return target


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
    except (AttributeError, OSError, ValueError):
        return _WIDTH
    return min(max(wide, _NARROWEST), _WIDEST)


def deafen() -> None:
    """Turn standard output to nowhere, so that the interpreter's last flush does not fail too."""
    with suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unwritten(zh: str, en: str, error: Exception) -> OutputError:
    reason = why(error)
    return OutputError(
        f"无法写入{zh}（{reason.zh}）；请检查位置和权限。",
        f"Cannot write {en} ({reason.en}); check place and permissions.",
    )
