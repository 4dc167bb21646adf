"""A page of one's own in a project made by `fazhi init`: the views of sphinx-needs work there with our fields."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import small_catalogue

REPORT = "青石镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n办理了甲事28件。\n"
PAGE = """\
自己的页面
==========

.. needtable::
   :filter: type == "obligation" and severity == "mandatory" and "own=not_applicable" in conclusions
   :columns: id, title, severity, conclusions, based_on
   :style: table

.. needlist::
   :filter: type == "report" and year == 2024 and unit_kind == "township"

.. needlist::
   :types: instrument

.. needflow::
   :filter: type in ("obligation", "instrument")

.. needpie:: 严重程度
   :labels: 强制, 其他

   type == "obligation" and severity == "mandatory"
   type == "obligation" and severity != "mandatory"

:need:`LEAD_001`
"""
DOT = """\
#!{python}
import sys
for option in sys.argv[1:]:
    if option.startswith("-o"):
        open(option[2:], "w").write("<map id=\\"x\\"></map>" if option.endswith(".map") else "drawn")
"""
"""In place of Graphviz: it draws nothing, but answers as it does."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project over the small catalogue with a report, an own page, and without matplotlib."""
    above = tmp_path_factory.mktemp("needs")
    subprocess.run([sys.executable, "-m", "fazhi", "init", "own"], cwd=above, check=True, capture_output=True)
    folder = above / "own"
    (folder / "own.txt").write_text(REPORT, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "fazhi", "add", "own.txt"], cwd=folder, check=True, capture_output=True)
    (folder / "small").mkdir()
    small_catalogue.write(folder / "small")
    (folder / "docs" / "own.rst").write_text(PAGE, encoding="utf-8")
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('import sys\nsys.modules["matplotlib"] = None\nfazhi_catalogue = "small"\n')
    (folder / "bin").mkdir()
    return folder


def _build(made: Path, *options: str) -> tuple[int, str, str]:
    """Status, what was said, and the own page."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-n", "-c", ".", *options, "docs", "out"]
    environment = {**os.environ, "PATH": str(made / "bin"), "REPORT": "", "LC_ALL": "C.UTF-8"}
    result = subprocess.run(command, cwd=made, env=environment, capture_output=True, text=True, check=False)
    return result.returncode, result.stderr, (made / "out" / "own.html").read_text(encoding="utf-8")


def test_tables_and_lists_show_our_needs_and_what_is_not_installed_is_named(made: Path) -> None:
    status, said, page = _build(made)
    assert status == 1
    warnings = [line for line in said.splitlines() if "WARNING" in line]
    assert [("Graphviz (dot)" in line, "matplotlib" in line) for line in warnings] == [(True, False), (False, True)]
    assert all("[fazhi.missing_program]" in line and "own.rst" in line for line in warnings)
    assert "Traceback" not in said
    assert 'href="obligations/LEAD_001.html#LEAD_001"' in page
    assert 'href="instruments/SHILAW.html#IN_SHILAW"' in page
    assert "RP_OWN" in page
    assert page.count("没有安装 Graphviz (dot)") == page.count("没有安装 matplotlib") == 1


def test_who_does_without_the_diagrams_has_no_warning(made: Path) -> None:
    status, said, _page = _build(made, "-E", "-D", "suppress_warnings=fazhi.missing_program")
    assert (status, said) == (0, "")


def test_once_the_program_is_installed_the_page_is_written_anew_with_the_diagram(made: Path) -> None:
    _build(made)
    dot = made / "bin" / "dot"
    dot.write_text(DOT.format(python=sys.executable), encoding="utf-8")
    dot.chmod(0o755)
    try:
        _status, said, page = _build(made)
    finally:
        dot.unlink()
    assert "Graphviz" not in said
    assert "没有安装 Graphviz (dot)" not in page
    assert "_images/needflow-" in page


def test_a_view_is_written_anew_when_a_need_it_shows_is_another(made: Path) -> None:
    """And in the same order as by a build from nothing, though only some needs were read again."""
    suppressed = ("-D", "suppress_warnings=fazhi.missing_program")
    _build(made, *suppressed)
    path = made / "small" / "instruments.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("title: 示例法", "title: 示例法改"), encoding="utf-8")
    try:
        again = _build(made, *suppressed)
        anew = _build(made, "-E", *suppressed)
    finally:
        path.write_text(before, encoding="utf-8")
    assert again == anew
    assert again[0] == 0
    assert "示例法改" in again[2]


def test_identifiers_of_ours_do_not_follow_the_project_s_own_rule_and_its_own_do(made: Path) -> None:
    conf, own = made / "conf.py", made / "docs" / "zz-own.rst"
    before = conf.read_text(encoding="utf-8")
    conf.write_text(f'{before}needs_id_regex = "^X[0-9]{{3}}$"\n', encoding="utf-8")
    suppressed = ("-E", "-D", "suppress_warnings=fazhi.missing_program")
    try:
        own.write_text("自己的条目\n==========\n\n.. obligation:: 一项\n   :id: X001\n", encoding="utf-8")
        assert _build(made, *suppressed)[:2] == (0, "")
        own.write_text("自己的条目\n==========\n\n.. obligation:: 一项\n   :id: abc\n", encoding="utf-8")
        status, said, _page = _build(made, *suppressed)
    finally:
        conf.write_text(before, encoding="utf-8")
        own.unlink()
    assert status == 1
    assert "abc" in said
    assert "IN_SHILAW" not in said
