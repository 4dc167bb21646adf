"""Why a passage was graded as it was, in words made from the engine's reasons."""

from fazhi.model.both import Both, pick
from fazhi.model.evidence import NearMiss
from fazhi.model.words import word

_WHAT = {
    "figure": Both("属于本项的数字", "a figure that belongs to the duty"),
    "verb": Both("具体行为", "a concrete act"),
    "date": Both("写明日期的行为", "an act with its date"),
    "measure": Both("写法本身即为举措", "a wording that is a measure of itself"),
    "outcome": Both("写法本身即为成效", "a wording that is a result of itself"),
    "document": Both("印发、制定文件", "a document issued"),
    "title": Both("只是文件名", "only a document's title"),
    "cause": Both("写明了原因", "a cause is told"),
    "promise": Both("只是将要做", "only promised"),
    "lack": Both("承认不足", "owned up to as lacking"),
    "part": Both("所在部分", "the part it stands in"),
    "heading": Both("只是标题", "only a heading"),
    "lent": Both("前文说到本项", "the text right before speaks of the duty"),
    "topic": Both("标题或上文说到", "a heading or the text above speaks of"),
    "head": Both("同一句的前文说到", "the sentence speaks before of"),
    "distance": Both("相隔 {} 字", "{} characters away"),
    "slogan": Both("只是口号", "only a slogan"),
    "evaluation": Both("只是评价", "only an evaluation"),
    "ground": Both("只是做别的事的依据", "only a ground for something else"),
}


_FAR = "distance"
"""What is stored of a distance without its number: nothing to tell."""
_SHORT = {
    "no_act": Both(
        "没有具体行为、机构、会议或文件，不到举措", "no concrete act, body, meeting or document: no measure"
    ),
    "no_cause": Both("没有写原因，不到举措", "no cause is told: no measure"),
    "no_figure": Both("没有可以核对的数字或文号，不到成效", "nothing to check, such as a figure: no result"),
    "other_figure": Both("数字“{}”不属于本项，不到成效", "the figure “{}” does not belong to the duty: no result"),
    "vague": Both("数量“{}”含糊，不到成效", "“{}” is too vague: no result"),
}


def reasons(found: tuple[str, ...], language: str) -> str:
    """What settled strength and polarity, each with the words behind it; a sentence where nothing did."""
    settled = [reason for reason in found if reason.partition(":")[0] not in _SHORT and reason != _FAR]
    if not settled:
        return pick(language, "说到本项，只有笼统的动词", "speaks of the duty with a general verb only")
    return pick(language, "；", "; ").join(_told(reason, language) for reason in settled)


def not_higher(found: tuple[str, ...], language: str) -> str:
    """Why the strength is not the next higher; empty where there is none higher."""
    first = next((reason for reason in found if reason.partition(":")[0] in _SHORT), None)
    if first is None:
        return ""
    what, _, words = first.partition(":")
    return _SHORT[what].of(language).replace("“{}”", f"“{words}”" if words else "")


def shortfall(near: NearMiss, language: str) -> str:
    """What a passage that comes near lacks, with the words behind it."""
    return f"{word(near.shortfall, language)}{f'（{near.words}）' if near.words else ''}"


def _told(reason: str, language: str) -> str:
    what, _, words = reason.partition(":")
    name = _WHAT.get(what, Both(what, what)).of(language)
    if "{}" in name:
        return name.format(words)
    return f"{name}{pick(language, '', ' ')}“{words}”" if words else name
