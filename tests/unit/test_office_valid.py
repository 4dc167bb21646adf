"""Word and Excel refuse what LibreOffice forgives: whatever is written for them is valid by the schemas of ECMA-376."""

import re
import zipfile
from pathlib import Path

import pytest

from absent import needs
from fakes import TEXT
from fazhi.cli import main
from fazhi.ledger.papers import WORD_PAPERS
from in_play import make_in_play
from ledgers import BOOK, SLUG

pytestmark = needs("openxml-audit")
LAST_YEAR, BEFORE = "上年.txt", "前年.txt"
MADE = {
    "台账": ["export", SLUG, "--output", "台账.xlsx"],
    "台账带上年": ["export", SLUG, "--previous", LAST_YEAR, "--output", "台账带上年.xlsx"],
    "批注": ["audit", SLUG, "--output", "批注.docx"],
    "批注.en": ["audit", SLUG, "--lang", "en", "--output", "批注.en.docx"],
    "对照": ["compare", LAST_YEAR, SLUG, "--output", "对照.xlsx"],
    "历年": ["compare", BEFORE, LAST_YEAR, SLUG, "--output", "历年.xlsx"],
    "批量": ["audit", LAST_YEAR, SLUG, "--output", "批量.xlsx"],
    "清单": ["audit", LAST_YEAR, SLUG, "--manifest", "清单.xlsx"],
} | {
    f"{paper.name}.{language}": ["export", SLUG, "--paper", paper.name, "--lang", language, "--output",
                                 f"{paper.name}.{language}.docx"]
    for paper in WORD_PAPERS
    for language in ("zh", "en")
}  # fmt: skip
"""What is written for either, and by which command."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with decisions, a waiver and answers on its report, and reports of the two years before."""
    folder = tmp_path_factory.mktemp("project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        make_in_play(folder)
        for name, year in ((LAST_YEAR, "2021"), (BEFORE, "2020")):
            (folder / name).write_text(TEXT.replace("2022", year), encoding="utf-8")
        assert main(["export", SLUG, "--output", BOOK]) == 0
    return folder


def mistakes(path: Path) -> list[str]:
    """What is not as the schemas have it."""
    from openxml_audit import OpenXmlValidator  # a machine may lack it

    return [str(each) for each in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("name", MADE)
def test_what_is_written_is_valid(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert main(MADE[name]) in {0, 1}
    written = project / MADE[name][-1]
    assert mistakes(written) == []
    if written.suffix == ".docx":
        with zipfile.ZipFile(written) as package:
            assert not [part for part in package.namelist() if "WithEffects" in part or "thumbnail" in part]
            assert b'compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in package.read(
                "word/settings.xml"
            )


def test_elements_in_another_order_are_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert main(["export", SLUG, "--paper", "findings", "--output", "good.docx"]) == 0
    with zipfile.ZipFile("good.docx") as good, zipfile.ZipFile("bad.docx", "w") as bad:
        for part in good.namelist():
            text = good.read(part)
            if part == "word/document.xml":
                text = re.sub(rb"(<w:pStyle [^>]*/>)(<w:[^>]*/>)", rb"\2\1", text, count=1)
                assert text != good.read(part)
            bad.writestr(part, text)
    assert mistakes(project / "bad.docx")
