"""Days and deadlines as people write them: 2026.3.1, 2026年3月, 3月底前, 立行立改."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_ONGOING: Final = ("立行立改", "即知即改", "立即整改", "分阶段整改", "持续整改", "长期整改", "长期坚持", "持续推进")
_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_MONTH: Final = "(?P<month>1[0-2]|0?[1-9])"
_DAY: Final = "(?P<day>3[01]|[12][0-9]|0?[1-9])"
_YEAR: Final = "(?P<year>(?:19|20)[0-9]{2})"
_BEFORE: Final = "(?:之?前|以前)?(?:完成|办结|到位)?(?:整改)?"
_FULL: Final = (
    rf"{_YEAR}[-./年]{_MONTH}[-./月]{_DAY}[日号]?(?P<rest>{_BEFORE})",
    r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?P<rest>)",
)
"""Kept as text, and compiled when the first date is read: an audit at a terminal does without."""
_PART: Final = (
    rf"(?:{_YEAR}年)?{_MONTH}月{_DAY}[日号]{_BEFORE}",
    rf"(?:{_YEAR}年)?{_MONTH}月份?(?P<ten>上旬|中旬|下旬|底|末)?{_BEFORE}",
    rf"{_YEAR}[-./]{_MONTH}(?P<ten>)",
    rf"(?:{_YEAR}年)?第?(?P<quarter>[1-4])季度[底末]?{_BEFORE}",
    rf"(?:{_YEAR}年)?(?P<half>上半年|下半年){_BEFORE}",
    rf"(?:{_YEAR}年|(?P<this>[今本当]年))?(?:年?[底末]|年?内){_BEFORE}",
    rf"{_YEAR}年{_BEFORE}",
)
_TENS: Final = {"上旬": 10, "中旬": 20}
_LAST_MONTH: Final = 12


@dataclass(frozen=True, slots=True)
class When:
    """A deadline as it was written, and the day that it means."""

    said: str
    """2025-03-31 where a day was written, else the words."""
    day: date | None
    """The last day that it allows; None for what goes on and is never overdue."""


def read_day(text: str) -> date | None:
    """The day that a text names in full, with a year; None where it does not."""
    plain = _plain(text)
    for form in _FULL:
        if (found := re.fullmatch(form, plain)) and not found["rest"]:
            return _date(int(found["year"]), int(found["month"]), int(found["day"]))
    return None


def when(text: str, year: int) -> When | None:
    """The deadline that a text names; a month or day without a year lies in `year`. None where it names none."""
    if (day := read_day(text)) is not None:
        return When(day.isoformat(), day)
    said = " ".join(text.split())
    plain = _plain(text)
    if plain in _ONGOING:
        return When(said, None)
    for form in (*_FULL, *_PART):
        if found := re.fullmatch(form, plain):
            last = _last(found.groupdict(), year)
            return When(said, last) if last else None
    return None


def _last(told: dict[str, str | None], year: int) -> date | None:
    """The last day of what was told."""
    year = int(told.get("year") or year)
    month = int(told.get("month") or 0)
    if quarter := told.get("quarter"):
        month = 3 * int(quarter)
    if half := told.get("half"):
        month = _LAST_MONTH // 2 if half == "上半年" else _LAST_MONTH
    month = month or _LAST_MONTH
    day = told.get("day")
    if day is not None:
        return _date(year, month, int(day))
    return _date(year, month, _TENS.get(told.get("ten") or "", _last_of(year, month)))


def _last_of(year: int, month: int) -> int:
    return (date(year + month // _LAST_MONTH, month % _LAST_MONTH + 1, 1) - timedelta(1)).day


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _tens(found: re.Match[str]) -> str:
    """A numeral with 十 in it as digits: 十 is 10, 二十三 is 23."""
    return f"{found[1] or '一'}{found[2] or '〇'}".translate(_DIGITS)


def _plain(text: str) -> str:
    """Without blanks, in half-width digits; years, months, days and quarters in Chinese numerals as digits."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub("([二三]?)十([一二三四五六七八九]?)(?=[月日号])", _tens, plain)
    plain = re.sub("[〇○零一二三四五六七八九]+(?=[年月日号季])", lambda found: found[0].translate(_DIGITS), plain)
    return plain.removesuffix("00:00:00")
