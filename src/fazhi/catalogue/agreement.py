"""agreement.yaml: how often the tool and careful readers agree, by kind of unit; it counts for no digest."""

from pathlib import Path
from typing import Annotated

from fazhi.model.agreement import Agreement, Counts
from fazhi.model.unit import UnitKind
from fazhi.yamlfile import (
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

FILE = "agreement.yaml"


class KindRecord(Record):
    """The counts of one kind of unit."""

    unit_kind: Annotated[UnitKind, required(choice_of(UnitKind), "单位类别", "kind of unit")]
    reports: Annotated[int, required(Integer(1), "整篇标注的报告份数", "whole labelled reports")]
    tp: Annotated[int, required(Integer(), "双方都认有佐证", "both see support")]
    fp: Annotated[int, required(Integer(), "只有工具认", "the tool alone sees it")]
    fn: Annotated[int, required(Integer(), "只有读者认", "the readers alone see it")]
    tn: Annotated[int, required(Integer(), "双方都认没有", "neither sees it")]


class AgreementFile(Record):
    """The whole file."""

    version: Annotated[str, required(Text(), "所用的目录版本", "version of the catalogue")]
    digest: Annotated[
        str, required(Text("[0-9a-f]{64}", "64 位十六进制数", "64 hexadecimal digits"), "目录的摘要", "its digest")
    ]
    texts: Annotated[tuple[str, ...], optional(ListOf(Text()), "所用的标注", "label files", default=())]
    kinds: Annotated[
        tuple[KindRecord, ...], required(ListOf(RecordOf(KindRecord)), "各类单位的计数", "counts by kind of unit")
    ]


ROOT = RecordOf(AgreementFile)


def read_agreement(folder: Path) -> Agreement | None:
    """What a catalogue's folder has of it; None where it has none, CatalogueError with all its mistakes."""
    path = folder / FILE
    if not path.is_file():
        return None
    problems = Problems.of(path)
    stored = read_file(path, ROOT, problems)
    raise_if_any([problems])
    kinds = {item.unit_kind: Counts(item.tp, item.fp, item.fn, item.tn) for item in stored.kinds}
    return Agreement(stored.version, stored.digest, kinds)


def schemas() -> dict[str, str]:
    """The text of the schema by its file name."""
    return {"agreement.schema.json": schema_text(ROOT, "与读者一致的程度", "How often readers agree")}


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
