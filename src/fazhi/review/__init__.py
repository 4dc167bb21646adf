"""The desk of reviewers: a kept report shown in the browser of this machine, and what they decide of it written down.

What needs the extra `review` is loaded with this room; a front door asks for it only when it is wanted.
"""

from fazhi.review.app import application
from fazhi.review.desk import Desk, StaleError
from fazhi.review.gate import Gate
from fazhi.review.serve import listen, serve

__all__ = ["Desk", "Gate", "StaleError", "application", "listen", "serve"]
