"""Notes on how evidence for each obligation reads, out of any YAML list that has them."""

from pathlib import Path

from fazhi.yamlfile import Problems, parse, raise_if_any, read_bytes
from fazhi.yamlfile.tree import ListNode, MapNode, Node, Scalar


def read_notes(path: Path) -> dict[str, str]:
    """`evidence_notes` by `id`; whatever else an entry says is passed over. CatalogueError with all mistakes."""
    problems = Problems.of(path)
    data = read_bytes(path, problems)
    root = None if data is None else parse(data, problems)
    rows = root.items if isinstance(root, ListNode) else []
    notes = dict(pair for row in rows if (pair := _pair(row)))
    if not (notes or problems.mistakes):
        zh = "应是一列带 id 和 evidence_notes 的条目，请换一个文件"
        problems.add(0, zh, "must list entries with id and evidence_notes; name another file")
    raise_if_any([problems])
    return notes


def _pair(row: Node) -> tuple[str, str] | None:
    if not isinstance(row, MapNode) or not {"id", "evidence_notes"} <= row.entries.keys():
        return None
    id, note = (row.entries[key].value for key in ("id", "evidence_notes"))
    return (id.text, note.text) if isinstance(id, Scalar) and isinstance(note, Scalar) else None
