"""What requirements/precheck.yaml may say; `python -m fazhi.precheck.vocabulary_file` rewrites its schema."""

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


class PrecheckRecord(Record):
    """precheck.yaml: a list of words each."""

    to_fill: Annotated[_Words, _some("方括号里以其一开头或结尾的没有填完", "in square brackets they tell of a blank")]
    to_fill_alone: Annotated[_Words, _some("圆括号里只有其一的没有填完", "the same alone in round brackets")]
    prompt: Annotated[_Words, _some("模板的提示，没有删的说明", "prompts and instructions of a template")]
    blank_before: Annotated[
        _Words, _some("××、○○在其一之前是没有填的", "before one ×× and ○○ stand for what is not filled in")
    ]
    draft_mark: Annotated[_Words, _some("文稿没有定的标记", "marks of a draft")]
    secret_mark: Annotated[_Words, _some("不公开的标记", "marks of what is not for the public")]
    hanging: Annotated[_Words, _some("以其一结尾的句子没有写完", "a sentence that ends with one is cut off")]
    doubled: Annotated[_Words, _some("连写两遍就是误写的词", "words that stand twice in a row by a slip only")]


PRECHECK = RecordOf(PrecheckRecord)


def schemas() -> dict[str, str]:
    """The text of the schema by its file name."""
    title = schema_text(PRECHECK, "发出之前要看的话", "The words by which a report is checked before it goes out")
    return {"precheck.schema.json": title}


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
