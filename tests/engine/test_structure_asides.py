"""Lines between those of a report that are none of it: only whole lines, and none that tells something."""

import pytest

from fazhi.reading.formats.text import read_plain
from fazhi.reading.structure.asides import is_left, is_remark

LINES = {
    "a sentence": ("全年办案三件。", ""),
    "a reviewer's question in brackets": ("（这一段要不要？）", "remark"),
    "in other brackets": ("【请核实数字】", "remark"),
    "a question in brackets": ("【数字对吗？请看】", "remark"),
    "a note of the report in brackets": ("（数据截至年底）", ""),
    "a reviewer's words without brackets": ("这一段写得太长", ""),
    "a reviewer's words in a sentence": ("全年办案三件（请核实）。", ""),
    "a message to somebody": ("@王科长 请看第二部分", "remark"),
    "an address of a mail": ("联系信箱 wang@yunling.example", ""),
    "a call to follow": ("点击蓝字，关注我们", "left"),
    "a call to follow behind words": ("群众可关注我们", ""),
    "what tells a number": ("关注我们的群众有3000人次", ""),
    "how many read it": ("阅读 1024 赞 16 在看 9", "left"),
    "how many read it, in one word": ("阅读 10万+", "left"),
    "such words without a number or a blank": ("阅读", ""),
    "a word of a chat": ("收到，谢谢！", "left"),
    "five words of a chat": ("好的，收到，明白，谢谢，辛苦了", ""),
    "a chat that says something": ("收到群众来信", ""),
    "how a form is to be filled in": ("填写要求：写明全年工作", "remark"),
    "three hundred characters": (f"（请核实{'某' * 295}）", "remark"),
    "more": (f"（请核实{'某' * 296}）", ""),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_is_beside_the_report_as_a_whole(name: str) -> None:
    line, told = LINES[name]
    document = read_plain(f"云岭县报告\n{line}\n")
    block = document.blocks[1]
    found = (is_remark(document.text, block), is_left(document.text, block))
    assert found == (told == "remark", told == "left")


def test_a_row_of_a_table_is_none() -> None:
    document = read_plain("事项\t进度\n收到\t好的\n（请核实）\t谢谢\n填写要求：甲\t乙\n")
    assert [(is_remark(document.text, row), is_left(document.text, row)) for row in document.blocks] == [
        (False, False)
    ] * len(document.blocks)
