"""The command `fazhi pdf`: opinion and matrix on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Unpack

import click

from fazhi.audit import audit
from fazhi.cli.building import Order, order
from fazhi.cli.home import relative
from fazhi.cli.making import Making
from fazhi.cli.options import about_project, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.templates import copy_templates as copied
from fazhi.cli.templates import templates
from fazhi.cli.words import said
from fazhi.evidence import compile_rules
from fazhi.intake import Asked, Told, take_file, take_kept
from fazhi.model.audit import Audit
from fazhi.model.both import CHINESE
from fazhi.output.papers import PAPERS, paper, ready


def build(language: str) -> click.Command:
    """The command in one language."""
    speaks = option(language, "site_language", "lang", key="pdf.language", type=click.Choice(["zh", "en"]))
    folder = option(language, "papers", "folder")
    copies = option(language, "copy_templates", "folder")
    output = option(language, "output", "folder", key="made.output")
    return Command(
        language,
        ((said("project_report", language), said("project_report.long", language)),),
        name="pdf",
        help=said("pdf", language),
        callback=run,
        params=about_project(language, speaks, folder, copies, output),
    )


def run(
    *,
    report: str | None,
    site_language: str | None,
    papers: str | None,
    copy_templates: str | None,
    output: str | None,
    lang: str,
    **about: Unpack[Told],
) -> int:
    """Audit each report, set its papers and say where they are; or write the templates out, to be changed."""
    del lang

    if copy_templates:
        for path in copied(Path(copy_templates)):
            put(f"{relative(path)}\n")
        return 0
    wanted = order(report, site_language, None)
    making = Making(wanted, "pdf", output)
    ready()
    own = templates(papers)
    audits = _audits(wanted, Asked.of(**about))
    made = (
        (f"{making.names[folder]}-{each.name}.pdf", paper(result, each, site_language or CHINESE, own))
        for folder, result in audits
        for each in PAPERS
    )
    return making.write(made, lambda names: (f"{name}-{each.name}.pdf" for name in names for each in PAPERS))


def _audits(wanted: Order, asked: Asked) -> Iterator[tuple[str, Audit]]:
    """The audits of the reports asked for, by folder; what is said of a report is said of the one that is named."""
    catalogue = asked.load(Path.cwd(), wanted.project.root)
    searcher = compile_rules(catalogue)
    kept = wanted.project.kept
    for folder in wanted.folders:
        if wanted.given is None:
            taken = take_kept(kept / folder, Asked())
        elif wanted.given.file is None:
            taken = take_kept(kept / folder, asked)
        else:
            taken = take_file(wanted.given.file, asked, kept)
        yield folder, audit(catalogue, taken.report, taken.records, asked.law_year, searcher)
