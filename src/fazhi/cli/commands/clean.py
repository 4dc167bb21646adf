"""The command `fazhi clean`: remove what was made of a project."""

import shutil
from typing import Final

import click

from fazhi.cli.home import find_project
from fazhi.cli.options import lang
from fazhi.cli.page import Command
from fazhi.cli.shipped import source_tree
from fazhi.cli.words import said

_MADE: Final = ("docs/_build", ".pytest_cache")
_MADE_OF_SOURCES: Final = (
    "build", "dist", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis",
)  # fmt: skip
"""What else working on this software leaves in its own source tree."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="clean",
        help=said("clean", language),
        callback=run,
        params=[lang(language)],
    )


def run(*, lang: str) -> int:
    """Remove it, and nothing else."""
    del lang

    root = find_project().root
    made = (*_MADE, *(_MADE_OF_SOURCES if root == source_tree() else ()))
    for name in made:
        path = root / name
        if path.is_symlink() or path.is_file():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)
    return 0
