"""What a build works from: the catalogue and the audits, loaded once, and the pages made of them."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx

from fazhi.disk import disk_sentence
from fazhi.model.errors import FazhiError
from fazhi.model.obligation import Catalogue
from fazhi.sphinx_ext.building.documents import add_documents
from fazhi.sphinx_ext.building.warn import Subtype, warn
from fazhi.sphinx_ext.pages import PAGES
from fazhi.sphinx_ext.parts import Section
from fazhi.sphinx_ext.parts.places import report_page
from fazhi.sphinx_ext.site import Settings, Site, load_site


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What one build works from."""

    site: Site
    pages: dict[tuple[str, str], Section | None] = field(default_factory=dict)
    """Pages that the check of what is out of date found changed, kept until their directives ask for them."""


_LOADED: "WeakKeyDictionary[Sphinx, _Loaded]" = WeakKeyDictionary()


def register(app: Sphinx) -> None:
    """Load everything once a build."""
    app.connect("builder-inited", _load)


def build(app: Sphinx, directive: str, argument: str) -> Section | None:
    """The page of a directive, which is given away: a build of thousands of pages holds one at a time."""
    loaded = _LOADED[app]
    if (directive, argument) in loaded.pages:
        return loaded.pages.pop((directive, argument))
    return PAGES[directive].build(loaded.site, argument)


def own(app: Sphinx) -> str | None:
    """The first page of the report that was given at build time; None without one."""
    given = (item for item in _LOADED[app].site.shown if item.given and item.paged)
    return next((report_page(item) for item in given), None)


def catalogue(app: Sphinx) -> Catalogue:
    """The catalogue that a build works from."""
    return _LOADED[app].site.catalogue


def keep(app: Sphinx, directive: str, argument: str, page: Section | None) -> None:
    """Have a page at hand for its directive, which will ask for it next."""
    _LOADED[app].pages[directive, argument] = page


def _load(app: Sphinx) -> None:
    """Bad input ends the build with one clear message and status 2, before anything is written."""
    try:
        kept = Path(app.doctreedir, "catalogue.kept")
        site = load_site(Settings.of(app.config), Path(app.srcdir), Path(app.confdir), kept)
    except FazhiError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from error
    except OSError as error:
        sys.stderr.write("\n".join((*disk_sentence(error), "")))
        raise SystemExit(2) from error
    _LOADED[app] = _Loaded(site)
    add_documents(app, site)
    for shown in site.shown:
        if not shown.paged:
            warn(Subtype.NO_PAGES, shown.home)
