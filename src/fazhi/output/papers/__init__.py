"""An audit on paper: values out of the audit, templates that an office can replace, and PDF set of both.

`PAPERS` lists the papers of a report: what each is called, its template, and what it is made of; `paper` makes one of
them. No file is written and nothing is fetched.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.model.audit import Audit
from fazhi.model.obligation import Severity
from fazhi.output.papers.matrix import matrix
from fazhi.output.papers.opinion import opinion
from fazhi.output.papers.pieces import Values
from fazhi.output.papers.setting import TEMPLATES, ready, typeset

__all__ = ["PAPERS", "TEMPLATES", "Paper", "paper", "ready"]


class Paper(NamedTuple):
    """A paper that can be printed of an audit."""

    name: str
    """How its files end, before the suffix, and how its template is called."""
    values: Callable[[Audit, str, Severity], Values]
    """What the template is given, in one language, without findings that are less grave."""


PAPERS: Final = (
    Paper("gaps", opinion),
    Paper("matrix", matrix),
)
"""In the order in which they are made; the first is the one that a report has if it has one."""


def paper(
    audit: Audit,
    made: Paper,
    language: str,
    templates: Path | None = None,
    least: Severity = Severity.NOTICE,
) -> bytes:
    """The paper as PDF; `templates` is a folder whose files stand in for those that come with the package.

    The same audit, language, templates and fonts give the same bytes.

    Raises:
        InputError: What sets it or its fonts are not installed, or a template of that folder has a mistake.
    """
    return typeset(made.name, made.values(audit, language, least), templates)
