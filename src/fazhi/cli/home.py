"""The audit project that a command works in, and where its parts lie."""

from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.intake import folder_named, kept_folders, recorded_in
from fazhi.model.errors import InputError

_SUPPLIED: Final = "supplied"
"""The folder of the pages of a report that is given and not kept."""


class Project(NamedTuple):
    """A folder with conf.py, docs/ and checks/, such as `fazhi init` makes."""

    root: Path

    @property
    def docs(self) -> Path:
        """The folder of the project's pages."""
        return self.root / "docs"

    @property
    def built(self) -> Path:
        """Where what is made of it goes."""
        return self.docs / "_build"

    @property
    def kept(self) -> Path:
        """Where the reports on its site lie."""
        return self.docs / "reports"

    def slugs(self) -> list[str]:
        """The folders of the reports on its site."""
        return [folder.name for folder in kept_folders(self.kept)]

    def doctrees(self, out: Path) -> Path:
        """Where Sphinx keeps what it needs for the next build into a folder: never among the pages."""
        name = out.name if out.parent == self.built else f"{out.name}-{sha256(str(out).encode()).hexdigest()[:8]}"
        return self.built / ".doctrees" / name


class Given(NamedTuple):
    """A report that a command was given: a file, or one that the project's site shows anyway."""

    file: Path | None
    """The file; None where a kept report was named by its folder."""
    folder: str
    """The folder that its pages lie in."""
    name: str
    """How files made of it are named."""


def find_project() -> Project:
    """The project at or above the working folder.

    Raises:
        InputError: There is none.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "conf.py").is_file() and (folder / "docs" / "index.rst").is_file():
            return Project(folder)
    raise InputError(
        "这里不是核查项目（没有 conf.py 和 docs/）；请先用 fazhi init 文件夹 建立一个，再到里面运行。",
        "This is no audit project (no conf.py and docs/); make one with fazhi init DIR and run this in it.",
    )


def find_given(project: Project, named: str | None) -> Given | None:
    """The report that was named: a file, or a folder under docs/reports; None where none was.

    Raises:
        InputError: It is neither.
    """
    if not named:
        return None
    path = Path(named)
    folder = folder_named(named, Path.cwd(), project.kept)
    if folder is not None and folder.parent == project.kept:
        return Given(None, folder.name, folder.name)
    if path.is_file():
        home = recorded_in(path, project.kept)
        shown = home.name if home is not None and home.parent == project.kept else _SUPPLIED
        return Given(path.resolve(), shown, path.stem)
    kept, listed = "、".join(project.slugs()), ", ".join(project.slugs())
    raise InputError(
        f"“{named}”既不是文件，也不是 docs/reports 下的报告{f'（有：{kept}）' if kept else ''}；请核对路径。",
        f'"{named}" is neither a file nor a report under docs/reports{f" (there are: {listed})" if kept else ""}; '
        "check the path.",
    )


def relative(path: Path) -> str:
    """A path as seen from the working folder, where it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
