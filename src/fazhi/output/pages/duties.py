"""The duties: as a list for a reader, a spreadsheet and programs; and one explained.

What is explained is the duty, whom it binds, every article, how evidence reads, and what a report says of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, NamedTuple

from fazhi.catalogue import applicability, roles_of
from fazhi.clock import this_year
from fazhi.intake import Asked
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.evidence import Evidence, NearMiss, Source, strongest_first
from fazhi.model.law import Citation, Version
from fazhi.model.obligation import Applicability, Bearing, Bound, Catalogue, Obligation, Severity
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.terminal.gap import Teller
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.cells import csv_text
from fazhi.output.words.citation import cite, cite_all, how_checked, undated
from fazhi.output.words.decided import one_decided
from fazhi.output.words.json import citation_object, json_text
from fazhi.output.words.quote import one_line
from fazhi.output.words.why import not_found, not_higher, reasons
from fazhi.patterns.words import Line, in_words, learned_line, rule_lines, written

SCHEMA: Final = "fazhi.list/1"
_HEADS: Final = (
    Both("编号", "id"),
    Both("领域", "domain"),
    Both("名称", "title"),
    Both("要求", "requirement"),
    Both("频次", "cadence"),
    Both("严重程度", "severity"),
    Both("缘由", "why"),
    Both("依据", "basis"),
)
_NOTHING_ASKED = Asked()
_WEIGHED = 12
"""Words learned from examples that are told where all are not."""
_ENOUGH = (Conclusion.SUPPORTED, Conclusion.NOT_APPLICABLE, Conclusion.WAIVED)
"""Conclusions that ask for no more words: what to write is then told with the duty, not with the answer."""
_WHOLE = 400
"""Columns to which a passage is quoted."""
_BETWEEN = "  "
"""What stands between the patterns of a line."""
_FOLLOWED = Both(
    "“其后有”指同一分句内稍后出现。",
    "What follows stands later in the same clause.",
)
_DOTS = Both(
    "“…”：同一分句内稍后出现；“……”：同一句内稍后出现；{}：词表里的任一说法。",
    "… means later in the same clause, …… later in the same sentence, {} any term of a word list.",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One duty, and how it binds the unit asked about."""

    duty: Obligation
    law: Applicability | None
    """None where no unit was asked about."""

    @property
    def basis(self) -> tuple[Citation, ...]:
        """What counts for the unit; without one, all that is on record."""
        return self.duty.basis if self.law is None else self.law.basis


def duties(catalogue: Catalogue, bound: Bound | None, year: int) -> list[Listed]:
    """All duties; of a unit those that apply to it in that year."""
    if bound is None:
        return [Listed(duty, None) for duty in catalogue.obligations]
    judged = ((duty, applicability(duty, catalogue, bound, year)) for duty in catalogue.obligations)
    return [Listed(duty, law) for duty, law in judged if law.applies]


def _text(listed: Sequence[Listed], _catalogue: Catalogue, options: Options) -> str:
    return render(_page(listed, options.language), options.width, options.colour)


def _page(listed: Sequence[Listed], language: str) -> Iterator[Block]:
    yield block(Span(pick(language, f"义务 {len(listed)} 项", f"{len(listed)} duties"), Tone.STRONG))
    for domain, items in groupby(listed, key=lambda item: item.duty.domain):
        yield BLANK
        yield block(Span(word(domain, language), Tone.STRONG))
        for item in items:
            duty = item.duty
            traits = [word(duty.cadence, language)]
            if item.law is not None:
                traits.insert(0, word(item.law.severity, language))
            title = f"{duty.id} {duty.title_in(language)}"
            yield block(title, Span(f" {' · '.join(traits)}", Tone.FAINT), first=2, hang=6)
            if item.law is not None:
                yield block(Span(item.law.why.of(language), Tone.FAINT), first=6)


def _csv(listed: Sequence[Listed], catalogue: Catalogue, options: Options) -> str:
    rows = (_cells(item, catalogue, options.language) for item in listed)
    return csv_text([[head.of(options.language) for head in _HEADS], *rows])


def _cells(item: Listed, catalogue: Catalogue, language: str) -> Iterator[str]:
    duty, law = item.duty, item.law
    yield duty.id
    yield word(duty.domain, language)
    yield duty.title_in(language)
    yield duty.requirement_in(language)
    yield word(duty.cadence, language)
    yield word(duty.severity if law is None else law.severity, language)
    yield "" if law is None else law.why.of(language)
    yield pick(language, "；", "; ").join(cite_all(item.basis, catalogue.instruments, language))


def _json(listed: Sequence[Listed], _catalogue: Catalogue, _options: Options) -> str:
    found = {"schema": SCHEMA, "duties": [_object(item) for item in listed]}
    return json_text(found)


def _object(item: Listed) -> dict[str, Any]:
    duty, law = item.duty, item.law
    return {
        "obligation": duty.id,
        "domain": duty.domain.value,
        "title": duty.title,
        "title_en": duty.title_en,
        "requirement": duty.requirement,
        "requirement_en": duty.requirement_en,
        "applies_to": [kind.value for kind in duty.applies_to],
        "cadence": duty.cadence.value,
        "severity": (duty.severity if law is None else law.severity).value,
        "why": None if law is None else law.why.zh,
        "why_en": None if law is None else law.why.en,
        "basis": [citation_object(cited) for cited in item.basis],
    }


WRITERS: Final[Mapping[str, Callable[[Sequence[Listed], Catalogue, Options], str]]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
}
"""How a list is written, by the name of the format."""


def explain_text(
    obligation: Obligation,
    catalogue: Catalogue,
    options: Options,
    audit: Audit | None = None,
    *,
    written: bool = False,
    asked: Asked = _NOTHING_ASKED,
) -> str:
    """The obligation for a reader at a terminal; with `audit` first what its report says of it, every match and miss.

    Without one, how grave it is is told for the unit that was `asked` about, or for every kind it applies to.
    Rules are told in words; with `written` as they are written, with file and line.
    """
    told = _explained(obligation, catalogue, options.language, audit, written=written, asked=asked)
    return render(told, options.width, options.colour)


def _explained(
    obligation: Obligation, catalogue: Catalogue, language: str, audit: Audit | None, *, written: bool, asked: Asked
) -> Iterator[Block]:
    yield _title(obligation)
    background = audit is None or audit.assessment(obligation.id).conclusion in _ENOUGH
    if audit is not None:
        rules = _Rules(obligation, catalogue, language, written)
        yield from _report(audit, audit.assessment(obligation.id), rules)
        if not background:
            yield from _remedy(obligation, language)
        yield from _heading(pick(language, "这项义务", "The duty"))
    yield from _duty(obligation, language)
    yield from _grave(obligation, catalogue, language, audit, asked)
    yield from _articles(obligation, catalogue, language, audit, asked)
    if background:
        yield from _remedy(obligation, language)
    yield from (_written if written else _rule)(obligation, catalogue, language)


def _remedy(obligation: Obligation, language: str) -> Iterator[Block]:
    yield from _heading(pick(language, "怎么写", "What to write"))
    yield block(obligation.remedy_in(language), first=2)


class _Rules(NamedTuple):
    """How the rule behind a passage is told."""

    obligation: Obligation
    catalogue: Catalogue
    language: str
    written: bool

    def told(self, teller: Teller, item: Evidence | NearMiss, before: set[Block]) -> Iterator[Block]:
        """What was looked for, in words or as written; nothing where no rule met the passage, or it was told before."""
        said = self._said(teller, item)
        if said is not None and said not in before:
            before.add(said)
            yield said

    def _said(self, teller: Teller, item: Evidence | NearMiss) -> Block | None:
        learned = isinstance(item, Evidence) and item.source is Source.LEARNED
        if item.rule and self.written:
            return teller.labelled("规则", "rule", written(self.obligation, item, self.language))
        if item.rule and not learned and self.obligation.evidence.section is None:
            return teller.labelled("查找", "sought", in_words(item.rule, self.catalogue.lexicon, self.language))
        return None


def _title(obligation: Obligation) -> Block:
    english = f" {obligation.title_en}" if obligation.title_en != obligation.title else ""
    return block(Span(f"{obligation.id} {obligation.title}", Tone.STRONG), english, hang=4)


def _duty(obligation: Obligation, language: str) -> Iterator[Block]:
    for requirement in dict.fromkeys((obligation.requirement, obligation.requirement_en)):
        yield block(requirement, first=2)
    units = pick(language, "、", ", ").join(word(kind, language) for kind in obligation.applies_to)
    cadence = word(obligation.cadence, language)
    yield block(pick(language, f"适用于{units} · {cadence}", f"Binds {units} · {cadence}"), first=2)


def _grave(
    obligation: Obligation, catalogue: Catalogue, language: str, audit: Audit | None, asked: Asked
) -> Iterator[Block]:
    """How grave it is and why: for the report, else for the unit asked about, else for every kind that it binds."""
    if audit is not None:
        found = audit.assessment(obligation.id)
        if found.conclusion is not Conclusion.NOT_APPLICABLE:
            yield block(_said(found.severity, found.why, language), first=2, hang=4)
        return
    kinds = (asked.unit_kind,) if asked.unit_kind else obligation.applies_to
    year = asked.law_year or asked.year or this_year()
    for kind in kinds:
        bound = Bound(kind, asked.territory, roles_of(kind, asked.unit, asked.role, catalogue))
        law = applicability(obligation, catalogue, bound, year)
        name = word(kind, language) + pick(language, "：", ": ")
        told = _said(law.severity, law.why, language) if law.reason is None else law.reason.of(language)
        yield block(name + told, first=2, hang=4)


def _said(severity: Severity, why: Both, language: str) -> str:
    return word(severity, language) + pick(language, "，", ", ") + why.of(language)


def _articles(
    obligation: Obligation, catalogue: Catalogue, language: str, audit: Audit | None, asked: Asked
) -> Iterator[Block]:
    """The citations of the country and of the place of the report; of other places only that there are some."""
    place = asked.territory if audit is None else audit.bound.place
    bearings = {} if audit is None else _bearings(audit.assessment(obligation.id))
    elsewhere: list[str] = []
    shown: list[Citation] = []
    yield from _heading(pick(language, "依据", "Basis"))
    for citation in obligation.basis:
        instrument = catalogue.instruments[citation.instrument]
        if instrument.territory is not None and (place is None or not place.within(instrument.territory)):
            elsewhere.append(str(instrument.territory))
            continue
        version = instrument.version(citation.version)
        span = "" if version is None else _in_force(version, language)
        told = [how_checked(citation, language)]
        if citation in bearings:
            told.append(word(bearings[citation], language))
        checked = "".join(pick(language, "；", "; ") + each for each in told)
        name = cite(citation, catalogue.instruments, language)
        yield block(name, Span(span + checked, Tone.FAINT), first=2, hang=4)
        yield from _note(citation)
        shown.append(citation)
    if never := undated(shown):
        yield block(Span(never.of(language), Tone.FAINT), first=2, hang=4)
    if elsewhere:
        places = "、".join(dict.fromkeys(elsewhere))
        yield block(
            Span(
                pick(
                    language,
                    f"另有地方依据 {len(elsewhere)} 处，只约束当地的单位：{places}",
                    f"besides {len(elsewhere)} local ones, which bind units there only: {places}",
                ),
                Tone.FAINT,
            ),
            first=2,
            hang=4,
        )


def _bearings(assessment: Assessment) -> dict[Citation, Bearing]:
    return {ground.citation: ground.bearing for ground in assessment.grounds}


def _in_force(version: Version, language: str) -> str:
    if version.in_force_to is None:
        return pick(language, f"　{version.in_force_from} 起施行", f" in force since {version.in_force_from}")
    return pick(
        language,
        f"　{version.in_force_from} 至 {version.in_force_to} 施行",
        f" in force {version.in_force_from} to {version.in_force_to}",
    )


def _note(citation: Citation) -> Iterator[Block]:
    if citation.note:
        yield block(Span(f"※ {citation.note}", Tone.FAINT), first=4, hang=7)


def _rule(obligation: Obligation, catalogue: Catalogue, language: str) -> Iterator[Block]:
    yield from _heading(pick(language, "怎样算佐证", "What counts as evidence"))
    for kind, head, items in rule_lines(obligation, catalogue.lexicon, language):
        name = Span(head + pick(language, "：", ": "), Tone.FAINT)
        if kind is Line.PHRASES and len(items) > 1:
            yield block(name, first=2)
            yield from (block(item, first=4, hang=6) for item in items)
        else:
            yield block(name, pick(language, "、", ", ").join(items), first=2, hang=4)
    for _, head, items in learned_line(catalogue.learned, obligation, language, _WEIGHED):
        name = Span(head + pick(language, "：", ": "), Tone.FAINT)
        yield block(name, pick(language, "、", ", ").join(items), first=2, hang=4)
    if obligation.evidence.section is None:
        yield block(Span(_FOLLOWED.of(language), Tone.FAINT), first=2)


def _written(obligation: Obligation, catalogue: Catalogue, language: str) -> Iterator[Block]:
    """The rule as it is written, with its file and line."""
    where = f"{obligation.at.file}:{obligation.at.line}"
    yield from _heading(pick(language, f"怎样算佐证（{where}）", f"What counts as evidence ({where})"))
    for kind, head, items in rule_lines(obligation, catalogue.lexicon, language, written=True):
        name = Span(head + pick(language, "：", ": "), Tone.FAINT)
        if kind is Line.WRITTEN and len(items) > 1:
            yield block(name, first=2)
            yield block(_BETWEEN.join(items), first=4, whole=True)
        else:
            yield block(name, pick(language, "、", ", ").join(items), first=2, hang=4)
    for _, head, items in learned_line(catalogue.learned, obligation, language, None):
        yield block(Span(head + pick(language, "：", ": "), Tone.FAINT), first=2)
        yield block(_BETWEEN.join(items), first=4, whole=True)
    yield block(Span(_DOTS.of(language), Tone.FAINT), first=2)


def _report(audit: Audit, assessment: Assessment, rules: _Rules) -> Iterator[Block]:
    language = rules.language
    name = _called(audit.report, language)
    conclusion = word(assessment.conclusion, language)
    if assessment.likelihood is not None:
        sure = word(assessment.likelihood, language)
        conclusion += pick(language, f"，把握{sure}", f", likelihood {sure}")
    yield from _heading(pick(language, f"在 {name} 中：{conclusion}", f"In {name}: {conclusion}"))
    why = assessment.reason.of(language) if assessment.reason else ""
    if why:
        yield block(why, first=2)
    for each in assessment.decided:
        yield block(one_decided(each, language), first=2)
    teller = Teller(audit, language, _WHOLE)
    told: set[Block] = set()
    for evidence in strongest_first(assessment.evidence):
        yield from _evidence(teller, evidence)
        yield from rules.told(teller, evidence, told)
    for near in assessment.near:
        yield from _near(teller, near)
        yield from rules.told(teller, near, told)
    if not (assessment.evidence or assessment.near or why):
        yield block(not_found(assessment, audit.report, language), first=2)


def _called(report: Report, language: str) -> str:
    """The unit and year of a kept report, all of whose files have one name; else the file as it was named."""
    if report.slug is None or report.unit is None:
        return one_line(report.name)
    unit = one_line(report.unit)
    return pick(language, f"{unit} {report.year}年度报告", f"the {report.year} report of {unit}")


def _evidence(teller: Teller, item: Evidence) -> Iterator[Block]:
    language = teller.language
    grade = f"{word(item.strength, language)} · {word(item.polarity, language)}"
    yield block(Span(f"+ {grade} ", Tone.GOOD), teller.told(item), first=2, hang=4)
    yield teller.labelled("理由", "why", reasons(item.reasons, language))
    if short := not_higher(item.reasons, language):
        yield teller.labelled("尚缺", "lacks", short)
    if item.terms:
        yield teller.labelled("用语", "terms", "、".join(item.terms))


def _near(teller: Teller, item: NearMiss) -> Iterator[Block]:
    name = pick(teller.language, "相近 " if item.shortfall.by_wording else "未及 ", "near miss ")
    yield block(Span(f"- {name}", Tone.FAIR), teller.told(item), first=2, hang=4)
    yield teller.labelled("理由", "why", teller.why(item).lstrip("：: "))


def _heading(text: str) -> Iterator[Block]:
    yield BLANK
    yield block(Span(text, Tone.STRONG))
