"""Lines between those of a report that are none of it: what a chat, an account, a form or a reviewer put there.

A line is one only as a whole: a sentence that holds such words goes on being read.
"""

import re

from fazhi.expressions import lazily
from fazhi.reading.document import Block
from fazhi.reading.vocabulary import counts, guides, one_of

_LONGEST = 300
"""Characters of a line that may be one."""
_ASKED = re.compile(r"\W{0,2}@[^\s@，。：:]{1,16}(?=[\s，：:\u2005])")
"""Whom a message asks, at the beginning of a line."""
_REMARK = re.compile(
    r"\s*(?:【[^【】]+】|［[^［］]+］|\[[^\[\]]+\]|〖[^〖〗]+〗|〔[^〔〕]+〕|[（(][^（）()]+[）)]|\{[^{}]+\})\s*"
)
"""A line in one pair of brackets."""
_SHARE = lazily(
    lambda: (
        rf"\W*(?:{one_of('share_if')}[^，。；\d]{{0,10}}?"
        rf"(?:[，、 ！~～]+{one_of('share_then')}?|{one_of('share_then')})\W*|{one_of('share_verb')}\W*)?"
        f"{one_of('share_line')}"
    )
)
_QUOTES = re.compile('[“”‘’"「」『』]')
_BLANK = lazily(lambda: rf"\W*{one_of('page_blank')}(?:[，,：:—-][^。]*)?\W*")
"""What a page without text says of itself, which may go on with what it is signed for."""
_COUNTS = lazily(lambda: rf"\W*(?:\d[\d.万wW+]*\W*)?(?:{one_of('share_count')}\W*(?:\d[\d.万wW+]*\W*)?)+")
_BUTTONS = lazily(
    lambda: rf"\W*{one_of('share_count')}(?:\W+{one_of('share_count')})+\W*(?:{one_of('share_end')}\W*){{0,2}}"
)
"""The words of such counts with no figure, and what asks for all of them: 点赞、转发、在看，一键三连."""
_COUNTED = re.compile(r"\d|\s")
_CHAT = lazily(lambda: rf"\W*(?:{one_of('chat_word')}\W*){{1,4}}")
_GUIDING = lazily(lambda: one_of("guide_note"))
"""What a line in brackets holds that says how a form is to be filled in."""
_REVIEWER = lazily(lambda: rf"{one_of('reviewer')}|^\s*[^（(\s].*[？?].")


def is_remark(text: str, block: Block) -> bool:
    """Whether a line is a remark on the draft, a message to somebody or how a form is to be filled in.

    It is no part of the report, but to be seen there.
    """
    if not block.row and guides(text[block.first : block.end]):
        return True
    line = _line(text, block)
    if _REMARK.fullmatch(line):
        return _REVIEWER.search(line) is not None or _GUIDING.search(line) is not None
    return _ASKED.match(line) is not None


def is_left(text: str, block: Block) -> bool:
    """Whether a line only asks to follow or share, counts readers, says that a message came or that a page is empty."""
    line = _line(text, block)
    if is_blank_page(line):
        return True
    if _SHARE.match(_QUOTES.sub("", line)):
        return not counts(line)
    if _CHAT.fullmatch(line) or _BUTTONS.fullmatch(line):
        return True
    return _COUNTED.search(line) is not None and _COUNTS.fullmatch(line) is not None


def is_blank_page(line: str) -> bool:
    """Whether a line says that nothing of the text stands on its page: （此页无正文）."""
    return _BLANK.fullmatch(line) is not None


def _line(text: str, block: Block) -> str:
    """The words of a line that is short enough; empty for a row of a table."""
    return "" if block.row or block.end - block.first > _LONGEST else text[block.first : block.end]
