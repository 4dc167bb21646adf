"""The command `fazhi decide`: a named person's word on a passage or a conclusion, added to the log of a kept report."""

from pathlib import Path
from typing import Any

import click

from fazhi.audit import audit
from fazhi.cli.named import duty_named, kept_folder
from fazhi.cli.options import lang, option, worded
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.evidence.statement import CONCLUSIONS, REVIEWER, STRENGTHS, VERDICTS, Statement, event_of
from fazhi.intake import Asked, take_kept
from fazhi.model.audit import Audit
from fazhi.model.both import pick
from fazhi.model.decision import Decision, Verdict
from fazhi.model.words import word
from fazhi.output.words.decided import deciders
from fazhi.records import append_decision, verify_decisions


def build(language: str) -> click.Command:
    """The command in one language."""
    names = ("folder", "obligation", "verdict")
    return Command(
        language,
        tuple((said(name, language), said(f"{name}.long", language)) for name in names),
        name="decide",
        help=said("decide", language),
        callback=run,
        params=[
            *(click.Argument([name], metavar=said(name, "en")) for name in names[:2]),
            click.Argument(["verdict"], metavar=said("verdict", "en"), type=click.Choice([*VERDICTS])),
            option(language, "passage", "range", key="decide.passage"),
            option(language, "quote", "words", key="decide.quote"),
            option(language, "strength", "level", key="decide.strength", type=worded(STRENGTHS)),
            option(language, "conclusion", "level", key="decide.conclusion", type=worded(CONCLUSIONS)),
            option(language, "number", "number", key="decide.number", type=int),
            option(language, "by", "name", key="decide.by", envvar=REVIEWER),
            option(language, "role", "name", key="decide.role"),
            option(language, "note", "words", key="decide.note"),
            option(language, "catalogue", "folder"),
            lang(language),
        ],
    )


def run(
    folder: str, obligation: str, verdict: str, *, by: str | None, catalogue: str | None, lang: str, **told: Any
) -> int:
    """Add the decision, and say what the duty comes to now."""
    kept = kept_folder(folder)
    log = verify_decisions(kept)
    asked = Asked.of(catalogue=catalogue)
    rules = asked.load(Path.cwd())
    obligation = duty_named(rules, obligation).id
    taken = take_kept(kept, asked)
    before = audit(rules, taken.report, taken.records)
    event = append_decision(kept, log, event_of(Statement(obligation, verdict, by, **told), before, log))[-1]
    again = take_kept(kept, asked)
    put(_said(event, before, audit(rules, again.report, again.records), lang))
    return 0


def _said(event: Decision, before: Audit, after: Audit, language: str) -> str:
    was, now = (item.assessment(event.obligation) for item in (before, after))
    words = [word(item.conclusion, language) for item in (was, now)]
    came = f"{words[0]} → {words[1]}" if words[0] != words[1] else words[1]
    if event.verdict is Verdict.REJECTED and words[0] == words[1] and (rest := len(now.evidence)):
        came = pick(language, f"仍为{words[1]}，另有 {rest} 处佐证", f"{words[1]} as before, by {rest} other passages")
    who = deciders(now.decided, language)
    return pick(
        language,
        f"第 {event.number} 条已写入 decisions.yaml。{event.obligation} {came}{f'（{who}）' if who else ''}\n",
        f"Event {event.number} is in decisions.yaml. {event.obligation}: {came}{f' ({who})' if who else ''}\n",
    )
