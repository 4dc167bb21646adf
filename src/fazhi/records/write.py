"""Writes evidence.yaml, the same text on every run, with no word of the report in it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from fazhi.disk import write_whole
from fazhi.model.evidence import Evidence, Found, NearMiss, Source
from fazhi.records.found import FILE, detach
from fazhi.records.specs import SCHEMA
from fazhi.yamlfile.write import quoted

_HEAD = "# 佐证的定位：只有位置、摘要和词式，没有报告原文。由 fazhi 写出，请勿手改。\n"


def write_found(folder: Path, found: Mapping[str, Found], sha256: str) -> Path:
    """Store evidence in a report's folder, for the report file of that digest; gives the path written."""
    path = folder / FILE
    write_whole(path, found_text(found, sha256).encode())
    return path


def found_text(found: Mapping[str, Found], sha256: str) -> str:
    """The file as text; obligations for which nothing was found are left out."""
    lines = [f"schema: {SCHEMA}", f"report_sha256: {quoted(sha256)}"]
    held = {name: detach(item) for name, item in found.items() if item.evidence or item.near}
    lines.append("obligations:" if held else "obligations: {}")
    for name, item in held.items():
        lines.append(f"  {name}:")
        lines.extend(_lines(item))
    return _HEAD + "\n".join(lines) + "\n"


def _lines(found: Found) -> Iterator[str]:
    if found.evidence:
        yield "    evidence:"
        yield from (f"      - {{{_selector(item)}, {_grade(item)}}}" for item in found.evidence)
    if found.near:
        yield "    near:"
        yield from (f"      - {{{_selector(item)}, shortfall: {item.shortfall}}}" for item in found.near)


def _selector(item: Evidence | NearMiss) -> str:
    path = ", ".join(quoted(step.number) for step in item.path)
    return (
        f"start: {item.start}, end: {item.end}, digest: {quoted(item.digest)}, part: {item.part}, "
        f"path: [{path}], rule: {quoted(item.rule)}"
    )


def _grade(item: Evidence) -> str:
    reasons = f", reasons: [{', '.join(reason.kind for reason in item.reasons)}]" if item.reasons else ""
    source = "" if item.source is Source.RULE else f", source: {item.source}"
    return f"strength: {item.strength.key}, polarity: {item.polarity}{reasons}{source}"
