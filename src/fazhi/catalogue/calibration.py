"""What `fazhi dev calibrate` writes beside a catalogue: learned.yaml, likelihood.yaml and agreement.yaml.

The first holds words learned from examples, by which a sentence is recognised that no pattern meets; it counts for the
digest of the catalogue, for an audit finds by it. The others name that digest and do not count for it: the weights by
which a verdict is called sure or doubtful, and how often the tool and careful readers agree, by kind of unit.
"""

from pathlib import Path
from typing import Annotated, Final

from fazhi.model.agreement import Agreement, Counts
from fazhi.model.learned import FILE as LEARNED
from fazhi.model.learned import Learned, Learnt, Place, Undone
from fazhi.model.likelihood import Calibration, Formula
from fazhi.model.reason import ReasonKind
from fazhi.model.unit import UnitKind
from fazhi.yamlfile import (
    OBLIGATION_ID,
    SHA256,
    Decimal,
    Integer,
    ListOf,
    MapOf,
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

LIKELIHOOD: Final = "likelihood.yaml"
AGREEMENT: Final = "agreement.yaml"
_WEIGHTS = MapOf(Text("[a-z][a-z_]*", "小写字母和下划线", "lower-case letters and _"), Decimal(-1000, 1000))
_WORDS = MapOf(
    Text("#?[^\\s#]{2,3}", "两三个字，# 开头的是标题里的", "two or three characters, # before those of a heading"),
    Decimal(-100, 100),
)
_NEAR = MapOf(
    Text(
        r"[^\s]{2,3}",
        "两三个字，^ 是分句的开头，$ 是末尾",
        "two or three characters, ^ where a clause begins, $ where it ends",
    ),
    Decimal(-100, 100),
)
_GROUNDS = MapOf(Text("|".join(ReasonKind), "理由的名称", "the name of a reason"), Decimal(-100, 100))


class LearntRecord(Record):
    """The words of one duty."""

    base: Annotated[float, required(Decimal(-100, 100), "一个字词也没有时的分数", "what a sentence without any has")]
    words: Annotated[
        dict[str, tuple[int, float]],
        required(_WORDS, "字词和分数，负的说明没有说到", "words and what each counts, below 0 against the duty"),
    ]


class UndoneRecord(Record):
    """The words that tell that a thing was not done, by where they stand."""

    least: Annotated[
        float, required(Decimal(0, 1), "份额不低于它就不算做了", "share from which a thing counts as undone")
    ]
    base: Annotated[float, required(Decimal(-100, 100), "一个字词也没有时的分数", "what holds where there is none")]
    anywhere: Annotated[dict[str, tuple[int, float]], required(_NEAR, "前后各分句的字词", "words of all clauses")]
    before: Annotated[dict[str, tuple[int, float]], required(_NEAR, "前两个分句的", "of the two clauses before")]
    own: Annotated[dict[str, tuple[int, float]], required(_NEAR, "本分句的", "of its own clauses")]
    behind: Annotated[dict[str, tuple[int, float]], required(_NEAR, "后三个分句的", "of the three clauses behind")]
    grounds: Annotated[
        dict[str, tuple[int, float]] | None, optional(_GROUNDS, "定强度的理由", "what evidence was graded by")
    ]


class LearnedFile(Record):
    """What learned.yaml holds: the words by which each duty is recognised."""

    least: Annotated[float, required(Decimal(0, 1), "份额不低于它才认定", "share from which a sentence counts")]
    duties: Annotated[
        dict[str, tuple[int, LearntRecord]],
        required(MapOf(OBLIGATION_ID, RecordOf(LearntRecord)), "各项义务的字词", "the words of each duty"),
    ]
    undone: Annotated[
        UndoneRecord | None,
        optional(RecordOf(UndoneRecord), "说明没有做的字词", "the words that tell that a thing was not done"),
    ]


class ShareRecord(Record):
    """How many verdicts of one likelihood were right, on texts left out of the learning."""

    verdicts: Annotated[int, required(Integer(), "结论数", "verdicts")]
    right: Annotated[int, required(Integer(), "其中与读者一致的", "those on which readers agree")]


class MeasuredRecord(Record):
    """How many verdicts of each likelihood were right."""

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
    """What likelihood.yaml holds: the formulas of likelihood and what they were trained on."""

    version: Annotated[str, required(Text(), "所校准的目录版本", "version of the catalogue it was trained for")]
    digest: Annotated[str, required(SHA256, "目录的摘要", "its digest")]
    texts: Annotated[
        tuple[str, ...], optional(ListOf(Text()), "所用的标注", "label files it was trained on", default=())
    ]
    found: Annotated[FormulaRecord, required(RecordOf(FormulaRecord), "有佐证的结论", "verdicts of support")]
    gap: Annotated[FormulaRecord, required(RecordOf(FormulaRecord), "缺口", "verdicts of a gap")]


class KindRecord(Record):
    """The counts of one kind of unit."""

    unit_kind: Annotated[UnitKind, required(choice_of(UnitKind), "单位类别", "kind of unit")]
    reports: Annotated[int, required(Integer(1), "整篇标注的报告份数", "whole labelled reports")]
    tp: Annotated[int, required(Integer(), "双方都认有佐证", "both see support")]
    fp: Annotated[int, required(Integer(), "只有工具认", "the tool alone sees it")]
    fn: Annotated[int, required(Integer(), "只有读者认", "the readers alone see it")]
    tn: Annotated[int, required(Integer(), "双方都认没有", "neither sees it")]


class AgreementFile(Record):
    """What agreement.yaml holds: how often verdicts agree with readers."""

    version: Annotated[str, required(Text(), "所用的目录版本", "version of the catalogue")]
    digest: Annotated[str, required(SHA256, "目录的摘要", "its digest")]
    texts: Annotated[tuple[str, ...], optional(ListOf(Text()), "所用的标注", "label files", default=())]
    kinds: Annotated[
        tuple[KindRecord, ...], required(ListOf(RecordOf(KindRecord)), "各类单位的计数", "counts by kind of unit")
    ]


LEARNED_FILE = RecordOf(LearnedFile)
LIKELIHOOD_FILE = RecordOf(CalibrationFile)
AGREEMENT_FILE = RecordOf(AgreementFile)


def built_learned(stored: LearnedFile, folder: Path) -> Learned:
    """What the file of a catalogue's folder says."""
    duties = {
        name: Learnt(line, record.base, {words: value for words, (_, value) in record.words.items()})
        for name, (line, record) in stored.duties.items()
    }
    return Learned(f"{folder.resolve().name}/{LEARNED}", stored.least, duties, _undone(stored.undone))


def _undone(stored: UndoneRecord | None) -> Undone | None:
    if stored is None:
        return None
    words = {place: {word: value for word, (_, value) in getattr(stored, place).items()} for place in Place}
    grounds = {kind: value for kind, (_, value) in (stored.grounds or {}).items()}
    return Undone(stored.least, stored.base, words, grounds)


def read_calibration(folder: Path, problems: Problems) -> Calibration | None:
    """What a catalogue's folder has of it; None where it has none, mistakes are noted."""
    path = folder / LIKELIHOOD
    if not path.is_file():
        return None
    stored = read_file(path, LIKELIHOOD_FILE, problems)
    if problems.mistakes:
        return None
    shown = f"{folder.resolve().name}/{LIKELIHOOD}"
    return Calibration(shown, stored.version, stored.digest, _formula(stored.found), _formula(stored.gap))


def read_agreement(folder: Path) -> Agreement | None:
    """What a catalogue's folder has of it; None where it has none, CatalogueError with all its mistakes."""
    path = folder / AGREEMENT
    if not path.is_file():
        return None
    problems = Problems.of(path)
    stored = read_file(path, AGREEMENT_FILE, problems)
    raise_if_any([problems])
    kinds = {item.unit_kind: Counts(item.tp, item.fp, item.fn, item.tn) for item in stored.kinds}
    return Agreement(stored.version, stored.digest, kinds)


def schemas() -> dict[str, str]:
    """The texts of the schemas by their file names."""
    return {
        "learned.schema.json": schema_text(LEARNED_FILE, "由例句学得的字词", "Words learned from examples"),
        "likelihood.schema.json": schema_text(LIKELIHOOD_FILE, "结论的把握", "How sure verdicts are"),
        "agreement.schema.json": schema_text(AGREEMENT_FILE, "与读者一致的程度", "How often readers agree"),
    }


def _formula(stored: FormulaRecord) -> Formula:
    return Formula({name: weight for name, (_, weight) in stored.weights.items()}, stored.high, stored.low)


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
