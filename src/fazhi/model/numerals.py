"""Chinese numerals: the characters they are written in, what they are worth, and how they are printed.

Own, for cn2an takes 120 ms to import and refuses 百, 百余, 十几, 卅 and 几十 that reports write.
"""

import re
from typing import Final

DIGITS: Final = "一二三四五六七八九"
TENS: Final = "十百"
COUNTING: Final = DIGITS + TENS
"""What numbers of headings and items are made of."""
ZEROS: Final = "〇零○Ｏ"
"""The zeros of years: the numeral, the character, and the circle and letter that people type for it."""
AMOUNTS: Final = f"零〇两{COUNTING}千万亿"
"""What amounts are made of."""
SCALES: Final = "百千万亿"
"""What a number may be counted in."""
FORMAL: Final = "零壹贰叁肆伍陆柒捌玖拾佰"
LARGEST: Final = 999
"""The largest number that is printed in Chinese."""

_VALUES: Final = {character: value for value, character in enumerate(DIGITS, 1)} | dict.fromkeys(ZEROS, 0)
_WORTH: Final = {"十": 10, "百": 100, "千": 1000}


def value_of(numeral: str) -> int:
    """Value of a numeral below ten thousand: 十二, 一百零三."""
    total = digit = 0
    for character in numeral:
        if character in _WORTH:
            total += (digit or 1) * _WORTH[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit


def year_of(numeral: str) -> int | None:
    """The year that four numerals spell, 二〇二四; None where that is no year of these two centuries."""
    year = "".join(str(_VALUES.get(character, "")) for character in numeral)
    return int(year) if re.fullmatch("(?:19|20)[0-9]{2}", year) else None


def spelled(number: str) -> str:
    """A number digit by digit: 205 as 二〇五."""
    return number.translate(str.maketrans("0123456789", ZEROS[0] + DIGITS))


def printed(value: int) -> str:
    """A number from 1 to 999 as Chinese reports print it: 十二, 一百零三; another as it is."""
    if not 0 < value <= LARGEST:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{spelled(str(hundreds))}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else spelled(str(tens))) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (spelled(str(ones)) if ones else "")


def formal(value: int) -> str:
    """A number from 1 to 999 in the characters of contracts: 壹佰零叁; another as it is."""
    return printed(value).translate(str.maketrans("零" + COUNTING, FORMAL))
