"""The rule that what has been repealed is no ground for this year's work."""

import re
from collections.abc import Iterator
from datetime import date

from fazhi.expressions import lazily
from fazhi.model.audit import Audit
from fazhi.model.law import Instrument, Repealed, Verification
from fazhi.model.obligation import Severity
from fazhi.rules.base import Complaint, Stretch, report_rule
from fazhi.rules.titles import CitedTitle, cited_titles, ended, named, names, plain
from fazhi.wordlists import one_of

_SPAN = re.compile(r"((?:19|20)\d\d)年?\s*[—\-–~～至到]+\s*((?:19|20)\d\d)年?")
"""The years of a plan in its title."""
_LOOKING_BACK = lazily(lambda: one_of("rules", "looking_back"))
"""Behind a plan's title these look back on it."""


@report_rule(
    title="引用已失效依据",
    title_en="Cites what is no longer in force",
    remedy="核对该文件是否已被废止或期满，改引现行的依据。",
    remedy_en="See whether the document was repealed or has expired, and cite what is in force.",
)
def repealed_law_cited(audit: Audit) -> Iterator[Complaint]:
    """报告用书名号引用的依据，在报告年度开始之前已经失效。认得目录收录的依据、民法典等代替了的法律法规，还认得题名里写着起止年份的规划；说它被废止、清理、总结的不算。

    为什么：以失效的法律为根据的做法站不住；也常是照抄往年报告的痕迹。

    通过：2024年度报告写“落实《信访工作条例》”。
    不通过：2024年度报告写“落实《信访条例》”（2022年5月1日起由《信访工作条例》替代），“按照《合同法》”（2021年1月1日起由《民法典》替代）。

    A title in book-title marks names an instrument that had ended before the year reported on began. Instruments
    of the catalogue are known, laws and regulations that the Civil Code and others replaced, and plans whose title
    tells their years; what is said to be repealed, cleared away or looked back on does not count.

    Why: What is done on the ground of a law that has ended does not stand; often it shows that last year’s report was
    copied.

    Passes: A report for 2024 cites the Regulations on the Work of Petitions.
    Fails: A report for 2024 cites the Petition Regulations, replaced on 1 May 2022, or the Contract Law, replaced by
    the Civil Code on 1 January 2021.
    """
    known, former = names(audit.instruments), ended(audit.repealed)
    for cited in cited_titles(audit):
        instrument = named(cited.title, known)
        if cited.ended:
            continue
        if (gone := former.get(plain(cited.title))) and instrument is None:
            yield from _gone(cited, gone, audit.report.year)
            continue
        if instrument is None:
            yield from _plan(cited, audit.report.year)
            continue
        last = _ended(instrument, audit.report.year)
        if last is not None:
            doubt = "（失效日期未经原文核实）" if instrument.verified is Verification.RECALL else ""
            message = (
                f"引用的《{cited.title}》（第{cited.start}—{cited.end}字）施行至 {last}，报告年度内已失效{doubt}。"
            )
            english = f"The document cited at characters {cited.start}-{cited.end} was in force until {last} only."
            yield Complaint(message, english, Stretch(cited.start, cited.end), Severity.EXPECTED)


def _gone(cited: CitedTitle, gone: Repealed, year: int) -> Iterator[Complaint]:
    """What to say of what carries no duty, where it had ended before the report's year."""
    if gone.ended >= date(year, 1, 1):
        return
    doubt = "，未经原文核实" if gone.verified is Verification.RECALL else ""
    unsure = ", from memory" if gone.verified is Verification.RECALL else ""
    until = f"施行至 {gone.ended}（{gone.by.zh}{doubt}）"
    message = f"引用的《{cited.title}》（第{cited.start}—{cited.end}字）{until}，报告年度内已失效。"
    english = (
        f"{gone.title_en}, cited at characters {cited.start}-{cited.end}, was in force until {gone.ended} only "
        f"({gone.by.en}{unsure})."
    )
    yield Complaint(message, english, Stretch(cited.start, cited.end), Severity.EXPECTED)


def _plan(cited: CitedTitle, year: int) -> Iterator[Complaint]:
    """What to say of a plan that is on no record, where the years in its title were over before the report's year."""
    span = _SPAN.search(cited.title)
    if span is None or not int(span[1]) < int(span[2]) < year or _LOOKING_BACK.search(cited.behind):
        return
    message = f"引用的《{cited.title}》（第{cited.start}—{cited.end}字）按题名到 {span[2]} 年为止，报告年度内已经期满。"
    english = f"The plan cited at characters {cited.start}-{cited.end} ran until {span[2]} by its title."
    yield Complaint(message, english, Stretch(cited.start, cited.end), Severity.EXPECTED)


def _ended(instrument: Instrument, year: int) -> date | None:
    """The last day of an instrument that ended before the year began; None for any other."""
    last = [version.in_force_to for version in instrument.versions]
    if None in last:
        return None
    ended = max(day for day in last if day is not None)
    return ended if ended < date(year, 1, 1) else None
