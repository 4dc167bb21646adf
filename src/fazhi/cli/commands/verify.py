"""The command `fazhi verify`: that nothing was altered, dropped or put between in the log of a report's reviewers."""

import click

from fazhi.cli.named import kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.model.both import pick
from fazhi.model.errors import AlteredError
from fazhi.records import verify_decisions


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("folder", language), said("folder.long", language)),),
        name="verify",
        help=said("verify", language),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=said("folder", "en")),
            option(language, "seal", "words", key="verify.seal"),
            lang(language),
        ],
    )


def run(folder: str, *, seal: str | None, lang: str) -> int:
    """Say that all fits, and the last seal; an error of its own status names the first event that does not."""
    log = verify_decisions(kept_folder(folder))
    if seal is not None and seal not in {event.digest for event in log}:
        raise AlteredError(
            f"记录里没有校验值为 {seal[:16]}… 的一条：末尾的若干条被删去了，或是另一份记录。",
            f"No event has the seal {seal[:16]}…: the last ones were dropped, or this is another log.",
        )
    last = log[-1].digest if log else "-"
    put(
        pick(
            lang,
            f"{len(log)} 条，前后相扣，没有改动。最后一条的校验值：{last}\n"
            "把它记在别处（如会议纪要），以后用 --seal 核对，才能发现末尾被删。\n",
            f"{len(log)} events, each fits the one before. Seal of the last: {last}\n"
            "Note it elsewhere; checked with --seal later it shows whether the last ones were dropped.\n",
        )
    )
    return 0
