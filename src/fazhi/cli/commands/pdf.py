"""The command `fazhi pdf`: gap report and matrix on paper."""

from typing import Any

import click

from fazhi.cli.building import built, order
from fazhi.cli.making import Making
from fazhi.cli.options import about_project, option, site_language
from fazhi.cli.page import Command
from fazhi.cli.streams import complain
from fazhi.cli.words import said
from fazhi.model.both import pick


def build(language: str) -> click.Command:
    """The command in one language."""
    output = option(language, "output", "folder", key="made.output")
    return Command(
        language,
        ((said("project_report", language), said("project_report.long", language)),),
        name="pdf",
        help=said("pdf", language),
        callback=run,
        params=about_project(language, site_language(language), output),
    )


def run(*, output: str | None, lang: str, **told: Any) -> int:
    """Build the site, print it and say what was printed."""
    wanted = order(output=None, **told)
    making = Making(wanted, "pdf", output)
    from fazhi.sphinx_ext.publish.pdf import check_renderer, pdf_names, print_pages  # noqa: PLC0415 - the same

    check_renderer()

    def begun(count: int) -> None:
        told = pick(lang, "正在排版 {} 份 PDF，每份约半分钟…", "Making {} PDFs, about half a minute each …")
        complain([told.format(count)])

    with built(wanted) as status:
        return status or making.write(print_pages(wanted.out, making.names, begun), pdf_names)
