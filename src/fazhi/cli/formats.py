"""How a command shows what it found: in which format, language and colours."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from fazhi.cli.streams import coloured, width
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.output.formats import Options, promises_another

_ENDINGS: Final = {"text": (".txt",), "html": (".html", ".htm")}
"""How files of a format end where that is not its name behind a dot."""


def format_wanted(told: str | None, output: str | None, formats: Iterable[str], what: Both) -> str:
    """The format asked for, else that of the file's suffix, else text.

    Args:
        told: A format by its name.
        output: The file to write.
        formats: The names of those that are written here.
        what: What is to be written, as a sentence begins with it; may be empty in Chinese.

    Raises:
        InputError: The suffix promises something that is not written here, or another format than was told.
    """
    suffixes = {suffix: name for name in formats for suffix in _ENDINGS.get(name, (f".{name}",))}
    suffix = Path(output or "").suffix.lower()
    meant = suffixes.get(suffix)
    if meant is None and promises_another(suffix):
        raise InputError(
            f"{what.zh}不能写成 {suffix}；可用的后缀：{'、'.join(suffixes)}。",
            f"{what.en} cannot be written as {suffix}; suffixes are {', '.join(suffixes)}.",
        )
    wanted = told or meant or "text"
    if meant not in {None, wanted}:
        raise InputError(
            f"--output {output} 的后缀与内容不符：这里写出 {wanted} 格式；请改其一。",
            f"The suffix of --output {output} says something else than {wanted}; change one of them.",
        )
    return wanted


def view(language: str, colour: str, output: str | None = None) -> Options:
    """How to show it where nothing else was said; a file is coloured only when that was."""
    painted = colour == "always" if output else coloured(colour)
    return Options(language=language, colour=painted, width=width())


def refuse_terminal(name: str, output: str | None, suffix: str = "") -> None:
    """Refuse to show at a terminal what is no text.

    Args:
        name: The format, which is no text.
        output: The file to write, if any.
        suffix: How its files end, where that is not its name behind a dot.
    """
    if output is None and sys.stdout.isatty():
        file = suffix or f".{name}"
        raise InputError(
            f"{name} 不是文本，不能显示在终端；请加 --output 文件{file}。",
            f"{name} is no text and cannot be shown at a terminal; add --output FILE{file}.",
        )
