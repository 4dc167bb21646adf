"""The check for comments that are still in a Word file."""

from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.model.report import TraceKind
from fazhi.precheck.base import Hit, check


@check(
    "批注",
    "Comments",
    "在 Word 的“审阅”中处理后删除全部批注，再另存。",
    "Settle and delete all comments in Word (Review), then save.",
)
def comments(audit: Audit) -> Iterator[Hit]:
    """Word 文件里还有批注：说明在哪一段、有几条，不显示是谁写的。

    通过：没有批注的文件。
    不通过：某段旁边还留着“此数请再核”的批注。

    Comments are still in the Word file: how many and at which paragraph; who wrote them is not shown.

    Passes: A file without comments.
    Fails: A comment beside a paragraph still asks to see to a figure.
    """
    for trace in audit.report.traces:
        if trace.kind is TraceKind.COMMENT:
            where = Hit(f"批注 {trace.count} 条", f"comments: {trace.count}", trace.start, trace.end)
            loose = trace.start is None
            yield where._replace(zh=f"{where.zh}，不在正文", en=f"{where.en}, not in the text") if loose else where
