"""In which format a command writes: the one that is named, else the one that the file's suffix says."""

from collections.abc import Mapping
from pathlib import Path

from fazhi.model.both import Both
from fazhi.model.errors import InputError


def format_wanted(told: str | None, output: str | None, suffixes: Mapping[str, str], what: Both) -> str:
    """The format asked for, else that of the file's suffix, else text.

    Args:
        told: A format by its name.
        output: The file to write.
        suffixes: The format of each suffix, with the dot.
        what: What is to be written, as a sentence begins with it; may be empty in Chinese.

    Raises:
        InputError: The suffix is of no format that is written here, or of another one than was told.
    """
    suffix = Path(output or "").suffix.lower()
    meant = suffixes.get(suffix)
    if suffix and meant is None:
        raise InputError(
            f"{what.zh}不能写成 {suffix}；可用的后缀：{'、'.join(suffixes)}。",
            f"{what.en} cannot be written as {suffix}; suffixes are {', '.join(suffixes)}.",
        )
    wanted = told or meant or "text"
    if meant not in {None, wanted}:
        raise other_suffix(output or "", wanted)
    return wanted


def other_suffix(output: str, wanted: str) -> InputError:
    """That the suffix of the file says another format than the one to write."""
    return InputError(
        f"--output {output} 的后缀与内容不符：这里写出 {wanted} 格式；请改其一。",
        f"The suffix of --output {output} says something else than {wanted}; change one of them.",
    )


def not_for_terminal(name: str, suffix: str = "") -> InputError:
    """That a format is no text; its files end in `suffix`, where that is not its name behind a dot."""
    file = suffix or f".{name}"
    return InputError(
        f"{name} 不是文本，不能显示在终端；请加 --output 文件{file}。",
        f"{name} is no text and cannot be shown at a terminal; add --output FILE{file}.",
    )
