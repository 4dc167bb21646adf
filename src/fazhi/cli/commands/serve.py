"""The command `fazhi serve`: show the site on this machine, rebuilt after every change of a file."""

from typing import Any

import click

from fazhi.cli.building import order
from fazhi.cli.options import about_project, option, site_language
from fazhi.cli.page import Command
from fazhi.cli.words import said
from fazhi.extras import install
from fazhi.model.both import Both
from fazhi.model.errors import InputError

_MISSING = Both(
    f"没有安装 Sphinx 或 watchfiles；请运行 {install('checks,docs')}。",
    f"Sphinx or watchfiles is missing: run {install('checks,docs')}.",
)


def build(language: str) -> click.Command:
    """The command in one language."""
    port = option(language, "port", "port", type=click.IntRange(0, 65535), default=8000)
    output = option(language, "output", "folder", key="site.output")
    return Command(
        language,
        ((said("project_report", language), said("project_report.long", language)),),
        name="serve",
        help=said("serve", language),
        callback=run,
        params=about_project(language, port, site_language(language), output),
    )


def run(*, port: int, lang: str, **told: Any) -> int:
    """Serve until told to stop."""
    del lang

    try:
        from fazhi.sphinx_ext.publish.serve import serve  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError.of(_MISSING) from None
    wanted = order(**told)
    file = wanted.given.file if wanted.given else None
    made = (wanted.out, wanted.project.doctrees(wanted.out))
    return serve(wanted.project.root, made, wanted.arguments, file, port)
