"""Words of reports stand in lists that a lawyer may mend, and not in the code that reads and grades by them."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from fazhi.model.numerals import AMOUNTS, FORMAL
from shared import ROOT

SOURCE = ROOT / "src" / "fazhi"
ROOMS = ("evidence", "reading", "across", "patterns", "audit.py", "intake.py")
SAYING = ("rules", "precheck")
"""Rooms that say as much as they look for: of these only what is looked for is looked at, and collections of words."""
LOOKED_FOR = {"compile", "lazily", "split", "sub", "search", "match", "fullmatch", "findall", "finditer", "partition"}
LOOKED_FOR |= {"rpartition", "removeprefix", "removesuffix", "startswith", "endswith", "frozenset"}
SAID = {"Both", "Doubt", "InputError", "refuse", "problem", "add", "pick", "print", "_of_pages", "_named"}
"""What says something to people: its arguments are sentences of the program's own."""
LISTS = {
    "audit.py 报告写明没有这样的事": "said to people",
    "evidence/other_words.py 镇乡 县区旗 市州盟": "the ranks of places, which the code counts",
    "reading/annexes.py 附件": "what the program itself calls an annex",
    "reading/formats/contents.py 第页": "marks of a page number, character by character",
    "reading/formats/docx/styles.py 标题 目录": "names of Word's own styles",
    "reading/formats/office/convert.py 退出码": "said to people",
    "reading/formats/pagination.py 页码": "marks of a page number",
    "reading/formats/pdf/scans.py 口囗": "shapes that recognition takes for a box",
    "reading/normal.py *": "tables of characters",
    "reading/numbering.py *": "what numbers of headings and items are written with",
    "reading/reader.py 标准输入": "said to people",
    "reading/structure/subject.py 县级以上政府 部门 乡镇街道 开发区": "said to people",
    "reading/traditional.py *": "tables of characters",
}
"""Strings that may stand where they are, and why."""
NUMERALS = re.compile(rf"个百分点|百分之|年度|年的|[{AMOUNTS}{FORMAL}]+")
"""What numbers and years are written with."""
CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]|\[[^\]]*$|^[^\[]*\](?=[^\]]*$)")
"""One character of several, whole or cut by a part that is put in."""
WORD = re.compile("[\u4e00-\u9fff]{2,}")


def looked_for(tree: ast.AST) -> Iterator[str]:
    """The strings of a module that are looked for, or stand in a collection with another."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in LOOKED_FOR:
            yield from (said for argument in node.args for said in strings(argument))
        if isinstance(node, ast.Tuple | ast.Set | ast.List) and len(node.elts) > 1:
            yield from (
                each.value for each in node.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def strings(tree: ast.AST) -> Iterator[str]:
    """The strings of a module that are neither docstrings nor said to people."""
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield tree.value
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Call) and (_name(node) in SAID or isinstance(node.func, ast.Call)):
            continue
        yield from strings(node)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def words(source: str, take: Callable[[ast.AST], Iterator[str]] = strings) -> list[str]:
    """The Chinese words in strings of some code, without numerals and sets of characters."""
    bare = (NUMERALS.sub(" ", CLASS.sub(" ", string)) for string in take(ast.parse(source)))
    return [word for string in bare for word in WORD.findall(string)]


def files(rooms: Iterable[str]) -> Iterator[Path]:
    for room in rooms:
        path = SOURCE / room
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def test_no_word_of_reports_stands_in_code() -> None:
    may = {(file, word) for entry in LISTS for file, *told in [entry.split()] for word in told}
    found = [
        (str(path.relative_to(SOURCE)), word)
        for rooms, take in ((ROOMS, strings), (SAYING, looked_for))
        for path in files(rooms)
        for word in words(path.read_text("utf-8"), take)
    ]
    assert [pair for pair in found if pair not in may and (pair[0], "*") not in may] == []
    assert {pair for pair in may if pair[1] != "*"} <= set(found), "an entry that nothing needs any more"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('_A = re.compile("(?:列入|纳入)[在于]")', ["列入", "纳入"]),
        ('_A = frozenset(("没有", "尚无"))', ["没有", "尚无"]),
        ('_A = lazily(rf"^{one[x]}(?:实施|出台)?$")', ["实施", "出台"]),
        ('_A = "对把将就"', ["对把将就"]),
        ('_A = re.compile("[对把将就]|年度|百分之[十二]")', []),
        ('"""评查案卷"""\nBoth("评查案卷", "x")', []),
    ],
)
def test_a_list_of_words_in_code_is_seen(source: str, expected: list[str]) -> None:
    assert words(source) == expected


def test_what_a_room_says_is_no_list_and_what_it_looks_for_is() -> None:
    source = (
        'said = f"分项之和 {x} 不符"\n_A = ("总结", "评估")\n_B = re.compile("合计|总计")\ntitle.removeprefix("国名")'
    )
    assert words(source, looked_for) == ["总结", "评估", "合计", "总计", "国名"]
