"""The audit on paper: the opinion with its gap list, as PDF."""

from fazhi.model.audit import Audit
from fazhi.output.formats import Options
from fazhi.output.papers import PAPERS, paper


def write(audit: Audit, options: Options) -> bytes:
    """The first of the papers of a report."""
    return paper(audit, PAPERS[0], options.language, options.papers, options.min_severity)
