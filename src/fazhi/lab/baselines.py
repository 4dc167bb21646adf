"""Two simple ways to find support, to measure the rules against: any quoted term, and BM25 over passages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

from fazhi.extras import install
from fazhi.lab.labels import SUPPORT, Gold
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.report import Part, PassageKind
from fazhi.reading.traditional import simplified
from fazhi.yamlfile import Problems, parse, raise_if_any, read_bytes
from fazhi.yamlfile.tree import ListNode, MapNode, Node, Scalar

_QUOTED = re.compile("[“「『《]([^”」』》]{2,20})[”」』》]")
_PARTS = frozenset((Part.LEADERSHIP, Part.WORK))
_PHRASE = re.compile("[^、，。；：！？（）“”《》 ]+")
_SHORTEST, _LONGEST = 3, 8
"""Characters of the phrases of a requirement that are taken for terms."""


class Baseline(NamedTuple):
    """How far a simple way agrees with the readers."""

    precision: float
    recall: float
    f1: float


class _Case(NamedTuple):
    """One obligation in one report: whether readers see support, and how much a way makes of it."""

    known: bool
    value: float


def naive(golds: Sequence[Gold], catalogue: Catalogue, notes: Mapping[str, str]) -> Baseline:
    """Support wherever a term stands that the evidence notes quote; without notes, the duty's own short phrases."""
    cases = []
    for gold in golds:
        text = "\n".join(_passages(gold))
        for obligation in _scored(gold, catalogue):
            terms = _QUOTED.findall(notes.get(obligation.id, "")) or _phrases(obligation)
            cases.append(_Case(_known(gold, obligation), float(any(term in text for term in terms))))
    return _measure(cases, 0.5)


def bm25(golds: Sequence[Gold], catalogue: Catalogue) -> Baseline:
    """The best passage by BM25 for title and requirement, by pairs of characters; the threshold that fits best.

    Raises:
        InputError: bm25s is not installed.
    """
    cases = [case for gold in golds for case in _ranked(gold, catalogue)]
    return _measure(cases, _best_threshold(cases))


def read_notes(path: Path) -> dict[str, str]:
    """How evidence for each obligation reads, out of any YAML list: `evidence_notes` by `id`, all else passed over.

    Raises:
        CatalogueError: All mistakes of the file.
    """
    problems = Problems.of(path)
    data = read_bytes(path, problems)
    root = None if data is None else parse(data, problems)
    rows = root.items if isinstance(root, ListNode) else []
    notes = dict(pair for row in rows if (pair := _note(row)))
    if not (notes or problems.mistakes):
        zh = "应是一列带 id 和 evidence_notes 的条目，请换一个文件"
        problems.add(0, zh, "must list entries with id and evidence_notes; name another file")
    raise_if_any([problems])
    return notes


def _ranked(gold: Gold, catalogue: Catalogue) -> list[_Case]:
    try:
        import bm25s  # noqa: PLC0415 - an extra, for this comparison alone
    except ImportError:
        raise InputError(
            f"比较基线要用 bm25s；请运行 {install('evaluate')}，或加 --no-baselines。",
            f"The baselines need bm25s; run {install('evaluate')}, or add --no-baselines.",
        ) from None
    passages = [_bigrams(text) for text in _passages(gold)]
    obligations = list(_scored(gold, catalogue))
    if not any(passages):
        return [_Case(_known(gold, item), 0.0) for item in obligations]
    index = bm25s.BM25()
    index.index(passages, show_progress=False)
    vocabulary = {word for passage in passages for word in passage}
    cases = []
    for item in obligations:
        query = [word for word in _bigrams(item.title + "，" + item.requirement) if word in vocabulary]
        value = float(index.get_scores(query).max()) if query else 0.0
        cases.append(_Case(_known(gold, item), value))
    return cases


def _best_threshold(cases: Sequence[_Case]) -> float:
    """The value from which on support is best assumed: of all that occur above 0, the one of highest F1."""
    known = sum(case.known for case in cases)
    best, threshold, true = 0.0, inf, 0
    ordered = sorted((case for case in cases if case.value > 0), key=lambda case: -case.value)
    for said, case in enumerate(ordered, 1):
        true += case.known
        last_of_its_value = said == len(ordered) or ordered[said].value < case.value
        if last_of_its_value and 2 * true / (said + known) > best:
            best, threshold = 2 * true / (said + known), case.value
    return threshold


def _phrases(obligation: Obligation) -> list[str]:
    """The title, and what stands between the marks of the requirement where it is short."""
    phrases = _PHRASE.findall(obligation.requirement)
    return [obligation.title, *(phrase for phrase in phrases if _SHORTEST <= len(phrase) <= _LONGEST)]


def _scored(gold: Gold, catalogue: Catalogue) -> Iterable[Obligation]:
    return (item for item in catalogue.obligations if gold.speaks_of(item))


def _known(gold: Gold, obligation: Obligation) -> bool:
    label = gold.labels.get(obligation.id)
    return label is not None and label.conclusion in SUPPORT


def _passages(gold: Gold) -> list[str]:
    """The sentences of what was judged, in the parts where evidence counts, in simplified characters."""
    text = simplified(gold.report.text)
    return [
        text[item.start : item.end]
        for item in gold.report.passages
        if item.part in _PARTS and item.kind is not PassageKind.TITLE and gold.judged(item.start, item.end)
    ]


def _bigrams(text: str) -> list[str]:
    words = re.findall(r"\w+", text)
    return [word[at : at + 2] for word in words for at in range(len(word) - 1)]


def _measure(cases: Sequence[_Case], threshold: float) -> Baseline:
    true = sum(case.known and case.value >= threshold for case in cases)
    said = sum(case.value >= threshold for case in cases)
    known = sum(case.known for case in cases)
    f1 = 2 * true / (said + known) if said + known else 1.0
    return Baseline(true / said if said else 1.0, true / known if known else 1.0, f1)


def _note(row: Node) -> tuple[str, str] | None:
    if not isinstance(row, MapNode) or not {"id", "evidence_notes"} <= row.entries.keys():
        return None
    id, note = (row.entries[key].value for key in ("id", "evidence_notes"))
    return (id.text, note.text) if isinstance(id, Scalar) and isinstance(note, Scalar) else None
