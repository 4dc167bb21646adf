"""An audit on paper: values out of the audit, templates that an office can replace, and PDF set of both.

`PAPERS` lists the papers of a report and `paper` makes one of them; no file is written and nothing is fetched.
"""

from fazhi.output.papers.papers import PAPERS, Paper, paper
from fazhi.output.papers.setting import TEMPLATES, ready

__all__ = ["PAPERS", "TEMPLATES", "Paper", "paper", "ready"]
