"""Weights for how sure a verdict is, learned from labelled texts and measured on texts left out of the learning.

How often the audit and the readers agree on support is counted beside, by kind of unit, on whole labelled reports and
duties that are due.

Rows are verdicts on labelled texts that nothing was tuned on and no word learned from: on the others verdicts are surer
than a user will meet. Of a stretch only what was found counts: its silence on a duty says nothing of a whole report.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from operator import mul
from typing import Final, NamedTuple

from fazhi.audit import audit, conclude, strength_of
from fazhi.evidence import Searcher
from fazhi.evidence.likelihood import FOUND_FEATURES, GAP_FEATURES, features_of, logistic, share
from fazhi.lab.labels import SUPPORT, Gold
from fazhi.model.agreement import Counts
from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.model.evidence import Found, Strength
from fazhi.model.likelihood import Formula, Likelihood
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.unit import UnitKind
from fazhi.model.words import word

HIGH, LOW = 0.95, 0.75
"""Of the verdicts called sure at least so many must be right, of the doubtful at most so many."""
_MARGIN = 0.005
"""By how much bounds are set better than they must be, for they are used on texts that nobody has seen."""
_SURE = 0.9
"""A verdict whose own share is below this is not called sure, however sure the others are with which it is counted."""
_DOUBTFUL = 0.6
"""A verdict whose own share is above this is not called doubtful, however often the others below it are wrong: near the
bound one text of plain words, found right by few signs, makes half of them."""
_LEAST = 15
"""Verdicts below which a bound is chance."""
_RIDGE = 1.0
"""How much weights are drawn to 0: as much as one verdict that speaks against each."""
_STEPS, _SMALL = 25, 1e-8
_AGREEMENT_HEAD: Final = """\
# yaml-language-server: $schema=schemas/agreement.schema.json
# 与读者一致的程度：整篇标注的报告里，应写的义务有没有佐证，工具与读者各怎样看；不要手改，运行 make calibrate 重写。
# How often the tool and careful readers agree on support, counted on whole labelled reports. Written by make calibrate.
# tp 双方都认有，fp 只有工具认，fn 只有读者认，tn 双方都认没有。
"""
_LIKELIHOOD_HEAD: Final = """\
# yaml-language-server: $schema=schemas/likelihood.schema.json
# 把握：每项结论有多大把握，由标注过的文本校准；不要手改，运行 make calibrate 重写（义务目录一改就要重写）。
# How sure verdicts are, learned from labelled texts. Written by make calibrate, anew when the catalogue changes.
# high 是把握大的下限，low 是把握小的上限；measured 是逐份留出测得的：每一档多少项结论，其中多少项读者也这样看。
"""
_SORTS = {"found": Both("写实或写虚", "supported or weak"), "gap": Both("缺口", "gaps")}


class Row(NamedTuple):
    """One verdict, and whether the readers agree."""

    text: str
    """SHA-256 of the text: stretches of one text are left out together."""
    obligation: str
    features: Mapping[str, float]
    gap: bool
    """Whether the verdict is that nothing supports the duty."""
    right: bool


class Share(NamedTuple):
    """How many verdicts are right."""

    verdicts: int
    right: int

    @property
    def share(self) -> float:
        """Of 1; 1 of none."""
        return self.right / self.verdicts if self.verdicts else 1.0


@dataclass(frozen=True, slots=True)
class Trained:
    """A formula, and how it did on texts left out."""

    formula: Formula
    measured: Mapping[Likelihood, Share]


@dataclass(frozen=True, slots=True)
class Calibrated:
    """All that was learned from some labels."""

    texts: tuple[str, ...]
    """Names of the label files, in order."""
    found: Trained
    gap: Trained

    def sorts(self) -> dict[str, Trained]:
        """By the name of the sort of verdict."""
        return {"found": self.found, "gap": self.gap}


def calibrate(golds: Sequence[Gold], searcher: Searcher) -> Calibrated:
    """Train the formula for what is found and that for what is not, each tried on the texts left out of it.

    Raises:
        InputError: The labels are of too few texts to leave one out.
    """
    rows = rows_of(golds, searcher)
    if any(len({row.text for row in rows if row.gap is gap}) < 2 for gap in (False, True)):  # noqa: PLR2004 - see above
        raise InputError(
            "至少要两份未用于调校（tune: false）的整篇报告的标注才能校准；请多给几份。",
            "To calibrate takes labels of two whole reports at least not tuned on (tune: false); name more.",
        )
    return Calibrated(tuple(sorted(gold.name for gold in golds)), train(rows, gap=False), train(rows, gap=True))


def rows_of(golds: Iterable[Gold], searcher: Searcher) -> list[Row]:
    """The verdicts that can be held against labels, in the order of texts and catalogue."""
    return [row for gold in golds for row in _rows(gold, searcher)]


def train(rows: Sequence[Row], gap: bool) -> Trained:
    """The formula for one sort of verdict; the same rows in any order give the same formula."""
    used = sorted((row for row in rows if row.gap is gap), key=lambda row: (row.text, row.obligation, row.right))
    names = GAP_FEATURES if gap else FOUND_FEATURES
    texts = sorted({row.text for row in used})
    unseen: dict[str, list[tuple[float, bool]]] = {}
    for text in texts:
        weights = fit([row for row in used if row.text != text], names)
        unseen[text] = [(share(weights, row.features), row.right) for row in used if row.text == text]
    formula = Formula(fit(used, names), *bounds([item for text in texts for item in unseen[text]]))
    counts = {grade: Share(0, 0) for grade in Likelihood}
    for text in texts:
        others = [item for other in texts if other != text for item in unseen[other]]
        high, low = bounds(others)
        without = replace(formula, high=high, low=low)
        for value, right in unseen[text]:
            grade = without.grade(value)
            counts[grade] = Share(counts[grade].verdicts + 1, counts[grade].right + right)
    return Trained(formula, counts)


def bounds(predicted: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """From which share on verdicts are sure, and below which doubtful; 2 and 0 where none can be called so."""
    ordered = sorted(predicted, reverse=True)
    high = _bound(ordered, lambda right, many: right >= (HIGH + _MARGIN) * many)
    from_below = [(-value, not right) for value, right in reversed(ordered)]
    low = -_bound(from_below, lambda wrong, many: wrong >= (1 - LOW + _MARGIN) * many)
    high = 2.0 if high == inf else max(high, _SURE)
    return round(high, 4), (0.0 if low == -inf else round(min(low, _DOUBTFUL), 4))


def _bound(ordered: Sequence[tuple[float, bool]], enough: Callable[[int, int], bool]) -> float:
    """The value of the last item down to which enough are so; infinity where there is none."""
    found, counted = inf, 0
    for many, (value, is_so) in enumerate(ordered, 1):
        counted += is_so
        ends = many == len(ordered) or ordered[many][0] < value
        if ends and many >= _LEAST and enough(counted, many):
            found = value
    return found


def fit(rows: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """Weights by Newton's method with a ridge (iteratively reweighted least squares), rounded to four decimals."""
    data = [([row.features.get(name, 0.0) for name in names], float(row.right)) for row in rows]
    weights = [0.0] * len(names)
    for _ in range(_STEPS):
        step = _solved(*_system(data, weights))
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _SMALL:
            break
    return {name: round(weight, 4) + 0.0 for name, weight in zip(names, weights, strict=True)}


def _system(
    data: Sequence[tuple[list[float], float]], weights: Sequence[float]
) -> tuple[list[list[float]], list[float]]:
    """The matrix of second derivatives and the gradient; nothing draws the base, which is the first."""
    many = len(weights)
    matrix = [
        [_RIDGE if row == column and row else _SMALL * (row == column) for column in range(many)] for row in range(many)
    ]
    gradient = [-_RIDGE * weight if at else 0.0 for at, weight in enumerate(weights)]
    for values, right in data:
        predicted = logistic(sum(map(mul, weights, values)))
        curve = predicted * (1 - predicted)
        held = [at for at in range(many) if values[at]]
        for row in held:
            gradient[row] += (right - predicted) * values[row]
            for column in held:
                matrix[row][column] += curve * values[row] * values[column]
    return matrix, gradient


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination; the matrix is positive definite, so that no pivot is 0."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    many = len(rows)
    for at in range(many):
        pivot = max(range(at, many), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, many):
            factor = rows[below][at] / rows[at][at]
            rows[below] = [value - factor * above for value, above in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * many
    for at in reversed(range(many)):
        known = sum(rows[at][column] * found[column] for column in range(at + 1, many))
        found[at] = (rows[at][many] - known) / rows[at][at]
    return found


def _rows(gold: Gold, searcher: Searcher) -> Iterable[Row]:
    whole = audit(searcher.catalogue, gold.report, searcher=searcher).assessments
    assessments = [_within(gold, item) for item in whole]
    for item, features in zip(assessments, features_of(gold.report.unit_kind, assessments), strict=True):
        gap = item.conclusion.gap
        if features is None or not gold.speaks_of(item.obligation) or (gap and gold.spans):
            continue
        yield Row(gold.report.sha256, item.obligation.id, features, gap, _right(gold, item))


def _within(gold: Gold, item: Assessment) -> Assessment:
    """The assessment by what was judged alone."""
    if not gold.spans or item.conclusion is Conclusion.NOT_APPLICABLE:
        return item
    found = Found(tuple(found for found in item.evidence if gold.judged(found.start, found.end)))
    strength = strength_of(item.obligation, found)
    conclusion = conclude(item.obligation, found, strength)
    return replace(item, evidence=found.evidence, strength=strength, conclusion=conclusion)


def _right(gold: Gold, item: Assessment) -> bool:
    """Whether a reader comes to the same: that nothing supports the duty, or how well it is supported."""
    label = gold.labels.get(item.obligation.id)
    read = ("missing",) if label is None else (label.conclusion, *label.accept)
    if item.conclusion.gap:
        return not SUPPORT & set(read)
    return item.conclusion in {_conclusion(item.obligation, each) for each in read}


def _conclusion(obligation: Obligation, read: str) -> Conclusion:
    if read not in SUPPORT:
        return Conclusion.MISSING
    enough = Strength[read.upper()] >= obligation.expects
    return Conclusion.SUPPORTED if enough else Conclusion.WEAK


class Counted(NamedTuple):
    """The counts of one kind of unit."""

    reports: int
    counts: Counts


def agreement(golds: Sequence[Gold], searcher: Searcher) -> Mapping[UnitKind, Counted]:
    """The counts by kind of unit, in the order of the kinds."""
    found: dict[UnitKind, Counted] = {}
    for gold in golds:
        if not gold.spans:
            before = found.get(gold.report.unit_kind, Counted(0, Counts()))
            counts = before.counts.plus(_counts(gold, searcher))
            found[gold.report.unit_kind] = Counted(before.reports + 1, counts)
    return {kind: found[kind] for kind in UnitKind if kind in found}


def agreement_yaml(found: Mapping[UnitKind, Counted], names: Sequence[str], catalogue: Catalogue) -> str:
    """The file agreement.yaml, the same for the same labels and the same catalogue."""
    texts = "".join(f"- {name}\n" for name in sorted(names))
    head = f'version: {catalogue.version}\ndigest: "{catalogue.digest}"\ntexts:\n{texts}kinds:\n'
    return _AGREEMENT_HEAD + head + "".join(_kind(kind, item) for kind, item in found.items())


def _counts(gold: Gold, searcher: Searcher) -> Counts:
    tp = fp = fn = tn = 0
    for item in audit(searcher.catalogue, gold.report, searcher=searcher).assessments:
        if not item.conclusion.judged or not gold.speaks_of(item.obligation):
            continue
        label, seen = gold.labels.get(item.obligation.id), not item.conclusion.gap
        known = label is not None and label.conclusion in SUPPORT
        tp, fp, fn, tn = tp + (known and seen), fp + (seen > known), fn + (known > seen), tn + (not known and not seen)
    return Counts(tp, fp, fn, tn)


def _kind(kind: UnitKind, item: Counted) -> str:
    counts = ", ".join(f"{name}: {value}" for name, value in item.counts._asdict().items())
    return f"- {{unit_kind: {kind.value}, reports: {item.reports}, {counts}}}\n"


def calibration_yaml(found: Calibrated, catalogue: Catalogue) -> str:
    """The file likelihood.yaml, the same for the same labels and the same catalogue."""
    names = "".join(f"- {name}\n" for name in found.texts)
    head = f'version: {catalogue.version}\ndigest: "{catalogue.digest}"\ntexts:\n{names}'
    return _LIKELIHOOD_HEAD + head + "".join(_formula(name, item) for name, item in found.sorts().items())


def calibration_text(found: Calibrated, language: str) -> str:
    """How many verdicts of each likelihood are right, a line each."""
    return "".join(f"{line}\n" for line in _lines(found, language))


def _lines(found: Calibrated, language: str) -> Iterator[str]:
    many = len(found.texts)
    yield pick(
        language, f"用 {many} 份标注校准，逐份留出测得：", f"Trained on {many} label files; measured on texts left out:"
    )
    for name, item in found.sorts().items():
        yield f"  {_SORTS[name].of(language)}"
        for grade in Likelihood:
            counted = item.measured[grade]
            share = f"{counted.share:.0%}" if counted.verdicts else "–"
            grade_word = word(grade, language)
            yield pick(
                language,
                f"    把握{grade_word}：{counted.verdicts} 项，说对 {share}",
                f"    {grade_word}: {counted.verdicts} verdicts, {share} right",
            )


def _formula(name: str, item: Trained) -> str:
    formula = item.formula
    weights = "".join(f"    {feature}: {weight:.4f}\n" for feature, weight in formula.weights.items())
    measured = "".join(
        f"    {grade.value}: {{verdicts: {counted.verdicts}, right: {counted.right}}}\n"
        for grade, counted in item.measured.items()
    )
    head = f"{name}:\n  high: {formula.high:.4f}\n  low: {formula.low:.4f}\n"
    return f"{head}  weights:\n{weights}  measured:\n{measured}"
