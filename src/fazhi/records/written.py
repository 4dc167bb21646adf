"""Writes report.yaml for a report that has been read."""

from fazhi.model.report import Report
from fazhi.yamlfile.write import quoted


def record_text(report: Report, text: str, source: str) -> str:
    """The record as text; `text` is the name of the report's file, `source` where it comes from."""
    place = [f"territory: {quoted(report.territory)}"] if report.territory else []
    lines = [
        f"title: {quoted(report.title)}",
        f"unit: {quoted(report.unit or report.title)}",
        f"unit_kind: {report.unit_kind}",
        f"year: {report.year}",
        *place,
        f"source: {quoted(source)}",
        f"sha256: {quoted(report.sha256)}",
        f"characters: {len(report.text)}",
        f"text: {quoted(text)}",
    ]
    return "\n".join(lines) + "\n"
