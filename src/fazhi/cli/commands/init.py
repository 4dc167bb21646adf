"""The command `fazhi init`: lay out an audit project in a new folder, whole or not at all."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from fazhi.cli.new_folder import make_folder
from fazhi.cli.options import lang
from fazhi.cli.page import Command
from fazhi.cli.shipped import constraints, installer, pages, requirement, templates
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.model.both import pick
from fazhi.output.words.quote import neutral

_NEXT = (
    "已建立 {folder}。接下来：\n  cd {folder}\n  make html    （没有 make：fazhi site）\n"
    "  把报告放进 reports/，再 make html REPORT=reports/文件    （fazhi site reports/文件）\n",
    "Made {folder}. Next:\n  cd {folder}\n  make html    (without make: fazhi site)\n"
    "  put a report into reports/; make html REPORT=reports/FILE    (fazhi site reports/FILE)\n",
)


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
    put(pick(lang, *_NEXT).format(folder=neutral(shlex.quote(folder) if " " in folder else folder)))
    return 0


def _files() -> Iterator[tuple[str, str]]:
    """Name and text of every file of a new project."""
    source = requirement().replace("$", "$$").replace("#", "\\#")
    yield "constraints.txt", constraints()
    yield "install.py", installer()
    yield from pages()
    yield from ((name, text.replace("@FAZHI@", source)) for name, text in templates())
