"""Files and texts to reports, each by the reader that the table of formats names for it; all else is refused.

What a file is, its bytes say; the suffix counts where they prove nothing, as those of a text do.
"""

import gc
import hashlib
import stat
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fazhi.disk import why
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.model.report import Report
from fazhi.reading.annexes import (
    MOST_FILES,
    LeftOut,
    Named,
    again,
    joined,
    main_of,
    name_of_pages,
    page_of_one,
    too_many,
)
from fazhi.reading.building import build
from fazhi.reading.document import Document
from fazhi.reading.formats.table import PLAIN, SAVE_AS, Format, Packed, by_content, by_suffix, readable, text_reader
from fazhi.reading.limits import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_LINES,
    check_length,
    refuse,
    too_large,
    too_long,
    too_many_lines,
)
from fazhi.reading.structure.subject import Options, checked_kind

STREAM = "标准输入"
"""What a report that came by standard input is called."""
_BINARY = 0.02
"""Share of zero bytes beyond which bytes are no text in a file that is called something else."""
_SAMPLE = 4096


def read(
    path: str | Path,
    *,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: Place | None = None,
    role: str | None = None,
    slug: str | None = None,
    annexes: Sequence[str | Path] = (),
) -> Report:
    """Read a report from a file in one of the formats of the table; what is not given is read from its title.

    Its annexes follow it; the digest is then that of all files one after the other.

    Raises:
        InputError: A file cannot be read, or neither options nor title tell year and kind of unit.
    """
    checked_kind(unit_kind, year)
    path = Path(path)
    data = read_bytes(path)
    digest = hashlib.sha256(data)
    document = _document(path, data)
    if annexes:
        document = _with_annexes(Named(path.name, document), [Path(item) for item in annexes], digest.update)
    options = Options(unit_kind, year, unit, territory, role, slug)
    return build(document, path.name, digest.hexdigest(), options)


def document_of(path: Path) -> Document:
    """The text of a file in one of the formats of the table, whatever it is about.

    Raises:
        InputError: The file cannot be read.
    """
    return _document(path, read_bytes(path))


def read_stream(
    data: bytes,
    *,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: Place | None = None,
    role: str | None = None,
) -> Report:
    """Read a report from the bytes of standard input, in any of the formats; see `read`."""
    if len(data) > MOST_BYTES:
        raise too_large(STREAM)
    document = _document(Path(STREAM), data)
    return build(document, STREAM, hashlib.sha256(data).hexdigest(), Options(unit_kind, year, unit, territory, role))


def read_text(
    text: str,
    *,
    name: str,
    sha256: str | None = None,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: Place | None = None,
    slug: str | None = None,
) -> Report:
    """Read a report from a decoded text; `name` tells Markdown from plain text by its suffix.

    Args:
        text: The text; offsets will point into it as it is.
        name: File name to show.
        sha256: Digest of the file; of the text in UTF-8 where it is not given.
        unit_kind: One of the kinds of unit; read from the title where it is not given.
        year: The year reported on; read from the title where it is not given.
        unit: Name of the unit; read from the title where it is not given.
        territory: Where the unit is; read from its name by default.
        slug: Folder under docs/reports.

    Raises:
        InputError: The text is empty, too long or no text, or year and kind of unit stay unknown.
    """
    checked_kind(unit_kind, year)
    check_length(text, name)
    digest = sha256 or hashlib.sha256(_encoded(text, name)).hexdigest()
    document = text_reader(Path(name).suffix.lower())(text)
    return build(document, name, digest, Options(unit_kind, year, unit, territory, None, slug))


def _document(path: Path, data: bytes) -> Document:
    """The document in the bytes of a file; that of an archive is made of the files in it."""
    format, notices = _format_of(path, data)
    document = format.read(data, path.name) if format.read else _archived(format, data, path.name)
    check_length(document.text, path.name)
    if len(document.blocks) > MOST_LINES:
        raise too_many_lines(path.name)
    return document._replace(notices=(*notices, *document.notices)) if notices else document


def _with_annexes(main: Named, paths: Sequence[Path], count: Callable[[bytes], None]) -> Document:
    def counted(path: Path) -> bytes:
        data = read_bytes(path)
        count(data)
        return data

    files = [Packed(name, partial(counted, file)) for path in paths for name, file in _files_of(path)]
    groups = _grouped(files)
    if len(groups) >= MOST_FILES:
        raise too_many(len(groups) + 1, main.name)
    return joined(main, [_named(group, main.name) for group in groups], (), main.name)


def _files_of(path: Path) -> list[tuple[str, Path]]:
    """Name and path of a file, or of all files in a folder."""
    from fazhi.reading.formats.archive import in_order  # noqa: PLC0415 - few reports need it

    if not path.is_dir():
        return [(path.name, path)]
    found = {f"{path.name}/{item.relative_to(path).as_posix()}": item for item in path.rglob("*") if item.is_file()}
    if not found:
        raise refuse(str(path), "里没有文件；请给出附件。", "holds no file; name the annexes.")
    return [(name, found[name]) for name in in_order(found)]


def _grouped(files: Sequence[Packed]) -> list[list[Packed]]:
    """Files one by one, two of one name too, but for pictures that are the pages of one document.

    These stand where the first of them does.
    """
    groups: dict[tuple[str, ...], list[Packed]] = {}
    for at, file in enumerate(files):
        format = by_suffix(Path(file.name).suffix.lower())
        key = page_of_one(file.name) if format and format.pages else (file.name, "", str(at))
        groups.setdefault(key, []).append(file)
    return list(groups.values())


def _named(group: Sequence[Packed], archive: str) -> Named:
    """The document in a file of several, or in pictures of its pages."""
    name = name_of_pages([file.name for file in group], archive)
    format = by_suffix(Path(name).suffix.lower())
    if len(group) == 1 or format is None or format.pages is None:
        return Named(name, _member(name, group[0].data()))
    return Named(name, _with_words(format.pages(group, Path(name).name), name))


def _archived(format: Format, data: bytes, name: str) -> Document:
    groups = _grouped(format.files(data, name) if format.files else [])
    if len(groups) > MOST_FILES:
        raise too_many(len(groups), name)
    items: list[Named] = []
    left_out: list[LeftOut] = []
    refused: InputError | None = None
    length = 0
    for group in groups:
        try:
            items.append(_named(group, name))
        except InputError as error:
            refused = refused or InputError(error.zh, error.en)  # without what the reader held
            left_out += [LeftOut(file.name, error.said) for file in group]
            gc.collect()  # the command line does not, and what was refused may be large
        else:
            length += len(items[-1].document.text)
            if length > MOST_CHARACTERS:
                raise too_long(name)
    if not items and len(groups) == 1 and refused:
        raise refused
    if not items and refused:
        raise refuse(name, f"里的文件都不能读：其中{refused.zh}", f"holds no file that can be read: {refused.en}")
    if not items:
        raise refuse(
            name,
            "里没有可以读的文件；请放入报告和它的附件，再打成 .zip。",
            "holds no file that can be read; pack the report with its annexes as .zip.",
        )
    for at, why_not in reversed(again(items)):
        left_out.append(LeftOut(items[at].name, why_not))
        del items[at]
    at = main_of(items, name)
    return joined(items[at], [*items[:at], *items[at + 1 :]], left_out, name)


def _member(name: str, data: bytes) -> Document:
    """The document in a file of several, which holds no others."""
    path = Path(name)
    if _format_of(path, data).format.files:
        raise refuse(
            path.name,
            "是压缩包里的压缩包，不予读取；请解压后重新打包。",
            "is an archive within another and is not read; unpack it and pack everything again.",
        )
    return _with_words(_document(path, data), name)


def _with_words(document: Document, name: str) -> Document:
    if not document.blocks:
        raise refuse(Path(name).name, "没有文字。", "holds no text.")
    return document


def _encoded(text: str, name: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise refuse(
            name,
            "含有不成对的代理字符，不是有效文本；请重新导出。",
            "holds lone surrogates and is no valid text; export it again.",
        ) from None


class Found(NamedTuple):
    """What a file is."""

    format: Format
    notices: tuple[Both, ...]
    """That it is called something else."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file within the limit; nothing is read of one beyond it."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refuse(
                str(path),
                "是文件夹；请给出其中的报告文件，附件用 --annex 加上。",
                "is a folder; name the report file in it, and its annexes with --annex.",
            )
        if not stat.S_ISREG(status.st_mode):
            raise refuse(str(path), "不是普通文件；请给出报告文件。", "is not a regular file; name a report file.")
        if status.st_size > MOST_BYTES:
            raise too_large(str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise refuse(str(path), "不存在；请核对路径。", "does not exist; check the path.") from None
    except (OSError, ValueError) as error:
        reason = why(error)
        raise refuse(
            str(path),
            f"无法读取（{reason.zh}）；请检查路径和权限。",
            f"cannot be read ({reason.en}); check path and permissions.",
        ) from None
    if len(data) > MOST_BYTES:
        raise too_large(str(path))
    return data


def _format_of(path: Path, data: bytes) -> Found:
    """The format of a file, one that can be read; InputError for others, whatever the file is called."""
    suffix = path.suffix.lower()
    if not data.strip(b"\0\t\n\r "):
        raise refuse(path.name, "是空文件；请提供有正文的报告。", "is empty; supply a report with text.")
    if path.name.startswith(("~$", ".~lock.", "._")):
        raise refuse(
            path.name,
            "是办公软件或系统临时留下的文件，不是报告；请给出同名而没有开头这几个字符的文件。",
            "is left there by an office program or the system and is no report; name the file without these first "
            "characters.",
        )
    named, held = by_suffix(suffix), by_content(data)
    found = held or _unproved(named, data)
    if found is None or not found.is_read:
        raise _unread(path.name, suffix, found)
    strange = suffix and named is not found and not (named and named.family == found.family)
    return Found(found, (_called(suffix, found),) if strange else ())


def _unproved(named: Format | None, data: bytes) -> Format | None:
    """What a file is whose bytes prove nothing: what it is called, but for a text called a document."""
    if named is not None and named.proved:
        return None
    if named is None or named.holds is None or not named.is_read or named.read_text is not None:
        return named
    sample = data[:_SAMPLE]
    is_text = sample.count(0) <= len(sample) * _BINARY and _decodes(data)
    return PLAIN if is_text else named


def _decodes(data: bytes) -> bool:
    from fazhi.reading.formats.text import decode  # noqa: PLC0415 - readers are imported when they are needed

    try:
        decode(data, "")
    except InputError:
        return False
    return True


def _called(suffix: str, held: Format) -> Both:
    return Both(
        f"文件虽叫 {suffix}，内容却是{_apart(held.called.zh)}，已照内容读入。",
        f"The file is called {suffix} but is {held.called.en}, and was read as such.",
    )


def _apart(called: str) -> str:
    """A name set off by a blank where it begins with a Latin letter."""
    return f" {called}" if called[0].isascii() else called


def _unread(name: str, suffix: str, format: Format | None) -> InputError:
    called = format.called if format else Both(f"{suffix} 文件", f"a {suffix} file")
    advice = format.advice if format else SAVE_AS
    formats = " ".join(readable())
    return refuse(
        name,
        f"是{_apart(called.zh)}，目前不能读取；{advice.zh.format(formats=formats)}。",
        f"is {called.en}, which cannot be read today; {advice.en.format(formats=formats)}.",
    )
