"""Figures at first sight, kept and tuned side by side, with their intervals."""

from collections.abc import Iterator, Mapping

from fazhi.lab.first_sight import FirstSight, Origin, SetRecord
from fazhi.lab.standing import Groups, Interval, Standing
from fazhi.model.both import Both, pick
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block
from fazhi.output.words.columns import columns, pad

_NAME = 23
_INTERVAL = 17
_TEXTS, _LABELS, _PLACES = 6, 7, 8
_NAMES = {
    "first": Both("首次核查，真实文本", "real, at first sight"),
    "kept": Both("今天，未用于调校", "today, not tuned on"),
    "tuned": Both("今天，调校过或自写", "today, tuned or own"),
}


def headline(seen: FirstSight, groups: Groups, language: str) -> Iterator[Block]:
    """What a user will meet first, then what is measured today."""
    known = [item for item in seen.sets if item.origin is Origin.REAL]
    if not (known or groups.first.texts):
        return
    yield block(Span(pick(language, "用户会遇到的：首次核查", "What a user will meet: first sight"), Tone.STRONG))
    for item in known:
        yield block(_bounds(item, language), first=2)
    yield BLANK


def side_by_side(groups: Groups, language: str) -> Iterator[Block]:
    """The three groups, those that have texts."""
    yield _head(pick(language, "并排（95% 区间）", "side by side (95 %)"), language)
    for name, item in groups._asdict().items():
        if item.texts:
            yield row(_NAMES[name].of(language), item)


def table(title: str, found: Mapping[str, Standing], language: str) -> Iterator[Block]:
    """One row for each name."""
    if found:
        yield BLANK
        yield _head(title, language)
        for name, item in found.items():
            yield row(name, item)


def row(name: str, item: Standing) -> Block:
    """Name, F1, strength and passages with their intervals, texts and labels."""
    figures = (item.f1, item.strength)
    cells = [pad(_interval(value), _INTERVAL, right=True) for value in figures]
    passages = "–" if item.passages is None else f"{item.passages.value:.3f}"
    numbers = [pad(str(value), wide, right=True) for value, wide in ((item.texts, _TEXTS), (item.labels, _LABELS))]
    return block(named(name, _NAME) + "".join((*cells, pad(passages, _PLACES, right=True), *numbers)), first=2)


def _head(name: str, language: str) -> Block:
    names = pick(language, "F1 强度 片段 份数 标注", "F1 strength places texts labels").split()
    wide = (_INTERVAL, _INTERVAL, _PLACES, _TEXTS, _LABELS)
    cells = "".join(pad(item, columns_, right=True) for item, columns_ in zip(names, wide, strict=True))
    return block(Span(pad(name, _NAME) + cells, Tone.FAINT), first=2)


def _interval(found: Interval | None) -> str:
    if found is None:
        return "–"
    if found.low is None or found.high is None:
        return f"{found.value:.3f}"
    return f"{found.value:.3f} {found.low:.2f}–{found.high:.2f}"


def named(name: str, wide: int) -> str:
    """A name as wide as its column, cut so that a blank stands behind it."""
    while columns(name) >= wide:
        name = name[:-1]
    return pad(name, wide)


def _bounds(item: SetRecord, language: str) -> str:
    f1, strength = (f"{low:.2f}–{high:.2f}" for low, high in (item.f1, item.strength))
    told = pick(
        language,
        f"{item.texts} 份{item.title}：F1 {f1}，强度一致 {strength}",
        f"{item.texts} {item.title_en}: F1 {f1}, strength {strength}",
    )
    if item.readers is None:
        return told
    among = f"{item.readers.f1:.2f} / {item.readers.strength:.2f}"
    return told + pick(language, f"；读者之间 {among}", f"; readers among themselves {among}")
