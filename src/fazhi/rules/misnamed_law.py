"""The rule that what is cited is called by its name."""

from collections.abc import Iterable, Iterator

from fazhi.expressions import lazily
from fazhi.model.audit import Audit
from fazhi.model.law import Instrument
from fazhi.model.obligation import Severity
from fazhi.rules.base import Complaint, Stretch, report_rule
from fazhi.rules.titles import cited_titles, core, ended, named, names, plain, without_issuer
from fazhi.wordlists import one_of

_ALIKE = 83
"""Similarity of two titles, of 100, from which one is taken for a slip of the other."""
_SHORTEST = 6
_SLIP = 2
"""Characters by which the lengths of a title and of its slip may differ."""
_PLACES = "省市县区州盟旗镇乡"
_OFFSHOOTS = lazily(lambda: one_of("rules", "offshoot"))
"""Endings by which a document of its own builds upon another's name."""


@report_rule(
    title="依据名称有误",
    title_en="Misnamed instrument",
    remedy="对照公布的全称改正；如果确是另一份文件，保留即可。",
    remedy_en="Correct it against the published title; keep it if it is indeed another document.",
)
def misnamed_law(audit: Audit) -> Iterator[Complaint]:
    """书名号里的名称与目录收录的依据只差一两个字，又不是它的全称或通行简称。由人核对。

    为什么：名称写错，读者查不到依据；常见的是“暂行”“规定”“条例”混用。
    带地名的、在他人名称上加“实施方案”“解读”的，是另外的文件，说它废止、清理的，是从前的文件，不提示。

    通过：《行政复议法》；《重大行政决策程序暂行条例》。
    不通过：《重大行政决策程序暂行规定》；《法治政府建设和责任落实督察工作规定》。

    A title in book-title marks is a character or two away from that of an instrument on record, and is neither its full
    title nor a usual short one. For a person to check.

    Why: By a wrong name nobody finds the instrument; “interim”, “provisions” and “regulations” are often mixed up.
    Titles with the name of a place, or that build on another’s name (“implementation plan”, “reading guide”), are other
    documents and are passed over, and so are former documents that are said to be repealed.

    Passes: The Administrative Reconsideration Law; the Interim Regulations on Procedures for Major Administrative
    Decisions.
    Fails: The Interim Provisions on Procedures for Major Administrative Decisions.
    """
    known = names(audit.instruments)
    former = ended(audit.repealed)
    seen: set[str] = set()
    for cited in cited_titles(audit):
        if cited.ended or cited.title in seen or named(cited.title, known) is not None or plain(cited.title) in former:
            continue
        seen.add(cited.title)
        meant = _meant(without_issuer(core(plain(cited.title))), known.items())
        if meant is not None:
            message = f"《{cited.title}》（第{cited.start}—{cited.end}字）与《{meant.title}》相近而不同，请核对名称。"
            english = f"The title at characters {cited.start}-{cited.end} is close to, but not, {meant.title_en}."
            yield Complaint(message, english, Stretch(cited.start, cited.end), Severity.NOTICE)


def _meant(title: str, known: Iterable[tuple[str, Instrument]]) -> Instrument | None:
    """The instrument whose name a title most resembles, if it resembles one enough."""
    near = [(name, item) for name, item in known if abs(len(title) - len(name)) <= _SLIP]
    near = [(name, item) for name, item in near if _worth_comparing(title, name)]
    if not near:
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415 - few reports hold a title worth comparing

    score, _, meant = max(
        ((fuzz.ratio(title, name), name, item) for name, item in near), key=lambda row: (row[0], row[1])
    )
    return meant if score >= _ALIKE else None


def _worth_comparing(title: str, name: str) -> bool:
    """Whether two different titles may be slips of one another, told cheaply."""
    if min(len(title), len(name)) < _SHORTEST or title == name:
        return False
    if title in name or name in title or len(set(title) ^ set(name)) > 4:  # noqa: PLR2004 - two characters exchanged
        return False
    return _place(title) == _place(name) and _offshoot(title) == _offshoot(name)


def _place(title: str) -> str:
    """The name of a place that a title begins with."""
    return next((title[: at + 1] for at in range(1, min(5, len(title))) if title[at] in _PLACES), "")


def _offshoot(title: str) -> bool:
    return _OFFSHOOTS.search(title[-6:]) is not None
