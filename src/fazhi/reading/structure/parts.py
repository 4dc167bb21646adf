"""The part of a report that each piece belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fazhi.expressions import lazily
from fazhi.model.report import Part
from fazhi.reading.document import CELL
from fazhi.reading.numbering import LOOSE
from fazhi.reading.structure.meaning import caption_meaning, hands_out, heading_meaning, label_meaning, sentence_meaning
from fazhi.reading.structure.outline import Node, Placed, Run, lead_of
from fazhi.reading.vocabulary import counts, one_of

_REPORTED = lazily(
    lambda: (
        f"{one_of('reported_opening')}.{{0,16}}{one_of('reported')}{one_of('reported_end')}"
        f"|{one_of('reported_now')}|{one_of('reported_so')}[：。]?$"
    )
)
_CONGRESS = lazily(lambda: one_of("congress"))
_REVIEW = lazily(lambda: rf"((?:19|20)\d\d)年.{{0,12}}{one_of('review')}|((?:19|20)\d\d)年的?{one_of('review_work')}$")
_YEARS_WORK = lazily(lambda: rf"((?:19|20)\d\d)年的?{one_of('review_plain')}$")
"""A chapter called so reviews its year if it is the first, and plans it if it comes behind others."""
_REMEDY = lazily(lambda: f"(?:{one_of('remedy')}|{one_of('remedy_we')}将)")
_FIRST_CELL = re.compile(f"[一二三四五六七八九十\\d（）()、.．\\s]*([^\t{CELL}]{{2,24}})[\t{CELL}]")
"""The first cell of a row, if it is short enough to be the name of a part, without its number."""
_CAPTION = lazily(
    lambda: (
        r"^\s*(?:附?[表件]\s*[\d一二三四五六七八九十]*[：:、.．\s-]*)?(.{2,}?)"
        rf"{one_of('caption_kind')}*\s*(?:[（(].{{1,12}}[)）])?$"
    )
)
_CAPTIONED = lazily(lambda: rf"\W*{one_of('annex_number')}")
"""What names an annex or a table, unlike a list of words that are explained."""
_CELL_BORDER = re.compile(f"[\t|{CELL}]")
_SETTLED = lazily(lambda: one_of("settled_head"))
_TOLD = lazily(lambda: rf"\s*(?:(?:1[0-2]|0?[1-9])月|{one_of('year_whole')})")
_MEANT = lazily(lambda: rf"{one_of('plan_mark')}|[月日年底]前|{one_of('next')}")
_LONGEST_CAPTION = 40
_CAPTIONS = frozenset({Part.PLANS, Part.SHORTCOMINGS, Part.WORK})
_WATCHED = 90
"""Characters at the beginning of a sentence in which a change of part would show."""


@dataclass(slots=True)
class _Stand:
    """What holds for everything directly under one heading, or under none."""

    part: Part
    mixed: bool = False
    """Whether shortcomings and plans take turns."""
    own: Part | None = None
    """The part that a heading here or above named."""
    first: Part | None = None
    """The part to go back to when a review resumes."""
    amid: bool = False
    """Whether a sentence amid a paragraph of work began to plan."""

    def under(self) -> "_Stand":
        """What something directly below starts with."""
        return _Stand(self.part, self.mixed, self.own, self.part)


class Parts:
    """Tells the part of one piece after another; headings must be known beforehand."""

    def __init__(self, text: str, placed: Sequence[Placed], titled: set[Node], year: int, title: str) -> None:
        """`year` is the year reported on as far as known, 0 if it is not."""
        self.text = text
        self.titled = titled
        self.congress = bool(_CONGRESS.search(title + text[:600]))
        self.base = _base_year(text, placed) or year or 9999
        headings = [node for item in placed if (node := item.opened) is not None and node in titled]
        self.loose = _chapters_are_loose(text, headings, self.base)
        self.chapters = [node for node in headings if self._heads(node)]
        self.order = {node: number for number, node in enumerate(headings)}
        named = (node for node in reversed(headings) if self._is_part(node, headings[0]))
        self.last = next(named, None)
        self.chapter: Node | None = None
        self.stands: dict[Node | None, _Stand] = {None: _Stand(_before(text, placed, self.chapters))}
        self.inherited: dict[Run, _Stand] = {}
        self.planned = self.annexed = False
        self.caption: Part | None = None
        self.handed_out = False

    def part(self, placed: Placed) -> Part:
        """The part of the next piece; to be asked in the order of the text."""
        if named := self._named_by_row(placed) or self._captioned(placed):
            return named
        if node := placed.opened:
            self.stands[node] = self._opened(node)
            if node in self.titled:
                return self.stands[node].part
        stand = self.stands[placed.node]
        if stand.part is Part.SHORTCOMINGS and _done_label().match(self.text, placed.piece.start, placed.piece.end):
            return Part.WORK
        self._switch(stand, placed)
        return stand.part

    def _named_by_row(self, placed: Placed) -> Part | None:
        """Of a report kept in a form: the part that the first cell of a row names, for what the other cells tell."""
        block = placed.piece.block
        cell = _FIRST_CELL.match(self.text, block.start, block.end) if block.row else None
        return heading_meaning(cell[1].strip(), self.base, chapter=True).part if cell else None

    def _captioned(self, placed: Placed) -> Part | None:
        """The part that the line right above a table, or a row of one cell, says the rows are of, if it does."""
        piece, row = placed.piece, placed.piece.block.row
        words = self.text[piece.start : piece.end]
        part = self._caption(words) if piece.first and piece.last and not piece.closed else None
        if part or not row:
            self.caption = part
            self.handed_out = part is Part.PLANS and hands_out(words.strip(), self.base)
        elif self.handed_out:
            self.handed_out = False
            if any(_SETTLED.fullmatch("".join(cell.split())) for cell in _CELL_BORDER.split(words)):
                self.caption = None
        if not row or (self.caption is Part.WORK and self.stands[placed.node].part is not Part.PLANS):
            return None
        return self.caption if self.caption in _CAPTIONS else None

    def _caption(self, words: str) -> Part | None:
        """The part that a line names, if it may be a caption."""
        found = None if len(words) > _LONGEST_CAPTION or _CELL_BORDER.search(words) else _CAPTION.search(words)
        return caption_meaning(found[1], self.base) if found else None

    def end_preamble(self) -> None:
        """In a report without chapters, what comes behind its announcement tells of work."""
        if not self.chapters:
            self.stands[None] = _Stand(Part.WORK)

    def _opened(self, node: Node) -> _Stand:
        """What holds under a heading: its own words, else what its list began with."""
        above = self.inherited.setdefault(node.run, self._above(node))
        stand = above.under()
        if self.annexed:
            return _Stand(Part.CLOSING)
        if node not in self.titled or not self._heads(node):
            return stand
        chapter = node.above is None or self.stands[node.above].own is None
        meaning = heading_meaning(lead_of(node, self.text), self.base, chapter=chapter)
        if node.above is None and meaning.part is not Part.CLOSING:
            self.chapter = node
        if meaning.part is None:
            return self._unnamed(stand) if node.above is None else stand
        if meaning.part is Part.CLOSING and self._goes_on_behind(node):
            return self._within(node, stand)
        self.annexed |= meaning.part is Part.CLOSING
        self.planned |= node.above is None and (
            meaning.part is Part.PLANS or (self.congress and meaning.part is Part.WORK)
        )
        return _Stand(meaning.part, meaning.mixed, meaning.part, meaning.part)

    def _is_part(self, node: Node, first: Node) -> bool:
        """Whether a heading like the first names a part of the report."""
        if node.mark.form != first.mark.form or not self._heads(node):
            return False
        return heading_meaning(lead_of(node, self.text), self.base, chapter=True).part not in {None, Part.CLOSING}

    def _goes_on_behind(self, node: Node) -> bool:
        """Whether the report goes on behind a heading, with a chapter that names a part and counts on if it counts."""
        last = self.last
        if last is None or self.order[node] > self.order[last]:
            return False
        return last.mark.value == 0 or (self.chapter is not None and last.mark.value > self.chapter.mark.value)

    def _within(self, node: Node, stand: _Stand) -> _Stand:
        """What holds under the name of an annex behind which the report goes on: what the chapter above it began with.

        It is the caption of a table; words that are explained there are none of the work.
        """
        if not _CAPTIONED.match(lead_of(node, self.text)):
            return _Stand(Part.CLOSING)
        chapter = self.stands.get(self.chapter) if node.above is None else None
        return _Stand((chapter or stand).part)

    def _above(self, node: Node) -> _Stand:
        if node.above is None and self._heads(node):
            return _Stand(Part.WORK)
        return self.stands[node.above].under()

    def _heads(self, node: Node) -> bool:
        """Whether a heading's number is one by which chapters are told apart."""
        return node.mark.form not in LOOSE or (self.loose and node.above is None)

    def _unnamed(self, stand: _Stand) -> _Stand:
        """A chapter that says nothing of its part: once the work is told or planned it plans, else it tells of work."""
        part = Part.PLANS if self.planned else stand.part
        return _Stand(part, first=part)

    def _switch(self, stand: _Stand, placed: Placed) -> None:
        lacking = stand.own is Part.SHORTCOMINGS and placed.piece.first and placed.piece.mark is None
        if stand.part in {Part.PREAMBLE, Part.CLOSING} or (
            stand.own is not None and stand.own is not Part.WORK and not stand.mixed and not lacking
        ):
            return
        start = placed.piece.mark.end if placed.piece.mark else placed.piece.start
        opening = re.sub("[\\s“”]", "", self.text[start : min(placed.piece.end, start + _WATCHED)])
        label = label_meaning(opening, self.base) if placed.piece.first else None
        meaning = label or sentence_meaning(opening, self.base)
        if stand.mixed and _REMEDY.match(opening):
            meaning = Part.PLANS
        if lacking and not stand.mixed and meaning is not Part.PLANS:
            return  # of a chapter on shortcomings a paragraph of its own may plan, and nothing else
        if meaning is None and stand.amid and placed.piece.first and self._resumes(placed):
            meaning = Part.WORK
        if meaning:
            stand.part = label or (stand.first or stand.part if meaning is Part.WORK else meaning)
            stand.amid = meaning is Part.PLANS and not placed.piece.first

    def _resumes(self, placed: Placed) -> bool:
        """Whether a paragraph tells of work again: of what was counted in a month or in all the year, not by a day."""
        words = self.text[placed.piece.start : placed.piece.end]
        return (
            placed.piece.mark is None and _TOLD.match(words) is not None and counts(words) and not _MEANT.search(words)
        )


@cache
def _done_label() -> re.Pattern[str]:
    return re.compile(f"\\W*{one_of('label_done')}[：:]")


def _base_year(text: str, placed: Sequence[Placed]) -> int | None:
    """The year that a chapter reviews by its heading, if one does: what comes after it is planned."""
    chapters = [item.opened for item in placed if item.opened and item.opened.above is None]
    for number, node in enumerate(chapters):
        lead = lead_of(node, text)
        if found := _REVIEW.search(lead) or (_YEARS_WORK.search(lead) if number == 0 else None):
            return int(next(filter(None, found.groups())))
    return None


def _chapters_are_loose(text: str, headings: Sequence[Node], base: int) -> bool:
    """Whether 第一， ① or － number the chapters: nothing better stands at the top, and one names a part."""
    top = [node for node in headings if node.above is None]
    if not top or any(node.mark.form not in LOOSE for node in top):
        return False
    return any(heading_meaning(lead_of(node, text), base, chapter=True).part for node in top)


def _before(text: str, placed: Sequence[Placed], chapters: Sequence[Node]) -> Part:
    """What stands before the first chapter is the preamble; without chapters only what announces the report is."""
    if chapters:
        return Part.WORK if chapters[0].mark.form == "cn" and chapters[0].mark.value > 1 else Part.PREAMBLE
    return (
        Part.PREAMBLE if any(announces(text[item.piece.start : item.piece.end]) for item in placed[:12]) else Part.WORK
    )


def announces(sentence: str) -> bool:
    """Whether a sentence ends the preamble."""
    return bool(_REPORTED.search(sentence))
