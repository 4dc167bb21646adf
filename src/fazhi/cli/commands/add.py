"""The command `fazhi add`: keep a report on the site of a project, in a folder of its own under docs/reports."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from fazhi.cli.draft import make_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.shipped import pages
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.intake import Asked, take_file
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.model.report import Report
from fazhi.output.words.quote import neutral
from fazhi.records import record_text

_KEPT = Path("docs") / "reports"
_LONGEST = 60
"""Characters of a folder's name: pages and PDFs are named after it, and names hold 255 bytes."""
_RESERVED = frozenset(
    ("supplied", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""The folder of a report given at build time, and names that Windows keeps for devices."""
_PAGES = "docs/supplied/"
"""The pages of a report given at build time: those of a kept one are the same."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("file", language), said("file.long", language)),),
        name="add",
        help=said("add", language),
        callback=run,
        params=[
            click.Argument(["file"], metavar=said("file", "en")),
            option(language, "slug", "name"),
            option(language, "source", "name"),
            option(language, "unit_kind", "kind"),
            option(language, "year", "year", type=int),
            option(language, "unit", "name"),
            option(language, "territory", "name"),
            option(language, "role", "name"),
            lang(language),
        ],
    )


def run(file: str, *, slug: str | None, source: str | None, lang: str, **about: Any) -> int:
    """Copy the report into a folder of its own, with its record and its pages."""
    if not _KEPT.is_dir():
        raise InputError(
            "这里没有 docs/reports/；请在 fazhi init 建立的项目文件夹里运行。",
            "There is no docs/reports/ here; run this in the folder of a project made by fazhi init.",
        )
    path = Path(file)
    folder = _KEPT / _free(_slug(slug or path.stem[:_LONGEST]))
    report = replace(take_file(path, Asked.of(**about), None).report, slug=folder.name)
    make_folder(folder, _files(report, path, source or "本单位"))
    put(
        pick(lang, "已登记 {folder}/report.yaml，请核对。\n", "Recorded in {folder}/report.yaml; check it.\n").format(
            folder=neutral(folder.as_posix())
        )
    )
    return 0


def _files(report: Report, path: Path, source: str) -> Iterator[tuple[str, bytes]]:
    text = f"report{path.suffix.lower()}"
    yield text, path.read_bytes()
    yield "report.yaml", record_text(report, text, source).encode()
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
    for path in sorted(_KEPT.iterdir()):
        if path.name != slug and unicodedata.normalize("NFKC", path.name).casefold() == like:
            raise InputError(
                f"docs/reports/ 下已有 {path.name}，与“{slug}”只差大小写；请用 --slug 另给一个名称。",
                f'docs/reports/ has {path.name}, which differs from "{slug}" in case only; '
                "give another name with --slug.",
            )
    return slug
