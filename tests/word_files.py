"""Small Word files that tests write part by part, for what python-docx does not write."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from fazhi.model.report import Report
from fazhi.reading import read

TITLE = "云岭县司法局2023年度法治政府建设情况报告"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org"
_NAMES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": RELATIONS,
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "a": f"{_OFFICE}/drawingml/2006/main",
}
SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_KINDS = {".xml": "application/xml", ".html": "text/html", ".txt": "text/plain", ".mht": "message/rfc822"}


def p(words: str, traits: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{traits}</w:pPr>{run(words)}</w:p>"


def run(words: str, traits: str = "") -> str:
    """A run of text."""
    return f"<w:r><w:rPr>{traits}</w:rPr><w:t>{words}</w:t></w:r>"


def listed(words: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of a list; without words for an empty one."""
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells whose contents are given as XML."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(body: str, *, title: str = TITLE) -> str:
    """The main part of a document."""
    return f"<w:document {SPACES}><w:body>{p(title)}{body}<w:sectPr/></w:body></w:document>"


def word_file(
    path: Path,
    main: str | bytes,
    parts: Mapping[str, tuple[str, str | bytes]] | None = None,
    *,
    name: str = "word/document.xml",
    content_type: str = MAIN,
    relations: str = RELATIONS,
) -> Path:
    """A .docx of a main part and of others, each with the kind of its relation, under `path` where it is a folder.

    A part whose name begins with http is one outside.
    """
    path = path / "报告.docx" if path.is_dir() else path
    folder, _, file = name.rpartition("/")
    listed_parts = {f"rId{number}": item for number, item in enumerate((parts or {}).items(), 1)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(name, content_type))
        archive.writestr("_rels/.rels", _relations({"rId1": (f"{relations}/officeDocument", name)}))
        archive.writestr(name, main)
        archive.writestr(
            f"{folder}/_rels/{file}.rels",
            _relations({key: (f"{relations}/{kind}", target) for key, (target, (kind, _)) in listed_parts.items()}),
        )
        for target, (_, data) in (parts or {}).items():
            if not target.startswith("http"):
                archive.writestr(f"{folder}/{target}", data)
    return path


def read_word_file(path: Path, body: str, parts: Mapping[str, tuple[str, str | bytes]] | None = None) -> Report:
    """The report read from a document with this body."""
    return read(word_file(path, document(body), parts))


def told(report: Report) -> str:
    """The notices of a report in Chinese."""
    return "".join(notice.zh for notice in report.notices)


def _types(main: str, content_type: str) -> str:
    defaults = "".join(f'<Default Extension="{key[1:]}" ContentType="{kind}"/>' for key, kind in _KINDS.items())
    return (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">{defaults}'
        f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    )


def _relations(items: Mapping[str, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if target.startswith("http") else "/>")
        for key, (kind, target) in items.items()
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{found}</Relationships>'
