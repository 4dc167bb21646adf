"""What a site is measured against: a plain Sphinx project with the same pages, their bodies as raw HTML."""

import re
import sys
from pathlib import Path

BODY = re.compile(r'<article role="main"[^>]*>(.*?)</article>\s*</div>', re.DOTALL)
UNLISTED = ("obligations", "instruments")
"""Folders of the site whose pages stand in no table of contents."""
CONF = 'project = "floor"\nhtml_theme = "furo"\nlanguage = "zh_CN"\n'
NEEDS = 'extensions = ["sphinx_needs"]\nneeds_build_json = True\n'


def sphinx(source: Path, out: Path, *options: str) -> list[str]:
    """A build into `out`, its doctrees beside it."""
    doctrees = ["-d", str(out.with_suffix(".doctrees"))]
    return [sys.executable, "-m", "sphinx", "-q", *options, *doctrees, str(source), str(out)]


def make_floor(site: Path, folder: Path, *, needs: bool = False) -> Path:
    """A Sphinx source with one page for each page of the site, its body as raw HTML, listed where that is.

    `needs` has it load sphinx-needs as well, which has nothing to do there.
    """
    folder.mkdir()
    (folder / "conf.py").write_text(CONF + (NEEDS if needs else ""), encoding="utf-8")
    names = []
    for page in sorted(site.rglob("*.html")):
        body = BODY.search(page.read_text(encoding="utf-8"))
        if not body:
            continue
        name = page.relative_to(site).with_suffix("")
        if name.as_posix() == "index":
            continue
        listed = page.parent.name not in UNLISTED
        names += [name.as_posix()] if listed else []
        target = folder / name.with_suffix(".rst")
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = "\n".join("   " + line for line in body[1].splitlines())
        head = "" if listed else ":orphan:\n\n"
        target.write_text(f"{head}{name.as_posix()}\n{'=' * 60}\n\n.. raw:: html\n\n{lines}\n", encoding="utf-8")
    tree = "\n".join(f"   {name}" for name in names)
    (folder / "index.rst").write_text(f"index\n=====\n\n.. toctree::\n\n{tree}\n", encoding="utf-8")
    return folder
