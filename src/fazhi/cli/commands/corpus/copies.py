"""The command `fazhi corpus copies`: which passages reports of several units or years have alike."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import coloured, complain, put, refuse_own, save_bytes, width
from fazhi.cli.words import said
from fazhi.corpus import files_named
from fazhi.corpus.copies import Held, copies_among
from fazhi.corpus.shingles import need_numpy
from fazhi.intake import Asked, take_in
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.report import Part, PassageKind, Report
from fazhi.output.formats import Options
from fazhi.output.pages.copies import WRITERS, Found

_UNREAD: Final = 2
"""Exit status where a file could not be read."""
_FEWEST: Final = 2
_SUFFIXES: Final[Mapping[str, str]] = {
    ".txt": "text",
    ".csv": "csv",
    ".json": "json",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
}
_COPIED: Final = frozenset((PassageKind.SENTENCE, PassageKind.ROW))


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("files", language), said("files.long", language)),),
        name="copies",
        help=said("corpus.copies", language),
        callback=run,
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar=said("files", "en")),
            option(language, "unit_kind", "kind"),
            option(language, "every", is_flag=True),
            option(language, "format", "format", type=click.Choice([*WRITERS]), key="corpus.copies.format"),
            option(language, "output", "file"),
            colour(language),
            lang(language),
        ],
    )


def run(
    files: tuple[str, ...], *, every: bool, format: str | None, output: str | None, colour: str, lang: str, **about: Any
) -> int:  # fmt: skip
    """List them; 2 if a file could not be read."""
    gc.enable()  # a run over a corpus is long, unlike other commands
    need_numpy()
    here = Path.cwd()
    wanted = _format(format, output)
    named = files_named(files, here)
    if output is not None:
        refuse_own(Path(output), map(Path, named))
    unread: list[str] = []
    held = list(_read(named, Asked.of(**about), here, unread))
    if len(held) < _FEWEST:
        raise InputError(
            f"至少要读出两份报告才能比较，读出了 {len(held)} 份。{''.join(unread[::2])}",
            f"Two reports at least are needed to compare; {len(held)} could be read. {' '.join(unread[1::2])}",
        )
    found = Found(len(held), list(copies_among(held)), every)
    painted = colour == "always" if output else coloured(colour)
    data = WRITERS[wanted](found, Options(language=lang, colour=painted, width=width()))
    made = data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")
    if output is None:
        put(made)
    else:
        save_bytes(made, Path(output))
    complain(unread)
    return _UNREAD if unread else 0


def _read(named: Sequence[str], asked: Asked, here: Path, unread: list[str]) -> Iterator[Held]:
    """The reports; of those that cannot be read a sentence is added in each language."""
    for file in named:
        try:
            report = take_in(file, asked, here, None).report
        except InputError as error:
            unread += [f"未读出 {file}：{error.zh}", f"Not read: {file}: {error.en}"]
        except (CatalogueError, OSError) as error:
            unread += [f"未读出 {file}：{error}", f"Not read: {file}: {error}"]
        else:
            if report.supplied:
                yield _held(file, report)


def _held(file: str, report: Report) -> Held:
    """What copies are looked for in: no headings, and no glossary or annexes, which define the same terms alike."""
    told = (item for item in report.passages if item.kind in _COPIED and item.part is not Part.CLOSING)
    stretches = ((item.start, item.end) for item in told)
    return Held.of(file, report.unit or report.title or file, report.year, report.text, stretches)


def _format(told: str | None, output: str | None) -> str:
    """The format asked for, else that of the file's suffix, else text; a table is written to a file only."""
    suffix = Path(output or "").suffix.lower()
    meant = _SUFFIXES.get(suffix)
    if suffix and meant is None:
        raise InputError(
            f"不能写成 {suffix}；可用的后缀：{'、'.join(_SUFFIXES)}。",
            f"This cannot be written as {suffix}; suffixes are {', '.join(_SUFFIXES)}.",
        )
    wanted = told or meant or "text"
    if meant not in {None, wanted}:
        raise InputError(
            f"--output {output} 的后缀与内容不符：这里写出 {wanted} 格式；请改其一。",
            f"The suffix of --output {output} says something else than {wanted}; change one of them.",
        )
    if wanted == "xlsx" and output is None:
        raise InputError(
            "xlsx 不是文本，不能显示在终端；请加 --output 文件.xlsx。",
            "xlsx is no text and cannot be shown at a terminal; add --output FILE.xlsx.",
        )
    return wanted
