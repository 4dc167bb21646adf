"""What page head, letterhead and signature state of a report: its days, number, issuer and addressee."""

import re
from collections.abc import Sequence

from fazhi.model.report import Fact, Facts
from fazhi.reading.document import Block
from fazhi.reading.structure.furniture import DATE, Stated
from fazhi.reading.structure.naming import kind_of
from fazhi.reading.vocabulary import one_of

_DAY = re.compile(f"{DATE}日?")
_SIGNED_DAY = re.compile(rf"^[（(]?({DATE}日?|[二一]\S{{3}}年\S{{1,3}}月\S{{1,4}}日)[）)]?$")
_SEAL = re.compile("^[（(](?:盖?公?章|签章|盖章|印章)[）)]|[（(](?:盖?公?章|签章|盖章|印章)[）)]$")
_LONGEST_ADDRESS = 60


def signing_units(lines: Sequence[str]) -> list[str]:
    """The lines of a signature without seal and label, but for those that copy, annex or link."""
    found = []
    for line in lines:
        label, colon, value = line.partition("：") if "：" in line else line.partition(":")
        if not colon:
            found.append(_SEAL.sub("", re.sub("\\s", "", line)))
        elif re.fullmatch(one_of("label_issuer"), re.sub("\\s", "", label)):
            found.append(_SEAL.sub("", re.sub("\\s", "", value)))
        elif re.fullmatch(one_of("label_written"), re.sub("\\s", "", label)):
            found.append(value.strip())
    return found


def read_facts(text: str, stated: Sequence[Stated], body: Sequence[Block], closing: Sequence[Block]) -> Facts:
    """The facts in a text whose head states `stated`; `body` and `closing` are the blocks behind the head."""
    signed = [(block.first, block.end) for block in closing]
    written = _first(text, stated, "written", _DAY) or next(
        (
            Fact(found[1], start + found.start(1), start + found.end(1))
            for start, end in signed
            if (found := _SIGNED_DAY.match(text[start:end]))
        ),
        None,
    )
    issuer = _first(text, stated, "issuer") or next(
        (
            Fact(text[start:end], start, end)
            for start, end in signed
            if end - start <= _LONGEST_ADDRESS and kind_of(_SEAL.sub("", text[start:end]))
        ),
        None,
    )
    return Facts(
        published=_first(text, stated, "published", _DAY),
        written=written,
        number=_first(text, stated, "number", re.compile(r"\d{4}\D.*号")),
        issuer=issuer,
        address=_address(text, body),
    )


def _first(text: str, stated: Sequence[Stated], group: str, shape: re.Pattern[str] | None = None) -> Fact | None:
    """The first value of a group that has the shape asked for; of a day, the day alone."""
    for item in stated:
        words = text[item.start : item.end]
        if item.group != group or not words:
            continue
        if shape is _DAY and (day := _DAY.search(words)):
            return Fact(day[0], item.start + day.start(), item.start + day.end())
        if shape is not _DAY and (shape is None or shape.search(words)):
            return Fact(words, item.start, item.end)
    return None


def _address(text: str, body: Sequence[Block]) -> Fact | None:
    """The line right behind the title that names units and ends with a colon."""
    if not body:
        return None
    first = body[0]
    line = text[first.first : first.end]
    if len(line) > _LONGEST_ADDRESS or line[-1] not in "：:":
        return None
    names = re.split("[、，,和及\\s]", line[:-1])
    return Fact(line[:-1], first.first, first.end - 1) if any(map(kind_of, names)) else None
