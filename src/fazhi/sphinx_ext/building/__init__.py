"""The work with Sphinx and sphinx-needs: directives, needs, and which pages are out of date."""

from sphinx.application import Sphinx

from fazhi.sphinx_ext.building import (
    about,
    directives,
    loading,
    lock,
    needs,
    nodes,
    programs,
    tracking,
    unhooked,
)
from fazhi.sphinx_ext.building.loading import catalogue, own
from fazhi.sphinx_ext.building.lock import alone
from fazhi.sphinx_ext.building.nodes import Markup
from fazhi.sphinx_ext.building.tracking import UNDER, made_pages

__all__ = ["UNDER", "Markup", "alone", "catalogue", "made_pages", "own", "prepare", "register"]


def prepare(app: Sphinx) -> None:
    """What must come before sphinx-needs is set up."""
    lock.register(app)
    needs.register(app)


def register(app: Sphinx) -> None:
    """Nodes, directives, and what is done at the steps of a build."""
    for part in (nodes, directives, about, loading, tracking, unhooked, programs):
        part.register(app)
