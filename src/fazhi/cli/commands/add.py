"""The command `fazhi add`: keep reports on the site of a project, each in a folder of its own under docs/reports.

Of a kept report the next draft is taken in: decisions are carried over while both drafts are at hand, shown first, then
written. What is written becomes true in one step, when report.yaml names the new text: events of the log speak of that
text only, new evidence lies under a name of its own until then, and what is no longer named is put away last. So a run
that was ended half-way leaves the old draft whole, and the same command again finishes it.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

import click

from fazhi.cli.named import is_many, kept_folder, refuse_none
from fazhi.cli.new_folder import make_folder
from fazhi.cli.options import about_unit, lang, option
from fazhi.cli.page import Command
from fazhi.cli.shipped import pages
from fazhi.cli.streams import complain, put
from fazhi.cli.words import said
from fazhi.disk import why, write_whole
from fazhi.evidence import compile_rules
from fazhi.evidence.decided import where
from fazhi.evidence.redraft import Carried, carry_over
from fazhi.evidence.statement import REVIEWER
from fazhi.intake import KEPT, Asked, kept_folders, take_draft, take_file
from fazhi.model.both import Both, pick
from fazhi.model.decision import Place, Standing, standing_ones
from fazhi.model.errors import InputError
from fazhi.model.evidence import Found
from fazhi.model.obligation import Catalogue
from fazhi.model.record import FILE as RECORD
from fazhi.model.record import ReportRecord
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.words.quote import neutral, quote
from fazhi.precheck.draft_mark import without_mark
from fazhi.records import append_decision, found_text, read_report_record, record_text, text_at_hand, verify_decisions
from fazhi.records.decisions import Log, alone
from fazhi.records.found import FILE as EVIDENCE
from fazhi.records.found import staged
from fazhi.records.report import with_text
from fazhi.whose import numbered, of_report, whose
from fazhi.yamlfile.write import quoted

_LONGEST = 60
"""Characters of a folder's name: pages and PDFs are named after it, and names hold 255 bytes."""
_RESERVED = frozenset(
    ("supplied", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""The folder of a report given at build time, and names that Windows keeps for devices."""
_ANEW = ("slug", "source", "unit_kind", "year", "unit", "territory", "role")
_LATER = ("old", "by", "catalogue", "yes")
"""What goes with a report that is kept anew, and with its next draft."""
_PAGES = "docs/supplied/"
"""The pages of a report given at build time: those of a kept one are the same."""
NOBODY: Final = "fazhi"
"""Whom the log names where nobody took the draft in by name: it is no reviewer's word."""
_TEXT: Final = re.compile(r"report(?:-([0-9]+))?\.[a-z]+")
_LEFT: Final = re.compile(r"evidence\.[0-9a-f]{16}\.yaml|\.(?:report|evidence)[^/]*\.part")
"""What was written beside its place and never put there."""
_QUOTED: Final = 48


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("files", language), said("add.files", language)),),
        name="add",
        help=said("add", language),
        callback=run,
        params=[
            click.Argument(["files"], nargs=-1, metavar=said("files", "en")),
            option(language, "slug", "name"),
            option(language, "source", "name"),
            *about_unit(language),
            option(language, "manifest", "file", key="export.manifest"),
            option(language, "replace", "slug", key="add.replace"),
            option(language, "old", "file", key="add.old"),
            option(language, "by", "name", key="add.by", envvar=REVIEWER),
            option(language, "catalogue", "folder"),
            option(language, "yes", is_flag=True),
            lang(language),
        ],
    )


def run(files: tuple[str, ...], *, replace: str | None, manifest: str | None, lang: str, **given: Any) -> int:
    """Keep a report anew, or each of many, or take the next draft of a kept one in."""
    refuse_none(files, manifest)
    anew, later = ({name: given[name] for name in names} for names in (_ANEW, _LATER))
    wrong = [name for name, value in (anew if replace else later).items() if value and name != "by"]
    if replace and manifest:
        wrong.append("manifest")
    if wrong:
        names = "、".join(f"--{name.replace('_', '-')}" for name in wrong)
        raise InputError(
            f"{names} {'不能与 --replace 同用，这些登记在 report.yaml 里' if replace else '只与 --replace 同用'}。",
            f"{names} {'cannot go with --replace: report.yaml has them' if replace else 'goes with --replace only'}.",
        )
    if not is_many(files, manifest):
        return _replace(files[0], replace, lang, **later) if replace else _keep_one(files[0], lang, **anew)
    slug, source = anew.pop("slug"), anew.pop("source")
    if replace or slug:
        option = "--replace" if replace else "--slug"
        raise InputError(
            f"{option} 只能同一份报告一起给；请逐份运行。", f"{option} belongs to one report; run it for each of them."
        )
    _check_project()
    from fazhi.cli.keeping import keep_named  # noqa: PLC0415 - one report does without

    return keep_named(files, Asked.of(**anew), manifest, keep, source, lang)


def _replace(
    file: str, slug: str, language: str, *, old: str | None, by: str | None, catalogue: str | None, yes: bool
) -> int:
    """Show what the next draft changes, and with `yes` take it in."""
    folder = kept_folder(slug)
    rules = Asked.of(catalogue=catalogue).load(Path.cwd())
    draft = next_draft(folder, Path(file), Path(old) if old else None, rules, by)
    put("".join(f"{neutral(line)}\n" for line in told(draft, language)))
    if not yes:
        put(pick(language, "没有写入；核对无误后加 --yes。\n", "Nothing was written; add --yes when it is right.\n"))
        return 0
    take_over(draft)
    put(
        pick(language, "已换成这一稿。{}\n", "This draft is in. {}\n").format(
            pick(language, "再看 fazhi status {}", "See fazhi status {} now").format(neutral(folder.name))
        )
    )
    return 0


def _keep_one(file: str, language: str, *, slug: str | None, source: str | None, **about: Any) -> int:
    _check_project()
    folder, report = keep(Path(file), Asked.of(**about), slug, source)
    told = pick(language, "已登记 {}/report.yaml，请核对。\n", "Recorded in {}/report.yaml; check it.\n")
    put(told.format(neutral(folder.as_posix())))
    complain(_twins(folder, report, language))
    return 0


def _twins(folder: Path, report: Report, language: str) -> Iterator[str]:
    """That another report of the unit and year is kept: of a next draft nothing is carried over this way."""
    for other in kept_folders(KEPT):
        if other == folder:
            continue
        record = read_report_record(other)
        if (
            record.year == report.year
            and len({*numbered([whose(record.unit, record.territory), of_report(report)])}) == 1
        ):
            name, here = other.name, folder.as_posix()
            yield pick(
                language,
                f"※ {name} 也是{record.unit} {record.year} 年度的。这一份是它的下一稿的，请删去 {here}，"
                f"再用 fazhi add --replace {name}，复核意见和台账才跟过来。",
                f"※ {name} is of {record.unit}, {record.year}, too. If this is its next draft, delete {here} and use "
                f"fazhi add --replace {name}, which carries decisions and ledger over.",
            )


def _check_project() -> None:
    if not KEPT.is_dir():
        raise InputError(
            "这里没有 docs/reports/；请在 fazhi init 建立的项目文件夹里运行。",
            "There is no docs/reports/ here; run this in the folder of a project made by fazhi init.",
        )


def keep(path: Path, asked: Asked, slug: str | None, source: str | None) -> tuple[Path, Report]:
    """Copy a report into a folder of its own, with its record and its pages; gives both.

    Raises:
        InputError: It cannot be read, does not tell whose it is, or its folder is taken.
    """
    folder = KEPT / _free(_slug(slug or without_mark(path.stem)[:_LONGEST]))
    report = dataclasses.replace(take_file(path, asked, None).report, slug=folder.name)
    if report.unit is None and not report.titled:
        raise InputError(
            f"{path.name} 没有题目，看不出是哪个单位的；请加 --unit 单位名称，台账和公文上要写。",
            f"{path.name} has no title and does not tell whose report it is; add --unit NAME, which ledger and papers "
            "will bear.",
        )
    if folder.is_dir() and any(folder.iterdir()):
        raise InputError(
            f"已经登记过 {folder.name}；这是它的下一稿，用 fazhi add --replace {folder.name} {path}；"
            "是另一份报告，用 --slug 另给一个文件夹名。",
            f"{folder.name} is kept already; if this is its next draft, use fazhi add --replace {folder.name} {path}; "
            "if it is another report, give it another folder with --slug.",
        )
    make_folder(folder, _files(report, path, source or "本单位"))
    return folder, report


def _files(report: Report, path: Path, source: str) -> Iterator[tuple[str, bytes]]:
    text = f"report{path.suffix.lower()}"
    yield text, path.read_bytes()
    yield RECORD, record_text(report, text, source).encode()
    yield from ((name.removeprefix(_PAGES), page.encode()) for name, page in pages() if name.startswith(_PAGES))


def _slug(name: str) -> str:
    """A name as that of a folder and of pages: letters of any script, digits and hyphens."""
    slug = re.sub(r"[^\w]+", "-", name).strip("-_")
    if not slug:
        raise InputError(
            f"“{name}”不能作文件夹名；请用 --slug 给出。", f'"{name}" makes no name of a folder; give one with --slug.'
        )
    if slug.casefold() in _RESERVED or len(slug) > _LONGEST:
        raise InputError(
            f"“{slug}”不能作文件夹名：网站或 Windows 另有所用，或长于 {_LONGEST} 字；请用 --slug 另给一个。",
            f'"{slug}" makes no name of a folder: the site or Windows keeps it for itself, or it is longer than '
            f"{_LONGEST} characters; give another with --slug.",
        )
    return slug


def _free(slug: str) -> str:
    """The name, unless one that differs only in case or in how it is composed is there: many disks hold but one."""
    like = unicodedata.normalize("NFKC", slug).casefold()
    for path in sorted(KEPT.iterdir()):
        if path.name != slug and unicodedata.normalize("NFKC", path.name).casefold() == like:
            raise InputError(
                f"docs/reports/ 下已有 {path.name}，与“{slug}”只差大小写；请用 --slug 另给一个名称。",
                f'docs/reports/ has {path.name}, which differs from "{slug}" in case only; '
                "give another name with --slug.",
            )
    return slug


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
