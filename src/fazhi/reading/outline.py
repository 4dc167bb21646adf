"""Pieces nested under headings and items."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi.reading.numbering import LOOSE, Mark
from fazhi.reading.pieces import Piece


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
        return node.inline or node.body or bool(node.piece.closed)
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
