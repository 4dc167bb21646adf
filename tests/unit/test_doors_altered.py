"""Decisions out of a log that was altered shape no verdict: every door refuses such a report in the same sentence."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import fazhi.pytest_plugin.cases  # noqa: F401 - inner runs forget what they loaded first
from fazhi import api
from fazhi.cli import main
from fazhi.model.errors import AlteredError
from fazhi.output.formats import FORMATS
from fazhi.records import verify_decisions
from fazhi.records.decisions import FILE as LOG
from fazhi.records.decisions import read_decisions
from fazhi.sphinx_ext.site import load_site
from fazhi.sphinx_ext.site.settings import Settings
from in_play import make_in_play
from ledgers import BOOK, SLUG

SENTENCE = "第 2 条与校验值不符"
FILE = f"docs/reports/{SLUG}/report.txt"
REFUSED = 4
DOORS = [
    *(["audit", SLUG, "--output", f"新{each.suffix}"] for each in FORMATS),
    ["audit", SLUG],
    ["audit", FILE],
    ["audit", "报告.txt"],
    ["export", SLUG, "--output", "新.xlsx"],
    ["export", SLUG, "--paper", "notice"],
    ["export", SLUG, "--by", "department"],
    ["import", SLUG, BOOK],
    ["import", SLUG, BOOK, "--yes"],
    ["explain", "SUPERVISE_001", SLUG],
    ["precheck", SLUG],
    ["compare", SLUG, "别的.txt"],
    ["compare", SLUG, "别的.txt", "没有.txt"],
    ["status", SLUG],
    ["verify", SLUG],
    ["sign", SLUG, "--key", "没有"],
    ["confirm", SLUG, "1", "--by", "张三"],
    ["decide", SLUG, "DECISION_001", "撤销", "--number", "3", "--by", "张三"],
    ["review", SLUG],
    ["add", "别的.txt", "--replace", SLUG, "--by", "张三"],
    ["gaps", SLUG],
    ["gaps", "报告.txt"],
    ["pdf", SLUG],
    ["single", SLUG],
    ["site"],
]
"""Every command that says what a report comes to, or writes of it."""


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose report has decisions, and a ledger that was sent out; gives the folder of its record."""
    monkeypatch.chdir(tmp_path)
    folder = make_in_play(tmp_path)
    assert main(["export", SLUG]) == 0
    text = (folder / "report.txt").read_text(encoding="utf-8")
    (tmp_path / "报告.txt").write_text(text, encoding="utf-8")
    (tmp_path / "别的.txt").write_text(text.replace("28件", "29件").replace("2022", "2023"), encoding="utf-8")
    (tmp_path / "conf.py").touch()
    (tmp_path / "docs" / "index.rst").touch()
    return folder


@pytest.fixture
def altered(record: Path) -> Path:
    """The same, whose log somebody has changed."""
    log = record / LOG
    log.write_text(log.read_text(encoding="utf-8").replace("strength: measure", "strength: result"), encoding="utf-8")
    return record


@pytest.mark.parametrize("door", DOORS, ids=" ".join)
def test_a_command_refuses_it_in_the_same_sentence_and_writes_nothing(
    door: list[str], altered: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    capfd.readouterr()
    assert main(door) == REFUSED
    told = capfd.readouterr()
    assert f"{altered.relative_to(tmp_path).as_posix()}/{LOG} 的{SENTENCE}" in told.err
    assert not told.out
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_among_many_it_is_listed_and_the_others_are_audited(
    altered: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    del altered
    capsys.readouterr()
    assert main(["audit", SLUG, "别的.txt", "--output", "全部.csv"]) == 2
    assert SENTENCE in capsys.readouterr().err
    assert "2023" in (tmp_path / "全部.csv").read_text(encoding="utf-8-sig")
    assert main(["export", SLUG, "别的.txt", "--output", "全部"]) == 2
    told = capsys.readouterr()
    assert SENTENCE in told.out + told.err
    assert len(list((tmp_path / "全部").glob("*台账.xlsx"))) == 1


def test_the_checks_the_site_and_python_say_it(pytester: pytest.Pytester, altered: Path, tmp_path: Path) -> None:
    with pytest.raises(AlteredError, match=SENTENCE):
        api.audit_file(FILE)
    with pytest.raises(AlteredError, match=SENTENCE):
        load_site(Settings(catalogue="catalogue"), tmp_path / "docs", tmp_path)
    (tmp_path / "test_own.py").write_text("def test_own(assessment):\n    pass\n", encoding="utf-8")
    ran = pytester.runpytest_subprocess("test_own.py", "--rootdir=.", f"--report={altered.name}")
    assert ran.ret == REFUSED
    ran.stderr.fnmatch_lines([f"*{SENTENCE}*"])


def test_decisions_on_last_years_report_are_none_of_this_years(altered: Path) -> None:
    assert main(["audit", "别的.txt", "--previous", SLUG]) == 1


@pytest.mark.parametrize("at", range(5))
def test_whatever_one_byte_becomes_the_log_says_the_same_or_is_refused(at: int, record: Path) -> None:
    path = record / LOG
    data, log = path.read_bytes(), read_decisions(record)
    for place in range(data.index(b"  - ") + at, len(data), 61):
        for byte in {ord("0"), ord(":"), ord('"'), 0xFF} - {data[place]}:
            path.write_bytes(data[:place] + bytes([byte]) + data[place + 1 :])
            try:
                assert verify_decisions(record) == log
            except AlteredError as error:
                number = re.search(r"第 (\d) 条", error.zh)
                assert number is not None
                assert int(number[1]) <= 1 + data[:place].count(b"\n  - ", data.index(b"\n  - "))


@pytest.mark.parametrize(
    "alter",
    [
        lambda data: data[:0],
        lambda data: data[:-9],
        lambda data: data.replace(b"log:", b"lag:"),
        lambda data: data.replace(b"schema: fazhi.decisions/2", b"schema: fazhi.decisions/9"),
        lambda data: b"\x00" + data,
    ],
)  # fmt: skip
def test_a_log_that_cannot_be_read_is_an_altered_one(
    alter: Callable[[bytes], bytes], record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = record / LOG
    path.write_bytes(alter(path.read_bytes()))
    for door in (["verify", SLUG], ["audit", SLUG]):
        capsys.readouterr()
        assert main(door) == REFUSED
        told = capsys.readouterr().err.splitlines()
        assert len(told) == 2
        assert "从备份恢复" in told[0]
