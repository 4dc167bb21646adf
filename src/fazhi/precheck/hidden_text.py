"""The check for words that a Word file holds but does not show."""

from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.model.report import TraceKind
from fazhi.precheck.base import Hit, check


@check(
    "隐藏文字和未填的控件",
    "Hidden text and controls not filled in",
    "显示隐藏文字后删除，填好或删去内容控件；也可以用 Word 的“检查文档”。",
    "Show and delete hidden text, fill in or delete content controls; Word's document inspector does it too.",
)
def hidden_text(audit: Audit) -> Iterator[Hit]:
    """Word 文件里有隐藏文字，或者有没有填写、只显示提示的内容控件。

    通过：没有隐藏文字，控件都已填写。
    不通过：一段里有设为隐藏的旧稿；“单击此处输入日期”还没有填。

    The Word file holds hidden text, or content controls that show a prompt because nothing is filled in.

    Passes: No hidden text, all controls filled in.
    Fails: A paragraph hides an old draft; a control still prompts for a date.
    """
    for trace in audit.report.traces:
        if trace.kind is TraceKind.HIDDEN:
            yield Hit(f"隐藏文字 {trace.count} 处", f"hidden text: {trace.count}", trace.start, trace.end)
        elif trace.kind is TraceKind.PROMPT:
            en = f"content controls not filled in: {trace.count}"
            yield Hit(f"没有填写的内容控件 {trace.count} 个", en, trace.start, trace.end)
