"""Regular expressions compiled when they are first asked.

An audit knows some three hundred and meets a third of them; to compile them all takes it 60 ms of 250.
"""

import re
from typing import Any, cast


def lazily(source: str) -> re.Pattern[str]:
    """The expression, which is compiled when it is first used; re.error for a bad one comes only then."""
    return cast("re.Pattern[str]", _Lazy(source))


class _Lazy:
    """Stands for an expression and becomes like it, method by method, once one is asked for."""

    def __init__(self, source: str) -> None:
        self.pattern = source

    def __getattr__(self, name: str) -> Any:
        made = re.compile(self.pattern)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(made, method))
        return getattr(made, name)
