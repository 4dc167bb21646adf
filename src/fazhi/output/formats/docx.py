"""The annotated report for Word: its words as they were read, and a comment at every passage that bears on a duty.

It is written anew from what was read, whatever file that was; an office's own file is never changed. A comment tells
which duty its passage bears on, how strong it is and why, by which articles, and who decided.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.model.evidence import Evidence, Polarity, Source
from fazhi.model.obligation import Severity
from fazhi.model.report import Part, PassageKind, Report
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.papers.official import Comments, indent, new_document, saved
from fazhi.output.words.answer import answer, best_ground, gravest, sentence
from fazhi.output.words.citation import cite, cite_all, mark
from fazhi.output.words.decided import deciders, people_said
from fazhi.output.words.findings import Listed, called, listed, short_of
from fazhi.output.words.quote import neutral, one_line
from fazhi.output.words.tally import STRENGTHS, SYMBOLS
from fazhi.output.words.why import not_higher, reasons
from fazhi.reading.normal import readable

if TYPE_CHECKING:
    from docx.document import Document

_AUTHOR: Final = "fazhi"
_LINE: Final = re.compile("[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_DEEPEST: Final = 3
"""Levels of headings that have a look of their own."""
_WIDE: Final = "\u3000"
"""A blank as wide as a character, which offices indent by; it is no control character."""
_FIRST: Final = 3
"""Gaps that the first comment spells out."""
_SENTENCE: Final = re.compile("[。；：！？，]")
_SIGNED: Final = 40
"""Characters that a signature has at most."""
_RIGHT: Final = 2
"""The library's word for a paragraph that stands to the right."""


class _Line(NamedTuple):
    """A paragraph of the report."""

    start: int
    end: int
    style: str
    signed: bool = False
    """Whether it is by whom or of what day the report is, which stands to the right."""


class _Note(NamedTuple):
    """What is said of a stretch."""

    start: int
    end: int
    told: tuple[str, ...]


def write(audit: Audit, options: Options) -> bytes:
    """The report with its comments.

    Raises:
        InputError: The text is not at hand, or the library that writes it is not installed.
    """
    report = audit.report
    if not report.supplied:
        raise InputError(
            "手头没有报告原文，不能写成带批注的 Word 文件；请给出报告文件。",
            "The text of the report is not at hand, so that it cannot be written with comments; name its file.",
        )
    made = new_document()
    comments = Comments(made, _AUTHOR)
    lines = list(_lines(report))
    notes = _notes(audit, options)
    by_line: dict[int, list[_Note]] = {}
    starts = [line.start for line in lines]
    for note in notes:
        at = max(bisect_right(starts, note.start) - 1, 0)
        by_line.setdefault(at, []).append(note)
    for at, line in enumerate(lines):
        _write(made, report, line, by_line.get(at, ()), comments)
    return saved(made, one_line(report.called("zh")))


def _lines(report: Report) -> Iterator[_Line]:
    """The paragraphs of the text that say something, each with the look of what it is."""
    headings = {item.start: item for item in report.headings}
    kinds = {item.start: item.kind for item in report.passages}
    closing = {item.start for item in report.passages if item.part is Part.CLOSING}
    for found in _LINE.finditer(report.text):
        words = found[0]
        start = found.start() + len(words) - len(words.lstrip())
        end = found.start() + len(words.rstrip())
        if start < end:
            signed = start in closing and _SENTENCE.search(report.text, start, end) is None
            yield _Line(start, end, _style(start, end, headings, kinds), signed and end - start <= _SIGNED)


def _style(start: int, end: int, headings: Mapping[int, Any], kinds: Mapping[int, PassageKind]) -> str:
    kind = kinds.get(start)
    if kind is PassageKind.TITLE:
        return "Title"
    if kind is PassageKind.ROW:
        return "No Spacing"
    heading = headings.get(start)
    whole = heading is not None and heading.end >= end - 1
    return f"Heading {min(heading.level, _DEEPEST)}" if heading is not None and whole else "Normal"


def _write(made: "Document", report: Report, line: _Line, notes: Sequence[_Note], comments: Comments) -> None:
    """One paragraph, cut where a comment begins or ends."""
    spans = [(max(note.start, line.start), min(note.end, line.end), note) for note in notes]
    spans = [(start, end, note) for start, end, note in spans if start < end]
    cuts = sorted({line.start, line.end, *(at for start, end, _ in spans for at in (start, end))})
    paragraph: Any = made.add_paragraph(style=line.style)
    if line.signed:
        paragraph.alignment = _RIGHT
        indent(paragraph, 0, behind=2)
    runs = [paragraph.add_run(_clean(readable(report, start, end))) for start, end in pairwise(cuts)]
    for start, end, note in spans:
        first, last = bisect_left(cuts, start), bisect_left(cuts, end) - 1
        comments.add(runs[first : last + 1], [_clean(each) for each in note.told])


def _clean(text: str) -> str:
    """The text as it is, but for what steers or what XML cannot hold."""
    return text if text.isprintable() else _WIDE.join(map(neutral, text.split(_WIDE)))


def _notes(audit: Audit, options: Options) -> list[_Note]:
    """All comments in the order of the text: on the whole, on passages, and on what else is wrong."""
    language = options.language
    complaints = _complaints(audit)
    told: dict[tuple[int, int], list[tuple[str, ...]]] = {}
    for item in audit.assessments:
        for each in item.evidence:
            said = tuple(_evidence(audit, item, each, complaints.get(item.obligation.id), language))
            told.setdefault((each.start, each.end), []).append(said)
    for found in listed(audit, options.min_severity):
        start, end = found.finding.start, found.finding.end
        if found.conclusion is None and start is not None and end is not None:
            told.setdefault((start, end), []).append(tuple(_complaint(found, language)))
    notes = [_Note(start, end, tuple(_apart(said))) for (start, end), said in told.items()]
    return [_whole(audit, options), *sorted(notes, key=lambda note: (note.start, -note.end))]


def _apart(said: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """What is said of several duties, a line of its own between two."""
    for at, lines in enumerate(said):
        if at:
            yield "——"
        yield from lines


def _complaints(audit: Audit) -> Mapping[str, Listed]:
    """The finding that tells of the conclusion on each duty that falls short."""
    return {item.finding.obligation: item for item in listed(audit) if item.finding.obligation and item.conclusion}


def _evidence(audit: Audit, item: Assessment, each: Evidence, complaint: Listed | None, language: str) -> Iterator[str]:
    duty = item.obligation
    between = pick(language, "；", "; ")
    yield f"{SYMBOLS[item.conclusion]} {duty.title_in(language)}（{duty.id}）"
    done = each.polarity is Polarity.DONE
    shows = f"{STRENGTHS[each.strength]} {word(each.strength, language)}" if done else word(each.polarity, language)
    by = pick(language, "，由复核人补认", ", added by a reviewer") if each.source is Source.REVIEWER else ""
    conclusion, part = word(item.conclusion, language), word(each.part, language)
    here = Both("这一处", "Here") if duty.evidence.section is None else Both(f"整个“{part}”部分", f"The part “{part}”")
    yield pick(
        language, f"{here.zh}：{shows}{by}；本项结论：{conclusion}", f"{here.en}: {shows}{by}; duty: {conclusion}"
    )
    why = [reasons(each.reasons, language) if each.reasons else "", not_higher(each.reasons, language) if done else ""]
    if any(why):
        yield pick(language, "理由：", "Why: ") + one_line(between.join(filter(None, why)))
    laws = cite_all(item.basis, audit.instruments, language)
    if laws:
        yield pick(language, "依据：", "Basis: ") + between.join(laws)
    if item.decided:
        yield pick(language, "复核：", "Decided: ") + deciders(item.decided, language)
    if complaint is not None:
        short = short_of(item, complaint.finding.rule, language)
        remedy = complaint.finding.remedy_in(language)
        yield pick(language, "问题：", "Wrong: ") + one_line(f"{short}{pick(language, '', ' ')}{remedy}")


def _complaint(found: Listed, language: str) -> Iterator[str]:
    finding = found.finding
    yield f"‼ {called(found, language)}（{word(finding.severity, language)}）"
    yield pick(language, "问题：", "Wrong: ") + one_line(finding.message_in(language))
    yield pick(language, "怎么写：", "To write: ") + one_line(finding.remedy_in(language))


def _gravest(audit: Audit, language: str) -> Iterator[str]:
    """The gaps to see to first, each with the article to look at and what to write."""
    for number, item in enumerate(gravest(audit, _FIRST), 1):
        duty, best = item.obligation, best_ground(audit, item)
        title = duty.title_in(language)
        law = cite(best.citation, audit.instruments, language) + mark(best.citation.verified, language) if best else ""
        remedy = one_line(duty.remedy_in(language))
        basis = pick(language, f"（{law}）", f" ({law})") if law else ""
        yield pick(
            language,
            f"最重的缺口 {number}：{title}{basis}。怎么写：{remedy}",
            f"Gravest gap {number}: {title}{basis}. What to write: {remedy}",
        )


def _silent(audit: Audit, options: Options) -> Iterator[str]:
    """The duties of which no passage tells, those of one severity in one line."""
    language = options.language
    silent: dict[Severity, list[str]] = {}
    for item in listed(audit, options.min_severity):
        if item.conclusion is Conclusion.MISSING and item.assessment and not item.assessment.evidence:
            silent.setdefault(item.finding.severity, []).append(called(item, language))
    for severity, names in silent.items():
        told, grade = pick(language, "、", "; ").join(names), word(severity, language)
        yield pick(
            language, f"文本中未见（{grade}）{len(names)} 项：{told}", f"Not seen, {grade} ({len(names)}): {told}"
        )


def _whole(audit: Audit, options: Options) -> _Note:
    """What there is to know first: the answer, what it does not mean, the gravest gaps, and all that is not told."""
    language = options.language
    said = one_line("".join(item.words for item in sentence(answer(audit), language)))
    caution = Both(
        "只看报告写了什么：文本中未见，不等于没有做；写了，也要靠台账、文件和案卷来核。",
        "This looks at what the report says: silence does not mean that nothing was done, and what is written is still "
        "to be checked.",
    )
    lines = [said, caution.of(language)]
    if any(item.decided for item in audit.assessments):
        claimed = Both("姓名是复核人自报的。", "Names of reviewers are claimed, not proven.")
        lines.append(claimed.of(language))
    lines += _gravest(audit, language)
    lines += _silent(audit, options)
    between = pick(language, "；", "; ")
    settled = [
        f"{item.obligation.title_in(language)}（{said_of}）"
        for item in audit.assessments
        if not item.evidence and (said_of := people_said(item, language))
    ]
    if settled:
        lines.append(
            pick(language, "没有佐证而有人定过的：", "Settled by people, no passage: ") + between.join(settled)
        )
    report = audit.report
    lines.append(
        pick(
            language,
            f"义务目录 {audit.catalogue_version} 版，适用 {audit.law_year} 年有效的规定；原文校验值 {report.sha256}",
            f"Catalogue {audit.catalogue_version}, law of {audit.law_year}; digest of the text {report.sha256}",
        )
    )
    first = next(iter(_lines(report)), _Line(0, len(report.text), ""))
    return _Note(first.start, first.end, tuple(lines))
