"""Pieces that several pages are put together from, and what a page is before Sphinx sees it."""

from fazhi.sphinx_ext.parts import answer, heading, pieces, places, slips, strip
from fazhi.sphinx_ext.parts.choices import choice
from fazhi.sphinx_ext.parts.heading import facts, nothing_supplied, tabs, title_block, unsupplied
from fazhi.sphinx_ext.parts.page import Build, Need, Section, digest
from fazhi.sphinx_ext.parts.verdict import explained, in_report, in_words, near, nearest, why

__all__ = [
    "Build",
    "Need",
    "Section",
    "answer",
    "choice",
    "digest",
    "explained",
    "facts",
    "heading",
    "in_report",
    "in_words",
    "near",
    "nearest",
    "nothing_supplied",
    "pieces",
    "places",
    "slips",
    "strip",
    "tabs",
    "title_block",
    "unsupplied",
    "why",
]
