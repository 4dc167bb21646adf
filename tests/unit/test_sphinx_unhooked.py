"""What is taken out of sphinx-needs is there without us, and is not asked with us."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx

import small_catalogue
from fazhi.sphinx_ext.building.unhooked import LISTENERS, Unhooked


def _handlers(folder: Path, event: str, **settings: Any) -> list[object]:
    """The listeners of an event in a project of one page, once a build has begun."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.rst").write_text("Page\n====\n", encoding="utf-8")
    given = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    (folder / "docs" / "conf.py").write_text(given, encoding="utf-8")
    app = Sphinx(folder / "docs", folder / "docs", folder / "out", folder / "trees", "html", status=None)
    app.events.emit("builder-inited")
    return [item.handler for item in app.events.listeners[event]]


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Python's garbage collector as it was: these builds begin and never end."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.fixture
def catalogue(tmp_path: Path) -> str:
    (tmp_path / "catalogue").mkdir()
    return str(small_catalogue.write(tmp_path / "catalogue"))


@pytest.mark.parametrize("item", LISTENERS, ids=lambda item: item.event)
def test_sphinx_needs_asks_it_by_itself(tmp_path: Path, item: Unhooked) -> None:
    assert item.listener in _handlers(tmp_path, item.event, extensions=["sphinx_needs"])


@pytest.mark.parametrize("item", LISTENERS, ids=lambda item: item.event)
def test_it_is_not_asked_on_our_site(tmp_path: Path, catalogue: str, item: Unhooked) -> None:
    found = _handlers(tmp_path, item.event, extensions=["fazhi.sphinx_ext"], fazhi_catalogue=catalogue)
    assert item.listener not in found


@pytest.mark.parametrize("item", [item for item in LISTENERS if item.unless], ids=lambda item: item.event)
def test_it_is_asked_where_conf_py_sets_what_it_is_for(tmp_path: Path, catalogue: str, item: Unhooked) -> None:
    settings = {"extensions": ["fazhi.sphinx_ext"], "fazhi_catalogue": catalogue, item.unless: "permalink.html"}
    assert item.listener in _handlers(tmp_path, item.event, **settings)
