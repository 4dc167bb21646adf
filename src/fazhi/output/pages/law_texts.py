"""Words of the law, and what came of holding the catalogue to them, for a reader at a terminal and for programs."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from fazhi.laws import Checked, Fault, LawFolder, LawText
from fazhi.model.both import Both, pick
from fazhi.model.law import Citation, Instrument, Version
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.output.formats import Options
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.citation import cite
from fazhi.output.words.json import json_text

SCHEMA: Final = "fazhi.law-check/1"
_FAULTS: Final = {
    Fault.NO_PLACE: Both("没有这一条", "there is no such place"),
    Fault.NO_ANCHOR: Both("里面没有“{anchor}”", 'does not hold "{anchor}"'),
}


def law_words_text(
    place: tuple[Instrument, Version, int | str],
    text: LawText,
    words: str,
    catalogue: Catalogue,
    options: Options,
) -> str:
    """The words of one article or section, with its source and the duties that cite it."""
    return render(_words(place, text, words, catalogue, options.language), options.width, options.colour)


def _words(
    place: tuple[Instrument, Version, int | str], text: LawText, words: str, catalogue: Catalogue, language: str
) -> Iterator[Block]:
    instrument, version, where = place
    name = pick(language, f"《{instrument.title}》", instrument.title_en)
    days = pick(language, f"{version.version}文本，{version.in_force_from} 起施行", f"text of {version.version}")
    if version.in_force_to is not None:
        days += pick(language, f"，至 {version.in_force_to} 止", f", in force until {version.in_force_to}")
    yield block(Span(name, Tone.STRONG))
    yield block(Span(f"{days} · {text.name}", Tone.FAINT))
    yield BLANK
    yield from (block(line, first=2) for line in words.splitlines())
    citing = [
        item
        for item in catalogue.obligations
        if any(_leads_to(cited, instrument, version, where) for cited in item.basis)
    ]
    yield BLANK
    if not citing:
        yield block(pick(language, "目录中没有义务引这一处。", "No duty of the catalogue cites this place."))
    for item in citing:
        yield block(Span(item.id, Tone.STRONG), f" {item.title_in(language)}", hang=4)


def _leads_to(cited: Citation, instrument: Instrument, version: Version, where: int | str) -> bool:
    same = cited.instrument == instrument.id and cited.version == version.version
    return same and (cited.article == where or (isinstance(where, str) and where in (cited.item or "")))


def _text(found: Checked, laws: LawFolder, catalogue: Catalogue, options: Options) -> str:
    """What holds and what does not, for a reader."""
    return render(_checked(found, laws, catalogue, options.language), options.width, options.colour)


def _checked(found: Checked, laws: LawFolder, catalogue: Catalogue, language: str) -> Iterator[Block]:
    held, wrong, without = map(len, (found.held, found.wrong, found.without_text))
    yield block(
        Span(
            pick(
                language,
                f"{held} 处引用与原文相符，{wrong} 处不符，{without} 处没有文本可核。",
                f"{held} citations hold, {wrong} do not, {without} have no text to be held to.",
            ),
            Tone.STRONG,
        )
    )
    for duty, cited, fault in found.wrong:
        why = _FAULTS[fault].of(language).format(anchor=cited.anchor)
        name = cite(cited, catalogue.instruments, language)
        yield block(Span("× ", Tone.BAD), f"{duty.id} {name}", pick(language, f"：{why}", f": {why}"), first=2, hang=4)
    if found.newer:
        yield BLANK
        yield block(pick(language, "比目录新的文本，请核对：", "Texts later than the catalogue; look at them:"))
        for instrument, text in found.newer:
            yield block(f"{instrument.id} {text.title}（{text.day}） {text.name}", first=2, hang=4)
    if found.unknown:
        yield BLANK
        titles = "、".join(text.title for text in found.unknown)
        yield block(pick(language, f"目录没有收入的：{titles}。", f"Not on record: {titles}."), hang=2)
    for notice in laws.notices:
        yield block(f"※ {notice.of(language)}", hang=3)


def _json(found: Checked, _laws: LawFolder, _catalogue: Catalogue, _options: Options) -> str:
    """What was found, for programs."""
    return json_text(
        {
            "schema": SCHEMA,
            "held": len(found.held),
            "wrong": [{**_place(duty, cited), "fault": fault.value} for duty, cited, fault in found.wrong],
            "without_text": [_place(duty, cited) for duty, cited in found.without_text],
            "newer": [{"instrument": item.id, "text": text.name} for item, text in found.newer],
            "unknown": [text.name for text in found.unknown],
        }
    )


WRITERS: Final[Mapping[str, Callable[[Checked, LawFolder, Catalogue, Options], str]]] = {"text": _text, "json": _json}
"""How what came of a check is written, by the name of the format."""


def _place(duty: Obligation, cited: Citation) -> dict[str, object]:
    return {
        "obligation": duty.id,
        "instrument": cited.instrument,
        "version": cited.version.isoformat(),
        "article": cited.article,
        "item": cited.item,
        "anchor": cited.anchor,
    }
