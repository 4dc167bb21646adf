"""Manifests as commands on many reports write and speak of them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fazhi.cli.streams import complain, save_bytes
from fazhi.corpus.files import files_named, passed_over, passed_over_said
from fazhi.corpus.manifest import Listed, Manifest, read_manifest
from fazhi.corpus.remote import is_remote
from fazhi.intake import Asked
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.output.pages.manifest import check_manifest, manifest_bytes


class Named(NamedTuple):
    """The reports that a command is given by files, folders and patterns, or by a manifest."""

    files: Sequence[str]
    here: Path
    """The folder that they are named from."""
    reports: Sequence[str]
    """The files, folders and patterns; none where the manifest alone names them."""
    table: Path | None
    """The manifest that was given, which says something of them or is to be written."""
    listed: Manifest | None
    """What it says."""

    def told(self, file: str, asked: Asked) -> Asked:
        """What is said of one of them."""
        return asked if self.listed is None else self.listed.about(self.here / file, asked)

    def finish(self, rows: Iterable[Listed], language: str) -> None:
        """Say what was passed over and what the manifest has no row for, or write it, with a row for each report."""
        if (over := passed_over_said(passed_over(self.reports, self.here))) is not None:
            complain([over.of(language)])
        if self.listed is not None:
            complain(unlisted(self.listed.without(self.files, self.here), language))
        elif self.table is not None:
            write_manifest(self.table, ((str((self.here / row.file).absolute()), row) for row in rows), language)


def named_reports(reports: Sequence[str], manifest: str | None) -> Named:
    """The reports that files, folders, patterns or a manifest name.

    Raises:
        InputError: None is named, one is not there, or the manifest cannot be used.
    """
    here = Path.cwd()
    table = Path(manifest) if manifest else None
    listed = manifest_told(table)
    files = files_named(reports, here) if reports else listed.files(here) if listed else []
    if not files:
        raise InputError("没有给出报告；请给出文件或文件夹。", "No report is named; give files or a folder.")
    return Named(files, here, reports, table, listed)


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
    """A sentence on the files that a manifest has no row for, if there are any."""
    if files:
        yield pick(
            language,
            f"清单里没有 {'、'.join(files)}，按标题所写核查。",
            f"Not in the manifest, judged by their titles: {', '.join(files)}.",
        )


def _from(base: Path, location: str) -> str:
    """A file as it is named from a folder, with / on every machine."""
    if is_remote(location):
        return location
    path = Path(location)
    return (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()
