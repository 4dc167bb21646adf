"""Words learned from examples: two logistic regressions for each duty, by scikit-learn.

The first, drawn to few words (L1), chooses them; the second (L2) weighs those, so that words alike in meaning share
what the first gave to one of them.

Examples are sentences written for it, the cases of the rules, and of the labelled texts that may be tuned on every
sentence and every clause, for what readers marked is often one clause of several. The same texts must not measure how
sure a verdict is, for the words tell that as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from fazhi.evidence.learned import READ, clauses_of, headed_by, heading_of, worded
from fazhi.evidence.ngrams import ngrams_within_marks
from fazhi.lab.cases import Case
from fazhi.lab.labels import Gold
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.learned import Learnt, Undone
from fazhi.model.obligation import Obligation
from fazhi.reading.normal import normalise
from fazhi.yamlfile import OBLIGATION_ID, ListOf, Problems, Record, RecordOf, Text, raise_if_any, read_file, required

LEAST = 0.7
"""From this share on a sentence counts as one that speaks of the duty."""
_CHOSEN, _WEIGHED = 1.0, 0.3
"""How little the weights are drawn to 0 by which words are chosen, and those by which the chosen are weighed."""
_LEAST_HELD = 2
"""A word that fewer examples hold teaches nothing."""
_STEPS = 1000
"""Enough to settle."""
_FEW = 5
"""A duty of fewer examples is not learned."""
_DECIMALS = 2
_LEAST = 0.15
"""A word that counts less is left out: without it as much is found."""
_OF_CASE = 3
"""For how many examples a case of the rules counts."""
MISSING = Both(
    "fazhi dev calibrate 要用 scikit-learn；请先运行 make install-dev。",
    "fazhi dev calibrate needs scikit-learn; run make install-dev first.",
)
_HEAD = """\
# yaml-language-server: $schema=schemas/learned.schema.json
# 例句学得的字词：规则没有认出某项义务已做时，按这里的分数再看一遍。不要手改，运行 make calibrate 重写。
# 一段话里有哪个字词就加上它的分数（0 代表任一数字，# 开头的是上面标题里的字词），连同 base 求和，
# 按 1/(1+e^-和) 折成份额，不低于 least 才认定。
# Words learned from examples: where the rules find nothing done of a duty, sentences are weighed by these. Written by
# make calibrate. The scores of the words that a stretch holds (0 stands for any digit, # begins a word of the heading
# above) and the base are summed; 1/(1+e^-sum) is the share, and counts from `least` on.
"""
_UNDONE = """\
# 说明没有做成、或者不是本单位做的字词：规则没有否定的佐证，按前后分句的字词再看，份额不低于 least 就不算做了。
# grounds 是定强度的理由。
# Words that tell that a thing was not done, or not by the unit: evidence that no rule denies is weighed by the words of
# its own clauses (own), of the two before, of the three behind and of all of these (anywhere),
# and by what it was graded by (grounds)."""


class ExampleRecord(Record):
    """One sentence, and all duties that it speaks of."""

    text: Annotated[str, required(Text(), "一句话", "a sentence")]
    shows: Annotated[
        tuple[str, ...], required(ListOf(OBLIGATION_ID), "它说到的全部义务", "all duties that it speaks of")
    ]


_EXAMPLES = ListOf(RecordOf(ExampleRecord), least=1)


@dataclass(frozen=True, slots=True)
class Example:
    """A stretch of text."""

    text: str
    words: frozenset[str]
    shows: frozenset[str]
    """The duties that it speaks of."""
    unasked: frozenset[str] = frozenset()
    """Those of which no reader says whether it does, or readers differ: it teaches nothing of them."""
    weight: int = 1
    """For how many it counts."""


def read_examples(folder: Path, files: str = "*.yaml") -> list[Example]:
    """The sentences of every file of a folder; CatalogueError with all mistakes."""
    found, noted = [], []
    for path in sorted(folder.glob(files)):
        problems = Problems.of(path)
        noted.append(problems)
        found += [_example(record.text, record.shows) for record in read_file(path, _EXAMPLES, problems)]
    raise_if_any(noted)
    return found


def of_cases(cases: Iterable[Case]) -> Iterator[Example]:
    """What the cases of the rules teach: of those of something done the passage, of those of nothing the whole text.

    They were written to tell look-alikes apart, and are one of a kind: each counts for several.
    """
    for case in cases:
        text = case.report.text
        if case.strength <= Strength.MENTION:
            yield replace(_example(text[case.start :], ()), weight=_OF_CASE)
        elif case.polarity is Polarity.DONE:
            yield replace(_example(text[slice(*case.marked)], [case.obligation]), weight=_OF_CASE)


def of_labelled(golds: Iterable[Gold], duties: Sequence[Obligation]) -> Iterator[Example]:
    """What labelled texts that may be tuned on teach: each sentence, each clause, and the duties it shows as done."""
    for gold in golds:
        unasked = frozenset(duty.id for duty in duties if not gold.speaks_of(duty))
        done = [
            (duty, place)
            for duty, label in gold.labels.items()
            for place in label.passages
            if place.polarity is Polarity.DONE
        ]
        normal = gold.report.normal
        for passage in gold.report.passages if gold.tune else ():
            if passage.kind not in READ or not gold.judged(passage.start, passage.end):
                continue
            start, end = normal.to_normal(passage.start), normal.to_normal(passage.end)
            clauses = [(start + first, start + behind) for first, behind in clauses_of(normal.text[start:end])]
            for first, behind in [(start, end), *(clauses if len(clauses) > 1 else ())]:
                at = normal.to_original(first), normal.to_original(behind - 1) + 1
                shown = frozenset(duty for duty, place in done if at[0] < place.end and place.start < at[1])
                text = normal.text[first:behind]
                words = frozenset(ngrams_within_marks(worded(text))) | headed_by(heading_of(passage))
                yield Example(text, words, shown, unasked)


def learn(examples: Sequence[Example], duties: Iterable[str]) -> Mapping[str, Learnt]:
    """The words of each of these duties that has examples enough; the same examples give the same words.

    Raises:
        InputError: scikit-learn is not installed.
    """
    try:
        from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - 1 s, only here
    except ImportError as fault:
        raise InputError(MISSING.zh, MISSING.en) from fault
    if not examples:
        return {}
    held = CountVectorizer(analyzer=lambda item: sorted(item.words), min_df=_LEAST_HELD, binary=True, dtype=float)
    matrix = held.fit_transform(examples)
    names = held.get_feature_names_out()
    asked = {duty: [at for at, item in enumerate(examples) if duty not in item.unasked] for duty in duties}
    shows = {duty: [duty in examples[at].shows for at in rows] for duty, rows in asked.items()}
    taught = [duty for duty, told in shows.items() if _FEW <= sum(told) < len(told)]
    found: dict[str, Learnt] = {}
    for duty in taught:
        many = [examples[at].weight for at in asked[duty]]
        base, weights = _weights(matrix[asked[duty]], shows[duty], many)
        found[duty] = _learnt(base, [(str(names[at]), value) for at, value in weights])
    return found


def _weights(matrix: Any, shows: Sequence[bool], many: Sequence[int]) -> tuple[float, list[tuple[int, float]]]:
    """The base, and of each word that was chosen the weight, by its column."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    choosing = LogisticRegression(C=_CHOSEN, l1_ratio=1, solver="liblinear", max_iter=_STEPS, random_state=0)
    chosen = choosing.fit(matrix, shows, many).coef_[0].nonzero()[0]
    weighing = LogisticRegression(C=_WEIGHED, max_iter=_STEPS).fit(matrix[:, chosen], shows, many)
    return float(weighing.intercept_[0]), list(zip(chosen.tolist(), weighing.coef_[0].tolist(), strict=True))


def _learnt(base: float, weights: Iterable[tuple[str, float]]) -> Learnt:
    rounded = {word: round(told, _DECIMALS) for word, told in weights if abs(told) >= _LEAST}
    return Learnt(0, round(base, _DECIMALS), dict(sorted(rounded.items(), key=lambda item: (-item[1], item[0]))))


def learned_yaml(found: Mapping[str, Learnt], undone: Undone | None = None) -> str:
    """The file, to be put beside the catalogue."""
    lines = [_HEAD + f"least: {LEAST}", "duties:"]
    for duty, learnt in found.items():
        lines += [f"  {duty}:", f"    base: {learnt.base}", "    words:"]
        lines += [f"      {_key(word)}: {value}" for word, value in learnt.words.items()]
    if undone:
        lines += [_UNDONE, "undone:", f"  least: {undone.least}", f"  base: {undone.base}"]
        for place, words in undone.words.items():
            lines.append(f"  {place}:" if words else f"  {place}: {{}}")
            lines += [f"    {_key(word)}: {value}" for word, value in words.items()]
        if undone.grounds:
            lines += ["  grounds:", *(f"    {ground}: {value}" for ground, value in undone.grounds.items())]
    return "\n".join(lines) + "\n"


def _key(word: str) -> str:
    return "'" + word.replace("'", "''") + "'" if not word.isalpha() or word.isascii() else word


def _example(text: str, shows: Iterable[str]) -> Example:
    return Example(text, frozenset(ngrams_within_marks(worded(normalise(text).text))), frozenset(shows))
