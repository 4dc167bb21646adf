"""Documents that no file of the source holds: one for each item of the catalogue, and for each of many reports."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.project import Project

from fazhi.sphinx_ext.pages import PAGES
from fazhi.sphinx_ext.site import Site

_FOLDER: Final = Path(__file__).parent
_MADE: Final = "fazhi-made"
"""The field that says of a document that it was read from one of our files."""


class Documents(Project):
    """The source's documents and beside them the given ones; where the source has one of that name, it stands."""

    def __init__(self, source: Project, made: Mapping[str, Path]) -> None:
        super().__init__(source.srcdir, source.source_suffix)
        self.restore(source)
        self._made = dict(made)

    def discover(self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)) -> set[str]:
        """The names of all documents."""
        found = super().discover(exclude_paths, include_paths)
        for docname in found & self._made.keys():
            del self._made[docname]
        found.update(self._made)
        return found

    def taken_back(self, env: BuildEnvironment) -> set[str]:
        """Those last read from a file of the source that is gone: the file that stands for it now is older."""
        return {name for name in self._made if name in env.all_docs and _MADE not in env.metadata[name]}

    def doc2path(self, docname: str, absolute: bool) -> Any:
        """The file a document is read from; its name alone is that of the file it would have."""
        path = super().doc2path(docname, absolute)
        return type(path)(self._made[docname]) if absolute and docname in self._made else path


def add_documents(app: Sphinx, site: Site) -> None:
    """Let Sphinx know these documents before it looks for what there is to read: one file a kind stands for all."""
    made = {
        docname: _FOLDER / f"{kind.directive}.rst"
        for kind in PAGES.values()
        if kind.made is not None
        for docname in kind.made(site)
    }
    documents = Documents(app.project, made)
    app.project = app.env.project = documents
    app.connect("env-get-outdated", lambda _app, env, *_changes: documents.taken_back(env))
