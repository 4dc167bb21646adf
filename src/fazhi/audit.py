"""The one place of order: catalogue, report and records make an audit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fazhi.catalogue import applicabilities, bound_of, check_year
from fazhi.evidence import Searcher, compile_rules
from fazhi.evidence.decided import decide
from fazhi.evidence.likelihood import with_likelihood
from fazhi.evidence.occasions import is_unarisen
from fazhi.model.audit import Assessment, Audit, Conclusion, Records
from fazhi.model.both import Both
from fazhi.model.decision import Decided, Held, Verdict, standing_ones
from fazhi.model.errors import InputError
from fazhi.model.evidence import Evidence, Found, Polarity, Strength
from fazhi.model.obligation import Applicability, Catalogue, Obligation
from fazhi.model.record import Waiver
from fazhi.model.report import Report
from fazhi.remembered import remembered
from fazhi.rules import findings_of

_NO_RECORDS = Records()
_NOTHING = Found()


def audit(
    catalogue: Catalogue,
    report: Report,
    records: Records = _NO_RECORDS,
    law_year: int | None = None,
    searcher: Searcher | None = None,
) -> Audit:
    """Judge a report against every obligation of the catalogue.

    Args:
        catalogue: What to judge by.
        report: The report; where its text is not supplied, `records` must hold the evidence once found in it.
        records: What people have recorded about the report.
        law_year: Judge by the law of this year instead of the report's own.
        searcher: The catalogue's rules, if they have been compiled before.

    Raises:
        InputError: No law of the catalogue was in force in that year, or a waiver names no duty of the catalogue.
    """
    year = report.year if law_year is None else law_year
    check_year(catalogue, year)
    bound = bound_of(report, catalogue)
    waivers = _waivers(catalogue, records)
    rules = (searcher or _rules_of(catalogue)) if report.supplied else None
    found = rules.search(report) if rules else records.found or {}
    decisions = _decisions(records)
    laws = applicabilities(catalogue, bound, year)
    assessed = (
        _assess(item, laws[item.id], found.get(item.id, _NOTHING), decisions.get(item.id, ()), report)
        for item in catalogue.obligations
    )
    waived = tuple(_waive(item, waivers.get(item.obligation.id), report.year) for item in assessed)
    assessments, unlikely = with_likelihood(waived, catalogue, report)
    earlier = records.earlier if rules and records.earlier and records.earlier.supplied else None
    if rules:
        assessments = _with_closest(assessments, report, rules)
    result = Audit(
        report=report,
        law_year=year,
        bound=bound,
        instruments=catalogue.instruments,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        assessments=assessments,
        findings=(),
        records=records,
        repealed=catalogue.repealed,
        unlikely=unlikely,
    )
    if rules and earlier:
        result = _beside(earlier, result, rules, found)
    if rules:
        result = _among(records, result)
    return replace(result, findings=findings_of(result))


@remembered
def _rules_of(catalogue: Catalogue) -> Searcher:
    """The rules of a catalogue: whoever judges many reports by one compiles them once, which takes 0.3 s."""
    return compile_rules(catalogue)


def _beside(earlier: Report, result: Audit, rules: Searcher, found: Mapping[str, Found]) -> Audit:
    """The audit with what became of last year's commitments, and with what stood in last year's report already."""
    from fazhi.across import copied_from, follow  # noqa: PLC0415 - 10 ms, and seldom is last year's report at hand

    followed = follow(earlier, result.report, rules.search(earlier), found, rules.grammar)
    return replace(result, follow=followed, copied=copied_from(result.report, [earlier]))


def _among(records: Records, result: Audit) -> Audit:
    """The audit with what stands in other units' reports too."""
    known = {each.sha256 for each in (result.report, records.earlier) if each}
    others = [each for each in records.others() if each.sha256 not in known]
    if not others:
        return result
    from fazhi.across import borrowed_from  # noqa: PLC0415 - 10 ms, and seldom are others' reports at hand

    return replace(result, borrowed=borrowed_from(result.report, others))


def _assess(
    obligation: Obligation, law: Applicability, found: Found, decisions: Sequence[Held], report: Report
) -> Assessment:
    """One duty by what was found and what reviewers decided; their word on a conclusion outranks the evidence."""
    here, decided = decide(obligation, found, decisions, report) if law.applies else (_NOTHING, ())
    strength = strength_of(obligation, here)
    conclusion = conclude(obligation, here, strength) if law.applies else Conclusion.NOT_APPLICABLE
    unarisen = is_unarisen(here.evidence) if conclusion.gap else None
    if unarisen is not None:
        conclusion = Conclusion.NOT_APPLICABLE
    return Assessment(
        obligation=obligation,
        conclusion=_overruled(conclusion, decided),
        strength=strength,
        severity=law.severity,
        grounds=law.grounds,
        why=law.why,
        evidence=here.evidence,
        near=here.near,
        reason=_reason(_said_unarisen(unarisen) or law.reason, decided),
        decided=decided,
        spoken=found.spoken,
    )


def _said_unarisen(clause: Evidence | None) -> Both | None:
    """Why a duty does not apply whose occasion did not arise, as the report says."""
    if clause is None:
        return None
    zh = f"报告写明没有这样的事（第{clause.start}—{clause.end}字）"
    return Both(zh, f"the report says that there was no occasion (characters {clause.start}–{clause.end})")


def _overruled(conclusion: Conclusion, decided: Iterable[Decided]) -> Conclusion:
    """The conclusion that a reviewer gave, of which one holds at most, else what it was."""
    told = (item.decision.conclusion for item in decided if item.decision.verdict is Verdict.CONCLUSION)
    return Conclusion(next(told, None) or conclusion)


def _reason(reason: Both | None, decided: Iterable[Decided]) -> Both | None:
    """Why the duty does not apply, where a reviewer said so."""
    for item in decided:
        event = item.decision
        if event.conclusion == Conclusion.NOT_APPLICABLE.value:
            why = event.note or ""
            return Both(f"{event.reviewer}复核认定：{why}", f"decided by {event.reviewer}: {why}")
    return reason


def _decisions(records: Records) -> Mapping[str, Sequence[Held]]:
    """The decisions that hold, by duty; one on a duty that the catalogue has no more is kept and passed over."""
    held: dict[str, list[Held]] = {}
    for item in standing_ones(records.decisions):
        held.setdefault(item.decision.obligation, []).append(item)
    return held


def _with_closest(assessed: Sequence[Assessment], report: Report, rules: Searcher) -> tuple[Assessment, ...]:
    """Behind what came near a gap the sentences closest to it in wording; they change no conclusion.

    A weakness has evidence to look at, and an audit is not to wait for what nobody reads.
    """
    wanted = [(item.obligation, Found(item.evidence, item.near)) for item in assessed if item.conclusion.gap]
    closest = rules.closest(report, wanted)
    told = ((item, closest.get(item.obligation.id)) for item in assessed)
    return tuple(replace(item, near=(*item.near, *near)) if near else item for item, near in told)


def _waivers(catalogue: Catalogue, records: Records) -> Mapping[str, Waiver]:
    for waiver in records.waivers:
        if catalogue.obligation(waiver.obligation) is None:
            raise InputError(
                f"waivers.yaml 豁免的 {waiver.obligation} 不在义务目录中，请核对编号。",
                f"waivers.yaml waives {waiver.obligation}, which the catalogue does not have; check the identifier.",
            )
    return {waiver.obligation: waiver for waiver in records.waivers}


def _waive(assessment: Assessment, waiver: Waiver | None, year: int) -> Assessment:
    """The assessment, its gap or weakness accepted where a waiver holds at the end of the report's year."""
    short = assessment.conclusion.gap or assessment.conclusion is Conclusion.WEAK
    if waiver is None or not short or not waiver.holds(year):
        return assessment
    return replace(
        assessment,
        conclusion=Conclusion.WAIVED,
        reason=Both(f"{waiver.reason}{waiver.by.zh}", f"{waiver.reason_en or waiver.reason}{waiver.by.en}"),
    )


def strength_of(obligation: Obligation, found: Found) -> Strength:
    """The highest strength of what was done; a duty to have a part is done by having it, whatever it tells of."""
    counted = [
        item.strength
        for item in found.evidence
        if item.polarity is Polarity.DONE or obligation.evidence.section is not None
    ]
    return max(counted, default=Strength.NONE)


def conclude(obligation: Obligation, found: Found, strength: Strength) -> Conclusion:
    """What the evidence amounts to, given its highest strength; a bare mention is none."""
    if strength >= Strength.ASSERTION:
        return Conclusion.SUPPORTED if strength >= obligation.expects else Conclusion.WEAK
    polarities = {item.polarity for item in found.evidence if item.strength >= Strength.ASSERTION}
    if Polarity.PLANNED in polarities:
        return Conclusion.PLANNED
    return Conclusion.ADMITTED if Polarity.ADMITTED in polarities else Conclusion.MISSING
