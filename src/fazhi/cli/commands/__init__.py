"""The commands of the command line, in the order of the help page; one file each, loaded when it is asked for."""

from typing import Final

import click

import fazhi
from fazhi.cli.options import lang
from fazhi.cli.page import Group
from fazhi.cli.streams import put
from fazhi.cli.words import said

COMMANDS: Final = (
    "audit", "precheck", "compare", "corpus", "explain", "list", "init", "add", "decide", "review", "status", "confirm",
    "waive", "verify", "sign", "detach", "export", "import", "site", "serve", "gaps", "pdf", "single", "clean",
    "bundle", "law", "rules", "evaluate", "dev",
)  # fmt: skip


def build(language: str) -> click.Group:
    """The command `fazhi` with its help in one language."""
    return Group(
        language,
        tuple((name, f"fazhi.cli.commands.{name}") for name in COMMANDS),
        name="fazhi",
        help=said("fazhi", language),
        params=[_version(language), lang(language)],
    )


def _version(language: str) -> click.Option:
    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help=said("fazhi.version", language),
        callback=_show_version,
    )


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        put(f"fazhi {fazhi.__version__}\n")
        ctx.exit()
