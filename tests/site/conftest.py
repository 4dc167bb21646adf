"""The documentation and a small copy of it, built once a run, and a browser to read them with."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import absent
import chromium
from site_project import Once, Place, Project, lay_out, lay_out_small

_PATIENCE = 300
"""Seconds that another worker may take to make a thing."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once a run, whichever worker asks for it first: the others wait until it is made or has failed."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done, failed = common / name, common / f"{name}.done", common / f"{name}.failed"
        try:
            folder.mkdir()
        except FileExistsError:
            _wait(done, failed)
            return folder
        try:
            fill(folder)
        except BaseException:
            failed.touch()
            raise
        done.touch()
        return folder

    return make


def _wait(done: Path, failed: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not done.exists():
        assert not failed.exists(), f"not made, see the test that failed with it: {failed}"
        assert time.monotonic() < end, f"not made in {_PATIENCE} s: {done}"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The sample site."""
    return once("site", lambda folder: lay_out(folder / "project").build()) / "project/built/html"


@pytest.fixture(scope="session")
def english(once: Once) -> Path:
    """The sample site in English."""
    made = once("english", lambda folder: lay_out(folder / "project").build("html", "-D", "language=en"))
    return made / "project/built/html"


@pytest.fixture(scope="session")
def small_site(once: Once) -> Path:
    """The site of the small project."""
    return once("small-site", lambda folder: lay_out_small(folder / "project").build()) / "project/built/html"


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Where this worker's built projects are laid out, one at a time."""
    return Place(tmp_path_factory.mktemp("place"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project of the test's own, not built yet."""
    return lay_out_small(tmp_path / "project")


@pytest.fixture
def built_project(place: Place) -> Project:
    """The small project after its first build, for one test to edit."""
    return place.built(lay_out_small)


@pytest.fixture
def built_whole(place: Place) -> Project:
    """The project with the whole catalogue after its first build, for one test to edit."""
    return place.built(lay_out)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Headless Chromium."""
    absent.require("chromium")
    driver = chromium.start(tmp_path_factory.mktemp("profile"), browser="ALL", performance="ALL")
    yield driver
    driver.quit()
