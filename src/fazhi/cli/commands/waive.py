"""The command `fazhi waive`: accepted gaps of a kept report, shown first, then added to its waivers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import click

from fazhi.audit import audit
from fazhi.cli.home import relative
from fazhi.cli.named import duty_named, kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.clock import today
from fazhi.disk import write_whole
from fazhi.intake import Asked, take_kept
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.days import read_day
from fazhi.model.errors import InputError
from fazhi.model.record import Waiver
from fazhi.model.words import word
from fazhi.output.words.quote import neutral
from fazhi.records import WAIVERS_FILE, verify_decisions, waivers_with

_SHORT: Final = (Conclusion.MISSING, Conclusion.PLANNED, Conclusion.ADMITTED, Conclusion.WEAK)
"""What can be accepted."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("folder", language), said("folder.long", language)),
            (said("waive.duties", language), said("waive.duties.long", language)),
        ),
        name="waive",
        help=said("waive", language),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=said("folder", "en")),
            click.Argument(["duties"], metavar=said("waive.duties", "en"), nargs=-1, required=True),
            option(language, "reason", "words", key="waive.reason", required=True),
            option(language, "owner", "name", key="waive.owner", required=True),
            option(language, "until", "day", key="waive.until", required=True),
            option(language, "approver", "name", key="waive.approver"),
            option(language, "basis", "words", key="waive.basis"),
            option(language, "yes", is_flag=True),
            option(language, "catalogue", "folder"),
            lang(language),
        ],
    )


def run(folder: str, duties: Sequence[str], *, yes: bool, catalogue: str | None, lang: str, **told: str | None) -> int:
    """Show what each duty comes to, and with `yes` write the waivers: all of them, or none where one cannot be."""
    kept = kept_folder(folder)
    verify_decisions(kept)
    asked = Asked.of(catalogue=catalogue)
    rules = asked.load(Path.cwd())
    ids = list(dict.fromkeys(duty_named(rules, name).id for name in duties))
    taken = take_kept(kept, asked)
    before = audit(rules, taken.report, taken.records)
    accepted = _accepted(before.report.year, **told)
    _check([before.assessment(each) for each in ids], {each.obligation for each in taken.records.waivers})
    new = [replace(accepted, obligation=each) for each in ids]
    data = waivers_with(kept, new)
    records = replace(taken.records, waivers=(*taken.records.waivers, *new))
    put(_said(before, audit(rules, taken.report, records), new, lang))
    if not yes:
        put(pick(lang, "没有写入；核对无误后加 --yes。\n", "Nothing was written; add --yes when it is right.\n"))
        return 0
    write_whole(kept / WAIVERS_FILE, data)
    put(pick(lang, "已写入 {}\n", "Wrote {}\n").format(neutral(relative(kept / WAIVERS_FILE))))
    return 0


def _accepted(year: int, **told: str | None) -> Waiver:
    """The waiver that was told, of a duty that is yet to be named."""
    said = {name: (words or "").strip() for name, words in told.items()}
    if empty := next((name for name in ("reason", "owner") if not said[name]), None):
        raise InputError(f"--{empty} 是空的；请写明。", f"--{empty} is empty; say it.")
    return Waiver(
        "",
        said["reason"],
        None,
        said["owner"],
        _day(said["until"], year),
        said["approver"] or None,
        said["basis"] or None,
    )


def _day(told: str, year: int) -> date:
    """The last day; it can lie neither behind us nor before the end of the year reported on."""
    day = read_day(told)
    if day is None:
        raise InputError(
            f"--until {told} 不是日期；请写成 2027-12-31 这样。", f"--until {told} is no day; write it as 2027-12-31."
        )
    if day < today():
        raise InputError(f"--until {day} 已经过去；请给出以后的一天。", f"--until {day} is past; give a day to come.")
    if day < date(year, 12, 31):
        raise InputError(
            f"--until {day} 在报告年度末（{year}-12-31）以前，这样的豁免不起作用；请给出那一天或以后的。",
            f"--until {day} is before the end of the year reported on ({year}-12-31), where a waiver waives nothing; "
            "give that day or a later one.",
        )
    return day


def _check(wanted: Sequence[Assessment], waived: set[str]) -> None:
    """InputError with all that have a waiver already, and all in which there is nothing to accept."""
    again = [item for item in wanted if item.obligation.id in waived]
    idle = [item for item in wanted if item not in again and item.conclusion not in _SHORT]
    wrong = [
        *(
            Both(
                f"{item.obligation.id} 已有豁免；要改，请改 {WAIVERS_FILE} 里的那一条。",
                f"{item.obligation.id} is waived already; to change that, change it in {WAIVERS_FILE}.",
            )
            for item in again
        ),
        *(
            Both(
                f"{item.obligation.id} {word(item.conclusion)}，没有可豁免的。",
                f"{item.obligation.id} is {word(item.conclusion, 'en')}, with nothing to waive.",
            )
            for item in idle
        ),
    ]
    if wrong:
        raise InputError("".join(each.zh for each in wrong), " ".join(each.en for each in wrong))


def _said(before: Audit, after: Audit, new: Sequence[Waiver], language: str) -> str:
    """A line for each duty: what it came to, what it comes to now, and by whom."""
    lines = []
    for waiver in new:
        was, now = (item.assessment(waiver.obligation) for item in (before, after))
        came = f"{word(was.conclusion, language)} → {word(now.conclusion, language)}"
        title = pick(language, was.obligation.title, was.obligation.title_en)
        lines.append(neutral(f"{waiver.obligation} {title}{pick(language, '：', ': ')}{came}{waiver.by.of(language)}"))
    return "".join(f"{line}\n" for line in lines)
