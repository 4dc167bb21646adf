"""The command `fazhi rules test`: run the cases of one obligation, or all."""

from pathlib import Path

import click

from fazhi.catalogue import load_for
from fazhi.cli.formats import view
from fazhi.cli.named import duty_named
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.evidence import compile_rules
from fazhi.lab.cases import Case, cases_of, cases_under, judge
from fazhi.lab.pages.rules import cases_text
from fazhi.model.errors import InputError

FAILED = 1
"""Exit status where a case is not met."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((f"[{said('obligation', language)}]", said("rules.test.obligation", language)),),
        name="test",
        help=said("rules.test", language),
        callback=run,
        params=[
            click.Argument(["obligation"], metavar=said("obligation", "en"), required=False),
            option(language, "cases", "folder", default="tests/cases"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(obligation: str | None, *, cases: str, catalogue: str | None, colour: str, lang: str) -> int:
    """Run the cases and tell those that are not met; 1 if there are any."""
    loaded = load_for(catalogue, Path.cwd())
    wanted = duty_named(loaded, obligation).id if obligation else None
    searcher = compile_rules(loaded)
    outcomes = [judge(case, searcher) for case in _cases(Path(cases), wanted)]
    put(cases_text(outcomes, loaded, view(lang, colour)))
    return 0 if all(item.right for item in outcomes) else FAILED


def _cases(folder: Path, wanted: str | None) -> list[Case]:
    path = folder / f"{wanted}.yaml"
    found: list[Case] = []
    if wanted is None:
        found = cases_under(folder)
    elif path.is_file():
        found = cases_of(path, folder)
    if not found:
        raise InputError(
            f"{path if wanted else folder} 没有用例；请用 --cases 指明存放用例的文件夹。",
            f"There are no cases in {path if wanted else folder}; name their folder with --cases.",
        )
    return found
