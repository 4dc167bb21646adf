"""The check for marks that say a text is a draft."""

import re
from collections.abc import Iterator
from functools import cache

from fazhi.model.audit import Audit
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.marks import marked_lines


@check("草稿标记", "Draft marks", "定稿后删去标记，文件名也一样。", "Delete the mark once the text is final.")
def draft_mark(audit: Audit) -> Iterator[Hit]:
    """标题、标题旁的括号、独占的一行、页眉、水印或者文件名里写着征求意见稿、送审稿、草稿一类。说到别的文件征求意见的不算。

    通过：全年发布征求意见稿12件。
    不通过：云州县2024年度法治政府建设情况报告（征求意见稿）。

    The title, brackets beside it, a line of its own, the head of a page, a watermark or the file's name says that this
    is a draft for comment, for approval or the like. What is said of another document does not count.

    Passes: Twelve drafts were published for comment.
    Fails: The title ends in （征求意见稿）.
    """
    yield from marked_lines(audit.report, _marks())
    if found := _in_name().search(audit.report.name):
        yield Hit(f"文件名里有“{found[0]}”", f"the file's name has “{found[0]}”")


def without_mark(stem: str) -> str:
    """The name of a file without what says that it is a draft: 报告（送审稿2.20） is 报告, and 报告-三稿 too."""
    plain = _at_end().sub("", _in_brackets().sub("", stem)).strip("-_—. ")
    return plain or stem


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(f"[（(【\\[][^（）()【】\\[\\]]*{one_of('draft_mark')}[^（）()【】\\[\\]]*[）)】\\]]")


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(f"[-_—. ]+{one_of('draft_mark')}[-_—. \\d]*$")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(one_of("draft_mark"))


@cache
def _in_name() -> re.Pattern[str]:
    return re.compile(f"(?<=[（(_\\-— 【]){one_of('draft_mark')}|{one_of('draft_mark')}(?=\\.[a-z]+$)")
