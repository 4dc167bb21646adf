"""How far a long piece of work has come, with its rate and the time left, on standard error."""

import sys
import time
from typing import Final

from fazhi.cli.streams import complain
from fazhi.model.both import pick

_TERMINAL: Final = 0.2
_LOG: Final = 30.0
"""Seconds between two lines: at a terminal, where one replaces the other, and in a log."""
_MINUTE, _HOUR = 60, 3600


class Progress:
    """So many things to be done, told of as they are done."""

    def __init__(self, doing: str, many: int, language: str) -> None:
        self._doing, self._many, self._language = doing, many, language
        self._done = 0
        self._begin = self._told = time.monotonic()
        self._terminal = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._terminal and self._done:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def forward(self, many: int) -> None:
        """So many more are done."""
        self._done += many
        now = time.monotonic()
        if now - self._told < (_TERMINAL if self._terminal else _LOG):
            return
        self._told = now
        if self._terminal:
            sys.stderr.write(f"\r{self._line(now)}\x1b[K")
            sys.stderr.flush()
        else:
            complain([self._line(now)])

    def _line(self, now: float) -> str:
        rate = self._done / max(now - self._begin, 1e-9)
        left = _spoken((self._many - self._done) / rate, self._language)
        return pick(
            self._language,
            f"{self._doing} {self._done}/{self._many}，每秒 {rate:.1f} 份，还要 {left}",
            f"{self._doing} {self._done}/{self._many}, {rate:.1f} a second, {left} left",
        )


def _spoken(seconds: float, language: str) -> str:
    if seconds < _MINUTE:
        return pick(language, f"{seconds:.0f} 秒", f"{seconds:.0f} s")
    if seconds < _HOUR:
        return pick(language, f"{seconds / _MINUTE:.0f} 分钟", f"{seconds / _MINUTE:.0f} min")
    return pick(language, f"{seconds / _HOUR:.1f} 小时", f"{seconds / _HOUR:.1f} h")
