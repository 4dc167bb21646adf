"""What a reader should know of how a report was read."""

import re
from collections.abc import Iterator, Sequence

from fazhi.model.report import Passage, PassageKind
from fazhi.reading.pieces import LONGEST

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")


def notices(text: str, title: str, passages: Sequence[Passage], plain: str, parted: int) -> Iterator[str]:
    """One Chinese sentence for each thing out of the ordinary.

    `plain` is the text in simplified characters, `parted` says how often a sentence was cut for its length.
    """
    if plain != text:
        yield "原文是繁体字，匹配时按简体字对照，引文照原样。"
    if not title:
        yield "开头没有标题，以文件名代替。"
    if parted:
        yield f"有句子超过 {LONGEST} 字，已在分句处断开，共 {parted} 处；请核对是否漏了句号。"
    if not any(passage.kind is PassageKind.HEADING for passage in passages):
        yield "全文没有标题层次，各部分仅凭措辞划分。"
    if all(passage.kind in {PassageKind.HEADING, PassageKind.TITLE} for passage in passages):
        yield "全文只有标题，没有任何正文语句。"
    if count := len(_CONTROL.findall(text)):
        yield f"含有 {count} 个控制字符，匹配时已忽略。"
    if count := len(_BIDI.findall(text)):
        yield f"含有 {count} 个文字方向控制字符，显示次序可能与实际不符，匹配时已忽略。"
    if count := len(_PRIVATE.findall(text)):
        yield f"含有 {count} 个无法识别的字符，相应文字可能读不全。"
