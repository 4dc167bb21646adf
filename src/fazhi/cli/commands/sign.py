"""The command `fazhi sign`: sign the log of a report's reviewers with a key of one's own."""

from pathlib import Path

import click

from fazhi.cli.home import relative
from fazhi.cli.named import kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.signing import sign
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.model.both import pick
from fazhi.output.words.quote import neutral
from fazhi.records import verify_decisions


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("folder", language), said("folder.long", language)),),
        name="sign",
        help=said("sign", language),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=said("folder", "en")),
            option(language, "key", "file", key="sign.key", required=True),
            lang(language),
        ],
    )


def run(folder: str, *, key: str, lang: str) -> int:
    """Sign it once nothing in it is found altered."""
    kept = kept_folder(folder)
    log = verify_decisions(kept)
    path = neutral(relative(sign(kept, log, Path(key))))
    put(pick(lang, f"已签到第 {len(log)} 条，写入 {path}\n", f"Signed up to event {len(log)}, in {path}\n"))
    return 0
