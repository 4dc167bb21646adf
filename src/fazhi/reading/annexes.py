"""One report of several files: which of them is the report, and how its annexes follow it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.both import Both, Doubt
from fazhi.model.errors import InputError
from fazhi.reading.document import Annex, Block, Document
from fazhi.reading.limits import check_length, refuse
from fazhi.reading.normal import masked
from fazhi.reading.structure.ending import annex_name, first_title
from fazhi.reading.structure.front import read_front
from fazhi.reading.traditional import simplified
from fazhi.reading.vocabulary import one_of

MOST_FILES = 30
"""Files of one report."""
_SHOWN = 5
"""Names that a sentence tells."""
_ANNEX = lazily(lambda: f"^(?:附|表|图)|{one_of('annex_name')}")
_DIGITS = re.compile(r"\d+")
_TAIL = re.compile(r"[\W_\d]+$")
_OWN_START = lazily(lambda: rf"{one_of('annex_number')}\s*[\d一二三四五六七八九十]{{1,3}}")
_REPORT = lazily(
    lambda: f"{one_of('law_report')}.*{one_of('report_word')}|{one_of('report_first')}.*{one_of('law_behind')}"
)


_PRINTED = frozenset({"pdf", "ofd", "htm", "html", "mht", "mhtml"})
"""Formats in which a text is handed out rather than written; its lines and pages may be told less well."""
_PIECE = 6
"""Characters of a piece by which two texts are compared."""
_COMPARED = 100_000
"""Characters of a text that are compared."""
_ALIKE = 0.9
"""Share of their pieces that two files of one text have in common at the least; page numbers may part them."""
_SCANNED = Both(
    "扫描件上也是一份报告，而正文已有文件，扫描件不再读入，以免重复。",
    "A scan holds a report too, which is there as a document; the scan is left out, so that nothing is read twice.",
)
_SAME = Both(
    "与另一格式的文件内容相同，不再读入，以免重复。",
    "A file of another format holds the same text; it is left out, so that nothing is read twice.",
)


class Named(NamedTuple):
    """One document of several."""

    name: str
    """With the folders it lies in."""
    document: Document

    @property
    def file(self) -> str:
        """The name of the file, without the folders before it."""
        return self.name.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """What its name ends with behind the point."""
        return self.file.rpartition(".")[2].lower()

    @property
    def is_called_annex(self) -> bool:
        """Whether its name, or that of a folder it lies in, is that of an annex."""
        return bool(_ANNEX.search(self.file)) or any(step.startswith("附") for step in self.name.split("/"))


class LeftOut(NamedTuple):
    """A file that could not be read."""

    name: str
    why: Both


def page_of_one(name: str) -> tuple[str, str]:
    """What pictures share that are the pages of one document: their folder and their name but for its numbers.

    The number of an annex counts: 附件1.jpg and 附件2.jpg are two.
    """
    folder, _, file = name.rpartition("/")
    stem = file.rpartition(".")[0] or file
    own = _OWN_START.match(stem)
    number = own[0] if own else ""
    return folder, number + _DIGITS.sub("0", stem[len(number) :])


def name_of_pages(names: Sequence[str], archive: str) -> str:
    """What a document is called whose pages are these files: as its folder, or as what their names share."""
    folder, _, file = names[0].rpartition("/")
    if len(names) == 1:
        return names[0]
    shared = _TAIL.sub("", file.rpartition(".")[0] or file)
    suffix = file.rpartition(".")[2]
    called = shared if len(shared) > 1 and not folder else folder.rpartition("/")[2] or archive.rpartition(".")[0]
    above = folder if called == shared else folder.rpartition("/")[0]
    return "/".join(filter(None, (above, f"{called}.{suffix}")))


def again(items: Sequence[Named]) -> list[tuple[int, Both]]:
    """Numbers of the documents that are there a second time, and why each is left out.

    A scan of a report that lies beside it as a document is one, and the same text in another format: a report as it
    was written and as it was printed.
    """
    reports = [
        at for at, item in enumerate(items) if not item.is_called_annex and _REPORT.search(_title(item.document))
    ]
    scans = [at for at in reports if items[at].document.recognised]
    found = dict.fromkeys(scans, _SCANNED) if len(scans) < len(reports) else {}
    pieces = [_pieces(item.document) for item in items] if len({item.suffix for item in items}) > 1 else []
    kept: list[int] = []
    for at in sorted(range(len(pieces)), key=lambda at: items[at].suffix in _PRINTED):
        if at not in found and any(_is_same(items, pieces, at, other) for other in kept):
            found[at] = _SAME
        elif at not in found:
            kept.append(at)
    return sorted(found.items())


def _is_same(items: Sequence[Named], pieces: Sequence[frozenset[str]], one: int, two: int) -> bool:
    """Whether two files of different formats hold the same text."""
    if items[one].suffix == items[two].suffix:
        return False
    shared = len(pieces[one] & pieces[two])
    return shared >= _ALIKE * len(pieces[one] | pieces[two])


def _pieces(document: Document) -> frozenset[str]:
    """What a text is compared by with another: every few characters of it, wherever lines and pages end."""
    words = re.sub(r"[\W_]+", "", document.text[:_COMPARED])
    return frozenset(words[at : at + _PIECE] for at in range(len(words)))


def main_of(items: Sequence[Named], name: str) -> int:
    """Number of the document that is the report; InputError where several are, or none can be told.

    The report is what is called one, by its title or else by its file; where nothing is, the longest that is not
    called an annex.
    """
    titles = [_title(item.document) for item in items]
    for says in ([_REPORT.search(title) for title in titles], [_REPORT.search(item.file) for item in items]):
        found = [at for at, word in enumerate(says) if word and not items[at].is_called_annex]
        if len(found) > 1:
            raise _several([items[at].file for at in found], name)
        if found:
            return found[0]
    own = [at for at, item in enumerate(items) if not item.is_called_annex] or list(range(len(items)))
    return max(own, key=lambda at: len(items[at].document.text))


def joined(main: Named, annexes: Sequence[Named], left_out: Sequence[LeftOut], name: str) -> Document:
    """The report with its annexes behind it, each under its name; what could not be read is told.

    Raises:
        InputError: Together they are too long.
    """
    text, blocks, masks = main.document.text, list(main.document.blocks), list(main.document.masks)
    recognised = list(main.document.recognised)
    begun: list[Annex] = []
    for number, item in enumerate(annexes, 1):
        start = len(text) + 1
        mark, words = _named(item, number)
        head = f"{mark}{words}"
        begun.append(Annex(len(blocks), mark, words))
        blocks.append(Block(start, start + len(head)))
        at = start + len(head) + 1
        text += f"\n{head}\n{item.document.text}"
        check_length(text, name)
        blocks += [
            block._replace(start=block.start + at, end=block.end + at, words=block.words + at if block.words else 0)
            for block in item.document.blocks
        ]
        recognised += [replace(seen, start=seen.start + at, end=seen.end + at) for seen in item.document.recognised]
        masks += [mask._replace(start=mask.start + at, end=mask.end + at) for mask in item.document.masks]
    notices = [*_told(main, annexes, left_out), *main.document.notices]
    for item in annexes:
        notices += [
            type(said)(f"附件“{item.file}”：{said.zh}", f'Annex "{item.file}": {said.en}')
            for said in item.document.notices
        ]
    return main.document._replace(
        text=text,
        blocks=tuple(blocks),
        masks=tuple(masks),
        notices=tuple(notices),
        annexes=tuple(begun),
        recognised=tuple(recognised),
    )


def too_many(count: int, name: str) -> InputError:
    """The error for more files than any report has."""
    return refuse(
        name,
        f"里有 {count} 个文件，超过 {MOST_FILES} 个；请只留一份报告和它的附件。",
        f"holds {count} files, more than {MOST_FILES}; leave in it one report and its annexes.",
    )


def _several(files: Sequence[str], name: str) -> InputError:
    listed = "、".join(files[:_SHOWN]) + ("等" if len(files) > _SHOWN else "")
    return refuse(
        name,
        f"里不止一份报告（{listed}），分不清哪份是正文、哪份是附件；请一份一份核查，或只留一份报告和它的附件。",
        f"holds more than one report ({', '.join(files[:_SHOWN])}), and which are annexes cannot be told; audit them "
        "one by one, or leave in it one report and its annexes.",
    )


def _told(main: Named, annexes: Sequence[Named], left_out: Sequence[LeftOut]) -> list[Both]:
    said = [
        Both(
            f"由 {len(annexes) + 1} 个文件合成一份报告：以“{main.name}”为正文，其余作附件，列在正文之后。",
            f'One report of {len(annexes) + 1} files: "{main.name}" is the report, the others are its annexes and '
            "stand behind it.",
        )
        if annexes
        else Both(f"压缩包里只读入“{main.name}”。", f'Of the archive only "{main.name}" is read.')
    ]
    if main.is_called_annex:
        said.append(
            Doubt(
                f"这些文件看名称都是附件（{main.name} 等），没有看到报告；结论只供参考，请核对文件。",
                f"By their names all these files are annexes ({main.name}), and none is a report; check the file.",
            )
        )
    if left_out:
        first = [item.name for item in left_out[:_SHOWN]]
        names, more = "、".join(first), "等" if len(left_out) > _SHOWN else ""
        said.append(
            Both(
                f"有 {len(left_out)} 个文件不能读，未读入：{names}{more}。",
                f"Files that cannot be read are left out ({len(left_out)}): {', '.join(first)}"
                f"{' and others' if more else ''}.",
            )
        )
        said += dict.fromkeys(item.why for item in left_out[:_SHOWN])
    return said


def _named(item: Named, number: int) -> tuple[str, str]:
    """Number and name of an annex; its file may tell both, or its first line what the file does not."""
    stem = item.file.rpartition(".")[0] or item.file
    own = annex_name(stem)
    if own is None:
        return f"附件{number}：", stem
    mark = own.number if own.numbered or own.name else f"附件{number}："
    return mark, own.name or first_title(item.document) or stem


def _title(document: Document) -> str:
    plain = simplified(document.text)
    return read_front(document._replace(text=masked(plain, document.masks))).title if document.blocks else ""
