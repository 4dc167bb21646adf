"""learned.yaml: words learned from examples, by which a sentence is recognised that no pattern meets.

It counts for the digest of the catalogue, for an audit finds by it. `fazhi dev calibrate` writes it.
"""

from pathlib import Path
from typing import Annotated

from fazhi.model.learned import FILE, Learned, Learnt
from fazhi.yamlfile import Decimal, MapOf, Record, RecordOf, Text, required
from fazhi.yamlfile.schema import schema_text, write_schemas

_WORDS = MapOf(Text("[^\\s]{2,3}", "两三个字", "two or three characters"), Decimal(-100, 100))
_ID = Text("[A-Z]+_[0-9]{3}", "义务编号", "an identifier of an obligation")


class LearntRecord(Record):
    """The words of one duty."""

    base: Annotated[float, required(Decimal(-100, 100), "一个字词也没有时的分数", "what a sentence without any has")]
    words: Annotated[
        dict[str, tuple[int, float]],
        required(_WORDS, "字词和分数，负的说明没有说到", "words and what each counts, below 0 against the duty"),
    ]


class LearnedFile(Record):
    """The whole file."""

    least: Annotated[float, required(Decimal(0, 1), "份额不低于它才认定", "share from which a sentence counts")]
    duties: Annotated[
        dict[str, tuple[int, LearntRecord]],
        required(MapOf(_ID, RecordOf(LearntRecord)), "各项义务的字词", "the words of each duty"),
    ]


ROOT = RecordOf(LearnedFile)


def built_learned(stored: LearnedFile, folder: Path) -> Learned:
    """What the file of a catalogue's folder says."""
    duties = {
        name: Learnt(line, record.base, {words: value for words, (_, value) in record.words.items()})
        for name, (line, record) in stored.duties.items()
    }
    return Learned(f"{folder.resolve().name}/{FILE}", stored.least, duties)


def schemas() -> dict[str, str]:
    """The text of the schema by its file name."""
    return {"learned.schema.json": schema_text(ROOT, "由例句学得的字词", "Words learned from examples")}


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
