"""How far the audit agrees with careful readers, as a page of text or as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fazhi.evaluation.baselines import Baseline
from fazhi.evaluation.gold import CONCLUSIONS, Gold
from fazhi.evaluation.score import Score, Verdict, score
from fazhi.model.words import word
from fazhi.output.columns import columns, pad
from fazhi.output.language import pick
from fazhi.output.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.quote import one_line
from fazhi.output.why import reasons

SCHEMA = "fazhi.evaluation/1"
"""Name and version of the JSON format."""
_NAME = 30
_NUMBER = 8
_QUOTED = 70
_WORDS = {
    "missing": ("无", "none"),
    "admitted": ("自认", "admitted"),
    "planned": ("计划", "planned"),
    "assertion": ("表态", "assertion"),
    "measure": ("举措", "measure"),
    "result": ("成效", "result"),
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The verdicts on some labelled reports, and the baselines on the same ones."""

    golds: Sequence[Gold]
    verdicts: Sequence[Verdict]
    baselines: Mapping[str, Baseline]
    """By name; empty where none was asked for."""

    def tuned(self, tune: bool) -> list[Verdict]:
        """The verdicts on the reports that rules may, or may not, be tuned on."""
        return [item for item in self.verdicts if item.gold.tune is tune]


def evaluation_text(
    evaluation: Evaluation, colour: bool, width: int = 80, language: str = "zh", show_held: bool = False
) -> str:
    """The figures and every disagreement; of reports kept for checking only the figures, unless `show_held`."""
    return render(_page(evaluation, language, show_held), width, colour)


def evaluation_json(evaluation: Evaluation, show_held: bool = False) -> str:
    """The same as one JSON object and a line end."""
    told = [item for item in evaluation.verdicts if item.gold.tune or show_held]
    data = {
        "schema": SCHEMA,
        "overall": _figures(score(evaluation.verdicts)),
        "tuned": _figures(score(evaluation.tuned(True))),
        "held_out": _figures(score(evaluation.tuned(False))),
        "domains": {name: _figures(score(rows)) for name, rows in _by_domain(told).items()},
        "files": {name: _figures(score(rows)) for name, rows in _by_file(told).items()},
        "baselines": {name: item._asdict() for name, item in evaluation.baselines.items()},
        "disagreements": [_disagreement(item) for item in told if not _same(item)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _page(evaluation: Evaluation, language: str, show_held: bool) -> Iterator[Block]:
    many = len(evaluation.golds)
    yield block(Span(pick(language, f"与 {many} 份标注的一致程度", f"Agreement with {many} label files"), Tone.STRONG))
    yield BLANK
    yield _head(pick(language, "范围", "scope"), language)
    for name, rows in _scopes(evaluation, language):
        yield _row(name, score(rows))
    yield from _baselines(evaluation, language)
    told = [item for item in evaluation.verdicts if item.gold.tune or show_held]
    yield from _table(pick(language, "按领域", "By domain"), _by_domain(told, language), language)
    yield from _table(pick(language, "按文件", "By file"), _by_file(told), language)
    yield from _confusion(score(evaluation.verdicts), language)
    yield from _disagreements([item for item in told if not _same(item)], language)


def _scopes(evaluation: Evaluation, language: str) -> Iterator[tuple[str, Sequence[Verdict]]]:
    yield pick(language, "全部", "all"), evaluation.verdicts
    for tune, zh, en in ((True, "可用来调校的", "may be tuned on"), (False, "留作检验的", "kept for checking")):
        if rows := evaluation.tuned(tune):
            yield pick(language, zh, en), rows


def _head(name: str, language: str) -> Block:
    names = pick(language, "精确率 召回率 F1 强度 kappa 片段", "prec. recall F1 strength kappa places").split()
    return block(Span(pad(name, _NAME) + "".join(_right(item) for item in names), Tone.FAINT), first=2)


def _row(name: str, found: Score) -> Block:
    values = (found.precision, found.recall, found.f1, found.strength, found.kappa, found.placed)
    return block(pad(_short(name), _NAME) + "".join(_right(f"{value:.3f}") for value in values), first=2)


def _right(text: str) -> str:
    return " " * (_NUMBER - columns(text)) + text


def _short(name: str) -> str:
    while columns(name) >= _NAME:
        name = name[:-1]
    return name


def _baselines(evaluation: Evaluation, language: str) -> Iterator[Block]:
    names = {"naive": ("基线：引号里的词", "baseline: quoted terms"), "bm25": ("基线：BM25", "baseline: BM25")}
    for name, item in evaluation.baselines.items():
        values = "".join(_right(f"{value:.3f}") for value in item)
        yield block(pad(pick(language, *names[name]), _NAME) + values, first=2)


def _table(title: str, groups: Mapping[str, Sequence[Verdict]], language: str) -> Iterator[Block]:
    if groups:
        yield BLANK
        yield _head(title, language)
        for name, rows in groups.items():
            yield _row(name, score(rows))


def _confusion(found: Score, language: str) -> Iterator[Block]:
    yield BLANK
    title = pick(language, "混淆表：行是读者的结论，列是工具的", "confusion: rows readers, columns audit")
    yield block(Span(title, Tone.FAINT), first=2)
    names = [pick(language, *_WORDS[name]) for name in CONCLUSIONS]
    wide = 11
    yield block(pad("", wide) + "".join(" " * (wide - columns(name)) + name for name in names), first=2)
    for known, name in zip(CONCLUSIONS, names, strict=True):
        counts = (str(found.confusion.get((known, other), 0)) for other in CONCLUSIONS)
        yield block(pad(name, wide) + "".join(f"{count:>{wide}}" for count in counts), first=2)


def _disagreements(verdicts: Sequence[Verdict], language: str) -> Iterator[Block]:
    if not verdicts:
        return
    yield BLANK
    many = len(verdicts)
    yield block(Span(pick(language, f"不一致 {many} 处", f"{many} disagreements"), Tone.STRONG))
    for item in verdicts:
        yield BLANK
        said = " → ".join(pick(language, *_WORDS[name]) for name in (item.known, item.found))
        yield block(Span(f"{item.gold.name} {item.obligation.id} {item.obligation.title}", Tone.STRONG), f" {said}")
        for quote in _readers(item):
            yield block(Span(pick(language, "读者 ", "reader "), Tone.FAINT), quote, first=4, hang=9)
        for quote in _audits(item, language):
            yield block(Span(pick(language, "工具 ", "audit "), Tone.FAINT), quote, first=4, hang=9)


def _readers(item: Verdict) -> Iterator[str]:
    for place in item.label.passages if item.label else ():
        yield f"“{_quote(item, place.start, place.end)}”{word(place.strength)}"


def _audits(item: Verdict, language: str) -> Iterator[str]:
    for found in item.evidence:
        why = reasons(found.reasons, language)
        yield f"“{_quote(item, found.start, found.end)}”{word(found.strength, language)} {found.rule} {why}"


def _quote(item: Verdict, start: int, end: int) -> str:
    words = one_line(item.gold.report.text[start:end])
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"


def _same(item: Verdict) -> bool:
    """Whether nothing is to be told: the same conclusion, or one that a reader gives."""
    return item.agrees


def _by_domain(verdicts: Iterable[Verdict], language: str = "") -> dict[str, list[Verdict]]:
    groups: dict[str, list[Verdict]] = {}
    for item in verdicts:
        domain = item.obligation.domain
        groups.setdefault(word(domain, language) if language else domain.value, []).append(item)
    return groups


def _by_file(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    groups: dict[str, list[Verdict]] = {}
    for item in verdicts:
        groups.setdefault(item.gold.name, []).append(item)
    return groups


def _figures(found: Score) -> dict[str, Any]:
    return {
        "supported_by_both": found.true,
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
        "strength_agreement": found.strength,
        "strength_kappa": found.kappa,
        "passage_precision": found.placed,
        "confusion": {f"{known}/{said}": count for (known, said), count in sorted(found.confusion.items())},
    }


def _disagreement(item: Verdict) -> dict[str, Any]:
    places = item.label.passages if item.label else ()
    return {
        "file": item.gold.name,
        "obligation": item.obligation.id,
        "readers": item.known,
        "audit": item.found,
        "passages": [[place.start, place.end] for place in places],
        "evidence": [[found.start, found.end, found.rule] for found in item.evidence],
    }
