"""Why evidence was graded as it was: a closed set of kinds, each said in both languages, and the words behind it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from fazhi.model.both import Both


class ReasonKind(StrEnum):
    """What settled strength or polarity, or kept evidence from the next higher strength; records store its value."""

    said: Both
    """How it reads before the words behind it; where “{}” stands in it, they stand there instead."""

    FIGURE = ("figure", "属于本项的数字", "a figure that belongs to the duty")
    VERB = ("verb", "具体行为", "a concrete act")
    FIGURE_BESIDE = ("figure_beside", "相邻分句的数字", "a figure of the neighbouring clause")
    ACT_BESIDE = ("act_beside", "相邻分句的行为", "an act of the neighbouring clause")
    DESCRIBED = ("described", "说明了怎样做，没有笼统的词", "tells how it was done, in no general words")
    DATE = ("date", "写明日期的行为", "an act with its date")
    MEASURE = ("measure", "写法本身即为举措", "a wording that is a measure of itself")
    OUTCOME = ("outcome", "写法本身即为成效", "a wording that is a result of itself")
    DOCUMENT = ("document", "印发、制定文件", "a document issued")
    TITLE = ("title", "只是文件名", "only a document's title")
    CAUSE = ("cause", "写明了原因", "a cause is told")
    PROMISE = ("promise", "只是将要做", "only promised")
    LACK = ("lack", "承认不足", "owned up to as lacking")
    ANSWER = ("answer", "表中只答", "the form answers no more than")
    PART = ("part", "所在部分", "the part it stands in")
    HEADING = ("heading", "只是标题", "only a heading")
    LENT = ("lent", "前文说到本项", "the text right before speaks of the duty")
    TOPIC = ("topic", "标题或上文说到", "a heading or the text above speaks of")
    HEAD = ("head", "同一句的前文说到", "the sentence speaks before of")
    DISTANCE = ("distance", "相隔 {} 字", "{} characters away")
    SUBJECT = ("subject", "标题没有说明，但全文都说到", "no title tells, but the whole text speaks of")
    PARAGRAPH = ("paragraph", "写在段落里，没有单列一部分", "told in a paragraph, not in a part of its own")
    LEARNED = (
        "learned",
        "没有规则写法，按例句学得的字词认定",
        "met by no pattern, recognised by words learned from examples",
    )
    STATED = ("stated", "眉首写明", "stated in the head of the page or letter")
    NO_OCCASION = ("no_occasion", "写明没有这样的事", "says that there was no occasion")
    SLOGAN = ("slogan", "只是口号", "only a slogan")
    EVALUATION = ("evaluation", "只是评价", "only an evaluation")
    GROUND = ("ground", "只是做别的事的依据", "only a ground for something else")
    NAME = ("name", "只是会议、机构或文件的名称", "only in the name of a meeting, a body or a document")
    TAKEN_UP = ("taken_up", "只是听取、研究的事", "only heard of or taken up")
    MODIFIER = ("modifier", "只是修饰别的事物", "only describes something else")
    LISTED = ("listed", "只是括号里的列举", "only listed in brackets")
    PURPOSE = ("purpose", "只是目的或所需的能力、经费", "only an end, or an ability or money that serves it")
    NO_ACT = (
        "no_act",
        "没有具体行为、机构、会议或文件，不到举措",
        "no concrete act, body, meeting or document: no measure",
    )
    NO_CAUSE = ("no_cause", "没有写原因，不到举措", "no cause is told: no measure")
    NO_FIGURE = (
        "no_figure",
        "没有可以核对的数字或文号，不到成效",
        "nothing to check, such as a figure: no result",
    )
    OTHER_FIGURE = (
        "other_figure",
        "数字“{}”不属于本项，不到成效",
        "the figure “{}” does not belong to the duty: no result",
    )
    NAMING_FIGURE = (
        "naming_figure",
        "“{}”用一个汉字写数，多是名称（如三项制度），不当数目，不到成效",
        "“{}”, a number in one Chinese numeral, as often names as counts: no result",
    )
    VAGUE = ("vague", "数量“{}”含糊，不到成效", "“{}” is too vague: no result")

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        """One kind by its stored value, with how it is said."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.said = Both(zh, en)
        return kind

    @property
    def falls_short(self) -> bool:
        """Whether it says why the strength is not the next higher, rather than what settled it."""
        return self in {
            ReasonKind.NO_ACT, ReasonKind.NO_CAUSE, ReasonKind.NO_FIGURE, ReasonKind.OTHER_FIGURE,
            ReasonKind.NAMING_FIGURE, ReasonKind.VAGUE
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a grade."""

    kind: ReasonKind
    words: str = ""
    """The words of the report behind it, or the part; empty where something is lacking, or in stored evidence."""

    away: int = 0
    """How many clauses or sentences away they stand: behind where it is positive, before where it is negative."""

    def __str__(self) -> str:
        """As machine formats write it: figure:28件."""
        return f"{self.kind}:{self.words}"
