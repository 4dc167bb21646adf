"""Options that several commands share."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import click

from fazhi.cli.words import said
from fazhi.model.both import Both
from fazhi.model.obligation import Severity
from fazhi.model.words import WORDS


class Worded(click.Choice[str]):
    """Names of which each is also taken by the words that output shows for it, in either language."""

    def __init__(self, words: Mapping[str, Both]) -> None:
        self.words = words
        self._named = {said: name for name, both in words.items() for said in (both.zh, both.en)}
        super().__init__([*words])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name that a value is, or is the word for."""
        return super().convert(self._named.get(str(value).strip(), value), param, ctx)


def about_report(language: str) -> list[click.Parameter]:
    """What a user may say of the report and the law to judge it by."""
    law = [option(language, "law_year", "year", type=int), option(language, "catalogue", "folder")]
    return [*about_unit(language), *law]


def about_unit(language: str) -> list[click.Parameter]:
    """What a user may say of whose report it is."""
    return [
        option(language, "unit_kind", "kind"),
        option(language, "year", "year", type=int),
        option(language, "unit", "name"),
        option(language, "territory", "name"),
        option(language, "role", "name"),
    ]


def about_project(language: str, *more: click.Parameter) -> list[click.Parameter]:
    """What commands that work in a project take, from the environment too: `make` passes its values on that way.

    There neither make nor a shell reads them, whatever a file is called.
    """
    report = click.Argument(["report"], required=False, metavar=said("project_report", "en"))
    params = [report, *about_report(language), option(language, "laws", "folder"), *more]
    for param in params:
        param.envvar = f"FAZHI_{str(param.name).upper()}"
    return [*params, lang(language)]


def annex(language: str) -> click.Option:
    """The annexes of a report, which are read with it as one."""
    return option(language, "annex", "file", multiple=True)


def site_language(language: str) -> click.Option:
    """The language of the pages, which is not that of messages: a Chinese office with an English system is common."""
    return option(language, "site_language", "lang", type=click.Choice(["zh", "en"]))


def option(language: str, name: str, metavar: str = "", *names: str, key: str = "", **settings: Any) -> click.Option:
    """An option with its help in one language; further names stand after the metavar, `key` names other words."""
    return click.Option(
        [f"--{name.replace('_', '-')}", *names, name],
        help=said(key or name, language),
        metavar=said(f"metavar.{metavar}", language) if metavar else None,
        **settings,
    )


def worded(values: Mapping[str, Enum]) -> Worded:
    """Values of the model by the names that YAML has for them, taken by their words as well."""
    return Worded({name: WORDS[type(value)][value] for name, value in values.items()})


def severities() -> Worded:
    """How weighty a gap must be to be counted."""
    return worded({item.value: item for item in Severity})


def colour(language: str) -> click.Option:
    """The option that says whether the terminal is coloured."""
    choice = click.Choice(["auto", "always", "never"])
    return option(language, "colour", "when", "--color", type=choice, default="auto")


def lang(language: str) -> click.Option:
    """The language of help and output; what it is was settled before the command line was read."""
    return option(language, "lang", "lang", type=click.Choice(["zh", "en"]), default=language, expose_value=True)
