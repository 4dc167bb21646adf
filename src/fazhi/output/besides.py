"""Findings that are no duty's conclusion: on the report as a whole, and what else there is to say of a duty."""

from collections.abc import Iterator, Sequence

from fazhi.model.audit import Finding
from fazhi.model.words import word
from fazhi.output.gap import Teller
from fazhi.output.language import pick
from fazhi.output.layout import BLANK, Block, Span, Tone, block
from fazhi.rules import RULES

_RULES = {rule.id: rule for rule in RULES}


def besides(teller: Teller, findings: Sequence[Finding]) -> Iterator[Block]:
    """The findings under a heading of their own; nothing where there are none."""
    if not findings:
        return
    many, language = len(findings), teller.language
    head = pick(language, f"【其他问题】{many} 处，请人工核对", f"[other findings] {many}, for a person to check")
    yield BLANK
    yield block(Span(head, Tone.STRONG))
    yield BLANK
    for item in findings:
        yield _finding(item, language)


def _finding(item: Finding, language: str) -> Block:
    rule = _RULES[item.rule]
    about = f" {item.obligation}" if item.obligation else ""
    grade = pick(language, f"（{word(item.severity)}）", f" ({word(item.severity, 'en')})")
    said = pick(language, f"：{item.message}", f": {item.message_en}")
    return block(f"○ {pick(language, rule.title, rule.title_en)}{about}", Span(grade, Tone.FAINT), said, hang=4)
