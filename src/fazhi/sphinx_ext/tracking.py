"""Which pages are out of date: exactly those that would now be made otherwise, whatever the cause."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx_needs.data import SphinxNeedsData
from sphinx_needs.directives.need import purge_needs

from fazhi.disk import disk_sentences
from fazhi.model.errors import FazhiError
from fazhi.sphinx_ext.documents import add_documents
from fazhi.sphinx_ext.page import Section, digest
from fazhi.sphinx_ext.pages import PAGES
from fazhi.sphinx_ext.settings import Settings
from fazhi.sphinx_ext.sidebar import UNDER
from fazhi.sphinx_ext.site import Site, load_site
from fazhi.sphinx_ext.warn import Subtype, warn

Made: TypeAlias = dict[str, dict[tuple[str, str], str]]
"""By document: directive and argument of each page made there, with its digest."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What one build works from."""

    site: Site
    pages: dict[tuple[str, str], Section | None] = field(default_factory=dict)
    """Pages that the check of what is out of date found changed, kept until their directives ask for them."""


_LOADED: "WeakKeyDictionary[Sphinx, _Loaded]" = WeakKeyDictionary()


def register(app: Sphinx) -> None:
    """Load everything once a build, and tell Sphinx what is out of date."""
    app.connect("builder-inited", _load)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-before-read-docs", _forget_needs)
    app.connect("env-purge-doc", _purge)
    app.connect("builder-inited", _purge_less)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _navigation)


def build(app: Sphinx, kind: str, argument: str) -> Section | None:
    """The page of a directive, which is given away: a build of thousands of pages holds one at a time."""
    loaded = _LOADED[app]
    if (kind, argument) in loaded.pages:
        return loaded.pages.pop((kind, argument))
    return PAGES[kind](loaded.site, argument)


def remember(env: BuildEnvironment, docname: str, kind: str, argument: str, section: Section | None) -> None:
    """Note what was made in a document, also that nothing was."""
    made_pages(env).setdefault(docname, {})[kind, argument] = digest(section)


def _load(app: Sphinx) -> None:
    """Bad input ends the build with one clear message and status 2, before anything is written."""
    try:
        kept = Path(app.doctreedir, "catalogue.kept")
        site = load_site(Settings.of(app.config), Path(app.srcdir), Path(app.confdir), kept)
    except FazhiError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from error
    except OSError as error:
        sys.stderr.write("\n".join((*disk_sentences(error), "")))
        raise SystemExit(2) from error
    _LOADED[app] = _Loaded(site)
    add_documents(app, site)
    for shown in site.shown:
        if not shown.paged:
            warn(Subtype.NO_PAGES, shown.home)


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
    return [
        docname for docname, pages in made_pages(env).items() if any(_differs(app, *item) for item in pages.items())
    ]


def _differs(app: Sphinx, made: tuple[str, str], before: str) -> bool:
    page = build(app, *made)
    if digest(page) == before:
        return False
    _LOADED[app].pages[made] = page
    return True


def _delete_written(app: Sphinx, docnames: Iterable[str]) -> None:
    if isinstance(app.builder, StandaloneHTMLBuilder):
        for docname in docnames:
            Path(app.builder.get_outfilename(docname)).unlink(missing_ok=True)


def _forget_needs(_: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Drop the needs of every document about to be read at once, so that one can move from one to another."""
    for docname in docnames:
        _drop_needs(env, docname)


def _drop_needs(env: BuildEnvironment, docname: str) -> None:
    """Drop a document's needs, if it has any: to look for them costs a look at every need there is."""
    data = SphinxNeedsData(env)
    if docname in data.get_or_create_docs()["all"]:
        data.remove_doc(docname)


def _purge_less(app: Sphinx) -> None:
    """Purge the documents that have needs in place of all of them, as sphinx-needs would."""
    for listener in [item for item in app.events.listeners["env-purge-doc"] if item.handler is purge_needs]:
        app.disconnect(listener.id)


def _purge(_: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _drop_needs(env, docname)
    made_pages(env).pop(docname, None)


def _merge(_: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    theirs = made_pages(other)
    made_pages(env).update({docname: theirs[docname] for docname in docnames if docname in theirs})


def _navigation(_: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Every document, when titles or their order in the list of pages changed: each page shows it at its side."""
    listed = (item for item in env.titles.items() if UNDER not in env.metadata[item[0]])
    titles = sorted((docname, title.astext()) for docname, title in listed)
    seen = sha256(repr((titles, sorted(env.toctree_includes.items()))).encode()).hexdigest()
    before = getattr(env, "fazhi_navigation", None)
    env.fazhi_navigation = seen  # type: ignore[attr-defined]  # Sphinx keeps extensions' data as attributes
    return sorted(env.found_docs) if before not in {None, seen} else []
