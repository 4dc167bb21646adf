"""The head of the page: whose report, how many duties came to what, and each domain on one line."""

from collections import Counter
from collections.abc import Iterator, Mapping

from fazhi.model.audit import Audit, Conclusion
from fazhi.model.obligation import Severity, UnitKind
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.columns import columns
from fazhi.output.domains import domain_table
from fazhi.output.gap import TONES
from fazhi.output.language import pick
from fazhi.output.layout import BLANK, Block, Span, Tone, block
from fazhi.output.quote import one_line
from fazhi.output.tally import SYMBOLS, in_force

_READ = {"unit": ("单位", "unit"), "unit_kind": ("类别", "kind"), "year": ("年度", "year")}
_ASIDE = {Conclusion.WAIVED, Conclusion.NOT_APPLICABLE}
_LINE = 76
"""Columns that the counts of one line take at most."""


def glance(audit: Audit, language: str) -> Iterator[Block]:
    """Title, source, counts and domains."""
    yield from _title(audit, language)
    yield BLANK
    yield from _counts(audit, language)
    yield BLANK
    yield from domain_table(((item.obligation.domain, item.conclusion) for item in audit.assessments), language)


def _title(audit: Audit, language: str) -> Iterator[Block]:
    report = audit.report
    name = one_line(report.unit or report.title or report.name)
    kind = word(UnitKind(report.unit_kind), language) + _given(report, language)
    head = pick(language, f"{name} {report.year}年度法治政府建设报告核查", f"{name}: audit of the {report.year} report")
    yield block(Span(head, Tone.STRONG))
    yield block(kind)
    size = pick(language, f"{report.characters} 字", f"{report.characters} characters")
    source = pick(language, f"义务目录 {audit.catalogue_version}", f"catalogue {audit.catalogue_version}")
    yield block(Span(f"{one_line(report.name)} · {size} · {source}", Tone.FAINT))
    if audit.law_year != report.year:
        yield block(
            pick(language, f"按 {audit.law_year} 年施行的法律核查。", f"Judged by the law of {audit.law_year}.")
        )
    if not report.supplied:
        yield block(pick(language, "未提供报告文本，只显示位置。", "The text is not supplied; places are shown only."))
    for notice in report.notices:
        yield block(f"※ {notice}", hang=3)


def _given(report: Report, language: str) -> str:
    """Which of unit, kind and year were read from the title."""
    read = [pick(language, *_READ[key]) for key in report.read_from_title if key in _READ]
    if not read:
        return ""
    return pick(language, f" · {'、'.join(read)}读自标题", f" · {', '.join(read)} read from the title")


def _counts(audit: Audit, language: str) -> Iterator[Block]:
    counts = audit.counts
    bound = pick(language, f"适用义务 {in_force(counts)} 项，", f"{in_force(counts)} duties in force, ")
    yield block(Span(bound + _lacking(audit, language), Tone.STRONG))
    yield from _rows({key: count for key, count in counts.items() if key not in _ASIDE}, language)
    yield from _rows({key: count for key, count in counts.items() if key in _ASIDE and count}, language)


def _lacking(audit: Audit, language: str) -> str:
    """How many gaps of each severity."""
    lacking = {item.obligation.id for item in audit.assessments if item.conclusion.gap}
    if not lacking:
        return pick(language, "没有缺口", "no gap")
    grave = Counter(item.severity for id, item in audit.leading().items() if id in lacking)
    each = [f"{word(severity, language)} {grave[severity]}" for severity in Severity if grave[severity]]
    return pick(language, f"缺口 {len(lacking)} 项（{'、'.join(each)}）", f"{len(lacking)} gaps ({', '.join(each)})")


def _rows(counts: Mapping[Conclusion, int], language: str) -> Iterator[Block]:
    """Symbol, word and count of each conclusion, as many on a line as the narrowest page allows."""
    cells = [
        Span(f"{SYMBOLS[conclusion]} {word(conclusion, language)} {count}", TONES[conclusion] if count else Tone.FAINT)
        for conclusion, count in counts.items()
    ]
    line: list[Span] = []
    for cell in cells:
        if line and columns("".join(span.text for span in line)) + columns(cell.text) > _LINE:
            yield block(*line[:-1], first=2)
            line = []
        line += [cell, Span("   ")]
    if line:
        yield block(*line[:-1], first=2)
