"""The command `fazhi compare`: what two reports differ in, and what became of one unit over the years."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from fazhi.audit import audit
from fazhi.cli.named import refuse_no_name, taken_named
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import coloured, put, save, width
from fazhi.cli.words import said
from fazhi.corpus import files_named
from fazhi.corpus.comparison import Change, compare, of
from fazhi.corpus.years import over_years
from fazhi.evidence import compile_rules
from fazhi.intake import Asked, Intake
from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.errors import AlteredError, InputError
from fazhi.output.formats import Options
from fazhi.output.pages.comparison import WRITERS, Compared
from fazhi.output.pages.years import WRITERS as OVER_YEARS

WORSE = 1
"""Exit status where the last report has a gap or a weakness that the one before had not."""
_TOLD: Final = 5
"""Files that a sentence names that cannot be read."""
_PAIR: Final = 2
_SUFFIXES: Final[Mapping[str, str]] = {
    ".txt": "text", ".csv": "csv", ".json": "json", ".xlsx": "xlsx", ".html": "html",
}  # fmt: skip


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("compare.reports", language), said("compare.reports.long", language)),),
        name="compare",
        help=said("compare", language),
        callback=run,
        params=[
            click.Argument(["reports"], nargs=-1, required=True, metavar=said("compare.reports", "en")),
            option(language, "unit_kind", "kind"),
            option(language, "territory", "name"),
            option(language, "role", "name"),
            option(language, "law_year", "year", type=int),
            option(language, "catalogue", "folder"),
            option(language, "format", "format", type=click.Choice([*WRITERS]), key="compare.format"),
            option(language, "output", "file"),
            colour(language),
            lang(language),
        ],
    )


def run(
    reports: tuple[str, ...], *, format: str | None, output: str | None, colour: str, lang: str, **about: Any
) -> int:  # fmt: skip
    """Compare them; 1 if something was lost."""
    wanted = _format(format, output)
    refuse_no_name(reports)
    pair = len(reports) == _PAIR and not any(Path(name).is_dir() for name in reports)
    named = reports if pair else files_named(reports, Path.cwd())
    if len(named) < _PAIR:
        raise InputError(
            "对照至少要两份报告：再给一份，或者给出存放同一单位各年报告的文件夹。",
            "A comparison needs two reports at least: name another, or a folder with a unit's reports of years.",
        )
    asked = Asked.of(**about)
    taken = _taken(named, asked)
    if not pair:
        taken.sort(key=lambda item: item.report.year)
    audits = _audits(taken, asked)
    painted = colour == "always" if output else coloured(colour)
    options = Options(language=lang, colour=painted, width=width())
    if len(audits) == _PAIR:
        found = Compared(audits[0], audits[1], compare(audits[0], audits[1]))
        data = WRITERS[wanted](found, options)
    else:
        data = OVER_YEARS[wanted](over_years(audits), options)
    made = data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")
    if output is None:
        put(made)
    else:
        save(made, Path(output), *map(Path, named))
    differences = compare(*audits[-_PAIR:])
    return WORSE if of(differences, Change.OPENED) or of(differences, Change.WEAKENED) else 0


def _taken(named: Sequence[str], asked: Asked) -> list[Intake]:
    """The reports.

    Raises:
        InputError: Some cannot be read; it tells of all of them at once.
        AlteredError: The same, and the log of one was altered.
    """
    taken, wrong = list[Intake](), list[InputError]()
    for name in named:
        try:
            taken.append(taken_named(name, asked))
        except InputError as error:
            wrong.append(error)
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
    return taken


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
    unit = item.report.unit
    return unit is not None and before.report.unit == unit and before.report.year + 1 == item.report.year


def _format(told: str | None, output: str | None) -> str:
    """The format asked for, else that of the file's suffix, else text; a table is written to a file only."""
    suffix = Path(output or "").suffix.lower()
    meant = _SUFFIXES.get(suffix)
    if suffix and meant is None:
        names = "、".join(_SUFFIXES)
        raise InputError(
            f"对照不能写成 {suffix}；可用的后缀：{names}。",
            f"A comparison cannot be written as {suffix}; suffixes are {', '.join(_SUFFIXES)}.",
        )
    wanted = told or meant or "text"
    if output and meant not in {None, wanted}:
        raise InputError(
            f"--output {output} 的后缀与内容不符：这里写出 {wanted} 格式；请改其一。",
            f"The suffix of --output {output} says something else than {wanted}; change one of them.",
        )
    if wanted == "xlsx" and output is None:
        raise InputError(
            "xlsx 不是文本，不能显示在终端；请加 --output 文件.xlsx。",
            "xlsx is no text and cannot be shown at a terminal; add --output FILE.xlsx.",
        )
    return wanted
