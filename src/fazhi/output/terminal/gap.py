"""One assessment that falls short, told to a reader: duty, articles, nearest passages, remedy."""

from collections.abc import Iterator
from typing import NamedTuple

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import ENGLISH, pick
from fazhi.model.evidence import Evidence, NearMiss, Polarity
from fazhi.model.words import word
from fazhi.output.terminal.layout import Block, Span, Tone, block
from fazhi.output.words.citation import cite_all
from fazhi.output.words.columns import pad
from fazhi.output.words.quote import quote, where
from fazhi.output.words.tally import SYMBOLS
from fazhi.output.words.why import shortfall

TONES = {
    Conclusion.SUPPORTED: Tone.GOOD,
    Conclusion.WEAK: Tone.FAIR,
    Conclusion.PLANNED: Tone.BAD,
    Conclusion.ADMITTED: Tone.BAD,
    Conclusion.MISSING: Tone.BAD,
    Conclusion.WAIVED: Tone.FAINT,
    Conclusion.NOT_APPLICABLE: Tone.FAINT,
}
_SHOWN = 2
"""Passages shown for one duty."""
_QUOTED = 76


class Teller(NamedTuple):
    """Tells assessments of one audit in one language."""

    audit: Audit
    language: str = "zh"
    most: int = _QUOTED
    """Columns to which a quote is cut."""

    def head(self, assessment: Assessment) -> Block:
        """Symbol, identifier, title and conclusion on one line."""
        tone = TONES[assessment.conclusion]
        name = word(assessment.conclusion, self.language)
        if assessment.likelihood is not None:
            sure = word(assessment.likelihood, self.language)
            name += pick(self.language, f"，把握{sure}", f", likelihood {sure}")
        return block(
            Span(f"{SYMBOLS[assessment.conclusion]} ", tone),
            Span(assessment.obligation.id, Tone.STRONG),
            f" {self.title(assessment)}",
            Span(pick(self.language, f"（{name}）", f" ({name})"), tone),
            hang=4,
        )

    def title(self, assessment: Assessment) -> str:
        """The duty's title."""
        return pick(self.language, assessment.obligation.title, assessment.obligation.title_en)

    def details(self, assessment: Assessment) -> Iterator[Block]:
        """Articles, nearest passages and remedy, each under its label; a sentence where nothing comes near."""
        yield from self.basis(assessment)
        yield from self.nearest(assessment)
        if not (assessment.evidence or assessment.near):
            yield self.labelled("相近", "near", pick(self.language, "全文没有相近的表述。", "No passage comes near."))
        yield self.remedy(assessment)

    def basis(self, assessment: Assessment) -> Iterator[Block]:
        """The articles in force."""
        for at, citation in enumerate(cite_all(assessment.basis, self.audit.instruments, self.language)):
            yield self.labelled("" if at else "依据", "" if at else "basis", citation)

    def remedy(self, assessment: Assessment) -> Block:
        """What to add to the report."""
        said = pick(self.language, assessment.obligation.remedy, assessment.obligation.remedy_en)
        return self.labelled("补正", "remedy", said)

    def nearest(self, assessment: Assessment) -> Iterator[Block]:
        """What speaks of the duty without supporting it."""
        passages: list[Evidence | NearMiss] = [*self._fallen_short(assessment), *assessment.near]
        for passage in passages[:_SHOWN]:
            yield self.labelled("相近", "near", self.told(passage), Span(self.why(passage), Tone.FAINT))

    def told(self, passage: Evidence | NearMiss) -> str:
        """The passage in quotation marks and where it stands."""
        words = quote(self.audit.report, passage.start, passage.end, self.most)
        stands = place(passage, self.language)
        return stands if words is None else f"“{words}”{stands}"

    def why(self, passage: Evidence | NearMiss) -> str:
        """What the passage shows, or why it does not suffice."""
        if isinstance(passage, NearMiss):
            told = shortfall(passage, self.language)
        else:
            told = word(passage.strength if passage.polarity is Polarity.DONE else passage.polarity, self.language)
        return pick(self.language, f"：{told}", f": {told}")

    def labelled(self, zh: str, en: str, *parts: str | Span) -> Block:
        """A paragraph under a label."""
        wide = 8 if self.language == ENGLISH else 6
        label = Span(pad(pick(self.language, zh, en), wide), Tone.FAINT)
        return block(label, *parts, first=4, hang=4 + wide)

    @staticmethod
    def _fallen_short(assessment: Assessment) -> list[Evidence]:
        """Evidence behind a gap: what is only promised or owned up to, the strongest first."""
        return sorted(assessment.evidence, key=lambda item: (-item.strength, item.start))


def place(passage: Evidence | NearMiss, language: str) -> str:
    """Characters, and headings and items, in brackets."""
    told = where(passage, language)
    return pick(language, f"（{told}）", f" ({told})")
