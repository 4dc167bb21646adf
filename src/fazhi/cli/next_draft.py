"""The next draft of a kept report: what taking it in comes to, and taking it in, with every decision carried over.

Decisions are carried over while both drafts are at hand. What is written becomes true in one step, when report.yaml
names the new text: events of the log speak of that text only, new evidence lies under a name of its own until then, and
what is no longer named is put away last. So a run that was ended half-way leaves the old draft whole, and the same run
again finishes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.disk import why, write_whole
from fazhi.evidence import compile_rules
from fazhi.evidence.decided import where
from fazhi.evidence.redraft import Carried, carry_over
from fazhi.intake import take_draft
from fazhi.model.both import Both, pick
from fazhi.model.decision import Place, Standing, standing_ones
from fazhi.model.errors import InputError
from fazhi.model.evidence import Found
from fazhi.model.obligation import Catalogue
from fazhi.model.record import FILE as RECORD
from fazhi.model.record import ReportRecord
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.words.quote import quote
from fazhi.records import append_decision, found_text, read_report_record, text_at_hand, verify_decisions
from fazhi.records.decisions import Log, alone
from fazhi.records.found import FILE as EVIDENCE
from fazhi.records.found import staged
from fazhi.records.report import with_text
from fazhi.yamlfile.write import quoted

NOBODY: Final = "fazhi"
"""Whom the log names where nobody took the draft in by name: it is no reviewer's word."""
_TEXT: Final = re.compile(r"report(?:-([0-9]+))?\.[a-z]+")
_LEFT: Final = re.compile(r"evidence\.[0-9a-f]{16}\.yaml|\.(?:report|evidence)[^/]*\.part")
"""What was written beside its place and never put there."""
_QUOTED: Final = 48


class Draft(NamedTuple):
    """The next draft, and all that has to change for it."""

    folder: Path
    record: ReportRecord
    written: bytes
    """report.yaml as it was read."""
    log: Log
    file: Path
    old: Report | None
    new: Report
    found: Mapping[str, Found]
    """What the rules find in it."""
    carried: Sequence[Carried]


def next_draft(folder: Path, file: Path, old: Path | None, catalogue: Catalogue, by: str | None) -> Draft:
    """What taking the next draft in comes to; nothing is written.

    Raises:
        InputError: The old text is not at hand, or a file cannot be read.
        AlteredError: The log was altered.
    """
    log = verify_decisions(folder)
    written, record = (folder / RECORD).read_bytes(), read_report_record(folder)
    new = take_draft(file, record)
    try:
        before = None if new.sha256 == record.sha256 else _old_text(folder, record, log, new, old)
    except InputError:
        _refuse_changed(folder, written)  # else it is told of a text that another has just replaced
        raise
    found = compile_rules(catalogue).search(new)
    carried = () if new.sha256 == record.sha256 else carry_over(catalogue, before, new, log, by or NOBODY, found)
    return Draft(folder, record, written, log, file, before, new, found, carried)


def take_over(draft: Draft) -> None:
    """Write it, all or nothing.

    Raises:
        InputError: Somebody else has changed the report's folder meanwhile, or it cannot be written.
    """
    folder, record, new = draft.folder, draft.record, draft.new
    with alone(folder):
        _refuse_changed(folder, draft.written)
        name = _text_name(draft)
        try:
            if new.sha256 != record.sha256:
                written = with_text(draft.written, _told(draft, name), RECORD)
                if name and not _is_own(draft):
                    write_whole(folder / name, draft.file.read_bytes(), durable=True)
                if (folder / EVIDENCE).is_file():
                    text = found_text(draft.found, new.sha256)
                    write_whole(staged(folder, new.sha256), text.encode(), durable=True)
                events = [item.event for item in draft.carried if item.event]
                if events:
                    append_decision(folder, draft.log, *events)
                write_whole(folder / RECORD, written, durable=True)
            _put_away(draft, name)
        except OSError as error:
            reason = why(error)
            raise InputError(
                f"{folder.name} 无法写入（{reason.zh}），登记的还是原来那一稿；请检查权限和磁盘，再运行一次。",
                f"{folder.name} cannot be written ({reason.en}) and the draft before is still the one recorded; check "
                "permissions and disk, then run this again.",
            ) from None


def told(draft: Draft, language: str) -> Iterator[str]:
    """What would change, line by line."""
    record, new = draft.record, draft.new
    if new.sha256 == record.sha256:
        same = Both("登记的就是这一稿，意见不必移动。", "This is the draft that is recorded; no decision moves.")
        yield same.of(language)
        return
    count = Both(f"{record.characters} 字 → {new.characters} 字", f"{record.characters} → {new.characters} characters")
    yield f"{record.title}：{count.of(language)}" if language == "zh" else f"{record.title}: {count.of(language)}"
    if new.title != record.title:
        yield pick(language, f"标题：{new.title}", f"Title: {new.title}")
    if not draft.carried:
        yield pick(language, "没有现行的复核意见。", "No decision of a reviewer holds.")
        return
    many = {standing: sum(item.standing is standing for item in draft.carried) for standing in Standing}
    numbers = "，".join(f"{word(each)} {count}" for each, count in many.items() if count)
    numbers_en = ", ".join(f"{count} {word(each, 'en')}" for each, count in many.items() if count)
    yield pick(
        language,
        f"现行的复核意见 {len(draft.carried)} 条：{numbers}。",
        f"{len(draft.carried)} decisions hold: {numbers_en}.",
    )
    for item in draft.carried:
        if item.standing is not Standing.EXACT:
            yield _one(item, draft, language)
    placed = [item for item in draft.carried if item.before is not None]
    if len(placed) > 1 and all(item.after is None for item in placed):
        yield pick(
            language,
            "意见所指的文字一处也没有找到；请核对是不是同一份报告。",
            "None of the words that were decided on was found; check that it is the same report.",
        )


def _refuse_changed(folder: Path, written: bytes) -> None:
    if (folder / RECORD).read_bytes() != written:
        raise InputError(
            f"{RECORD} 刚被别人改过，没有写入；请重新运行。",
            f"{RECORD} was just changed by somebody else and nothing was written; run this again.",
        )


def _one(item: Carried, draft: Draft, language: str) -> str:
    event = item.held.decision
    head = f"  {event.number}. {event.obligation} {event.reviewer} {word(event.verdict, language)}"
    joint, arrow = pick(language, "：", ": "), " → "
    if event.place is None:
        return f"{head}{joint}{word(item.standing, language)}"
    places = [_place(item.before, draft.old, language), _place(item.after, draft.new, language)]
    return f"{head}{joint}{word(item.standing, language)} {arrow.join(filter(None, places))}".rstrip()


def _place(place: Place | None, report: Report | None, language: str) -> str:
    if place is None or report is None:
        return ""
    words = quote(report, place.start, place.end, _QUOTED)
    at = pick(language, f"第{place.start}—{place.end}字", f"characters {place.start}-{place.end}")
    return f"“{words}”（{at}）" if language == "zh" else f"“{words}” ({at})"


def _old_text(folder: Path, record: ReportRecord, log: Log, new: Report, given: Path | None) -> Report | None:
    """The draft that the decisions were made on; None where none of them is about a passage and it is not at hand."""
    if given is not None:
        named = take_draft(given, record)
        if named.sha256 not in {record.sha256, *(event.text for event in log)}:
            raise InputError(
                f"{given} 不是登记的那一稿，也没有意见是照它写的（SHA-256 {named.sha256[:16]}…）；请换用原文件。",
                f"{given} is not the draft that is recorded, and no decision was made on it (SHA-256 "
                f"{named.sha256[:16]}…); give the file that was.",
            )
        return named
    placed = [item for item in standing_ones(log) if item.seen.place is not None]
    path = text_at_hand(folder, record)
    report = take_draft(path, record) if path is not None and path.is_file() else None
    if report is None:
        if not placed:
            return None
    elif not placed or report.sha256 == record.sha256:
        return report
    elif report.sha256 != new.sha256 and all(where(item, report) for item in placed):
        return report  # it was edited in place, and whatever was decided can still be found in it
    what = Both("改动过", "was changed") if report is not None else Both("不在手头", "is not at hand")
    raise InputError(
        f"登记的那一稿{what.zh}（report.yaml 的 sha256 是 {record.sha256[:16]}…），{len(placed)} 条意见无从移到新稿；"
        "请用 --old 给出那一稿的文件（在 git 里的，可用 git show 取出）。",
        f"The draft that is recorded {what.en} (report.yaml has the sha256 {record.sha256[:16]}…), and {len(placed)} "
        "decisions cannot be carried over; give its file with --old (git show brings it back where it is in git).",
    )


def _is_own(draft: Draft) -> bool:
    """Whether the new draft is the folder's own text, edited in place."""
    own = draft.record.text
    return own is not None and (draft.folder / own).exists() and (draft.folder / own).samefile(draft.file)


def _text_name(draft: Draft) -> str | None:
    """The name of the new draft's file in the folder; None where the text is kept back."""
    own = draft.record.text
    if own is None or text_at_hand(draft.folder, draft.record) is None:
        return None
    if draft.new.sha256 == draft.record.sha256 or _is_own(draft):
        return own
    match = _TEXT.fullmatch(own)
    number = int(match[1] or 1) + 1 if match else 2
    return f"report-{number}{draft.file.suffix.lower()}"


def _told(draft: Draft, name: str | None) -> dict[str, str]:
    """The lines of report.yaml that change: not the title where somebody wrote another than the text has."""
    lines = {"sha256": quoted(draft.new.sha256), "characters": str(draft.new.characters)}
    if name:
        lines["text"] = quoted(name)
    if draft.old is not None and draft.old.title == draft.record.title != draft.new.title:
        lines["title"] = quoted(draft.new.title)
    return lines


def _put_away(draft: Draft, text: str | None) -> None:
    """Give new evidence its name, and remove the draft before, and what an earlier run that was ended left behind."""
    folder, record = draft.folder, draft.record
    evidence = staged(folder, draft.new.sha256)
    if evidence.is_file():
        evidence.replace(folder / EVIDENCE)
    known = {record.sha256, *(event.text for event in draft.log)}
    for path in folder.iterdir():
        match = _TEXT.fullmatch(path.name)
        passed = (
            match and text not in {None, path.name} and (match[1] or sha256(path.read_bytes()).hexdigest() in known)
        )
        if passed or _LEFT.fullmatch(path.name) or (path.name == record.text != text and text is not None):
            path.unlink(missing_ok=True)
