"""What the audit found in labelled texts when it first saw them, before any rule was changed for them.

Only these figures say what a user will meet. They are written down once and never again: a text that rules were changed
for is a stranger no more, whatever is measured on it later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from fazhi.yamlfile import (
    SHA256,
    Day,
    Decimal,
    Flag,
    Integer,
    ListOf,
    Problems,
    Record,
    RecordOf,
    Text,
    choice_of,
    optional,
    raise_if_any,
    read_file,
    required,
)
from fazhi.yamlfile.schema import schema_text, write_schemas

FILE = "first_sight.yaml"
"""The file's name; beside label files it is no label file."""
FIGURES = ("precision", "recall", "f1", "strength", "passages")
"""What is measured, as it is called in the file."""
_SHARE = Decimal(0, 1)
_ENGINE = Text("[0-9a-f]{7,40}|[0-9]+(\\.[0-9]+)+", "提交号或版本号", "a commit or a version")
_ROUNDED = 0.0006
"""How far a figure of three decimals may lie from what its counts come to."""


class Origin(StrEnum):
    """Who wrote a text."""

    REAL = "real"
    """A real unit."""
    OTHER = "other"
    """Somebody for this project who writes no rules."""
    OWN = "own"
    """Whoever also writes rules, or nobody knows whether another."""


class CountsRecord(Record):
    """The counts behind the figures."""

    both: Annotated[int, required(Integer(), "双方都认有佐证的义务", "duties that both see supported")]
    extra: Annotated[int, required(Integer(), "只有工具认的", "duties that the audit alone sees supported")]
    missed: Annotated[int, required(Integer(), "只有读者认的", "duties that the readers alone see supported")]
    same: Annotated[int, required(Integer(), "双方都认、强度也相同的", "of both, those of the same strength")]


class TextRecord(Record):
    """What is recorded of one labelled text: its files by their digests, and what was measured."""

    name: Annotated[str, required(Text(), "标注文件名，不带后缀", "name of the label file without its suffix")]
    sha256: Annotated[str, required(SHA256, "文本文件的 SHA-256", "SHA-256 of the text's file")]
    labels: Annotated[str, required(SHA256, "标注文件的 SHA-256", "SHA-256 of the label file")]
    origin: Annotated[Origin, required(choice_of(Origin), "谁写的文本", "who wrote the text")]
    readers: Annotated[int | None, optional(Integer(1, 9), "几位读者各自标注", "readers who labelled it apart")]
    reread: Annotated[bool | None, optional(Flag(), "标注是否复看过", "whether the labels were read twice")]
    seen: Annotated[date | None, optional(Day(), "首次核查的日期", "day it was first seen")]
    engine: Annotated[str | None, optional(_ENGINE, "当时的引擎", "engine it was seen with")]
    f1: Annotated[float | None, optional(_SHARE, "佐证 F1", "F1 of support")]
    precision: Annotated[float | None, optional(_SHARE, "精确率", "precision of support")]
    recall: Annotated[float | None, optional(_SHARE, "召回率", "recall of support")]
    strength: Annotated[float | None, optional(_SHARE, "强度一致率", "agreement of strength")]
    passages: Annotated[float | None, optional(_SHARE, "对得上的片段", "passages that readers marked too")]
    counts: Annotated[CountsRecord | None, optional(RecordOf(CountsRecord), "计数", "counts behind the figures")]
    source: Annotated[str | None, optional(Text(), "数字出自哪里", "where the figures are told")]
    unknown: Annotated[str | None, optional(Text(), "不知道的为什么不知道", "why what is not known is not")]


_BOUNDS = ListOf(_SHARE, 2)


class ReadersRecord(Record):
    """How far careful readers agree with one another."""

    f1: Annotated[float, required(_SHARE, "佐证 F1", "F1 of support")]
    strength: Annotated[float, required(_SHARE, "强度一致率", "agreement of strength")]


class SetRecord(Record):
    """A set of texts that are not here, of which only bounds are known."""

    name: Annotated[str, required(Text(), "名称", "what it is called")]
    title: Annotated[str, required(Text(), "是些什么文本", "what texts they are, Chinese")]
    title_en: Annotated[str, required(Text(), "英文", "the same, English")]
    origin: Annotated[Origin, required(choice_of(Origin), "谁写的文本", "who wrote the texts")]
    texts: Annotated[int, required(Integer(1), "份数", "how many texts")]
    f1: Annotated[tuple[float, ...], required(_BOUNDS, "佐证 F1 的上下限", "bounds of F1 of support")]
    strength: Annotated[tuple[float, ...], required(_BOUNDS, "强度一致率的上下限", "bounds of agreement of strength")]
    readers: Annotated[ReadersRecord | None, optional(RecordOf(ReadersRecord), "读者之间", "readers among themselves")]
    source: Annotated[str | None, optional(Text(), "数字出自哪里", "where the figures are told")]
    unknown: Annotated[str | None, optional(Text(), "不知道的为什么不知道", "why what is not known is not")]


class FirstSightFile(Record):
    """What first_sight.yaml holds: figures measured before a rule was changed."""

    sets: Annotated[
        tuple[SetRecord, ...],
        optional(ListOf(RecordOf(SetRecord)), "文本不在此处的", "sets of texts that are not here", default=()),
    ]
    texts: Annotated[tuple[TextRecord, ...], required(ListOf(RecordOf(TextRecord)), "各份文本", "the texts")]


ROOT = RecordOf(FirstSightFile)


@dataclass(frozen=True, slots=True)
class FirstSight:
    """What is known of labelled texts at first sight."""

    texts: Mapping[tuple[str, str], TextRecord]
    """By the SHA-256 of the text and the name of the label file: stretches of one text may be labelled apart."""
    sets: Sequence[SetRecord] = ()

    def of(self, sha256: str, name: str) -> TextRecord | None:
        """What is known of a labelled text."""
        return self.texts.get((sha256, name))

    def origin(self, sha256: str) -> Origin | None:
        """Who wrote a text, whatever its labels are called; None where nothing is known of it."""
        return next((item.origin for (digest, _), item in self.texts.items() if digest == sha256), None)


NOTHING = FirstSight({})
"""Where no such file is at hand."""


def read_first_sight(path: Path) -> FirstSight:
    """What a file tells of first sight; CatalogueError with all its mistakes."""
    problems = Problems.of(path)
    stored = read_file(path, ROOT, problems)
    seen: set[tuple[str, str]] = set()
    for record in stored.texts:
        _check(record, problems)
        key = (record.sha256, record.name)
        if key in seen and {"sha256", "name"} <= record.lines.keys():
            zh = f"{record.name} 记了两次，请只留首次的"
            problems.add(record.lines["name"], zh, f"{record.name} is told twice; keep the first")
        seen.add(key)
    for item in stored.sets:
        _check_bounds(item, problems)
    raise_if_any([problems])
    return FirstSight({(item.sha256, item.name): item for item in stored.texts}, stored.sets)


def find_first_sight(labels: Sequence[Path], here: Path) -> Path | None:
    """The file beside the labels, else that of the project one works in; None where there is none."""
    beside = [path if path.is_dir() else path.parent for path in labels]
    folders = [*beside, here / "tests" / "gold"]
    return next((folder / FILE for folder in folders if (folder / FILE).is_file()), None)


def figures_of(counts: CountsRecord) -> dict[str, float]:
    """What counts come to; a share of nothing is 1."""
    return {
        "precision": _share(counts.both, counts.both + counts.extra),
        "recall": _share(counts.both, counts.both + counts.missed),
        "f1": _share(2 * counts.both, 2 * counts.both + counts.extra + counts.missed),
        "strength": _share(counts.same, counts.both),
    }


def schemas() -> dict[str, str]:
    """The text of the schema by its file name."""
    return {"first_sight.schema.json": schema_text(ROOT, "首次核查的结果", "What was found at first sight")}


def _check_bounds(item: SetRecord, problems: Problems) -> None:
    for key in ("f1", "strength"):
        bounds = getattr(item, key)
        if key in item.lines and (len(bounds) != 2 or bounds[0] > bounds[1]):  # noqa: PLR2004 - low and high
            problems.add(item.lines[key], f"{key} 应是 [下限, 上限]，请更正", f"{key} must be [low, high]; correct it")


def _check(record: TextRecord, problems: Problems) -> None:
    """A figure that is lacking needs a reason; counts and figures must fit."""
    lacking = [name for name in (*FIGURES, "seen", "engine") if getattr(record, name) is None]
    if lacking and not record.unknown:
        zh = f"{record.name} 没有 {'、'.join(lacking)}，请在 unknown 写明为什么"
        problems.add(record.line, zh, f"{record.name} lacks {', '.join(lacking)}; say why under unknown")
    if record.counts is None or len(record.counts.lines) < len(CountsRecord.__annotations__):
        return
    line = record.lines["counts"]
    if record.counts.same > record.counts.both:
        problems.add(line, "same 不能大于 both，请更正", "same cannot exceed both; correct it")
    for name, value in figures_of(record.counts).items():
        told = getattr(record, name)
        if told is not None and abs(told - value) > _ROUNDED:
            zh = f"{name} {told} 与计数不符，按计数应为 {value:.3f}，请更正"
            problems.add(record.lines[name], zh, f"{name} {told} does not fit its counts, which give {value:.3f}")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
