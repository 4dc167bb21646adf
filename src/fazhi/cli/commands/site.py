"""The command `fazhi site`: build the audit site of a project."""

from typing import Any

import click

from fazhi.cli.building import build as build_site
from fazhi.cli.building import order
from fazhi.cli.home import relative
from fazhi.cli.options import about_project, option, site_language
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    output = option(language, "output", "folder", key="site.output")
    return Command(
        language,
        ((said("project_report", language), said("project_report.long", language)),),
        name="site",
        help=said("site", language),
        callback=run,
        params=about_project(language, site_language(language), output),
    )


def run(*, lang: str, **told: Any) -> int:
    """Build it and say where it is."""
    del lang

    wanted = order(**told)
    status = build_site(wanted)
    if not status:
        put(f"{relative(wanted.out / 'index.html')}\n")
    return status
