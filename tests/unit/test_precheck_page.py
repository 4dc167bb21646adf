"""The page on what is looked for before a report goes out tells of the checks that there are."""

import os

from fazhi.precheck import CHECKS
from shared import ROOT

PAGE = ROOT / "docs" / "precheck.rst"
HEAD = """\
发出之前
========

``fazhi precheck 报告.docx`` 列出不该带出办公室的，每处指明在哪一章、哪一句、第几字；\\ ``--format json`` 供程序读取，
字段见 fazhi 源码中的 ``docs/schema/fazhi.precheck-1.schema.json``\\ 。
退出码：0 没有，1 有，2 输入或用法有误。网站首页每份报告的结论下面也有一栏，点开看，再点到全文里。

只看写法，不看事实：没有列出的，不等于没有问题；列出的，由人决定改不改。
词在 ``requirements/precheck.yaml``\\ ，可以增补。

.. list-table::
   :header-rows: 1

   * - 种类
     - 看什么
     - 例
"""


def escaped(text: str) -> str:
    """Words as reStructuredText prints them."""
    for mark in "\\*_`|":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def page() -> str:
    """The page as it has to be."""
    rows = []
    for check in CHECKS:
        looked_for, *_, examples = check.manual.zh.split("\n\n")
        passes, fails = (escaped(line) for line in examples.split("\n不通过："))
        rows.append(f"   * - {check.title.zh} ``{check.id}``\n     - {escaped(looked_for)}\n")
        rows.append(f"     - {passes}\n\n       不通过：{fails}\n")
    return HEAD + "".join(rows)


def test_the_page_tells_of_every_check() -> None:
    if os.environ.get("FAZHI_WRITE_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "run with FAZHI_WRITE_GOLDEN=1 and look at the difference"
