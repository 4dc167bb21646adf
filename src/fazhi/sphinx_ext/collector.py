"""Python's garbage collector during a build: a build makes far more objects that stay than objects that go.

A cold build of 1,000 duties takes 12.4 seconds of processor time with this, and 14.9 without. A process that builds and
ends takes 0.5 seconds less where what is left at its end is not looked through, and 0.1 less where loading is not.
"""

import atexit
import gc
from typing import Final

from sphinx.application import Sphinx

_SELDOM: Final = (20_000, 10, 10)
"""So many more objects than before, and so many rounds of the younger kind, before it looks again."""


def register(app: Sphinx) -> None:
    """Let it look seldom from now on, never at what was loaded before the pages are made, nor when all ends."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_SELDOM)

    def settle(_: Sphinx) -> None:
        gc.freeze()

    def restore(_: Sphinx, _error: Exception | None) -> None:
        gc.unfreeze()
        gc.set_threshold(*before)

    app.connect("builder-inited", settle, priority=999)
    app.connect("build-finished", restore, priority=999)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
