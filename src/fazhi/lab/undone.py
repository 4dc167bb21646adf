"""Words that say that nothing was done, learned by one logistic regression from sentences marked with what they say.

Its examples are sentences written for it, each with what a careful reader says of one duty; what the cases and the
examples of the rules tell of as done; and, so that it knows how whole reports speak, the passages of labelled texts
that rules may be tuned on. What is kept for checking teaches nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

from fazhi.evidence import Searcher
from fazhi.evidence.undone import Window, around, grounds_of
from fazhi.lab.cases import CLOSE, HEADINGS, OPEN, Case
from fazhi.lab.labels import Gold
from fazhi.lab.learning import MISSING
from fazhi.model.errors import InputError
from fazhi.model.evidence import Evidence, Found, Polarity, Strength
from fazhi.model.learned import Learnt, Place, Undone
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Part, Report
from fazhi.model.unit import UnitKind
from fazhi.patterns import Span
from fazhi.reading import read_text
from fazhi.yamlfile import ListOf, Problems, Record, RecordOf, Text, choice_of, raise_if_any, read_file, required

LEAST = 0.8
"""From this share on a match counts as one of nothing done."""
_COST = 0.3
"""How little weights are drawn to 0."""
_LEAST_HELD = 2
"""A word that fewer examples hold teaches nothing."""
_WORDS = 8000
"""Words that are kept: those that weigh most in all examples together."""
_STEPS = 3000
"""Enough to settle."""
_DECIMALS = 2
_NAMES = 0.3
"""A word that counts so much for a duty names it."""
_GROUNDS = "grounds"
"""What a match was graded by, beside the places of words."""
_YEAR = 2024
_APART = (Part.PLANS, Part.SHORTCOMINGS)
"""Parts of a report that tell of nothing done by where they stand."""


_MARKED = re.compile(f"[^{OPEN}{CLOSE}]*{OPEN}[^{OPEN}{CLOSE}]+{CLOSE}[^{OPEN}{CLOSE}]*")


class Tells(StrEnum):
    """What a sentence tells of a duty."""

    DONE = "done"
    NOT_DONE = "not_done"
    PLANNED = "planned"
    OTHERS = "others"
    SUPPOSED = "supposed"
    NAMED = "named"


class ToldRecord(Record):
    """A sentence or two, and what a careful reader says of one duty."""

    duty: Annotated[str, required(Text("[A-Z]+_[0-9]{3}", "义务编号", "an identifier"), "义务编号", "the duty")]
    text: Annotated[str, required(Text(), "一两句话，⟦⟧ 里说到义务", "a sentence or two, ⟦⟧ around what names it")]
    tells: Annotated[Tells, required(choice_of(Tells), "说的是做了没有", "what it tells")]


_TOLD = ListOf(RecordOf(ToldRecord), least=1)


class Told(NamedTuple):
    """A sentence or two as a small report, and what it tells of one duty."""

    duty: str
    tells: Tells
    report: Report
    start: int
    """Where its own text begins, behind a heading."""
    marked: tuple[int, int]


class Taught(NamedTuple):
    """A match in its surroundings, and whether it tells of nothing done."""

    window: Window
    undone: bool
    grounds: frozenset[str] = frozenset()
    """What the rules graded it by, where they found it."""


def read_told(path: Path, catalogue: Catalogue) -> list[Told]:
    """The sentences of a file, or of every file of a folder if there is one; CatalogueError with all mistakes."""
    found, noted = [], []
    for file in [path] if path.is_file() else sorted(path.glob("*.yaml")):
        problems = Problems.of(file)
        noted.append(problems)
        for record in read_file(file, _TOLD, problems):
            _check(record, catalogue, problems)
            if not problems.mistakes:
                found.append(_told(record, catalogue))
    raise_if_any(noted)
    return found


def _check(record: ToldRecord, catalogue: Catalogue, problems: Problems) -> None:
    if not _MARKED.fullmatch(record.text):
        problems.add(record.line, "text 里须有一对 ⟦⟧", "text needs one pair of ⟦⟧")
    if catalogue.obligation(record.duty) is None:
        zh = f"没有义务 {record.duty}，请更正编号"
        problems.add(record.line, zh, f"there is no obligation {record.duty}; correct it")


def _told(record: ToldRecord, catalogue: Catalogue) -> Told:
    before, _, rest = record.text.partition(OPEN)
    marked, _, behind = rest.partition(CLOSE)
    duty = catalogue.obligation(record.duty)
    binds = duty.applies_to if duty else ()
    kind = UnitKind.COUNTY if UnitKind.COUNTY in binds else next(iter(binds), UnitKind.COUNTY)
    head = HEADINGS[Part.WORK]
    report = read_text(head + before + marked + behind, name="told.txt", unit_kind=kind, year=_YEAR)
    start = len(head) + len(before)
    return Told(record.duty, record.tells, report, len(head), (start, start + len(marked)))


def of_told(told: Iterable[Told], searcher: Searcher) -> Iterator[Taught]:
    """Each sentence as its writer marked it, and as the rules find its duty in it; `searcher` weighs no such words."""
    for item in told:
        found = searcher.search(item.report)[item.duty].evidence
        undone = item.tells is not Tells.DONE
        yield from _taught(item.report, [item.marked], [each for each in found if each.end > item.start], undone)


def of_done(cases: Iterable[Case], golds: Iterable[Gold], searcher: Searcher) -> Iterator[Taught]:
    """What cases mark and readers label as done, and what the rules find of it."""
    for case in cases:
        if case.polarity is Polarity.DONE and case.strength >= Strength.ASSERTION:
            found = _found(searcher.search(case.report)[case.obligation], [case.marked])
            yield from _taught(case.report, [case.marked], found)
    for gold in golds:
        if gold.tune:
            yield from _labelled(gold, searcher.search(gold.report))


def _labelled(gold: Gold, found: Mapping[str, Found]) -> Iterator[Taught]:
    """What is done in the parts that tell of deeds."""
    starts = [passage.start for passage in gold.report.passages]
    parts = [passage.part for passage in gold.report.passages]
    for duty, label in gold.labels.items():
        done = [(place.start, place.end) for place in label.passages if place.polarity is Polarity.DONE]
        told = [span for span in done if parts[max(0, bisect_right(starts, span[0]) - 1)] not in _APART]
        yield from _taught(gold.report, told, _found(found[duty], told))


def _found(found: Found, marked: Sequence[Span]) -> list[Evidence]:
    """What the rules find done that overlaps what is marked."""
    done = [item for item in found.evidence if item.polarity is Polarity.DONE]
    return [item for item in done if any(item.start < end and start < item.end for start, end in marked)]


def of_sentences(texts: Iterable[str]) -> Iterator[Taught]:
    """Sentences that tell of something done, whole."""
    for text in texts:
        report = read_text(text, name="told.txt", unit_kind=UnitKind.COUNTY, year=_YEAR)
        yield from _taught(report, [(0, len(text))])


def _taught(
    report: Report, marked: Iterable[Span], found: Iterable[Evidence] = (), undone: bool = False
) -> Iterator[Taught]:
    """What is marked, and what the rules find of it, each once."""
    normal = report.normal
    spans = [(*span, frozenset[str]()) for span in marked]
    for start, end, grounds in dict.fromkeys([*spans, *((item.start, item.end, grounds_of(item)) for item in found)]):
        window = around(normal.text, normal.to_normal(start), normal.to_normal(end))
        if window is not None:
            yield Taught(window, undone, grounds)


def naming(learned: Mapping[str, Learnt]) -> set[str]:
    """The words that name duties, by what was learned of each."""
    return {word for learnt in learned.values() for word, value in learnt.words.items() if value >= _NAMES}


def learn_undone(taught: Sequence[Taught], names: Collection[str] = ()) -> Undone | None:
    """The words that tell most, without `names` of duties, which tell nothing of whether they were done.

    The same examples give the same words; None where there is nothing to learn from.

    Raises:
        InputError: scikit-learn is not installed.
    """
    try:
        import numpy as np  # noqa: PLC0415 - 1 s with scikit-learn, only here
        from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    except ImportError as fault:
        raise InputError(MISSING.zh, MISSING.en) from fault
    undone = [item.undone for item in taught]
    if len(set(undone)) < 2:  # noqa: PLR2004 - done and not
        return None
    held = CountVectorizer(
        analyzer=lambda item: _words(item, frozenset(names)), min_df=_LEAST_HELD, binary=True, dtype=float
    )
    matrix = held.fit_transform(taught)
    model = LogisticRegression(C=_COST, solver="liblinear", max_iter=_STEPS, random_state=0)
    model.fit(matrix, undone)
    weighty = np.abs(model.coef_[0]) * np.sqrt(np.asarray(matrix.sum(0)).ravel())
    kept = np.sort(np.argsort(-weighty, kind="stable")[:_WORDS])
    model.fit(matrix[:, kept], undone)
    words: dict[str, dict[str, float]] = {place: {} for place in (*Place, _GROUNDS)}
    counts = zip(held.get_feature_names_out()[kept], model.coef_[0].round(_DECIMALS).tolist(), strict=True)
    for (place, _, word), value in sorted(((name.partition(":"), value) for name, value in counts), key=_order):
        if value:
            words[place][word] = value
    base = round(float(model.intercept_[0]), _DECIMALS)
    return Undone(LEAST, base, {place: words[place] for place in Place}, words[_GROUNDS])


def _words(item: Taught, names: frozenset[str]) -> list[str]:
    words = [f"{place}:{word}" for place, words in item.window.words.items() for word in words - names]
    return sorted([*words, *(f"{_GROUNDS}:{ground}" for ground in item.grounds)])


def _order(item: tuple[tuple[str, str, str], float]) -> tuple[float, str]:
    """What counts most for undone first."""
    (_, _, word), value = item
    return -value, word
