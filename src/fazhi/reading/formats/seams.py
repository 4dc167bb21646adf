"""What a page's end leaves between the halves of a sentence: its number, a running head or foot, an address."""

import re
from collections.abc import Iterator, Sequence

from fazhi.expressions import lazily
from fazhi.reading.formats.pagination import holds_page_number, is_framed_number, without_page_numbers
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import counts, names_part, one_of

_PRINTED = re.compile(r"(?:https?|file|ftp)://\S+|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?")
"""What a browser prints at the edge of a page: address and time."""
_KEPT = lazily(lambda: f"(?:{one_of('stamp', 'stamp_part')}|[★☆])+")
_RULE = re.compile(r"[\W_]{3,}")
_GAP = re.compile(r"\s{2,}|[\t\u3000|丨·]+")
_STOPS = "，。；！？、"
_PROSE = "，。；"
"""What a line of a sentence holds, and one of names does not."""
_CLOSED = "。！？；：!?;:…”』」》）)"
_LONGEST = 70
_MOST = 4
"""Lines between two halves."""
_FIRST = 8
"""Lines of a text that hold its title."""
_SHARED = 4
"""Characters that a running head has in common with the title at the least."""
_LEAST_ONE = 6
"""The same in at least one of its pieces."""
_ALONE = 8
"""The same where no page number stands beside it."""
_WHOLE = 0.6
"""Share of the title from which a line that names the plans repeats the title."""
_SHORTEST_HALF = 12
_FULL = 0.8
"""Share of the usual width of a line from which it is full."""
_SHORTEST_PAGE = 5
"""Lines that a page holds at the least."""
_LONGEST_PAGE = 60
"""Lines that a page holds at the most."""
_LONGEST_HALF = 12
"""Lines that the second half of a sentence takes at the most."""
_NOTE = re.compile(
    r"(?:(?P<mark>[［\[〔]\d{1,2}[］\]〕]|[①-⑳]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|[*＊])|(?P<bare>[1-9]\d?)(?![\d.、．/]))[ \u3000]?"
    r"(?=[^\x00-\xff])(?![，。；、：）])"
)
"""How a note at a page's foot begins."""
_COVERS = 4
"""Pages that may stand before the first line of a text."""
_SHORTEST_MARK, _LONGEST_MARK = 5, 24
"""Characters of a watermark."""
_STATUS = lazily(lambda: one_of("mark_not"))
_CLOCK = re.compile(r"(?<=\d)[:：](?=\d)")
_TIME = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}"
_TRACE = lazily(
    lambda: (
        rf"(?:{one_of('trace_label')} ?[:：][^，。；：:]{{0,48}})+"
        rf"|{one_of('trace_of')}[^，。；：:]{{0,24}}?[于在] ?{_TIME}[^，。；：:]{{0,10}}?{one_of('trace_verb')}"
        r"[^，。；：:]{0,8}"
    )
)
"""A line that says who fetched or printed the document, and when."""
_FIGURE = re.compile(r"\d+(?:/\d+)?")
_UNIT = lazily(lambda: f"[余多来]?[%％万亿个项件次人名家条份场期起宗批户元处套天的]|{one_of('about_number')}")

_COUNTED = lazily(lambda: f"[余多来]?{one_of('counted', 'counted_digits')}[，。；！？、）]")
"""A unit that ends its clause: without a number before it, it would count nothing."""


def notes_behind(lines: Sequence[str]) -> list[str]:
    """The lines with a note at a page's foot, where it parts the halves of a sentence, behind the sentence.

    The note is known by its mark, which the text above it has too, and by the end of a page below it.
    """
    told = [at for at, line in enumerate(lines) if line.strip()]
    if not any(_NOTE.match(lines[at].strip()) for at in told):
        return list(lines)
    widths = sorted(len(lines[at].strip()) for at in told)
    usual = widths[int(len(widths) * 0.9)]
    moved: dict[int, list[int]] = {}
    for number in range(len(told) - 1):
        note = _NOTE.match(lines[told[number + 1]].strip())
        if not (note and _is_begun(lines[told[number]], usual) and _is_cited(note, lines[: told[number] + 1])):
            continue
        behind = _behind_note(lines, told, number + 1)
        end = _next_page(lines, told, behind)
        if end and (last := _end_of_sentence(lines, told, end)):
            moved[last] = list(told[number + 1 : behind])
    gone = {at for group in moved.values() for at in group}
    order = [at for at in range(len(lines)) if at not in gone]
    return [lines[each] for at in order for each in (at, *moved.get(at, ()))]


def _is_cited(note: re.Match[str], above: Sequence[str]) -> bool:
    """Whether the text of the page above a note has its mark."""
    page = "\n".join(above[-_LONGEST_PAGE:])
    if note["bare"]:
        return (
            re.search(rf"(?<![\d第附表图件])(?<=[^\x00-\xff]){note['bare']}(?=[，。；：、）\n]|\Z)", page) is not None
        )
    return any(page[at - 1 : at].strip() for at in _found(note["mark"], page))


def _found(words: str, text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(re.escape(words), text))


def _behind_note(lines: Sequence[str], told: Sequence[int], number: int) -> int:
    """Number of the line behind a note."""
    closed = (at + 1 for at in range(number, len(told)) if lines[told[at]].rstrip().endswith(tuple("。；）")))
    return min(next(closed, number + 1), number + _MOST)


def _next_page(lines: Sequence[str], told: Sequence[int], number: int) -> int:
    """Number of the line with which the sentence goes on behind the end of a page; 0 where none does."""
    end = number
    while end < len(told) and end - number < _MOST and _is_foot(lines[told[end]]):
        end += 1
    if end == len(told) or not _may_follow(lines[told[end]]):
        return 0
    fed = any("\f" in lines[line] for line in range(told[number - 1] + 1, told[end] + 1))
    return end if fed or end > number else 0


def _is_foot(line: str) -> bool:
    """Whether a line is nothing but the number of a page."""
    return is_framed_number(line.strip())


def _end_of_sentence(lines: Sequence[str], told: Sequence[int], number: int) -> int:
    """The line that ends the sentence of which a line is the second half; 0 where none near by does."""
    near = told[number : number + _LONGEST_HALF]
    return next((at for at in near if lines[at].rstrip().endswith("。")), 0)


def between(lines: Sequence[str]) -> set[int]:
    """Numbers of the lines that part the halves of a sentence."""
    told = [at for at, line in enumerate(lines) if line.strip()]
    top = list(_top([lines[at] for at in told[:_FIRST]]))
    title = "".join(top)
    widths = sorted(len(lines[at].strip()) for at in told)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    found: set[int] = set()
    number = len(top)
    while number < len(told):
        end = _end(lines, told, number, title, usual) if _is_begun(lines[told[number]], usual) else number + 1
        found |= set(told[number + 1 : end])
        number = max(number + 1, end)
    return found


def title_of(lines: Sequence[str]) -> str:
    """The first lines of a text up to its first sentence or heading, without blanks."""
    return "".join(_top(lines))


def _top(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        words = "".join(line.split())
        if any(mark in words for mark in _STOPS) or opening_mark(words, 0, len(words)):
            return
        yield words


def is_edge(line: str, title: str) -> bool:
    """Whether a line may stand at the edge of a page and be none of its text: a page number, or the title's words."""
    words = line.strip()
    if not words or len(words) > _LONGEST or is_part_of(words, title):
        return False
    if opening_mark(words, 0, len(words)) and not (is_framed_number(words) or _RULE.fullmatch(words)):
        return False
    pieces = _pieces(words)
    if not pieces:
        return bool(_holds_number(words) or _RULE.fullmatch(words) or _PRINTED.search(words))
    if any(mark in words for mark in _STOPS) or not any(map(_is_telling, pieces)):
        return False
    return all(_KEPT.fullmatch(piece) or _shares(piece, title, _SHARED) for piece in pieces)


def is_stamp(words: str) -> bool:
    """Whether words are what is stamped on a page: 内部资料, 仅供内部使用."""
    return _KEPT.fullmatch(words) is not None and re.search(one_of("stamp"), words) is not None


def traces(lines: Sequence[str]) -> set[int]:
    """Which lines say who fetched or printed the document, and when: 打印人：张某　打印时间：2024-01-20 09:15."""
    short = ((at, _CLOCK.sub("", " ".join(line.split()))) for at, line in enumerate(lines) if len(line) <= _LONGEST)
    return {at for at, words in short if _TRACE.fullmatch(words)}


def tearing(lines: Sequence[str]) -> set[int]:
    """Which short lines come more than once and part the halves of a sentence each time: a watermark of whatever words.

    What is known to be stamped on pages needs to part one.
    """
    told = [at for at, line in enumerate(lines) if line.strip()]
    widths = sorted(len(lines[at].strip()) for at in told)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    found: dict[str, list[tuple[int, bool]]] = {}
    for number in range(1, len(told) - 1):
        words = "".join(lines[told[number]].split())
        if not (_may_tear(words) or is_stamp(words)):
            continue
        above = lines[told[number - 1]]
        full = len(above.strip()) >= usual * _FULL or is_stamp(words)
        torn = full and _is_begun(above, usual) and _may_follow(lines[told[number + 1]])
        found.setdefault(words, []).append((told[number], torn))
    for number in {0, len(told) - 1} if told else ():
        words = "".join(lines[told[number]].split())
        if words in found:
            found[words].append((told[number], False))
    return {
        at
        for words, places in found.items()
        if (all(torn for _, torn in places) and len(places) > 1)
        or (any(torn for _, torn in places) and len(places) > 1 and is_stamp(words))
        for at, _ in places
    }


def _may_tear(words: str) -> bool:
    """Whether a line without its blanks may be a watermark: short, with no stop in it, and neither item nor figure."""
    if not _SHORTEST_MARK <= len(words) <= _LONGEST_MARK or any(mark in words for mark in "，。；：！？、"):
        return False
    if words[0].isdigit() or counts(words) or _STATUS.search(words):
        return False
    return opening_mark(words, 0, len(words)) is None


def is_part_of(line: str, title: str) -> bool:
    """Whether a line names a part of the report, if need be in the words of its title, and is not the title itself."""
    return names_part(line) and len("".join(line.split())) < len(title) * _WHOLE


def _is_telling(piece: str) -> bool:
    return _KEPT.fullmatch(piece) is not None or len(piece) >= _LEAST_ONE


def _end(lines: Sequence[str], told: Sequence[int], number: int, title: str, usual: int) -> int:
    """Number of the line that goes on with a sentence behind what parts its halves; the next where nothing does."""
    end = number + 1
    while end < len(told) and end - number <= _MOST and is_edge(lines[told[end]], title):
        end += 1
    if end == number + 1 or end == len(told) or not _may_follow(lines[told[end]]):
        return number + 1
    group = [lines[at].strip() for at in told[number + 1 : end]]
    feed = any("\f" in lines[at] for at in range(told[number], told[end] + 1))
    stamped = any(is_stamp("".join(line.split())) for line in group)
    if not (feed or stamped or any(map(_holds_number, group)) or any(_shares(line, title, _ALONE) for line in group)):
        return number + 1
    if len(group) == 1 and _FIGURE.fullmatch(group[0]) and not feed:
        behind, short = lines[told[end]].strip(), len(lines[told[number]].strip()) < usual * _FULL
        counted = _UNIT.match(behind) and (short or _is_too_late(group[0], number))
        if counted or _COUNTED.match(behind):
            return number + 1  # a figure of the sentence that stands on a line of its own
    return end


def _is_too_late(figure: str, number: int) -> bool:
    """Whether so few lines stand before a figure that no page of that number can end there."""
    return figure.isdecimal() and int(figure) > number / _SHORTEST_PAGE + _COVERS


def _is_begun(line: str, usual: int) -> bool:
    """Whether a line begins a sentence, or goes on with one, and does not end it."""
    words = line.strip()
    if len(words) < _SHORTEST_HALF or words[-1] in _CLOSED or "\t" in words:
        return False
    stopped = any(mark in words for mark in _PROSE)
    if opening_mark(words, 0, len(words)):
        return stopped and len(words) >= usual * _FULL
    return stopped or len(words) >= usual * _FULL


def _may_follow(line: str) -> bool:
    """Whether a line can be the other half."""
    words = line.strip()
    if opening_mark(words, 0, len(words)) or "\t" in words:
        return False
    return any(mark in words for mark in "。；，！？") and not _PRINTED.match(words)


def _holds_number(words: str) -> bool:
    """Whether a line is, begins or ends with the number of a page, or an address that a browser prints."""
    return holds_page_number(words) or _PRINTED.match(words) is not None


def _pieces(words: str) -> list[str]:
    """The words of a line at an edge, those that stand apart each by itself, without page numbers and addresses."""
    if is_framed_number(words):
        return []
    bare = without_page_numbers(_PRINTED.sub("  ", words))
    return [piece for part in _GAP.split(bare) if (piece := re.sub(r"[\W_]+", "", part))]


def _shares(piece: str, title: str, least: int) -> bool:
    """Whether a piece is made of the words of the title: each stretch of it that is as long as asked stands there."""
    bare = "".join(character for character in piece if character > "\u2e80" and character.isalpha())
    return len(bare) >= least and sum(map(len, _runs(bare, title))) * 3 >= len(bare) * 2


def _runs(words: str, title: str) -> Iterator[str]:
    """The longest stretches of words that stand in the title, from left to right; none of a single character."""
    at = 0
    while at < len(words):
        end = at + 1
        while end <= len(words) and words[at:end] in title:
            end += 1
        if end - 1 - at > 1:
            yield words[at : end - 1]
        at = max(at + 1, end - 1)
