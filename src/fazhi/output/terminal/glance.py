"""The head of the page: whose report, how many duties came to what, and each domain on one line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from fazhi.model.audit import Audit, Conclusion
from fazhi.model.both import ENGLISH, Both, pick
from fazhi.model.obligation import Domain, Severity
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.terminal.gap import TONES
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block
from fazhi.output.words.columns import columns, pad
from fazhi.output.words.decided import decided_in_all
from fazhi.output.words.quote import one_line
from fazhi.output.words.tally import SYMBOLS, bar, by_domain, gaps, in_force

_READ = {"unit": Both("单位", "unit"), "unit_kind": Both("类别", "kind"), "year": Both("年度", "year")}
_LINE = 76
"""Columns that the counts of one line take at most."""
_NAME, _NAME_EN = 12, 21
_NUMBERS, _NUMBERS_EN = (8, 8, 8, 8), (7, 10, 6, 6)
"""Columns of the names and of each number."""


def glance(audit: Audit, language: str) -> Iterator[Block]:
    """Title, source, counts and domains."""
    yield from _title(audit, language)
    yield BLANK
    yield from _counts(audit, language)
    yield BLANK
    yield from domain_table(((item.obligation.domain, item.conclusion) for item in audit.assessments), language)


def domain_table(conclusions: Iterable[tuple[Domain, Conclusion]], language: str) -> Iterator[Block]:
    """A head, and a line for each domain that has duties, with a cell for every duty."""
    heads = pick(language, "适用 写实 写虚 缺口", "duties supported weak gaps").split()
    legend = pick(language, "█ 写实 ▒ 写虚 ░ 缺口", "█ ▒ ░")
    yield block(Span(f"{_cells(pick(language, '领域', 'domain'), heads, language)}{legend}", Tone.FAINT), first=2)
    for domain, counts in by_domain(conclusions).items():
        yield _domain(domain, counts, language)


def _title(audit: Audit, language: str) -> Iterator[Block]:
    report = audit.report
    name = one_line(
        report.unit or (report.title if report.titled else pick(language, "单位名称不明", "unit not known"))
    )
    kind = word(report.unit_kind, language) + _given(report, language)
    head = pick(language, f"{name} {report.year}年度法治政府建设报告核查", f"{name}: audit of the {report.year} report")
    yield block(Span(head, Tone.STRONG))
    yield block(kind)
    yield block(_place(audit, language))
    size = pick(language, f"{report.characters} 字", f"{report.characters} characters")
    source = pick(language, f"义务目录 {audit.catalogue_version}", f"catalogue {audit.catalogue_version}")
    yield block(Span(f"{one_line(report.name)} · {size} · {source}", Tone.FAINT))
    if audit.law_year != report.year:
        yield block(
            pick(language, f"按 {audit.law_year} 年施行的法律核查。", f"Judged by the law of {audit.law_year}.")
        )
    if not report.supplied:
        yield block(pick(language, "未提供报告文本，只显示位置。", "The text is not supplied; places are shown only."))
    if told := decided_in_all(audit, language):
        yield block(told)
    for notice in report.notices:
        yield block(f"※ {notice.of(language)}", hang=3)


def _place(audit: Audit, language: str) -> str:
    """Where the unit is, by which local regulations were applied, and the role of a department."""
    place, roles = audit.bound.place, audit.bound.roles
    told = pick(language, "所在地不明，没有按地方规定核查", "its place is not known: no local regulation was applied")
    where = told if place is None else pick(language, f"所在地 {place}", f"place {place}")
    if not roles:
        return where
    return where + pick(language, f" · 职责 {'、'.join(roles)}", f" · role {', '.join(roles)}")


def _given(report: Report, language: str) -> str:
    """Which of unit, kind and year were not given, but read: from the title, or where there is none from elsewhere."""
    read = [_READ[key].of(language) for key in report.read_from_title if key in _READ]
    if not read:
        return ""
    return pick(language, f" · {'、'.join(read)}读自报告", f" · {', '.join(read)} read from the report")


def _counts(audit: Audit, language: str) -> Iterator[Block]:
    counts = audit.counts
    bound = pick(language, f"适用义务 {in_force(counts)} 项，", f"{in_force(counts)} duties in force, ")
    yield block(Span(bound + _lacking(audit, language), Tone.STRONG))
    yield from _rows({key: count for key, count in counts.items() if key.judged}, language)
    yield from _rows({key: count for key, count in counts.items() if not key.judged and count}, language)


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


def _domain(domain: Domain, counts: Mapping[Conclusion, int], language: str) -> Block:
    """Name, duties in force, supported, weak, gaps, and a cell for each duty."""
    numbers = (in_force(counts), counts.get(Conclusion.SUPPORTED, 0), counts.get(Conclusion.WEAK, 0), gaps(counts))
    row = _cells(word(domain, language), [str(number or "–") for number in numbers], language)
    return block(row, Span(bar(counts), Tone.FAINT), first=2)


def _cells(name: str, cells: Iterable[str], language: str) -> str:
    english = language == ENGLISH
    widths = _NUMBERS_EN if english else _NUMBERS
    numbers = "".join(pad(cell, wide, right=True) for cell, wide in zip(cells, widths, strict=True))
    return pad(name, _NAME_EN if english else _NAME) + numbers + "  "
