"""The command `fazhi decide`: a named person's word on a passage or a conclusion, added to the log of a kept report."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from fazhi.audit import audit
from fazhi.cli.named import kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.evidence.quote import digest
from fazhi.intake import Asked, Intake, take_kept
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.both import pick
from fazhi.model.decision import FIRST, Decision, Place, Verdict, duty_digest
from fazhi.model.errors import InputError
from fazhi.model.evidence import Strength
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.words.decided import deciders
from fazhi.records import append_decision, verify_decisions

_REVIEWER: Final = "FAZHI_REVIEWER"
_RANGE: Final = re.compile("([0-9]{1,9})[-—]([0-9]{1,9})")
_VERDICTS: Final = {word(item, language): item for item in Verdict for language in ("zh",)} | {
    item.value: item for item in Verdict
}
"""Verdicts by their Chinese words and by the names in YAML."""
_STRENGTHS: Final = [item for item in Strength if item is not Strength.NONE]
_CONCLUSIONS: Final = [item for item in Conclusion if item is not Conclusion.WAIVED]


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
            click.Argument(["verdict"], metavar=said("verdict", "en"), type=click.Choice([*_VERDICTS])),
            option(language, "passage", "range", key="decide.passage"),
            option(language, "quote", "words", key="decide.quote"),
            option(language, "strength", "level", key="decide.strength", type=_words(_STRENGTHS)),
            option(language, "conclusion", "level", key="decide.conclusion", type=_words(_CONCLUSIONS)),
            option(language, "number", "number", key="decide.number", type=int),
            option(language, "by", "name", key="decide.by", envvar=_REVIEWER),
            option(language, "role", "name", key="decide.role"),
            option(language, "note", "words", key="decide.note"),
            option(language, "catalogue", "folder"),
            lang(language),
        ],
    )


def _words(values: list[Any]) -> click.Choice[str]:
    return click.Choice([getattr(item, "key", None) or item.value for item in values])


def run(
    folder: str, obligation: str, verdict: str, *, by: str | None, catalogue: str | None, lang: str, **told: Any
) -> int:
    """Add the decision, and say what the duty comes to now."""
    kept = kept_folder(folder)
    log = verify_decisions(kept)
    asked = Asked.of(catalogue=catalogue)
    rules = asked.load(Path.cwd())
    taken = take_kept(kept, asked)
    before = audit(rules, taken.report, taken.records)
    duty = rules.obligation(obligation)
    if duty is None:
        raise InputError(
            f"没有义务 {obligation}；fazhi list 列出全部编号。",
            f"There is no obligation {obligation}; fazhi list has them all.",
        )
    if not by or not by.strip():
        raise InputError(
            f"没有写明复核人；请加 --by 姓名，或设环境变量 {_REVIEWER}。",
            f"Nobody is named; add --by NAME or set {_REVIEWER} in the environment.",
        )
    meant = _VERDICTS[verdict]
    place = _place(before, obligation, told)
    _check(meant, place, told, log)
    event = append_decision(
        kept,
        log,
        Decision(
            number=0,
            obligation=obligation,
            verdict=meant,
            place=place,
            strength=None if told["strength"] is None else Strength[told["strength"].upper()],
            conclusion=told["conclusion"],
            revokes=told["number"],
            reviewer=by.strip(),
            role=told["role"],
            time=datetime.now().astimezone().isoformat(timespec="seconds"),
            note=told["note"],
            text=taken.report.sha256,
            duty=duty_digest(duty),
            before=FIRST,
            digest="",
        ),
    )
    put(_said(event, before, _again(kept, asked), lang))
    return 0


def _again(folder: Path, asked: Asked) -> Audit:
    taken: Intake = take_kept(folder, asked)
    return audit(asked.load(Path.cwd()), taken.report, taken.records)


def _place(found: Audit, obligation: str, told: dict[str, Any]) -> Place | None:
    """The passage that was named, by its words or its characters."""
    report = found.report
    if told["quote"] is not None:
        start, end = _quoted(report, told["quote"])
    elif told["passage"] is not None:
        start, end = _ranged(report, told["passage"])
    else:
        return None
    if report.supplied:
        around = [item for item in report.passages if item.start <= start < item.end]
        if not around:
            raise InputError(
                f"第 {start} 字不在正文的句子里；请核对位置。",
                f"Character {start} is in no sentence of the text; check the place.",
            )
        path = tuple(step.number for step in around[-1].path)
        return Place(start, end, digest(report.text[start:end]), around[-1].part, path)
    for item in found.assessment(obligation).evidence:
        if (item.start, item.end) == (start, end):
            return Place(start, end, item.digest, item.part, tuple(step.number for step in item.path))
    raise InputError(
        "手头没有报告原文，只能复核已有的佐证；请按 fazhi audit 列出的位置给出 --passage。",
        "The text is not at hand, so only evidence that was found can be decided on; give its place with --passage.",
    )


def _quoted(report: Report, words: str) -> tuple[int, int]:
    """Where the words stand, which must be once."""
    many = report.text.count(words) if report.supplied and words else 0
    if many != 1:
        raise InputError(
            f"报告里“{words}”出现 {many} 次，须恰好一次；请多引几个字，或用 --passage 起—止。",
            f'"{words}" stands in the report {many} times and must stand there once; quote more, or use --passage.',
        )
    start = report.text.index(words)
    return start, start + len(words)


def _ranged(report: Report, told: str) -> tuple[int, int]:
    match = _RANGE.fullmatch(told)
    start, end = map(int, match.groups()) if match else (0, 0)
    if not start < end <= report.characters:
        raise InputError(
            f"--passage {told} 不是位置；请写起止字符，如 320-354，报告共 {report.characters} 字。",
            f"--passage {told} is no place; write first and last character, such as 320-354, of {report.characters}.",
        )
    return start, end


_NEEDED: Final = {
    Verdict.REJECTED: ("passage",),
    Verdict.ADDED: ("passage",),
    Verdict.STRENGTH: ("passage", "strength"),
    Verdict.CONCLUSION: ("conclusion", "note"),
    Verdict.REVOKED: ("number",),
}
"""What each verdict cannot do without."""


def _check(verdict: Verdict, place: Place | None, told: dict[str, Any], log: tuple[Decision, ...]) -> None:
    have = {name for name in ("strength", "conclusion", "note", "number") if told[name] is not None}
    have |= {"passage"} if place is not None else set()
    lacking = [name for name in _NEEDED.get(verdict, ()) if name not in have]
    if lacking:
        options = "、".join(f"--{name}" for name in lacking)
        raise InputError(
            f"“{word(verdict)}”还要给出 {options}。",
            f"{verdict.value} also needs {', '.join(f'--{name}' for name in lacking)}.",
        )
    if told["number"] is not None and told["number"] not in {event.number for event in log}:
        raise InputError(
            f"复核记录里没有第 {told['number']} 条；fazhi status 列出各条。",
            f"The log has no event {told['number']}; fazhi status lists them.",
        )


def _said(event: Decision, before: Audit, after: Audit, language: str) -> str:
    was, now = (item.assessment(event.obligation) for item in (before, after))
    words = [word(item.conclusion, language) for item in (was, now)]
    came = f"{words[0]} → {words[1]}" if words[0] != words[1] else words[1]
    who = deciders(now.decided, language)
    return pick(
        language,
        f"第 {event.number} 条已写入 decisions.yaml。{event.obligation} {came}{f'（{who}）' if who else ''}\n",
        f"Event {event.number} is in decisions.yaml. {event.obligation}: {came}{f' ({who})' if who else ''}\n",
    )
