"""In which format a command writes: by its name, by the file's suffix, or as text."""

import pytest

from fazhi.cli.formats import format_wanted
from fazhi.model.both import Both
from fazhi.model.errors import InputError

SUFFIXES = {".txt": "text", ".csv": "csv", ".htm": "html"}
WHAT = Both("对照", "A comparison")


@pytest.mark.parametrize(
    ("told", "output", "wanted"),
    [
        (None, None, "text"),
        ("csv", None, "csv"),
        (None, "甲", "text"),
        (None, "甲.CSV", "csv"),
        (None, "甲.htm", "html"),
        ("html", "甲.htm", "html"),
        ("csv", "甲", "csv"),
    ],
)
def test_the_name_goes_before_the_suffix_and_text_comes_last(told: str | None, output: str | None, wanted: str) -> None:
    assert format_wanted(told, output, SUFFIXES, WHAT) == wanted


@pytest.mark.parametrize("told", [None, "csv"])
def test_a_suffix_of_no_format_is_refused_with_those_there_are(told: str | None) -> None:
    with pytest.raises(InputError) as refused:
        format_wanted(told, "甲.pdf", SUFFIXES, WHAT)
    assert refused.value.zh == "对照不能写成 .pdf；可用的后缀：.txt、.csv、.htm。"
    assert refused.value.en == "A comparison cannot be written as .pdf; suffixes are .txt, .csv, .htm."


def test_a_suffix_of_another_format_is_not_said_to_be_of_none() -> None:
    with pytest.raises(InputError) as refused:
        format_wanted("text", "甲.csv", SUFFIXES, WHAT)
    assert refused.value.zh == "--output 甲.csv 的后缀与内容不符：这里写出 text 格式；请改其一。"
    assert refused.value.en == "The suffix of --output 甲.csv says something else than text; change one of them."
