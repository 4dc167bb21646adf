"""Documentation and catalogue copied into a folder of their own, to be edited and built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = "yunzhou-hightech-2024"
_LEFT_OUT = {"searchindex.js", "schema_violations.json", ".buildinfo", "environment.pickle"}
"""The search index numbers its terms in the order of reading; the rest holds times."""


class Project:
    """One such copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.docs = folder / "docs"
        self.catalogue = folder / "requirements"
        shutil.copytree(ROOT / "docs", self.docs, ignore=shutil.ignore_patterns("_build"))
        shutil.copytree(ROOT / "requirements", self.catalogue)
        shutil.copy(ROOT / "conf.py", folder)

    def build(self, name: str = "html", *options: str, report: Path | None = None) -> Path:
        """Build with warnings as errors; what was built before under that name is built upon."""
        out = self.folder / "built" / name
        result = self.run(out, *options, report=report)
        assert result.returncode == 0, result.stderr
        return out

    def run(self, out: Path, *options: str, report: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Run sphinx-build as the Makefile does."""
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-n", "-c", self.folder, *options]
        environment = {**os.environ, "REPORT": str(report or "")}
        return subprocess.run(
            [*command, "-D", f"fazhi_catalogue={self.catalogue}", self.docs, out],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip


def pages(out: Path) -> dict[str, bytes]:
    """All that a build wrote and that a build of the same sources writes again."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in _LEFT_OUT and ".doctrees" not in path.parts
    }
