"""The command `fazhi corpus copies`: which passages reports of several units or years have alike."""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, Unpack

import click

from fazhi.cli.formats import format_wanted, refuse_terminal, view
from fazhi.cli.manifests import manifest_told, unlisted, write_manifest
from fazhi.cli.options import about_unit, colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.progress import Progress
from fazhi.cli.streams import complain, deliver, refuse_own
from fazhi.cli.words import said
from fazhi.corpus.batch import why_not
from fazhi.corpus.copies import Held, copies_among, rows_of, shares
from fazhi.corpus.files import passed_over, passed_over_said
from fazhi.corpus.hints import taken_in
from fazhi.corpus.manifest import Listed, Manifest
from fazhi.corpus.parquet import need_pyarrow, rows_file
from fazhi.corpus.remote import is_remote
from fazhi.corpus.results import Results, Shard
from fazhi.corpus.shingles import need_numpy
from fazhi.corpus.sources import named_as, source_of
from fazhi.corpus.work import at_hand, take_alone
from fazhi.intake import Asked, Told, find_kept
from fazhi.model.both import Both, pick
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.place import Place
from fazhi.model.report import Part, PassageKind, Report
from fazhi.model.unit import UnitKind
from fazhi.output.pages.copies import WRITERS, Found

_UNREAD: Final = 2
"""Exit status where a file could not be read."""
_FEWEST: Final = 2
_OF_UNIT: Final = ("unit", "unit_kind", "year")
"""What results and a question both say of a report, but for where its unit lies."""
_WHAT: Final = Both("", "This")


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("corpus.copies.files", language), said("corpus.copies.files.long", language)),),
        name="copies",
        help=said("corpus.copies", language),
        callback=run,
        params=[
            click.Argument(["files"], nargs=-1, metavar=said("files", "en")),
            *about_unit(language),
            option(language, "manifest", "file", key="corpus.manifest"),
            option(language, "results", "folder", key="corpus.copies.results"),
            option(language, "every", is_flag=True),
            option(language, "format", "format", type=click.Choice([*WRITERS]), key="corpus.copies.format"),
            option(language, "output", "file"),
            colour(language),
            lang(language),
        ],
    )


def run(
    files: tuple[str, ...],
    *,
    every: bool,
    manifest: str | None,
    results: str | None,
    format: str | None,
    output: str | None,
    colour: str,
    lang: str,
    **about: Unpack[Told],
) -> int:
    """List them; 2 if a file could not be read."""
    gc.enable()  # a run over a corpus is long, unlike other commands
    need_numpy()
    here = Path.cwd()
    wanted = format_wanted(format, output, WRITERS, _WHAT)
    if wanted == "xlsx":
        refuse_terminal(wanted, output)
    table = Path(manifest) if manifest else None
    listed = manifest_told(table)
    kept = None if results is None else _kept(results)
    sources = _sources(files or ((str(table),) if listed else ()), listed, here, kept.known() if kept else ())
    if output is not None:
        refuse_own(Path(output), [Path(location) for location in sources])
    taken = _Taken()
    audited = _audited(kept) if kept is not None and listed is None else {}
    held = list(taken.read(sources, Asked.of(**about), audited, find_kept(here), lang))
    if len(held) < _FEWEST:
        complain(taken.sentences(lang))
        raise InputError(
            f"至少要读出两份报告才能比较，读出了 {len(held)} 份。",
            f"Two reports at least are needed to compare; {len(held)} could be read.",
        )
    copies = list(copies_among(held))
    found = Found(len(held), copies, every, list(shares(held, copies)))
    data = WRITERS[wanted](found, view(lang, colour, output))
    deliver(data, output, language=lang)
    if kept is not None:
        _keep(kept, held, found, {item.file: item.hint for item in sources.values()}, lang)
    _tell(files, listed, sources, here, lang)
    complain(taken.sentences(lang))
    if table is not None and listed is None:
        write_manifest(table, taken.rows, lang)
    return _UNREAD if taken.failures else 0


def _kept(location: str) -> Results:
    """The results that what is found is to be kept with."""
    need_pyarrow()
    results = Results.at(location, Shard())
    results.load()
    if not results.indexes:
        raise InputError(
            f"--results {location} 里没有核查结果；请先用 fazhi corpus audit 语料 --out {location}。",
            f"--results {location} holds no results; make them with fazhi corpus audit CORPUS --out {location}.",
        )
    return results


def _audited(results: Results) -> dict[str, Asked]:
    """Whose each report is by the results, which a manifest may have told: by the name that they know it by."""
    rows = results.facts(results.known(), ("file", *_OF_UNIT, "province", "city", "county"))
    return {
        file: Asked(
            unit_kind=UnitKind(kind) if kind else None,
            year=year,
            unit=unit or None,
            territory=Place(province, city or "", county or "") if province else None,
        )
        for file, unit, kind, year, province, city, county in rows
    }


def _keep(results: Results, held: Sequence[Held], found: Found, names: Mapping[str, str], language: str) -> None:
    """Put what was found beside the results, under the names that reports have there."""
    known = results.known()
    if not any(names[item.file] in known for item in held):
        raise InputError(
            f"{results.name} 里没有这些报告；请给出核查时的那个语料。",
            f"{results.name} has none of these reports; name the corpus that was audited.",
        )
    tables = rows_of(found.copies, found.shares, names)
    with results.writing():
        results.put_beside({f"{name}.parquet": rows_file(name, rows) for name, rows in tables.items()})
    many, told = len(found.shares), sum(item.much for item in found.shares)
    complain(
        [
            pick(
                language,
                f"存入 {results.name}：{many} 份报告，{told} 份的举措部分有一成以上是照抄的；"
                f"用 fazhi corpus query {results.name} copied 查看。",
                f"Kept in {results.name}: {many} reports, in {told} a tenth of the work part or more is copied; "
                f"ask fazhi corpus query {results.name} copied.",
            )
        ]
    )


class _Source(NamedTuple):
    """One report to read."""

    file: str
    """How it is told of."""
    hint: str
    """Its name from the folder of the corpus on, which may say what its title does not."""
    manifest: Manifest | None


def _sources(named: Sequence[str], listed: Manifest | None, here: Path, known: Collection[str]) -> dict[str, _Source]:
    """The reports that folders, patterns, addresses and manifests stand for, by where they lie, each once.

    `known` are the names that results know them by.
    """
    if not named:
        raise InputError(
            "没有给出报告；请给出文件、文件夹或者清单。", "No report is named; give files, a folder or a manifest."
        )
    found: dict[str, _Source] = {}
    for name in named:
        source = named_as(source_of(name, here, listed), known)
        for file in source.files:
            location = source.location(file)
            told = file if source.manifest is not listed or is_remote(location) else _as_named(location, name, here)
            found.setdefault(location, _Source(told, file, source.manifest))
    return found


def _as_named(location: str, name: str, here: Path) -> str:
    """A path as it is named from here, unless it was named in full."""
    path = Path(location)
    return path.relative_to(here).as_posix() if not Path(name).is_absolute() and path.is_relative_to(here) else location


class _Taken:
    """What was read, and what could not be."""

    def __init__(self) -> None:
        self.failures: list[tuple[str, Both]] = []
        self.rows: list[tuple[str, Listed]] = []
        """For a manifest: where each lies, and what was read of it."""

    def read(
        self,
        sources: Mapping[str, _Source],
        asked: Asked,
        audited: Mapping[str, Asked],
        kept: Path | None,
        language: str,
    ) -> Iterator[Held]:
        """The reports whose text is at hand, with progress; `audited` says whose they are where nobody else does."""
        with Progress(pick(language, "读取", "reading"), len(sources), language) as progress:
            for location, source in sources.items():
                told = asked if source.manifest is None else source.manifest.about(location, asked)
                if source.hint in audited:
                    told = _completed(told, audited[source.hint])
                report = self._report(location, source, told, kept)
                progress.forward(1)
                if report is not None and report.supplied:
                    yield _held(source.file, report)

    def sentences(self, language: str) -> Iterator[str]:
        """One for each that could not be read."""
        return (f"✕ {file}: {why.of(language)}" for file, why in self.failures)

    def _report(self, location: str, source: _Source, asked: Asked, kept: Path | None) -> Report | None:
        try:
            with at_hand(location) as path:
                report = taken_in(path, source.hint, asked, partial(take_alone, kept))[0].report
        except (InputError, CatalogueError, OSError) as error:
            why = why_not(error)
        else:
            self.rows.append((location, Listed.of(source.file, report)))
            return report
        self.failures.append((source.file, why))
        self.rows.append((location, Listed(source.file, note=why)))
        return None


def _completed(asked: Asked, known: Asked) -> Asked:
    """What was asked, and where nothing was what is known."""
    gaps = {name: getattr(known, name) for name in (*_OF_UNIT, "territory") if getattr(asked, name) is None}
    return replace(asked, **gaps)


def _tell(
    named: Sequence[str], listed: Manifest | None, sources: Mapping[str, _Source], here: Path, language: str
) -> None:
    """What was taken for no report, and what the manifest does not list."""
    if (said := passed_over_said(passed_over(named, here))) is not None:
        complain([said.of(language)])
    if listed is not None:
        absent = [source.file for location, source in sources.items() if not listed.has(location)]
        complain(unlisted(absent, language))


def _held(file: str, report: Report) -> Held:
    """What copies are looked for in: no headings, and no glossary or annexes, which define the same terms alike."""
    told = (item for item in report.passages if item.kind.tells and item.part is not Part.CLOSING)
    stretches = ((item.start, item.end) for item in told)
    work = ((item.start, item.end) for item in report.passages
            if item.part is Part.WORK and item.kind is not PassageKind.HEADING)  # fmt: skip
    return Held.of(
        file, report.unit or report.title or file, report.year, report.text, stretches, work, report.territory
    )
