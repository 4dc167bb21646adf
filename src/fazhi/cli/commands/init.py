"""The command `fazhi init`: lay out an audit project in a new folder, whole or not at all."""

import os
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from fazhi.cli.new_folder import make_folder
from fazhi.cli.options import lang
from fazhi.cli.page import Command
from fazhi.cli.shipped import constraints, installer, pages, requirement, templates
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.extras import ITSELF
from fazhi.model.both import Both
from fazhi.output.words.quote import neutral

_NEXT: Final = Both(
    "已建立 {folder}。接下来：\n  cd {folder}\n  {site}\n  把报告放进 reports/，再 {one}\n",
    "Made {folder}. Next:\n  cd {folder}\n  {site}\n  put a report into reports/; {one}\n",
)
_BY_MAKE: Final = (
    Both("make html    （没有 make：fazhi site）", "make html    (without make: fazhi site)"),
    Both(
        "make html REPORT=reports/文件    （fazhi site reports/文件）",
        "make html REPORT=reports/FILE    (fazhi site reports/FILE)",
    ),
)
_ALONE: Final = (
    Both(f"{ITSELF} site", f"{ITSELF} site"),
    Both(f"{ITSELF} site reports/文件", f"{ITSELF} site reports/FILE"),
)
"""Where there is no make: the fazhi that runs serves the new folder as well."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("init.folder", language), said("init.folder.long", language)),),
        name="init",
        help=said("init", language),
        callback=run,
        params=[click.Argument(["folder"], metavar=said("init.folder", "en")), lang(language)],
    )


def run(folder: str, *, lang: str) -> int:
    """Make the project and say what to do next."""
    make_folder(Path(folder), ((name, text.encode()) for name, text in _files()))
    site, one = (each.of(lang) for each in (_BY_MAKE if shutil.which("make") else _ALONE))
    put(_NEXT.of(lang).format(folder=neutral(_quoted(folder)), site=neutral(site), one=neutral(one)))
    return 0


def _quoted(folder: str) -> str:
    """The folder as the shell of this system takes it for one word; that of Windows knows no single quotes."""
    if " " not in folder:
        return folder
    return f'"{folder}"' if os.name == "nt" else shlex.quote(folder)


def _files() -> Iterator[tuple[str, str]]:
    """Name and text of every file of a new project."""
    source = requirement()
    in_makefile = source.replace("$", "$$").replace("#", "\\#")
    yield "constraints.txt", constraints()
    yield "install.py", installer()
    yield from pages()
    for name, text in templates():
        yield name, text.replace("@FAZHI@", in_makefile if name == "Makefile" else source)
