"""Why a passage was graded as it was, in words made from the engine's reasons."""

from fazhi.model.both import pick
from fazhi.model.evidence import NearMiss
from fazhi.model.words import word

_WHAT = {
    "figure": ("属于本项的数字", "a figure that belongs to the duty"),
    "verb": ("具体行为", "a concrete act"),
    "date": ("写明日期的行为", "an act with its date"),
    "measure": ("写法本身即为举措", "a wording that is a measure of itself"),
    "outcome": ("写法本身即为成效", "a wording that is a result of itself"),
    "document": ("印发、制定文件", "a document issued"),
    "title": ("只是文件名", "only a document's title"),
    "cause": ("写明了原因", "a cause is told"),
    "promise": ("只是将要做", "only promised"),
    "lack": ("承认不足", "owned up to as lacking"),
    "part": ("所在部分", "the part it stands in"),
    "heading": ("只是标题", "only a heading"),
    "lent": ("前文说到本项", "the text right before speaks of the duty"),
    "topic": ("标题或上文说到", "a heading or the text above speaks of"),
    "slogan": ("只是口号", "only a slogan"),
    "evaluation": ("只是评价", "only an evaluation"),
    "ground": ("只是做别的事的依据", "only a ground for something else"),
}


_SHORT = {
    "no_act": ("没有具体行为、机构、会议或文件，不到举措", "no concrete act, body, meeting or document: no measure"),
    "no_cause": ("没有写原因，不到举措", "no cause is told: no measure"),
    "no_figure": ("没有可以核对的数字或文号，不到成效", "nothing to check, such as a figure: no result"),
    "other_figure": ("数字“{}”不属于本项，不到成效", "the figure “{}” does not belong to the duty: no result"),
    "vague": ("数量“{}”含糊，不到成效", "“{}” is too vague: no result"),
}


def reasons(found: tuple[str, ...], language: str) -> str:
    """What settled strength and polarity, each with the words behind it; a sentence where nothing did."""
    settled = [reason for reason in found if reason.partition(":")[0] not in _SHORT]
    if not settled:
        return pick(language, "说到本项，只有笼统的动词", "speaks of the duty with a general verb only")
    return pick(language, "；", "; ").join(_told(reason, language) for reason in settled)


def not_higher(found: tuple[str, ...], language: str) -> str:
    """Why the strength is not the next higher; empty where there is none higher."""
    first = next((reason for reason in found if reason.partition(":")[0] in _SHORT), None)
    if first is None:
        return ""
    what, _, words = first.partition(":")
    return pick(language, *_SHORT[what]).replace("“{}”", f"“{words}”" if words else "")


def shortfall(near: NearMiss, language: str) -> str:
    """What a passage that comes near lacks, with the words behind it."""
    return f"{word(near.shortfall, language)}{f'（{near.words}）' if near.words else ''}"


def _told(reason: str, language: str) -> str:
    what, _, words = reason.partition(":")
    name = pick(language, *_WHAT.get(what, (what, what)))
    return f"{name}{pick(language, '', ' ')}“{words}”" if words else name
