"""One assessment that falls short, for a reader: duty, articles, nearest passages, remedy."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import ENGLISH, pick
from fazhi.model.evidence import Evidence, NearMiss, Polarity, Shortfall, strongest_first
from fazhi.model.law import Citation
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.terminal.layout import Block, Span, Tone, block
from fazhi.output.words.citation import cite_all
from fazhi.output.words.columns import cut, pad
from fazhi.output.words.decided import deciders
from fazhi.output.words.quote import one_line, quote, where
from fazhi.output.words.tally import SYMBOLS
from fazhi.output.words.why import not_found, shortfall

if TYPE_CHECKING:
    from fazhi.laws import LawFolder

TONES = {
    Conclusion.SUPPORTED: Tone.GOOD,
    Conclusion.WEAK: Tone.FAIR,
    Conclusion.PLANNED: Tone.BAD,
    Conclusion.ADMITTED: Tone.BAD,
    Conclusion.MISSING: Tone.BAD,
    Conclusion.WAIVED: Tone.FAINT,
    Conclusion.NOT_APPLICABLE: Tone.FAINT,
}
_SHOWN = 3
"""Passages shown for one duty."""
_MET = 2
"""Of them those that a rule met."""
_QUOTED = 76
_ARTICLE = 200
"""Columns to which an article is quoted; the whole is told by `fazhi law show`."""
_IN_SHORT = 36
"""Columns to which a passage is quoted that shares next to nothing with its duty."""


class Teller(NamedTuple):
    """Tells assessments of one audit in one language."""

    audit: Audit
    language: str = "zh"
    most: int = _QUOTED
    """Columns to which a quote is cut."""
    laws: "LawFolder | None" = None
    """Texts of the law to quote the articles from."""

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
            self.decided(assessment),
            hang=4,
        )

    def decided(self, assessment: Assessment) -> Span:
        """Who decided on it; nothing where nobody has."""
        told = deciders(assessment.decided, self.language)
        return Span(f" · {told}" if told else "", Tone.FAINT)

    def title(self, assessment: Assessment) -> str:
        """The title of the duty in the language of the page."""
        return assessment.obligation.title_in(self.language)

    def details(self, assessment: Assessment) -> Iterator[Block]:
        """Articles, nearest passages and remedy, each under its label."""
        yield from self.basis(assessment)
        yield from self.nearest(assessment)
        yield self.remedy(assessment)

    def basis(self, assessment: Assessment) -> Iterator[Block]:
        """The articles in force."""
        for at, citation in enumerate(cite_all(assessment.basis, self.audit.instruments, self.language)):
            yield self.labelled("" if at else "依据", "" if at else "basis", citation)
        yield from self._words(assessment.basis)

    def _words(self, basis: Iterable[Citation]) -> Iterator[Block]:
        """The words of the first article whose text is at hand; one shows what is asked, the pages have all."""
        laws = self.laws
        found = () if laws is None else (laws.words(item, self.audit.instruments) for item in basis)
        if words := next(filter(None, found), None):
            yield self.labelled("原文", "words", Span(cut(one_line(words), _ARTICLE), Tone.FAINT))

    def remedy(self, assessment: Assessment) -> Block:
        """What to add to the report."""
        said = assessment.obligation.remedy_in(self.language)
        return self.labelled("怎么写", "to write", said)

    def nearest(self, assessment: Assessment) -> Iterator[Block]:
        """What comes nearest to the duty without supporting it; a sentence where nothing was found."""
        passages = nearest_of(assessment.evidence, assessment.near)
        for passage in passages:
            yield self._near(passage)
        if not passages:
            yield self.labelled("相近", "near", not_found(assessment, self.audit.report, self.language))

    def _near(self, passage: Evidence | NearMiss) -> Block:
        """The passage and what it lacks; one that shares next to nothing is quoted in short, and all of it faint."""
        why = Span(self.why(passage), Tone.FAINT)
        if isinstance(passage, NearMiss) and passage.shortfall is Shortfall.FAINT:
            told = Span(self._replace(most=min(self.most, _IN_SHORT)).told(passage), Tone.FAINT)
            return self.labelled("相近", "near", told, why)
        return self.labelled("相近", "near", self.told(passage), why)

    def told(self, passage: Evidence | NearMiss) -> str:
        """The passage in quotation marks and where it stands."""
        words = quote(self.audit.report, passage.start, passage.end, self.most)
        stands = place(passage, self.audit.report, self.language)
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
        wide = 10 if self.language == ENGLISH else 8
        label = Span(pad(pick(self.language, zh, en), wide), Tone.FAINT)
        return block(label, *parts, first=4, hang=4 + wide)


def nearest_of(evidence: Iterable[Evidence], near: Iterable[NearMiss]) -> Sequence[Evidence | NearMiss]:
    """What is shown as nearest to a duty: what is only promised or owned up to, what a rule met, what is alike.

    One or two sentences that are alike in wording always have room: what a rule met may be a heading alone.
    """
    near = tuple(near)
    alike = [item for item in near if item.shortfall.by_wording]
    found: list[Evidence | NearMiss] = [
        *strongest_first(evidence),
        *(item for item in near if not item.shortfall.by_wording),
    ]
    return [*found[: min(_MET, _SHOWN - len(alike))], *alike]


def place(passage: Evidence | NearMiss, report: Report, language: str) -> str:
    """Page, characters, and headings and items, in brackets."""
    told = where(passage, report, language)
    return pick(language, f"（{told}）", f" ({told})")
