"""What changes in the law from one year to another, as a page of text or as JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from fazhi.catalogue.changes import Change, LawChange
from fazhi.model.both import Both, pick
from fazhi.model.law import Citation
from fazhi.model.obligation import Catalogue, Severity
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.citation import cite_same, mark, together
from fazhi.output.words.json import citation_object, json_text

SCHEMA = "fazhi.law-diff/1"
"""Name and version of the JSON format."""
CHANGES = {
    Change.BEGAN: Both("新增", "Began"),
    Change.ENDED: Both("终止", "Ended"),
    Change.GRAVER: Both("加重", "Graver"),
    Change.LESS_GRAVE: Both("减轻", "Less grave"),
    Change.MOVED: Both("依据变更", "Other articles or versions"),
}


def _text(changes: Sequence[LawChange], years: tuple[int, int], catalogue: Catalogue, options: Options) -> str:
    """The changes for a reader at a terminal, by what became of the duty."""
    return render(_page(changes, years, catalogue, options.language), options.width, options.colour)


def _json(changes: Sequence[LawChange], years: tuple[int, int], _catalogue: Catalogue, _options: Options) -> str:
    """The changes as one JSON object and a line end."""
    data = {"schema": SCHEMA, "from": years[0], "to": years[1], "changes": [_change(item) for item in changes]}
    return json_text(data)


WRITERS: Final[Mapping[str, Callable[[Sequence[LawChange], tuple[int, int], Catalogue, Options], str]]] = {
    "text": _text,
    "json": _json,
}
"""How the changes from one year to another are written, by the name of the format."""


def _page(changes: Sequence[LawChange], years: tuple[int, int], catalogue: Catalogue, language: str) -> Iterator[Block]:
    first, second = years
    title = pick(language, f"{first} 年与 {second} 年的法律依据", f"The law of {first} and of {second}")
    yield block(Span(title, Tone.STRONG), _count(len(changes), language))
    for change in Change:
        group = [item for item in changes if item.change is change]
        if group:
            yield BLANK
            name = CHANGES[change].of(language)
            yield block(Span(pick(language, f"【{name}】{len(group)} 项", f"[{name}] {len(group)}"), Tone.STRONG))
        for item in group:
            yield from _told(item, catalogue, language)


def _count(many: int, language: str) -> str:
    if not many:
        return pick(language, "：没有变化。", ": nothing changed.")
    return pick(language, f"：{many} 项义务有变化", f": {many} {'duty differs' if many == 1 else 'duties differ'}")


def _told(item: LawChange, catalogue: Catalogue, language: str) -> Iterator[Block]:
    duty = item.obligation
    yield BLANK
    yield block(Span(duty.id, Tone.STRONG), f" {duty.title_in(language)}", hang=4)
    for sign, tone, citations in (
        ("−", Tone.BAD, item.gone),
        ("=", Tone.FAINT, item.kept),
        ("+", Tone.GOOD, item.new),
    ):
        for same in together(citations):
            yield block(Span(f"{sign} ", tone), _cited(same, catalogue, language), first=4, hang=6)
    if item.before.applies and item.after.applies and item.before.severity is not item.after.severity:
        yield block(_severity(item.before.severity, item.after.severity, language), first=4)


def _cited(same: Sequence[Citation], catalogue: Catalogue, language: str) -> str:
    """Citations of one version, the mark of those not verified against the text, and since when it is in force."""
    version = catalogue.instruments[same[0].instrument].version(same[0].version)
    since = "" if version is None else pick(language, f"　{version.in_force_from} 起", f" from {version.in_force_from}")
    until = ""
    if version is not None and version.in_force_to is not None:
        until = pick(language, f"至 {version.in_force_to}", f" to {version.in_force_to}")
    name = cite_same(same, catalogue.instruments, language) + mark(same[0].verified, language)
    return f"{name}{since}{until}"


def _severity(before: Severity, after: Severity, language: str) -> str:
    return pick(
        language,
        f"严重程度：{word(before)} → {word(after)}",
        f"severity: {word(before, 'en')} → {word(after, 'en')}",
    )


def _change(item: LawChange) -> dict[str, Any]:
    return {
        "obligation": item.obligation.id,
        "change": item.change.value,
        "gone": [citation_object(citation) for citation in item.gone],
        "kept": [citation_object(citation) for citation in item.kept],
        "new": [citation_object(citation) for citation in item.new],
        "severity": [side.severity.value if side.applies else None for side in (item.before, item.after)],
    }
