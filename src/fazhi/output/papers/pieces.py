"""Values that both papers are made of: plain strings, numbers and lists, every word of a report made safe to show."""

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.evidence import Evidence, Polarity, telling
from fazhi.model.obligation import Severity
from fazhi.model.reason import ReasonKind
from fazhi.model.report import Step
from fazhi.model.words import word
from fazhi.output.words.answer import answer, best_ground, sentence, severities
from fazhi.output.words.citation import cite, cite_all, mark
from fazhi.output.words.columns import cut
from fazhi.output.words.decided import deciders
from fazhi.output.words.quote import one_line, quote, trail
from fazhi.output.words.tally import POLARITIES, STRENGTHS, SYMBOLS
from fazhi.output.words.why import not_higher, reasons

Values: TypeAlias = dict[str, Any]
"""What becomes JSON for a template."""

QUOTED: Final = 120
"""Columns to which a passage is quoted."""
_TRAIL: Final = 32
_NAME: Final = 60
_FIRM: Final = "\N{NO-BREAK SPACE}"
_NOT_DONE: Final = frozenset((ReasonKind.PROMISE, ReasonKind.LACK))
"""What settles that a passage tells of nothing done."""
_LIMITS: Final = frozenset(
    (
        ReasonKind.TITLE, ReasonKind.HEADING, ReasonKind.ANSWER, ReasonKind.PARAGRAPH, ReasonKind.SLOGAN,
        ReasonKind.EVALUATION, ReasonKind.GROUND, ReasonKind.NAME, ReasonKind.TAKEN_UP, ReasonKind.MODIFIER,
        ReasonKind.LISTED, ReasonKind.PURPOSE,
    )
)  # fmt: skip
"""What lowers its strength."""


def heading(audit: Audit, title: Both, language: str) -> Values:
    """What every page of a paper bears: language, title, unit and year."""
    report = audit.report
    unit = cut(one_line(report.unit or pick(language, "单位名称不明", "unit not known")), _NAME)
    called = cut(one_line(report.called(language)), _NAME)
    return {
        "language": language,
        "title": f"{f'{unit} {report.year}' if report.unit else called} {title.of(language)}",
        "name": title.of(language),
        "unit": unit,
        "year": str(report.year),
        "fictional": audit.records.fictional,
    }


def answered(audit: Audit, language: str) -> list[Values]:
    """The answer in stretches; those that count something are strong."""
    said = sentence(answer(audit), language)
    return [{"words": item.words, "strong": bool(item.conclusions)} for item in said]


def plain(conclusion: Conclusion, language: str) -> str:
    """What a conclusion comes to, in the plainest words."""
    return word(conclusion, language)


def square(conclusion: Conclusion, severity: Severity) -> Values:
    """Sign and look of a conclusion: of a gap, the graver the louder."""
    name = conclusion.value.replace("_", "-")
    return {
        "sign": SYMBOLS[conclusion],
        "style": f"{name}-{severity.value}" if conclusion is Conclusion.MISSING else name,
    }


def judged(audit: Audit, assessment: Assessment, language: str) -> Values:
    """A duty with its conclusion: what it is called, sign, word, severity and how sure that is."""
    duty = assessment.obligation
    severity = severities(audit)[duty.id]
    sure = assessment.likelihood
    return {
        "name": duty.title_in(language),
        **square(assessment.conclusion, severity),
        "conclusion": plain(assessment.conclusion, language),
        "severity": severity.value,
        "severity_word": word(severity, language),
        "sure": pick(language, f"把握{word(sure)}", f"likelihood {word(sure, 'en')}") if sure else "",
        "decided": deciders(assessment.decided, language),
    }


def law(audit: Audit, assessment: Assessment, language: str) -> str:
    """The citation to look at first, its mark, and how many there are."""
    best = best_ground(audit, assessment)
    if best is None:
        return pick(language, "该年度没有生效的依据", "no basis in force in that year")
    told = cite(best.citation, audit.instruments, language) + mark(best.citation.verified, language)
    several = len(set(assessment.basis))
    more = pick(language, f"等 {several} 处", f" and {several - 1} more").replace(" ", _FIRM) if several > 1 else ""
    return told + more


def laws(audit: Audit, assessment: Assessment, language: str) -> list[str]:
    """All citations in force, those of one version together."""
    return list(cite_all(assessment.basis, audit.instruments, language))


def passages(audit: Audit, assessment: Assessment, language: str) -> list[Values]:
    """The passages that the report has of a duty: what is said in general words only where nothing better is."""
    whole = assessment.obligation.evidence.section is not None
    return [_evidence(audit, item, whole, language) for item in telling(assessment.evidence)]


def sign(item: Evidence) -> str:
    """The sign of what a passage shows."""
    return POLARITIES[item.polarity] or STRENGTHS[item.strength]


def shows(item: Evidence, language: str) -> str:
    """The word for it: its strength; of what is only promised or owned up to, that alone."""
    return word(item.strength if item.polarity is Polarity.DONE else item.polarity, language)


def words_of(audit: Audit, start: int, end: int, most: int = QUOTED) -> str:
    """The words of a stretch; empty where the text is not supplied."""
    return quote(audit.report, start, end, most) or ""


def stands(path: tuple[Step, ...]) -> str:
    """The headings and items above a passage."""
    return trail(path, _TRAIL)


def joined(lines: Iterable[str], language: str) -> str:
    """Sentences behind one another, empty ones left out."""
    return pick(language, "", " ").join(line[0].upper() + line[1:] for line in lines if line)


def _evidence(audit: Audit, item: Evidence, whole: bool, language: str) -> Values:
    """A passage that counts; of a part that is evidence as a whole only the name is told."""
    part = word(item.part, language)
    place = pick(language, f"整个“{part}”部分", f"the whole part “{part}”") if whole else stands(item.path) or part
    return {
        "sign": sign(item),
        "shows": shows(item, language),
        "words": "" if whole else words_of(audit, item.start, item.end),
        "place": place,
        "why": one_line(_why(item, language)),
    }


def _why(item: Evidence, language: str) -> str:
    """What keeps a passage from counting for more."""
    done = item.polarity is Polarity.DONE
    settled = tuple(reason for reason in item.reasons if reason.kind in (_LIMITS if done else _NOT_DONE))
    told = (reasons(settled, language) if settled else "", not_higher(item.reasons, language) if done else "")
    return pick(language, "；", "; ").join(filter(None, told))
