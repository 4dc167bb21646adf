"""Numbers that open a heading or an item: 一、 （一） 1. （1） ① 一是 第一， 首先 —— and their like."""

import re
import unicodedata
from typing import NamedTuple

_CN = "[一二三四五六七八九十百]"
_AR = "[0-9０-９]"
_GAP = "[ \u3000\u00a0]*"
_FORMS = {
    "part": f"第{_CN}{{1,3}}(?:部分|[章节篇])[、：:]?",
    "cn": f"{_CN}{{1,4}}{_GAP}[、．.](?!{_CN}{{1,2}}[、季产月])",
    "cnp": f"[（(]{_GAP}{_CN}{{1,3}}{_GAP}[）)][、.．]?|[㈠-㈩]",
    "ar": f"{_AR}{{1,3}}{_GAP}(?:[.．、](?!{_AR})|[.．]{_GAP}(?={_AR}{{4}}年))|[⒈-⒛]",
    "arp": f"[（(]{_GAP}{_AR}{{1,2}}{_GAP}[）)][、.．]?|[⑴-⒇]",
    "arh": f"{_AR}{{1,2}}[）)]",
    "ring": "[①-⑳❶-❿]",
    "alpha": "[（(]?[a-zA-Z][）)]",
    "di": f"第{_CN}{{1,2}}(?:[，、：]|是)(?!第)",
    "yi": f"{_CN}{{1,3}}(?:是|要)(?!否)|其{_CN}(?:[，、：]|是)",
    "shou": "(?:首先|其次|再次|最后)(?:[，、]|是)",
}
RANK = {
    name: rank
    for rank, name in enumerate(
        ("part", "plain", "cn", "cnp", "sub", "ar", "arp", "arh", "ring", "alpha", "di", "shou", "yi", "dash")
    )
}
"""Which numbers usually stand above which, the outermost first."""
LOOSE = frozenset({"ring", "alpha", "di", "shou", "yi", "dash"})
"""Numbers that count points within a paragraph rather than sections."""

_OPENING = re.compile(
    "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()) + r"|(?P<dash>——|[●■◆•▪◇□▲※○◎]|[-*](?=[ \t]))"
)
_INSIDE = re.compile(
    f"[。！？!?；;：:，,、\\s”’）)是要](?=[{_CN[1:-1]}其第首再最（(0-9０-９㈠-㈩①-⑳❶-❿⑴-⒇⒈-⒛])(?="
    + "|".join(f"(?P<{name}>{_FORMS[name]})" for name in ("yi", "cn", "cnp", "ar", "arp", "ring", "di", "shou"))
    + ")"
)
_BEFORE_POINT = frozenset("。！？!?；;：:，,、”’）) \t\u3000\xa0")
_BEFORE_SECTION = frozenset("。！？!?；;：:")
_ENCLOSED = frozenset({"arp", "ring"})
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}


class Mark(NamedTuple):
    """A number as printed, its form and its value."""

    start: int
    end: int
    """Character range of the number, end exclusive."""
    form: str
    """Name of the form; h1, h2, … for headings told by the format."""
    rank: int
    value: int
    """0 where the form does not count."""
    number: str


def opening_mark(text: str, start: int, end: int) -> Mark | None:
    """The number that a block begins with, if it begins with one."""
    match = _OPENING.match(text, start, end)
    return _mark(match) if match else None


def inner_marks(text: str, start: int, end: int, first: Mark | None) -> list[Mark]:
    """The numbers that open items inside a block, in order; those that count must count on."""
    last = {first.form: first.value} if first else {}
    ordered = text.find("首先", start, end) >= 0 and text.find("其次", start, end) >= 0
    kept = []
    for match in _INSIDE.finditer(text, start, end):
        mark = _mark(match)
        if not _may_open(mark.form, match, ordered=ordered):
            continue
        if mark.form == "yi" or mark.value == 1 or last.get(mark.form) == mark.value - 1:
            last[mark.form] = mark.value
            kept.append(mark)
    return kept


def _may_open(form: str, match: re.Match[str], *, ordered: bool) -> bool:
    """Whether what stands before a number lets it open an item."""
    before, at = match[0][0], match.start()
    if form == "yi":
        return before in _BEFORE_POINT
    if form == "shou":
        return ordered and before in _BEFORE_SECTION
    if before in "：:":
        return not match.string[at - 1 : at].isdigit()
    return before in _BEFORE_SECTION or (before in "是要" and form in _ENCLOSED)


def _mark(match: re.Match[str]) -> Mark:
    form = match.lastgroup or ""
    return Mark(*match.span(form), form, RANK[form], number_value(match[form]), match[form])


def number_value(number: str) -> int:
    """What a printed number counts; 0 for none."""
    if number[:2] in _ORDER:
        return _ORDER[number[:2]]
    if unicodedata.category(number[0]) == "No":
        return int(unicodedata.numeric(number[0]))
    digits = re.search(f"{_AR}+", number)
    if digits:
        return int(digits[0])
    chinese = re.search(f"{_CN}+", number)
    return chinese_value(chinese[0]) if chinese else 0


def chinese_value(number: str) -> int:
    """Value of a Chinese numeral below a thousand."""
    total = digit = 0
    for character in number:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
