"""The site of a project, built with the options of a command."""

import locale
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from fazhi.cli.home import Given, Project, find_given, find_project, relative
from fazhi.cli.streams import complain
from fazhi.extras import install
from fazhi.intake import kept_folders
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.records import verify_decisions

_ABOUT = ("unit_kind", "year", "unit", "territory", "role", "law_year")
"""What may be said of a given report, as the extension's configuration values name it."""
_FOLDERS = ("catalogue", "laws")
"""What may be said that names a folder, relative to where the command runs."""
_ALWAYS_THERE = ("C.UTF-8", "C")
"""Locales that a system has, whatever else it lacks."""
_MISSING = Both(
    f"没有安装 Sphinx，不能生成网站；请运行 {install('checks,docs')}。",
    f"Sphinx is missing, so no site can be built: run {install('checks,docs')}.",
)


class Order(NamedTuple):
    """A site to build."""

    project: Project
    given: Given | None
    """The report that was named."""
    out: Path
    arguments: tuple[str, ...]
    """Those of sphinx-build, OUT among them."""

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the reports asked for: of the one named, else of every kept one."""
        return (self.given.folder,) if self.given else tuple(self.project.slugs())

    def name(self, folder: str) -> str:
        """How files made of the report in a folder are named."""
        return self.given.name if self.given else folder


def order(report: str | None, site_language: str | None, output: str | None, **about: Any) -> Order:
    """What a command was told, as a site to build.

    Raises:
        InputError: There is no project here, or no such report.
    """
    _stand_in_for_a_missing_locale()
    project = find_project()
    given = find_given(project, report)
    name = f"html-{site_language}" if site_language == "en" else "html"
    out = Path(output).resolve() if output else project.built / name
    return Order(project, given, out, tuple(_arguments(project, given, out, site_language, about)))


@contextmanager
def built(order: Order) -> Iterator[int]:
    """Build it, and keep others from building there as long as its pages are wanted; the status of `build`."""
    _sphinx()
    _refuse_altered(order)
    from fazhi.sphinx_ext.building import alone  # noqa: PLC0415 - an extra, and slow to load

    with alone(order.out):
        yield build(order)


def build(order: Order) -> int:
    """Build it; 0, or 2 where something has to be put right, which Sphinx has told.

    Raises:
        AlteredError: The log of a report on the site was altered.
    """
    _refuse_altered(order)
    sphinx_build = _sphinx()
    import gc  # noqa: PLC0415 - see `fazhi.cli`

    gc.enable()
    complain([f"正在生成网站 {relative(order.out)} …", f"Building the site in {relative(order.out)} …"])
    return 2 if sphinx_build(order.arguments) else 0


def _stand_in_for_a_missing_locale() -> None:
    """Have Sphinx, here and in processes of its own, find a locale: LANG may name one that this system lacks.

    Who comes by ssh from a Chinese desktop to a bare server brings such a LANG along, and Sphinx ends at once.
    """
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        for name in _ALWAYS_THERE:
            os.environ["LC_ALL"] = name
            try:
                locale.setlocale(locale.LC_ALL, "")
            except locale.Error:
                continue
            return


def _refuse_altered(order: Order) -> None:
    """AlteredError where somebody changed the log of a report on the site, which shows every one that is kept."""
    for folder in kept_folders(order.project.kept):
        verify_decisions(folder)


def _sphinx() -> Callable[[Sequence[str]], int]:
    try:
        from sphinx.cmd.build import main as sphinx_build  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise InputError.of(_MISSING) from None
    return sphinx_build


def _arguments(
    project: Project, given: Given | None, out: Path, language: str | None, about: dict[str, Any]
) -> list[str]:
    settings = {f"fazhi_{name}": about.get(name) for name in _ABOUT}
    if given and given.file:
        settings["fazhi_report"] = str(given.file)
    for name in _FOLDERS:
        if about.get(name):
            settings[f"fazhi_{name}"] = str(Path(about[name]).resolve())
    if language:
        settings["language"] = {"zh": "zh_CN"}.get(language, language)
    told = [f"-D{name}={value}" for name, value in settings.items() if value]
    folders = ["-c", str(project.root), "-d", str(project.doctrees(out))]
    return ["--quiet", "--fail-on-warning", *folders, *told, str(project.docs), str(out)]
