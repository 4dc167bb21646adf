"""What the fields of a Word document show, told of their marks, codes and words in order."""

import pytest
from lxml import etree

from fazhi.reading.formats.docx.fields import Fields
from fazhi.reading.formats.docx.numbers import W

KINDS = {"{": "begin", "|": "separate", "}": "end"}
TICKED = "<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"
UNTICKED = "<w:checkBox><w:default/><w:checked w:val='0'/></w:checkBox>"
BY_DEFAULT = "<w:checkBox><w:default/></w:checkBox>"
NEVER = "<w:checkBox/>"
ENTRIES = "<w:listEntry w:val='是'/><w:listEntry w:val='否'/>"


def mark(kind: str, data: str = "") -> "etree._Element":
    space = W.strip("{}")
    return etree.fromstring(
        f"<w:fldChar xmlns:w='{space}' w:fldCharType='{kind}'>{f'<w:ffData>{data}</w:ffData>' if data else ''}"
        "</w:fldChar>"
    )


def shown(tokens: "tuple[str, ...]", *, closed: bool = True) -> str:
    """What is shown of { code | words }, of ends of paragraphs ¶ and of codes, which begin with =."""
    fields = Fields() if closed else Fields(closed=False)
    told = ""
    for piece in tokens:
        if piece[0] in KINDS:
            told += fields.mark(mark(KINDS[piece[0]], piece[1:]))
        elif piece == "¶":
            fields.end_paragraph()
        elif piece[0] == "=":
            fields.coded(piece[1:])
        elif not fields.hides:
            fields.told()
            told += piece
    return told


SHOWN = {
    "words of a field": (("{", "=PAGE", "|", "3", "}", "页"), "3页"),
    "words in a code": (("{", "=IF", "甲", "|", "乙", "}"), "乙"),
    "words of a field in a code": (("{", "=IF", "{", "=MERGEFIELD", "|", "甲", "}", "|", "乙", "}"), "乙"),
    "words of a field in what another shows": (("{", "=IF", "|", "{", "=PAGE", "|", "3", "}", "}"), "3"),
    "a sign in what another shows": (("{", "=IF", "|", "{", r"=EQ \f(3,4)", "}", "}"), "3/4"),
    "a code without a field": (("=PAGE", "甲"), "甲"),
    "fifty fields of which one is open": (("{",) * 50 + ("}",) * 49 + ("甲",), ""),
    "what is kept": (("{", "= set a", "|", "甲", "}", "乙"), "乙"),
    "what is asked for": (("{", "=ASK a", "|", "甲", "}", "乙"), "乙"),
    "what is only called alike": (("{", "=SETTING", "|", "甲", "}"), "甲"),
    "marks without a field": (("|", "}", "甲"), "甲"),
    "an end of a code within a paragraph": (("{", "=IF", "¶", "甲", "|", "乙", "}"), "乙"),
    "a code that goes on over twenty ends": (("{", "=IF", *"¶" * 20, "甲", "|", "乙", "}"), "乙"),
    "a code that goes on over more": (("{", "=IF", *"¶" * 21, "甲", "|", "乙", "}"), "甲乙"),
    "words that go on over more": (("{", "=IF", "|", *"¶" * 21, "甲", "}", "乙"), "甲乙"),
    "fields within fifty": (("{",) * 51 + ("甲",) + ("}",) * 50 + ("乙",), "乙"),
    "a ticked box": (("{" + TICKED, "=FORMCHECKBOX", "}"), "☑"),
    "an unticked box": (("{" + UNTICKED, "=FORMCHECKBOX", "|", "}"), "☐"),
    "a box that is ticked at first": (("{" + BY_DEFAULT, "}"), "☑"),
    "a box that nobody ticked": (("{" + NEVER, "}"), "☐"),
    "a box with words": (("{" + TICKED, "|", "是", "}"), "是"),
    "a box in a code": (("{", "=IF", "{" + TICKED, "}", "|", "}"), ""),
    "the entry that is chosen": (
        ("{<w:ddList><w:result w:val='1'/><w:default w:val='0'/>" + ENTRIES + "</w:ddList>", "}"),
        "否",
    ),
    "the entry at first": (("{<w:ddList><w:default w:val='1'/>" + ENTRIES + "</w:ddList>", "}"), "否"),
    "no entry chosen": (("{<w:ddList>" + ENTRIES + "</w:ddList>", "}"), "是"),
    "an entry without a number": (("{<w:ddList><w:result/>" + ENTRIES + "</w:ddList>", "}"), "是"),
    "an entry that is none": (("{<w:ddList><w:result w:val='2'/>" + ENTRIES + "</w:ddList>", "}"), ""),
    "an entry by no number": (("{<w:ddList><w:result w:val='x'/>" + ENTRIES + "</w:ddList>", "}"), ""),
    "no entries": (("{<w:ddList/>", "}"), ""),
    "another field": (("{", "=REF a", "}"), ""),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_field_shows_its_words_or_what_is_set_in_it(name: str) -> None:
    tokens, words = SHOWN[name]
    assert shown(tokens) == words


def test_where_a_field_has_no_end_its_code_ends_with_its_paragraph() -> None:
    assert shown(("{", "=IF", "甲", "¶", "乙"), closed=False) == "乙"
    assert shown(("{", "=IF", "|", "甲", "¶", "乙"), closed=False) == "甲乙"
    assert shown(("{", "=SET a", "|", "甲", "¶", "乙"), closed=False) == ""


SET = {
    r"EQ \o(□,√)": "☑",
    r"eq \o\ac(□,v)": "☑",
    r"EQ \o(□,V)": "☑",
    r"EQ \o (□;×)": "☒",
    r"EQ \o\al\ac(☐，x)": "☒",
    r"EQ \o(□,)": "□",
    r"EQ \o(○,1)": "①",
    r"EQ \o\ac(○,20)": "⑳",
    r"EQ \o\ac(○,21)": "21",
    r"EQ \o(○,0)": "0",
    r"EQ \o(○,甲)": "甲",
    r"EQ \o(□,1)": "1",
    r"EQ \o(女,口)": "女口",
    r"EQ \o(女,1)": "女1",
    r"EQ \* jc0 \o\ad(\s\up 9(fa),法)": "法",
    r"EQ \f(3, 4)": "3/4",
    r"EQ \f( 3；4)": "3/4",
    r"EQ \r(2)": "",
    r"IF \f(3,4)": "",
}
"""Codes of fields of typesetting, and what they show."""


@pytest.mark.parametrize("code", SET)
def test_a_sign_a_reading_and_a_fraction_are_what_is_set(code: str) -> None:
    assert shown(("{", f"={code}", "}")) == SET[code]


def test_only_the_beginning_of_a_long_code_is_looked_at() -> None:
    assert shown(("{", "=EQ ", "=" + " " * 390, r"=\f(3,4)", "}")) == "3/4"
    assert shown(("{", "=EQ ", "=" + " " * 391, r"=\f(3,4)", "}")) == ""
