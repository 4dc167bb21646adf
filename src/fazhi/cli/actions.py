"""What the commands do: read, audit, show."""

from pathlib import Path
from typing import Any, NamedTuple

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.cli.streams import coloured, put, save, width
from fazhi.model.audit import Audit
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue, Obligation, Severity
from fazhi.output.terminal import terminal_text
from fazhi.reading import read

GAPS = 1
"""Exit status of an audit with gaps."""


class Told(NamedTuple):
    """What a user said of the report and the law to judge it by."""

    unit_kind: str | None
    year: int | None
    unit: str | None
    territory: str | None
    law_year: int | None
    catalogue: str | None

    def audit(self, file: str, catalogue: Catalogue | None = None) -> Audit:
        """Read and audit a report; it is read first, for that fails sooner than a catalogue loads."""
        report = read(Path(file), unit_kind=self.unit_kind, year=self.year, unit=self.unit, territory=self.territory)
        return audit(catalogue or self.load(), report, law_year=self.law_year)

    def load(self) -> Catalogue:
        """The catalogue asked for."""
        return load(Path(self.catalogue) if self.catalogue else None)


def run_audit(
    file: str,
    *,
    format: str,
    quotes: bool,
    min_severity: str,
    output: str | None,
    colour: str,
    lang: str,
    **about: Any,
) -> int:
    """Audit a report and show it; 1 if it has gaps of that severity."""
    result = Told(**about).audit(file)
    least = Severity(min_severity)
    text = _json(result, quotes) if format == "json" else _text(result, quotes, least, lang, _paint(colour, output))
    if output is None:
        put(text)
    else:
        save(text, Path(output), Path(file))
    return GAPS if result.gaps(least) else 0


def run_explain(obligation: str, file: str | None, *, colour: str, lang: str, **about: Any) -> int:
    """Explain an obligation, with a report also what the report says of it."""
    from fazhi.output.explain import explain_text  # noqa: PLC0415 - `fazhi audit` does without it

    told = Told(**about)
    catalogue = told.load()
    wanted = _find(catalogue, obligation)
    result = told.audit(file, catalogue) if file else None
    put(explain_text(wanted, catalogue, coloured(colour), width(), lang, result))
    return 0


def run_detach(file: str, folder: str, *, catalogue: str | None, lang: str) -> int:
    """Store where the evidence of a recorded report stands, without its words."""
    from fazhi.evidence import compile_rules  # noqa: PLC0415 - `fazhi audit` reaches it through the audit
    from fazhi.records import found_text, read_report_record  # noqa: PLC0415 - only this command reads records

    record = read_report_record(Path(folder))
    report = read(Path(file), unit_kind=record.unit_kind, year=record.year, slug=record.slug)
    if report.sha256 != record.sha256:
        raise InputError(
            f"{report.name} 不是 {record.slug} 所登记的报告：SHA-256 不同；请更正 report.yaml 或换用原文件。",
            f"{report.name} is not the report recorded for {record.slug}: its SHA-256 differs; "
            "correct report.yaml or give the recorded file.",
        )
    found = compile_rules(load(Path(catalogue) if catalogue else None)).search(report)
    target = Path(folder) / "evidence.yaml"
    save(found_text(found, report.sha256), target, Path(file))
    put(f"{target}\n" if lang == "en" else f"已写入 {target}\n")
    return 0


def _json(result: Audit, quotes: bool) -> str:
    from fazhi.output.as_json import json_text  # noqa: PLC0415 - the text view does without it

    return json_text(result, quotes)


def _text(result: Audit, quotes: bool, least: Severity, language: str, paint: bool) -> str:
    return terminal_text(result, paint, width(), language, quotes, least)


def _paint(colour: str, output: str | None) -> bool:
    """Whether to colour; a file is coloured only when that was said."""
    return colour == "always" if output else coloured(colour)


def _find(catalogue: Catalogue, name: str) -> Obligation:
    """The obligation of that identifier, whichever case it is written in; InputError names the nearest."""
    found = catalogue.obligation(name.upper())
    if found is None:
        from difflib import get_close_matches  # noqa: PLC0415 - for this mistake only

        near = get_close_matches(name.upper(), [item.id for item in catalogue.obligations])
        zh = f"相近的有 {'、'.join(near)}。" if near else "编号形如 SUPERVISE_001。"
        en = f"Near are {', '.join(near)}." if near else "Identifiers look like SUPERVISE_001."
        raise InputError(f"没有义务 {name}；{zh}", f"There is no obligation {name}. {en}")
    return found
