"""What a function made of the value it was asked of last, where a batch asks of the same catalogue again and again."""

from collections.abc import Callable
from typing import TypeVar

_Value = TypeVar("_Value")
_Made = TypeVar("_Made")


def remembered(make: Callable[[_Value], _Made]) -> Callable[[_Value], _Made]:
    """The function, which remembers what it made of one value and knows that value by identity.

    A catalogue is frozen but cannot be hashed, and to compare two of them takes longer than most of what is made.
    """
    last: tuple[_Value, _Made] | None = None

    def of(value: _Value) -> _Made:
        nonlocal last
        held = last
        if held is None or held[0] is not value:
            held = last = value, make(value)
        return held[1]

    return of
