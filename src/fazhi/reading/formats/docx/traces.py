"""What a paragraph holds beside its words: comments, tracked changes, hidden words and prompts."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from fazhi.model.report import Trace, TraceKind
from fazhi.reading.formats.docx.numbers import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHANGES = {
    f"{W}ins": TraceKind.INSERTION,
    f"{W}moveTo": TraceKind.INSERTION,
    f"{W}del": TraceKind.DELETION,
    f"{W}moveFrom": TraceKind.DELETION,
}
_FORMATTING = tuple(f"{W}{name}" for name in ("rPrChange", "pPrChange"))
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"
_LONGEST = 24
"""Characters of a line that could be nothing but a mark."""
_NOTED = (*_CHANGES, f"{W}commentReference", f"{W}sdt", f"{W}r")


def traces_of(block: "_Element", hidden: "Callable[[_Element], bool]") -> tuple[TraceKind, ...]:
    """The traces in a block, neighbours of one kind once; `hidden` tells of a run whether it is hidden."""
    inside = next(block.iterancestors(f"{W}ins", f"{W}moveTo"), None) is not None
    found = [TraceKind.INSERTION] if inside else []
    box, wordy = _box(block), _with_words(block)
    found += [kind for element, kind in _each(block, lambda run: run in wordy and hidden(run)) if _box(element) is box]
    if next(block.iter(*_FORMATTING), None) is not None:
        found.append(TraceKind.FORMATTING)
    return tuple(found)


def placed(kinds: Iterable[TraceKind], start: int | None, end: int | None) -> Iterator[Trace]:
    """The traces of one place, one for each kind."""
    for kind, count in Counter(kinds).items():
        yield Trace(kind, count, start, end)


def margins(parts: "Iterable[_Element]") -> Iterator[Trace]:
    """The short lines of pages' heads and feet and the words of watermarks, each once."""
    said: dict[str, None] = {}
    for part in parts:
        for words in map(str.strip, _marginal(part)):
            if words and len(words) <= _LONGEST:
                said.setdefault(words)
    for words in said:
        yield Trace(TraceKind.MARGIN, 1, None, None, words)


def _marginal(part: "_Element") -> Iterator[str]:
    """The words of watermarks and of each paragraph, those of one within another apart."""
    lines: dict[_Element, list[str]] = {}
    for element in part.iter(f"{W}p", f"{W}t", _WATERMARK):
        if element.tag == f"{W}p":
            lines[element] = []
        elif element.tag == _WATERMARK:
            yield element.get("string", "")
        elif (paragraph := next(element.iterancestors(f"{W}p"), None)) is not None:
            lines[paragraph].append(element.text or "")
    yield from map("".join, lines.values())


def _box(element: "_Element") -> "_Element | None":
    """The text box that an element lies in; what lies in a box is read as paragraphs of its own."""
    return next(element.iterancestors(f"{W}txbxContent"), None)


def _each(block: "_Element", hidden: "Callable[[_Element], bool]") -> "Iterator[tuple[_Element, TraceKind]]":
    """Elements and what they are traces of; `hidden` tells of a run whether it has words that are hidden."""
    for element in block.iter(*_NOTED):
        tag = element.tag
        if tag == f"{W}commentReference":
            yield element, TraceKind.COMMENT
        elif tag == f"{W}sdt":
            if element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                yield element, TraceKind.PROMPT
        elif tag == f"{W}r":
            if hidden(element) and not _follows(element, hidden):
                yield element, TraceKind.HIDDEN
        elif not _goes_on(element):
            yield element, _CHANGES[tag]


def _goes_on(change: "_Element") -> bool:
    """Whether a change is of one kind with the one right before it."""
    before = change.getprevious()
    return before is not None and _CHANGES.get(before.tag) is _CHANGES[change.tag]


def _follows(run: "_Element", hidden: "Callable[[_Element], bool]") -> bool:
    before = run.getprevious()
    return before is not None and before.tag == f"{W}r" and hidden(before)


def _with_words(block: "_Element") -> "set[_Element]":
    """The runs that hold words, found once for a block however deep they lie in one another."""
    runs: set[_Element] = set()
    for item in block.iter(f"{W}t"):
        if (item.text or "").strip():
            for run in item.iterancestors(f"{W}r"):
                if run in runs:
                    break
                runs.add(run)
    return runs
