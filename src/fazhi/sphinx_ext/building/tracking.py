"""Which pages are out of date: exactly those that would now be made otherwise, whatever the cause."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx_needs.data import SphinxNeedsData
from sphinx_needs.needs import NODE_TYPES, NODE_TYPES_PRIO

from fazhi.sphinx_ext.building.loading import build, keep, own
from fazhi.sphinx_ext.building.nodes import forget_pictures
from fazhi.sphinx_ext.parts import Section, digest

UNDER: Final = "fazhi-under"
"""Among a document's metadata: the document it belongs under."""
Made: TypeAlias = dict[str, dict[tuple[str, str], str]]
"""By document: directive and argument of each page made there, with its digest."""

_VIEWS: Final = (*NODE_TYPES, *NODE_TYPES_PRIO)
"""What sphinx-needs fills in, out of all needs, when a page is written."""


@dataclass(slots=True)
class _Views:
    """The documents that show needs of others."""

    documents: set[str] = field(default_factory=set)
    changed: bool = False
    """Whether any document was read or removed in this build."""


def register(app: Sphinx) -> None:
    """Tell Sphinx what is out of date."""
    app.connect("env-get-outdated", _outdated)
    app.connect("env-before-read-docs", _forget_needs)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("doctree-read", _note_views)
    app.connect("env-updated", _views)
    app.connect("env-updated", _navigation)


def remember(env: BuildEnvironment, docname: str, directive: str, argument: str, section: Section | None) -> None:
    """Note what was made in a document, also that nothing was."""
    made_pages(env).setdefault(docname, {})[directive, argument] = digest(section)


def made_pages(env: BuildEnvironment) -> Made:
    """What was made in each document."""
    if not hasattr(env, "fazhi_made"):
        env.fazhi_made = {}  # type: ignore[attr-defined]  # Sphinx keeps extensions' data as attributes
    made: Made = env.fazhi_made  # type: ignore[attr-defined]  # the same
    return made


def _outdated(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], removed: set[str]
) -> Iterable[str]:
    """Documents whose pages would now be made otherwise; what was written for removed ones is deleted."""
    _delete_written(app, removed)
    _noted(env).changed = bool(removed)
    return [
        docname for docname, pages in made_pages(env).items() if any(_differs(app, *item) for item in pages.items())
    ]


def _differs(app: Sphinx, made: tuple[str, str], before: str) -> bool:
    page = build(app, *made)
    if digest(page) == before:
        return False
    keep(app, *made, page)
    return True


def _delete_written(app: Sphinx, docnames: Iterable[str]) -> None:
    if isinstance(app.builder, StandaloneHTMLBuilder):
        for docname in docnames:
            written = Path(app.builder.get_outfilename(docname))
            written.unlink(missing_ok=True)
            forget_pictures(written)


def _forget_needs(_: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Drop the needs of every document about to be read at once, so that one can move from one to another."""
    _noted(env).changed |= bool(docnames)
    for docname in docnames:
        _drop_needs(env, docname)


def _drop_needs(env: BuildEnvironment, docname: str) -> None:
    """Drop a document's needs, if it has any: to look for them costs a look at every need there is."""
    data = SphinxNeedsData(env)
    if docname in data.get_or_create_docs()["all"]:
        data.remove_doc(docname)


def _purge(_: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _drop_needs(env, docname)
    made_pages(env).pop(docname, None)
    _noted(env).documents.discard(docname)


def _merge(_: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    theirs = made_pages(other)
    made_pages(env).update({docname: theirs[docname] for docname in docnames if docname in theirs})
    _noted(env).documents.update(docnames & _noted(other).documents)


def _note_views(app: Sphinx, doctree: nodes.document) -> None:
    """Note a document that shows needs of others: in a table, a diagram, a sentence."""
    if next(doctree.findall(lambda node: isinstance(node, _VIEWS)), None) is not None:
        _noted(app.env).documents.add(app.env.docname)


def _views(_: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Every document that shows needs, when any document was read: those it shows may be others now.

    They show them in the order in which they were read, so that order is made the one of a build from nothing.
    """
    noted = _noted(env)
    if not (noted.changed and noted.documents):
        return []
    needs = SphinxNeedsData(env).get_needs_mutable()
    ordered = sorted(needs.items(), key=lambda item: item[1]["docname"] or "")
    needs.clear()
    needs.update(ordered)
    return sorted(noted.documents)


def _noted(env: BuildEnvironment) -> _Views:
    if not hasattr(env, "fazhi_views"):
        env.fazhi_views = _Views()  # type: ignore[attr-defined]  # Sphinx keeps extensions' data as attributes
    noted: _Views = env.fazhi_views  # type: ignore[attr-defined]  # the same
    return noted


def _navigation(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Every document, when titles, their order or the report that is marked changed in the list beside every page."""
    listed = (item for item in env.titles.items() if UNDER not in env.metadata[item[0]])
    titles = sorted((docname, title.astext()) for docname, title in listed)
    seen = sha256(repr((titles, sorted(env.toctree_includes.items()), own(app))).encode()).hexdigest()
    before = getattr(env, "fazhi_navigation", None)
    env.fazhi_navigation = seen  # type: ignore[attr-defined]  # Sphinx keeps extensions' data as attributes
    return sorted(env.found_docs) if before not in {None, seen} else []
