"""Evidence: rules compiled once, passages found and graded."""

from fazhi.evidence.search import Searcher, compile_rules

__all__ = ["Searcher", "compile_rules"]
