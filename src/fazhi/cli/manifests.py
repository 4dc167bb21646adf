"""Manifests as commands on many reports write and speak of them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fazhi.cli.streams import complain, save_bytes
from fazhi.corpus.manifest import Listed, Manifest, read_manifest
from fazhi.corpus.remote import is_remote
from fazhi.model.both import pick
from fazhi.output.pages.manifest import check_manifest, manifest_bytes


def manifest_told(table: Path | None) -> Manifest | None:
    """What a manifest says; None where there is none of that name yet and one is to be written.

    Raises:
        InputError: It cannot be used, or one of that name cannot be written.
    """
    if table is None:
        return None
    if table.exists():
        return read_manifest(table)
    check_manifest(table)
    return None


def write_manifest(table: Path, rows: Iterable[tuple[str, Listed]], language: str) -> None:
    """Write a manifest for correction, given where each file lies; a sentence says so."""
    base = table.absolute().parent
    listed = (row._replace(file=_from(base, location)) for location, row in rows)
    save_bytes(manifest_bytes(listed, table, language), table)
    complain(
        [
            pick(
                language,
                f"已写出清单 {table}；改正后再用 --manifest {table} 运行。",
                f"Wrote the manifest {table}; correct it and run again with --manifest {table}.",
            )
        ]
    )


def unlisted(files: Sequence[str], language: str) -> Iterator[str]:
    """A sentence for each file that a manifest has no row for."""
    for file in files:
        yield pick(
            language, f"清单里没有 {file}，按标题所写核查。", f"{file} is not in the manifest; its title counts."
        )


def _from(base: Path, location: str) -> str:
    """A file as it is named from a folder."""
    path = Path(location)
    return path.relative_to(base).as_posix() if not is_remote(location) and path.is_relative_to(base) else location
