"""Why a passage was graded as it was, in words made from the engine's reasons."""

from fazhi.output.language import pick

_WHAT = {
    "figure": ("属于本项的数字", "a figure that belongs to the duty"),
    "verb": ("具体行为", "a concrete act"),
    "measure": ("写法本身即为举措", "a wording that is a measure of itself"),
    "outcome": ("写法本身即为成效", "a wording that is a result of itself"),
    "document": ("印发、制定文件", "a document issued"),
    "title": ("只是文件名", "only a document's title"),
    "cause": ("写明了原因", "a cause is told"),
    "promise": ("只是将要做", "only promised"),
    "lack": ("承认不足", "owned up to as lacking"),
    "part": ("所在部分", "the part it stands in"),
    "heading": ("只是标题", "only a heading"),
    "slogan": ("只是口号", "only a slogan"),
    "evaluation": ("只是评价", "only an evaluation"),
    "ground": ("只是做别的事的依据", "only a ground for something else"),
}


def reasons(found: tuple[str, ...], language: str) -> str:
    """The reasons as a list, each with the words behind it; a sentence where there is none."""
    if not found:
        return pick(language, "没有具体行为、数字或文件", "no concrete act, figure or document")
    return pick(language, "；", "; ").join(_told(reason, language) for reason in found)


def _told(reason: str, language: str) -> str:
    what, _, words = reason.partition(":")
    name = pick(language, *_WHAT.get(what, (what, what)))
    return f"{name}“{words}”" if words else name
