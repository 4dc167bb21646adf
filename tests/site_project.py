"""Documentation and catalogue copied into a folder of their own, to be edited and built."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sphinx.cmd.build import main as sphinx_build

from fazhi.sphinx_ext.publish.serve import Builder

ROOT = Path(__file__).parents[1]
SAMPLE = "yunzhou-hightech-2024"
EARLIER = "yunzhou-hightech-2023"
"""A copy of the sample in the small project."""
SMALL = ("decision", "digital")
"""The domains of the small project: duties on zones and on others, of every severity, citing several instruments."""
_LEFT_OUT = {"searchindex.js", "schema_violations.json", ".buildinfo", "environment.pickle"}
"""The search index numbers its terms in the order of reading; the rest holds times."""
_ITEM = "\n- id: "


Once = Callable[[str, Callable[[Path], object]], Path]
"""Makes the folder of a name once a run, by filling it, whichever worker asks for it first."""


class Ran(NamedTuple):
    """How a build ended."""

    returncode: int
    stderr: str


class Project:
    """One such copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.docs = folder / "docs"
        self.catalogue = folder / "requirements"

    def build(self, name: str = "html", *options: str, report: Path | None = None) -> Path:
        """Build with warnings as errors; what was built before under that name is built upon."""
        out = self.folder / "built" / name
        result = self.run(out, *options, report=report)
        assert result.returncode == 0, result.stderr
        return out

    def run(self, out: Path, *options: str, report: Path | None = None) -> Ran:
        """Run sphinx-build as the Makefile does."""
        given = ("-c", self.folder, *options, "-D", f"fazhi_catalogue={self.catalogue}", self.docs, out)
        return sphinx("-q", "-W", "--keep-going", "-n", *map(str, given), REPORT=str(report or ""))


def lay_out(folder: Path) -> Project:
    """The shipped one."""
    project = Project(folder)
    shutil.copytree(ROOT / "docs", project.docs, ignore=shutil.ignore_patterns("_build"))
    shutil.copytree(ROOT / "requirements", project.catalogue)
    shutil.copy(ROOT / "conf.py", folder)
    return project


def lay_out_small(folder: Path) -> Project:
    """One with the duties of two domains alone, which is built in a third of the time; and with one report more."""
    project = lay_out(folder)
    duties = ""
    for path in (project.catalogue / "obligations").iterdir():
        if path.stem in SMALL:
            duties += path.read_text(encoding="utf-8")
        else:
            path.unlink()
    shutil.rmtree(project.catalogue / "places")
    path = project.catalogue / "instruments.yaml"
    head, *items = path.read_text(encoding="utf-8").split(_ITEM)
    cited = set(re.findall(r"instrument: (\w+)", duties))
    path.write_text(_ITEM.join([head, *(item for item in items if item.split("\n")[0] in cited)]), encoding="utf-8")
    shutil.copytree(project.docs / "reports" / SAMPLE, project.docs / "reports" / EARLIER)
    return project


class Place:
    """A path at which one built project after the other is laid out: what Sphinx keeps of a build holds only there."""

    def __init__(self, above: Path) -> None:
        self._above = above
        self._project = Project(above / "project")

    def built(self, lay: Callable[[Path], Project]) -> Project:
        """A project as it was after its first build, which is made once; files keep their times."""
        kept = self._above / lay.__name__
        shutil.rmtree(self._project.folder, ignore_errors=True)
        if kept.exists():
            shutil.copytree(kept, self._project.folder)
        else:
            lay(self._project.folder).build()
            shutil.copytree(self._project.folder, kept)
        return self._project


def sphinx(*arguments: str, folder: Path | None = None, **environment: str) -> Ran:
    """Run sphinx-build in a process that starts with Sphinx loaded, as the builds of a server do."""
    with TemporaryDirectory() as place:
        said = Path(place, "said")
        process = Builder(())._context.Process(target=_run, args=(arguments, said, folder, environment))
        process.start()
        process.join()
        assert process.exitcode is not None
        return Ran(process.exitcode, said.read_text(encoding="utf-8"))


def _run(arguments: Sequence[str], said: Path, folder: Path | None, environment: dict[str, str]) -> None:
    """What that process does; all it says goes to the file."""
    os.environ.update(environment)
    if folder:
        os.chdir(folder)
    with said.open("w", encoding="utf-8") as file:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(file.fileno(), stream.fileno())
            stream.reconfigure(encoding="utf-8")
        sys.exit(sphinx_build(arguments))


def pages(out: Path) -> dict[str, bytes]:
    """All that a build wrote and that a build of the same sources writes again."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in _LEFT_OUT and ".doctrees" not in path.parts
    }
