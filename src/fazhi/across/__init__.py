"""Two reports beside each other: what the one promised and the other answers, and what one copied from the other."""

from fazhi.across.answers import follow
from fazhi.across.commitments import commitments_of

__all__ = ["commitments_of", "follow"]
