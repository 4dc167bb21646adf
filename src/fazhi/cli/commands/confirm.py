"""The command `fazhi confirm`: that decisions still hold, though what they were about has moved or changed."""

from collections.abc import Sequence

import click

from fazhi.cli.named import audit_kept, kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.evidence.statement import REVIEWER, Statement, event_of
from fazhi.model.audit import Audit
from fazhi.model.both import pick
from fazhi.model.decision import Standing
from fazhi.model.errors import InputError
from fazhi.records import append_decision


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("folder", language), said("folder.long", language)),
            (said("confirm.numbers", language), said("confirm.numbers.long", language)),
        ),
        name="confirm",
        help=said("confirm", language),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=said("folder", "en")),
            click.Argument(["numbers"], metavar=said("confirm.numbers", "en"), nargs=-1, type=int),
            option(language, "moved", is_flag=True, key="confirm.moved"),
            option(language, "by", "name", key="decide.by", envvar=REVIEWER),
            option(language, "role", "name", key="decide.role"),
            option(language, "note", "words", key="decide.note"),
            option(language, "catalogue", "folder"),
            lang(language),
        ],
    )


def run(
    folder: str, numbers: Sequence[int], *, moved: bool, by: str | None, role: str | None, note: str | None,
    catalogue: str | None, lang: str,
) -> int:  # fmt: skip
    """Confirm them all, or none where one cannot be."""
    kept = kept_folder(folder)
    found, log = audit_kept(kept, catalogue)
    wanted = list(dict.fromkeys([*numbers, *(_moved(found) if moved else ())]))
    if not (wanted or moved):
        raise InputError(
            "没有说确认哪几条；写上编号，或用 --moved 确认只移了位置的全部（fazhi status 列出）。",
            "Nothing is named; give numbers, or --moved for all that only moved (fazhi status lists them).",
        )
    duties = {event.number: event.obligation for event in log}
    unknown = [number for number in wanted if number not in duties]
    if unknown:
        raise InputError(
            f"复核记录里没有第 {unknown[0]} 条；fazhi status 列出各条。",
            f"The log has no event {unknown[0]}; fazhi status lists them.",
        )
    events = [
        event_of(Statement(duties[number], "confirmed", by, role, note, number=number), found, log) for number in wanted
    ]
    if events:
        append_decision(kept, log, *events)
    put(pick(lang, f"确认了 {len(events)} 条。\n", f"{len(events)} confirmed.\n"))
    return 0


def _moved(found: Audit) -> list[int]:
    """Those whose words stand elsewhere now and are the same."""
    return sorted(
        item.decision.number for each in found.assessments for item in each.decided if item.standing is Standing.MOVED
    )
