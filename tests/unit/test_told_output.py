"""What the documents show of commands on the sample report is what the commands say."""

import re
from pathlib import Path

import pytest

from fazhi import audit_file
from fazhi.cli import main

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "README.zh-CN.md", "docs/tutorial.rst")
SAMPLE = "docs/reports/yunzhou-hightech-2024/report.txt"
_SHOWN = re.compile(r"^( +)\$ \.venv/bin/fazhi ((?:audit|explain) .*)\n((?:\1.*\n|[ ]*\n)*)", re.MULTILINE)
_CHECKED = re.compile(r"^( +)\$ \.venv/bin/pytest checks .*\n((?:\1.*\n|[ ]*\n)*)", re.MULTILINE)
_LEFT_OUT = re.compile(r"^…?$", re.MULTILINE)


def _pieces(block: str, indent: str) -> list[str]:
    """The paragraphs that are shown; between them something may be left out."""
    text = "\n".join(line.removeprefix(indent) for line in block.splitlines())
    shown = text.partition("\n$ ")[0]
    return [piece.strip("\n") for piece in _LEFT_OUT.split(shown) if piece.strip()]


def _samples() -> list[tuple[str, str, list[str]]]:
    found = []
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        found += [
            (page, command, _pieces(block, indent)) for indent, command, block in _SHOWN.findall(text)
            if SAMPLE in command
        ]  # fmt: skip
    return [(page, command, pieces) for page, command, pieces in found if pieces]


@pytest.fixture(autouse=True)
def calibrated() -> None:
    """Samples tell how likely conclusions are, which is not known after a change of rules until `make calibrate`."""
    if audit_file(ROOT / SAMPLE).unlikely is not None:
        pytest.skip("the likelihood is to be calibrated for the rules of today, which another test asks for")


@pytest.mark.parametrize(("page", "command", "pieces"), _samples())
def test_a_sample_of_output_is_what_the_command_says(
    page: str, command: str, pieces: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    main([*command.split(), "--lang", "en" if page == "README.md" else "zh"])
    said, at = capsys.readouterr().out, 0
    for piece in pieces:
        found = said.find(piece, at)
        assert found >= 0, f"{page} shows of fazhi {command} what it does not say:\n{piece}"
        at = found + len(piece)


def test_gaps_that_the_tutorial_shows_of_the_checks_are_those_of_the_audit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    main(["audit", SAMPLE, "--lang", "zh"])
    said = capsys.readouterr().out
    tutorial = (ROOT / "docs/tutorial.rst").read_text(encoding="utf-8")
    shown = [
        _pieces(gap, indent)
        for indent, block in _CHECKED.findall(tutorial)
        for gap in re.split(rf"(?m)^{indent}_{{3,}} .* _{{3,}}$", block)
        if gap.strip()
    ]
    assert len(shown) == 2
    for pieces in shown:
        at = 0
        for piece in pieces:
            at = said.find(piece, at)
            assert at >= 0, piece


def _blocks(text: str, begins: str) -> list[str]:
    """The literal blocks of a page that begin so, without their indent."""
    found = re.findall(rf"^((?:   {begins}).*\n(?:   .*\n|\n)*)", text, re.MULTILINE)
    return ["\n".join(line.removeprefix("   ") for line in block.splitlines()).strip("\n") + "\n" for block in found]


def test_the_example_of_a_project_says_what_the_tutorial_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report that is to be copied, the decision on it, its next draft, a gap accepted and a wording added."""
    tutorial = (ROOT / "docs/tutorial.rst").read_text(encoding="utf-8")
    (text,) = _blocks(tutorial, "青石镇2024年度.*报告$")
    (wording,) = _blocks(tutorial, "- extends: DISPUTE_010")
    shown = re.findall(
        r"^   \$ \.venv/bin/fazhi ((?:add|decide|waive|explain) .*(?:\n       --.*)*)\n((?:   [^$\n].*\n|\n)*)",
        tutorial.partition("七、")[2].partition("八、")[0],
        re.MULTILINE,
    )
    monkeypatch.chdir(tmp_path)
    main(["init", "青石镇"])
    monkeypatch.chdir(tmp_path / "青石镇")
    Path("reports/我的报告.txt").write_text(text, encoding="utf-8")
    Path("reports/二稿.txt").write_text(text.replace("全年办理", "全年共办理"), encoding="utf-8")
    asked = []
    for command, block in shown:
        if command.startswith("explain") and asked[-1].startswith("explain"):
            with Path("requirements/obligations/dispute.yaml").open("a", encoding="utf-8") as file:
                file.write(f"\n{wording}")
        capsys.readouterr()
        main([*command.replace("\\\n", "").split(), "--lang", "zh"])
        said = capsys.readouterr().out
        for piece in _pieces(block, "   "):
            assert piece in said, f"the tutorial shows of fazhi {command} what it does not say"
        asked.append(command)
    assert [command.split()[0] for command in asked] == ["add", "decide", "add", "waive", "explain", "explain"]


def test_every_page_that_shows_output_is_looked_at() -> None:
    assert {page for page, _, _ in _samples()} == set(PAGES)
