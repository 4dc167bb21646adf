"""The check for marks that say a text is not for the public."""

import re
from collections.abc import Iterator
from functools import cache

from fazhi.expressions import lazily
from fazhi.model.audit import Audit
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.marks import marked_lines

_STARRED = lazily(lambda: f"{one_of('starred')}[ \u3000]*★[^\n]{{0,8}}")


@check(
    "内部、秘密标记",
    "Marks of secrecy",
    "年度报告要公开：先核对能否公开，定密的按规定办；可以公开的删去标记。",
    "The report is to be published: see whether it may be, and delete the mark if so.",
)
def secret_mark(audit: Audit) -> Iterator[Hit]:
    """眉首、标题旁、落款之后、页眉、水印或者独占的一行写着内部资料、秘密★、不予公开一类。年度报告依法要公开。

    通过：依申请公开政府信息12件。
    不通过：内部资料 注意保存；机密★1年。

    Beside the title, below the signature, in the head of a page or on a line of its own there is a mark of secrecy or
    of what is not to be published. The law has annual reports published.

    Passes: Twelve requests for information were answered.
    Fails: 内部资料 above the title; 机密★1年.
    """
    seen = []
    for hit in marked_lines(audit.report, _marks(), closing=True):
        seen.append(hit.start)
        yield hit
    for found in _STARRED.finditer(audit.report.text):
        if found.start() not in seen:
            yield Hit(f"标着“{found[0]}”", f"marked “{found[0]}”", *found.span())


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(one_of("secret_mark"))
