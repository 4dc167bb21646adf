"""What a form, a check list or a row of a table says of an item."""

from typing import NamedTuple

from fazhi.model.evidence import Polarity


class Answer(NamedTuple):
    """What a form says of an item."""

    polarity: Polarity
    words: str
    bare: bool = False
    """Whether it says no more than yes."""
