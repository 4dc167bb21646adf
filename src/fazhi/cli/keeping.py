"""Many reports kept on the site of a project in one go; one that cannot be kept is listed and stops no other."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.cli.manifests import named_reports
from fazhi.cli.progress import Progress
from fazhi.cli.streams import complain, put
from fazhi.corpus.batch import why_not
from fazhi.corpus.manifest import Listed
from fazhi.intake import Asked, find_kept, recorded_in
from fazhi.model.both import Both, pick
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.record import FILE as RECORD
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.words.quote import neutral
from fazhi.records import read_report_record

_UNKEPT: Final = 2
"""Exit status where one could not be kept."""
Keep = Callable[[Path, Asked, str | None, str | None], tuple[Path, Report]]
"""Keeps one report, given what is said of it, the name of its folder and its source."""


class _Names(NamedTuple):
    """What folders are called: by the file, and where two files are called alike by the year as well."""

    many: dict[str, int]

    def of(self, path: Path, asked: Asked) -> str | None:
        """The name of a report's folder; None for that of its file."""
        if self.many[path.stem.casefold()] == 1:
            return None
        folders = [part for part in path.parent.parts if part not in {".", "..", path.anchor}]
        return "-".join([path.stem, str(asked.year)] if asked.year else [path.stem, *folders[-1:]])


def keep_named(
    named: Sequence[str], asked: Asked, manifest: str | None, keep: Keep, source: str | None, language: str
) -> int:
    """Keep every report that files, folders, patterns or a manifest name; 2 if one could not be."""
    found = named_reports(named, manifest)
    stems = [Path(file).stem.casefold() for file in found.files]
    names = _Names({stem: stems.count(stem) for stem in stems})
    kept, stood = list[tuple[str, Path, Report]](), list[str]()
    notes = list[str]()
    lost, rows = list[tuple[str, Both]](), list[Listed]()
    with Progress(pick(language, "登记", "keeping"), len(found.files), language) as progress:
        for file in found.files:
            path = Path(file)
            told = found.told(file, asked)
            row = Listed(file)
            try:
                if (there := path if path.is_dir() else recorded_in(path, find_kept(found.here))) is not None:
                    stood.append(file)
                    notes += _differs(file, there, told, language)
                else:
                    folder, report = keep(path, told, names.of(path, told), source)
                    kept.append((file, folder, report))
                    row = Listed.of(file, report)
            except (InputError, CatalogueError, OSError) as error:
                lost.append((file, why_not(error)))
                row = Listed(file, note=lost[-1][1])
            rows.append(row)
            progress.forward(1)
    _tell(kept, stood, lost, language)
    complain(notes)
    found.finish(rows, language)
    return _UNKEPT if lost else 0


def _tell(
    kept: Sequence[tuple[str, Path, Report]], stood: Sequence[str], lost: Sequence[tuple[str, Both]], language: str
) -> None:
    """What was kept as what, so that a wrong guess is seen; then what was not."""
    zh, en = f"登记 {len(kept)} 份", f"{len(kept)} recorded"
    if stood:
        zh, en = f"{zh}，另有 {len(stood)} 份早已登记", f"{en}, {len(stood)} were already"
    if lost:
        zh, en = f"{zh}；{len(lost)} 份没有登记", f"{en}; {len(lost)} could not be"
    if kept:
        zh, en = (
            f"{zh}。单位、类别、年度是读出来的，请核对",
            f"{en}. Unit, kind and year are as they were read; check them",
        )
    put(neutral(pick(language, f"{zh}{'：' if kept else '。'}", f"{en}{':' if kept else '.'}")) + "\n")
    for _, folder, report in kept:
        whose = report.unit or report.title or ""
        said = f"  {folder.as_posix()}: {whose} · {word(report.unit_kind, language)} · {report.year}"
        put(neutral(said) + "\n")
    complain(_noted(kept, language))
    complain(f"✕ {file}: {why.of(language)}" for file, why in lost)


def _differs(file: str, folder: Path, told: Asked, language: str) -> Iterator[str]:
    """That something else is said of a report now than what was recorded, which stays as it is."""
    record = read_report_record(folder)
    if any(value != getattr(record, name) for name, value in told.known.items()):
        where = (folder / RECORD).as_posix()
        yield pick(
            language,
            f"※ {file}: 清单或选项写的与早先登记的不同，没有改；请改 {where}。",
            f"※ {file}: something else is said of it than what is recorded, which stays; change {where}.",
        )


def _noted(kept: Sequence[tuple[str, Path, Report]], language: str) -> Iterator[str]:
    """What of the reports wants a second look."""
    first: dict[tuple[str, int], Path] = {}
    for file, folder, report in kept:
        for doubt in report.doubts:
            yield f"※ {file}: {doubt.of(language)}"
        if report.unit and (seen := first.setdefault((report.unit, report.year), folder)) != folder:
            yield pick(
                language,
                f"※ {file}: 与 {seen.as_posix()} 是同一单位同一年度的；请删去一份。",
                f"※ {file}: {seen.as_posix()} is of the same unit and year; delete one.",
            )
