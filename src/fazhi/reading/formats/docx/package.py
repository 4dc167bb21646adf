"""A .docx taken apart: its parts by their relations, each unpacked and parsed within limits, and nothing else of it."""

import codecs
import posixpath
import re
import zipfile
from collections.abc import Container, Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import unquote

from lxml import etree

from fazhi.model.errors import InputError
from fazhi.reading.formats.archive import bomb, check_sizes
from fazhi.reading.limits import refuse

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_XML = 40 * 1024 * 1024
"""Bytes of one part."""
_MOST_BLOCK = 20 * 1024 * 1024
"""Bytes of one paragraph or table."""
_MOST_MARKS = 700_000
"""Elements and attributes held at a time, counted by their < and =: of one paragraph or table, or of one part that is
kept whole. Each takes up to 230 bytes once parsed, so the limit stands for some 160 MB; a table of 20,000 cells as Word
writes them has about as many."""
_MOST_MARKS_IN_ALL = 3_000_000
"""The same of one part that is read bit by bit; a part of 40 MB as Word writes it has a third of that."""
_MOST_BLOCKS = 200_000
"""Paragraphs and tables of a part, empty ones too."""
_ALLOWED = 300 * 1024 * 1024
"""Bytes unpacked in all, from documents that others take in as well."""
_CHUNK = 64 * 1024
_LONGEST_MARK = 64
"""Bytes of a declaration that two chunks may share."""

_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
_ENCODED = tuple(
    mark.decode().encode(encoding)
    for mark in _DECLARED
    for encoding in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How a part begins that is not in UTF-8."""
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>")
_STRICT = re.compile(
    rb"""(\sxmlns(?::[\w.-]+)?\s*=\s*["'])http://purl\.oclc\.org/ooxml/"""
    rb"""(wordprocessingml/main|officeDocument/math|officeDocument/relationships|drawingml/main)(?=["'])"""
)
_STRICT_NAMES = {
    strict: b"http://schemas.openxmlformats.org/" + usual
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"drawingml/main", b"drawingml/2006/main"),
    )
}
"""What ISO/IEC 29500 strict calls otherwise."""
_BEGUN, _ENDED = (re.compile(rb"""fldCharType\s*=\s*["']%s["']""" % kind) for kind in (b"begin", b"end"))
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Relation(NamedTuple):
    """One part that another names."""

    id: str
    kind: str
    """The last step of its type: officeDocument, styles, footnotes, aFChunk and so on."""
    target: str
    """Name of the part in the archive; empty for what lies outside and is never fetched."""


class Allowance:
    """How much may be unpacked yet."""

    def __init__(self, name: str) -> None:
        """`name` is what messages call the file."""
        self.name = name
        self.left = _ALLOWED

    def spend(self, size: int) -> None:
        """Count so many bytes; InputError where they are too many."""
        self.left -= size
        if self.left < 0:
            raise bomb(self.name)


class Package:
    """The archive and its parts; of what is not asked for, only XML is unpacked, to see that it does no harm."""

    def __init__(self, data: bytes, name: str, allowance: Allowance | None = None) -> None:
        """`name` is what messages call it; InputError where it is encrypted, a bomb or declares entities.

        `allowance` is that of the document which takes this one in.
        """
        self.name = name
        self.allowance = allowance or Allowance(name)
        self.archive = zipfile.ZipFile(BytesIO(data))
        self._check()
        self.members = {_key(member.filename): member for member in self.archive.infolist()}
        self.types = self._types()
        self.main = next(item.target for item in self.relations("") if item.kind == "officeDocument")
        self.related = self.relations(self.main)
        self.fields_closed = False
        """Whether every field in the part that was streamed last has an end."""

    def relations(self, part: str) -> list[Relation]:
        """What a part names; the package itself is the part without a name."""
        folder, _, file = part.rpartition("/")
        beside = posixpath.join(folder, "_rels", f"{file}.rels")
        if part and _key(beside) not in self.members:
            return []
        found = []
        for item in self.whole(beside).iter(_RELATIONS):
            outside = item.get("TargetMode") == "External"
            target = posixpath.normpath(posixpath.join("/", folder, unquote(item.get("Target", "")))).lstrip("/")
            kind = item.get("Type", "").rpartition("/")[2]
            found.append(Relation(item.get("Id", ""), kind, "" if outside else target))
        return found

    def part(self, kind: str) -> "_Element | None":
        """The part of that kind which the document names, whole; None where it names none."""
        target = next((item.target for item in self.related if item.kind == kind and item.target), "")
        return self.whole(target) if _key(target) in self.members else None

    def parts(self, *kinds: str) -> "Iterator[_Element]":
        """The parts of these kinds that the document names, each whole; one that is damaged is passed over."""
        for target in dict.fromkeys(item.target for item in self.related if item.kind in kinds and item.target):
            with suppress(etree.XMLSyntaxError):
                if _key(target) in self.members:
                    yield self.whole(target)

    def content_type(self, part: str) -> str:
        """What the archive says a part is; empty where it says nothing."""
        return self.types.get("/" + _key(part)) or self.types.get(_key(part).rpartition(".")[2], "")

    def bytes_of(self, part: str) -> bytes:
        """A part as it is; InputError for one over the limit, KeyError for one that is not there."""
        with self.archive.open(self.members[_key(part)]) as file:
            data = file.read(_MOST_XML + 1)
        if len(data) > _MOST_XML:
            raise bomb(self.name)
        self.allowance.spend(len(data))
        return data

    def whole(self, part: str) -> "_Element":
        """The root of a part that is kept as a whole."""
        data = self._text_of(part)
        if _marks(data) > _MOST_MARKS:
            raise bomb(self.name)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True))

    def stream(self, part: str, tags: tuple[str, ...], within: Container[str]) -> Iterator["_Element"]:
        """The elements of these tags in a part one by one, those in others not apart; each is gone with the next.

        `within` holds the tags of what may lie around one. InputError for one that is too large to be held.
        """
        parser = etree.XMLPullParser(
            events=("end",), tag=tags, resolve_entities=False, remove_comments=True, remove_pis=True
        )
        data, held, size, blocks = self._text_of(part), 0, 0, 0
        self.fields_closed = len(_BEGUN.findall(data)) == len(_ENDED.findall(data))
        if _marks(data) > _MOST_MARKS_IN_ALL:
            raise bomb(self.name)
        root: _Element | None = None
        try:
            for at in range(0, len(data), _CHUNK):
                chunk = data[at : at + _CHUNK]
                held, size = held + _marks(chunk), size + len(chunk)
                if held > _MOST_MARKS or size > _MOST_BLOCK:
                    raise bomb(self.name)
                parser.feed(chunk)
                for _, item in parser.read_events():
                    element = cast("_Element", item)
                    root = element.getroottree().getroot() if root is None else root
                    if all(above.tag in within for above in element.iterancestors()):
                        blocks += 1
                        if blocks > _MOST_BLOCKS:
                            raise bomb(self.name)
                        yield element
                        _forget(element)
                        held = size = 0
        finally:
            if root is not None:  # the parser and what it has built hold one another, and nobody may look for such
                root.clear()
        parser.close()

    def _text_of(self, part: str) -> bytes:
        """A part in UTF-8 without its declaration and with the usual names for those of strict documents."""
        data = self.bytes_of(part)
        encoding = next((encoding for mark, encoding in _ENCODINGS if data.startswith(mark)), None)
        data = data.decode(encoding).encode() if encoding else data.removeprefix(codecs.BOM_UTF8)
        if any(mark in data for mark in _DECLARED):
            raise _entities(self.name)
        data = _DECLARATION.sub(b"", data, count=1) if data[:_LONGEST_MARK].lstrip().startswith(b"<?xml") else data
        return _STRICT.sub(_usual, data) if b"//purl.oclc.org/ooxml" in data else data

    def _types(self) -> dict[str, str]:
        """Content types by part, or by ending of the name."""
        root = self.whole("[Content_Types].xml")
        found = {
            item.get("Extension", "").lower(): item.get("ContentType", "") for item in root.iter(f"{_TYPES}Default")
        }
        found |= {
            _key(item.get("PartName", "")): item.get("ContentType", "") for item in root.iter(f"{_TYPES}Override")
        }
        return found

    def _check(self) -> None:
        """Sizes as declared; no member that is called XML may declare entities, read or not."""
        check_sizes(self.archive, self.name)
        for member in self.archive.infolist():
            if member.filename.lower().endswith((".xml", ".rels")):
                if member.file_size > _MOST_XML:
                    raise bomb(self.name)
                self.allowance.spend(member.file_size)
                self._scan(member)

    def _scan(self, member: zipfile.ZipInfo) -> None:
        tail = b""
        with self.archive.open(member) as file:
            while chunk := file.read(_CHUNK):
                if any(mark in tail + chunk for mark in _ENCODED):
                    raise _entities(self.name)
                tail = chunk[-_LONGEST_MARK:]


def _key(name: str) -> str:
    """A part's name as it is compared."""
    return name.replace("\\", "/").lower()


def _marks(data: bytes) -> int:
    return data.count(b"<") + data.count(b"=")


def _usual(found: re.Match[bytes]) -> bytes:
    return found[1] + _STRICT_NAMES[found[2]]


def _forget(element: "_Element") -> None:
    """Frees what has been read: the element's content, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _entities(name: str) -> InputError:
    return refuse(
        name,
        "含有实体声明，可能是恶意文件，不予读取；请用 Word 另存为新的 .docx。",
        "declares XML entities, may be malicious and is not read; save it anew from Word as .docx.",
    )
