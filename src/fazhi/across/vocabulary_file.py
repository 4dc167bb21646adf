"""What requirements/across.yaml may say; `python -m fazhi.across.vocabulary_file` rewrites its schema."""

from functools import partial
from pathlib import Path
from typing import Annotated

from fazhi.yamlfile import ListOf, Record, RecordOf, Text, required
from fazhi.yamlfile.schema import schema_text, write_schemas

_WORD = Text(
    r"[^|(){}?*+^$\\\n]{1,20}",
    "1 至 20 个字，不含 | ( ) { } ? * + ^ $ \\",
    r"1 to 20 characters without | ( ) { } ? * + ^ $ \\",
)
_Words = tuple[str, ...]
_some = partial(required, ListOf(_WORD, 1, unique=True))


class AcrossRecord(Record):
    """across.yaml: a list of words each."""

    common: Annotated[_Words, _some("两句话都有它也不说明什么的词", "words that show nothing when shared")]
    measure: Annotated[_Words, _some("数字后面的量词和单位", "what numbers count in")]
    where: Annotated[_Words, _some("只说在哪里、凭什么做的开头", "how a clause begins that only says where")]
    deed: Annotated[_Words, _some("其后是所做的事", "what the deed itself begins with")]
    closing: Annotated[_Words, _some("结束语、号召，不是承诺", "closing words and calls, which promise nothing")]
    opening: Annotated[_Words, _some("引出下文、只作概括的话，不是承诺", "words that only introduce or sum up")]
    cause: Annotated[_Words, _some("以其一开头的是前一项不足的原因", "what begins with one is the cause of the former")]
    ritual: Annotated[_Words, _some("仪式性的话", "words of ritual")]
    thanks: Annotated[_Words, _some("致谢和称呼", "thanks and addresses")]
    slogan: Annotated[_Words, _some("口号", "slogans")]
    superior: Annotated[_Words, _some("引上级的话", "how a superior's words are quoted")]


ACROSS = RecordOf(AcrossRecord)


def schemas() -> dict[str, str]:
    """The text of the schema by its file name."""
    title = schema_text(ACROSS, "把两份报告放在一起看的话", "The words by which two reports are looked at together")
    return {"across.schema.json": title}


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
