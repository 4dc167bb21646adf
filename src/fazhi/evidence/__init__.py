"""Evidence: rules compiled once, passages found and graded.

Besides what is offered here, others ask how text is read (`clauses`, `grammar`, `ngrams`, `quote`), what a search comes
to (`decided`, `likelihood`, `occasions`), what reviewers say of it (`statement`, `redraft`), and for the words that
were learned (`learned`, `undone`).
"""

from fazhi.evidence.search import Searcher, compile_rules

__all__ = ["Searcher", "compile_rules"]
