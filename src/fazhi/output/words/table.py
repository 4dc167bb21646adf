"""The rows of a table of duties: one duty of one report in words, for every spreadsheet that is written."""

from collections.abc import Iterator
from typing import Final

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.evidence import Evidence, NearMiss, Polarity, strongest_first
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.words.citation import cite_all
from fazhi.output.words.decided import deciders
from fazhi.output.words.quote import where
from fazhi.output.words.why import not_found, not_higher, shortfall
from fazhi.reading.normal import readable

_HEAD: Final = (
    Both("编号", "ID"),
    Both("领域", "Domain"),
    Both("义务", "Duty"),
    Both("严重程度", "Severity"),
    Both("结论", "Conclusion"),
    Both("强度", "Strength"),
    Both("把握", "Likelihood"),
    Both("依据", "Basis"),
    Both("佐证或相近处", "Evidence or nearest passage"),
    Both("所差", "What it lacks"),
    Both("复核", "Decided"),
    Both("缺口", "Gap"),
)
_QUOTE: Final = Both("原文", "Words")
"""Head of a last column, where quotes are asked for."""
_BETWEEN: Final = Both("；", "; ")


def heads(language: str, quotes: bool) -> list[str]:
    """The heads of the columns."""
    return [item.of(language) for item in (*_HEAD, *([_QUOTE] if quotes else []))]


def cells(item: Assessment, audit: Audit, language: str, quotes: bool) -> Iterator[str]:
    """The cells of one duty."""
    duty, nearest = item.obligation, _nearest(item)
    yield duty.id
    yield word(duty.domain, language)
    yield duty.title_in(language)
    yield word(item.severity, language)
    yield word(item.conclusion, language)
    yield word(item.strength, language)
    yield "" if item.likelihood is None else word(item.likelihood, language)
    yield _BETWEEN.of(language).join(cite_all(item.basis, audit.instruments, language))
    yield "" if nearest is None else where(nearest, audit.report, language)
    yield _lacking(item, nearest, audit.report, language)
    yield deciders(item.decided, language)
    yield word(item.gravity, language) if item.conclusion.gap else ""
    if quotes:
        yield (
            readable(audit.report, nearest.start, nearest.end) if nearest is not None and audit.report.supplied else ""
        )


def _nearest(item: Assessment) -> Evidence | NearMiss | None:
    """The strongest evidence, of what was done before what was not; else what comes near; None where nothing does."""
    passages: tuple[Evidence | NearMiss, ...] = (*strongest_first(item.evidence), *item.near)
    return passages[0] if passages else None


def _lacking(item: Assessment, nearest: Evidence | NearMiss | None, report: Report, language: str) -> str:
    """Why the duty is waived or does not apply, else what that passage lacks; nothing is said of a supported duty."""
    if item.reason is not None:
        return item.reason.of(language)
    if item.conclusion is Conclusion.SUPPORTED:
        return ""
    if nearest is None:
        return not_found(item, report, language)
    if isinstance(nearest, NearMiss):
        return shortfall(nearest, language)
    if nearest.polarity is not Polarity.DONE:
        return word(nearest.polarity, language)
    needed = word(item.obligation.expects, language)
    return not_higher(nearest.reasons, language) or pick(language, f"应达到{needed}", f"{needed} expected")
