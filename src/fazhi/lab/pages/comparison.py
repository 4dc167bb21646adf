"""How the verdicts of two runs differ, as a page of text or as JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from fazhi.lab.against import Change, Comparison, Move, Said
from fazhi.lab.pages.evaluation import WORDS
from fazhi.model.both import Both, pick
from fazhi.model.obligation import Catalogue
from fazhi.output.formats import Options
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.json import json_text

SCHEMA = "fazhi.comparison/1"
"""Name and version of the JSON format."""
_VERDICTS = WORDS | {
    "waived": Both("已豁免", "waived"),
    "not_applicable": Both("不适用", "not applicable"),
}
_MOVES = {
    Move.ROSE: Both("升", "rose"),
    Move.FELL: Both("降", "fell"),
    Move.MOVED: Both("结论不变，片段不同", "the same verdict by other passages"),
    Move.OTHER: Both("其他变化", "other changes"),
}
_BETTER = {True: Both("改对了", "right now"), False: Both("改错了", "wrong now"), None: Both("", "")}
_TONES = {True: Tone.GOOD, False: Tone.BAD, None: Tone.PLAIN}


def _text(found: Comparison, catalogue: Catalogue, options: Options) -> str:
    """How many verdicts differ, then each of them."""
    return render(_moves(found, catalogue, options.language), options.width, options.colour)


def _json(found: Comparison, _catalogue: Catalogue, _options: Options) -> str:
    """What differs between two runs as one JSON object and a line end."""
    data = {
        "schema": SCHEMA,
        "same": found.same,
        "counts": {move.value: len(found.of(move)) for move in Move},
        "changes": [_change(item) for item in found.changes],
        "only_before": [*found.only_before],
        "only_after": [*found.only_after],
    }
    return json_text(data)


WRITERS: Final[Mapping[str, Callable[[Comparison, Catalogue, Options], str]]] = {
    "text": _text,
    "json": _json,
}
"""How what differs between two runs is written, by the name of the format."""


def _moves(found: Comparison, catalogue: Catalogue, language: str) -> Iterator[Block]:
    yield block(Span(_summary(found, language), Tone.STRONG))
    for move in Move:
        if changes := found.of(move):
            yield BLANK
            name = _MOVES[move].of(language)
            yield block(Span(pick(language, f"【{name}】{len(changes)} 处", f"[{name}] {len(changes)}"), Tone.STRONG))
            for item in changes:
                yield _told(item, catalogue, language)
    yield from _only(found.only_before, pick(language, "只在前一次：", "only in the earlier run:"))
    yield from _only(found.only_after, pick(language, "只在后一次：", "only in the later run:"))


def _only(names: Sequence[str], head: str) -> Iterator[Block]:
    if names:
        yield BLANK
        yield block(Span(head, Tone.FAINT))
        yield from (block(name, first=2) for name in names)


def _summary(found: Comparison, language: str) -> str:
    better = sum(item.better is True for item in found.changes)
    worse = sum(item.better is False for item in found.changes)
    rose, fell, moved, other = (len(found.of(move)) for move in Move)
    zh = f"{found.same} 处不变；升 {rose}，降 {fell}，换了片段 {moved}，其他 {other}"
    en = f"{found.same} verdicts unchanged; {rose} rose, {fell} fell, {moved} rest on other passages, {other} other"
    if better or worse or any(item.after.agrees is not None for item in found.changes):
        zh += f"；按读者的标注：改对 {better}，改错 {worse}"
        en += f"; by the readers' labels {better} are right now, {worse} wrong"
    return pick(language, f"{zh}。", f"{en}.")


def _told(item: Change, catalogue: Catalogue, language: str) -> Block:
    duty = catalogue.obligation(item.obligation)
    title = "" if duty is None else " " + duty.title_in(language)
    verdicts = " → ".join(_VERDICTS[said.verdict].of(language) for said in (item.before, item.after))
    if item.move is Move.MOVED:
        verdicts = f"{_VERDICTS[item.after.verdict].of(language)} {_places(item.before)} → {_places(item.after)}"
    readers = item.after.readers
    said = "" if readers is None else pick(language, "（读者：", " (readers: ") + _VERDICTS[readers].of(language)
    said += pick(language, "）", ")") if said else ""
    better = _BETTER[item.better].of(language)
    tone = _TONES[item.better]
    head = f"{item.text} {item.obligation}{title}{pick(language, '：', ': ')}"
    return block(head, Span(verdicts, tone), Span(said, Tone.FAINT), Span(f" {better}" if better else "", tone), hang=4)


def _places(said: Said) -> str:
    return ", ".join(f"{start}–{end}" for start, end in sorted(said.places)) or "–"


def _change(item: Change) -> dict[str, Any]:
    return {
        "text": item.text,
        "obligation": item.obligation,
        "move": item.move.value,
        "better": item.better,
        "before": _said(item.before),
        "after": _said(item.after),
        "readers": item.after.readers,
    }


def _said(item: Said) -> dict[str, Any]:
    return {"verdict": item.verdict, "places": [[*place] for place in sorted(item.places)]}
