"""The command `fazhi gaps`: the checks of a project over one report, and the gap report."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import click

from fazhi.cli.home import find_given, find_project
from fazhi.cli.options import about_project, option, severities
from fazhi.cli.page import Command
from fazhi.cli.words import said
from fazhi.extras import install
from fazhi.intake import default_report, folder_named, recorded_in
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.records import verify_decisions

_MISSING: Final = Both(
    f"没有安装 pytest；请运行 {install('checks')}，或用 fazhi audit 报告文件。",
    f"pytest is missing: run {install('checks')}, or use fazhi audit FILE.",
)
_NONE: Final = Both(
    "没有指定报告；请给出报告文件（make gaps REPORT=文件，或 fazhi gaps 文件），"
    "或在 pyproject.toml 的 [tool.fazhi] 写明 report。",
    "No report is named; give a file (make gaps REPORT=FILE, or fazhi gaps FILE) or set report in [tool.fazhi] of "
    "pyproject.toml.",
)
_OPTIONS: Final = ("unit_kind", "year", "unit", "territory", "role", "law_year", "min_severity")
_STATUS: Final = {0: 0, 1: 1, 3: 70}
"""What pytest's exit statuses come to: no gap, gaps, a fault of the software; all others are a mistake of the user."""


def build(language: str) -> click.Command:
    """The command in one language."""
    levels = severities()
    least = option(language, "min_severity", "level", type=levels)
    verbose = option(language, "verbose", is_flag=True)
    return Command(
        language,
        ((said("project_report", language), said("project_report.long", language)),),
        name="gaps",
        help=said("gaps", language),
        callback=run,
        params=about_project(language, least, verbose),
    )


def run(*, report: str | None, catalogue: str | None, laws: str | None, verbose: bool, lang: str, **told: Any) -> int:
    """Run the checks; 1 if there are gaps."""
    del lang

    if find_spec("pytest") is None:
        raise InputError.of(_MISSING)
    project = find_project()
    given = find_given(project, report)
    named = str(given.file or given.folder) if given else default_report(project.root / "pyproject.toml")
    if not named:
        raise InputError.of(_NONE)
    folder = folder_named(named, project.root, project.kept) or recorded_in(project.root / named, project.kept)
    if folder is not None:  # the checks would refuse it too, as pytest refuses whatever cannot be used
        verify_decisions(folder)
    arguments = [f"--{name.replace('_', '-')}={told[name]}" for name in _OPTIONS if told[name]]
    if given is not None:
        arguments.append(f"--report={named}")
    folders = {"catalogue": catalogue, "laws": laws}
    arguments += [f"--{name}={Path(folder).resolve()}" for name, folder in folders.items() if folder]
    spoken_of = ["-v"] if verbose else ["-q", "-rsE"]  # the gap report lists what failed, in words
    in_order = ("-p", "no:randomly")  # people read the list; the tests of fazhi are shuffled, and share an environment
    command = [sys.executable, "-m", "pytest", "checks", *spoken_of, *in_order, *arguments]
    spoken = {
        **os.environ,
        "PYTHONIOENCODING": "utf-8:backslashreplace",
    }  # as other commands speak, whatever the locale
    status = subprocess.run(command, cwd=project.root, env=spoken, check=False).returncode  # noqa: S603 - no shell reads it
    return _STATUS.get(status, 2)
