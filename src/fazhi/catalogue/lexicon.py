"""Mistakes in the word lists."""

from collections.abc import Mapping

from fazhi.catalogue.patterns import check_terms
from fazhi.model.lexicon import GRADING
from fazhi.yamlfile import Line, Problems


def check_lexicon(concepts: Mapping[str, tuple[int, tuple[Line, ...]]], problems: Problems) -> None:
    """Report words that can never occur, and concepts that are missing."""
    for _, terms in concepts.values():
        check_terms(terms, problems)
    for name in GRADING if concepts else ():
        if name not in concepts:
            problems.add(
                0, f"缺少概念 {name}，强度判断要用，请补上", f"the concept {name} is missing; grading needs it"
            )
