"""Mistakes in the word lists."""

from collections.abc import Mapping

from fazhi.catalogue.patterns import check_term
from fazhi.yamlfile import Line, Problems

GRADING = (
    *("act", "act_not", "light", "event", "made_thing", "issue", "study"),
    *("slogan", "evaluation", "evaluation_how", "ground", "ground_tail", "manner_head", "manner_tail"),
    *("threshold", "aim", "outcome", "cause"),
    *("promise", "unfinished", "lack", "mend"),
    *("last_year", "other_period", "this_period", "comparison"),
)
"""Concepts that grading rests on, so that every lexicon must have them."""


def check_lexicon(concepts: Mapping[str, tuple[int, tuple[Line, ...]]], problems: Problems) -> None:
    """Report words that can never occur, and concepts that are missing."""
    for _, terms in concepts.values():
        for term in terms:
            check_term(term, problems)
    for name in GRADING:
        if name not in concepts:
            problems.add(
                0, f"缺少概念 {name}，强度判断要用，请补上", f"the concept {name} is missing; grading needs it"
            )
