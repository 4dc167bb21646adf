"""The check for tracked changes that nobody has accepted or rejected."""

from collections import Counter
from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.report import TraceKind
from fazhi.precheck.base import Hit, check

_SAID = {
    TraceKind.INSERTION: Both("插入", "inserted"),
    TraceKind.DELETION: Both("删除", "deleted"),
    TraceKind.FORMATTING: Both("格式", "formatting"),
}


@check(
    "修订痕迹",
    "Tracked changes",
    "在 Word 的“审阅”中接受或拒绝全部修订，关闭修订，再另存。",
    "Accept or reject all changes in Word (Review), turn tracking off, then save.",
)
def revisions(audit: Audit) -> Iterator[Hit]:
    """Word 文件里还有没接受也没拒绝的修订：插入、删除、改格式各几处，不显示是谁改的。核查按接受修订后的文字。

    通过：修订都已接受或拒绝。
    不通过：某句里删去的旧数字还在文件里，收到的人打开就看得见。

    Tracked changes are still in the Word file: how many were inserted, deleted or formatted, and where; who made them
    is not shown. The audit reads the text as accepted.

    Passes: All changes were accepted or rejected.
    Fails: An old figure that was deleted is still in the file, for whoever receives it to see.
    """
    found: dict[tuple[int | None, int | None], Counter[TraceKind]] = {}
    for trace in audit.report.traces:
        if trace.kind in _SAID:
            found.setdefault((trace.start, trace.end), Counter())[trace.kind] += trace.count
    for (start, end), counts in found.items():
        kinds = [(said, counts[kind]) for kind, said in _SAID.items() if counts[kind]]
        zh = "、".join(f"{said.zh} {count} 处" for said, count in kinds)
        en = ", ".join(f"{said.en}: {count}" for said, count in kinds)
        yield Hit(f"修订：{zh}", f"changes, {en}", start, end)
