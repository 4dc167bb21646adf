"""The commands of the command line and what each may be told."""

from collections.abc import Callable
from typing import Any

import click

import fazhi
from fazhi.cli.page import Command, Group
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.model.obligation import Severity


def build(language: str) -> click.Group:
    """The command `fazhi` with its help in one language."""
    return Group(
        language,
        name="fazhi",
        help=said("fazhi", language),
        params=[_version(language), _lang(language)],
        commands=[_audit(language), _explain(language), _detach(language)],
        callback=lambda **_: None,
        no_args_is_help=False,
        invoke_without_command=False,
    )


def _audit(language: str) -> click.Command:
    return Command(
        language,
        ((said("file", language), said("file.long", language)),),
        name="audit",
        help=said("audit", language),
        short_help=said("audit.short", language),
        callback=_run_audit,
        params=[
            click.Argument(["file"], metavar=said("file", "en")),
            *_about_report(language),
            _option(language, "format", "format", type=click.Choice(["text", "json"]), default="text"),
            _option(language, "quotes", is_flag=True),
            _option(
                language,
                "min_severity",
                "level",
                type=click.Choice([item.value for item in Severity]),
                default="notice",
            ),
            _option(language, "output", "file"),
            _colour(language),
            _lang(language),
        ],
    )


def _explain(language: str) -> click.Command:
    return Command(
        language,
        (
            (said("obligation", language), said("obligation.long", language)),
            (f"[{said('file', language)}]", said("file.long", language)),
        ),
        name="explain",
        help=said("explain", language),
        short_help=said("explain.short", language),
        callback=_run_explain,
        params=[
            click.Argument(["obligation"], metavar=said("obligation", "en")),
            click.Argument(["file"], metavar=said("file", "en"), required=False),
            *_about_report(language),
            _colour(language),
            _lang(language),
        ],
    )


def _detach(language: str) -> click.Command:
    return Command(
        language,
        (
            (said("file", language), said("file.long", language)),
            (said("folder", language), said("folder.long", language)),
        ),
        name="detach",
        help=said("detach", language),
        short_help=said("detach.short", language),
        callback=_run_detach,
        params=[
            click.Argument(["file"], metavar=said("file", "en")),
            click.Argument(["folder"], metavar=said("folder", "en")),
            _option(language, "catalogue", "folder"),
            _lang(language),
        ],
    )


def _about_report(language: str) -> list[click.Parameter]:
    """What a user may say of the report and the law to judge it by."""
    return [
        _option(language, "unit_kind", "kind"),
        _option(language, "year", "year", type=int),
        _option(language, "unit", "name"),
        _option(language, "territory", "name"),
        _option(language, "law_year", "year", type=int),
        _option(language, "catalogue", "folder"),
    ]


def _option(language: str, name: str, metavar: str = "", *names: str, **settings: Any) -> click.Option:
    return click.Option(
        [f"--{name.replace('_', '-')}", *names, name],
        help=said(name, language),
        metavar=said(f"metavar.{metavar}", language) if metavar else None,
        **settings,
    )


def _colour(language: str) -> click.Option:
    choice = click.Choice(["auto", "always", "never"])
    return _option(language, "colour", "when", "--color", type=choice, default="auto")


def _lang(language: str) -> click.Option:
    return _option(language, "lang", "lang", type=click.Choice(["zh", "en"]), default=language, expose_value=True)


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


def _later(name: str) -> Callable[..., int]:
    """A callback that loads the engine only when it runs, so that help and version answer at once."""

    def run(**told: Any) -> int:
        from fazhi.cli import actions  # noqa: PLC0415 - it brings the whole engine with it

        action: Callable[..., int] = getattr(actions, name)
        return action(**told)

    return run


_run_audit = _later("run_audit")
_run_explain = _later("run_explain")
_run_detach = _later("run_detach")
