"""Numbers that open a heading or an item: 一、 （一） 1. （1） ① 一是 第一， 首先 —— and their like."""

import re
import unicodedata
from typing import NamedTuple

from fazhi.model.numerals import COUNTING, value_of
from fazhi.reading.document import DROP

# Numbers are looked for in a folded copy in which every character that matters is an ASCII one: classes of Chinese
# characters make a regular expression slow to compile, and every start of the program would pay for it.
_FOLDS = {
    COUNTING + "壹贰叁肆伍陆柒捌玖拾貳參陸": "\x01",
    "、": "\x02",
    "，": "\x03",
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩": "\x04",
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛": "\x05",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇": "\x06",
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿": "\x07",
    "章节篇编": "\x08",
    "季产月": "\x0b",
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ": "\x19",
    "是": "\x0e",
    "要": "\x0f",
    "。": "\x10",
    "”": "\x11",
    "’": "\x12",
    "其": "\x13",
    "第": "\x14",
    "首": "\x15",
    "再": "\x16",
    "最": "\x17",
    "●■◆•▪◇□▲※○◎": "\x18",
    "．": ".",
    "：": ":",
    "（": "(",
    "）": ")",
    "！": "!",
    "？": "?",
    "；": ";",
    "\u3000\u00a0\u200b": " ",
}
_FOLD = (
    {code: "\x00" for code in range(32) if chr(code) not in "\t\n\r"}
    | {ord(character): folded for characters, folded in _FOLDS.items() for character in characters}
    | {0xFF10 + digit: str(digit) for digit in range(10)}
)
_FORMS = {
    "part": (
        "\x14 ?\x01{1,3} ?(?:部分|板块|\x08)[\x02:]?|\x14 ?[0-9]{1,2} ?(?:部分|板块|\x08)(?:[\x02:]|(?=\\s|\\Z))"
        "|\x19[\x02.:]|[IVX]{1,4}[\x02.] ?(?=[^ -~])"
        "|(?:Part|PART|Chapter|CHAPTER) ?(?:[0-9]{1,2}|One|Two|Three|Four|Five|Six|ONE|TWO|THREE|FOUR|FIVE|SIX)"
        "(?![A-Za-z0-9])[\x02.:]?"
    ),
    "cn": "\x01{1,4} *[\x02.](?!\x01{1,2}[\x02\x0b])",
    "cnp": "[(] *\x01{1,3} *[)][\x02.]?|\x04",
    "zero": "[0-9]{1,2}[.]0(?= +[^ 0-9\x01千万亿%个件次人]|[^ -~\x01千万亿%个件次人版时倍级分米元])",
    "dots": "[0-9]{1,2}(?:[.][0-9]{1,2}){2}(?![.]?[0-9])",
    "dot": "[0-9]{1,2}[.][0-9]{1,2}(?= +[^ 0-9\x01千万亿%个件次人])",
    "ar": "[0-9]{1,3} *(?:[.\x02](?![0-9])|[.] *(?=[0-9]{4}年))|\x05",
    "arp": "[(] *[0-9]{1,2} *[)][\x02.]?|\x06",
    "arh": "[0-9]{1,2} ?[)]",
    "ring": "\x07",
    "alpha": "[(]?[a-zA-Z][)]",
    "di": "\x14\x01{1,2}(?:[\x02\x03:]|\x0e)(?!\x14)",
    "yi": "\x01{1,3}[\x0e\x0f](?!否)|\x13\x01(?:[\x02\x03:]|\x0e)",
    "shou": "(?:\x15先|\x13次|\x16次|\x17后)[\x02\x03\x0e]",
}
RANK = {
    name: rank
    for rank, name in enumerate(
        (
            *("part", "plain", "cn", "cnp", "sub", "zero", "dot", "dots", "ar", "arp", "arh"),
            *("ring", "alpha", "di", "shou", "yi", "dash"),
        )
    )
}
"""Which numbers usually stand above which, the outermost first."""
LOOSE = frozenset({"ring", "alpha", "di", "shou", "yi", "dash"})
"""Numbers that count points within a paragraph rather than sections."""

_OPENING = re.compile(
    "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()) + r"|(?P<dash>——|\x18|[-*](?=[ \t]))"
)
_LEADING, _BEGINNING = "\x02\x03\x0e\x0f\x10\x11\x12!?;:,)", "[\x01\x04-\x07\x13-\x17(0-9]"
"""What stands before a number inside a block, and how that number begins."""
_INSIDE = re.compile(
    f"[{_LEADING}\\s](?={_BEGINNING})(?="
    + "|".join(f"(?P<{name}>{_FORMS[name]})" for name in ("yi", "cn", "cnp", "ar", "arp", "ring", "di", "shou"))
    + ")"
)
_STANDARD = re.compile(
    r"(?P<number>(?P<chapter>\d{1,2})(?P<section>(?:\.\d{1,2}){0,2}))[ \t\u3000]*(?=20\d\d年|[^\W\d_])(?!年)"
)
_LONGEST = 32
"""More characters than any number with what must stand behind it."""
_ARABIC = re.compile("[0-9０-９]+")
_BEFORE_POINT = frozenset("。！？!?；;：:，,、”’）) \t\u3000\xa0")
_BEFORE_SECTION = frozenset("。！？!?；;：:")
CHAPTERS = frozenset({"part", "cn", "cnp"})
"""Numbers of chapters and sections."""
_ENCLOSED = frozenset({"arp", "ring"})
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾貳參陸", "一二三四五六七八九十二三六")
"""Numerals as cheques have them, to those of every day."""
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
    folded = text[start : min(end, start + _LONGEST)].translate(_FOLD)
    match = _OPENING.match(folded)
    if match and match.lastgroup == "dash" and (inner := _OPENING.match(folded, _behind_blanks(folded, match.end()))):
        match = inner if inner.lastgroup in CHAPTERS else match  # a list that holds the chapters: - 一、
    return _mark(match, text, start) if match else None


def _behind_blanks(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] in " \t":
        at += 1
    return at


def standard_number(text: str, start: int, end: int) -> re.Match[str] | None:
    """A number without a sign behind it, as standards have them: `chapter` and `section` of 1 主要举措, 1.1案卷评查.

    By itself it is no number of a heading, as `opening_mark` tells those (1.0 主要举措, 1.1 案卷评查): whether it is
    one, the other lines of a document must tell.
    """
    return _STANDARD.match(text, start, end)


def inner_marks(text: str, start: int, end: int, first: Mark | None) -> list[Mark]:
    """The numbers that open items inside a block, in order; those that count must count on."""
    last = {first.form: first.value} if first else {}
    ordered = text.find("首先", start, end) >= 0 and text.find("其次", start, end) >= 0
    kept = []
    for match in _INSIDE.finditer(text[start:end].translate(_FOLD)):
        mark = _mark(match, text, start)
        if not _may_open(mark.form, text, start + match.start(), ordered=ordered):
            continue
        if mark.form == "yi" or mark.value == 1 or last.get(mark.form) == mark.value - 1:
            last[mark.form] = mark.value
            kept.append(mark)
    return kept


def _may_open(form: str, text: str, at: int, *, ordered: bool) -> bool:
    """Whether the character that stands before a number, at an offset of the text, lets it open an item."""
    before = text[at]
    if form == "yi":
        return before in _BEFORE_POINT
    if form == "shou":
        return ordered and before in _BEFORE_SECTION
    if before in "：:":
        return not text[at - 1 : at].isdigit()
    return before in _BEFORE_SECTION or (before in "是要" and form in _ENCLOSED)


def _mark(match: re.Match[str], text: str, offset: int) -> Mark:
    """The number a match in the folded copy stands for; the copy begins at `offset` of the text."""
    form = match.lastgroup or ""
    start, end = match.start(form) + offset, match.end(form) + offset
    number = text[start:end].replace(DROP, "")
    return Mark(start, end, form, RANK[form], _number_value(number), number)


def _number_value(number: str) -> int:
    """What a printed number counts; 0 for none."""
    if number[:2] in _ORDER:
        return _ORDER[number[:2]]
    if unicodedata.category(number[0]) in {"No", "Nl"}:
        return int(unicodedata.numeric(number[0]))
    digits = _ARABIC.findall(number)
    if digits:
        return int(digits[-1]) or int(digits[0])
    chinese = "".join(character for character in number.translate(_PLAIN) if character in COUNTING)
    return value_of(chinese) if chinese else 0
