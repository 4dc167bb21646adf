"""New folders, whole or not at all."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from fazhi.cli.streams import OutputError
from fazhi.disk import why
from fazhi.model.errors import InputError


def make_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files of these names into a new folder, made beside it and put in its place once it is complete.

    Raises:
        InputError: Something is there already that is no empty folder.
        OutputError: The folder cannot be made.
    """
    whole = Path(os.path.abspath(target))  # noqa: PTH100 - a link stays the link that was named
    draft = whole.parent / f".{whole.name[:60]}.{os.getpid()}.part"
    try:
        refuse_what_is_there(target)
        for name, data in files:
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        _put_in_place(draft, target)
    except OSError as error:
        reason = why(error)
        raise OutputError(
            f"无法建立 {target}（{reason.zh}）；请检查位置和权限。",
            f"Cannot make {target} ({reason.en}); check place and permissions.",
        ) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def refuse_what_is_there(target: Path) -> None:
    """Refuse a place where no new folder can be made; what takes long asks this first."""
    empty = target.is_dir() and not any(target.iterdir())
    if os.path.lexists(target) and not empty:
        raise InputError(
            f"{target} 已经存在，而且不是空文件夹；请另给一个名称。",
            f"{target} is there already and is no empty folder; name another.",
        )
    if not target.absolute().parent.is_dir():
        raise InputError(
            f"{target} 的上一级文件夹不存在；请先建立。",
            f"The folder that {target} is to lie in is not there; make it first.",
        )


def _put_in_place(draft: Path, target: Path) -> None:
    """In one step; an empty folder that is there stays the same folder, for a shell may stand in it."""
    if not target.exists():
        draft.rename(target)
        return
    for path in sorted(draft.iterdir()):
        path.rename(target / path.name)
