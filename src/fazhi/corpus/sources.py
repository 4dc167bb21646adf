"""Which reports make up a corpus: those of a folder, of a pattern, of an address, or those that a manifest lists."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from os.path import commonpath
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

from fazhi.corpus.files import SIGNS, files_named, is_report
from fazhi.corpus.manifest import SUFFIXES, Manifest, read_manifest
from fazhi.corpus.remote import is_remote, listing
from fazhi.intake import Asked
from fazhi.model.errors import InputError
from fazhi.model.record import FILE as RECORD

_TOLD: Final = 5
"""Files that are named where many are missing."""


@dataclass(frozen=True, slots=True)
class Source:
    """The reports of a corpus."""

    name: str
    """The folder, pattern, address or manifest in full, by which results know what they are of."""
    root: str
    """The folder that the names of its files begin at; without a slash at its end."""
    files: Sequence[str]
    """Their names, sorted, with forward slashes; of those outside the root in full."""
    manifest: Manifest | None

    def location(self, file: str) -> str:
        """Where a file lies."""
        return file if is_remote(file) or PurePath(file).is_absolute() else f"{self.root}/{file}"

    def asked(self, file: str, asked: Asked) -> Asked:
        """What is said of a file: by the manifest, else of all."""
        return asked if self.manifest is None else self.manifest.about(self.location(file), asked)

    def unlisted(self) -> list[str]:
        """Files that the manifest has no row for."""
        if self.manifest is None:
            return []
        return [file for file in self.files if not self.manifest.has(self.location(file))]


def source_of(named: str, here: Path, manifest: Manifest | None) -> Source:
    """The corpus that was named; what a manifest says of its files goes with it.

    Raises:
        InputError: It has no report, cannot be listed, or a manifest is none, or lists what is not there.
    """
    if is_remote(named):
        return _remote(named, manifest)
    path = here / named
    if path.is_file() and path.suffix.lower() in SUFFIXES:
        return _listed(read_manifest(path))
    root = _root(named, here)
    found = [Path(here / file).absolute() for file in files_named([named], here)]
    missing = [str(file) for file in found if not file.exists()]
    if missing:
        raise InputError(f"{named} 不存在；请核对路径。", f"{named} does not exist; check the path.")
    files = sorted(file.relative_to(root).as_posix() for file in found)
    _check_names(named, [root.as_posix(), *files])
    return Source(path.absolute().as_posix(), root.as_posix(), files, manifest)


def name_in(file: str, named: Sequence[str], here: Path) -> str:
    """A report's name in the corpus that a folder, pattern or file named from `here` is."""
    path = (here / file).absolute()
    root = next((root for each in named if path.is_relative_to(root := _root(each, here))), path.parent)
    return path.relative_to(root).as_posix()


def _check_names(named: str, files: Sequence[str]) -> None:
    """InputError for names that are no text, as an archive of Windows unpacked elsewhere leaves them.

    Results know files by name, and a name that is none is a report that nobody misses.
    """
    odd = [file for file in files if any("\ud800" <= sign <= "\udfff" for sign in file)]
    if odd:
        told, more = "、".join(odd[:_TOLD]), len(odd) > _TOLD
        raise InputError(
            f"{named} 里 {len(odd)} 个文件的名称不是 UTF-8（{told}{' 等' if more else ''}），"
            "多半是在 Windows 上打包的；请改名，如 convmv -r -f gbk -t utf-8 --notest 文件夹，"
            "或者用 unzip -O gbk 重新解开。",
            f"The names of {len(odd)} files of {named} are not UTF-8 ({', '.join(odd[:_TOLD])}"
            f"{' and others' if more else ''}), as an archive made on Windows leaves them; rename them, as by convmv "
            "-r -f gbk -t utf-8 --notest FOLDER, or unpack it anew with unzip -O gbk.",
        )


def named_as(source: Source, known: Collection[str]) -> Source:
    """A corpus with its files named as the results know them that were made from a folder in it.

    A manifest that was written for a folder lies beside it, and its rows begin with the folder's name; audited from
    the manifest, the reports are the same ones, and their audits and what was found of copies stand.
    """
    listed = PurePath(source.name).suffix.lower() in SUFFIXES and source.manifest is not None
    if not listed or any(is_remote(file) or PurePath(file).is_absolute() for file in source.files):
        return source
    shared = commonpath([PurePosixPath(file).parent for file in source.files])
    heads = [folder.as_posix() for folder in (PurePosixPath(shared), *PurePosixPath(shared).parents)]
    best = max(reversed(heads), key=lambda head: sum(_below(file, head) in known for file in source.files))
    files = [_below(file, best) for file in source.files]
    return source if best == "." else replace(source, root=f"{source.root}/{best}", files=files)


def _below(file: str, head: str) -> str:
    return file if head == "." else file.removeprefix(f"{head}/")


def _root(named: str, here: Path) -> Path:
    """The folder that was named, or the one above what was."""
    path = (here / named).absolute()
    if path.is_dir() and not (path / RECORD).is_file():
        return path
    if path.exists():
        return path.parent
    fixed = [part for part in path.parts if not SIGNS & set(part)]
    return Path(*path.parts[: next((at for at, part in enumerate(path.parts) if SIGNS & set(part)), len(fixed))])


def _remote(named: str, manifest: Manifest | None) -> Source:
    plain = named.rstrip("/")
    root = plain
    while SIGNS & set(root):
        root = root.rpartition("/")[0]
    try:
        found = listing(plain)
    except OSError as error:
        raise InputError(
            f"{named} 不能列出（{error}）；请核对地址和权限。",
            f"{named} cannot be listed ({error}); check address and permissions.",
        ) from None
    kept = [each for each in found if is_report(each)]
    if not kept:
        raise InputError(
            f"{named} 里没有可读的报告；请核对地址。", f"{named} holds no report that can be read; check the address."
        )
    head = f"{root}/"
    if not all(each.startswith(head) for each in kept):  # the library writes the address otherwise
        head = kept[0][: kept[0].index("://") + 3]
    return Source(plain, head.rstrip("/"), sorted(each.removeprefix(head) for each in kept), manifest)


def _listed(manifest: Manifest) -> Source:
    """The files of a manifest; all must be there, for a name that is wrong is a report that nobody misses."""
    root = manifest.path.absolute().parent
    source = Source(manifest.path.absolute().as_posix(), root.as_posix(), sorted(manifest.told), manifest)
    if not source.files:
        raise InputError(f"{manifest.path.name} 里没有报告。", f"{manifest.path.name} lists no report.")
    paths = [location for location in map(source.location, source.files) if not is_remote(location)]
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        told, more = "、".join(missing[:_TOLD]), len(missing) > _TOLD
        raise InputError(
            f"{manifest.path.name} 列出的 {len(missing)} 个文件不存在（{told}{' 等' if more else ''}）；请改正清单。",
            f"{len(missing)} files of {manifest.path.name} do not exist ({', '.join(missing[:_TOLD])}"
            f"{' and others' if more else ''}); correct the manifest.",
        )
    return source
