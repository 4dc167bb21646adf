"""Words learned from examples: a logistic regression for each duty, drawn to few words (L1), by scikit-learn.

Examples are sentences written for it, the cases of the rules, and labelled stretches of reports. No labelled text on
which it is measured how sure a verdict is teaches, for the words tell that as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fazhi.evidence.learned import READ, worded
from fazhi.evidence.ngrams import ngrams_within_marks
from fazhi.lab.cases import Case
from fazhi.lab.labels import Gold
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.learned import Learnt, Undone
from fazhi.reading.normal import normalise
from fazhi.yamlfile import OBLIGATION_ID, ListOf, Problems, Record, RecordOf, Text, raise_if_any, read_file, required

LEAST = 0.85
"""From this share on a sentence counts as one that speaks of the duty."""
_COST = 1.0
"""How little weights are drawn to 0."""
_LEAST_HELD = 2
"""A word that fewer examples hold teaches nothing."""
_STEPS = 1000
"""Enough to settle."""
_FEW = 5
"""A duty of fewer examples is not learned."""
_DECIMALS = 2
MISSING = Both(
    "fazhi dev calibrate 要用 scikit-learn；请先运行 make install-dev。",
    "fazhi dev calibrate needs scikit-learn; run make install-dev first.",
)
_HEAD = """\
# yaml-language-server: $schema=schemas/learned.schema.json
# 例句学得的字词：规则一处也没认出某项义务时，按这里的分数再看一遍。不要手改，运行 make calibrate 重写。
# 一段话里有哪个字词就加上它的分数（0 代表任一数字），连同 base 求和，按 1/(1+e^-和) 折成份额，不低于 least 才认定。
# Words learned from examples: where the rules find nothing of a duty, sentences are weighed by these. Written by make
# calibrate. The scores of the words that a stretch holds (0 stands for any digit) and the base are summed; 1/(1+e^-sum)
# is the share, and counts from `least` on.
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
    """What the cases of the rules teach: of those of something done the passage, of those of nothing the whole text."""
    for case in cases:
        text = case.report.text
        if case.strength <= Strength.MENTION:
            yield _example(text[case.start :], ())
        elif case.polarity is Polarity.DONE:
            yield _example(text[slice(*case.marked)], [case.obligation])


def of_labelled(golds: Iterable[Gold]) -> Iterator[Example]:
    """What labelled texts that may be tuned on teach: each of their sentences, and the duties it shows as done."""
    for gold in golds:
        done = [
            (duty, place)
            for duty, label in gold.labels.items()
            for place in label.passages
            if place.polarity is Polarity.DONE
        ]
        for passage in gold.report.passages if gold.tune else ():
            if passage.kind in READ:
                shown = [duty for duty, at in done if at.start < passage.end and passage.start < at.end]
                yield _example(gold.report.text[passage.start : passage.end], shown)


def learn(examples: Sequence[Example], duties: Iterable[str]) -> Mapping[str, Learnt]:
    """The words of each of these duties that has examples enough; the same examples give the same words.

    Raises:
        InputError: scikit-learn is not installed.
    """
    try:
        from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - 1 s, only here
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    except ImportError as fault:
        raise InputError(MISSING.zh, MISSING.en) from fault
    if not examples:
        return {}
    held = CountVectorizer(analyzer=lambda item: sorted(item.words), min_df=_LEAST_HELD, binary=True, dtype=float)
    matrix = held.fit_transform(examples)
    names = held.get_feature_names_out()
    found: dict[str, Learnt] = {}
    for duty in duties:
        shows = [duty in item.shows for item in examples]
        if sum(shows) < _FEW:
            continue
        model = LogisticRegression(C=_COST, l1_ratio=1, solver="liblinear", max_iter=_STEPS, random_state=0)
        model.fit(matrix, shows)
        weights = zip(names, model.coef_[0].round(_DECIMALS).tolist(), strict=True)
        words = {name: value for name, value in weights if value}
        ordered = dict(sorted(words.items(), key=lambda item: (-item[1], item[0])))
        found[duty] = Learnt(0, round(float(model.intercept_[0]), _DECIMALS), ordered)
    return found


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
