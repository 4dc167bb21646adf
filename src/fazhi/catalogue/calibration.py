"""likelihood.yaml: the weights by which a verdict is called sure or doubtful, for the catalogue beside it.

The file counts neither for the digest of the catalogue, which it names, nor for what an audit finds.
"""

from pathlib import Path
from typing import Annotated

from fazhi.model.likelihood import Calibration, Formula
from fazhi.yamlfile import (
    Decimal,
    Integer,
    ListOf,
    MapOf,
    Problems,
    Record,
    RecordOf,
    Text,
    optional,
    read_file,
    required,
)
from fazhi.yamlfile.schema import schema_text, write_schemas

FILE = "likelihood.yaml"
_WEIGHTS = MapOf(Text("[a-z][a-z_]*", "小写字母和下划线", "lower-case letters and _"), Decimal(-1000, 1000))


class ShareRecord(Record):
    """How many verdicts of one likelihood were right, on texts left out of the learning."""

    verdicts: Annotated[int, required(Integer(), "结论数", "verdicts")]
    right: Annotated[int, required(Integer(), "其中与读者一致的", "those on which readers agree")]


class MeasuredRecord(Record):
    """The same of every likelihood."""

    high: Annotated[ShareRecord | None, optional(RecordOf(ShareRecord), "把握大", "sure")]
    middle: Annotated[ShareRecord | None, optional(RecordOf(ShareRecord), "把握中等", "in between")]
    low: Annotated[ShareRecord | None, optional(RecordOf(ShareRecord), "把握小", "doubtful")]


class FormulaRecord(Record):
    """The formula for one sort of verdict."""

    high: Annotated[float, required(Decimal(0, 2), "不低于它的把握大", "sure from this share on")]
    low: Annotated[float, required(Decimal(0, 2), "低于它的把握小", "doubtful below this one")]
    weights: Annotated[dict[str, tuple[int, float]], required(_WEIGHTS, "各特征的权重", "weight of each feature")]
    measured: Annotated[
        MeasuredRecord | None, optional(RecordOf(MeasuredRecord), "逐份留出测得的", "as measured on texts left out")
    ]


class CalibrationFile(Record):
    """The whole file."""

    version: Annotated[str, required(Text(), "所校准的目录版本", "version of the catalogue it was trained for")]
    digest: Annotated[
        str, required(Text("[0-9a-f]{64}", "64 位十六进制数", "64 hexadecimal digits"), "目录的摘要", "its digest")
    ]
    texts: Annotated[
        tuple[str, ...], optional(ListOf(Text()), "所用的标注", "label files it was trained on", default=())
    ]
    found: Annotated[FormulaRecord, required(RecordOf(FormulaRecord), "有佐证的结论", "verdicts of support")]
    gap: Annotated[FormulaRecord, required(RecordOf(FormulaRecord), "缺口", "verdicts of a gap")]


ROOT = RecordOf(CalibrationFile)


def read_calibration(folder: Path, problems: Problems) -> Calibration | None:
    """What a catalogue's folder has of it; None where it has none, mistakes are noted."""
    path = folder / FILE
    if not path.is_file():
        return None
    stored = read_file(path, ROOT, problems)
    if problems.mistakes:
        return None
    shown = f"{folder.resolve().name}/{FILE}"
    return Calibration(shown, stored.version, stored.digest, _formula(stored.found), _formula(stored.gap))


def schemas() -> dict[str, str]:
    """The text of the schema by its file name."""
    return {"likelihood.schema.json": schema_text(ROOT, "结论的把握", "How sure verdicts are")}


def _formula(stored: FormulaRecord) -> Formula:
    return Formula({name: weight for name, (_, weight) in stored.weights.items()}, stored.high, stored.low)


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
