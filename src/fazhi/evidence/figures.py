"""Figures in a clause, and whether they belong to a duty."""

from functools import lru_cache
from typing import NamedTuple

from fazhi.evidence.grammar import FigureWords, Grammar
from fazhi.model.numerals import DIGITS, SCALES

_SMALL = frozenset(f"两十{DIGITS}")
_SCALES = frozenset(SCALES)
_NAME_REACH = 16


class Figure(NamedTuple):
    """A number with what stands around it."""

    start: int
    end: int
    """Character range of the number in the clause, end exclusive, without its classifier."""
    percent: bool
    spelled: bool
    """Written as a single Chinese numeral, which as often names a thing (三项制度) as it counts."""
    summed: bool = False
    """Sums up what was listed before it: 等6项制度."""


def find_figures(text: str, grammar: Grammar, behind: str = "") -> tuple[Figure, ...]:
    """All numbers of a clause that could count something: no years, ordinals, thresholds or targets.

    Those that only sum up what was listed are among them, and marked. Of what was planned and what was done, whether
    both are in the clause or the latter in the one `behind`, the number of what was done counts: 计划50卷，实际72卷.
    """
    found = []
    aimed, seen, ended = False, 0, 0
    matches = list(grammar.figures.number.finditer(text))
    actual = _actual(text, behind, grammar) if matches else None
    for match in matches:
        aimed = aimed or bool(grammar.figures.aim.search(text, seen - grammar.figures.aim_reach, match.start()))
        least = grammar.figures.threshold.search(text, ended, match.start())
        seen, ended = match.span()
        planned = (
            actual is not None
            and match.end() <= actual[0]
            and text.startswith(actual[1], match.end())
            and grammar.figures.number_planned.search(text, 0, match.start())
        )
        if aimed or least or planned or _is_date(text, match.start(), match.end()):
            continue
        if match["number"] in _SCALES and not match["about"]:
            continue  # 千家万户, 万人评议: no number, though 百余轮 is one
        listed = text[match.start() - 1 : match.start()] == "等"
        summed = (
            listed and text[match.end() : match.end() + 2][:-1] in grammar.figures.summed
        )  # not 等158份, nor 等6项 at the end
        percent = bool(match["percent"] or match["words"])
        spelled = match["number"] in _SMALL and not match["about"] and not match["scale"]
        once = grammar.figures.once.match(text, match.start() - 1) if match.start() else None
        if match["number"] != "一" or once or percent or match["about"] or match["scale"]:
            found.append(Figure(match.start(), match.end(), percent, spelled, summed))
    return tuple(found)


def _actual(text: str, behind: str, grammar: Grammar) -> tuple[int, str] | None:
    """Where in a clause a number of what was done begins to be told of, and how its unit begins, if any is.

    That is the clause's end where the one behind tells it.
    """
    found = grammar.figures.number_done.match(behind) if behind else None
    if found:
        return len(text), found["unit"]
    found = grammar.figures.number_done_inside.search(text)
    return (found.start(), found["unit"]) if found else None


def unit_of(figure: Figure, text: str, units: tuple[str, ...], words: FigureWords) -> str | None:
    """Which of a duty's classifiers or names of figures the figure goes with, if any."""
    before = text[max(0, figure.start - _NAME_REACH) : figure.start]
    first = "%" if figure.percent else text[figure.end : figure.end + 1]
    for unit in _longest_first(units):
        if unit[0] in _SCALES and text.startswith(unit, figure.end - 1):
            return unit[1:] or unit
        counts = unit[0] == first and _counts(figure, text, unit, words)
        if counts or ((len(unit) > 1 or unit == "率") and unit in before):
            return unit
    return None


def number_with_unit(figure: Figure, text: str, unit: str) -> str:
    """The figure as a reader would say it: the classifier behind it, the name of a rate before it, % but once."""
    number = text[figure.start : figure.end]
    if unit == "%":
        return number
    return f"{number}{unit}" if text.startswith(unit, figure.end) else f"{unit}{number}"


def said(figure: Figure, text: str, units: tuple[str, ...]) -> str:
    """The figure with the classifier behind it, if it is one of those; else with the next two characters."""
    behind = next((unit for unit in _longest_first(units) if text.startswith(unit, figure.end)), None)
    return text[figure.start : figure.end + (2 if behind is None else len(behind))]


def names(figure: Figure, text: str, words: FigureWords) -> bool:
    """Whether the figure is part of a name: 三项制度, but not 清理许可三项, where what stands before it is counted."""
    behind = text[figure.end : figure.end + 2]
    return figure.spelled and behind[:1] in words.naming and not (figure.start and behind[1:] in {"", "、"})


def _counts(figure: Figure, text: str, unit: str, words: FigureWords) -> bool:
    """Whether the figure stands before the unit as its classifier."""
    if figure.percent:
        return unit == "%"
    if unit in words.naming and names(figure, text, words):
        return False
    return text.startswith(unit, figure.end) and not (unit == "个" and text.startswith(words.times, figure.end))


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether the number is a year, a month, a day of a month, or half of a range of years or a time."""
    behind = text[end : end + 1]
    return behind in {"年", "月", "·", "-", "—", ":"} or (behind == "日" and text[start - 1 : start] == "月")


@lru_cache(maxsize=512)
def _longest_first(units: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(units, key=len, reverse=True))
