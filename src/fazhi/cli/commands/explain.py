"""The command `fazhi explain`: find the obligation, read the report if there is one, show both."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from fazhi.cli.named import audit_named
from fazhi.cli.options import about_report, annex, colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import coloured, put, width
from fazhi.cli.words import said
from fazhi.intake import Asked
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue, Obligation


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("obligation", language), said("obligation.long", language)),
            (f"[{said('file', language)}]", said("report.long", language)),
        ),
        name="explain",
        help=said("explain", language),
        callback=run,
        params=[
            click.Argument(["obligation"], metavar=said("obligation", "en")),
            click.Argument(["file"], metavar=said("file", "en"), required=False),
            *about_report(language),
            annex(language),
            option(language, "rule", is_flag=True),
            colour(language),
            lang(language),
        ],
    )


def run(
    obligation: str, file: str | None, *, annex: tuple[str, ...], rule: bool, colour: str, lang: str, **about: Any
) -> int:
    """Explain an obligation, with a report also what the report says of it."""
    from fazhi.output.pages.explain import explain_text  # noqa: PLC0415 - `fazhi audit` does without it

    asked = Asked.of(**about)
    catalogue = asked.load(Path.cwd())
    wanted = find(catalogue, obligation)
    result = audit_named(file, asked, catalogue, annex) if file else None
    put(explain_text(wanted, catalogue, coloured(colour), width(), lang, result, rule, asked))
    return 0


def find(catalogue: Catalogue, name: str) -> Obligation:
    """The obligation of that identifier, whichever case it is written in; InputError names the nearest."""
    found = catalogue.obligation(name.upper())
    if found is None:
        from difflib import get_close_matches  # noqa: PLC0415 - for this mistake only

        known = [item.id for item in catalogue.obligations]
        close = get_close_matches(name.upper(), known)
        near = list(dict.fromkeys([*_same_number(name.upper(), known), *close]))[:3]
        zh = f"相近的有 {'、'.join(near)}。" if near else "编号形如 SUPERVISE_001。"
        en = f"Near are {', '.join(near)}." if near else "Identifiers look like SUPERVISE_001."
        raise InputError(f"没有义务 {name}；{zh}", f"There is no obligation {name}. {en}")
    return found


def _same_number(name: str, known: Sequence[str]) -> list[str]:
    """The identifier that has the letters and the number of a name, however that is written: SUPERVISE-1."""
    found = re.fullmatch(r"([A-Z]+)\W*_?\W*([0-9]{1,9})", name)
    return [item for item in known if found and item == f"{found[1]}_{int(found[2]):03}"]
