"""Files at an address such as s3://… or memory://…: the only file that knows fsspec."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from fazhi.extras import install
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


def local_path(location: str) -> Path | None:
    """The path that a location is or that file://… stands for; None for what lies elsewhere."""
    if location.startswith("file://"):
        return Path(url2pathname(urlsplit(location).path))
    return None if is_remote(location) else Path(location)


def names_below(folder: str) -> list[str]:
    """The files below a folder at an address, as they are named from it; none where there is no such folder.

    Raises:
        InputError: There can be no such address.
        OSError: It cannot be listed.
    """
    with _told(folder):
        import fsspec  # noqa: PLC0415 - an extra

        files, path = fsspec.core.url_to_fs(folder)
        files.invalidate_cache()  # somebody else may have written meanwhile
        head = f"{path.rstrip('/')}/"
        return sorted(name.removeprefix(head) for name in files.find(path) if name.startswith(head))


def download(location: str, path: Path) -> None:
    """Copy what lies at an address into a file; OSError where it cannot be, FileNotFoundError where there is none."""
    with _told(location):
        import fsspec  # noqa: PLC0415 - an extra

        files, there = fsspec.core.url_to_fs(location)
        path.parent.mkdir(parents=True, exist_ok=True)
        files.get_file(there, str(path))


def upload(path: Path, location: str) -> None:
    """Copy a file to an address; OSError where it cannot be."""
    with _told(location):
        import fsspec  # noqa: PLC0415 - an extra

        files, there = fsspec.core.url_to_fs(location)
        files.makedirs(there.rpartition("/")[0], exist_ok=True)
        files.put_file(str(path), there)


def remove(location: str) -> None:
    """Delete a file or folder at an address, if it is there; OSError where it cannot be."""
    with _told(location):
        import fsspec  # noqa: PLC0415 - an extra

        files, there = fsspec.core.url_to_fs(location)
        if files.exists(there):
            files.rm(there, recursive=True)


@contextmanager
def _told(location: str) -> Iterator[None]:
    try:
        yield
    except (InputError, OSError):
        raise
    except ImportError as error:
        if error.name == "fsspec":
            raise InputError(
                f"读 {location} 要装的库没有装（fsspec）；请运行 {install('corpus')}。",
                f"A library that {location} needs is missing (fsspec): run {install('corpus')}.",
            ) from None
        said = error.name or str(error)
        raise InputError(
            f"读 {location} 还缺一个这种云存储要的库（{said}）；请自己装上，如 python -m pip install s3fs。",
            f"A library for this kind of storage is missing ({said}) to read {location}; install it, as by "
            "python -m pip install s3fs.",
        ) from None
    except ValueError as error:
        raise InputError(
            f"{location} 不是能读的地址（{error}）；请核对。", f"{location} is no address that can be read ({error})."
        ) from None
    except Exception as error:  # what libraries of cloud storage raise: no credentials, no such bucket
        said = f"{type(error).__name__}: {error}".rstrip(": ")
        raise InputError(
            f"不能读写 {location}（{said}）；请核对地址、网络和凭据。",
            f"Cannot read or write {location} ({said}); check address, network and credentials.",
        ) from None
