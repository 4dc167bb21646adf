"""How sure each verdict is: a few features that a person can check, weighed by what careful readers agreed to.

The weights come from labelled texts (`fazhi dev calibrate`). Another catalogue finds other things in the same text, so
weights trained for one are not used with another.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp, log2
from typing import Final, NamedTuple

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.both import Both
from fazhi.model.evidence import Evidence, Polarity, Shortfall, Source, Strength
from fazhi.model.likelihood import Calibration, Formula, Likelihood
from fazhi.model.obligation import Cadence, Catalogue, Domain, EvidenceRule, Pattern
from fazhi.model.report import Part, Report
from fazhi.model.unit import UnitKind

BASE: Final = "base"
"""The feature that every verdict has."""
_UNITS: Final = {
    UnitKind.DEPARTMENT: "department",
    UnitKind.TOWNSHIP: "township",
    UnitKind.DEVELOPMENT_ZONE: "development_zone",
}
FOUND_FEATURES: Final = (
    BASE, "weak", "result", "learned", "passages", "lent", "measure_rule", "result_rule", "topic_rule", "section",
    "shared", "leadership", "long", "spoken", *_UNITS.values(),
)  # fmt: skip
"""What is weighed where something supports the duty: by what, how much, by which rule, where."""
GAP_FEATURES: Final = (
    BASE, "planned", "admitted", "near", "close", "section", "event", "domain", "spoken", *_UNITS.values(),
)  # fmt: skip
"""What is weighed where nothing supports it."""
_CLOSE = {Shortfall.MENTION_ONLY, Shortfall.IN_TITLE, Shortfall.HEADING}
_NO_FILE = Both(
    "义务目录旁没有 likelihood.yaml，因此不给把握；请运行 make calibrate 校准。",
    "There is no likelihood.yaml beside the catalogue, so no likelihood is told; run make calibrate.",
)
_NO_TEXT = Both(
    "未提供报告文本，因此不给把握；请给出报告。",
    "The text of the report is not supplied, so no likelihood is told; supply it.",
)
_MOST = 3.0
"""Counts are weighed by their magnitude (1, 2, 4, 8), and not beyond this."""
_FAR = 5.0
"""Log odds are weighed up to 150 to 1 for or against."""
_LONG = 50
"""Characters of a clause of usual length."""


class Judged(NamedTuple):
    """How sure a verdict is."""

    likelihood: Likelihood
    share: float
    """How often readers agree with such a verdict, from 0 to 1."""


def with_likelihood(
    assessments: tuple[Assessment, ...], catalogue: Catalogue, report: Report
) -> tuple[tuple[Assessment, ...], Both | None]:
    """The assessments with how sure each is; as they were where that cannot be told, and why.

    Stored evidence keeps no near misses, so without the report's text it cannot.
    """
    calibration = catalogue.calibration
    if calibration is None or not report.supplied:
        return assessments, _NO_FILE if calibration is None else _NO_TEXT
    if told := misfit(calibration, catalogue):
        return assessments, told
    judged = zip(assessments, judge(calibration, report.unit_kind, assessments), strict=True)
    return tuple(replace(item, likelihood=how[0], share=how[1]) if how else item for item, how in judged), None


def judge(calibration: Calibration, unit_kind: UnitKind, assessments: Sequence[Assessment]) -> list[Judged | None]:
    """How sure each assessment is, in their order; None where there is no verdict, waived or not applicable."""
    judged: list[Judged | None] = []
    for features, item in zip(features_of(unit_kind, assessments), assessments, strict=True):
        if features is None:
            judged.append(None)
        else:
            formula = calibration.gap if item.conclusion.gap else calibration.found
            value = share(formula.weights, features)
            judged.append(Judged(formula.grade(value), value))
    return judged


def misfit(calibration: Calibration, catalogue: Catalogue) -> Both | None:
    """Why the weights are not to be used with a catalogue, and what to do; None where they are."""
    what = None
    if (calibration.version, calibration.digest) != (catalogue.version, catalogue.digest):
        what = Both(
            f"是为另一版义务目录（{calibration.version}，{calibration.digest[:8]}）校准的",
            f"was trained for another catalogue ({calibration.version}, {calibration.digest[:8]})",
        )
    elif not (_fits(calibration.found, FOUND_FEATURES) and _fits(calibration.gap, GAP_FEATURES)):
        what = Both("所列的特征与本软件的不同", "weighs other features than this software has")
    if what is None:
        return None
    return Both(
        f"{calibration.file} {what.zh}，因此不给把握；请运行 make calibrate 重新校准。",
        f"{calibration.file} {what.en}, so no likelihood is told; run make calibrate to train it anew.",
    )


def features_of(unit_kind: UnitKind, assessments: Sequence[Assessment]) -> list[Mapping[str, float] | None]:
    """The features of each assessment, 0 where one is not named; None where there is no verdict."""
    duties_at = Counter(start for item in assessments for start in {found.start for found in item.evidence})
    bound = Counter(item.obligation.domain for item in assessments if _is_verdict(item))
    shown = Counter(item.obligation.domain for item in assessments if _is_verdict(item) and not item.conclusion.gap)
    unit = _of_unit(unit_kind)
    told: list[Mapping[str, float] | None] = []
    for item in assessments:
        if not _is_verdict(item):
            told.append(None)
        elif item.conclusion.gap:
            domain = item.obligation.domain
            told.append(_of_gap(item, _rate(domain, shown, bound)) | unit)
        else:
            told.append(_of_found(item, duties_at) | unit)
    return told


def share(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The logistic function of the weighed features."""
    return logistic(sum(weights[name] * value for name, value in features.items()))


def logistic(total: float) -> float:
    """From any number to a share between 0 and 1."""
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))


def _is_verdict(item: Assessment) -> bool:
    """Whether rules alone came to it: likelihood says how far these are to be trusted, not a person's word."""
    return item.conclusion not in {Conclusion.WAIVED, Conclusion.NOT_APPLICABLE} and not item.decided


def _of_found(item: Assessment, duties_at: Mapping[int, int]) -> dict[str, float]:
    section = item.obligation.evidence.section is not None
    done = [found for found in item.evidence if section or found.polarity is Polarity.DONE]
    best = max(done, key=lambda found: (found.strength, bool(found.terms), -found.start))
    kind = _kind(item.obligation.evidence, best)
    return {
        BASE: 1.0,
        "weak": float(item.conclusion is Conclusion.WEAK),
        "result": float(best.strength is Strength.RESULT),
        "learned": float(best.source is Source.LEARNED),
        "passages": _magnitude(len(done)),
        "lent": float(not best.terms and not section),
        "measure_rule": float(kind == "measures"),
        "result_rule": float(kind == "results"),
        "topic_rule": float(kind == "on_topic"),
        "section": float(section),
        "shared": float(duties_at[best.start] > 1),
        "leadership": float(best.part is Part.LEADERSHIP),
        "spoken": _clipped(item.spoken),
        "long": 0.0 if section else min((best.end - best.start) / _LONG, _MOST),
    }


def _of_gap(item: Assessment, domain: float) -> dict[str, float]:
    near = [found for found in item.near if not found.shortfall.by_wording]
    return {
        BASE: 1.0,
        "planned": float(item.conclusion is Conclusion.PLANNED),
        "admitted": float(item.conclusion is Conclusion.ADMITTED),
        "near": _magnitude(1 + len(near)),
        "close": float(any(found.shortfall in _CLOSE for found in near)),
        "section": float(item.obligation.evidence.section is not None),
        "event": float(item.obligation.cadence is Cadence.EVENT),
        "domain": domain,
        "spoken": _clipped(item.spoken),
    }


def _of_unit(unit_kind: UnitKind) -> dict[str, float]:
    return {name: float(unit_kind is kind) for kind, name in _UNITS.items()}


def _rate(domain: Domain, shown: Mapping[Domain, int], bound: Mapping[Domain, int]) -> float:
    """The share of the domain's duties that something supports."""
    return shown.get(domain, 0) / bound[domain]


def _kind(rule: EvidenceRule, found: Evidence) -> str:
    """Which list of the duty's rule the pattern stands in."""
    pattern = Pattern(found.rule, found.line)
    lists = {"measures": rule.measures, "results": rule.results, "on_topic": rule.on_topic}
    return next((name for name, patterns in lists.items() if pattern in patterns), "about")


def _clipped(log_odds: float | None) -> float:
    return max(-_FAR, min(_FAR, log_odds or 0.0))


def _magnitude(count: int) -> float:
    return min(log2(max(count, 1)), _MOST)


def _fits(formula: Formula, names: Sequence[str]) -> bool:
    return set(formula.weights) == set(names)
