"""Where the reports of a site come from: the folders that keep them, and the one given at build time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from fazhi.intake import Asked, Intake, kept_folders, recorded_in, take_file, take_kept
from fazhi.model.errors import InputError
from fazhi.sphinx_ext.site.settings import Settings

SUPPLIED = "supplied"
"""The folder, beside `reports`, of the pages that show a report given at build time."""


class Source(NamedTuple):
    """A report that was taken in."""

    folder: str
    """Name of the folder its pages lie in."""
    intake: Intake
    given: bool = False
    """Whether it is the one given at build time."""


def find_sources(settings: Settings, docs: Path) -> Iterator[Source]:
    """Kept reports by folder, then the given one, unless it is the text of a kept one; bad input passes through.

    What was asked is said of the given report alone.
    """
    kept = docs / "reports"
    given = settings.path(Path.cwd())
    asked = settings.asked()
    home = recorded_in(given, kept) if given else None
    for folder in kept_folders(kept):
        if folder.name.casefold() == SUPPLIED:
            raise InputError(
                f"docs/reports/{folder.name} 不能用这个名称，网站用它放临时给出的报告；请给文件夹改名。",
                f"docs/reports/{folder.name} cannot go by this name, which the site keeps for a report given at "
                "build time; rename the folder.",
            )
        if given is not None and folder == home:
            yield Source(folder.name, take_file(given, asked, kept), given=True)
            given = None
        else:
            yield Source(folder.name, take_kept(folder, Asked()))
    if given is not None:
        taken = take_file(given, asked, kept)
        yield Source(SUPPLIED, replace(taken, report=replace(taken.report, slug=None)), given=True)
