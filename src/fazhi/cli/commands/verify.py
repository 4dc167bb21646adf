"""The command `fazhi verify`: that nothing was altered, dropped or put between in the log of a report's reviewers."""

from collections.abc import Sequence
from pathlib import Path

import click

from fazhi.cli.named import kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.signing import Signed, check
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.model.both import pick
from fazhi.model.decision import Decision
from fazhi.model.errors import AlteredError, InputError
from fazhi.output.words.quote import neutral
from fazhi.records import verify_decisions
from fazhi.records.decisions import FILE as LOG


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("verify.folders", language), said("verify.folders.long", language)),),
        name="verify",
        help=said("verify", language),
        callback=run,
        params=[
            click.Argument(["folders"], metavar=said("verify.folders", "en"), nargs=-1, required=True),
            option(language, "seal", "words", key="verify.seal"),
            option(language, "signature", "file", key="verify.signature"),
            lang(language),
        ],
    )


def run(folders: Sequence[str], *, seal: str | None, signature: str | None, lang: str) -> int:
    """Say that all fits, and the last seal; an error of its own status names the first event that does not."""
    kept = list(dict.fromkeys(kept_folder(_folder(named)) for named in folders))
    if len(kept) > 1 and (seal or signature):
        raise InputError(
            "--seal 和 --signature 一次只核对一份报告；请只给一个文件夹。",
            "--seal and --signature check one report at a time; name one folder.",
        )
    written = False
    for folder in kept:
        log = verify_decisions(folder)
        if seal is not None and seal not in {event.digest for event in log}:
            raise AlteredError(
                f"记录里没有校验值为 {seal[:16]}… 的一条：末尾的若干条被删去了，或是另一份记录。",
                f"No event has the seal {seal[:16]}…: the last ones were dropped, or this is another log.",
            )
        signed = None if signature is None else check(folder, log, Path(signature))
        name = f"{neutral(folder.name)}{pick(lang, '：', ': ')}" if len(kept) > 1 else ""
        put(name + _sealed(log, lang) + (_signed(signed, log, lang) if signed else ""))
        written = written or bool(log)
    if not written:
        return 0
    put(
        pick(
            lang,
            "把它记在别处（如会议纪要），以后用 --seal 核对，才能发现末尾被删。\n",
            "Note it elsewhere; checked with --seal later it shows whether the last ones were dropped.\n",
        )
    )
    return 0


def _folder(named: str) -> str:
    """The folder of a log that is named itself, as programs do that go by the files that changed."""
    path = Path(named)
    return str(path.parent) if path.name == LOG and path.is_file() else named


def _sealed(log: Sequence[Decision], language: str) -> str:
    if not log:
        return pick(language, "还没有复核意见，没有可核对的。\n", "There is no decision yet and nothing to check.\n")
    last = log[-1].digest
    return pick(
        language,
        f"{len(log)} 条，前后相扣，没有改动。最后一条的校验值：{last}\n",
        f"{len(log)} events, each fits the one before. Seal of the last: {last}\n",
    )


def _signed(signed: Signed, log: Sequence[Decision], language: str) -> str:
    who, more = neutral(signed.by), len(log) - signed.events
    told = pick(
        language,
        f"签名有效：{who} 签到第 {signed.events} 条",
        f"The signature holds: {who} signed up to event {signed.events}",
    )
    unsigned = pick(language, f"，其后 {more} 条还没有签", f"; {more} behind it are not signed yet")
    return f"{told}{unsigned if more else ''}{pick(language, '。', '.')}\n"
