"""The copy of a text that is made for matching, with its map back."""

import html
import re
import unicodedata
from collections.abc import Iterable

from fazhi.expressions import lazily
from fazhi.model.numerals import COUNTING
from fazhi.model.report import NormalText, Report
from fazhi.reading.document import CELL, Mask
from fazhi.reading.vocabulary import one_of

CHINESE = r"[^\x00-\xff]"
"""An ideograph, Chinese punctuation or another character beyond Latin; spelling out their ranges compiles slowly."""

_DROPPED = re.compile(
    "[ \\t\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\xa0\\xad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5"
    "\\u180b-\\u180f"
    "\\u2000-\\u200f\\u2018-\\u201f\\u202a-\\u202f\\u205f-\\u206f\\u3000\\u300c-\\u300f\\u301d-\\u301f\\u3164"
    "\\ufe00-\\ufe0f\\ufeff\\uff02\\uff07\\uffa0\\ufff9-\\ufffb\"'\\U000e0000-\\U000e0fff]+"
)
_ALIKE = re.compile("[\ufe10-\ufe19\ufe35-\ufe44\u2e80-\u2fd5\u31d0-\u31d4\uf020-\uf0ff\uf900-\ufad9]")
_BULLETS = (
    "\uf06c\uf06d\uf06e\uf071\uf072\uf074\uf075\uf076\uf077\uf09f\uf0a0\uf0a7\uf0ae\uf0b2\uf0b7\uf0d8\uf0e0\uf0e8\uf0f0"
)
"""What Word leaves in a text for the bullets of its symbol fonts."""
_UPRIGHT = {
    ord(mark): other
    for mark, other in zip(
        "︐︑︒︓︔︕︖︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄", "，、。：；！？（）｛｝〔〕【】《》〈〉「」『』", strict=True
    )
}
"""Marks of lines that run from top to bottom, to those of others."""
_SIGNS = {0xF06F: "□", 0xF0A8: "□", 0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑"}
"""The same for the boxes and ticks of Wingdings."""
_CELL_TAB = re.compile(rf"(?:(?<=[^\s、．.）)：:，])|(?<=[^\s\da-zA-Z{COUNTING}][）)]))\t(?=[^\S\n]*[^\s])")
"""A tab between two cells; none behind a number: （一）\t, but 案卷（件）\t3."""
_HALF = re.compile(rf"[,;:!?](?:(?<={CHINESE}.)|(?<=%.)|(?={CHINESE}))")
_STOP = re.compile(rf"\.(?:(?<={CHINESE}.)|(?<=%.))(?={CHINESE}|\n|\Z)")
"""The mark first, so that no other character is tried: 0.6 ms of a report of 10 kB."""
_WIDE = str.maketrans(",;:!?.", "，；：！？。")
_ANGLED = lazily(
    lambda: rf"《[^《》\n]*》|[〈<≪]([^《》〈〉<>≪≫\n]{{1,60}}{one_of('law_title')}(?:（[^（）\n]*）)?)[〉>≫]"
)
ENTITY = re.compile("&(?:amp;)*(#[0-9]{1,6};|#[xX][0-9a-fA-F]{1,5};|[a-zA-Z]{2,8}[0-9]{0,2};)")
"""What a page's source writes for a character: &nbsp; &mdash; &#12288;, also escaped twice."""
_LONGEST_ENTITY = 24
_TURNS = "\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029"
_WRITTEN = re.compile(f"[&<{_TURNS}]")
"""What the words of a stretch hold if a reader is to see them otherwise than they are written."""
_PASSED = re.compile(rf"(?P<tag><!--(?:(?!<!--).)*?-->|</?[a-zA-Z][^<>]*>)|[{_TURNS}]\s*", re.DOTALL)
_NESTED = re.compile(r"(《[^《》\n]{0,60})《([^《》\n]{1,60})》([^《》\n]{0,60}》)")
_SIMPLER = str.maketrans("戶見貝車長門韋頁風飛馬魚鳥鹵麥黃黽齊齒龍龜", "户见贝车长门韦页风飞马鱼鸟卤麦黄黾齐齿龙龟")
"""Kangxi radicals that NFKC takes for a traditional character, where one font draws both."""
_RADICALS = (
    " 厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄㣺扌攵 旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟"
    "罓罒㓁㓁网羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼"
    "鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""The ideographs that the CJK Radicals Supplement looks like, from U+2E80; NFKC leaves all but two of them alone.

After EquivalentUnifiedIdeograph.txt of the Unicode Character Database; one outside the first plane gives its whole
character.
"""


def normalise(text: str, masks: Iterable[Mask] = ()) -> NormalText:
    """Fold, widen and drop what hinders matching; every kept character stands for exactly one of the text."""
    folded = _FOLDED.sub(lambda match: _FOLD[ord(match[0])], masked(text, masks))
    if "\t" in folded:
        folded = _CELL_TAB.sub(CELL, folded)
    normal, original, kept = [0], [0], 0
    pieces, start = list[str](), 0
    for match in _DROPPED.finditer(folded):
        begin, end = match.span()
        pieces.append(folded[start:begin])
        kept += begin - start
        start = end
        if kept == normal[-1]:
            original[-1] = end
        else:
            normal.append(kept)
            original.append(end)
    if start == len(folded) and len(normal) > 1:
        normal.pop()
        original.pop()
    pieces.append(folded[start:])
    return NormalText(_punctuated("".join(pieces)), tuple(normal), tuple(original))


def readable(report: Report, start: int, end: int) -> str:
    """The words of a stretch as a reader sees them, where matching passes over what is written there.

    What a page's source writes for characters is decoded and its tags are left out; lines broken by hand are joined.
    """
    text, normal = report.text, report.normal
    if _WRITTEN.search(text, start, end) is None:
        return text[start:end]
    last = text.rfind("&", max(start, end - _LONGEST_ENTITY), end)
    if last >= 0 and (entity := ENTITY.match(text, last)):
        end = max(end, entity.end())
    pieces, at = [], start
    for found in _PASSED.finditer(text, start, end):
        if normal.to_original(normal.to_normal(found.start())) == found.start():
            continue  # matching sees it too
        words = text[at : found.start()]
        if not found["tag"]:
            words = words.rstrip()
            words += " " if _parts_words(text, at + len(words), found.end()) else ""
        pieces.append(words)
        at = found.end()
    return decoded("".join([*pieces, text[at:end]]))


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether Latin letters stand before and behind a range."""
    around = text[start - 1 : start] + text[end : end + 1]
    return len(around) == len("ab") and around.isascii() and around.isalpha()


def decoded(text: str) -> str:
    """The text with the characters for which a page's source writes their names or numbers."""
    return ENTITY.sub(lambda found: character_of(found) or found[0], text) if "&" in text else text


def character_of(entity: re.Match[str]) -> str | None:
    """The one character that an entity stands for; None for what is no entity."""
    character = html.unescape(f"&{entity[1]}")
    return character if len(character) == 1 else None


def unified(text: str) -> str:
    """The text with what its characters look like where fonts left others for it; of the same length.

    Radicals become ideographs, and private characters the bullets and boxes of symbol fonts; marks of
    upright lines become those of others.
    """
    if _ALIKE.search(text) is None:
        return text
    table = _alike_table()
    return _ALIKE.sub(lambda match: match[0].translate(table), text)


def masked(text: str, masks: Iterable[Mask]) -> str:
    """The text with what is masked filled in; of the same length."""
    pieces, at = [], 0
    for mask in masks:
        pieces += [text[at : mask.start], mask.filler * (mask.end - mask.start)]
        at = mask.end
    return "".join([*pieces, text[at:]]) if pieces else text


def _punctuated(text: str) -> str:
    """Half-width punctuation next to Chinese widened, document titles put in their marks; lengths stay."""
    text = _STOP.sub("。", _HALF.sub(lambda match: match[0].translate(_WIDE), text))
    if "《" in text:
        text = _NESTED.sub(r"\1〈\2〉\3", text)
    if "〈" in text or "<" in text or "≪" in text:
        text = _ANGLED.sub(lambda match: f"《{match[1]}》" if match[1] else match[0], text)
    return text


def _fold_table() -> dict[int, str]:
    """One character to one character: width, case, line ends, dots, dashes, compatibility ideographs."""
    table = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    table |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    for code in map(ord, "！，：；？（）＂＇"):
        table.pop(code)
    table |= dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
    table |= dict.fromkeys(map(ord, "・•‧∙⋅･●"), "·")
    table |= dict.fromkeys(map(ord, "‐‑‒–−﹣⁃"), "-")
    table |= dict.fromkeys(map(ord, "―─━⸺"), "—")
    table |= {ord("("): "（", ord(")"): "）", ord("｡"): "。", ord("､"): "、"}
    return table | _alike_table()


def _alike_table() -> dict[int, str]:
    """Characters that look like an ideograph or a bullet and are another, to it: radicals, strokes, private ones."""
    table = {0x2E80 + at: character for at, character in enumerate(_RADICALS) if character != " "}
    table |= {0x31D0: "一", 0x31D1: "丨", 0x31D3: "丿", 0x31D4: "丶"}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA)):
        single = unicodedata.normalize("NFKC", chr(code))
        if len(single) == 1:
            table[code] = single.translate(_SIMPLER)
    table |= _UPRIGHT
    return table | dict.fromkeys(map(ord, _BULLETS), "●") | _SIGNS


_FOLD = _fold_table()
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
