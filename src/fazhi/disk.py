"""The disk: files written whole or not at all, and in words why something on it cannot be read or written."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from fazhi.model.both import Both

_WHY: Final = {
    errno.EPERM: Both("不允许这样做", "not permitted"),
    errno.ENOENT: Both("没有这个文件或文件夹", "no such file or folder"),
    errno.EIO: Both("读写设备出错", "the device failed"),
    errno.EBADF: Both("已经关闭", "it is closed"),
    errno.EACCES: Both("没有权限", "permission denied"),
    errno.EBUSY: Both("正被占用", "it is in use"),
    errno.EEXIST: Both("已经存在", "it is there already"),
    errno.EXDEV: Both("在另一个磁盘上", "it lies on another disk"),
    errno.ENOTDIR: Both("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EISDIR: Both("是文件夹", "it is a folder"),
    errno.EINVAL: Both("名称或操作无效", "invalid name or operation"),
    errno.ENFILE: Both("系统打开的文件太多", "too many files are open on this machine"),
    errno.EMFILE: Both("打开的文件太多", "too many files are open"),
    errno.EFBIG: Both("文件太大", "the file is too large"),
    errno.ENOSPC: Both("磁盘已满", "no space is left on the disk"),
    errno.EROFS: Both("磁盘只读", "the disk is read-only"),
    errno.EPIPE: Both("对方已不再读取", "nobody reads it any more"),
    errno.ENAMETOOLONG: Both("名称太长", "the name is too long"),
    errno.ENOTEMPTY: Both("文件夹不是空的", "the folder is not empty"),
    errno.ELOOP: Both("符号链接互相指向", "symbolic links point at each other"),
    errno.EADDRINUSE: Both("端口已被占用", "the port is in use"),
    errno.EADDRNOTAVAIL: Both("地址不可用", "the address is not available"),
    errno.ETIMEDOUT: Both("等待超时", "it took too long"),
    errno.ESTALE: Both("网络磁盘上的文件已经失效", "the file on the network disk is gone"),
}
if hasattr(errno, "EDQUOT"):
    _WHY[errno.EDQUOT] = Both("磁盘配额已用完", "the disk quota is used up")


_LONGEST_NAME = 100
"""Characters of a name that a sentence tells."""


def why(error: BaseException) -> Both:
    """In a few words without any path, why a file could not be read or written."""
    number = getattr(error, "errno", None)
    if number in _WHY:
        return _WHY[number]
    if isinstance(error, RuntimeError):  # what pathlib says of a loop of links before Python 3.13
        return _WHY[errno.ELOOP]
    if isinstance(error, ValueError):
        return Both("名称含有不能用的字符", "the name holds a character that cannot be")
    if number is None:
        return Both("操作系统没有说明原因", "the operating system gives no reason")
    return Both(f"操作系统错误 {number}", f"error {number} of the operating system: {os.strerror(number)}")


def disk_sentence(error: OSError) -> Both:
    """A failure that nobody nearer to it has put into words as a sentence."""
    reason = why(error)
    if error.filename is None and error.errno == errno.ENOENT and not _working_folder_is_there():
        return Both(
            "错误：当前所在的文件夹已经不在；请用 cd 换到另一个文件夹再运行。",
            "Error: the folder you are in is gone; cd to another and run this again.",
        )
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    name = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return Both(
        f"错误：{f'“{name}”' if name else ''}无法读写（{reason.zh}）；请检查路径和权限。",
        f"Error: cannot read or write{f' {name}' if name else ''} ({reason.en}); check path and permissions.",
    )


def _working_folder_is_there() -> bool:
    try:
        return bool(os.getcwd())  # noqa: PTH109 - a name is all that is asked for
    except OSError:
        return False


def write_whole(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write a file beside its place and put it there in one step, so that nobody ever sees half of it.

    A file that is there keeps its permissions; a device or pipe is written to as it is. OSError where it cannot be.
    `durable` waits until the disk itself has it, against a power cut.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    draft = path.with_name(f".{path.name[:60]}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        if durable:
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            draft.chmod(path.stat().st_mode & 0o7777)
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Remove what runs that were ended while they wrote a file have left beside it; for who alone may write it."""
    with suppress(OSError):
        for draft in path.parent.glob(f".{path.name[:60]}.*.part"):
            draft.unlink(missing_ok=True)
