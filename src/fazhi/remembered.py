"""What a function made of the value it was asked of last, where a batch asks of the same catalogue again and again."""

from collections.abc import Callable
from typing import Generic, TypeVar

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


class once(Generic[_Value, _Made]):  # noqa: N801 - a decorator
    """A property worked out when it is first asked for, and then an attribute like any other.

    That of functools takes a lock each time up to Python 3.11; an audit works out some 2,500 of them.
    """

    def __init__(self, make: Callable[[_Value], _Made]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: _Value, _owner: type) -> _Made:
        made = instance.__dict__[self._name] = self._make(instance)
        return made
