"""evidence.yaml: evidence without the report's words, so that an audit can be shared where the report cannot.

It is read and written here, the same text on every run.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from fazhi.model.evidence import Evidence, Found, NearMiss, Selector, Source
from fazhi.model.reason import Reason
from fazhi.model.record import ReportRecord
from fazhi.model.report import Step
from fazhi.records.report import read_report_record
from fazhi.records.specs import FOUND, SCHEMA, EvidenceRecord, FoundFile, FoundRecord, NearRecord, SelectorRecord
from fazhi.yamlfile import Problems, raise_if_any, read_file
from fazhi.yamlfile.write import quoted

FILE = "evidence.yaml"
_HEAD = "# 佐证的定位：只有位置、摘要和词式，没有报告原文。由 fazhi 写出，请勿手改。\n"


def read_found(folder: Path) -> Mapping[str, Found]:
    """The evidence stored in a report's folder, by obligation.

    Raises:
        CatalogueError: A mistake in it or in report.yaml, or evidence of another file than that of report.yaml.
    """
    sha256 = read_report_record(folder).sha256
    path = staged(folder, sha256)
    path = path if path.is_file() else folder / FILE
    problems = Problems.of(path)
    stored = read_file(path, FOUND, problems)
    _check(stored, sha256, problems)
    raise_if_any([problems])
    return {name: _found(name, record) for name, (_, record) in stored.obligations.items()}


def staged(folder: Path, sha256: str) -> Path:
    """Where evidence of the next draft lies until report.yaml names that draft: so both change in one step."""
    return folder / f"evidence.{sha256[:16]}.yaml"


def text_at_hand(folder: Path, record: ReportRecord) -> Path | None:
    """The file of a report's text; None where none is kept, or it was kept back and stored evidence stands for it."""
    if record.text is None:
        return None
    path = folder / record.text
    return None if not path.exists() and (folder / FILE).is_file() else path


def detach(found: Found) -> Found:
    """What was found without headings, matched words and the lines of rules, which move: what may be stored."""
    return Found(
        tuple(
            replace(item, path=_numbers(item.path), line=0, terms=(), reasons=_kinds(item.reasons))
            for item in found.evidence
        ),
        tuple(replace(item, path=_numbers(item.path), line=0, words="") for item in found.near),
    )


def _numbers(path: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(Step(step.number, "") for step in path)


def _kinds(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons without the report's words; each kind once."""
    return tuple(dict.fromkeys(Reason(reason.kind) for reason in reasons))


def _check(stored: FoundFile, sha256: str, problems: Problems) -> None:
    if "report_sha256" in stored.lines and stored.report_sha256 != sha256:
        problems.add(
            stored.lines["report_sha256"],
            "佐证出自另一份报告文件：与 report.yaml 的 sha256 不同，请重新核查",
            "the evidence is of another file: its digest differs from report.yaml; audit the report again",
        )
    for _, record in stored.obligations.values():
        for item in (*record.evidence, *record.near):
            if item.end <= item.start and {"start", "end"} <= item.lines.keys():
                problems.add(item.lines["end"], "end 应大于 start", "end must lie behind start")


def _found(name: str, record: FoundRecord) -> Found:
    return Found(
        tuple(_evidence(name, item) for item in record.evidence),
        tuple(_near(name, item) for item in record.near),
    )


def _evidence(name: str, record: EvidenceRecord) -> Evidence:
    reasons = tuple(map(Reason, record.reasons))
    return _selector(name, record).evidence(record.strength, record.polarity, reasons, source=record.source)


def _near(name: str, record: NearRecord) -> NearMiss:
    return _selector(name, record).near_miss(record.shortfall, "")


def _selector(name: str, record: SelectorRecord) -> Selector:
    path = tuple(Step(number, "") for number in record.path)
    place = (record.start, record.end, record.digest, record.part, path)
    return Selector(name, *place, record.rule, record.rule_line)


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
        yield from (f"      - {{{_told(item)}, {_grade(item)}}}" for item in found.evidence)
    if found.near:
        yield "    near:"
        yield from (f"      - {{{_told(item)}, shortfall: {item.shortfall}}}" for item in found.near)


def _told(item: Evidence | NearMiss) -> str:
    path = ", ".join(quoted(step.number) for step in item.path)
    return (
        f"start: {item.start}, end: {item.end}, digest: {quoted(item.digest)}, part: {item.part}, "
        f"path: [{path}], rule: {quoted(item.rule)}"
    )


def _grade(item: Evidence) -> str:
    reasons = f", reasons: [{', '.join(reason.kind for reason in item.reasons)}]" if item.reasons else ""
    source = "" if item.source is Source.RULE else f", source: {item.source}"
    return f"strength: {item.strength.key}, polarity: {item.polarity}{reasons}{source}"
