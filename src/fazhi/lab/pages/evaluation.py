"""How far the audit agrees with careful readers, as a page of text or as JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from fazhi.lab.baselines import Baseline
from fazhi.lab.first_sight import NOTHING, FirstSight, SetRecord
from fazhi.lab.labels import CONCLUSIONS, Gold, PlaceRecord
from fazhi.lab.nearest import NearestFound
from fazhi.lab.pages.standing import headline, named, side_by_side, table
from fazhi.lab.scores import Score, Verdict, score
from fazhi.lab.standing import Groups, Standing, by_group, groups, plain
from fazhi.model.both import Both, pick
from fazhi.model.evidence import Evidence
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.columns import pad
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import one_line
from fazhi.output.words.why import reasons
from fazhi.patterns.words import written

SCHEMA = "fazhi.evaluation/2"
"""Name and version of the JSON format; version 2 has every field of version 1 as it was, and more."""
_NAME = 30
_NUMBER = 8
_QUOTED = 70
WORDS = {
    "missing": Both("无", "none"),
    "admitted": Both("自认", "admitted"),
    "planned": Both("计划", "planned"),
    "assertion": Both("表态", "assertion"),
    "measure": Both("举措", "measure"),
    "result": Both("成效", "result"),
}
"""What readers and audit conclude, by its name in labels."""
_BASELINES = {
    "naive": Both("基线：字面词语", "baseline: literal terms"),
    "bm25": Both("基线：BM25", "baseline: BM25"),
}
_NAMES = {
    "overall": Both("全部", "all"),
    "tuned": Both("可用于调校", "may be tuned on"),
    "held_out": Both("未用于调校", "not tuned on"),
}
_NEAREST = Both(
    "相近句命中：工具漏认的义务，读者的片段在所示相近句之中",
    "nearest found: of the misses, the readers' passage is among the nearest shown",
)
_KINDS = {
    "extra": Both("工具多认", "only the audit sees support"),
    "missed": Both("工具漏认", "only the readers see support"),
    "strength": Both("强度不同", "another strength"),
    "passage": Both("片段对不上", "a passage that no reader marked"),
    "conclusion": Both("结论不同", "another conclusion"),
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The verdicts on some labelled reports, and the baselines on the same ones."""

    golds: Sequence[Gold]
    verdicts: Sequence[Verdict]
    baselines: Mapping[str, Baseline]
    """By name; empty where none was asked for."""
    seen: FirstSight = NOTHING
    """What is known of texts at first sight."""
    nearest: Mapping[str, NearestFound] = field(default_factory=dict)
    """What the sentences shown as nearest were worth: overall, tuned and held_out."""

    @property
    def groups(self) -> Groups:
        """The texts by what the audit knew of them."""
        return groups(self.golds, self.verdicts, self.seen)

    def told(self, show_held: bool) -> list[Verdict]:
        """The verdicts that may be shown one by one."""
        return [item for item in self.verdicts if item.gold.tune or show_held]

    def tuned(self, tune: bool) -> list[Verdict]:
        """The verdicts on the reports that rules may, or may not, be tuned on."""
        return [item for item in self.verdicts if item.gold.tune is tune]


def _text(evaluation: Evaluation, show_held: bool, options: Options) -> str:
    """The figures and every disagreement; of reports kept for checking only the figures, unless `show_held`."""
    return render(_page(evaluation, options.language, show_held), options.width, options.colour)


def _json(evaluation: Evaluation, show_held: bool, _options: Options) -> str:
    """The figures as one JSON object and a line end."""
    told = evaluation.told(show_held)
    data = {
        "schema": SCHEMA,
        "overall": _figures(score(evaluation.verdicts)),
        "tuned": _figures(score(evaluation.tuned(True))),
        "held_out": _figures(score(evaluation.tuned(False))),
        "domains": {name: _figures(score(rows)) for name, rows in _by_domain(told).items()},
        "files": {name: _figures(score(rows)) for name, rows in _by_file(told).items()},
        "baselines": {name: item._asdict() for name, item in evaluation.baselines.items()},
        "nearest_found": {name: asdict(item) for name, item in evaluation.nearest.items()},
        "disagreements": [_disagreement(item) for item in told if item.kind],
        "standing": {name: plain(item) for name, item in evaluation.groups._asdict().items()},
        "sets": [_set(item) for item in evaluation.seen.sets],
        "unit_kinds": {name: plain(item) for name, item in _by_unit_kind(evaluation, told).items()},
        "domain_standing": {name: plain(item) for name, item in _by_field(evaluation, told).items()},
        "verdicts": [_verdict(item) for item in told],
    }
    return json_text(data)


WRITERS: Final[Mapping[str, Callable[[Evaluation, bool, Options], str]]] = {"text": _text, "json": _json}
"""How an evaluation is written, by the name of the format."""


def _page(evaluation: Evaluation, language: str, show_held: bool) -> Iterator[Block]:
    many = len(evaluation.golds)
    yield block(Span(pick(language, f"与 {many} 份标注的一致程度", f"Agreement with {many} label files"), Tone.STRONG))
    yield BLANK
    found = evaluation.groups
    yield from headline(evaluation.seen, found, language)
    yield from side_by_side(found, language)
    yield BLANK
    yield _head(pick(language, "范围", "scope"), language)
    for name, rows in _scopes(evaluation, language):
        yield _row(name, score(rows))
    yield from _baselines(evaluation, language)
    yield from _nearest(evaluation, language)
    told = evaluation.told(show_held)
    yield from table(
        pick(language, "按单位类别", "by kind of unit"), _by_unit_kind(evaluation, told, language), language
    )
    yield from table(pick(language, "按领域", "by domain"), _by_field(evaluation, told, language), language)
    yield from _table(pick(language, "按文件", "By file"), _by_file(told), language)
    yield from _confusion(score(evaluation.verdicts), language)
    yield from _disagreements([item for item in told if item.kind], language)


def _scopes(evaluation: Evaluation, language: str) -> Iterator[tuple[str, Sequence[Verdict]]]:
    yield _NAMES["overall"].of(language), evaluation.verdicts
    for tune, name in ((True, "tuned"), (False, "held_out")):
        if rows := evaluation.tuned(tune):
            yield _NAMES[name].of(language), rows


def _head(name: str, language: str) -> Block:
    names = pick(language, "精确率 召回率 F1 强度 kappa 片段", "prec. recall F1 str. kappa places").split()
    return block(
        Span(pad(name, _NAME) + "".join(pad(item, _NUMBER, right=True) for item in names), Tone.FAINT), first=2
    )


def _row(name: str, found: Score) -> Block:
    values = (found.precision, found.recall, found.f1, found.strength, found.kappa, found.placed)
    return block(named(name, _NAME) + _numbers(values), first=2)


def _numbers(values: Iterable[float]) -> str:
    return "".join(pad(f"{value:.3f}", _NUMBER, right=True) for value in values)


def _baselines(evaluation: Evaluation, language: str) -> Iterator[Block]:
    for name, item in evaluation.baselines.items():
        yield block(pad(_BASELINES[name].of(language), _NAME) + _numbers(item), first=2)


def _nearest(evaluation: Evaluation, language: str) -> Iterator[Block]:
    """Of the misses of each scope, how many stand among the sentences shown as nearest."""
    if evaluation.nearest:
        yield BLANK
        yield block(Span(_NEAREST.of(language), Tone.FAINT), first=2)
    for name, found in evaluation.nearest.items():
        if found.missed:
            counted = pad(f"{found.found}/{found.missed}", _NUMBER, right=True) + _numbers([found.share])
            yield block(pad(_NAMES[name].of(language), _NAME) + counted, first=2)


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
    names = [WORDS[name].of(language) for name in CONCLUSIONS]
    wide = 11
    yield block(pad("", wide) + "".join(pad(name, wide, right=True) for name in names), first=2)
    for known, name in zip(CONCLUSIONS, names, strict=True):
        counts = (str(found.confusion.get((known, other), 0)) for other in CONCLUSIONS)
        yield block(pad(name, wide) + "".join(f"{count:>{wide}}" for count in counts), first=2)


def _disagreements(verdicts: Sequence[Verdict], language: str) -> Iterator[Block]:
    if not verdicts:
        return
    yield BLANK
    yield block(Span(pick(language, f"不一致：{len(verdicts)} 处", f"Disagreements: {len(verdicts)}"), Tone.STRONG))
    for item in verdicts:
        yield BLANK
        yield _difference(item, language)
        for quote in _readers(item, language):
            yield block(Span(pick(language, "读者 ", "readers "), Tone.FAINT), quote, first=4, hang=9)
        for quote in _audits(item, language):
            yield block(Span(pick(language, "工具 ", "audit "), Tone.FAINT), quote, first=4, hang=9)


def _difference(item: Verdict, language: str) -> Block:
    name = f"{item.gold.name} {item.obligation.id} {item.obligation.title_in(language)}"
    kind = _KINDS[item.kind or ""].of(language)
    said = " → ".join(WORDS[name].of(language) for name in (item.known, item.found))
    return block(Span(name, Tone.STRONG), pick(language, f"　{kind}：{said}", f" - {kind}: {said}"), hang=4)


def _readers(item: Verdict, language: str) -> Iterator[str]:
    for place in item.places:
        yield f"“{_quote(item, place.start, place.end)}” {_grade(place, language)}"


def _audits(item: Verdict, language: str) -> Iterator[str]:
    for found in item.evidence:
        rule = written(item.obligation, found, language)
        told = (_grade(found, language), rule, reasons(found.reasons, language))
        yield f"“{_quote(item, found.start, found.end)}” {pick(language, '；', '; ').join(told)}"


def _grade(item: PlaceRecord | Evidence, language: str) -> str:
    return f"{word(item.strength, language)} · {word(item.polarity, language)}"


def _quote(item: Verdict, start: int, end: int) -> str:
    words = one_line(item.gold.report.text[start:end])
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"


def _by_domain(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    return _grouped(verdicts, lambda item: item.obligation.domain.value)


def _by_file(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    return _grouped(verdicts, lambda item: item.gold.name)


def _grouped(verdicts: Iterable[Verdict], name: Callable[[Verdict], str]) -> dict[str, list[Verdict]]:
    groups: dict[str, list[Verdict]] = {}
    for item in verdicts:
        groups.setdefault(name(item), []).append(item)
    return groups


def _by_unit_kind(evaluation: Evaluation, told: Sequence[Verdict], language: str = "") -> dict[str, Standing]:
    def name(item: Verdict) -> str:
        kind = item.gold.report.unit_kind
        return word(kind, language) if language else kind.value

    return by_group(evaluation.golds, told, name)


def _by_field(evaluation: Evaluation, told: Sequence[Verdict], language: str = "") -> dict[str, Standing]:
    def name(item: Verdict) -> str:
        return word(item.obligation.domain, language) if language else item.obligation.domain.value

    return by_group(evaluation.golds, told, name)


def _set(item: SetRecord) -> dict[str, Any]:
    return {
        "name": item.name,
        "title": item.title,
        "title_en": item.title_en,
        "origin": item.origin.value,
        "texts": item.texts,
        "f1": [*item.f1],
        "strength": [*item.strength],
    }


def _verdict(item: Verdict) -> dict[str, Any]:
    return {
        "file": item.gold.name,
        "obligation": item.obligation.id,
        "readers": item.known,
        "audit": item.found,
        "agrees": item.agrees,
        "places": [[found.start, found.end] for found in item.shown],
    }


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
    return {
        "file": item.gold.name,
        "obligation": item.obligation.id,
        "kind": item.kind,
        "readers": item.known,
        "audit": item.found,
        "passages": [_place(item, place) for place in item.places],
        "evidence": [
            _place(item, found) | {"rule": found.rule, "line": found.line, "reasons": [*map(str, found.reasons)]}
            for found in item.evidence
        ],
    }


def _place(item: Verdict, place: PlaceRecord | Evidence) -> dict[str, Any]:
    return {
        "start": place.start,
        "end": place.end,
        "strength": place.strength.key,
        "polarity": place.polarity.value,
        "text": one_line(item.gold.report.text[place.start : place.end]),
    }
