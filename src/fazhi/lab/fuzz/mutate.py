"""One document damaged in one way or several, by chance that is the same every time."""

import random
import re
import warnings
import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST: Final = 2 * 1024 * 1024
"""Bytes of a damaged document; what grows beyond is cut."""
_TOKEN = re.compile(rb"<[^<>]*>|[^<>]+|[<>]")
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?\bendobj\s*", re.DOTALL)
_NUMBER = re.compile(rb"\d+")
_WORDS: Final = (
    *(
        text.encode()
        for text in ("三项", "一、", "（一）", "1.", "，", "。", "“", "\u202e", "\ufeff", "\x00", "\x1b[31m")
    ),
    *(
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>",
        b"&a;",
        b"&#x110000;",
        b"]]>",
        b"\xff\xfe",
        b"\xd8\x00",
        b"{\\*",
        b"\\bin9999999 ",
    ),
    *(b"../../x", b"%s%n", b"[" * 40, b"(" * 40, b"{" * 40, b"<b>" * 40, b"1" * 60, b"-1", b"1e999", b"99999999999"),
)
"""What has broken readers before."""
_TIMES: Final = (2, 10, 1000, 20_000)
_INTEGERS: Final = (0, 1, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_MOST_COPIED = 200_000
"""Bytes of an element's copies together."""
_TEXTS: Final = (
    "三项",
    "一、",
    "（一）",
    "1.",
    "，",
    "。",
    "\u202e",
    "\ufeff",
    " ",
    "1",
    "%1",
    "[ ]",
    "&lt;",
    "甲" * 50,
)
_Way = Callable[[bytes, random.Random], bytes]


def mutant(data: bytes, chance: random.Random) -> bytes:
    """A document that differs from a valid one in one place or in some; now and then it is no more than begun."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = chance.choice(_ways(data))(data, chance)[:LARGEST]
    return data


def _ways(data: bytes) -> tuple["_Way", ...]:
    """Ways to damage a document of this kind; those that know its structure as often as the others."""
    if data.startswith(b"PK"):
        return _RAW + (_member,) * (2 * len(_RAW))
    if data.startswith(b"%PDF"):
        return _RAW + (_objects,) * len(_RAW)
    if data.startswith((b"<?xml", b"<w:", b"<office:", b"<Types", b"<Relationships", b"<manifest")):
        return _RAW + (_tokens,) * len(_RAW) + (_elements,) * 3 * len(_RAW)
    if data.count(b"<") * 40 > len(data):
        return _RAW + (_tokens,) * len(_RAW)
    return _RAW + (_lines,) * 3


def _flip(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randint(1, 12)) if held else ():
        held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _drop(data: bytes, chance: random.Random) -> bytes:
    start, end = _range(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _range(data, chance)
    times = min(chance.choice(_TIMES), LARGEST // max(1, end - start))
    return data[:end] + data[start:end] * times + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _range(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_WORDS) * chance.choice((1, 1, *_TIMES)) + data[at:]


def _noise(data: bytes, chance: random.Random) -> bytes:
    start, end = _range(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def _integer(data: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data) + 1), chance.choice((1, 2, 4))
    value = chance.choice(_INTEGERS) & ((1 << 8 * size) - 1)
    return data[:at] + value.to_bytes(size, chance.choice(("little", "big"))) + data[at + size :]


def _range(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(chance.paretovariate(0.7)))


def _lines(data: bytes, chance: random.Random) -> bytes:
    """Lines left out, repeated, or run together."""
    lines = data.split(b"\n")
    if _happens(chance, 1, 5):
        return b"".join(lines) * chance.choice((1, 30))
    return b"\n".join(_shuffled(lines, chance))


def _happens(chance: random.Random, times: int, of: int) -> bool:
    return chance.randrange(of) < times


def _tokens(data: bytes, chance: random.Random) -> bytes:
    """Tags and texts left out, repeated, nested or given other numbers."""
    tokens = _TOKEN.findall(data)
    way = chance.choice(("nested", "word", "numbers", "shuffled"))
    if way == "numbers":
        return _NUMBER.sub(lambda found: _other_number(found[0], chance), data)
    at = chance.randrange(len(tokens) + 1)
    if way == "nested":
        tokens[at:at] = tokens[at : at + 1] * chance.choice((2, 50, 300, 5000))
    elif way == "word":
        tokens[at:at] = [chance.choice(_WORDS)]
    else:
        tokens = _shuffled(tokens, chance)
    return b"".join(tokens)


def _elements(data: bytes, chance: random.Random) -> bytes:
    """Elements of XML left out, repeated, moved into others, nested in themselves, or given other words and numbers."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return _flip(data, chance)
    for _ in range(chance.choice((1, 1, 3, 10))):
        items = [item for item in root.iterdescendants() if isinstance(item.tag, str)]
        if items:
            _element(chance.choice(items), chance.choice(items), chance)
    return etree.tostring(root)


def _element(item: "_Element", other: "_Element", chance: random.Random) -> None:
    parent = item.getparent()
    way = chance.choice(("gone", "repeated", "moved", "nested", "words", "attribute", "tag"))
    if way == "gone" and parent is not None:
        parent.remove(item)
    elif way == "repeated":
        for _ in range(min(chance.choice(_TIMES), _MOST_COPIED // max(1, len(etree.tostring(item))))):
            item.addnext(deepcopy(item))
    elif way == "moved" and other not in {item, *item.iterancestors(), *item.iterdescendants()}:
        other.append(item)
    elif way == "nested":
        held = item
        for _ in range(chance.choice((2, 20, 100, 400))):
            held = etree.SubElement(held, item.tag, {str(key): str(value) for key, value in item.attrib.items()})
    elif way == "words":
        item.text = chance.choice(_TEXTS) * chance.choice((1, 1, 100, 5000))
    elif way == "attribute" and item.attrib:
        item.set(chance.choice(list(item.attrib)), chance.choice((*map(str, _INTEGERS), "-1", "", "x", "%1%2%9")))
    else:
        item.tag = other.tag


def _objects(data: bytes, chance: random.Random) -> bytes:
    """The objects of a PDF left out, repeated, or given other numbers."""
    objects = _OBJECT.findall(data)
    if objects and _happens(chance, 1, 2):
        old = chance.choice(objects)
        return data.replace(old, _NUMBER.sub(lambda found: _other_number(found[0], chance), old), 1)
    found = list(_OBJECT.finditer(data))
    if not found:
        return data
    head, tail = data[: found[0].start()], data[found[-1].end() :]
    return head + b"".join(_shuffled(objects, chance)) + tail


def _other_number(number: bytes, chance: random.Random) -> bytes:
    return number if _happens(chance, 9, 10) else str(chance.choice((*_INTEGERS, int(number[:9]) + 1))).encode()


def _shuffled(items: list[bytes], chance: random.Random) -> list[bytes]:
    items = list(items)
    for _ in range(chance.randint(1, 4)) if items else ():
        start = chance.randrange(len(items))
        end = min(len(items), start + int(chance.paretovariate(1)))
        way = chance.randrange(3)
        if way == 0:
            del items[start:end]
        elif way == 1:
            part = items[start:end]
            items[start:start] = part * min(chance.choice(_TIMES), LARGEST // max(1, sum(map(len, part))))
        else:
            at = chance.randrange(len(items))
            items[start], items[at] = items[at], items[start]
        if not items:
            break
    return items


def _member(data: bytes, chance: random.Random) -> bytes:
    """A part of an archive damaged as what it is, left out, or put in the place of another."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:  # an archive that was damaged already
        return _flip(data, chance)
    if not parts:
        return data
    at, way = chance.randrange(len(parts)), chance.choice(("damaged",) * 7 + ("gone", "another's", "renamed"))
    name, held = parts[at]
    if way == "damaged":
        parts[at] = (name, mutant(held, chance))
    elif way == "gone":
        del parts[at]
    elif way == "another's":
        parts[at] = (name, chance.choice(parts)[1])
    else:
        parts[at] = (chance.choice((chance.choice(parts)[0], f"../{name}")), held)
    made = BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),  # of names that are there twice
        zipfile.ZipFile(made, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive,
    ):
        for part, words in parts:
            archive.writestr(zipfile.ZipInfo(part or "x"), words)
    return made.getvalue()


_RAW: Final[tuple[_Way, ...]] = (_flip, _flip, _cut, _drop, _repeat, _move, _insert, _noise, _integer)
