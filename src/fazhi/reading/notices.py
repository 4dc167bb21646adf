"""What a reader should know of how a report was read."""

import re
from collections.abc import Iterator, Sequence

from fazhi.model.both import Both, Doubt
from fazhi.model.report import Passage, PassageKind
from fazhi.reading.structure.pieces import LONGEST

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")


def notices(text: str, title: str, passages: Sequence[Passage], plain: str, parted: int) -> Iterator[Both]:
    """One sentence for each thing out of the ordinary.

    `plain` is the text in simplified characters, `parted` says how often a sentence was cut for its length.
    """
    if plain != text:
        yield Both(
            "原文是繁体字，匹配时按简体字对照，引文照原样。",
            "The text is in traditional characters; it is matched in simplified ones and quoted as it stands.",
        )
    if not title:
        yield Both(
            "开头没有标题，以单位和年度称呼。",
            "No title stands at the beginning; the report is called by its unit and year.",
        )
    if parted:
        yield Both(
            f"有句子超过 {LONGEST} 字，已在分句处断开，共 {parted} 处；请核对是否漏了句号。",
            f"Sentences of more than {LONGEST} characters were cut at a clause ({parted} places); see whether full "
            "stops are missing.",
        )
    if not any(passage.kind is PassageKind.HEADING for passage in passages):
        yield Both(
            "全文没有标题层次，各部分仅凭措辞划分。",
            "The text has no headings; its parts are told apart by their wording alone.",
        )
    if all(passage.kind in {PassageKind.HEADING, PassageKind.TITLE} for passage in passages):
        yield Doubt(
            "全文只有标题，没有任何正文语句。",
            "The text has headings only and not one sentence under them.",
        )
    if count := len(_CONTROL.findall(text)):
        yield Both(
            f"含有 {count} 个控制字符，匹配时已忽略。",
            f"It holds control characters ({count}), which matching passes over.",
        )
    if count := len(_BIDI.findall(text)):
        yield Both(
            f"含有 {count} 个文字方向控制字符，显示次序可能与实际不符，匹配时已忽略。",
            f"It holds characters that turn the direction of text ({count}), which may not be shown in its true order; "
            "matching passes over them.",
        )
    if count := len(_PRIVATE.findall(text)):
        yield Both(
            f"含有 {count} 个无法识别的字符，相应文字可能读不全。",
            f"It holds characters that cannot be told ({count}); the words around them may be incomplete.",
        )
