"""The site of a corpus: plain pages out of its results, with the look of the audit site and without Sphinx."""

from fazhi.sphinx_ext.corpus.site import Made, pages

__all__ = ["Made", "pages"]
