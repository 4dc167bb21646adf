"""Pieces nested under headings and items, and which of these carry a title of their own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from fazhi.model.numerals import COUNTING, DIGITS
from fazhi.reading.document import DROP
from fazhi.reading.numbering import LOOSE, Mark
from fazhi.reading.structure.meaning import names_lacks
from fazhi.reading.structure.pieces import Piece
from fazhi.reading.vocabulary import one_but, one_of

_LONGEST = 64
"""Characters; a longer lead of a section is a sentence."""
_LONGEST_POINT = 45
"""Characters; a longer lead of a point (一是) is a sentence."""
_LONGEST_ACT = 24
"""Characters; a longer lead that tells of a light act is a sentence."""
_LONGEST_BARE = 16
"""Characters; a longer lead with nothing told under it is a sentence."""
_BOX = re.compile(r"\s*(?:\[[ xX√✓✔]?\](?!\()|[□☐◻❏☑☒■√✓✔])")
"""What an item of a check list begins with; it is said to be done or not, and is no heading."""
_OPEN_BOX = "□"
_LISTED = frozenset({"cnp", "ar", "arp", "arh"})
"""Numbers of sections as well as of items."""
_OPEN = {"；", ";", "，", ",", "、"}
"""Marks after which a list goes on."""
_TRAILING = f"。；;：:，！!？?. \t\u3000\n\r{DROP}"
_TOLD = re.compile("[：:][^：:]*[，,]")
"""Behind the label of a numbered item, what it has to tell: 3．合同：先送司法所，律师看过才签。"""
_QUOTED = re.compile('[“‘「『"][^“”‘’「」『』"]*[”’」』"]|《[^《》]*》|（[^（）]*）')


@dataclass(slots=True, eq=False)
class Node:
    """A heading or item while the outline is being built."""

    mark: Mark
    piece: Piece
    above: "Node | None"
    level: int
    run: "Run"
    """The list of like items it belongs to."""
    inline: bool = False
    """Whether its paragraph holds several items of its list; it then ends with that paragraph."""
    body: bool = False
    """Whether anything stands under it."""

    def fill(self) -> None:
        """Note that something stands under it."""
        if not self.body:
            self.body = True
            self.run.bodies += 1


@dataclass(slots=True, eq=False)
class Run:
    """Items of one form that follow one another under one heading."""

    nodes: list[Node] = field(default_factory=list)
    bodies: int = 0
    """How many of them have something told under them."""
    subjects: list[Node] | None = None
    """Those whose lead names a subject, once that is asked."""


class Placed(NamedTuple):
    """A piece and the innermost heading or item it stands under; for an opening piece its own."""

    piece: Piece
    node: Node | None

    @property
    def opened(self) -> Node | None:
        """The heading or item that the piece opens, if it opens one."""
        return self.node if self.node and self.node.piece is self.piece else None


def nest(pieces: Iterable[Piece]) -> list[Placed]:
    """Place every piece in the outline."""
    top: Node | None = None
    placed = []
    for piece in pieces:
        if piece.first:
            top = _leave(top, piece)
        if piece.mark:
            top = _open(top, piece, piece.mark)
        elif top:
            top.fill()
        placed.append(Placed(piece, top))
    return placed


def _leave(top: Node | None, piece: Piece) -> Node | None:
    """Close what ends with its paragraph."""
    while top and _ends_with_paragraph(top, piece):
        top = top.above
    return top


def _ends_with_paragraph(node: Node, piece: Piece) -> bool:
    if piece.mark and piece.mark.form == node.mark.form:
        return False
    if node.inline or node.mark.form == "dash":
        return node.inline or node.body or bool(node.piece.closed) or node.mark.number == _OPEN_BOX
    return piece.mark is None and node.mark.form in LOOSE and not node.piece.last


def _open(top: Node | None, piece: Piece, mark: Mark) -> Node:
    """A new node beside the last one of its form, or below what it belongs to."""
    sibling = top
    while sibling and sibling.mark.form != mark.form:
        sibling = sibling.above
    if sibling:
        above, run = sibling.above, sibling.run
    else:
        above, run = _parent(top, mark), Run()
    inline = not piece.first and (mark.form in LOOSE or mark.form.startswith("ar"))
    node = Node(mark, piece, above, above.level + 1 if above else 1, run, inline)
    if sibling and node.inline and sibling.piece.block is piece.block:
        sibling.inline = True
    if above:
        above.fill()
    run.nodes.append(node)
    return node


def _parent(top: Node | None, mark: Mark) -> Node | None:
    """The innermost open node that can hold a new list; one that counts from one nests where it stands."""
    fresh = mark.value == 1 and mark.form not in {"part", "plain", "cn", "cnp", "sub"}
    while top and mark.rank < top.mark.rank and not (fresh and top.mark.form != "dash"):
        top = top.above
    return top


def has_title(node: Node, text: str) -> bool:
    """Whether what follows the number is a title rather than a sentence that tells of an act."""
    form, lead = node.mark.form, lead_of(node, text)
    if not lead:
        return False
    if node.piece.block.depth or form in {"part", "plain", "sub"}:
        return True
    if _BOX.match(lead) or node.mark.number == _OPEN_BOX or (form.startswith("ar") and _TOLD.search(lead)):
        return False
    if len(lead) > (_LONGEST_POINT if form in LOOSE else _LONGEST) or node.piece.closed in _OPEN:
        return False
    if not node.piece.closed.strip("”’」』）)》\"'") and node.piece.last:
        return _names_section(node, lead)
    return _names_subject(node, lead) or _among_titles(node, lead, text)


def _among_titles(node: Node, lead: str, text: str) -> bool:
    """A lead that tells of an act in a list where something is told under every item, and another lead is a title."""
    run = node.run
    if node.mark.form != "cnp" or run.bodies < len(run.nodes) or "了" in lead or "《" in lead:
        return False
    if _items().figure.search(lead) or _items().lack.search(lead):
        return False
    if run.subjects is None:
        run.subjects = [other for other in run.nodes if _names_subject(other, lead_of(other, text))]
    return any(other is not node for other in run.subjects[:2])


def lead_of(node: Node, text: str) -> str:
    """What stands between the number and the end of its piece, without closing punctuation."""
    return text[node.mark.end : lead_end(node, text)].replace(DROP, "").strip()


def lead_end(node: Node, text: str) -> int:
    """Offset behind the lead's last word."""
    start = node.mark.end
    return start + len(text[start : node.piece.end].rstrip(_TRAILING))


def _names_section(node: Node, lead: str) -> bool:
    """A line without closing punctuation is a heading, unless it counts something done."""
    if node.mark.form in _LISTED | LOOSE and _is_list(node.run):
        return False
    bare = _QUOTED.sub("", lead)
    if node.mark.form == "cn" or (node.mark.form == "cnp" and (_opens_body(node) or not _items().figure.search(bare))):
        return True
    return not _items().figure.search(bare) and not (
        node.mark.form in LOOSE | {"ar"} and not _opens_body(node) and _items().act.search(bare)
    )


def _is_list(run: Run) -> bool:
    """Whether items tell all there is: nothing stands under them but, it may be, what follows the whole list."""
    return not run.bodies or (run.bodies == 1 and run.nodes[-1].body and len(run.nodes) > len("两条"))


def _names_subject(node: Node, lead: str) -> bool:
    """A short lead without figure or concrete act, with something told under it or under its like."""
    if lead.count("，") + lead.count(",") > (3 if node.mark.form in {"cn", "cnp"} else 2):
        return False
    bare = _QUOTED.sub("", lead)
    if _items().figure.search(bare) or _items().act.search(bare):
        return False
    if _items().lack.search(lead) and not names_lacks(lead):
        return False
    if not node.body and ("，" in lead or len(lead) > _LONGEST_BARE):
        return False
    if _items().light_act.search(bare) and "，" not in bare and len(lead) > _LONGEST_ACT:
        return False
    return _opens_body(node) or (node.body and node is not node.run.nodes[-1])


def _opens_body(node: Node) -> bool:
    """Whether at least half the items of its list have something told under them."""
    return 2 * node.run.bodies >= len(node.run.nodes)


class _Items(NamedTuple):
    """What makes a sentence of the words behind a number."""

    figure: re.Pattern[str]
    act: re.Pattern[str]
    light_act: re.Pattern[str]
    lack: re.Pattern[str]


@cache
def _items() -> _Items:
    unit = f"[余多来]?{one_of('counted')}"
    digits = f"[余多来]?{one_of('counted', 'counted_digits')}"
    return _Items(
        figure=re.compile(
            f"[\\d０-９][\\d０-９.,．，]*\\s{{0,2}}{digits}|[{COUNTING[1:]}千万两]+{unit}(?!{one_of('counted_not')})"
            f"|[{DIGITS}两]?[十百千万][{COUNTING}千]*{digits}(?!{one_of('counted_not_digits')})"
        ),
        act=re.compile(rf"{one_but('act', 'act_not')}|{one_of('act_with_number')}\s?\d"),
        light_act=re.compile(one_but("light_act", "light_act_not")),
        lack=re.compile(
            f"(?:{one_of('lack_end')}|[有尚仍还亟]待.{{2,8}}|需.{{0,5}}{one_of('lack_need')}"
            f"|{one_of('lack_is', 'lack_faced')}.{{0,12}}{one_of('lack_end_after')})$"
        ),
    )
