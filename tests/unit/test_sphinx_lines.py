"""Where a line of the source ends without a gap, and where the gap is meant."""

import pytest

from fazhi.sphinx_ext.theme.lines import joined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一行\n第二行", "第一行第二行"),
        ("写完。\n再写", "写完。再写"),
        ("他说\n“好”", "他说“好”"),
        ("用，\nSphinx 生成", "用，Sphinx 生成"),
        ("用 Sphinx\n，再读", "用 Sphinx，再读"),
        ("由 Sphinx\n生成", "由 Sphinx\n生成"),
        ("生成\nSphinx 的页", "生成\nSphinx 的页"),
        ("two words\nof English", "two words\nof English"),
        ("it says “so”\nand on", "it says “so”\nand on"),
        ("共 3\n项", "共 3\n项"),
        ("一\n\n二", "一\n\n二"),
    ],
)
def test_line_ends_between_chinese_characters_go(text: str, expected: str) -> None:
    assert joined(text) == expected
