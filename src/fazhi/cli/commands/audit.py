"""The command `fazhi audit`: read, audit, show."""

from dataclasses import replace
from pathlib import Path
from typing import Unpack

import click

from fazhi.cli.formats import refuse_terminal, view
from fazhi.cli.named import audit_named, is_many, refuse_none
from fazhi.cli.options import about_report, annex, colour, lang, option, severities
from fazhi.cli.page import Command
from fazhi.cli.streams import deliver
from fazhi.cli.words import said
from fazhi.intake import Asked, Told, laws_folder
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.model.obligation import Severity
from fazhi.output.formats import FORMATS, LEDGER, Entry, Options, entry, to_export, write

GAPS = 1
"""Exit status of an audit with gaps."""
_PAPER = "pdf"
"""The format that is set by templates."""
_BOOK = LEDGER.removeprefix(".")
"""The format of several reports only: of one it would be the ledger, which another command writes."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("files", language), said("files.long", language)),),
        name="audit",
        help=said("audit", language),
        callback=run,
        params=[
            click.Argument(["files"], nargs=-1, metavar=said("files", "en")),
            *about_report(language),
            option(language, "previous", "file"),
            option(language, "laws", "folder", envvar="FAZHI_LAWS"),
            annex(language),
            _format(language),
            option(language, "quotes", is_flag=True),
            option(
                language,
                "min_severity",
                "level",
                type=severities(),
                default="notice",
            ),
            option(language, "sort", "order", type=click.Choice(["catalogue", "likelihood"]), default="catalogue"),
            option(language, "papers", "folder"),
            option(language, "output", "file"),
            option(language, "manifest", "file"),
            colour(language),
            lang(language),
        ],
    )


def _format(language: str) -> click.Option:
    """The formats of the table, each with whom it is for."""
    made = option(language, "format", "format", type=click.Choice([*(item.name for item in FORMATS), _BOOK]))
    told = [f"{item.name} {item.about.of(language)}" for item in FORMATS]
    told.append(pick(language, f"{_BOOK} 几份报告汇成的总表", f"{_BOOK} a book of several reports"))
    each = pick(language, "，", "; ").join(told)
    first = FORMATS[0].name
    default = Both(f"；默认随 --output 的后缀，否则 {first}", f"; by default that of --output's suffix, else {first}")
    made.help = each + default.of(language)
    return made


def run(  # noqa: PLR0913 - one for each option
    files: tuple[str, ...],
    *,
    format: str | None,
    quotes: bool,
    min_severity: str,
    sort: str,
    laws: str | None,
    annex: tuple[str, ...],
    papers: str | None,
    output: str | None,
    manifest: str | None,
    colour: str,
    lang: str,
    **about: Unpack[Told],
) -> int:
    """Audit a report, or many, and show it; 1 if there are gaps of that severity."""
    refuse_none(files, manifest)
    least = Severity(min_severity)
    shown = replace(view(lang, colour, output), quotes=quotes, min_severity=least, by_likelihood=sort == "likelihood")
    if is_many(files, manifest):
        if annex:
            raise InputError(
                "--annex 是一份报告的附件，不能同几份报告一起给；请逐份核查，或每份连同附件打成 .zip。",
                "--annex belongs to one report and not to several; audit them one by one, or pack each as .zip.",
            )
        if about["previous"]:
            raise InputError(
                "--previous 只能同一份报告一起给；请逐份核查，或把各年的报告一起交给 fazhi compare。",
                "--previous belongs to one report and not to several; audit them one by one, or give fazhi compare the "
                "reports of all years.",
            )
        from fazhi.cli.batch import Order, audit_many  # noqa: PLC0415 - 9 ms that one report does without

        return audit_many(Order(files, Asked.of(**about), manifest, format, shown, output))
    if format == _BOOK:
        raise to_export(f"--format {_BOOK}")
    wanted = entry(format, output or "")
    if wanted.binary:
        refuse_terminal(wanted.name, output, wanted.suffix)
    file = files[0]
    result = audit_named(file, Asked.of(**about), annexes=annex)
    data = write(wanted, result, _at_hand(shown, wanted, laws, papers))
    deliver(data, output, Path(file), language=lang)
    return GAPS if result.gaps(least) else 0


def _at_hand(shown: Options, wanted: Entry, laws: str | None, own: str | None) -> Options:
    """Options with the texts of the law and the templates for paper that were told or that the project names."""
    here = Path.cwd()
    paper = None
    if wanted.name == _PAPER:
        from fazhi.cli.templates import templates  # noqa: PLC0415 - 3 ms, and few audits go on paper

        paper = templates(own)
    folder = laws_folder(laws, here)
    if folder is None:
        return replace(shown, papers=paper)
    from fazhi.laws import read_laws  # noqa: PLC0415 - 3 ms, and few offices supply texts

    return replace(shown, laws=read_laws(folder), papers=paper)
