"""Ledgers written as lines: what the status behind an item says of it: 问题：…。整改措施：…。整改状态：未完成。"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fazhi.evidence.form_words import Answer
from fazhi.expressions import lazily
from fazhi.model.evidence import Polarity

_BAR = re.compile("[|｜；]")
"""What parts a state from the matter behind it in its line."""
_APART = re.compile(r"\n\s*\n")


class LedgerWords(NamedTuple):
    """Regular expressions of the labels in a ledger."""

    status: re.Pattern[str]
    """The end of the label of a status; most texts have none, and need not be looked through for the others."""
    label: re.Pattern[str]
    """A label with its colon: of a matter that opens an entry, of what is to be done, or of its status."""
    state: re.Pattern[str]
    """The whole label of a state out of a system: that of its line's matter, whether this has a label or not."""
    no: re.Pattern[str]
    """What a status begins with that says that nothing was done."""
    open: re.Pattern[str]
    """The same of what goes on, or is put off."""
    pending: re.Pattern[str]
    """A status of one clause whose end says that it goes on: 采购文件在审."""
    done: re.Pattern[str]
    """What stands behind such words of a matter of which something was done and counted: 持续推进，已评查40卷."""
    field: re.Pattern[str]
    """A line of a ledger that tells something else of a matter: 牵头科室：法规科."""


class Entry(NamedTuple):
    """What a ledger tells of a matter, up to its status; the range counts characters of the normalised text."""

    start: int
    end: int
    answer: Answer


def compile_ledgers(one: Mapping[str, str]) -> LedgerWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    head = r"(?:(?<=[\n。；，）\d、|｜])|\A)[^，。；：？\n\d]{0,4}?"
    numbered = r"[一二三四五六七八九十\d]{0,3}"
    bad = rf"{one['happen']}|[^，。；\n]{{0,3}}?{one['bad_outcome']}"
    kinds = "|".join(f"(?P<{name}>{one[f'ledger_{name}']})" for name in ("status", "matter", "task"))
    return LedgerWords(
        status=lazily(rf"{one['ledger_status']}{numbered}："),
        label=lazily(rf"{head}(?:{kinds}){numbered}："),
        state=lazily(rf"{one['ledger_state']}："),
        no=lazily(
            rf"(?:{one['answer_no']}|{one['status_no']}|{one['deny']}(?!{bad})[^，。；|｜\n]{{0,4}})"
            rf"(?=[，。；（|｜\n]|\Z)"
        ),
        open=lazily(rf"{one['answer_open']}|{one['ledger_put_off']}|{one['still_open']}"),
        pending=lazily(rf"[^，。；：\n\d]{{0,10}}?{one['ledger_pending']}(?=[，。；（|｜\n]|\Z)"),
        done=lazily(rf"[^。\n]{{0,24}}?{one['marks_done']}[^，。；\n\d]{{0,12}}[1-9]\d*(?![\d%.年月日])"),
        field=lazily(r"[^，。；：？\n]{2,8}："),
    )


def entries(text: str, words: LedgerWords) -> tuple[Entry, ...]:
    """The entries of the ledgers in a text whose status is that they were not done, or not yet."""
    return tuple(_entries(text, words)) if words.status.search(text) else ()


def _entries(text: str, words: LedgerWords) -> Iterator[Entry]:
    begun: int | None = None
    labelled = False
    last = passed = 0
    for label in words.label.finditer(text):
        if label.start() < passed:
            continue
        if begun is not None and _is_apart(text[last : label.start()], words):
            begun = None
        last = label.end()
        if label["status"] is None:
            labelled = labelled if begun is not None and not label["matter"] else bool(label["matter"])
            begun = label.start() if begun is None or label["matter"] else begun
            continue
        if words.state.fullmatch(label[0]):
            line, end = _line_about(text, label)
            bar = _BAR.search(text, label.end(), end) if line == label.start() else None
            if bar:
                told = _status(text, label.end(), words)
                yield from () if told is None else (Entry(bar.end(), end, told),)
                begun, passed = None, end
                continue
            if line < label.start() and not (labelled and begun is not None):
                begun = line
        if begun is not None and (told := _status(text, label.end(), words)):
            yield Entry(begun, label.start(), told)
        begun = None


def _line_about(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where the line that holds a match begins and ends."""
    end = text.find("\n", found.end())
    return text.rfind("\n", 0, found.start()) + 1, end if end >= 0 else len(text)


def _is_apart(between: str, words: LedgerWords) -> bool:
    """Whether what stands between two labels belongs to something else: a line that has none, or an empty one."""
    if _APART.search(between):
        return True
    return not all(map(words.field.match, between.split("\n")[1:-1]))


def _status(text: str, at: int, words: LedgerWords) -> Answer | None:
    if found := words.no.match(text, at):
        return Answer(Polarity.ADMITTED, found[0])
    found = words.open.match(text, at) or words.pending.match(text, at)
    if found and not words.done.match(text, found.end()):
        return Answer(Polarity.PLANNED, found[0])
    return None


def entry_at(found: tuple[Entry, ...], at: int) -> Answer | None:
    """What a ledger says of what stands at an offset."""
    number = bisect_right(found, at, key=lambda entry: entry.start) - 1
    return found[number].answer if number >= 0 and at < found[number].end else None
