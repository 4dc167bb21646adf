"""Where LibreOffice lies on this machine."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

SETTING: Final = "FAZHI_SOFFICE"
"""The environment variable that names the program where it is not found."""
_NAMES = ("soffice", "libreoffice")


def find_soffice(environment: Mapping[str, str] = os.environ) -> str | None:
    """The program: that which the setting names, else one on the PATH, else one in a usual place; None for none.

    A setting that names none is no reason to take another: whoever says where it lies means that one.
    """
    named = environment.get(SETTING)
    if named:
        return shutil.which(named) or shutil.which("soffice", path=named)
    on_path = (shutil.which(name, path=environment.get("PATH")) for name in _NAMES)
    usual = (str(path) for path in usual_places(sys.platform, environment) if path.is_file())
    return next(filter(None, (*on_path, *usual)), None)


def usual_places(platform: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """Where installers put it, the newest version first where several lie side by side."""
    if platform == "win32":
        for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
            for below in ("LibreOffice", "Programs/LibreOffice") if environment.get(name) else ():
                for program in ("soffice.com", "soffice.exe"):  # the first waits for what it starts
                    yield Path(environment[name]) / below / "program" / program
    elif platform == "darwin":
        for folder in (Path("/Applications"), Path(environment.get("HOME", "/")) / "Applications"):
            yield folder / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        for folder in (Path("/usr/lib/libreoffice"), Path("/usr/lib64/libreoffice"), *_newest_first(Path("/opt"))):
            yield folder / "program" / "soffice"
        yield Path("/snap/bin/libreoffice")


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("libreoffice*"), reverse=True)
