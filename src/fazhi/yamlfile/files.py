"""From a file on disk to what it says."""

import stat
from pathlib import Path
from typing import TypeVar

from fazhi.disk import why
from fazhi.yamlfile.events import LIMIT, parse, too_large
from fazhi.yamlfile.kinds import Kind
from fazhi.yamlfile.problems import Problems

T = TypeVar("T")


def read_file(path: Path, kind: Kind[T], problems: Problems) -> T:
    """What a file says, with every mistake in it noted; a stand-in where nothing can be read."""
    data = read_bytes(path, problems)
    return kind.stand_in() if data is None else read_data(data, path.name, kind, problems)


def read_data(data: bytes, name: str, kind: Kind[T], problems: Problems, limit: int = LIMIT) -> T:
    """What a file of these bytes says; see `read_file`."""
    root = parse(data, problems, limit)
    value = None if root is None else kind.read(root, name, problems)
    return kind.stand_in() if value is None else value


def read_bytes(path: Path, problems: Problems, limit: int = LIMIT) -> bytes | None:
    """The file's bytes; None, and a mistake noted, where there is none or too much."""
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):  # a pipe or a device may never end
            problems.add(0, "不是普通文件，请换成文件", "no regular file; put a file there")
            return None
        if status.st_size > limit:
            told = too_large(limit)
            problems.add(0, told.zh, told.en)
            return None
        return path.read_bytes()
    except FileNotFoundError:
        problems.add(0, "缺少这个文件，请补上", "the file is missing; add it")
    except (OSError, ValueError) as error:
        reason = why(error)
        problems.add(0, f"文件无法读取：{reason.zh}", f"the file cannot be read: {reason.en}")
    return None
