"""Where a build keeps the catalogue for the next one, so that only files that changed are read again."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx

import fazhi

_READERS: Final = ("catalogue", "model", "yamlfile")
"""The packages whose code decides what a catalogue's files come to."""
_NAME: Final = "catalogue-{digest}.json"


def catalogue_file(app: Sphinx) -> Path:
    """The file, of another name whenever the code that reads catalogues is another; those of other names go."""
    folder = Path(app.doctreedir)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / _NAME.format(digest=_code())
    for old in folder.glob(_NAME.format(digest="*")):
        if old != file:
            old.unlink()
    return file


def _code() -> str:
    home = Path(fazhi.__file__).parent
    files = [path for name in _READERS for path in sorted((home / name).glob("*.py"))]
    return sha256(repr([(path.name, path.read_bytes()) for path in files]).encode()).hexdigest()[:16]
