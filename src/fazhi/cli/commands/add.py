"""The command `fazhi add`: keep reports on the site of a project, each in a folder of its own under docs/reports.

Of a kept report the next draft is taken in, with `--replace`: what that changes is shown first.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from fazhi.cli.named import is_many, kept_folder, refuse_none
from fazhi.cli.new_folder import make_folder
from fazhi.cli.next_draft import next_draft, take_over, told
from fazhi.cli.options import about_unit, lang, option
from fazhi.cli.page import Command
from fazhi.cli.shipped import pages
from fazhi.cli.streams import complain, put
from fazhi.cli.words import said
from fazhi.evidence.statement import REVIEWER
from fazhi.intake import KEPT, Asked, kept_folders, take_file
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.model.record import FILE as RECORD
from fazhi.model.report import Report
from fazhi.output.words.quote import neutral
from fazhi.precheck.draft_mark import without_mark
from fazhi.records import read_report_record, record_text
from fazhi.whose import numbered, of_report, whose

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
