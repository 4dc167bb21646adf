"""The language of evidence rules, whole: how a pattern is written, what can be wrong with one, and what it matches.

Others ask it four things: the matcher of some obligations (`compile_matcher`), the matches of a sentence with their
slots filled (`fill`), the mistakes of a rule (file `mistakes`), and a rule in words for people (file `words`); and
`syntax` and `longer` for the parts of a pattern.
"""

from fazhi.patterns.matcher import Hit, Match, Matcher, Role, Scope, Span, Use, compile_matcher
from fazhi.patterns.slots import fill, is_headed, standing, worth_asking
from fazhi.patterns.syntax import CONCEPT_NAME, Lexicon, concepts, literals, without_concepts

__all__ = [
    "CONCEPT_NAME",
    "Hit",
    "Lexicon",
    "Match",
    "Matcher",
    "Role",
    "Scope",
    "Span",
    "Use",
    "compile_matcher",
    "concepts",
    "fill",
    "is_headed",
    "literals",
    "standing",
    "without_concepts",
    "worth_asking",
]
