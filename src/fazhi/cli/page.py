"""Help pages in either language, with Chinese widths right, in place of click's own."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import click

from fazhi.cli.streams import width
from fazhi.cli.words import said
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.columns import columns, pad

_LABEL = 24
"""Columns of the names of options."""


class Page:
    """What command and group share: a help page of our own."""

    language: str
    arguments: tuple[tuple[str, str], ...]
    """Name and meaning of each positional argument."""

    def format_help(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page of a command, as click asks for it."""
        formatter.write(render(_page(self, ctx), width(), colour=False))

    def get_help_option(self: Any, ctx: click.Context) -> click.Option | None:
        """`--help`, its own help in our words."""
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]  # click's class stands beside this one
        if option is not None:
            option.help = said("help", self.language)
        return option


class Command(Page, click.Command):
    """A command with a help page in one language."""

    def __init__(self, language: str, arguments: tuple[tuple[str, str], ...] = (), **settings: Any) -> None:
        self.language = language
        self.arguments = arguments
        super().__init__(**settings)


class Group(Page, click.Group):
    """A command that holds others; each is built when it is asked for."""

    def __init__(self, language: str, members: tuple[tuple[str, str], ...], **settings: Any) -> None:
        """Take the members as name and module; the module's `build` gives the command in a language."""
        self.language = language
        self.arguments = ()
        self.members = dict(members)
        super().__init__(callback=_nothing, no_args_is_help=False, invoke_without_command=False, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without a word behind it, a command that holds others shows its help."""
        return super().parse_args(ctx, args or ["--help"])

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Every member, in the order given."""
        return list(self.members)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The member of that name, if there is one."""
        return self.member(name, self.language) if name in self.members else None

    def member(self, name: str, language: str) -> Any:
        """A member in a language, which may be another than that of the group."""
        return import_module(self.members[name]).build(language)


def _nothing(**_: Any) -> None:
    """A group does nothing of its own."""


def _page(command: Any, ctx: click.Context) -> Iterator[Block]:
    language = command.language
    usage = [ctx.command_path, said("option", language), *(name for name, _ in command.arguments)]
    if isinstance(command, click.Group):
        usage.append(said("command", language))
    yield block(Span(said("usage", language), Tone.STRONG), " ".join(usage), hang=4)
    yield BLANK
    yield block(command.help or "", first=2)
    yield from _section(said("arguments", language), command.arguments)
    yield from _section(said("options", language), _options(command, ctx))
    if isinstance(command, Group):
        pairs = [(name, _short(command, name)) for name in command.list_commands(ctx)]
        yield from _section(said("commands", language), pairs)


def _short(group: Group, name: str) -> str:
    """What a member does in a few words; out of the table, so that no command is loaded to be listed."""
    above = f"{group.name}." if group.name != "fazhi" else ""
    return said(f"{above}{name}.short", group.language)


def _section(title: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Block]:
    pairs = list(pairs)
    if not pairs:
        return
    yield BLANK
    yield block(Span(title, Tone.STRONG))
    for name, meaning in pairs:
        if columns(name) < _LABEL - 1:
            yield block(pad(name, _LABEL), meaning, first=2, hang=2 + _LABEL)
        else:
            yield block(name, first=2)
            yield block(meaning, first=2 + _LABEL)


def _options(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    for param in command.get_params(ctx):
        if isinstance(param, click.Option):
            value = f" {param.metavar}" if param.metavar and not param.is_flag else ""
            yield param.opts[0] + value, param.help or ""
