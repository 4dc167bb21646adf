"""The command `fazhi compare`: what two reports differ in, and what became of one unit over the years."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Unpack

import click

from fazhi.audit import audit
from fazhi.cli.formats import format_wanted, refuse_terminal, view
from fazhi.cli.manifests import manifest_told, write_manifest
from fazhi.cli.named import refuse_no_name, refuse_none, taken_named
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.progress import Progress
from fazhi.cli.streams import complain, deliver
from fazhi.cli.words import said
from fazhi.corpus import Listed, Manifest, Unread, files_named
from fazhi.corpus.batch import why_not
from fazhi.corpus.comparison import Change, compare, of
from fazhi.corpus.units import Read, Units, by_unit, follow_each
from fazhi.corpus.years import over_years
from fazhi.evidence import compile_rules
from fazhi.intake import Asked, Intake, Told
from fazhi.model.audit import Audit, Records
from fazhi.model.both import Both, pick
from fazhi.model.errors import AlteredError, CatalogueError, InputError
from fazhi.model.report import Report
from fazhi.output.formats import Options
from fazhi.output.pages.comparison import WRITERS, Compared
from fazhi.output.pages.units import WRITERS as UNITS
from fazhi.output.pages.units import answer
from fazhi.output.pages.years import WRITERS as OVER_YEARS
from fazhi.whose import is_one

WORSE = 1
"""Exit status where the last report has a gap or a weakness that the one before had not."""
_UNREAD = 2
"""Exit status where one of many could not be read."""
_READING, _PROGRESS = Both("读取", "reading"), Both("核查", "auditing")
_TOLD: Final = 5
"""Files that a sentence names that cannot be read."""
_PAIR: Final = 2
_WHAT: Final = Both("对照", "A comparison")
_Wrong = Sequence[tuple[str, InputError]]


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("compare.reports", language), said("compare.reports.long", language)),),
        name="compare",
        help=said("compare", language),
        callback=run,
        params=[
            click.Argument(["reports"], nargs=-1, metavar=said("compare.reports", "en")),
            option(language, "unit_kind", "kind"),
            option(language, "territory", "name"),
            option(language, "role", "name"),
            option(language, "law_year", "year", type=int),
            option(language, "catalogue", "folder"),
            option(language, "format", "format", type=click.Choice([*WRITERS]), key="compare.format"),
            option(language, "output", "file"),
            option(language, "manifest", "file", key="export.manifest"),
            colour(language),
            lang(language),
        ],
    )


def run(
    reports: tuple[str, ...],
    *,
    format: str | None,
    output: str | None,
    manifest: str | None,
    colour: str,
    lang: str,
    **about: Unpack[Told],
) -> int:
    """Compare them; 1 if something was lost, 2 if something could not be read."""
    refuse_none(reports, manifest)
    wanted = format_wanted(format, output, WRITERS, _WHAT)
    if wanted == "xlsx":
        refuse_terminal(wanted, output)
    refuse_no_name(reports)
    pair = len(reports) == _PAIR and manifest is None and not any(Path(name).is_dir() for name in reports)
    asked, listed = Asked.of(**about), manifest_told(Path(manifest) if manifest else None)
    named = reports if pair else _named(reports, listed)
    if len(named) < _PAIR:
        raise InputError(
            "对照至少要两份报告：再给一份，或者给出存放各单位、各年报告的文件夹。",
            "A comparison needs two reports at least: name another, or a folder with reports of units and years.",
        )
    options = view(lang, colour, output)
    read, wrong = _read(named, asked, listed, options)
    if manifest is not None and listed is None:
        rows = [Listed.of(item.file, item.report) for item in read]
        rows += [Listed(file, note=error.said) for file, error in wrong]
        write_manifest(Path(manifest), ((str(Path(row.file).absolute()), row) for row in sorted(rows)), lang)
    told: Sequence[str] = ()
    if not pair and len(by_unit(read)) > 1:
        data, status, told = _many(read, wrong, wanted, asked, options)
    else:
        data, status = _one(read, wrong, wanted, asked, options, pair=pair)
    deliver(data, output, *map(Path, named), language=lang)
    if output is not None:
        complain(told)
    return status


def _named(reports: Sequence[str], listed: Manifest | None) -> Sequence[str]:
    here = Path.cwd()
    return files_named(reports, here) if reports else listed.files(here) if listed else []


def _many(
    read: Sequence[Read], wrong: _Wrong, wanted: str, asked: Asked, options: Options
) -> tuple[str | bytes, int, Sequence[str]]:  # fmt: skip
    """Every unit over the years; what could not be read stops nothing."""
    catalogue = asked.load(Path.cwd())
    rules = compile_rules(catalogue)

    def make(report: Report, records: Records) -> Audit:
        return audit(catalogue, report, records, asked.law_year, rules)

    unread = [Unread(file, error.said) for file, error in wrong]
    with Progress(_PROGRESS.of(options.language), len(read), options.language) as progress:
        found = follow_each(read, unread, make, lambda: progress.forward(1))
    lost = any(years.changed(-1, Change.OPENED, Change.WEAKENED) for years in found.years)
    status = _UNREAD if unread else WORSE if lost else 0
    return UNITS[wanted](found, options), status, _told(found, options.language)


def _told(found: Units, language: str) -> list[str]:
    """What is said beside a file: how many were followed, and what could not be read."""
    said = [answer(found, language) + pick(language, "。", ".")]
    return said + [f"✕ {item.file}: {item.why.of(language)}" for item in found.unread]


def _one(
    read: Sequence[Read], wrong: _Wrong, wanted: str, asked: Asked, options: Options, *, pair: bool
) -> tuple[str | bytes, int]:
    """Two reports, or the years of one unit; all must be read."""
    _refuse([error for _, error in wrong])
    taken = [item.taken for item in read]
    if not pair:
        taken.sort(key=lambda item: item.report.year)
    audits = _audits(taken, asked)
    if len(audits) == _PAIR:
        found = Compared(audits[0], audits[1], compare(audits[0], audits[1]))
        data = WRITERS[wanted](found, options)
    else:
        data = OVER_YEARS[wanted](over_years(audits), options)
    differences = compare(*audits[-_PAIR:])
    return data, WORSE if of(differences, Change.OPENED) or of(differences, Change.WEAKENED) else 0


def _read(
    named: Sequence[str], asked: Asked, listed: Manifest | None, options: Options
) -> tuple[list[Read], list[tuple[str, InputError]]]:
    """The reports, and those that cannot be read."""
    read, wrong, here = list[Read](), list[tuple[str, InputError]](), Path.cwd()
    with Progress(_READING.of(options.language), len(named), options.language) as progress:
        for name in named:
            told = asked if listed is None else listed.about(here / name, asked)
            try:
                read.append(Read(name, taken_named(name, told)))
            except InputError as error:
                wrong.append((name, error))
            except CatalogueError as error:
                if len(named) == _PAIR:
                    raise
                wrong.append((name, InputError.of(why_not(error))))
            progress.forward(1)
    return read, wrong


def _refuse(wrong: Sequence[InputError]) -> None:
    """Raise what cannot be read.

    Raises:
        InputError: Some cannot be; it tells of all of them at once.
        AlteredError: The same, and the log of one was altered.
    """
    if len(wrong) > 1:
        more = len(wrong) - _TOLD
        rest = Both(f"另有 {more} 份。", f"{more} more.") if more > 0 else Both("", "")
        shown = wrong[:_TOLD]
        names_en = " ".join([*(each.en for each in shown), *([rest.en] if rest.en else [])])
        kind = next((AlteredError for each in wrong if isinstance(each, AlteredError)), InputError)
        raise kind(
            f"有 {len(wrong)} 份读不出，请改正或者移出：{''.join(each.zh for each in shown)}{rest.zh}",
            f"{len(wrong)} cannot be read, mend them or take them out: {names_en}",
        )
    if wrong:
        raise wrong[0]


def _audits(taken: Sequence[Intake], asked: Asked) -> list[Audit]:
    """The audits, each beside that of the year before where both are of one unit."""
    catalogue = asked.load(Path.cwd())
    rules = compile_rules(catalogue)
    made = []
    before: Intake | None = None
    for item in taken:
        known = item.records
        if before is not None and _follows(before, item):
            known = replace(known, earlier=before.report)
        made.append(audit(catalogue, item.report, known, asked.law_year, rules))
        before = item
    return made


def _follows(before: Intake, item: Intake) -> bool:
    """Whether a report is the next one of the same unit."""
    known = item.report.unit is not None and before.report.unit is not None
    return known and before.report.year + 1 == item.report.year and is_one([before.report, item.report])
