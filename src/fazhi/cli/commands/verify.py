"""The command `fazhi verify`: that nothing was altered, dropped or put between in the log of a report's reviewers."""

from pathlib import Path

import click

from fazhi.cli.named import kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.signing import check
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.model.both import pick
from fazhi.model.errors import AlteredError
from fazhi.output.words.quote import neutral
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
            option(language, "signature", "file", key="verify.signature"),
            lang(language),
        ],
    )


def run(folder: str, *, seal: str | None, signature: str | None, lang: str) -> int:
    """Say that all fits, and the last seal; an error of its own status names the first event that does not."""
    kept = kept_folder(folder)
    log = verify_decisions(kept)
    if seal is not None and seal not in {event.digest for event in log}:
        raise AlteredError(
            f"记录里没有校验值为 {seal[:16]}… 的一条：末尾的若干条被删去了，或是另一份记录。",
            f"No event has the seal {seal[:16]}…: the last ones were dropped, or this is another log.",
        )
    signed = None if signature is None else check(kept, log, Path(signature))
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
    if signed is not None:
        who, more = neutral(signed.by), len(log) - signed.events
        put(
            pick(
                lang,
                f"签名有效：{who} 签到第 {signed.events} 条" + (f"，其后 {more} 条还没有签。\n" if more else "。\n"),
                f"The signature holds: {who} signed up to event {signed.events}"
                + (f"; {more} behind it are not signed yet.\n" if more else ".\n"),
            )
        )
    return 0
