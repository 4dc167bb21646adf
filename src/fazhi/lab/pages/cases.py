"""The cases of rules as a page of text: those that are not met, each with what was found instead."""

from collections.abc import Iterator, Sequence

from fazhi.lab.cases import Outcome
from fazhi.model.both import pick
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.obligation import Catalogue
from fazhi.model.words import word
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.quote import one_line
from fazhi.output.words.why import not_higher, reasons, shortfall


def cases_text(outcomes: Sequence[Outcome], catalogue: Catalogue, colour: bool, width: int, language: str) -> str:
    """How many cases are met, and the others in full."""
    return render(_page(outcomes, catalogue, language), width, colour)


def _page(outcomes: Sequence[Outcome], catalogue: Catalogue, language: str) -> Iterator[Block]:
    for outcome in outcomes:
        if not outcome.right:
            yield from _wrong(outcome, catalogue, language)
    wrong = sum(not outcome.right for outcome in outcomes)
    names = sorted({outcome.case.obligation for outcome in outcomes})
    about = names[0] if len(names) == 1 else pick(language, f"{len(names)} 项义务", f"{len(names)} obligations")
    said = pick(
        language,
        f"{about}：{len(outcomes)} 个用例，{wrong} 个不符。",
        f"{about}: {len(outcomes)} cases, {wrong} not met.",
    )
    yield block(Span(said, Tone.BAD if wrong else Tone.GOOD))


def _wrong(outcome: Outcome, catalogue: Catalogue, language: str) -> Iterator[Block]:
    case = outcome.case
    yield block(Span("✕ ", Tone.BAD), Span(str(case), Tone.STRONG), hang=2)
    yield block(f"“{one_line(case.report.text[case.start :])}”", first=4)
    wanted = word(case.strength, language) + (f" · {word(case.polarity, language)}" if case.polarity else "")
    yield block(Span(pick(language, "应为 ", "wanted "), Tone.FAINT), wanted, first=4)
    for item in outcome.found:
        grade = f"{word(item.strength, language)} · {word(item.polarity, language)} "
        short = not_higher(item.reasons, language)
        told = "；".join(filter(None, (reasons(item.reasons, language), short)))
        yield _line(pick(language, "找到 ", "found "), f"{grade}{_place(outcome, item, catalogue)} {told}")
    for near in outcome.missed.near:
        told = f"{shortfall(near, language)} {_place(outcome, near, catalogue)}"
        yield _line(pick(language, "相近 ", "near "), told)
    if not (outcome.found or outcome.missed.near):
        yield _line(pick(language, "什么也没有找到", "nothing was found"), "")
    yield BLANK


def _line(label: str, told: str) -> Block:
    return block(Span(label, Tone.FAINT), told, first=4, hang=9)


def _place(outcome: Outcome, item: Evidence | NearMiss, catalogue: Catalogue) -> str:
    """The words, and the rule's line in the catalogue."""
    quote = one_line(outcome.case.report.text[item.start : item.end])
    duty = catalogue.obligation(item.obligation)
    where = f"（{duty.at.file}:{item.line}）" if duty else ""
    return f"“{quote}” {item.rule}{where}"
