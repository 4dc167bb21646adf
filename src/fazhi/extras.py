"""How this program is called where it runs, and how to install what one part of it needs beside the rest."""

import sys
from typing import Final

_PYTHON: Final = f'"{sys.executable}"' if " " in sys.executable else sys.executable
ITSELF: Final = f"{_PYTHON} -m fazhi"
"""The command that runs this very fazhi from any folder, on a machine whose shell does not know its name."""


def install(extras: str) -> str:
    """The command that brings extras into the environment that runs.

    By the Python that runs: another one would ask the index for whatever package has this name. In double quotes, for
    the shell of Windows knows no single ones.
    """
    return f'{_PYTHON} -m pip install "fazhi[{extras}]"'
