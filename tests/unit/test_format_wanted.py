"""In which format a command writes: by its name, by the file's suffix, or as text."""

import pytest

from fazhi.cli.formats import format_wanted, refuse_terminal
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.output.formats import entry

FORMATS = ("text", "csv", "html")
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
    assert format_wanted(told, output, FORMATS, WHAT) == wanted


@pytest.mark.parametrize("told", [None, "csv"])
@pytest.mark.parametrize("suffix", [".pdf", ".sarif", ".json", ".xlsx"])
def test_a_suffix_that_promises_something_else_is_refused_with_those_there_are(told: str | None, suffix: str) -> None:
    with pytest.raises(InputError) as refused:
        format_wanted(told, f"甲{suffix}", FORMATS, WHAT)
    assert refused.value.zh == f"对照不能写成 {suffix}；可用的后缀：.txt、.csv、.html、.htm。"
    assert refused.value.en == f"A comparison cannot be written as {suffix}; suffixes are .txt, .csv, .html, .htm."


@pytest.mark.parametrize("told", [None, "text", "csv"])
def test_a_suffix_that_promises_nothing_is_taken_as_by_an_audit_of_one(told: str | None) -> None:
    assert format_wanted(told, "甲.第二版", FORMATS, WHAT) == entry(told, "甲.第二版").name == (told or "text")


def test_a_suffix_of_another_format_is_not_said_to_be_of_none() -> None:
    with pytest.raises(InputError) as refused:
        format_wanted("text", "甲.csv", FORMATS, WHAT)
    assert refused.value.zh == "--output 甲.csv 的后缀与内容不符：这里写出 text 格式；请改其一。"
    assert refused.value.en == "The suffix of --output 甲.csv says something else than text; change one of them."


def test_what_is_no_text_is_refused_at_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    refuse_terminal("xlsx", None)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    refuse_terminal("xlsx", "甲.xlsx")
    with pytest.raises(InputError, match=r"请加 --output 文件\.xlsx"):
        refuse_terminal("xlsx", None)
