"""Reports at an address such as s3://… or memory://…: the only file that knows fsspec."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from fazhi.model.errors import InputError

_MARK: Final = "://"


def is_remote(location: str) -> bool:
    """Whether it is an address and no path."""
    return _MARK in location


def fetch(location: str, most: int) -> bytes:
    """The bytes at an address, no more than `most` of them.

    Raises:
        InputError: fsspec is not installed, or what it needs for such an address.
        OSError: They cannot be fetched.
    """
    with _told(location):
        import fsspec  # noqa: PLC0415 - an extra

        with fsspec.open(location, "rb") as file:
            return bytes(file.read(most))


def listing(location: str) -> list[str]:
    """The addresses of the files below a folder at an address, or of those that match a pattern.

    Raises:
        InputError: It cannot be listed.
    """
    with _told(location):
        import fsspec  # noqa: PLC0415 - an extra

        files, path = fsspec.core.url_to_fs(location)
        found = files.glob(path) if set(path) & set("*?[") else files.find(path)
        return sorted(files.unstrip_protocol(name) for name in found if files.isfile(name))


@contextmanager
def _told(location: str) -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise InputError(
            f"读 {location} 要装的库没有装（{error.name or 'fsspec'}）；请运行 python -m pip install 'fazhi[corpus]'，"
            "云存储另装 fsspec 所要的库（如 s3fs）。",
            f"A library that {location} needs is missing ({error.name or 'fsspec'}): run python -m pip install "
            "'fazhi[corpus]', and for cloud storage what fsspec asks for (such as s3fs).",
        ) from None
    except ValueError as error:
        raise InputError(
            f"{location} 不是能读的地址（{error}）；请核对。", f"{location} is no address that can be read ({error})."
        ) from None
