"""Builds of the site one after the other, each in a process of its own that starts with Sphinx already loaded.

Loading Sphinx, sphinx-needs and the theme takes longer than making the pages of one changed duty. A server process
loads them once and forks for each build, so that nothing of one build is left for the next; where a system cannot
fork, each build loads them anew.
"""

import multiprocessing
import sys
import time
from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx.application import builtin_extensions
from sphinx.cmd.build import main as sphinx_build

_ROOMS: Final = ("fazhi.sphinx_ext.building", "fazhi.sphinx_ext.theme")
"""What the extension loads when it is set up, and with it all the others."""
LOADED: Final = ("sphinx.cmd.build", *builtin_extensions, "sphinx_needs.needs", "furo", "fazhi.sphinx_ext", *_ROOMS)
"""What a process that forks for each build has loaded."""


class Built(NamedTuple):
    """How a build ended."""

    status: int
    seconds: float


class Builder:
    """Makes a site again and again from the same arguments of sphinx-build."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = list(arguments)
        forks = "forkserver" in multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver") if forks else multiprocessing.get_context("spawn")
        self._context.set_forkserver_preload(list(LOADED))

    def build(self) -> Built:
        """Bring the site up to date; what Sphinx has to say it says itself."""
        begin = time.perf_counter()
        process = self._context.Process(target=_build, args=(self._arguments,))
        process.start()
        process.join()
        return Built(process.exitcode or 0, time.perf_counter() - begin)


def _build(arguments: list[str]) -> None:
    sys.exit(sphinx_build(arguments))
