"""A document made into a report: outline, parts, passages, what the title says, and what a reader should know."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from fazhi.expressions import lazily
from fazhi.model.both import Both, Doubt
from fazhi.model.report import Heading, Part, Passage, PassageKind, Report, Step
from fazhi.reading.document import Annex, Block, Document, Mask, with_borders, without_pictures
from fazhi.reading.limits import MOST_PASSAGES, refuse, too_many_passages
from fazhi.reading.normal import masked, normalise, unified
from fazhi.reading.numbering import opening_mark
from fazhi.reading.structure.asides import is_left, is_remark
from fazhi.reading.structure.ending import closing_start, with_appended
from fazhi.reading.structure.front import Front, another_report, printed_title, read_front
from fazhi.reading.structure.furniture import is_left_below, opens_quoted, read_facts, said_in, signing_units
from fazhi.reading.structure.meaning import caption_meaning
from fazhi.reading.structure.naming import title_unit_in
from fazhi.reading.structure.outline import Node, Placed, has_title, lead_end, lead_of, nest
from fazhi.reading.structure.parts import Parts, announces
from fazhi.reading.structure.pieces import LONGEST, cut
from fazhi.reading.structure.subject import Options, Subject, checked_kind, subject
from fazhi.reading.structure.unnumbered import unnumbered, without_bullets
from fazhi.reading.traditional import simplified
from fazhi.reading.vocabulary import one_of

_LEFT_ABOVE = Both(
    "开头的网页菜单、按钮、天气一类文字未计入报告。",
    "Menus, buttons, the weather and the like above the report are not counted as its text.",
)
_REPORT = lazily(lambda: f"{one_of('law_word')}.*{one_of('title_end')}[》”]?$")
"""The name of an annex that is the report itself, handed in with a letter: it has parts of its own."""
_LONGEST_NUMBER = 8
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")


def build(document: Document, name: str, sha256: str, options: Options) -> Report:
    """The report a document holds; InputError where it holds none or its subject is not known."""
    options = options._replace(unit_kind=checked_kind(options.unit_kind, options.year))
    document = _with_numbers_joined(document)
    shown = unified(document.text)
    plain = simplified(shown)
    normal = normalise(plain, with_borders(document))
    if not document.blocks or not normal.text.strip():
        raise refuse(name, "没有文字；请提供有正文的报告。", "holds no text; supply a report with text.")
    whole = without_pictures(document._replace(text=masked(plain, document.masks)))
    whole = with_appended(whole, title_unit_in(read_front(whole).title) or "")
    printed = masked(shown, document.masks)
    seen = whole._replace(blocks=_before_annexes(whole))
    front = read_front(seen)
    another = another_report(seen, front)
    rest = seen.blocks[another[0] :] if another else ()
    seen = seen._replace(blocks=seen.blocks[: len(seen.blocks) - len(rest)])
    closing = closing_start(seen, front.blocks, title_unit_in(front.title) or "")
    lines = [seen.text[block.first : block.end] for block in seen.blocks]
    about = subject(front, "\n".join(lines[front.blocks : closing]), signing_units(lines[closing:]), name, options)
    headings, passages, parted = outline(seen, front, closing, about.year, printed, name)
    passages += [_edge(block, PassageKind.SENTENCE, Part.CLOSING) for block in rest]
    for annex, blocks in _annexes(whole):
        more = _annexed(annex, whole._replace(blocks=blocks), about, printed, name)
        headings, passages, parted = headings + more[0], passages + more[1], parted + more[2]
        if len(passages) > MOST_PASSAGES:
            raise too_many_passages(name)
    left = [_LEFT_ABOVE] if front.left else []
    left += [_another(another[1])] if another else []
    told = notices(document.text, front.title, passages, (shown, plain), parted)
    title = printed_title(front, seen, without_pictures(document._replace(text=printed)))
    return Report(
        name=name,
        slug=options.slug,
        title=title or name.rpartition(".")[0] or name,
        unit=about.unit,
        unit_kind=about.unit_kind,
        year=about.year,
        territory=about.territory,
        role=options.role,
        read_from_title=about.read_from_title,
        sha256=sha256,
        supplied=True,
        text=document.text,
        characters=len(document.text),
        normal=normal,
        headings=tuple(headings),
        passages=tuple(passages),
        facts=read_facts(shown, front.stated, seen.blocks[front.blocks : closing], seen.blocks[closing:]),
        pages=document.pages,
        recognised=document.recognised,
        notices=(*document.notices, *left, *about.notices, *told),
        traces=document.traces,
        titled=bool(title),
    )


def _another(title: str) -> Doubt:
    """The notice of a second report in the same file."""
    return Doubt(
        f"文件里不止一份报告：从“{title}”起是另一份，没有计入；请拆开后分别核查。",
        f"The file holds more than one report: from “{title}” on it is another, which is not counted; split the file "
        "and audit each by itself.",
    )


def outline(
    document: Document, front: Front, closing: int, year: int, printed: str, name: str
) -> tuple[list[Heading], list[Passage], int]:
    """Headings and passages of a document in which what is masked is filled in, and how often a sentence was parted.

    The signature begins with the block numbered `closing`. Headings are told as printed. InputError for more passages
    than a report has.
    """
    text, blocks = document.text, document.blocks
    body = [block for block in blocks[front.blocks : closing] if not is_left(text, block)]
    aside = {block.start: block for block in body if is_remark(text, block)}
    body = without_bullets(text, [block for block in body if block.start not in aside])
    pieces = list(islice(cut(document, body, unnumbered(document, body)), MOST_PASSAGES + 1))
    if len(pieces) > MOST_PASSAGES:
        raise too_many_passages(name)
    placed = nest(pieces)
    titled = {node for item in placed if (node := item.opened) and has_title(node, document.text)}
    writer = _Writer(document.text, printed, titled, Parts(document.text, placed, titled, year, front.title))
    passages = [
        _edge(block, PassageKind.TITLE, Part.PREAMBLE)
        for number, whole in enumerate(blocks[: front.blocks])
        if number not in front.left and not is_left(text, whole) and (block := _said(text, whole, front.title))
    ]
    passages += map(writer.passage, placed)
    if aside:
        passages += [_edge(block, PassageKind.SENTENCE, Part.CLOSING) for block in aside.values()]
        passages.sort(key=lambda item: item.start)
    passages += [
        _edge(block, PassageKind.SENTENCE, Part.CLOSING)
        for block in takewhile(lambda block: not opens_quoted(text, block), blocks[closing:])
        if not is_left(text, block) and not is_left_below(text, block)
    ]
    return writer.headings, passages, sum(item.piece.goes_on for item in placed)


def _said(text: str, block: Block, title: str) -> Block | None:
    """A line above the text as far as it tells of the report; None for one that tells who sent a mail, or read a page.

    What holds the title is kept as a whole.
    """
    said = said_in(text, block)
    if said is None or said != (block.start, block.end):
        line = "".join(text[block.start : block.end].split())
        if title and title in line:
            return block
    return block._replace(start=said[0], end=said[1]) if said else None


def _with_numbers_joined(document: Document) -> Document:
    """The document, each number or bullet that a line holds and nothing else in one with the line below it."""
    text, masks = document.text, list(document.masks)
    blocks, places, ends = list[Block](), list[int](), {mask.end for mask in masks}
    for block in document.blocks:
        above = blocks[-1] if blocks else None
        if above is None or block.row or block.depth or block.start in ends or not _is_number(text, above, block):
            blocks.append(block)
        else:
            masks.append(Mask(above.end, block.start))
            blocks[-1] = above._replace(end=block.end)
        places.append(len(blocks) - 1)
    if len(blocks) == len(document.blocks):
        return document
    annexes = tuple(annex._replace(block=places[annex.block]) for annex in document.annexes)
    return document._replace(blocks=tuple(blocks), masks=tuple(sorted(masks)), annexes=annexes)


def _is_number(text: str, block: Block, below: Block) -> bool:
    """Whether a block is a number or a bullet alone, and the block below it has none of its own."""
    if block.row or block.depth or block.end - block.first > _LONGEST_NUMBER:
        return False
    mark = opening_mark(text, block.first, block.end)
    if mark is None or text[mark.end : block.end].strip() or mark.number.startswith("—"):
        return False
    return opening_mark(text, below.first, below.end) is None


def _before_annexes(document: Document) -> tuple[Block, ...]:
    """The blocks of the report itself."""
    return document.blocks[: document.annexes[0].block] if document.annexes else document.blocks


def _annexes(document: Document) -> Iterator[tuple[Annex, tuple[Block, ...]]]:
    """Each annex and its blocks, first that which names it."""
    ends = [*(annex.block for annex in document.annexes[1:]), len(document.blocks)]
    for annex, end in zip(document.annexes, ends, strict=False):
        yield annex, document.blocks[annex.block : end]


def _annexed(
    annex: Annex, document: Document, about: Subject, printed: str, name: str
) -> tuple[list[Heading], list[Passage], int]:
    """Headings and passages of an annex, under its name; the name may say that it plans, owns up or explains words.

    Otherwise it tells of work: whoever hands it in with the report says that it belongs to what is reported.
    """
    head, step = document.blocks[0], Step(annex.number, annex.name)
    own = None if _REPORT.search(annex.name) else caption_meaning(annex.name, about.year)
    document = document._replace(blocks=document.blocks[1:])
    front = Front("", (), 0)
    closing = closing_start(document, 0, about.unit or "")
    headings, passages, parted = outline(document, front, closing, about.year, printed, name)
    part = own or Part.WORK
    top = Heading(head.start, head.end, 1, step, part)
    headings = [replace(item, level=item.level + 1, part=own or _told_of(item.part)) for item in headings]
    passages = [replace(item, path=(step, *item.path), part=own or _told_of(item.part)) for item in passages]
    return [top, *headings], [Passage(head.start, head.end, PassageKind.HEADING, part, ()), *passages], parted


def _told_of(part: Part) -> Part:
    """The part of what stands in an annex: it has no preamble."""
    return Part.WORK if part is Part.PREAMBLE else part


def _edge(block: Block, kind: PassageKind, part: Part) -> Passage:
    return Passage(block.start, block.end, kind, part, ())


class _Writer:
    """Writes one passage after another and collects the headings."""

    def __init__(self, text: str, printed: str, titled: set[Node], parts: Parts) -> None:
        self.text = text
        self.printed = printed
        self.titled = titled
        self.parts = parts
        self.headings: list[Heading] = []
        self.paths: dict[Node | None, tuple[Step, ...]] = {None: ()}

    def passage(self, placed: Placed) -> Passage:
        piece, node = placed.piece, placed.node
        part = self.parts.part(placed)
        if placed.opened:
            self._enter(placed.opened, part)
        kind, path = PassageKind.SENTENCE, self.paths[node]
        if piece.block.row:
            kind = PassageKind.ROW
        elif placed.opened in self.titled:
            kind, path = PassageKind.HEADING, path[:-1]
        if part is Part.PREAMBLE and announces(self.text[piece.start : piece.end]):
            self.parts.end_preamble()
        return Passage(piece.start, piece.end, kind, part, path)

    def _enter(self, node: Node, part: Part) -> None:
        lead = lead_of(node, self.printed) if node in self.titled else ""
        step = Step(node.mark.number, " ".join(lead.split()))
        end = lead_end(node, self.text) if lead else node.mark.end
        self.headings.append(Heading(node.piece.start, end, node.level, step, part))
        self.paths[node] = (*self.paths[node.above], step)


def _is_radical(printed: str, looks: str) -> bool:
    """Whether a character stands for another, and is no bullet of a symbol font."""
    return printed != looks and looks.isalpha()


def notices(text: str, title: str, passages: Sequence[Passage], copies: tuple[str, str], parted: int) -> Iterator[Both]:
    """One sentence for each thing out of the ordinary.

    `copies` are the text with ideographs for radicals, and that in simplified characters; `parted` says how often a
    sentence was cut for its length.
    """
    yield from _of_copies(text, *copies)
    if not title:
        yield Both(
            "开头没有标题，以单位和年度称呼。",
            "No title stands at the beginning; the report is called by its unit and year.",
        )
    if parted:
        yield Both(
            f"有句子超过 {LONGEST} 字，已在分句处断开，共 {parted} 处；请核对是否漏了句号。",
            f"Sentences of more than {LONGEST} characters were cut at a clause ({parted} places); see whether full "
            "stops are missing.",
        )
    if not any(passage.kind is PassageKind.HEADING for passage in passages):
        yield Both(
            "全文没有标题层次，各部分仅凭措辞划分。",
            "The text has no headings; its parts are told apart by their wording alone.",
        )
    if all(passage.kind in {PassageKind.HEADING, PassageKind.TITLE} for passage in passages):
        yield Doubt(
            "全文只有标题，没有任何正文语句。",
            "The text has headings only and not one sentence under them.",
        )
    yield from _of_signs(text, copies[0])


def _of_copies(text: str, shown: str, plain: str) -> Iterator[Both]:
    """What of a text is matched by other characters than it is printed in."""
    if count := sum(map(_is_radical, text, shown)) if shown is not text else 0:
        yield Both(
            f"含有 {count} 个部首字符（看着像汉字，多由 PDF 的字体带来），匹配时按汉字对照，引文照原样。",
            f"It holds radicals in the place of ideographs ({count}), as fonts of PDFs give them; they are matched as "
            "the ideographs they look like and quoted as they stand.",
        )
    if plain != shown:
        yield Both(
            "原文是繁体字，匹配时按简体字对照，引文照原样。",
            "The text is in traditional characters; it is matched in simplified ones and quoted as it stands.",
        )


def _of_signs(text: str, shown: str) -> Iterator[Both]:
    """Characters that cannot be seen, or not be read."""
    if count := len(_CONTROL.findall(text)):
        yield Both(
            f"含有 {count} 个控制字符，匹配时已忽略。",
            f"It holds control characters ({count}), which matching passes over.",
        )
    if count := len(_BIDI.findall(text)):
        yield Both(
            f"含有 {count} 个文字方向控制字符，显示次序可能与实际不符，匹配时已忽略。",
            f"It holds characters that turn the direction of text ({count}), which may not be shown in its true order; "
            "matching passes over them.",
        )
    if count := len(_PRIVATE.findall(shown)):
        yield Both(
            f"含有 {count} 个无法识别的字符，相应文字可能读不全。",
            f"It holds characters that cannot be told ({count}); the words around them may be incomplete.",
        )
