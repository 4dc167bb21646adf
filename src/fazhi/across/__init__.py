"""Reports beside each other: what one promised and the other answers, and what one has in the words of another.

Besides what is offered here, a corpus asks `copied` for its sentences and runs.
"""

from fazhi.across.answers import follow
from fazhi.across.commitments import commitments_of
from fazhi.across.copied import LEAST_SHARE, borrowed_from, copied_from, share_of_work

__all__ = ["LEAST_SHARE", "borrowed_from", "commitments_of", "copied_from", "follow", "share_of_work"]
