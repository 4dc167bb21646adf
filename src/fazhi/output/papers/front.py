"""What stands on the first page: what the report is, a square for every duty, and the gaps that matter most."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.evidence import Shortfall
from fazhi.model.obligation import Domain, Severity
from fazhi.model.words import word
from fazhi.output.papers.pieces import Values, judged, law, plain, square, words_of
from fazhi.output.words.answer import DUE, answer, gravest, severities
from fazhi.output.words.columns import cut
from fazhi.output.words.quote import one_line

_TOLD: Final = (Conclusion.SUPPORTED, Conclusion.WEAK, Conclusion.PLANNED, Conclusion.ADMITTED)
"""Conclusions on duties of which something is told; those of which nothing is are counted by severity."""
_TITLE: Final = 160
"""Columns to which the title of a report is told."""
_NEAR: Final = 64
"""Columns to which the sentence nearest to a gap is quoted."""
_ALWAYS: Final = (Conclusion.SUPPORTED, Conclusion.WEAK)


def facts(audit: Audit, language: str) -> list[list[str]]:
    """What the report is, whose and of where."""
    report = audit.report
    kind = word(report.unit_kind, language)
    unit = cut(one_line(report.unit), _TITLE) if report.unit else pick(language, "不明", "not known")
    place = one_line(str(report.territory)) if report.territory else ""
    rows = [
        (Both("报告", "Report"), cut(one_line(report.called(language)), _TITLE)),
        (Both("单位", "Unit"), pick(language, f"{unit}（{kind}）", f"{unit} ({kind})")),
        (
            Both("所在地", "Place"),
            place or pick(language, "不明：没有按地方规定核查", "not known: local regulations were not applied"),
        ),
        (
            Both("年度", "Year"),
            pick(
                language,
                f"{report.year} 年，适用 {audit.law_year} 年的法",
                f"{report.year}, by the law of {audit.law_year}",
            ),
        ),
        (Both("篇幅", "Length"), pick(language, f"{report.characters} 字", f"{report.characters} characters")),
    ]
    if audit.records.fictional:
        told = Both("单位、事实和数字均为虚构，只作演示", "unit, facts and figures are made up, for demonstration only")
        rows.append((Both("虚构", "Invented"), told.of(language)))
    return [[label.of(language), told] for label, told in rows]


def squares(audit: Audit, language: str) -> Values:
    """A square for every duty, a row for every domain, with how many are told how and how grave the others are."""
    grave = severities(audit)
    figures = answer(audit)
    told = [item for item in _TOLD if figures.counts[item] or item in _ALWAYS]
    rows = []
    for domain in Domain:
        here = [item for item in audit.assessments if item.obligation.domain is domain]
        if here:
            tiles = [square(item.conclusion, grave[item.obligation.id]) for item in here]
            numbers = _numbers(here, grave, told)
            rows.append({"name": word(domain, language), "squares": tiles, "numbers": numbers})
    return {
        "told": [{**square(item, Severity.MANDATORY), "label": plain(item, language)} for item in told],
        "severities": [
            {**square(Conclusion.MISSING, item), "label": pick(language, f"没写{word(item)}", word(item, "en"))}
            for item in Severity
        ],
        "due": pick(language, "应写", "due"),
        "rows": rows,
        "total": _numbers(audit.assessments, grave, told),
        "legend": list(_legend(audit, language)),
    }


def worst(audit: Audit, language: str) -> Values:
    """The gaps that matter most, with what to write."""
    found = gravest(audit)
    gaps = len(audit.gaps())
    return {
        "title": pick(
            language,
            f"最重的缺口（{len(found)} 项，共 {gaps} 项）",
            f"The gravest gaps ({len(found)} of {gaps})",
        ),
        "items": [
            {
                **judged(audit, item, language),
                "law": law(audit, item, language),
                "near": _near(audit, item),
                "write": pick(language, item.obligation.remedy, item.obligation.remedy_en),
            }
            for item in found
        ],
    }


def _near(audit: Audit, item: Assessment) -> str:
    """The sentence that comes nearest to a duty, where more than single words of it are alike."""
    near = next((miss for miss in item.near if miss.shortfall is not Shortfall.FAINT), None)
    return "" if near is None else words_of(audit, near.start, near.end, _NEAR)


def _numbers(found: Sequence[Assessment], grave: Mapping[str, Severity], told: Sequence[Conclusion]) -> list[int]:
    """How many are told in each way, how many not by severity, and how many are due in all."""
    counts = Counter(item.conclusion for item in found)
    missing = Counter(grave[item.obligation.id] for item in found if item.conclusion is Conclusion.MISSING)
    due = sum(counts[conclusion] for conclusion in DUE)
    return [*(counts[item] for item in told), *(missing[item] for item in Severity), due]


def _legend(audit: Audit, language: str) -> Iterator[Values]:
    """What the squares mean and how many there are of each."""
    figures = answer(audit)
    for conclusion, count in audit.counts.items():
        name = plain(conclusion, language)
        if conclusion is Conclusion.MISSING:
            for severity, many in figures.missing.items():
                grade = word(severity, language)
                if many:
                    label = pick(language, f"{name}（{grade}）", f"{name} ({grade})")
                    yield {**square(conclusion, severity), "label": label, "count": many}
        elif count:
            yield {**square(conclusion, Severity.MANDATORY), "label": name, "count": count}
