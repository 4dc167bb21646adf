"""The command `fazhi single`: each report as one HTML file to send by mail."""

from collections.abc import Iterator
from typing import Any

import click

from fazhi.cli.building import built, order
from fazhi.cli.making import Making
from fazhi.cli.options import about_project, option, site_language
from fazhi.cli.page import Command
from fazhi.cli.words import said


def build(language: str) -> click.Command:
    """The command in one language."""
    output = option(language, "output", "folder", key="made.output")
    return Command(
        language,
        ((said("project_report", language), said("project_report.long", language)),),
        name="single",
        help=said("single", language),
        callback=run,
        params=about_project(language, site_language(language), output),
    )


def run(*, output: str | None, lang: str, **told: Any) -> int:
    """Build the site, write the files and say where they are."""
    del lang

    wanted = order(output=None, **told)
    making = Making(wanted, "single", output)
    with built(wanted) as status:
        if status:
            return status
        from fazhi.sphinx_ext.publish.single import single  # noqa: PLC0415 - an extra

        def made() -> Iterator[tuple[str, bytes]]:
            for folder, name in making.names.items():
                text = single(wanted.out, folder)
                if text is not None:
                    yield f"{name}.html", text.encode()

        return making.write(made(), lambda names: (f"{name}.html" for name in names))
